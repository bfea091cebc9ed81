"""A ranking in the terminal: a row for each node, a column for each measure, numbers that line up."""

from collections.abc import Iterable, Iterator, Sequence
from math import floor, log10
from typing import NamedTuple

from kmap.analysis.network.nodes import name_of
from kmap.analysis.network.ranking import Measured, Ranking
from kmap.register.register import Register
from kmap.reports.rank import category_of, notes, title
from kmap.terminal import Line, Span, Style, pad, printable, width_of, wrap

MOST = 50
"""How many are shown; where there are more, the first `FIRST`, and how many more there are."""

FIRST = 30

_GAP = 2
_NARROWEST = 10  # a text is wrapped, but not to less than this
_DECIMALS = 3
_MOST_DECIMALS = 9
_NOTHING = "-"


class Column(NamedTuple):
    """A column of numbers, as texts that are aligned on the right.

    Parameters
    ----------
    name
        What it has, in one piece.
    heading
        The lines of its heading.
    cells
        One text for each row.
    """

    name: str
    heading: list[str]
    cells: list[str]

    @property
    def width(self) -> int:
        """How many cells of the terminal it takes."""
        return max(map(len, (*self.heading, *self.cells)))


def draw(register: Register, ranking: Ranking, width: int = 80) -> list[Line]:
    """Return a ranking as lines.

    A measure's numbers have three decimals, more where even its greatest would show
    fewer than three digits. Where the columns don't fit, each node becomes a block with a
    line for each measure.

    Parameters
    ----------
    register
        The register that it is of.
    ranking
        The ranking.
    width
        How many cells a line may take.
    """
    nodes = ranking.nodes if len(ranking.nodes) <= MOST else ranking.nodes[:FIRST]
    lines = _lines([title(register, ranking)], width, "bold")
    if nodes:
        lines += _table(register, ranking, nodes, width)
    if len(nodes) < len(ranking.nodes):
        more = len(ranking.nodes) - len(nodes)
        lines += _lines([f"and {more:,} more; `--output rank.csv` has them all"], width)
    return [*lines, [], *_lines(notes(register, ranking), width, "dim" if nodes else "")]


def _lines(texts: Iterable[str], width: int, style: Style = "") -> list[Line]:
    return [[Span(line, style)] for text in texts for line in wrap(printable(text), width)]


def _table(register: Register, ranking: Ranking, nodes: Sequence[str], width: int) -> list[Line]:
    ranks = Column("rank", ["rank"], [str(ranking.measured[0].ranks[node] or _NOTHING) for node in nodes])
    several = len(ranking.measured) > 1
    measures = [column for one in ranking.measured for column in _columns(one, nodes, split=several)]
    texts = [("name", [printable(name_of(register, node)) for node in nodes])]
    if not several:
        texts.append(("category", [printable(category_of(register, node) or _NOTHING) for node in nodes]))
    wanted = [max(map(width_of, (heading, *cells))) for heading, cells in texts]
    room = width - _GAP * (len(texts) + len(measures)) - sum(column.width for column in (ranks, *measures))
    if room < sum(min(_NARROWEST, one) for one in wanted):
        return [
            line for row, node in enumerate(nodes) for line in _block(texts[0][1][row], ranks, measures, row, width)
        ]
    widths = _fitted(wanted, room)
    tall = max(len(column.heading) for column in (ranks, *measures))
    lines: list[Line] = []
    for place in range(tall):  # headings end on one line
        words = [(heading if place == tall - 1 else "") for heading, _ in texts]
        numbers = [([""] * (tall - len(column.heading)) + column.heading)[place] for column in (ranks, *measures)]
        lines.append([Span(_row(numbers, words, (ranks, *measures), widths), "dim")])
    for row in range(len(nodes)):
        wrapped = [wrap(cells[row], own) for (_, cells), own in zip(texts, widths, strict=True)]
        for place in range(max(map(len, wrapped))):
            words = [parts[place] if place < len(parts) else "" for parts in wrapped]
            numbers = [column.cells[row] if place == 0 else "" for column in (ranks, *measures)]
            lines.append([Span(_row(numbers, words, (ranks, *measures), widths))])
    return lines


def _row(numbers: list[str], words: list[str], columns: Sequence[Column], widths: list[int]) -> str:
    """Return a row: the rank, the texts, then the measures."""
    aligned = [pad(text, column.width, right=True) for text, column in zip(numbers, columns, strict=True)]
    filled = [pad(text, width) for text, width in zip(words, widths, strict=True)]
    return (" " * _GAP).join([aligned[0], *filled, *aligned[1:]])


def _fitted(wanted: list[int], room: int) -> list[int]:
    """Return widths of texts that fit; the widest gives way first."""
    widths = list(wanted)
    while sum(widths) > room:
        widths[widths.index(max(widths))] -= 1
    return widths


def _block(name: str, ranks: Column, measures: list[Column], row: int, width: int) -> Iterator[Line]:
    for line in wrap(f"{ranks.cells[row]}  {name}", width):
        yield [Span(line, "bold")]
    for column in measures:
        for line in wrap(f"{column.name} {column.cells[row]}", max(1, width - _GAP)):
            yield [Span(" " * _GAP + line)]


def _columns(measured: Measured, nodes: Sequence[str], *, split: bool) -> Iterator[Column]:
    """Yield the values of a measure, and their standard errors where they are estimates."""
    greatest = max((value for value in measured.values.values() if value is not None), default=0.0)
    decimals = min(_MOST_DECIMALS, max(_DECIMALS, _DECIMALS - 1 - floor(log10(greatest)))) if greatest else _DECIMALS
    values = (measured.values[node] for node in nodes)
    cells = [_NOTHING if value is None else f"{value:.{decimals}f}" for value in values]
    yield Column(measured.name, measured.heading.split(" ") if split else [measured.name], cells)
    if measured.draw is not None:
        errors = measured.draw.errors
        yield Column("+ or -", ["+ or -"], [f"{errors[node]:.{decimals}f}" for node in nodes])
