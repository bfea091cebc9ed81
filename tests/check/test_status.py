"""The exit status of a check: 0 nothing that fails, 1 findings, 2 no register could be opened."""

from collections.abc import Callable
from pathlib import Path

import pytest

from kmap.check import check
from kmap.errors import Severity
from kmap.settings import Selection

Write = Callable[..., str]

CLEAN = "title: Heat\nstakeholders: []\n"
WARNED = "title: Heat\nstakeholders: [{name: Staff}]\n"


def test_nothing_found_is_0(write: Write) -> None:
    assert check([write(CLEAN)]).status == 0


def test_warnings_are_0(write: Write) -> None:
    assert check([write(WARNED)]).status == 0


@pytest.mark.parametrize(("severity", "status"), [(Severity.INFO, 1), (Severity.WARNING, 1), (Severity.ERROR, 0)])
def test_warnings_are_1_where_the_check_fails_on_them(write: Write, severity: Severity, status: int) -> None:
    assert check([write(WARNED)], Selection(fail_on=severity)).status == status


def test_an_error_of_a_rule_is_1(write: Write) -> None:
    assert check([write(CLEAN + "relationships: [{from: us, to: us}]")]).status == 1


def test_an_error_of_reading_is_1(write: Write) -> None:
    assert check([write("title: Heat\n")]).status == 1


def test_a_file_in_another_encoding_is_1(write: Write) -> None:
    path = write(CLEAN)
    Path(path).write_text(CLEAN, encoding="utf-16")
    assert check([path]).status == 1


def test_no_such_file_is_2(write: Write) -> None:
    write(CLEAN)
    assert check(["other.yaml"]).status == 2


def test_a_folder_in_the_place_of_a_file_is_2(tmp_path: Path) -> None:
    assert check([str(tmp_path)]).status == 2


def test_a_missing_file_among_others_is_1(write: Write) -> None:
    assert check([write(CLEAN), "other.yaml"]).status == 1


def test_a_missing_file_does_not_hide_what_is_in_the_others(write: Write) -> None:
    checked = check(["other.yaml", write(WARNED)])
    assert [(diagnostic.path, diagnostic.code) for diagnostic in checked.diagnostics] == [
        ("other.yaml", "KM001"),
        ("stakeholders.yaml", "KM203"),
    ]


def test_findings_in_one_of_several_registers_are_1(write: Write) -> None:
    assert check([write("title: Heat", "a.yaml"), write(CLEAN, "b.yaml")]).status == 1
