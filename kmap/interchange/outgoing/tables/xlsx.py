"""A workbook that colleagues can work in: a sheet for each table, with drop-down lists, and one that explains."""

from kmap.interchange.outgoing.explanation import Explanation, explanation
from kmap.interchange.outgoing.workbook import Sheet, packed
from kmap.interchange.outgoing.worksheet import Lists, explained, tabled
from kmap.interchange.tables import Table
from kmap.register.register import Register

ENDINGS = (".xlsx",)
WHOLE = True

README = "read me"


def content(register: Register, tables: dict[str, Table], chosen: str) -> bytes:
    """Return the tables of a register as a workbook; the same register gives the same bytes.

    Raises
    ------
    KmapError
        Where a text is longer than a cell can hold.
    """
    said: Explanation = explanation(register, tables)
    lists = Lists(
        category="categories" if said.categories else "",
        output_kind="output_kinds" if said.output_kinds else "",
        stakeholder=_ids(tables["stakeholders"]),
        topic=_ids(tables["topics"]),
        lowest=register.scale.min,
        highest=register.scale.max,
    )
    sheets = [Sheet(README, explained(said.rows))]
    sheets += [Sheet(name, tabled(table, lists), len(table.columns), len(table.rows)) for name, table in tables.items()]
    names = {"categories": said.categories, "output_kinds": said.output_kinds}
    ranges = {
        name: f"'{README}'!$A${first}:$A${last}" for name, found in names.items() if found for first, last in [found]
    }
    return packed(sheets, ranges, register.title)


def _ids(table: Table) -> str:
    """Return the cells with the ids of a table, some empty ones below them for those that are yet to come."""
    return f"'{table.name}'!$A$2:$A${len(table.rows) + 200}" if table.rows else ""
