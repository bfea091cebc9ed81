"""Stakeholders in groups, in as many columns as there is room for: a heading, then names with a note each."""

from collections.abc import Iterable, Sequence

from kmap.analysis.grid import Grid
from kmap.charts.parts.caption import sentences
from kmap.charts.parts.key import column_widths, in_columns, plain_entry
from kmap.terminal import Line, Span, printable, wrap


def head(grid: Grid, of: str, width: int) -> list[Line]:
    """Return the title of a register, and of what the view below it is."""
    topic = f"topic {printable(grid.topic)}, " if grid.topic is not None else ""
    lines: list[Line] = [[Span(text, "bold")] for text in wrap(printable(grid.title), width)]
    return [*lines, *sentences(f"{of}, {topic}as on {grid.day.isoformat()}", width)]


def group(heading: str, members: Sequence[tuple[str, str]], width: int) -> list[Line]:
    """Return a group: its heading with how many there are, then a name and a note for each; nothing for nobody.

    Parameters
    ----------
    heading
        What they have in common.
    members
        Their names, each with what there is to say; in the order in which to show them.
    width
        The width of the terminal.
    """
    if not members:
        return []
    columns, column = column_widths(width, len(members))
    name, _, about = heading.partition(": ")
    title = f"{name} ({len(members)})" + (f": {about}" if about else "")
    entries = [plain_entry(who, note, column) for who, note in members]
    return [[], *([Span(text, "accent")] for text in wrap(title, width)), *in_columns(entries, columns)]


def foot(notes: Iterable[str], width: int) -> list[Line]:
    """Return notes in one paragraph of sentences, below an empty line."""
    text = " ".join(f"{note[:1].upper()}{note[1:]}." for note in notes)
    return [[], *sentences(printable(text), width)]
