"""Sheets of a workbook in the XML of spreadsheets: cells, what may be typed into them, how they look."""

import datetime
import re
from collections.abc import Iterator
from typing import NamedTuple

from kmap.errors import KmapError
from kmap.interchange.outgoing.explanation import Style
from kmap.interchange.outgoing.writing import attribute, decimal, text
from kmap.interchange.sections import Field
from kmap.interchange.sheet import Value, letters
from kmap.interchange.tables import Table

STYLES = {"": 0, "heading": 1, "words": 2, "quoted": 3, "number": 4, "date": 5, "title": 6, "plain": 7}
"""The looks of cells, by the place that each has among the styles of the workbook."""

LONGEST = 32_767
"""The characters that a cell can hold."""

_ROOM = 500
"""Empty rows below a table in which the drop-down lists work too."""
_LARGEST_CHOICE = 255
_FORMULA = re.compile(r"\s*[=+\-@＝＋－＠\t\r]")
_ESCAPE = re.compile("_(?=x[0-9A-Fa-f]{4}_)")
_FIRST_DAY = datetime.date(1900, 3, 1)
"""Before it, spreadsheets do not agree on how days are counted."""
_DAY_NOUGHT = datetime.date(1899, 12, 30)
_SCORES = frozenset({"influence", "interest", "impact"})
_IDS = frozenset({"stakeholder", "from", "to", "succeeded_by"})
_WIDE = frozenset({"because", "notes", "summary", "what", "need", "question", "message", "limitations", "design"})
_WIDE |= {"evidence_needs", "options", "engagement.because", "feedback.comment", "title"}
_FITTED = '<sheetPr><pageSetUpPr fitToPage="1"/></sheetPr>'
_PRINTED = (
    '<pageMargins left="0.5" right="0.5" top="0.5" bottom="0.5" header="0.3" footer="0.3"/>'
    '<pageSetup orientation="landscape" fitToWidth="1" fitToHeight="0"/>'
)
"""As wide as a page, when it is printed."""
_MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"


class Lists(NamedTuple):
    """What the cells of some columns can be chosen from: names of ranges, or cells; empty where there are none.

    Parameters
    ----------
    category, output_kind, stakeholder, topic
        Where the ids stand.
    lowest, highest
        The ends of the scale.
    """

    category: str
    output_kind: str
    stakeholder: str
    topic: str
    lowest: float
    highest: float


def tabled(table: Table, lists: Lists) -> str:
    """Return the sheet of a table: its header stays in view, and its columns have filters and lists.

    Raises
    ------
    KmapError
        Where a text is longer than a cell can hold.
    """
    return "".join(_tabled(table, lists))


def _tabled(table: Table, lists: Lists) -> Iterator[str]:
    columns = table.columns
    last = letters(len(columns) - 1)
    kept = 2 if table.name == "stakeholders" else 1
    corner = f"{letters(kept)}2"
    yield f'<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n<worksheet xmlns="{_MAIN}">{_FITTED}<sheetViews>'
    yield '<sheetView workbookViewId="0">'
    yield f'<pane xSplit="{kept}" ySplit="1" topLeftCell="{corner}" activePane="bottomRight" state="frozen"/>'
    yield f'<selection pane="bottomRight" activeCell="{corner}" sqref="{corner}"/></sheetView></sheetViews>'
    yield '<sheetFormatPr defaultRowHeight="15"/><cols>'
    for place, column in enumerate(columns, 1):
        style = STYLES[_style(column)]
        yield f'<col min="{place}" max="{place}" width="{_width(column)}" style="{style}" customWidth="1"/>'
    yield "</cols><sheetData>"
    yield _row(1, [_text(column.path, "heading") for column in columns])
    for number, row in enumerate(table.rows, 2):
        yield _row(number, [_cell(table, number, column, value) for column, value in zip(columns, row, strict=True)])
    yield f'</sheetData><autoFilter ref="A1:{last}{len(table.rows) + 1}"/>'
    rules = [
        _validation(rule, f"{letters(place)}2:{letters(place)}{len(table.rows) + _ROOM}")
        for place, column in enumerate(columns)
        if (rule := _rule(table.name, column, lists)) is not None
    ]
    if rules:
        yield f'<dataValidations count="{len(rules)}">{"".join(rules)}</dataValidations>'
    yield f"{_PRINTED}</worksheet>"


