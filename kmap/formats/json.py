"""JSON, for programs: versioned, with the same keys always."""

import datetime
import json
from typing import Any

from kmap.check import Checked
from kmap.errors import Diagnostic, Severity
from kmap.report import Cell, Report

VERSION = 1


def report(report: Report) -> str:
    """Return a report as JSON: one object for each row, with null where there is nothing."""
    rows = [dict(zip(report.columns, map(_value, row), strict=True)) for row in report.rows]
    return _dump(
        {
            "format": f"kmap-{report.name}",
            "version": VERSION,
            "title": report.title,
            "rows": rows,
            "notes": list(report.notes),
        }
    )


def _value(cell: Cell) -> Any:
    if isinstance(cell, datetime.date):
        return cell.isoformat()
    if isinstance(cell, tuple):
        return list(cell)
    return cell


def diagnostics(checked: Checked) -> str:
    """Return the findings of a check as JSON."""
    return _dump(
        {
            "format": "kmap-check",
            "version": VERSION,
            "registers": list(checked.paths),
            "counts": {severity.word: checked.count(severity) for severity in reversed(Severity)},
            "failed": checked.status != 0,
            "diagnostics": [_diagnostic(diagnostic) for diagnostic in checked.diagnostics],
        }
    )


def _diagnostic(diagnostic: Diagnostic) -> dict[str, Any]:
    return {
        "path": diagnostic.path,
        "line": diagnostic.position.line,
        "column": diagnostic.position.column,
        "severity": diagnostic.severity.word,
        "code": diagnostic.code,
        "name": diagnostic.name,
        "message": diagnostic.message,
        "tip": diagnostic.tip or None,
        "route": list(diagnostic.route),
    }


def _dump(value: Any) -> str:
    # Lone surrogates, as in a file name that is not text, can't be written as UTF-8: escape them.
    text = json.dumps(value, ensure_ascii=False, indent=2)
    return text.encode("utf-8", "backslashreplace").decode("utf-8") + "\n"
