"""A report for Word, made with python-docx."""

import io
import time
import zipfile
from collections.abc import Sequence
from datetime import datetime

import docx
import docx.document
from docx.enum.section import WD_ORIENT
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Cm, Pt
from docx.table import Table

from kmap.errors import KmapError
from kmap.page.chapters import Block, chapters
from kmap.page.project import Project
from kmap.terminal import printable

_WIDTH, _HEIGHT, _MARGIN = 29.7, 21.0, 1.8  # A4, landscape: the table is wide
_HIGHEST = 13.5  # a picture stands below the title on one page
_COLUMNS = (1.3, 3.2, 3.0, 1.6, 1.5, 1.4, 1.9, 2.6, 2.1, 1.8, 2.1, 1.8, 1.8)
"""The widths of the columns of the table of stakeholders, in centimetres."""

MOST_ROWS = 32_000
"""Stakeholders in a document; a table of Word has 32,767 rows at most."""

_EPOCH = (1980, 1, 1, 0, 0, 0)  # the first day that a zip can hold: the same bytes each time


def word(projects: Sequence[Project]) -> bytes:
    """Return a report as a Word document, the same bytes each time.

    Parameters
    ----------
    projects
        One or more, each beginning on a new page.

    Raises
    ------
    KmapError
        Where there are more stakeholders than Word has rows in a table; or where the computer's
        clock stands before 1980, as what makes the file puts the time into it first.
    """
    count = sum(len(project.views[0].grid.placements) for project in projects)
    if count > MOST_ROWS:
        message = f"{count:,} stakeholders are too many for Word; {MOST_ROWS:,} are the most"
        raise KmapError(message, "show some of them with --category or --tag, or write --output report.html")
    if time.localtime().tm_year < _EPOCH[0]:
        message = f"the clock of this computer stands before {_EPOCH[0]}, which no file for Word can hold"
        raise KmapError(message, "set the clock, or write --output report.html")
    document = docx.Document()
    section = document.sections[0]
    section.orientation = WD_ORIENT.LANDSCAPE
    section.page_width, section.page_height = Cm(_WIDTH), Cm(_HEIGHT)
    section.left_margin = section.right_margin = section.top_margin = section.bottom_margin = Cm(_MARGIN)
    document.styles["Normal"].font.size = Pt(10)
    about = document.core_properties
    about.title, about.author, about.comments = printable(projects[0].register.title)[:255], "", ""
    about.created = about.modified = datetime(1980, 1, 1)  # fixed, as the zip's
    for number, project in enumerate(projects):
        if number:
            document.add_page_break()  # type: ignore[no-untyped-call]  # python-docx leaves it so
        for block in chapters(project):
            _write(document, block)
    buffer = io.BytesIO()
    document.save(buffer)
    return _timeless(buffer.getvalue())


def _write(document: "docx.document.Document", block: Block) -> None:
    lines = [printable(line) for line in block.lines]
    if block.kind == "heading":
        document.add_heading(lines[0], block.level)
    elif block.kind == "list":
        for line in lines:
            document.add_paragraph(line, style="List Bullet")
    elif block.kind == "table":
        _table(document, block.rows)
    elif block.picture is not None:
        shape = document.add_picture(io.BytesIO(block.picture.png))
        scale = min(Cm(_WIDTH - 2 * _MARGIN) / shape.width, Cm(_HIGHEST) / shape.height, 1.0)
        shape.width, shape.height = int(shape.width * scale), int(shape.height * scale)
        shape._inline.docPr.set("descr", printable(block.picture.words))  # read aloud to those who cannot see it
        shape._inline.docPr.set("name", block.picture.name)
    else:
        for line in lines:
            document.add_paragraph(line)


def _table(document: "docx.document.Document", rows: tuple[tuple[str, ...], ...]) -> None:
    made: Table = document.add_table(rows=len(rows), cols=len(rows[0]), style="Light Grid Accent 1")
    made.autofit = False
    for column, width in zip(made.columns, _COLUMNS, strict=True):
        column.width = Cm(width)
    for drawn, cells in zip(made.rows, rows, strict=True):
        for cell, words, width in zip(drawn.cells, cells, _COLUMNS, strict=True):
            cell.width = Cm(width)
            run = cell.paragraphs[0].add_run(printable(words))
            run.font.size = Pt(7.5)
    repeated = OxmlElement("w:tblHeader")  # the heading is repeated on each page, and known as one
    repeated.set(qn("w:val"), "true")
    made.rows[0]._tr.get_or_add_trPr().append(repeated)


def _timeless(content: bytes) -> bytes:
    """Return a zip without the times at which its parts were written."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(content)) as old, zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as new:
        for name in old.namelist():
            info = zipfile.ZipInfo(name, _EPOCH)
            info.compress_type = zipfile.ZIP_DEFLATED
            new.writestr(info, old.read(name))
    return buffer.getvalue()
