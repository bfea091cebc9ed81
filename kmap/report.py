"""A report: rows under columns, ready for any format."""

import datetime
from typing import NamedTuple

Cell = str | float | int | bool | datetime.date | tuple[str, ...] | None
"""What can stand in a row; None where there is nothing, which is not nought."""


class Report(NamedTuple):
    """What a command has found, as a table.

    Parameters
    ----------
    name
        The name of the report; machine formats carry it.
    title
        What it is about.
    columns
        The names of the columns, as machine formats and headings show them.
    rows
        One tuple of cells for each row, in the order of the columns.
    notes
        Sentences that belong to it: the rule used, what was left out.
    parts
        Further tables that answer the same question, each with its own title; a part
        has no parts of its own.
    """

    name: str
    title: str
    columns: tuple[str, ...]
    rows: tuple[tuple[Cell, ...], ...]
    notes: tuple[str, ...] = ()
    parts: "tuple[Report, ...]" = ()


def words(cell: Cell) -> str:
    """Return a cell as text for people and spreadsheets: lists with semicolons, nothing as nothing."""
    if cell is None:
        return ""
    if isinstance(cell, bool):
        return "yes" if cell else "no"
    if isinstance(cell, float):
        return f"{cell or 0:.10g}"
    if isinstance(cell, tuple):
        return "; ".join(cell)
    return str(cell)
