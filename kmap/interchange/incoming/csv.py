"""Comma-separated values and their kin: any usual delimiter and encoding, found out and said."""

import codecs
import csv
import io
import re
from collections import Counter
from collections.abc import Iterator

from kmap.errors import KmapError
from kmap.interchange.limits import LONGEST_CELL, Meter, too_large
from kmap.interchange.sheet import Row, Sheet, is_empty

_DELIMITERS = {",": "comma", ";": "semicolon", "\t": "tab", "|": "vertical bar"}
_LOOKED_AT = 50
_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_FORMULA = re.compile(r"'*\s*[=+\-@＝＋－＠\t\r]")  # as the way out has it: what it adds, this takes away


def sheets(path: str, content: bytes) -> list[Sheet]:
    """Return the one table of a file of delimited text.

    Parameters
    ----------
    path
        The file; one that ends in ``.tsv`` has tabs.
    content
        Its bytes.

    Raises
    ------
    KmapError
        Where it is no text, or past the bounds.
    """
    encoding, text = _decoded(path, content)
    remarks = [] if encoding.startswith("utf-8") else [f"read as {encoding}: see that accents came out right"]
    declared = text[:6].lower()
    delimiter = None
    if declared.startswith("sep=") and text[5:6] in "\r\n":  # Excel's own way of saying it
        delimiter, text = text[4], "\n" + text[5:].lstrip("\r\n")
    elif path.lower().endswith(".tsv") or path.lower().endswith(".tab"):
        delimiter = "\t"
    if delimiter is None:
        delimiter = _delimiter(text)
    if delimiter != ",":
        remarks.append(f"columns are parted by a {_DELIMITERS.get(delimiter, delimiter)}")
    rows = tuple(_rows(path, text, delimiter))
    return [Sheet("", rows, remarks=tuple(remarks))]


def _decoded(path: str, content: bytes) -> tuple[str, str]:
    """Return the encoding of a text, and the text."""
    for mark, encoding in _MARKS:
        if content.startswith(mark):
            try:
                return encoding, content.decode(encoding)
            except UnicodeDecodeError:
                raise _no_text(path) from None
    head = content[:200]
    if head.count(0) * 3 > len(head) >= 4:  # UTF-16 without its mark: every second byte of plain English is 0
        encoding = "utf-16-le" if head[1::2].count(0) >= head[::2].count(0) else "utf-16-be"
        try:
            return encoding, content.decode(encoding)
        except UnicodeDecodeError:
            raise _no_text(path) from None
    if 0 in content:
        raise _no_text(path)
    try:
        return "utf-8", content.decode("utf-8")
    except UnicodeDecodeError:
        pass
    try:
        return "cp1252 (Windows, Western European)", content.decode("cp1252")
    except UnicodeDecodeError:
        return "latin-1 (Western European)", content.decode("latin-1")


def _no_text(path: str) -> KmapError:
    return KmapError(f"`{path}` is no text", "save it as CSV UTF-8, or as .xlsx, in your spreadsheet program")


def _delimiter(text: str) -> str:
    """Return the delimiter that parts the first rows into the most columns, most evenly."""
    best, found = (0.0, 0), ","
    head = "\n".join(text[:200_000].splitlines()[: _LOOKED_AT * 4])
    for delimiter in _DELIMITERS:
        try:
            reader = csv.reader(io.StringIO(head, newline=""), delimiter=delimiter)
            widths = Counter(len(row) for row, _ in zip(reader, range(_LOOKED_AT), strict=False) if row)
        except csv.Error:
            continue
        width, times = max(widths.items(), key=lambda item: (item[0] > 1, item[1]), default=(1, 0))
        evenness = (times / sum(widths.values()) if width > 1 else 0.0, width)
        if evenness > best:
            best, found = evenness, delimiter
    return found


def _rows(path: str, text: str, delimiter: str) -> Iterator[Row]:
    meter = Meter(path)
    before = csv.field_size_limit(LONGEST_CELL)
    try:
        reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter)
        for number, cells in enumerate(reader, 1):
            row = tuple(_plain(cell) for cell in cells)
            meter.row("", number, row)
            if not all(map(is_empty, row)):
                yield Row(number, row)
    except csv.Error as error:
        if "field limit" in str(error):
            raise too_large(path, "characters in one cell (is a closing quote missing?)", LONGEST_CELL) from None
        raise KmapError(f"`{path}` can't be read as CSV: {error}", "save it anew as CSV UTF-8") from None
    finally:
        csv.field_size_limit(before)


def _plain(cell: str) -> str | None:
    """Return a cell without the apostrophe that keeps spreadsheets from taking it for a formula."""
    if cell.startswith("'") and _FORMULA.match(cell, 1):
        return cell[1:]
    return cell or None
