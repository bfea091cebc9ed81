"""A key: numbers, dots and names in columns below a heading."""

from collections.abc import Iterable

from kmap.figures.parts.dots import Mark
from kmap.figures.parts.lettering import LEADING
from kmap.figures.parts.sheet import MARGIN, Block, Sheet, column_width
from kmap.figures.parts.style import GREY

HEADING, SMALL = 11.0, 8.5
"""The sizes of headings and of what stands below them."""

_COLUMN, _GAP = 240.0, 18.0  # columns are about so wide
_NUMBERED, _PLAIN = 40.0, 14.0  # from the edge of a column to its names


def write_heading(sheet: Sheet, text: str, more: str = "") -> None:
    """Write a heading, and beside it in small grey letters what to say of it."""
    sheet.skip(10)
    y = sheet.skip(LEADING * HEADING + 3)
    sheet.write(text, MARGIN, y, HEADING, bold=True)
    x = MARGIN + sheet.ruler.width(text, HEADING, bold=True) + 8
    sheet.write(more, x, y + 0.97 * (HEADING - SMALL), SMALL, colour=GREY)


def write_columns(sheet: Sheet, entries: Iterable[tuple[str, Mark, str]]) -> None:
    """Write entries in columns, as many as the sheet is wide: a number, which may be empty, a dot and a name."""
    count = max(1, round((sheet.inner + _GAP) / (_COLUMN + _GAP)))
    width = column_width(sheet, count, _GAP)
    sheet.columns([_block(sheet, width, *entry) for entry in entries], count, _GAP)


def _block(sheet: Sheet, width: float, number: str, mark: Mark, name: str) -> Block:
    indent = _NUMBERED if number else _PLAIN
    lines = sheet.ruler.wrap(name, width - indent, SMALL)

    def put(x: float, y: float) -> None:
        """Write the entry with its upper left corner at x and y."""
        if number:
            sheet.write(number, x + indent - 18, y, SMALL, align="right")
        sheet.dot(mark, x + indent - 9, y + SMALL * 0.62, SMALL * 1.15)
        for row, line in enumerate(lines):
            sheet.write(line, x + indent, y + row * LEADING * SMALL, SMALL)

    return Block(len(lines) * LEADING * SMALL + 1.5, put)
