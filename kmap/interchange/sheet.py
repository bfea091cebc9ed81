"""What every foreign file becomes first: sheets of cells, each with its place."""

import datetime
from dataclasses import dataclass
from typing import NamedTuple

Value = str | float | int | bool | datetime.date | None
"""What a cell can hold; None where it is empty."""


class Row(NamedTuple):
    """A row of a sheet.

    Parameters
    ----------
    number
        Its number in the file, counted from 1; rows that are not read leave gaps.
    cells
        Its cells from the first column on; those that are missing at its end are empty.
    """

    number: int
    cells: tuple[Value, ...]

    def at(self, column: int) -> Value:
        """Return the cell in a column, counted from 0; None beyond the end of the row."""
        return self.cells[column] if column < len(self.cells) else None

    @property
    def filled(self) -> list[int]:
        """The columns whose cells are not empty."""
        return [index for index, value in enumerate(self.cells) if not is_empty(value)]


@dataclass(frozen=True, slots=True)
class Sheet:
    """A table of a foreign file, as it stands there.

    Parameters
    ----------
    name
        Its name; empty where the file has one table only.
    rows
        The rows that hold anything, in their order.
    keyed
        Whether the first row has the keys of items that have no rows and columns in their file:
        places are then told by the number of the item and its key.
    remarks
        What of it was not read, or read in a certain way: sentences for people.
    """

    name: str
    rows: tuple[Row, ...]
    keyed: bool = False
    remarks: tuple[str, ...] = ()

    def place(self, row: int, column: int) -> str:
        """Return where a cell is, as a person finds it: ``Sheet1!C14``, or ``elements[3].label``.

        Parameters
        ----------
        row
            The number of the row.
        column
            The column, counted from 0.
        """
        if self.keyed:
            return f"{self.name}[{row - 1}].{self.rows[0].at(column)}"
        cell = f"{letters(column)}{row}"
        return f"{self.name}!{cell}" if self.name else cell


def letters(column: int) -> str:
    """Return the letters by which spreadsheets call a column.

    Examples
    --------
    >>> letters(0), letters(25), letters(26)
    ('A', 'Z', 'AA')
    """
    word = ""
    column += 1
    while column:
        column, rest = divmod(column - 1, 26)
        word = chr(ord("A") + rest) + word
    return word


def is_empty(value: Value) -> bool:
    """Say whether a cell holds nothing, or white space only."""
    return value is None or (isinstance(value, str) and not value.strip())


def text_of(value: Value) -> str:
    r"""Return a cell as text: numbers without zeros that say nothing, dates as YYYY-MM-DD, lines ended by ``\n``.

    Examples
    --------
    >>> text_of(4.0), text_of(True), text_of(" a\r\nb "), text_of(None)
    ('4', 'true', 'a\nb', '')
    """
    if value is None:
        return ""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, float):
        return f"{value or 0:.15g}" if abs(value) < 1e15 else str(value)
    if isinstance(value, datetime.datetime):
        value = value.date()
    return str(value).replace("\r\n", "\n").replace("\r", "\n").strip()
