"""What changed, in plain sentences under headings: for people in the terminal, and for merge requests."""

from collections.abc import Iterable, Iterator

from kmap.analysis.change.change import Changes, LevelChange
from kmap.analysis.change.setting_changes import SettingChange
from kmap.analysis.change.tie_changes import TieChange
from kmap.analysis.change.value_changes import ValueChange
from kmap.analysis.grid import Placement
from kmap.report import Report, words
from kmap.reports.changes import ends, tie_in_words
from kmap.reports.movement import came, left, moved, source
from kmap.terminal import listed


def sentences(changes: Changes, compared: str) -> Report:
    """Return what changed, in sentences: a part for each kind of change that there is.

    Parameters
    ----------
    changes
        What changed.
    compared
        Between what, in a sentence.

    Returns
    -------
    Report
        Without rows: its notes, and those of its parts, are the sentences. Where nothing
        changed, it says so.
    """
    parts = tuple(
        Report(name, f"{title} ({len(said)})", (), (), said)
        for name, title, said in ((name, title, tuple(said)) for name, title, said in _groups(changes))
        if said
    )
    notes = (compared,) if parts else (compared, "Nothing changed.")
    return Report("changes", changes.after.title, (), (), notes, parts)


def _groups(changes: Changes) -> Iterator[tuple[str, str, Iterable[str]]]:
    movement = changes.movement
    yield "register", "The register itself", _settings(changes.settings)
    yield "moved", "Moved on the grid", (f"{_name(m.after)} {moved(movement, m)}" for m in changes.moved)
    yield (
        "rescored",
        "Scored otherwise, in the same place",
        (f"{_name(m.after)} {moved(movement, m)}" for m in changes.rescored),
    )
    yield "came", "Came", (f"{_name(one)}, {came(movement, one)}" for one in movement.came)
    yield "left", "Left", (f"{_name(one)}, {left(movement, one)}" for one in movement.left)
    yield "rose", "Suggested level rose", (_level(level) for level in changes.levels if level.rose)
    yield "fell", "Suggested level fell", (_level(level) for level in changes.levels if not level.rose)
    for name, title, fields in (
        ("targets", "Targets", ("target",)),
        ("stances", "Stances", ("stance", "desired stance")),
        ("names", "Names and categories", ("name", "category")),
    ):
        yield name, title, (_value(value) for value in changes.values if value.field in fields)
    yield "ties", "Relationships", (_tie(changes, tie) for tie in changes.ties)


def _name(placement: Placement) -> str:
    return placement.stakeholder.name


def _settings(settings: Iterable[SettingChange]) -> list[str]:
    """Return what the register's own rules were and are; those that changed alike together."""
    alike: dict[tuple[str, ...], list[str]] = {}
    for one in settings:
        alike.setdefault((words(one.before), words(one.after), one.effect), []).append(one.field)
    sentences = []
    for (before, after, effect), fields in alike.items():
        verbs = ("was", "is") if len(fields) == 1 else ("were", "are")
        sentence = f"{listed(fields)} {verbs[0]} {before or 'nothing'} and {verbs[1]} {after or 'nothing'}"
        sentences.append(f"{sentence}: {effect}" if effect else sentence)
    return sentences


def _level(change: LevelChange) -> str:
    before, after = change.before.level or "none", change.after.level or "none"
    was, now = change.reasons
    why = [now] if now else []
    why += [f"before, {was}"] if was else []
    return f"{change.stakeholder.name} from {before} to {after}: {'; '.join(why)}"


def _value(change: ValueChange) -> str:
    before, after = change.before or "none", change.after or "none"
    said = source(change.by, change.date, change.because)
    told = f"{change.stakeholder.name}: {change.field} was {before} and is {after}"
    return (
        f"{change.before} is called {change.after} now"
        if change.field == "name"
        else told + (f" ({said})" if said else "")
    )


def _tie(changes: Changes, change: TieChange) -> str:
    because = change.after.because if change.after is not None else None
    reason = f" ({because})" if because else ""
    who = ends(changes, change)
    if change.before is None and change.after is not None:
        return f"{who}: new, {tie_in_words(change.after)}{reason}"
    if change.after is None and change.before is not None:
        return f"{who}: gone, {tie_in_words(change.before)}"
    assert change.before is not None, "it was there before"
    assert change.after is not None, "it is there now"
    if tie_in_words(change.before) == tie_in_words(change.after):
        return f"{who}: another reason for {tie_in_words(change.after)}{reason}"
    return f"{who}: was {tie_in_words(change.before)} and is {tie_in_words(change.after)}{reason}"
