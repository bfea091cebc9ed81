"""A workbook of spreadsheets (Office Open XML): its parts, packed so that the same content gives the same bytes."""

import io
import zipfile
from typing import NamedTuple

from kmap.interchange.outgoing.writing import attribute, text
from kmap.interchange.sheet import letters

_HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
_OFFICE = "http://schemas.openxmlformats.org"
_MAIN = f"{_OFFICE}/spreadsheetml/2006/main"
_RELATIONS = f"{_OFFICE}/officeDocument/2006/relationships"
_PACKAGE = f"{_OFFICE}/package/2006"
_SHEET_TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml"
_EPOCH = (1980, 1, 1, 0, 0, 0)
_MADE = "2000-01-01T00:00:00Z"
"""A workbook says when it was made; ours says the same day always."""

_STYLES = f"""{_HEAD}<styleSheet xmlns="{_MAIN}">
<numFmts count="1"><numFmt numFmtId="164" formatCode="yyyy\\-mm\\-dd"/></numFmts>
<fonts count="3"><font><sz val="11"/><name val="Calibri"/><family val="2"/></font>
<font><b/><sz val="11"/><color rgb="FFFFFFFF"/><name val="Calibri"/><family val="2"/></font>
<font><b/><sz val="16"/><color rgb="FF1F3A4D"/><name val="Calibri"/><family val="2"/></font></fonts>
<fills count="3"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill>
<fill><patternFill patternType="solid"><fgColor rgb="FF1F3A4D"/><bgColor indexed="64"/></patternFill></fill></fills>
<borders count="1"><border><left/><right/><top/><bottom/><diagonal/></border></borders>
<cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs>
<cellXfs count="8">
<xf numFmtId="0" fontId="0" fillId="0" borderId="0" xfId="0"/>
<xf numFmtId="49" fontId="1" fillId="2" borderId="0" xfId="0" applyNumberFormat="1" applyFont="1" applyFill="1" \
applyAlignment="1"><alignment vertical="center" wrapText="1"/></xf>
<xf numFmtId="49" fontId="0" fillId="0" borderId="0" xfId="0" applyNumberFormat="1" applyAlignment="1">\
<alignment vertical="top" wrapText="1"/></xf>
<xf numFmtId="49" fontId="0" fillId="0" borderId="0" xfId="0" quotePrefix="1" applyNumberFormat="1" \
applyAlignment="1"><alignment vertical="top" wrapText="1"/></xf>
<xf numFmtId="0" fontId="0" fillId="0" borderId="0" xfId="0" applyAlignment="1"><alignment vertical="top"/></xf>
<xf numFmtId="164" fontId="0" fillId="0" borderId="0" xfId="0" applyNumberFormat="1" applyAlignment="1">\
<alignment horizontal="left" vertical="top"/></xf>
<xf numFmtId="0" fontId="2" fillId="0" borderId="0" xfId="0" applyFont="1"/>
<xf numFmtId="49" fontId="0" fillId="0" borderId="0" xfId="0" applyNumberFormat="1" applyAlignment="1">\
<alignment vertical="top" wrapText="1"/></xf>
</cellXfs>
<cellStyles count="1"><cellStyle name="Normal" xfId="0" builtinId="0"/></cellStyles>
</styleSheet>"""


class Sheet(NamedTuple):
    """A sheet.

    Parameters
    ----------
    name
        Its name, no longer than 31 characters.
    content
        Its XML.
    columns, rows
        How many columns its table has, and rows below the header; 0 columns where it holds no table.
    """

    name: str
    content: str
    columns: int = 0
    rows: int = 0


