"""Showing a report in the format that was asked for, on standard output or in a file."""

import os
import sys
from collections.abc import Callable

from kmap.cli.choices import one_of
from kmap.cli.printing import show, write
from kmap.errors import KmapError
from kmap.report import Report
from kmap.terminal import Line, render, terminal_width

_ENDINGS = {".txt": "text", ".json": "json", ".csv": "csv", ".md": "markdown"}
FORMATS = ("text", "json", "csv", "markdown")


def format_of(format_: str | None, output: str | None, pictures: tuple[str, ...] = ()) -> str:
    """Return the format to use: the one asked for, else the one that the file's ending says, else text.

    Parameters
    ----------
    format_
        The format asked for.
    output
        The file to write.
    pictures
        The endings of the pictures that the command can draw beside.

    Raises
    ------
    KmapError
        Where there is no such format, or the ending says none.
    """
    if format_ is not None:
        return one_of("--format", format_, FORMATS)
    if output is None:
        return "text"
    ending = os.path.splitext(output)[1].lower()
    if ending not in _ENDINGS:
        raise KmapError(
            f"`{output}` has an ending that says no format", f"end it in {', '.join((*_ENDINGS, *pictures))}"
        )
    return _ENDINGS[ending]


def put(report: Callable[[], Report], format_: str, output: str | None, drawing: Callable[[int], list[Line]]) -> None:
    """Put a report out.

    Parameters
    ----------
    report
        Makes the report, for machines and tables.
    format_
        One of `FORMATS`.
    output
        The file to write; None for standard output.
    drawing
        Draws the report for people, given the width of the terminal.
    """
    if format_ == "text":
        if output is None:
            show(drawing(terminal_width()))
            return
        content = render(drawing(80), color=False)
    else:
        content = _render(report(), format_)
    if output is None:
        sys.stdout.write(content)
        return
    # Spreadsheets take a file for UTF-8 only where it begins with a byte order mark.
    write(output, "\ufeff" + content if format_ == "csv" else content)


def _render(report: Report, format_: str) -> str:
    from kmap import rooms

    content: str = rooms.module("formats", format_).report(report)
    return content
