"""What an import has understood of a file, and what it brings to a register."""

from collections.abc import Iterable, Iterator, Sequence
from typing import Any, get_args

from kmap.analysis.importing.arrivals import Arrivals, State
from kmap.interchange.layout import Layout
from kmap.interchange.scales import Scale
from kmap.interchange.settling import Settled
from kmap.interchange.sheet import letters
from kmap.interchange.understanding import Told, Understanding
from kmap.report import Cell, Report, words
from kmap.terminal import number

MOST = 20
"""Rows of a kind that are listed; how many more there are is said."""
_LONGEST = 60


def understood(file: str, found: Understanding, settled: Settled) -> Report:
    """Return what was understood of a file: its columns, what was left out and why, what could not be read.

    Parameters
    ----------
    file
        What it is called.
    found
        What it says.
    settled
        The same by ids.
    """
    counts = dict.fromkeys((one.section for one in found.entries), 0)
    made = set(settled.made)
    for entry in settled.entries:
        if entry.section in counts and not (entry.section == "stakeholders" and entry.fields["id"] in made):
            counts[entry.section] += 1
    title = f"{file}: " + (
        ", ".join(_count(count, section) for section, count in counts.items()) or "nothing to import"
    )
    parts = [*_columns(found)]
    if found.skipped:
        parts.append(_told("skipped", "Rows that were skipped", found.skipped))
    if found.unread:
        parts.append(_told("unread", "Values that could not be read, and were left out", found.unread))
    return Report("import", title, (), (), tuple(_notes(found, settled)), tuple(parts))


def brought(register: str, found: Arrivals) -> Report:
    """Return what a file brings to a register.

    Parameters
    ----------
    register
        Its path.
    found
        What the file brings.
    """
    rows: list[tuple[Cell, ...]] = []
    for section in dict.fromkeys(one.section for one in found.arrivals):
        counts = [found.count(section, state) for state in get_args(State)]
        rows.append((section, *counts))
    parts = []
    changes: list[tuple[Cell, ...]] = [
        (one.what, change.field, _shown(change.old), _shown(change.new), one.place)
        for one in found.arrivals
        for change in one.changes
    ]
    if changes:
        parts.append(
            Report(
                "changes",
                _titled("What changes", changes),
                ("what", "field", "now", "then", "cell"),
                tuple(changes[:MOST]),
            )
        )
    new: list[tuple[Cell, ...]] = [(one.section, one.what, one.place) for one in found.arrivals if one.state == "new"]
    if new:
        parts.append(Report("new", _titled("What is new", new), ("section", "what", "cell"), tuple(new[:MOST])))
    alike: list[tuple[Cell, ...]] = [
        (one.what, one.like, one.place) for one in found.arrivals if one.state == "perhaps there already"
    ]
    if alike:
        name, id_ = alike[0][:2]
        note = f'--same "{name}={id_}" says it is, --apart "{name}" that it is another; till then it is left out'
        parts.append(
            Report(
                "alike", _titled("Perhaps there already", alike), ("name", "id", "cell"), tuple(alike[:MOST]), (note,)
            )
        )
    hidden: list[tuple[Cell, ...]] = [(one.id, one.field, one.standing, one.new, one.date) for one in found.hidden]
    if hidden:
        note = (
            "a score or stance without a date would not count; import them as assessments: --by WHO --date YYYY-MM-DD"
        )
        columns = ("id", "field", "assessed as", "in the file", "on")
        parts.append(
            Report(
                "hidden",
                _titled("Left out, because they have been assessed", hidden),
                columns,
                tuple(hidden[:MOST]),
                (note,),
            )
        )
    columns = ("part", "new", "changed", "same", "perhaps there already")
    return Report(
        "import-into", f"What it brings to {register}", columns, tuple(rows), tuple(_into_notes(found)), tuple(parts)
    )


def in_a_line(found: Arrivals) -> str:
    """Return what a file brings in a few words, such as ``3 new, 2 changed``."""
    states = ("new", "changed")
    counts = [(sum(one.state == state for one in found.arrivals), state) for state in states]
    return ", ".join(f"{count} {state}" for count, state in counts if count) or "nothing"


