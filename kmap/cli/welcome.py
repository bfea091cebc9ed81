"""What `kmap` alone says: what to do next in the folder it stands in."""

import os

from kmap.cli.options import DEFAULT_REGISTER
from kmap.terminal import Line, Span, printable

_ENDING = ".stakeholders.yaml"


def registers_in(folder: str) -> list[str]:
    """Return the registers below a folder, sorted: `stakeholders.yaml` and `*.stakeholders.yaml`.

    Folders whose names begin with a dot are passed over.
    """
    found = []
    for where, folders, files in os.walk(folder):
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        found += [
            os.path.normpath(os.path.join(where, name))
            for name in files
            if name == DEFAULT_REGISTER or name.endswith(_ENDING)
        ]
    return sorted(found)


def welcome(folder: str) -> list[Line]:
    """Return what to do next in a folder."""
    lines: list[Line] = [[Span("kmap", "bold"), Span(": stakeholder maps as code")], []]
    here = sorted(name for name in os.listdir(folder) if name == DEFAULT_REGISTER or name.endswith(_ENDING))
    if not here:
        steps = [
            ("kmap init", "write a first register, with comments, to fill in"),
            ("kmap --help", "all commands"),
        ]
        return [*lines, [Span("There is no register in this folder yet.")], [], *_steps(steps)]
    register = "" if DEFAULT_REGISTER in here else f" {here[0]}"
    steps = [
        (f"kmap grid{register}", "where is everyone?"),
        (f"kmap suggest{register}", "how much engagement, and why?"),
        (f"kmap check{register}", "is anything wrong, missing or out of date?"),
        ("kmap --help", "all commands"),
    ]
    named = ", ".join(here[:3]) + (f" and {len(here) - 3} more" if len(here) > 3 else "")
    return [*lines, [Span(printable(f"In this folder: {named}"))], [], *_steps(steps)]


def _steps(steps: list[tuple[str, str]]) -> list[Line]:
    width = max(len(command) for command, _ in steps) + 2
    return [[Span(f"  {printable(command):<{width}}", "accent"), Span(what)] for command, what in steps]
