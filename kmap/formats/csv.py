"""Comma-separated values, for spreadsheets."""

import csv
import io

from kmap.report import Cell, Report, words

_FORMULA = ("=", "+", "-", "@", "\t", "\r")


def report(report: Report) -> str:
    """Return a report as CSV: a heading, then the rows; lists are joined by semicolons.

    Text that a spreadsheet would take for a formula gets an apostrophe before it.
    """
    text = io.StringIO()
    writer = csv.writer(text, lineterminator="\n")
    writer.writerow(report.columns)
    writer.writerows([_cell(cell) for cell in row] for row in report.rows)
    return text.getvalue()


def _cell(cell: Cell) -> str:
    text = words(cell).replace("\0", "")
    is_text = isinstance(cell, str | tuple)
    return f"'{text}" if is_text and text.lstrip(" ").startswith(_FORMULA) else text
