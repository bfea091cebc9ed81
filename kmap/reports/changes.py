"""What changed, as a table for programs: a row for each value that differs."""

from collections.abc import Iterator

from kmap.analysis.change.change import Changes
from kmap.analysis.change.tie_changes import TieChange
from kmap.register.models.network import Relationship
from kmap.report import Report, words
from kmap.reports.moves import COLUMNS, Row, movement_rows
from kmap.terminal import listed, number

_WHAT = {"name": "renamed", "category": "category", "target": "target", "stance": "stance", "desired stance": "stance"}
"""What a change of a value is called."""


def report(changes: Changes, compared: str) -> Report:
    """Return a row for each value that differs.

    Parameters
    ----------
    changes
        What changed.
    compared
        Between what, in a sentence.

    Returns
    -------
    Report
        ``what`` is one of register, moved, rescored, came, left, level, target, stance,
        tie, renamed and category. A stakeholder that moved has a row for its quadrant
        and one for each score.
    """
    rows = tuple(_rows(changes))
    notes = (compared,) if rows else (compared, "nothing changed")
    return Report("changes", changes.after.title, COLUMNS, rows, notes)


def _rows(changes: Changes) -> Iterator[Row]:
    for setting in changes.settings:
        effect = (setting.effect,) if setting.effect else ()
        yield "register", None, None, setting.field, words(setting.before), words(setting.after), effect, (), None
    yield from movement_rows(changes.movement)
    for level in changes.levels:
        one = level.stakeholder
        before, after = level.before.level, level.after.level
        yield "level", one.id, one.name, "suggested", before, after, _nonempty(level.reasons[1]), (), None
    for value in changes.values:
        one = value.stakeholder
        what = _WHAT[value.field]
        yield what, one.id, one.name, value.field, value.before, value.after, value.because, value.by, value.date
    for tie in changes.ties:
        yield _tie(changes, tie)


def _tie(changes: Changes, change: TieChange) -> Row:
    before, after = (tie_in_words(tie) if tie is not None else None for tie in (change.before, change.after))
    because = change.after.because if change.after is not None else None
    return "tie", change.ends[0], ends(changes, change), "tie", before, after, _nonempty(because), (), None


def ends(changes: Changes, change: TieChange) -> str:
    """Return the names of the two that a relationship ties."""
    return listed([_name(changes, id_) for id_ in change.ends])


def _name(changes: Changes, id_: str) -> str:
    for register in (changes.after, changes.before):
        if id_ == register.team.id:
            return register.team.name
        if id_ in register.by_id:
            return register.by_id[id_].name
    return id_


def tie_in_words(tie: Relationship) -> str:
    """Return what a relationship says, such as ``a and b: funds, strength 2, conflict``."""
    parts = [tie.kind or "tie"]
    parts += [f"strength {number(tie.strength)}"] if tie.strength != 1 else []
    parts += ["conflict"] if tie.effect == "negative" else []
    return f"{tie.from_} {'and' if tie.mutual else 'to'} {tie.to}: {', '.join(parts)}"


def _nonempty(text: str | None) -> tuple[str, ...]:
    return (text,) if text else ()
