"""Excel workbooks, read with openpyxl: the values that stand there, of what can be seen."""

import datetime
import io
import struct
import warnings
import zipfile
import zlib
from collections.abc import Callable, Iterator
from typing import Any

import openpyxl

from kmap.errors import KmapError
from kmap.interchange.incoming.xml import corrupt, local, walk
from kmap.interchange.limits import MOST_BYTES, MOST_RATIO, MOST_SHEETS, Meter, too_large
from kmap.interchange.sheet import Row, Sheet, Value, is_empty, letters

_SMALL = 1_000_000
"""A part that is no larger than this once unpacked is no bomb, however well it packs."""
_MOST_NAMED = 8


def sheets(path: str, content: bytes, tell: Callable[[int], None] | None = None) -> list[Sheet]:
    """Return the sheets of a workbook that can be seen, without hidden rows and columns.

    Of a formula the value that the spreadsheet program computed last is read. A cell merged over
    several rows counts for each of them.

    Parameters
    ----------
    path
        The file, for messages.
    content
        Its bytes.
    tell
        Called with how much of it has been read, in thousandths.

    Raises
    ------
    KmapError
        Where it is no workbook, could do harm, or is past the bounds.
    """
    looks = _checked(path, content)
    with warnings.catch_warnings():  # openpyxl warns of what it leaves aside, such as pictures
        warnings.simplefilter("ignore")
        return _sheets(path, content, looks, tell)


def _sheets(path: str, content: bytes, looks: "dict[str, _Look]", tell: Callable[[int], None] | None) -> list[Sheet]:
    try:
        book = openpyxl.load_workbook(io.BytesIO(content), read_only=True, data_only=True, keep_links=False)
    except KmapError:
        raise
    except Exception as error:  # openpyxl raises whatever its parts raise on a broken file
        raise corrupt(path, f"it is no sound workbook ({type(error).__name__})") from None
    if len(book.worksheets) > MOST_SHEETS:
        raise too_large(path, "sheets", MOST_SHEETS)
    meter = Meter(path)
    total = max(1, sum(look.count for look in looks.values()))
    done = 0
    found, hidden = [], []
    for worksheet in book.worksheets:
        if worksheet.sheet_state != "visible":
            hidden.append(worksheet.title)
            continue
        look = looks.get(str(getattr(worksheet, "_worksheet_path", "")).lstrip("/"), _Look())
        try:
            found.append(_sheet(worksheet, look, meter, _thousandths(tell, done, total)))
            done += look.count
        except KmapError:
            raise
        except Exception as error:  # as above
            raise corrupt(path, f"sheet {worksheet.title} is not sound ({type(error).__name__})") from None
    if hidden and found:
        said = f"hidden sheets are not read: {', '.join(hidden)}"
        found[0] = Sheet(found[0].name, found[0].rows, remarks=(said, *found[0].remarks))
    if not found:
        raise KmapError(f"`{path}` has no sheet that can be seen", "unhide one in your spreadsheet program")
    return found


