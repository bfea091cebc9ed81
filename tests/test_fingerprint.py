"""Fingerprints: the same for the same finding, another for another."""

from pathlib import Path

import pytest

from kmap.check import check
from kmap.errors import Diagnostic, Position, Severity
from kmap.fingerprint import fingerprints
from kmap.settings import Selection

FOUND = Diagnostic(
    "a.yaml",
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
MAP = """\
title: Heat
stakeholders:
  - {name: Carers, influence: 9, interest: 4}
  - {name: Landlords, influence: 2, interest: 9}
  - {name: Carers' union, influence: 8, interest: 0}
"""


def one(diagnostic: Diagnostic) -> str:
    (fingerprint,) = fingerprints([diagnostic])
    return fingerprint


def of_text(folder: Path, text: str, file: str = "map.yaml") -> dict[str, str]:
    """Return the fingerprints of scores outside of the scale, by the line that they stand on."""
    path = folder / file
    path.write_text(text, encoding="utf-8")
    found = check([str(path)], Selection(select=("KM201",))).diagnostics
    return {
        f"{d.source_line.strip()} {d.message}": print_ for d, print_ in zip(found, fingerprints(found), strict=True)
    }


@pytest.mark.parametrize(
    "same",
    [
        FOUND._replace(position=Position(99, 2)),
        FOUND._replace(route=("stakeholders", 7, "influence")),
        FOUND._replace(message="in other words"),
        FOUND._replace(tip=""),
        FOUND._replace(severity=Severity.WARNING),
        FOUND._replace(source_line=""),
        FOUND._replace(path="elsewhere/b.yaml"),
    ],
)
def test_neither_line_nor_wording_nor_path_makes_another_finding(same: Diagnostic) -> None:
    assert one(same) == one(FOUND)


@pytest.mark.parametrize(
    "other",
    [
        FOUND._replace(code="KM202"),
        FOUND._replace(place="stakeholders/nhsa/interest"),
        FOUND._replace(place="stakeholders/carers/influence"),
        FOUND._replace(place=""),
    ],
)
def test_another_rule_or_place_is_another_finding(other: Diagnostic) -> None:
    assert one(other) != one(FOUND)


def test_where_the_place_has_no_name_the_message_tells_findings_apart() -> None:
    nameless = FOUND._replace(place="")
    assert one(nameless) == one(nameless._replace(position=Position(99, 2)))
    assert one(nameless) != one(nameless._replace(message="something else"))


def test_equal_findings_of_one_register_are_counted() -> None:
    first, second, third = fingerprints([FOUND] * 3)
    assert len({first, second, third}) == 3
    assert first == one(FOUND)


def test_equal_findings_of_two_registers_are_not() -> None:
    first, second = fingerprints([FOUND, FOUND._replace(path="b.yaml")])
    assert first == second


def test_with_the_path_two_registers_have_two_fingerprints() -> None:
    first, second = fingerprints([FOUND, FOUND._replace(path="b.yaml")], with_path=True)
    assert first != second
    assert fingerprints([FOUND._replace(path="./a.yaml")], with_path=True) == (first,)


def test_the_path_is_the_one_below_the_current_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    absolute = FOUND._replace(path=str(tmp_path / "a.yaml"))
    assert fingerprints([absolute], with_path=True) == fingerprints([FOUND], with_path=True)


def test_a_fingerprint_never_changes() -> None:
    # Alerts and baselines out there hold these; if this fails, kmap/v1 has to become v2.
    assert one(FOUND) == "cb4c762ddda1783accb530739f2e31cb31a04f13b6f1aecbf0816f792b64ad9b"


def test_no_finding_has_no_fingerprint() -> None:
    assert fingerprints([]) == ()


def test_lone_surrogates_do_no_harm() -> None:
    assert len(one(FOUND._replace(place="\ud800"))) == 64


def test_moved_lines_and_stakeholders_keep_their_fingerprints(tmp_path: Path) -> None:
    before = of_text(tmp_path, MAP)
    head, stakeholders = MAP.split("stakeholders:\n")
    turned = "\n".join(reversed(stakeholders.splitlines()))
    after = of_text(tmp_path, f"# A comment.\n\n{head}stakeholders:\n  - {{name: New, influence: 1}}\n\n{turned}\n")
    assert len(before) == 4
    assert len(set(before.values())) == 4
    assert after == before


def test_a_register_with_another_name_keeps_its_fingerprints(tmp_path: Path) -> None:
    assert of_text(tmp_path, MAP) == of_text(tmp_path, MAP, "renamed.yaml")
