"""How large a foreign file may be: past these bounds it is refused, and the message says which."""

from kmap.errors import KmapError

MOST_BYTES = 100_000_000
"""Of a file, and of what a packed one holds once unpacked."""
MOST_RATIO = 200
"""How many times larger a part of a packed file may be than it is packed: a bomb is thousands of times."""
MOST_ROWS = 200_000
"""Of a sheet."""
MOST_COLUMNS = 500
"""Of a sheet."""
MOST_CELLS = 4_000_000
"""Of all sheets of a file together."""
LONGEST_CELL = 100_000
"""Characters of a cell; a spreadsheet itself holds 32,767."""
MOST_SHEETS = 100

_TIP = "take out what is no part of the map, or split the file"


def too_large(path: str, what: str, most: int) -> KmapError:
    """Return the error that says which bound a file is past.

    Parameters
    ----------
    path
        The file.
    what
        What it has too many of, such as ``rows in Sheet1``.
    most
        How many there may be.
    """
    return KmapError(f"`{path}` is too large: more than {most:,} {what}", _TIP)


class Meter:
    """Counts what is read of one file, and refuses it once it is past its bounds.

    Parameters
    ----------
    path
        The file, for messages.
    """

    def __init__(self, path: str) -> None:
        self._path = path
        self._cells = 0

    def row(self, sheet: str, number: int, cells: tuple[object, ...]) -> None:
        """Count a row.

        Raises
        ------
        KmapError
            Where there are too many rows, columns or cells, or a cell is too long.
        """
        where = f" in {sheet}" if sheet else ""
        self._cells += len(cells)
        if number > MOST_ROWS:
            raise too_large(self._path, f"rows{where}", MOST_ROWS)
        if len(cells) > MOST_COLUMNS:
            raise too_large(self._path, f"columns{where}", MOST_COLUMNS)
        if self._cells > MOST_CELLS:
            raise too_large(self._path, "cells", MOST_CELLS)
        for cell in cells:
            if isinstance(cell, str) and len(cell) > LONGEST_CELL:
                raise too_large(self._path, f"characters in one cell of row {number}{where}", LONGEST_CELL)
