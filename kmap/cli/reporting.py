"""Writing a report: as a page, for Word, or as Markdown with its pictures beside."""

import os
from collections.abc import Sequence
from typing import Literal

from kmap.cli.printing import refuse_register, write
from kmap.errors import KmapError
from kmap.page.project import Project

Kind = Literal["page", "word", "markdown"]
_ENDINGS: dict[str, Kind] = {".html": "page", ".htm": "page", ".docx": "word", ".md": "markdown"}
_EXTRAS: dict[str, str] = {"bokeh": "page", "docx": "word"}
"""The optional libraries, each with the extra that brings it."""


def written_as(output: str | None) -> Kind:
    """Return what kind of report a file is, by its ending.

    Raises
    ------
    KmapError
        Where no file is named, or its ending says no kind of report.
    """
    tip = "add --output map.html for a page, --output report.docx for Word, or --output report.md"
    if output is None:
        raise KmapError("a report is written to a file, and none is named", tip)
    refuse_register(output)
    kind = _ENDINGS.get(os.path.splitext(output)[1].lower())
    if kind is None:
        raise KmapError(f"`{output}` has an ending that says no report", "end it in .html, .docx or .md")
    return kind


def put(projects: Sequence[Project], kind: Kind, output: str) -> None:
    """Write a report.

    Raises
    ------
    KmapError
        Where the library for this kind is not installed, or the file can't be written.
    """
    try:
        if kind == "page":
            from kmap.page.document import page

            write(output, page(projects))
        elif kind == "word":
            from kmap.page.word import word

            write(output, word(projects))
        else:
            from kmap.page.prose import prose

            text, pictures = prose(projects, os.path.splitext(os.path.basename(output))[0])
            for name, picture in pictures.items():
                write(os.path.join(os.path.dirname(output), name), picture)
            write(output, text)
    except ModuleNotFoundError as error:
        extra = _EXTRAS.get((error.name or "").partition(".")[0])
        if extra is None:
            raise
        what = "a page needs Bokeh" if extra == "page" else "a report for Word needs python-docx"
        raise KmapError(
            f"{what}, which is not installed", f"install it: pip install 'kmap-stakeholders[{extra}]'"
        ) from None