def explained(rows: tuple[tuple[Style, tuple[str, ...]], ...]) -> str:
    """Return the sheet that explains the others."""
    parts = [
        f'<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n<worksheet xmlns="{_MAIN}">{_FITTED}<sheetViews>'
    ]
    parts.append('<sheetView showGridLines="0" workbookViewId="0"/></sheetViews><sheetFormatPr defaultRowHeight="15"/>')
    parts.append('<cols><col min="1" max="1" width="26" customWidth="1"/>')
    parts.append('<col min="2" max="2" width="26" customWidth="1"/><col min="3" max="3" width="80" customWidth="1"/>')
    parts.append("</cols><sheetData>")
    for number, (style, cells) in enumerate(rows, 1):
        look = "" if style == "plain" and len(cells) < 3 else style  # a sentence runs on over empty cells
        parts.append(_row(number, [_text(words, look) for words in cells]))
    return "".join((*parts, f"</sheetData>{_PRINTED}</worksheet>"))


def _row(number: int, cells: list[str]) -> str:
    inside = "".join(
        cell.replace("<c", f'<c r="{letters(place)}{number}"', 1) for place, cell in enumerate(cells) if cell
    )
    return f'<row r="{number}">{inside}</row>' if inside else ""


def _cell(table: Table, number: int, column: Field, value: Value) -> str:
    if value is None or value == "":
        return ""
    if isinstance(value, bool):
        return _text("yes" if value else "no", "words")
    if isinstance(value, int | float):
        return f'<c s="{STYLES["number"]}"><v>{decimal(float(value))}</v></c>'
    if isinstance(value, datetime.date):
        if value < _FIRST_DAY:
            return _text(value.isoformat(), "words")
        return f'<c s="{STYLES["date"]}"><v>{(value - _DAY_NOUGHT).days}</v></c>'
    if len(value) > LONGEST:
        raise KmapError(
            f"{column.path} in row {number} of {table.name} has {len(value):,} characters; "
            f"a cell of a workbook holds {LONGEST:,}",
            "shorten it, or export as json",
        )
    return _text(value, "quoted" if _FORMULA.match(value) else "words")


def _text(words: str, style: str) -> str:
    """Return a cell of text; what looks like a formula keeps its text, as after an apostrophe typed before it."""
    return f'<c s="{STYLES[style]}" t="inlineStr"><is><t xml:space="preserve">{_escaped(words)}</t></is></c>'


def _escaped(words: str) -> str:
    """Return a text as cells hold it; they have a way of their own to write characters by number."""
    return text(_ESCAPE.sub("_x005F_", words) if "_x" in words else words)


def _style(column: Field) -> str:
    return {"number": "number", "date": "date"}.get(column.kind, "words")


def _width(column: Field) -> int:
    if column.path in _WIDE:
        return 44
    if column.path == "name":
        return 34
    return {"number": 11, "date": 12, "truth": 12, "words": 24}.get(column.kind, 18 if column.choices else 20)


class _Rule(NamedTuple):
    kind: str
    first: str
    second: str = ""
    title: str = ""
    said: str = ""
    firm: bool = True


def _rule(table: str, column: Field, lists: Lists) -> _Rule | None:
    """Return what may be typed into a column; None where anything may."""
    path = column.path
    if path in _SCORES:
        low, high = decimal(lists.lowest), decimal(lists.highest)
        said = f"A score from {low} to {high}; leave the cell empty where it is not known."
        return _Rule("decimal", low, high, "Score", said)
    if column.choices:
        return _choice(column.choices, path)
    if column.kind == "truth":
        return _choice(("yes", "no"), path)
    if path == "feedback.rating":
        return _Rule("decimal", "1", "5", "Rating", "From 1 to 5, 5 being best.")
    if path == "step":
        return _Rule("whole", "1", "7", "Step", "One of the seven steps of knowledge mobilisation, 1 to 7.")
    listed = {"category": lists.category, "topic": lists.topic if column.kind == "text" else ""}
    listed |= dict.fromkeys(_IDS, lists.stakeholder)
    if table == "outputs":
        listed["kind"] = lists.output_kind
    if cells := listed.get(path, ""):
        return _Rule("list", cells, title=path, said="This is none of the words in the list.", firm=False)
    return None


def _choice(words: tuple[str, ...], path: str) -> _Rule:
    listed = ",".join(words)
    assert len(listed) <= _LARGEST_CHOICE, "spreadsheets hold no longer list"
    return _Rule("list", f'"{listed}"', title=path, said=f"One of: {', '.join(words)}.")


def _validation(rule: _Rule, cells: str) -> str:
    kind = f'type="{rule.kind}" errorStyle="{"stop" if rule.firm else "warning"}" allowBlank="1" showErrorMessage="1"'
    said = f'errorTitle="{attribute(rule.title[:32])}" error="{attribute(rule.said)}"'
    second = f"<formula2>{text(rule.second)}</formula2>" if rule.second else ""
    first = f"<formula1>{text(rule.first)}</formula1>"
    return f'<dataValidation {kind} {said} sqref="{cells}">{first}{second}</dataValidation>'