def _columns(found: Understanding) -> Iterator[Report]:
    plain = [layout for layout in found.layouts if _as_named(layout)]
    if plain:
        named = tuple((layout.sheet.name or None, layout.section, len(layout.rows)) for layout in plain)
        title = "Read as they are, every column being named as its field is"
        yield Report("sheets", title, ("sheet", "holds", "rows"), named)
    for layout in found.layouts:
        if layout in plain:
            continue
        rows = []
        for column in layout.columns:
            taken = " and ".join(column.fields)
            if taken and column.about.year:
                taken = f"{taken} in {column.about.year}"
            rows.append((letters(column.place), column.head, taken or "left out", column.why or None))
        held = f" ({layout.section})" if layout.section else " (not read)"
        name = f"sheet {layout.sheet.name}" if layout.sheet.name else "the table"
        notes = list(layout.sheet.remarks)
        if layout.above and layout.section:
            last = layout.above[-1]
            notes.append(
                f"above the headings, not read: row {last}"
                if len(layout.above) == 1
                else f"above the headings, not read: rows to {last}"
            )
        yield Report(
            "columns",
            f"Columns of {name}{held}",
            ("column", "heading", "taken as", "remark"),
            tuple(rows),
            tuple(notes),
        )


def _as_named(layout: Layout) -> bool:
    """Say whether of a sheet there is nothing to tell but that it was read."""
    columns = (column.fields == (column.head,) and not column.why for column in layout.columns)
    return layout.exact and all(columns) and not layout.sheet.remarks and not layout.above


def _told(name: str, title: str, told: Sequence[Told]) -> Report:
    rows = tuple((one.place, _shown(one.value), one.why) for one in told[:MOST])
    return Report(name, _titled(title, told), ("cell", "value", "why"), rows)


def _titled(title: str, rows: Sequence[Any]) -> str:
    return f"{title}: {len(rows)}" + (f", the first {MOST}" if len(rows) > MOST else "")


def _notes(found: Understanding, settled: Settled) -> Iterator[str]:
    if found.own is not None and found.onto is not None:
        yield _scale(found.own, found.onto)
    if not any("interest" in one.fields for one in found.entries) and any(
        "influence" in one.fields for one in found.entries
    ):
        yield 'there is no column of interest: nobody gets one; --map "HEADING=interest" says if one is it'
    if settled.made:
        count = len(settled.made)
        yield f"{count} {'stakeholder is' if count == 1 else 'stakeholders are'} named by a tie or an assessment only"
    for what, declared in (
        ("categories", settled.categories),
        ("formats", settled.formats),
        ("topics", settled.topics),
    ):
        if declared:
            yield f"{what} declared: {_few(declared)}"
    yield from found.remarks
    yield from settled.remarks


def _scale(own: Scale, onto: Scale) -> str:
    ends = f"{number(own.min)} to {number(own.max)}"
    text = f"scale {ends}: {own.said}" if own.said else f"scale {ends}"
    if own.labels:
        text += f" ({', '.join(f'{word} {number(value)}' for value, word in own.labels.items())})"
    if (own.min, own.max) != (onto.min, onto.max):
        text += f"; carried over in proportion to {number(onto.min)} to {number(onto.max)}, {onto.said}"
    return text


def _into_notes(found: Arrivals) -> Iterator[str]:
    if found.absent:
        yield f"not in the file, and staying: {_few(found.absent)}"
    if found.kept:
        cells = "cell is" if found.kept == 1 else "cells are"
        yield f"{found.kept} {cells} empty where the register has a value, which stays; --clear takes such values away"
    if found.waiting:
        yield f"{found.waiting} entries wait until it is said who is meant"
    if found.inherited:
        yield f"inherited, and not changed here: {_few(found.inherited)}"


def _shown(value: Any) -> str | None:
    if value is None or value == () or value == []:
        return None
    text = words(tuple(map(str, value)) if isinstance(value, list | tuple) else value)
    text = " ".join(text.split())
    return text if len(text) <= _LONGEST else f"{text[: _LONGEST - 3]}..."


def _few(items: Iterable[str], most: int = 8) -> str:
    items = list(items)
    return ", ".join(items[:most]) + (f" and {len(items) - most} more" if len(items) > most else "")


def _count(count: int, section: str) -> str:
    singular = {"log": "log entry", "uptake": "uptake", "training": "training", "topic scores": "topic"}
    plural = {"log": "log entries", "topic scores": "topics of a stakeholder"}
    if count == 1:
        return f"1 {singular.get(section, section.removesuffix('s'))}"
    return f"{count} {plural.get(section, section)}"
