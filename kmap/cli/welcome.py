"""What `kmap` alone says: what to do next in the folder it stands in."""

import os
import shlex
from collections import Counter
from contextlib import suppress

from kmap.cli.files import is_register
from kmap.cli.options import DEFAULT_REGISTER
from kmap.register.naming import behind
from kmap.terminal import Line, Span, printable

_IMPORTED = (".xlsx", ".csv", ".tsv", ".graphml", ".gexf")
_MOST_FOLDERS = 100
_NAME = '"NAME"'

LARGEST = 2_000_000
"""Bytes of a register that is still looked into: whoever types `kmap` alone waits for an answer."""


def welcome(folder: str) -> list[Line]:
    """Return what to do next in a folder: to begin, to mend, to score, to bring up to date, or to look."""
    lines: list[Line] = [[Span("kmap", "bold"), Span(": stakeholder maps as code")], []]
    here, below = _near(folder)
    said, steps = _nothing(folder) if not here and not below else _several(here, below)
    if len(here) == 1 and not below:
        said, steps = _one(folder, here[0])
    steps = [*steps, ("kmap --help", "all commands")]
    return [*lines, [Span(printable(said))], [], *_steps(steps)]


def _near(folder: str) -> tuple[list[str], list[str]]:
    """Return the registers in a folder and in the folders in it, sorted; no deeper, for a home folder is large."""
    here, folders = [], []
    for name in sorted(os.listdir(folder)):
        if is_register(name):
            here.append(name)
        elif not name.startswith(".") and os.path.isdir(os.path.join(folder, name)):
            folders.append(name)
    below = []
    for inner in folders[:_MOST_FOLDERS]:
        with suppress(OSError):  # one that we may not read is not looked into
            below += [os.path.join(inner, name) for name in sorted(os.listdir(os.path.join(folder, inner)))]
    return here, [path for path in below if is_register(os.path.basename(path))]


_Steps = list[tuple[str, str]]


def _nothing(folder: str) -> tuple[str, _Steps]:
    """Return what to say where there is no register."""
    found = _spreadsheets(folder)
    steps = [(f"kmap import {shlex.quote(name)}", "see what kmap makes of it; nothing is written") for name in found]
    begin = ("kmap init", "write a first register, with comments, to fill in")
    return "There is no register in this folder yet.", [*steps, begin] if steps else [begin]


def _spreadsheets(folder: str) -> list[str]:
    """Return files that could be imported, the first few."""
    names = sorted(name for name in os.listdir(folder) if name.lower().endswith(_IMPORTED))
    return [name for name in names if not name.startswith((".", "~$"))][:3]


def _several(here: list[str], below: list[str]) -> tuple[str, _Steps]:
    """Return what to say where there are several registers."""
    found = [*here, *below]
    named = ", ".join(found[:3]) + (f" and {len(found) - 3} more" if len(found) > 3 else "")
    first = behind(DEFAULT_REGISTER if DEFAULT_REGISTER in here else found[0])
    return f"In this folder: {named}", [
        ("kmap check .", "is anything wrong, missing or out of date, in all of them?"),
        (f"kmap grid{first}", "where is everyone?"),
        (f"kmap suggest{first}", "how much engagement, and why?"),
        ("kmap plan .", "what is next, for whom, by when, in all of them together?"),
    ]


def _one(folder: str, name: str) -> tuple[str, _Steps]:
    """Return what to say of the one register here, by what the check finds in it."""
    path, named = os.path.join(folder, name), behind(name)
    check_ = (f"kmap check{named}", "is anything wrong, missing or out of date?")
    look = [
        (f"kmap grid{named}", "where is everyone?"),
        (f"kmap suggest{named}", "how much engagement, and why?"),
        (f"kmap plan{named}", "what is next, for whom, by when?"),
    ]
    if not os.path.isfile(path) or os.path.getsize(path) > LARGEST:
        return f"In this folder: {name}", [check_, *look]
    from kmap.check import check  # loads what reads registers, which an empty folder does not need
    from kmap.errors import Severity
    from kmap.register.library import Library
    from kmap.register.reading import read

    library = Library((path,))
    checked = check([path], library=library)
    found = Counter(one.code for one in checked.diagnostics)
    errors = checked.count(Severity.ERROR)
    register = read(path, library=library).register
    if errors or register is None:
        step = (f"kmap check{named}", "where each is, and what to do")
        return f"In {name} {_counted(errors, 'error has', 'errors have')} to be mended first.", [step]
    everyone = len(register.stakeholders)
    if not everyone:
        steps = [(f"kmap add {_NAME}{_option(name)}", "the first; or write it into the file")]
        steps += [(f"kmap import {shlex.quote(one)} --into {shlex.quote(name)}", "") for one in _spreadsheets(folder)]
        return f"In {name} there is no stakeholder yet.", steps
    if 2 * found["KM203"] > everyone:
        said = f"In {name} {everyone - found['KM203']} of {_counted(everyone, 'stakeholder has', 'stakeholders have')}"
        steps = [
            (f"kmap check{named}", "who has none"),
            (f"kmap set ID influence=4 interest=3{named}", "score one; leave out what is not known"),
        ]
        if register.relationships:  # it may have come from a network file, which has no scores
            steps = [(f"kmap network{named}", "who connects whom, and whom can't we lose?"), *steps]
        return f"{said} both scores.", [*steps, look[0]]
    old, overdue = found["KM209"], found["KM305"]
    if old or overdue:
        parts = [_counted(old, "assessment is", "assessments are")] if old else []
        parts += [_counted(overdue, "contact is", "contacts are")] if overdue else []
        return f"In {name} {' and '.join(parts)} overdue.", [check_, look[2], *look[:2]]
    return f"In this folder: {name}", [*look, check_]


def _option(name: str) -> str:
    return "" if name == DEFAULT_REGISTER else f" --register {shlex.quote(name)}"


def _counted(count: int, one: str, several: str) -> str:
    return f"{count} {one if count == 1 else several}"


def _steps(steps: list[tuple[str, str]]) -> list[Line]:
    width = max(len(command) for command, _ in steps) + 2
    return [[Span(f"  {printable(command):<{width}}", "accent"), Span(what)] for command, what in steps]
