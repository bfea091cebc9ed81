"""Concise: one line for each finding, and nothing else."""

import pytest

from kmap.check import Checked
from kmap.errors import Diagnostic, Position, Severity
from kmap.formats.concise import diagnostics

FOUND = Diagnostic(
    "maps/a.yaml",
    Position(3, 16),
    Severity.ERROR,
    "KM201",
    "score-outside-scale",
    "influence `11` is outside 1..5",
    "write a score",
    ("stakeholders", 0, "influence"),
    "    influence: 11",
    "stakeholders/nhsa/influence",
)


def test_a_finding_is_one_line_that_problem_matchers_read() -> None:
    checked = Checked(("maps/a.yaml",), (FOUND, FOUND._replace(severity=Severity.INFO)), 1)
    assert diagnostics(checked) == (
        "maps/a.yaml:3:16: error: influence `11` is outside 1..5 [KM201]\n"
        "maps/a.yaml:3:16: info: influence `11` is outside 1..5 [KM201]\n"
    )


def test_nothing_found_is_nothing_printed() -> None:
    assert diagnostics(Checked(("a.yaml",), (), 1)) == ""


def test_standard_input_has_its_usual_name() -> None:
    checked = Checked(("-",), (FOUND._replace(path="-"),), 1)
    assert diagnostics(checked).startswith("-:3:16: error: ")


@pytest.mark.parametrize(
    ("path", "message", "line"),
    [
        ("a.yaml", "one\ntwo\r\nthree", "a.yaml:3:16: error: one two  three [KM201]\n"),
        ("a.yaml", "\x1b[31m \u202e", "a.yaml:3:16: error: \\x1b[31m \\u202e [KM201]\n"),
        ("a\n::error::b", "x", "a ::error::b:3:16: error: x [KM201]\n"),
        ("::error::b", "x", "\\x3a:error::b:3:16: error: x [KM201]\n"),
        (" ::error::b", "x", " \\x3a:error::b:3:16: error: x [KM201]\n"),
        ("\n::error::b", "x", " \\x3a:error::b:3:16: error: x [KM201]\n"),
        ("a.yaml", "##[add-mask]a", "a.yaml:3:16: error: #\\x23[add-mask]a [KM201]\n"),
        ("a.yaml", "###[group]a", "a.yaml:3:16: error: ##\\x23[group]a [KM201]\n"),
    ],
)
def test_a_line_stays_one_line_and_commands_nothing(path: str, message: str, line: str) -> None:
    checked = Checked((path,), (FOUND._replace(path=path, message=message),), 1)
    assert diagnostics(checked) == line
