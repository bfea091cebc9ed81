"""Comma-separated values: one table of a register, for any spreadsheet."""

import csv
import datetime
import io
import re

from kmap.interchange.outgoing.writing import decimal
from kmap.interchange.sheet import Value
from kmap.interchange.tables import Table
from kmap.register.register import Register

ENDINGS = (".csv",)
WHOLE = False
"""Whether one file holds all tables."""

_FORMULA = re.compile(r"'*\s*[=+\-@＝＋－＠\t\r]")  # the wide ones count where Excel is Japanese


def content(register: Register, tables: dict[str, Table], chosen: str) -> str:
    """Return one table as CSV: the names of the fields, then the rows.

    Text that a spreadsheet would take for a formula has an apostrophe before it, which `kmap
    import` takes away again.
    """
    text = io.StringIO()
    writer = csv.writer(text, lineterminator="\n")
    table = tables[chosen]
    writer.writerow([column.path for column in table.columns])
    writer.writerows([_cell(value) for value in row] for row in table.rows)
    return text.getvalue()


def _cell(value: Value) -> str:
    if value is None:
        return ""
    if isinstance(value, str):
        return f"'{value}" if _FORMULA.match(value) else value
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, datetime.date):
        return value.isoformat()
    return decimal(float(value))
