"""GitLab: a Code Quality report."""

import json
from typing import Any

import pytest

from kmap.check import Checked
from kmap.errors import Diagnostic, Position, Severity
from kmap.formats.gitlab import diagnostics
from kmap.terminal import printable

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


def report(*found: Diagnostic) -> Any:
    return json.loads(diagnostics(Checked(("maps/a.yaml",), found, 1)))


def test_a_finding_has_what_gitlab_asks_for() -> None:
    (issue,) = report(FOUND)
    fingerprint = issue.pop("fingerprint")
    assert issue == {
        "description": "influence `11` is outside 1..5. Tip: write a score",
        "check_name": "KM201 score-outside-scale",
        "severity": "major",
        "location": {"path": "maps/a.yaml", "lines": {"begin": 3}},
    }
    assert len(fingerprint) == 64


def test_nothing_found_is_an_empty_array() -> None:
    assert diagnostics(Checked(("a.yaml",), (), 1)) == "[]\n"


@pytest.mark.parametrize(
    ("severity", "word"), [(Severity.ERROR, "major"), (Severity.WARNING, "minor"), (Severity.INFO, "info")]
)
def test_severities_are_words_of_gitlab(severity: Severity, word: str) -> None:
    assert report(FOUND._replace(severity=severity))[0]["severity"] == word


def test_a_moved_line_keeps_its_fingerprint() -> None:
    (before,), (after,) = report(FOUND), report(FOUND._replace(position=Position(300, 2)))
    assert before["fingerprint"] == after["fingerprint"]


def test_the_same_place_in_another_register_is_another_finding() -> None:
    one, other = report(FOUND, FOUND._replace(path="maps/b.yaml"))
    assert one["fingerprint"] != other["fingerprint"]


def test_no_two_of_hundreds_share_a_fingerprint() -> None:
    paths = ["maps/a.yaml", "maps/b.yaml", "./maps/c.yaml"]
    found = [FOUND._replace(path=path, position=Position(n + 1, 1)) for path in paths for n in range(200)]
    issues = report(*found)
    assert len({issue["fingerprint"] for issue in issues}) == 600


@pytest.mark.parametrize(("path", "written"), [("./a.yaml", "a.yaml"), ("-", "stdin"), ("a/../b.yaml", "b.yaml")])
def test_a_path_has_no_dots_before_it(path: str, written: str) -> None:
    assert report(FOUND._replace(path=path))[0]["location"]["path"] == written


@pytest.mark.parametrize(
    "hostile",
    [
        'a", "severity": "info',
        "a\nb",
        "::error::x",
        "##[error]x",
        "%0A",
        "]]>",
        "<script>",
        "`",
        "\x1b[31m",
        "\u202e",
        "\x00",
        "\ud800",
        "\u2028",
    ],
)
def test_hostile_text_is_text(hostile: str) -> None:
    checked = Checked(("a",), (FOUND._replace(message=hostile, tip=hostile, path=f"{hostile}.yaml"),), 1)
    text = diagnostics(checked)
    assert text.replace("\n", "").isprintable()
    assert "##[" not in text
    (issue,) = json.loads(text)
    assert set(issue) == {"description", "check_name", "fingerprint", "severity", "location"}
    assert issue["severity"] == "major"
    if hostile.isprintable():
        assert issue["description"] == f"{printable(hostile)}. Tip: {printable(hostile)}"


def test_the_same_findings_give_the_same_bytes() -> None:
    checked = Checked(("maps/a.yaml",), (FOUND, FOUND), 1)
    assert diagnostics(checked) == diagnostics(checked)
