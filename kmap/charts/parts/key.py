"""The key of a grid: who the numbers are, with their scores, in as many columns as there is room for."""

from collections.abc import Iterable, Sequence
from itertools import groupby

from kmap.analysis.grid import Placement
from kmap.charts.parts.canvas import cells
from kmap.charts.parts.labels import mark, style
from kmap.register.vocabulary import QUADRANT_MEANINGS, Place
from kmap.terminal import Line, Span, number, pad, printable, width_of, wrap

_COLUMN = 38  # the least that a column of several is wide
_WIDEST = 60
_SHORTEST = 5  # entries, that a column begins to be worth it
GUTTER = 3  # blank columns between two columns of text

Entry = list[Line]
"""One stakeholder, in one line or in several, all equally wide."""


def key(placements: Sequence[Placement], width: int, *, numbers: bool = True) -> list[Line]:
    """Return the stakeholders of a grid by quadrant, each with influence and interest.

    Parameters
    ----------
    placements
        Those on the grid, in the order of their numbers.
    width
        The columns to fill.
    numbers
        Whether they have numbers, from 1 in the order given; else the quadrants, which
        no plot shows then, are explained.
    """
    title = "Numbers on the grid, with influence/interest:" if numbers else "With influence/interest:"
    lines: list[Line] = [[Span(text, "dim")] for text in wrap(title, width)] if placements else []
    columns, column = column_widths(width, len(placements))
    digits = len(str(len(placements)))
    done = 0
    for quadrant, members in groupby(placements, key=lambda one: one.quadrant):
        group = list(members)
        heading = f"{quadrant} ({len(group)})" + ("" if numbers else _meaning(quadrant))
        labels = [f"{done + i:>{digits}} " if numbers else "" for i in range(1, len(group) + 1)]
        entries = [_entry(one, label, column) for one, label in zip(group, labels, strict=True)]
        lines += [
            *([[]] if done else []),
            *([Span(text, "accent")] for text in wrap(heading, width)),
            *in_columns(entries, columns),
        ]
        done += len(group)
    return lines


def _meaning(quadrant: Place) -> str:
    return f": {QUADRANT_MEANINGS[quadrant]}" if quadrant != "unscored" else ""


def column_widths(width: int, entries: int) -> tuple[int, int]:
    """Return in how many columns so many entries go, and how wide each is."""
    columns = max(1, min((width + GUTTER) // (_COLUMN + GUTTER), -(-entries // _SHORTEST)))
    return columns, min(_WIDEST, (width + GUTTER) // columns - GUTTER)


def in_columns(entries: Sequence[Entry], columns: int) -> list[Line]:
    """Return entries side by side, down the first column, then down the next."""
    total = sum(map(len, entries))
    stacks: list[list[Line]] = [[]]
    for entry in entries:
        if len(stacks) < columns and len(stacks[-1]) >= total / columns:
            stacks.append([])
        stacks[-1] += entry
    lines = []
    for row in range(max(map(len, stacks))):
        line: Line = []
        for stack in stacks:
            cell = stack[row] if row < len(stack) else [Span(" " * cells(stack[0]))]
            line += [*([Span(" " * GUTTER)] if line else []), *cell]
        lines.append(line)
    return lines


def plain_entry(name: str, note: str, width: int) -> Entry:
    """Return a name after two blanks, with a note in dim words at the right end or in lines of its own."""
    return _laid_out([Span("  ")], name, note, width)


def _entry(placement: Placement, label: str, width: int) -> Entry:
    scores = "/".join(number(score) for score in (placement.influence, placement.interest) if score is not None)
    lead = [Span(label), Span(mark(placement), style(placement)), Span(" ")]
    return _laid_out(lead, placement.stakeholder.name, scores, width)


def _laid_out(lead: Line, name: str, note: str, width: int) -> Entry:
    indent = cells(lead)
    room = width - indent
    name_room = room - width_of(note) - 1 if width_of(note) + 13 <= room else room
    names = wrap(printable(name), max(2, name_room))
    lines = [[*(lead if i == 0 else [Span(" " * indent)]), Span(text)] for i, text in enumerate(names)]
    if name_room < room:
        lines[0].append(Span(pad(note, room - width_of(names[0]), right=True), "dim"))
    else:
        lines += [[Span(" " * indent), Span(text, "dim")] for text in wrap(note, max(1, room))]
    return [[*line, Span(" " * max(0, width - cells(line)))] for line in lines]


def beside(left: Sequence[Line], right: Sequence[Line], left_width: int) -> list[Line]:
    """Return two blocks of lines side by side."""
    lines = []
    for row in range(max(len(left), len(right))):
        first = left[row] if row < len(left) else []
        filling = Span(" " * (left_width + GUTTER - cells(first)))
        lines.append([*first, *([filling, *right[row]] if row < len(right) else [])])
    return lines


def ranges(numbers: Iterable[int]) -> str:
    """Return whole numbers in short, as in ``1-4, 7``.

    Examples
    --------
    >>> ranges([1, 2, 3, 7])
    '1-3, 7'
    """
    runs: list[list[int]] = []
    for one in sorted(numbers):
        if runs and one == runs[-1][-1] + 1:
            runs[-1].append(one)
        else:
            runs.append([one])
    return ", ".join(str(run[0]) if len(run) == 1 else f"{run[0]}-{run[-1]}" for run in runs)
