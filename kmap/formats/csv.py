"""Comma-separated values, for spreadsheets."""

import csv
import io

from kmap.report import Cell, Report, words
from kmap.terminal import printable

_FORMULA = ("=", "+", "-", "@", "＝", "＋", "－", "＠")  # the wide ones count where Excel is Japanese


def report(report: Report) -> str:
    """Return a report as CSV: a heading, then the rows; lists are joined by semicolons.

    Text that a spreadsheet would take for a formula gets an apostrophe before it; what
    would act on a terminal is spelled out.
    """
    text = io.StringIO()
    writer = csv.writer(text, lineterminator="\n")
    writer.writerow(report.columns)
    writer.writerows([_cell(cell) for cell in row] for row in report.rows)
    return text.getvalue()


def _cell(cell: Cell) -> str:
    text = "\n".join(map(printable, words(cell).split("\n")))
    is_text = isinstance(cell, str | tuple)
    return f"'{text}" if is_text and text.lstrip().startswith(_FORMULA) else text
