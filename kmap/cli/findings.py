"""Putting the findings of a check out, and the settings of one."""

import sys
from collections.abc import Iterable

from kmap import rooms
from kmap.check import Checked
from kmap.cli.printing import print_out, show, write, wrote
from kmap.settings import Selection, Settings
from kmap.terminal import render, terminal_width


def put(checked: Checked, format_: str, output: str | None) -> None:
    """Put the findings out in a format, on standard output or in a file."""
    rendered = rooms.module("formats", format_).diagnostics
    if format_ == "text":
        if output is None:
            show(rendered(checked, terminal_width()))
        else:
            write(output, render(rendered(checked), color=False))
    elif output is None:
        (sys.stdout.write if format_ == "concise" else print_out)(rendered(checked))
    else:
        write(output, rendered(checked))
    if output is not None:
        wrote(output)


def put_settings(registers: Iterable[str], selection: Selection) -> None:
    """Print the settings that are in force for each register, and where they come from."""
    from kmap.charts.table import draw
    from kmap.register.library import Library
    from kmap.register.reading import read
    from kmap.reports.settings import report

    registers = list(registers)
    library = Library(registers)
    for number, path in enumerate(registers):
        register = read(path, library=library).register
        lines = draw(report(Settings(selection, register), path), terminal_width())
        show([[], *lines] if number else lines)
