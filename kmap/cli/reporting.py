"""Writing a report: as a page, for Word, or as Markdown with its pictures beside."""

import os
import sys
from collections.abc import Sequence
from typing import Literal

from kmap.cli.printing import refuse_register, write, write_all, wrote
from kmap.errors import KmapError
from kmap.page.project import Project

Kind = Literal["page", "word", "markdown"]
REPORTS: dict[str, Kind] = {".html": "page", ".htm": "page", ".docx": "word", ".md": "markdown"}
"""The kinds of reports, by the endings of their files."""

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
    kind = REPORTS.get(os.path.splitext(output)[1].lower())
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
            wrote(output)
        elif kind == "word":
            from kmap.page.word import word

            write(output, word(projects))
            wrote(output)
        else:
            from kmap.page.prose import prose

            text, pictures = prose(projects, os.path.splitext(os.path.basename(output))[0])
            beside = {os.path.join(os.path.dirname(output), name): content for name, content in pictures.items()}
            write_all({**beside, output: text})
            count = len(pictures)
            wrote(output, f", and {count} picture{'s' if count > 1 else ''} beside it" if count else "")
    except ModuleNotFoundError as error:
        extra = _EXTRAS.get((error.name or "").partition(".")[0])
        if extra is None:
            raise
        python = f'"{sys.executable}"' if " " in sys.executable else sys.executable
        what = "a page needs Bokeh" if extra == "page" else "a report for Word needs python-docx"
        raise KmapError(
            f"{what}, which is not installed",
            # the Python that runs kmap, for the `pip` that a newcomer has need not be its own
            f"install it: {python} -m pip install 'kmap-stakeholders[{extra}]'",
        ) from None