def packed(sheets: list[Sheet], ranges: dict[str, str], title: str) -> bytes:
    """Return a workbook.

    Parameters
    ----------
    sheets
        Its sheets, in order.
    ranges
        Names for cells, as lists refer to them.
    title
        Its title.
    """
    parts = {
        "[Content_Types].xml": _types(len(sheets)),
        "_rels/.rels": _relations(
            {
                "xl/workbook.xml": f"{_RELATIONS}/officeDocument",
                "docProps/core.xml": f"{_PACKAGE}/relationships/metadata/core-properties",
            }
        ),
        "docProps/core.xml": _properties(title),
        "xl/workbook.xml": _book(sheets, ranges),
        "xl/_rels/workbook.xml.rels": _relations(
            {f"worksheets/sheet{number}.xml": f"{_RELATIONS}/worksheet" for number in range(1, len(sheets) + 1)}
            | {"styles.xml": f"{_RELATIONS}/styles"}
        ),
        "xl/styles.xml": _STYLES,
    }
    parts |= {f"xl/worksheets/sheet{number}.xml": sheet.content for number, sheet in enumerate(sheets, 1)}
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w") as archive:
        for name, content in parts.items():
            part = zipfile.ZipInfo(name, _EPOCH)
            part.compress_type = zipfile.ZIP_DEFLATED
            part.external_attr = 0o600 << 16
            part.create_system = 3  # the same on every system
            archive.writestr(part, content.encode("utf-8"))
    return file.getvalue()


def _types(sheets: int) -> str:
    parts = {
        "/xl/workbook.xml": f"{_SHEET_TYPE}.sheet.main+xml",
        "/xl/styles.xml": f"{_SHEET_TYPE}.styles+xml",
        "/docProps/core.xml": "application/vnd.openxmlformats-package.core-properties+xml",
    }
    parts |= {f"/xl/worksheets/sheet{number}.xml": f"{_SHEET_TYPE}.worksheet+xml" for number in range(1, sheets + 1)}
    inside = '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
    inside += '<Default Extension="xml" ContentType="application/xml"/>'
    inside += "".join(f'<Override PartName="{name}" ContentType="{type_}"/>' for name, type_ in parts.items())
    return f'{_HEAD}<Types xmlns="{_PACKAGE}/content-types">{inside}</Types>'


def _relations(targets: dict[str, str]) -> str:
    inside = "".join(
        f'<Relationship Id="rId{number}" Type="{type_}" Target="{target}"/>'
        for number, (target, type_) in enumerate(targets.items(), 1)
    )
    return f'{_HEAD}<Relationships xmlns="{_PACKAGE}/relationships">{inside}</Relationships>'


def _properties(title: str) -> str:
    spaces = f'xmlns:cp="{_PACKAGE}/metadata/core-properties" xmlns:dc="http://purl.org/dc/elements/1.1/"'
    spaces += ' xmlns:dcterms="http://purl.org/dc/terms/" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"'
    day = f'xsi:type="dcterms:W3CDTF">{_MADE}'
    return (
        f"{_HEAD}<cp:coreProperties {spaces}><dc:title>{text(title)}</dc:title><dc:creator>kmap</dc:creator>"
        f"<dcterms:created {day}</dcterms:created><dcterms:modified {day}</dcterms:modified></cp:coreProperties>"
    )


def _book(sheets: list[Sheet], ranges: dict[str, str]) -> str:
    listed = "".join(
        f'<sheet name="{attribute(sheet.name)}" sheetId="{number}" r:id="rId{number}"/>'
        for number, sheet in enumerate(sheets, 1)
    )
    names = "".join(
        f'<definedName name="_xlnm._FilterDatabase" localSheetId="{place}" hidden="1">'
        f"'{text(sheet.name)}'!$A$1:${letters(sheet.columns - 1)}${sheet.rows + 1}</definedName>"
        for place, sheet in enumerate(sheets)
        if sheet.columns
    )
    names += "".join(f'<definedName name="{name}">{text(cells)}</definedName>' for name, cells in ranges.items())
    return (
        f'{_HEAD}<workbook xmlns="{_MAIN}" xmlns:r="{_RELATIONS}"><bookViews><workbookView activeTab="0"/></bookViews>'
        f"<sheets>{listed}</sheets><definedNames>{names}</definedNames></workbook>"
    )
