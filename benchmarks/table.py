"""Tables of ratios, as plain text."""

from collections.abc import Sequence
from dataclasses import dataclass

from benchmarks.measure import Measured, Ratio, ratio

_GAP = "  "


@dataclass(frozen=True, slots=True)
class Table:
    """A table of results.

    Parameters
    ----------
    title
        What was measured, on what, in how many rounds.
    columns
        The headings.
    rows
        The cells; the first of each row names it.
    notes
        What the numbers don't say.
    """

    title: str
    columns: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    notes: tuple[str, ...] = ()


def render(table: Table) -> str:
    """Return a table as lines of text, columns of numbers aligned on the right."""
    widths = [max(map(len, column)) for column in zip(table.columns, *table.rows, strict=True)]
    lines = [table.title, *(_line(row, widths) for row in (table.columns, *table.rows)), *table.notes]
    return "\n".join(line.rstrip() for line in lines)


def _line(cells: Sequence[str], widths: Sequence[int]) -> str:
    first, *others = zip(cells, widths, strict=True)
    return _GAP.join([f"{first[0]:<{first[1]}}", *(f"{cell:>{width}}" for cell, width in others)])


def against(name: str, one: Measured, other: Measured, aim: str) -> tuple[str, ...]:
    """Return the cells for one command set against another; see `AGAINST` for the columns."""
    cpu, wall = ratio(one.cpu, other.cpu), ratio(one.wall, other.wall)
    return name, times(cpu), spread(cpu), aim, times(wall), times_as(one.peak, other.peak), seconds(one), megabytes(one)


AGAINST = ("", "CPU ratio", "spread", "aim", "wall ratio", "memory ratio", "CPU s", "MB")
"""The columns of a table that sets commands against another one."""


def plain(name: str, one: Measured) -> tuple[str, ...]:
    """Return the cells for a command that others are set against."""
    return name, "1", "", "", "1", "1", seconds(one), megabytes(one)


def times(one: Ratio) -> str:
    """Return a ratio to three digits."""
    return f"{one.median:.3g}"


def spread(one: Ratio) -> str:
    """Return the middle half of the rounds of a ratio."""
    return f"{one.low:.3g}-{one.high:.3g}"


def times_as(one: float, other: float) -> str:
    """Return how many times as much `one` is as `other`."""
    return f"{one / other:.3g}"


def seconds(one: Measured) -> str:
    """Return the median CPU time in seconds."""
    return f"{sorted(one.cpu)[len(one.cpu) // 2]:.3g}"


def megabytes(one: Measured) -> str:
    """Return the peak memory in megabytes."""
    return f"{one.peak / 1e6:.0f}"


def aimed(aim: float | None, reached: float) -> str:
    """Return what a ratio is to be at most, and whether it is more; empty where nothing is aimed at."""
    if aim is None:
        return ""
    return f"{aim:.2g}{', missed' * (reached > aim)}"
