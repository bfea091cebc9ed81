"""A baseline knows what was there when a team began, and nothing else."""

import json
from collections.abc import Callable
from pathlib import Path

import pytest

from kmap.baseline import less_known, written
from kmap.check import Checked, check
from kmap.errors import KmapError
from kmap.settings import Selection

BEFORE = """\
title: Heat
as_of: 2026-10-01
stakeholders:
  - {name: Councils, influence: 2, interest: 4}
  - {name: Ministry, influence: 5, interest: 2}
"""
SELECTION = Selection(("KM205", "KM203"))


@pytest.fixture
def write(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Callable[[str], Checked]:
    """Return a function that writes the register and checks it."""
    monkeypatch.chdir(tmp_path)

    def write_and_check(text: str) -> Checked:
        Path("stakeholders.yaml").write_text(text, encoding="utf-8")
        return check(["stakeholders.yaml"], SELECTION)

    return write_and_check


def keep(checked: Checked) -> str:
    Path("baseline.json").write_text(written(checked), encoding="utf-8")
    return "baseline.json"


def test_nothing_is_new_where_nothing_has_changed(write: Callable[[str], Checked]) -> None:
    checked = less_known(write(BEFORE), keep(write(BEFORE)))
    assert (checked.diagnostics, checked.known, checked.gone) == ((), 2, ())


def test_moved_lines_are_no_news(write: Callable[[str], Checked]) -> None:
    path = keep(write(BEFORE))
    moved = BEFORE.replace("stakeholders:\n", "\n\nstakeholders:\n  - {name: Nurses}\n")
    checked = less_known(write(moved), path)
    assert [one.code for one in checked.diagnostics] == ["KM203"]
    assert checked.known == 2


def test_new_finding_is_reported_and_fails(write: Callable[[str], Checked]) -> None:
    path = keep(write(BEFORE))
    worse = write(BEFORE + "  - {name: Nurses, influence: 1, interest: 1}\ncheck: {fail_on: warning}\n")
    checked = less_known(worse, path)
    assert [one.place for one in checked.diagnostics] == ["stakeholders/nurses/influence"]
    assert checked.status == 1


def test_known_findings_do_not_fail(write: Callable[[str], Checked]) -> None:
    strict = BEFORE + "check: {fail_on: warning}\n"
    assert write(strict).status == 1
    assert less_known(write(strict), keep(write(strict))).status == 0


def test_what_is_mended_is_said_to_be_gone(write: Callable[[str], Checked]) -> None:
    path = keep(write(BEFORE))
    checked = less_known(write(BEFORE.replace("interest: 4", "interest: 4, because: They came")), path)
    assert checked.gone == ("stakeholders.yaml: KM205 at stakeholders/councils/influence",)


def test_registers_that_were_not_checked_are_not_gone(write: Callable[[str], Checked]) -> None:
    path = keep(write(BEFORE))
    Path("other.yaml").write_text(BEFORE, encoding="utf-8")
    assert less_known(check(["other.yaml"], SELECTION), path).gone == ()


def test_as_many_are_known_as_there_were(write: Callable[[str], Checked]) -> None:
    checked = write(BEFORE)
    path = keep(checked)
    twice = Checked(checked.paths, (*checked.diagnostics, *checked.diagnostics), 1)
    assert len(less_known(twice, path).diagnostics) == 2


def test_same_findings_same_bytes(write: Callable[[str], Checked]) -> None:
    assert written(write(BEFORE)) == written(write(BEFORE))


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("", "it is not JSON"),
        ("[1]", "is no baseline"),
        ('{"format": "kmap-check"}', "is no baseline"),
        ('{"format": "kmap-baseline", "version": 99}', "of another version"),
        ('{"format": "kmap-baseline", "version": 1, "findings": [{"path": 1}]}', "damaged"),
        ("[" * 100_000, "it is not JSON"),
    ],
)
def test_what_is_no_baseline_is_refused_in_one_line(text: str, said: str, write: Callable[[str], Checked]) -> None:
    Path("baseline.json").write_text(text, encoding="utf-8")
    with pytest.raises(KmapError, match=said):
        less_known(write(BEFORE), "baseline.json")


def test_missing_baseline_is_refused(write: Callable[[str], Checked]) -> None:
    with pytest.raises(KmapError, match="can't be read: no such file"):
        less_known(write(BEFORE), "nowhere.json")


def test_baseline_names_what_it_knows(write: Callable[[str], Checked]) -> None:
    entries = json.loads(written(write(BEFORE)))["findings"]
    assert [(entry["path"], entry["code"], entry["place"]) for entry in entries] == [
        ("stakeholders.yaml", "KM205", "stakeholders/councils/influence"),
        ("stakeholders.yaml", "KM205", "stakeholders/ministry/influence"),
    ]
