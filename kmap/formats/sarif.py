"""SARIF 2.1.0, for GitHub code scanning and other viewers of findings.

The Static Analysis Results Interchange Format, version 2.1.0 plus Errata 01 (OASIS
Standard, 2023). All rules are listed, with their pages as help, whether they found
something or not. Of GitHub's limits (GitHub Docs, "SARIF support for code scanning"):
an upload may hold 25,000 results, so the gravest 25,000 are kept and a notification says
how many are not; GitHub shows 5,000 of them, and takes 10 MB once compressed.

A line that moves is no new alert: of the fingerprints GitHub uses `primaryLocationLineHash`
alone, so it holds the same as `kmap/v1`. The action `upload-sarif` would make one of the
text of the line, warns that this one differs, and keeps it.
"""

import inspect
import json
from typing import Any

from kmap import __version__
from kmap.catalogue import Rule, rules
from kmap.check import Checked
from kmap.errors import Diagnostic, Severity
from kmap.fingerprint import fingerprints
from kmap.register.source import STDIN
from kmap.relative_path import relative_uri
from kmap.reports.explain import FAMILIES, page
from kmap.terminal import named_in_json, printable

SCHEMA = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"
MOST_RESULTS = 25_000
_LONGEST_DESCRIPTION = 1024  # characters, of those that GitHub takes
_LEVELS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.INFO: "note"}


def diagnostics(checked: Checked) -> str:
    """Return the findings of a check as a SARIF log with one run.

    Parameters
    ----------
    checked
        What a check has found.

    Returns
    -------
    str
        A JSON object.
    """
    found = list(zip(checked.diagnostics, fingerprints(checked.diagnostics), strict=True))
    kept = _gravest(found)
    indices = {code: index for index, code in enumerate(rules())}
    invocation: dict[str, Any] = {"executionSuccessful": checked.status != 2, "exitCode": checked.status}
    if len(kept) < len(found):
        text = f"{len(found) - len(kept)} findings left out: GitHub takes {MOST_RESULTS:,} of a run"
        invocation["toolExecutionNotifications"] = [{"level": "warning", "message": {"text": text}}]
    run = {
        "tool": {
            "driver": {
                "name": "kmap",
                "version": __version__,
                "semanticVersion": __version__,
                "rules": [_rule(rule) for rule in rules().values()],
            }
        },
        "invocations": [invocation],
        "columnKind": "unicodeCodePoints",
        "results": [_result(diagnostic, indices[diagnostic.code], fingerprint) for diagnostic, fingerprint in kept],
    }
    text = json.dumps({"$schema": SCHEMA, "version": "2.1.0", "runs": [run]}, ensure_ascii=False, indent=2)
    return named_in_json(text) + "\n"


def _gravest(found: list[tuple[Diagnostic, str]]) -> list[tuple[Diagnostic, str]]:
    """Return the findings that one run has room for, in the order of the text."""
    by_severity = sorted(range(len(found)), key=lambda index: -found[index][0].severity)
    return [found[index] for index in sorted(by_severity[:MOST_RESULTS])]


def _rule(rule: Rule) -> dict[str, Any]:
    paragraphs = inspect.cleandoc(rule.module.__doc__ or rule.name).split("\n\n")
    prose = [" ".join(one.split()) for one in paragraphs if not one.startswith((" ", "Bad", "Good", "Programme::"))]
    explained = page(rule.code)
    return {
        "id": rule.code,
        "name": rule.name.title().replace("-", ""),
        "shortDescription": {"text": prose[0][:_LONGEST_DESCRIPTION]},
        "fullDescription": {"text": " ".join(prose)[:_LONGEST_DESCRIPTION]},
        "help": {
            "text": f"{explained.title}\n\n{explained.text}",
            "markdown": f"# {explained.title}\n\n{explained.text}",
        },
        "defaultConfiguration": {"level": _LEVELS[rule.severity]},
        "properties": {"tags": [FAMILIES[rule.code[:3]]]},
    }


def _result(diagnostic: Diagnostic, index: int, fingerprint: str) -> dict[str, Any]:
    return {
        "ruleId": diagnostic.code,
        "ruleIndex": index,
        "level": _LEVELS[diagnostic.severity],
        "message": {"text": _message(diagnostic)},
        "locations": [_location(diagnostic)],
        "partialFingerprints": {"kmap/v1": fingerprint, "primaryLocationLineHash": fingerprint},
    }


def _message(diagnostic: Diagnostic) -> str:
    """Return message and tip; SARIF reads ``[words](target)`` as a link even in plain text, so it is taken apart."""
    text = f"{diagnostic.message}. Tip: {diagnostic.tip}" if diagnostic.tip else diagnostic.message
    return printable(text).replace("](", "] (")


def _location(diagnostic: Diagnostic) -> dict[str, Any]:
    position = diagnostic.position
    region = {
        "startLine": position.line,
        "startColumn": position.column,
        "endLine": position.line,
        "endColumn": max(position.column, len(diagnostic.source_line.rstrip()) + 1),
    }
    artifact = {"uri": relative_uri(diagnostic.path)}
    if diagnostic.path != STDIN:
        artifact["uriBaseId"] = "%SRCROOT%"
    location: dict[str, Any] = {"physicalLocation": {"artifactLocation": artifact, "region": region}}
    if diagnostic.place:
        location["logicalLocations"] = [{"fullyQualifiedName": printable(diagnostic.place)}]
    return location
