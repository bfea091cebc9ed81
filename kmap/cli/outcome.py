"""Showing a report in the format that was asked for, on standard output or in a file."""

import os
import shlex
from collections.abc import Callable, Mapping
from contextlib import suppress

from kmap.cli.choices import one_of
from kmap.cli.printing import print_out, show, write, wrote
from kmap.errors import KmapError
from kmap.report import Report
from kmap.terminal import Line, inert, render, terminal_width

_ENDINGS = {".txt": "text", ".json": "json", ".csv": "csv", ".md": "markdown"}
FORMATS = ("text", "json", "csv", "markdown")


def format_of(
    format_: str | None, output: str | None, pictures: tuple[str, ...] = (), own: Mapping[str, str] | None = None
) -> str:
    """Return the format to use: the one asked for, else the one that the file's ending says, else text.

    Parameters
    ----------
    format_
        The format asked for.
    output
        The file to write.
    pictures
        The endings of the pictures that the command can draw beside.
    own
        Formats that the command alone can write, by the endings of their files.

    Raises
    ------
    KmapError
        Where there is no such format, or the ending says none.
    """
    endings = _ENDINGS | dict(own or {})
    if format_ is not None:
        usual = (*FORMATS, *(own or {}).values())
        return format_ if format_ in usual else one_of("--format", format_, (*usual, *_further()))
    if output is None:
        return "text"
    ending = os.path.splitext(output)[1].lower()
    if ending not in endings:
        endings |= {further: name for name, of_name in _further().items() for further in of_name}
    if ending not in endings:
        tip = f"end it in {', '.join((*endings, *pictures))}{_written_elsewhere(output, ending)}"
        raise KmapError(f"`{output}` has an ending that says no format", tip)
    return endings[ending]


def _written_elsewhere(output: str, ending: str) -> str:
    """Return which other command writes files with such an ending, to stand behind a tip."""
    from kmap.cli.exporting import format_meant
    from kmap.cli.reporting import REPORTS

    if ending in REPORTS:
        return f"; a report of the whole map is written by `kmap report --output {shlex.quote(output)}`"
    with suppress(KmapError):
        format_meant(None, output)
        return f"; the map as a whole is written by `kmap export --output {shlex.quote(output)}`"
    return ""


def _further() -> dict[str, tuple[str, ...]]:
    """Return the formats of reports beside the usual ones, by the names of their files, each with its endings."""
    from kmap import rooms

    others = [name for name in rooms.names("formats") if name not in FORMATS]
    modules = {name: rooms.module("formats", name) for name in others}
    return {name: getattr(module, "ENDINGS", ()) for name, module in modules.items() if hasattr(module, "report")}


def put(
    report: Callable[[], Report],
    format_: str,
    output: str | None,
    drawing: Callable[[int], list[Line]],
    own: Mapping[str, Callable[[], str]] | None = None,
) -> None:
    """Put a report out.

    Parameters
    ----------
    report
        Makes the report, for machines and tables.
    format_
        One of `FORMATS`, or of `own`.
    output
        The file to write; None for standard output.
    drawing
        Draws the report for people, given the width of the terminal.
    own
        Formats that the command writes in its own way, each with what makes the text.
    """
    if format_ == "text":
        if output is None:
            show(drawing(terminal_width()))
            return
        content = render(drawing(80), color=False)
    elif own is not None and format_ in own:
        content = own[format_]()
    else:
        content = _render(report(), format_)
    if output is None:
        print_out(inert(content) if format_ == "csv" else content)
        return
    # Spreadsheets take a file for UTF-8 only where it begins with a byte order mark.
    write(output, "\ufeff" + content if format_ == "csv" else content)
    wrote(output)


def _render(report: Report, format_: str) -> str:
    from kmap import rooms

    content: str = rooms.module("formats", format_).report(report)
    return content
