"""JUnit XML: well-formed, counted, with a case for each finding."""

from collections.abc import Iterator
from xml.etree import ElementTree as ET

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kmap.check import Checked
from kmap.errors import Diagnostic, Position, Severity
from kmap.formats.junit import diagnostics
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
    fails=True,
)
WARNING = FOUND._replace(severity=Severity.WARNING, fails=False)


def report(*found: Diagnostic, paths: tuple[str, ...] = ("maps/a.yaml",), failed: bool | None = None) -> ET.Element:
    """Return the report as a reader has it, with its structure checked."""
    root = ET.fromstring(diagnostics(Checked(paths, found, 1 if failed is None else failed)))
    assert root.tag == "testsuites"
    for element in (root, *root):
        assert element.get("tests") == str(len(list(element.iter("testcase"))))
        assert element.get("failures") == str(len(list(element.iter("failure"))))
        assert (element.get("errors"), element.get("skipped"), element.get("time")) == ("0", "0", "0")
    for suite in root:
        assert suite.tag == "testsuite"
        assert len(suite) > 0
        names = [(case.get("classname"), case.get("name")) for case in suite]
        assert len(set(names)) == len(names), "readers drop a second case of the same name"
        for case in suite:
            assert case.tag == "testcase"
            assert case.get("classname") == case.get("file") == suite.get("name")
            assert [part.tag for part in case] in ([], ["failure"], ["system-out"])
    return root


def cases(root: ET.Element) -> Iterator[tuple[str | None, list[str]]]:
    for case in root.iter("testcase"):
        yield case.get("name"), [part.tag for part in case]


def test_a_finding_that_fails_is_a_failed_case_named_by_rule_and_place() -> None:
    (case,) = report(FOUND).iter("testcase")
    assert case.attrib == {
        "classname": "maps/a.yaml",
        "name": "KM201 score-outside-scale: stakeholders/nhsa/influence",
        "file": "maps/a.yaml",
        "time": "0",
        "line": "3",
    }
    (failure,) = case
    assert failure.attrib == {"message": "influence `11` is outside 1..5", "type": "error"}
    assert failure.text == (
        "error in line 3, column 16: influence `11` is outside 1..5\ntext: influence: 11\ntip: write a score"
    )


def test_a_finding_that_does_not_fail_is_a_passed_case_with_its_text() -> None:
    (case,) = report(WARNING).iter("testcase")
    (output,) = case
    assert output.tag == "system-out"
    assert output.text is not None
    assert output.text.startswith("warning in line 3, column 16: influence")


def test_a_register_without_findings_is_a_passed_case() -> None:
    root = report(FOUND, paths=("maps/a.yaml", "./b.yaml"))
    assert [suite.get("name") for suite in root] == ["maps/a.yaml", "b.yaml"]
    assert list(cases(root))[1] == ("nothing to find fault with", [])


def test_no_register_is_no_suite() -> None:
    assert len(report(paths=())) == 0


def test_a_warning_fails_where_it_fails_the_check() -> None:
    assert [tags for _, tags in cases(report(WARNING._replace(fails=True)))] == [["failure"]]


def test_a_warning_beside_an_error_passes() -> None:
    assert [tags for _, tags in cases(report(WARNING, FOUND))] == [["system-out"], ["failure"]]


def test_a_case_keeps_its_name_when_its_line_moves() -> None:
    assert list(cases(report(FOUND))) == list(cases(report(FOUND._replace(position=Position(9, 1)))))


def test_findings_with_one_name_are_counted() -> None:
    names = [name for name, _ in cases(report(*[FOUND] * 300))]
    assert names[1] == f"{names[0]} (2)"
    assert names[299] == f"{names[0]} (300)"


def test_a_finding_without_a_place_is_named_by_its_rule() -> None:
    assert [name for name, _ in cases(report(FOUND._replace(place="")))] == ["KM201 score-outside-scale"]


def test_standard_input_is_a_suite() -> None:
    (suite,) = report(FOUND._replace(path="-"), paths=("-",))
    assert suite.get("name") == "stdin"


@pytest.mark.parametrize(
    "hostile",
    [
        "]]>",
        "<script>alert(1)</script>",
        "</failure>",
        '" x="',
        "&amp;",
        "&#0;",
        "a\nb",
        "::error::x",
        "%0A",
        "##[error]x",
    ],
)
def test_hostile_text_is_text(hostile: str) -> None:
    found = FOUND._replace(message=hostile, tip=hostile, path=f"{hostile}.yaml", place=hostile, source_line=hostile)
    root = report(found, paths=(found.path,))
    (failure,) = root.iter("failure")
    assert failure.get("message") == printable(hostile)
    assert failure.text is not None
    assert failure.text.startswith("error in line 3, column 16: ")
    text = diagnostics(Checked((found.path,), (found,), 1))
    assert not any(line.lstrip().startswith("::") for line in text.splitlines())
    assert "##[" not in text


@pytest.mark.parametrize(
    ("character", "spelled"),
    [
        ("\x00", "\\x00"),
        ("\x0b", " "),
        ("\x1b", "\\x1b"),
        ("\x9b", "\\x9b"),
        ("\u202e", "\\u202e"),
        ("\ufffe", "\\ufffe"),
        ("\uffff", "\\uffff"),
        ("\ud800", "\\ud800"),
    ],
)
def test_what_xml_can_not_hold_is_spelled_out(character: str, spelled: str) -> None:
    (failure,) = report(FOUND._replace(message=f"a{character}b")).iter("failure")
    assert failure.get("message") == f"a{spelled}b"


@given(st.text(st.characters()), st.text(st.characters()), st.text(st.characters(exclude_characters="\x00")))
def test_any_text_gives_well_formed_xml(message: str, place: str, path: str) -> None:
    found = FOUND._replace(message=message, tip=place, place=place, source_line=message, path=f"a{path}.yaml")
    assert len(list(report(found, found, paths=(found.path,)).iter("failure"))) == 2


def test_the_same_findings_give_the_same_bytes() -> None:
    checked = Checked(("maps/a.yaml",), (FOUND, WARNING), 1)
    assert diagnostics(checked) == diagnostics(checked)
    assert diagnostics(checked).startswith('<?xml version="1.0" encoding="UTF-8"?>\n<testsuites name="kmap check"')