def _thousandths(tell: Callable[[int], None] | None, done: int, total: int) -> Callable[[int], None] | None:
    """Return what tells how much of a file has been read, given the number of rows of a sheet."""
    return None if tell is None else lambda rows: tell(min(1000, (done + rows) * 1000 // total))


class _Look:
    """What of a sheet is hidden, what is merged, where formulas are: openpyxl, reading row by row, tells none of it."""

    def __init__(self) -> None:
        self.rows: set[int] = set()
        self.columns: list[tuple[int, int]] = []
        self.merged: list[str] = []
        self.formulas: set[str] = set()
        self.count = 0
        self._cell = ""

    def start(self, tag: str, attributes: dict[str, str]) -> None:
        """Note the cells that hold a formula or are merged, and the rows and columns that are hidden."""
        name = local(tag)
        if name == "c":
            self._cell = attributes.get("r", "")
        elif name == "f":
            self.formulas.add(self._cell)
        elif name == "row":
            self.count += 1
            if attributes.get("hidden") in ("1", "true") and attributes.get("r", "").isdecimal():
                self.rows.add(int(attributes["r"]))
        elif name == "col":
            if attributes.get("hidden") in ("1", "true"):
                self.columns.append((int(attributes.get("min", 0)) - 1, int(attributes.get("max", 0)) - 1))
        elif name == "mergeCell":
            self.merged.append(attributes.get("ref", ""))

    def end(self, tag: str) -> None:
        """Do nothing: what counts stands at the start."""

    def data(self, text: str) -> None:
        """Do nothing: openpyxl reads the text."""

    def close(self) -> None:
        """Do nothing."""


def _checked(path: str, content: bytes) -> dict[str, _Look]:
    """Refuse an archive that could do harm, from its directory before anything is unpacked, then its XML."""
    try:
        archive = zipfile.ZipFile(io.BytesIO(content))
    except (zipfile.BadZipFile, ValueError, OSError, NotImplementedError):
        raise corrupt(path, "it is no workbook (.xlsx), or broken off") from None
    looks: dict[str, _Look] = {}
    with archive:
        parts = archive.infolist()
        total = sum(part.file_size for part in parts)
        if total > MOST_BYTES or len(parts) > 10_000:
            raise too_large(path, "bytes once unpacked", MOST_BYTES)
        for part in parts:
            if part.file_size > _SMALL and part.file_size > MOST_RATIO * max(part.compress_size, 1):
                raise KmapError(
                    f"`{path}` holds a part that grows {MOST_RATIO}-fold and more when it is unpacked: it is refused",
                    "save it anew in your spreadsheet program; don't open it if you don't know who made it",
                )
            if part.flag_bits & 1:
                raise corrupt(path, "it is protected by a password; save it without one")
        if not any(part.filename.lower().endswith("workbook.xml") for part in parts):
            raise corrupt(path, "it is an archive without a workbook in it")
        for part in parts:
            if part.filename.lower().endswith((".xml", ".rels")):
                look = _Look()
                try:
                    with archive.open(part) as stream:
                        walk(path, stream, look)
                except (
                    zipfile.BadZipFile,
                    EOFError,
                    OSError,
                    NotImplementedError,
                    ValueError,
                    zlib.error,
                    struct.error,
                ):
                    raise corrupt(path, "it is broken off, or damaged") from None
                if "worksheets/" in part.filename:
                    looks[part.filename] = look
    return looks


def _sheet(worksheet: Any, look: _Look, meter: Meter, tell: Callable[[int], None] | None) -> Sheet:
    name = worksheet.title
    hidden = {column for first, last in look.columns for column in range(first, min(last, first + 20_000) + 1)}
    rows: list[Row] = []
    without_value: list[str] = []
    merged = _Merged(look.merged)
    worksheet.reset_dimensions()  # what a file says of its own size need not be so
    for number, values in enumerate(worksheet.iter_rows(values_only=True), 1):
        cells = [_value(value) for value in values]
        if look.formulas and number not in look.rows:
            for column, value in enumerate(cells):
                if value is None and column not in hidden and f"{letters(column)}{number}" in look.formulas:
                    without_value.append(f"{letters(column)}{number}")
        while cells and cells[-1] is None:
            cells.pop()
        meter.row(name, number, tuple(cells))
        if number in look.rows:
            continue
        merged.fill(number, cells)
        for column in range(len(cells)):
            if column in hidden:
                cells[column] = None
        if not all(map(is_empty, cells)):
            rows.append(Row(number, tuple(cells)))
        if tell is not None and number % 500 == 0:
            tell(number)
    return Sheet(name, tuple(rows), remarks=tuple(_remarks(look, hidden, without_value)))


def _remarks(look: _Look, hidden: set[int], without_value: list[str]) -> Iterator[str]:
    if look.rows:
        named = ", ".join(map(str, sorted(look.rows)[:_MOST_NAMED]))
        yield f"hidden rows are not read: {named}{' and more' if len(look.rows) > _MOST_NAMED else ''}"
    if hidden:
        named = ", ".join(letters(column) for column in sorted(hidden)[:_MOST_NAMED])
        yield f"hidden columns are not read: {named}{' and more' if len(hidden) > _MOST_NAMED else ''}"
    if without_value:
        more = " and more" if len(without_value) > _MOST_NAMED else ""
        yield (
            f"formulas without a value: {', '.join(without_value[:_MOST_NAMED])}{more}; "
            "open the file in a spreadsheet program and save it, which computes them"
        )


class _Merged:
    """Cells merged over several rows, whose value stands in the first of them."""

    def __init__(self, references: list[str]) -> None:
        self._open: list[tuple[int, int, int]] = []
        for reference in references:
            first, _, last = reference.partition(":")
            (column, top), (_, bottom) = _corner(first), _corner(last or first)
            if bottom > top:
                self._open.append((top, bottom, column))
        self._open.sort(reverse=True)
        self._running: list[tuple[int, int, Value]] = []

    def fill(self, number: int, cells: list[Value]) -> None:
        """Put into a row what cells merged over it hold."""
        self._running = [one for one in self._running if one[0] >= number]
        for _, column, value in self._running:
            if value is not None:
                cells.extend([None] * (column + 1 - len(cells)))
                cells[column] = value
        while self._open and self._open[-1][0] <= number:
            _, bottom, column = self._open.pop()
            self._running.append((bottom, column, cells[column] if column < len(cells) else None))


def _corner(reference: str) -> tuple[int, int]:
    """Return the column, from 0, and the row, from 1, that a reference such as ``B7`` names."""
    column = row = 0
    for letter in reference.upper():
        if letter.isdigit():
            row = row * 10 + int(letter)
        elif "A" <= letter <= "Z":
            column = column * 26 + ord(letter) - ord("A") + 1
    return max(column - 1, 0), row


def _value(value: Any) -> Value:
    if isinstance(value, datetime.datetime):
        return value.date()
    if isinstance(value, str | int | float | bool | datetime.date) or value is None:
        return value
    return str(value)
