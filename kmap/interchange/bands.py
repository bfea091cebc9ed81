"""Rows that are headings of what follows, not stakeholders."""

from kmap.interchange.layout import Layout
from kmap.interchange.sheet import Row, is_empty, text_of


def headings_within(layout: Layout) -> dict[int, str]:
    """Return the rows of a sheet of stakeholders that are headings of what follows, by their numbers.

    A row is one that holds nothing but a name, stands alone and before a row that holds more, in
    a sheet where few rows are like that.
    """
    name = layout.column("name")
    if name is None or layout.section != "stakeholders":
        return {}
    only = [row.filled == [name.place] or _is_band(row, name.place) for row in layout.rows]
    full = sum(not one for one in only)
    if not full or sum(only) * 2 > full:
        return {}
    return {
        row.number: text_of(row.at(name.place))
        for place, row in enumerate(layout.rows)
        if only[place] and place + 1 < len(only) and not only[place + 1] and not (place and only[place - 1])
    }


def _is_band(row: Row, column: int) -> bool:
    """Say whether a row holds one text, stretched over its cells."""
    values = {text_of(row.at(index)) for index in row.filled}
    return len(values) == 1 and len(row.filled) > 1 and not is_empty(row.at(column))
