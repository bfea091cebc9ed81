"""JSON, for programs: versioned, with the same keys always.

What is written is declared here as types; `kmap schema report` and `kmap schema check` print
the JSON Schemas that are made of them. A version stays while keys are only added; it grows
where one goes or comes to mean something else.
"""

import datetime
import json
from dataclasses import dataclass, field
from typing import Any, Literal

from kmap.check import Checked
from kmap.errors import Diagnostic, Severity
from kmap.report import Cell, Report
from kmap.terminal import named_in_json

VERSION: Literal[1] = 1

Value = str | float | int | bool | list[str] | None
"""What a cell becomes: a date is text such as 2026-03-31, nothing is null."""


@dataclass(frozen=True)
class WrittenTable:
    """A table.

    Parameters
    ----------
    title
        What it is about.
    rows
        One object for each row. Its keys are the names of the columns, the same in all rows;
        null where there is nothing, which is not nought; days as YYYY-MM-DD.
    notes
        Sentences that belong to it: the rule used, what was left out.
    """

    title: str
    rows: list[dict[str, Value]]
    notes: list[str]


@dataclass(frozen=True)
class WrittenReport:
    """What a command has found, as `--format json` writes it.

    Parameters
    ----------
    format
        Which report it is: kmap-grid, kmap-suggest, kmap-plan and so on.
    version
        The version of this format.
    title, rows, notes
        As those of a table.
    parts
        Further tables that answer the same question, by their names; left out where there are none.
    """

    format: str
    version: Literal[1]
    title: str
    rows: list[dict[str, Value]]
    notes: list[str]
    parts: dict[str, WrittenTable] = field(default_factory=dict)


@dataclass(frozen=True)
class WrittenCounts:
    """How many findings there are of each severity."""

    error: int
    warning: int
    info: int


@dataclass(frozen=True)
class WrittenDiagnostic:
    """A finding.

    Parameters
    ----------
    path, line, column
        Where: the file as it was named; lines and columns count from 1.
    severity, code, name
        How much it matters, and the rule that found it.
    message, tip
        What was found, and what to do about it; null where there is nothing to advise.
    route
        Keys and indices from the top of the register.
    """

    path: str
    line: int
    column: int
    severity: Literal["error", "warning", "info"]
    code: str
    name: str
    message: str
    tip: str | None
    route: list[str | int]


@dataclass(frozen=True)
class WrittenCheck:
    """What `kmap check` has found.

    Parameters
    ----------
    format
        That it is a check.
    version
        The version of this format.
    registers
        The registers that were checked, in order.
    counts
        How many findings there are of each severity.
    failed
        Whether the check fails.
    known
        How many findings are left out because a baseline knows them.
    gone
        What the baseline knows and is found no longer, a line each.
    diagnostics
        The findings.
    """

    format: Literal["kmap-check"]
    version: Literal[1]
    registers: list[str]
    counts: WrittenCounts
    failed: bool
    known: int
    gone: list[str]
    diagnostics: list[WrittenDiagnostic]


def report(report: Report) -> str:
    """Return a report as JSON: one object for each row, with null where there is nothing; its parts by name."""
    whole = _table(report)
    parts = {part.name: _table(part) for part in report.parts}
    return _dump(WrittenReport(f"kmap-{report.name}", VERSION, whole.title, whole.rows, whole.notes, parts))


def _table(report: Report) -> WrittenTable:
    rows = [dict(zip(report.columns, map(_value, row), strict=True)) for row in report.rows]
    return WrittenTable(report.title, rows, list(report.notes))


def _value(cell: Cell) -> Value:
    if isinstance(cell, datetime.date):
        return cell.isoformat()
    if isinstance(cell, tuple):
        return list(cell)
    return cell


def diagnostics(checked: Checked) -> str:
    """Return the findings of a check as JSON."""
    return _dump(
        WrittenCheck(
            format="kmap-check",
            version=VERSION,
            registers=list(checked.paths),
            counts=WrittenCounts(*(checked.count(severity) for severity in reversed(Severity))),
            failed=checked.status != 0,
            known=checked.known,
            gone=list(checked.gone),
            diagnostics=[_diagnostic(diagnostic) for diagnostic in checked.diagnostics],
        )
    )


_WORDS: dict[Severity, Literal["error", "warning", "info"]] = {
    Severity.ERROR: "error",
    Severity.WARNING: "warning",
    Severity.INFO: "info",
}


def _diagnostic(diagnostic: Diagnostic) -> WrittenDiagnostic:
    return WrittenDiagnostic(
        path=diagnostic.path,
        line=diagnostic.position.line,
        column=diagnostic.position.column,
        severity=_WORDS[diagnostic.severity],
        code=diagnostic.code,
        name=diagnostic.name,
        message=diagnostic.message,
        tip=diagnostic.tip or None,
        route=list(diagnostic.route),
    )


def _dump(value: WrittenReport | WrittenCheck) -> str:
    text = json.dumps(value, default=_fields, ensure_ascii=False, allow_nan=False, indent=2)
    return named_in_json(text) + "\n"


def _fields(written: Any) -> dict[str, Any]:
    """Return the fields of one of the types above; what may be left out and is empty is."""
    return {name: value for name, value in vars(written).items() if name != "parts" or value}
