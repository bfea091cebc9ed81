"""Soundness of tables, and of calendars."""

import csv
import io
import re

from tests.fuzz.running import BrokenError
from tests.fuzz.soundness.texts import text

_NUMBER = re.compile(r"[-+]?\d+([.,]\d+)?(e[-+]?\d+)?%?", re.IGNORECASE)


def csv_(content: bytes) -> None:
    """Assert that this is one table without a formula in it."""
    rows = list(csv.reader(io.StringIO(content.decode("utf-8").removeprefix("\ufeff"), newline=""), strict=True))
    widths = {len(row) for row in rows}
    if len(widths) > 1:
        raise BrokenError(f"rows of {sorted(widths)} cells")
    for cell in (cell for row in rows for cell in row):
        if cell.lstrip()[:1] in tuple("=+-@") and cell.strip() and not _NUMBER.fullmatch(cell):
            raise BrokenError(f"a formula: {cell!r}")
        if cell.casefold() in ("nan", "inf", "-inf"):
            raise BrokenError(f"no number: {cell!r}")


def markdown(content: bytes) -> None:
    """Assert that the rows of each table are of one width, and that no tag stands in the text."""
    said = content.decode("utf-8")
    text(content)
    width, fence = 0, ""
    for line in said.split("\n"):
        opening = re.match("`{3,}", line)
        if fence or opening:
            if opening and not fence:
                fence = opening[0]
            elif fence and line.strip() == fence:
                fence = ""
            continue
        if line.startswith("|"):
            cells = len(re.findall(r"(?<!\\)(?:\\\\)*\|", line))
            if width and cells != width:
                raise BrokenError(f"a table of {width - 1} columns has a row of {cells - 1}: {line!r}")
            width = cells
        else:
            width = 0
        if re.search(r"(?<!\\)<\s*(script|img|b)\b", line) and not re.search(r"`[^`]*<\s*(script|img|b)\b", line):
            raise BrokenError(f"a tag: {line!r}")
    if fence:
        raise BrokenError("a fence is left open")


def ics(content: bytes) -> None:
    """Assert that a calendar is read, and that its lines are as long as they may be."""
    import icalendar

    calendar = icalendar.Calendar.from_ical(content)
    uids = [str(event["UID"]) for event in calendar.walk("VEVENT")]
    if len(uids) != len(set(uids)):
        raise BrokenError("a UID stands twice")
    for line in content.split(b"\r\n"):
        if len(line) > 75 or b"\n" in line or b"\r" in line:
            raise BrokenError(f"no line: {line!r}")


def xlsx(content: bytes) -> None:
    """Assert that a workbook is read, and has no formula in it."""
    import openpyxl

    book = openpyxl.load_workbook(io.BytesIO(content))
    for sheet in book.worksheets:
        for cell in (cell for row in sheet.iter_rows() for cell in row):
            if cell.data_type == "f":
                raise BrokenError(f"a formula in {sheet.title}: {cell.value!r}")
