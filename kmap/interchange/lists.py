"""Lists in one cell: items joined by semicolons; a semicolon or a backslash in an item has a backslash before it."""

import re
from collections.abc import Iterable

_ITEM = re.compile(r"(?:\\.|[^\\;])*", re.DOTALL)
_ESCAPE = re.compile(r"\\([\\;])")


def joined(items: Iterable[str]) -> str:
    r"""Return items as one cell.

    Examples
    --------
    >>> joined(["NHS", "a; b"])
    'NHS; a\\; b'
    """
    return "; ".join(item.replace("\\", "\\\\").replace(";", "\\;") for item in items)


def split(cell: str) -> list[str]:
    r"""Return the items of a cell, without white space around them; empty ones are left out.

    Examples
    --------
    >>> split(r"NHS; a\; b;")
    ['NHS', 'a; b']
    """
    items, start = [], 0
    while start <= len(cell):
        match = _ITEM.match(cell, start)
        end = match.end() if match is not None else start
        if end < len(cell) and cell[end] != ";":  # a backslash at the very end
            end = len(cell)
        items.append(_ESCAPE.sub(r"\1", cell[start:end]).strip())
        start = end + 1
    return [item for item in items if item]
