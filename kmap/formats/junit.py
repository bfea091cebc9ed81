"""JUnit XML, for what shows the results of tests: GitLab, Jenkins, actions for GitHub.

There is no standard; this is what readers have in common (`testmoapp/junitxml` collects
it, GitLab Docs, "Unit test reports", lists what GitLab reads). A suite is a register. A
finding that fails the check is a failed case; one that doesn't is a passed case that
carries its text as output; a register without findings has one passed case. Readers
compare runs by the name of a case, and some drop a second case of the same name, so names
are made of the rule and the place, without the line, and counted where they are shared.
Times are nought: the same register gives the same bytes.
"""

import re
from collections import Counter
from xml.etree import ElementTree as ET

from kmap.check import Checked
from kmap.errors import Diagnostic
from kmap.relative_path import relative_path
from kmap.terminal import printable

_CLEAN = "nothing to find fault with"
_LONGEST_LINE = 200
_FORBIDDEN = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")  # XML 1.0, 2.2 Characters


def diagnostics(checked: Checked) -> str:
    """Return the findings of a check as JUnit XML.

    Parameters
    ----------
    checked
        What a check has found.

    Returns
    -------
    str
        An XML document in UTF-8.
    """
    found: dict[str, list[Diagnostic]] = {path: [] for path in checked.paths}
    for diagnostic in checked.diagnostics:
        found.setdefault(diagnostic.path, []).append(diagnostic)
    root = ET.Element("testsuites", name="kmap check")
    for path, of_register in found.items():
        _suite(root, path, of_register)
    _count(root)
    ET.indent(root)
    text = ET.tostring(root, encoding="unicode")
    # The same to a reader, and no command in the log of a CI.
    return '<?xml version="1.0" encoding="UTF-8"?>\n' + text.replace("##[", "&#35;#[") + "\n"


def _suite(root: ET.Element, path: str, found: list[Diagnostic]) -> None:
    name = _text(relative_path(path))
    suite = ET.SubElement(root, "testsuite", name=name)
    names: Counter[str] = Counter()
    for diagnostic in found:
        words = _text(f"{diagnostic.code} {diagnostic.name}: {diagnostic.place}".removesuffix(": "))
        names[words] += 1
        case = _case(suite, name, f"{words} ({names[words]})" if names[words] > 1 else words)
        case.set("line", str(diagnostic.position.line))
        if diagnostic.fails:
            failure = ET.SubElement(case, "failure", message=_text(diagnostic.message), type=diagnostic.severity.word)
            failure.text = _account(diagnostic)
        else:
            ET.SubElement(case, "system-out").text = _account(diagnostic)
    if not found:
        _case(suite, name, _CLEAN)
    _count(suite)


def _case(suite: ET.Element, path: str, name: str) -> ET.Element:
    return ET.SubElement(suite, "testcase", classname=path, name=name, file=path, time="0")


def _account(diagnostic: Diagnostic) -> str:
    """Return all that there is to say of a finding, in a few lines."""
    position = diagnostic.position
    lines = [
        f"{diagnostic.severity.word} in line {position.line}, column {position.column}: {_text(diagnostic.message)}",
        f"text: {text}" if (text := _text(_beginning(diagnostic.source_line))) else "",
        f"tip: {_text(diagnostic.tip)}" if diagnostic.tip else "",
    ]
    return "\n".join(filter(None, lines))


def _beginning(line: str) -> str:
    """Return the beginning of a line, which may be a whole register, and then with every finding."""
    line = line.strip()
    return line if len(line) <= _LONGEST_LINE else f"{line[:_LONGEST_LINE]}..."


def _text(text: str) -> str:
    """Return text as one line, with what XML can't hold spelled out."""
    return _FORBIDDEN.sub(lambda match: f"\\u{ord(match[0]):04x}", printable(text))


def _count(element: ET.Element) -> None:
    """Write the counts of cases into a suite, as the first of what readers look for."""
    element.set("tests", str(len(list(element.iter("testcase")))))
    element.set("failures", str(len(list(element.iter("failure")))))
    element.set("errors", "0")
    element.set("skipped", "0")
    element.set("time", "0")
