"""GitLab Code Quality, for the widget of a merge request.

The format is that of GitLab Docs, "Code Quality report format", a part of the Code
Climate specification (no version is published): keep it as the artifact
`reports: codequality`. GitLab takes equal fingerprints for one finding, so that the path
of the register belongs to them.
"""

import json

from kmap.check import Checked
from kmap.errors import Diagnostic, Severity
from kmap.fingerprint import fingerprints
from kmap.relative_path import relative_path
from kmap.terminal import named_in_json, printable

_SEVERITIES = {Severity.ERROR: "major", Severity.WARNING: "minor", Severity.INFO: "info"}


def diagnostics(checked: Checked) -> str:
    """Return the findings of a check as a Code Quality report.

    Parameters
    ----------
    checked
        What a check has found.

    Returns
    -------
    str
        A JSON array, with one object for each finding.
    """
    prints = fingerprints(checked.diagnostics, with_path=True)
    found = [
        {
            "description": _description(diagnostic),
            "check_name": f"{diagnostic.code} {diagnostic.name}",
            "fingerprint": fingerprint,
            "severity": _SEVERITIES[diagnostic.severity],
            "location": {
                "path": printable(relative_path(diagnostic.path)),
                "lines": {"begin": diagnostic.position.line},
            },
        }
        for diagnostic, fingerprint in zip(checked.diagnostics, prints, strict=True)
    ]
    text = json.dumps(found, ensure_ascii=False, indent=2)
    return named_in_json(text) + "\n"


def _description(diagnostic: Diagnostic) -> str:
    return printable(f"{diagnostic.message}. Tip: {diagnostic.tip}" if diagnostic.tip else diagnostic.message)
