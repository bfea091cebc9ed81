"""GitHub Actions: annotations in the log, and Markdown for the summary of the step.

The annotations are workflow commands (GitHub Docs, "Workflow commands for GitHub
Actions"; no version is published), escaped as `actions/toolkit` does it. GitHub shows
ten of each kind for a step and drops the rest, so no more are printed: the first ten of
each kind, errors first, then one line that counts them all.
"""

import re
from collections.abc import Iterable, Sequence

from kmap.check import Checked
from kmap.errors import Diagnostic, Severity
from kmap.formats.markdown import escape
from kmap.register.source import STDIN
from kmap.relative_path import relative_path
from kmap.terminal import listed, printable

SHOWN = 10
"""How many annotations of one kind GitHub shows for a step."""

LONGEST_SUMMARY = 1_000_000
"""How many bytes a summary has at most; GitHub takes 1 MiB of a step, and nothing of a longer one."""

_KINDS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.INFO: "notice"}
_MOST_OF_FINDINGS = 0.6  # of a summary, where grids want room as well
_ROOM_FOR_NOTES = 400  # bytes


def diagnostics(checked: Checked) -> str:
    """Return the findings of a check as annotations, then a line that counts them all.

    Parameters
    ----------
    checked
        What a check has found.

    Returns
    -------
    str
        Workflow commands for standard output, then one plain line.
    """
    by_kind = [_of_severity(checked.diagnostics, severity) for severity in _KINDS]
    lines = [_annotation(diagnostic) for found in by_kind for diagnostic in found[:SHOWN]]
    left_over = sum(len(found[SHOWN:]) for found in by_kind)
    rest = f" ({left_over} of them without an annotation: GitHub shows {SHOWN} of each kind)" if left_over else ""
    return "".join(f"{line}\n" for line in [*lines, f"{_counts(checked)}{rest}"])


def _of_severity(diagnostics: Iterable[Diagnostic], severity: Severity) -> list[Diagnostic]:
    return [diagnostic for diagnostic in diagnostics if diagnostic.severity is severity]


def _annotation(diagnostic: Diagnostic) -> str:
    """Return a workflow command; the position is in the text too, since the log shows nothing else."""
    path, position = relative_path(diagnostic.path), diagnostic.position
    properties = {
        "file": path if diagnostic.path != STDIN else "",
        "line": str(position.line) if diagnostic.path != STDIN else "",
        "col": str(position.column) if diagnostic.path != STDIN else "",
        "title": f"{diagnostic.code} {diagnostic.name}",
    }
    written = ",".join(f"{key}={_property(value)}" for key, value in properties.items() if value)
    text = _escaped(f"{printable(path)}:{position.line}:{position.column}: {printable(diagnostic.message)}")
    tip = _escaped(f"\ntip: {printable(diagnostic.tip)}") if diagnostic.tip else ""
    return f"::{_KINDS[diagnostic.severity]} {written}::{text}{tip}"


def _escaped(text: str) -> str:
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    return _escaped(printable(text)).replace(":", "%3A").replace(",", "%2C")


def _counts(checked: Checked) -> str:
    """Return a sentence that says how much was found, and in how many registers."""
    registers = _counted(len(checked.paths), "register")
    counts = [_counted(checked.count(severity), kind) for severity, kind in _KINDS.items() if checked.count(severity)]
    return f"{listed(counts)} in {registers}" if counts else f"{registers}: nothing to find fault with"


def _counted(count: int, word: str) -> str:
    return f"{count} {word}" if count == 1 else f"{count} {word}s"


def summary(checked: Checked, grids: Sequence[str] = ()) -> str:
    """Return the findings and grids as Markdown, for the file that `GITHUB_STEP_SUMMARY` names.

    Parameters
    ----------
    checked
        What a check has found.
    grids
        Drawings as a terminal without colours shows them, one for each register.

    Returns
    -------
    str
        Markdown (GitHub Flavored), shorter than GitHub's limit: where not all has room, the
        gravest findings and the first grids have it, and a line says how many are left out.
    """
    head = f"## kmap check\n\n{_counts(checked)}\n"
    room = LONGEST_SUMMARY - _size(head) - _ROOM_FOR_NOTES
    by_severity = [diagnostic for severity in _KINDS for diagnostic in _of_severity(checked.diagnostics, severity)]
    rows = _fitting([_row(diagnostic) for diagnostic in by_severity], int(room * _MOST_OF_FINDINGS))
    room -= sum(map(_size, rows))
    pictures = _fitting([_fenced(grid) for grid in grids], room)
    table = "\n| severity | where | what | rule |\n| --- | --- | --- | --- |\n" if rows else ""
    missing = [
        _counted(count, word)
        for count, word in ((len(by_severity) - len(rows), "finding"), (len(grids) - len(pictures), "grid"))
        if count
    ]
    notes = f"\n{listed(missing)} left out, for want of room: GitHub takes 1 MiB.\n" if missing else ""
    return "".join([head, table, *rows, *pictures, notes])


def _row(diagnostic: Diagnostic) -> str:
    position = diagnostic.position
    where = f"{relative_path(diagnostic.path)}:{position.line}:{position.column}"
    what = f"{diagnostic.message}; {diagnostic.tip}" if diagnostic.tip else diagnostic.message
    cells = [diagnostic.severity.word, where, what, f"{diagnostic.code} {diagnostic.name}"]
    return f"| {' | '.join(map(escape, cells))} |\n"


def _fenced(drawing: str) -> str:
    """Return a drawing as a block of code, in a fence longer than any in it."""
    text = "\n".join(printable(line).rstrip() for line in drawing.rstrip().split("\n"))
    fence = "`" * max(3, 1 + max(map(len, re.findall("`+", text)), default=0))
    return f"\n{fence}text\n{text}\n{fence}\n"


def _fitting(blocks: Iterable[str], room: int) -> list[str]:
    """Return the blocks from the first on that have room together; one that is too long by itself is passed over."""
    fitting = []
    for block in blocks:
        if _size(block) <= room:
            fitting.append(block)
            room -= _size(block)
    return fitting


def _size(text: str) -> int:
    return len(text.encode())
