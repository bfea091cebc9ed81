"""JSON, for programs: versioned, with the same keys always."""

import datetime
import json
import re
from typing import Any

from kmap.check import Checked
from kmap.errors import Diagnostic, Severity
from kmap.report import Cell, Report

VERSION = 1


def report(report: Report) -> str:
    """Return a report as JSON: one object for each row, with null where there is nothing; its parts by name."""
    whole = {"format": f"kmap-{report.name}", "version": VERSION, **_table(report)}
    if report.parts:
        whole["parts"] = {part.name: _table(part) for part in report.parts}
    return _dump(whole)


def _table(report: Report) -> dict[str, Any]:
    rows = [dict(zip(report.columns, map(_value, row), strict=True)) for row in report.rows]
    return {"title": report.title, "rows": rows, "notes": list(report.notes)}


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
            "known": checked.known,
            "gone": list(checked.gone),
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


# Controls, marks that turn the direction of text, invisible format characters, lone surrogates: a terminal
# would act on them, or can't be sent them. JSON has another way to write each, with the same meaning.
_UNSAFE = re.compile("[\x7f-\x9f\u061c\u200e\u200f\u2028-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb\ud800-\udfff]")


def _dump(value: Any) -> str:
    text = json.dumps(value, ensure_ascii=False, allow_nan=False, indent=2)
    return _UNSAFE.sub(lambda match: f"\\u{ord(match[0]):04x}", text) + "\n"
