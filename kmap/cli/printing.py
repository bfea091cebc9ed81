"""Putting results on standard output or into a file, and errors on standard error."""

import os
import sys

from kmap.errors import KmapError, RegisterRefused
from kmap.register.editing.replacing import replace
from kmap.terminal import Line, Span, printable, render, terminal_width, wants_color


def show(lines: list[Line]) -> None:
    """Print styled lines on standard output."""
    sys.stdout.write(render(lines, color=wants_color(sys.stdout)))


def complain(error: KmapError) -> None:
    """Print an error on standard error: what is wrong, and under it what to do."""
    if isinstance(error, RegisterRefused):
        from kmap.formats.text import found

        sys.stderr.write(render(found(error.diagnostics, terminal_width(sys.stderr)), color=wants_color(sys.stderr)))
        return
    lines: list[Line] = [[Span("kmap: ", "error"), Span(printable(error.message))]]
    if error.tip:
        lines.append([Span("tip: ", "good"), Span(printable(error.tip))])
    sys.stderr.write(render(lines, color=wants_color(sys.stderr)))


def write(path: str, content: str | bytes) -> None:
    """Write a result to a file, whole or not at all; a link is followed, a device written to.

    Raises
    ------
    KmapError
        Where the file is a register, or can't be written.
    """
    refuse_register(path)
    target = os.path.realpath(path)
    refuse_register(target)
    if os.path.isdir(target):
        raise KmapError(f"`{path}` is a folder", "name a file in it")
    written = content.encode("utf-8", "backslashreplace") if isinstance(content, str) else content
    try:
        if os.path.exists(target) and not os.path.isfile(target):
            with open(target, "wb") as device:
                device.write(written)
        else:
            replace(target, written)
    except OSError as error:
        reason = (error.strerror or "it is no place for a file").lower()
        raise KmapError(f"`{path}` can't be written: {reason}", "name another file with --output") from None


def refuse_register(path: str) -> None:
    """Refuse to write a result over what may be a register.

    Raises
    ------
    KmapError
        Where the path ends as registers do.
    """
    if path.lower().endswith((".yaml", ".yml")):
        raise KmapError(
            f"`{path}` has the ending of a register", "name a file that ends in .png, .svg, .pdf, .csv, .json or .md"
        )
