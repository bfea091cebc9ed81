"""Comma-separated values, for spreadsheets."""

import csv
import io
import re

from kmap.report import Cell, Report, words
from kmap.terminal import printable

_FORMULA = re.compile(r"'*\s*[=+\-@＝＋－＠]")  # the wide ones count where Excel is Japanese


def report(report: Report) -> str:
    """Return a report as CSV: a heading, then the rows; lists are joined by semicolons.

    A report in parts is still one table: a first column `part` (`table`, where the report
    has a column `part` of its own) names the part of each row, and the columns are those
    of all parts, each left empty where a part has none of that name. Text that a
    spreadsheet would take for a formula gets an apostrophe before it, and so does what
    looks like it after apostrophes of its own, so that `kmap import` can take it away
    again; what would act on a terminal is spelled out.
    """
    text = io.StringIO()
    writer = csv.writer(text, lineterminator="\n")
    whole = _joined(report) if report.parts else report
    writer.writerow(whole.columns)
    writer.writerows([_cell(cell) for cell in row] for row in whole.rows)
    return text.getvalue()


def _joined(report: Report) -> Report:
    """Return a report and its parts as one table."""
    tables = (report, *report.parts)
    columns = tuple(dict.fromkeys(column for table in tables for column in table.columns))
    rows: list[tuple[Cell, ...]] = []
    for table in tables:
        for row in table.rows:
            cells = dict(zip(table.columns, row, strict=True))
            rows.append((table.name, *(cells.get(column) for column in columns)))
    first = "part" if "part" not in columns else "table"
    return Report(report.name, report.title, (first, *columns), tuple(rows))


def _cell(cell: Cell) -> str:
    text = "\n".join(map(printable, words(cell).split("\n")))
    is_text = isinstance(cell, str | tuple)
    return f"'{text}" if is_text and _FORMULA.match(text) else text
