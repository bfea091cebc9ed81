"""Which register a command is about, and what happens to one that can't be used."""

import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest

Kmap = Callable[..., subprocess.CompletedProcess[str]]

OTHER = "title: Another map\nas_of: 2026-10-01\nstakeholders: [{name: Nurses, influence: 2, interest: 4, because: x}]\n"
READERS = [["grid"], ["suggest"], ["show", "staff"]]


def test_the_register_here_is_meant_where_none_is_named(kmap: Kmap, folder: Path) -> None:
    assert "Heat in care homes" in kmap("grid").stdout


def test_a_register_can_be_named(kmap: Kmap, folder: Path) -> None:
    (folder / "other.yaml").write_text(OTHER, encoding="utf-8")
    assert "Another map" in kmap("grid", "other.yaml").stdout


def test_a_register_can_be_named_by_a_variable(kmap: Kmap, folder: Path) -> None:
    (folder / "other.yaml").write_text(OTHER, encoding="utf-8")
    assert "Another map" in kmap("grid", KMAP_REGISTER="other.yaml").stdout


def test_a_named_register_stands_above_the_variable(kmap: Kmap, folder: Path) -> None:
    (folder / "other.yaml").write_text(OTHER, encoding="utf-8")
    assert "Heat in care homes" in kmap("grid", "stakeholders.yaml", KMAP_REGISTER="other.yaml").stdout


def test_an_empty_variable_names_no_register(kmap: Kmap, folder: Path) -> None:
    assert "Heat in care homes" in kmap("grid", KMAP_REGISTER="").stdout


@pytest.mark.parametrize("command", [["check"], *READERS], ids=lambda command: command[0])
def test_without_any_register_a_command_says_how_to_get_one(kmap: Kmap, command: list[str]) -> None:
    run = kmap(*command)
    assert (run.returncode, run.stdout) == (2, "")
    assert "there is no stakeholders.yaml in this folder" in run.stderr
    assert "kmap init" in run.stderr


def test_a_dash_is_standard_input(kmap: Kmap) -> None:
    assert "Another map" in kmap("grid", "-", input_=OTHER).stdout


def test_the_check_reads_standard_input(kmap: Kmap) -> None:
    run = kmap("check", "-", input_="title: Heat\nstakeholders: [{name: Staff, influence: 11}]\n")
    assert run.returncode == 1
    assert run.stdout.startswith("-:2:31: warning: `Staff`") or "-:2:41: error: influence `11`" in run.stdout


def test_empty_standard_input_is_a_finding(kmap: Kmap) -> None:
    run = kmap("check", "-")
    assert run.returncode == 1
    assert "this file holds no register: it is empty" in run.stdout


BROKEN = "title: Heat\nstakeholders:\n  - {name: Staff, influence: 11}\n  - {name: Nurses, interest: high}\n"


@pytest.mark.parametrize("command", READERS, ids=lambda command: command[0])
def test_a_register_with_errors_is_refused(kmap: Kmap, tmp_path: Path, command: list[str]) -> None:
    (tmp_path / "stakeholders.yaml").write_text(BROKEN, encoding="utf-8")
    run = kmap(*command)
    assert (run.returncode, run.stdout) == (1, "")
    assert "stakeholders.yaml:4:30: error: interest `high` is not a number [KM012]" in run.stderr


def test_a_refusal_is_printed_as_the_check_prints_it(kmap: Kmap, tmp_path: Path) -> None:
    (tmp_path / "stakeholders.yaml").write_text(BROKEN, encoding="utf-8")
    *findings, _ = kmap("check").stdout.splitlines()
    assert kmap("grid").stderr.splitlines() == findings


@pytest.mark.parametrize("command", READERS, ids=lambda command: command[0])
def test_a_register_that_is_not_there_is_refused_with_2(kmap: Kmap, command: list[str]) -> None:
    run = kmap(*command, "there-is-none.yaml")
    assert (run.returncode, run.stdout) == (2, "")
    assert "there-is-none.yaml:1:1: error: no such file [KM001]" in run.stderr


def test_warnings_keep_no_command_from_its_work(kmap: Kmap, tmp_path: Path) -> None:
    (tmp_path / "stakeholders.yaml").write_text("title: Heat #1\nstakeholders: [{name: Staff}]\n", encoding="utf-8")
    run = kmap("suggest")
    assert (run.returncode, run.stderr) == (0, "")


def test_show_takes_the_id_first(kmap: Kmap, folder: Path) -> None:
    assert kmap("show", "regulator", "stakeholders.yaml").stdout.startswith("Care regulator\n")


def test_show_takes_the_register_first_too(kmap: Kmap, folder: Path) -> None:
    assert kmap("show", "stakeholders.yaml", "regulator").stdout.startswith("Care regulator\n")


def test_show_without_an_id_says_that_one_is_missing(kmap: Kmap, folder: Path) -> None:
    run = kmap("show", "stakeholders.yaml")
    assert run.returncode == 2
    assert "`stakeholders.yaml` is a register, not the id of a stakeholder" in run.stderr


def test_show_proposes_the_nearest_id(kmap: Kmap, folder: Path) -> None:
    run = kmap("show", "regulater")
    assert run.returncode == 2
    assert "there is no stakeholder `regulater` in stakeholders.yaml" in run.stderr
    assert "did you mean `regulator`?" in run.stderr


def test_show_takes_a_name_for_an_id(kmap: Kmap, folder: Path) -> None:
    assert kmap("show", "care home Managers").stdout == kmap("show", "care-home-managers").stdout


def test_show_answers_a_mistyped_name_with_its_id(kmap: Kmap, folder: Path) -> None:
    assert "did you mean `care-home-managers`?" in kmap("show", "Care home manger").stderr


def test_show_says_when_a_stakeholder_does_not_count_yet(kmap: Kmap, tmp_path: Path) -> None:
    text = "title: Heat\nas_of: 2026-10-01\nstakeholders: [{name: Staff, since: 2027-01-01}]\n"
    (tmp_path / "stakeholders.yaml").write_text(text, encoding="utf-8")
    assert "`staff` does not count on 2026-10-01: since 2027-01-01, until ever" in kmap("show", "staff").stderr
    assert kmap("show", "staff", "--as-of", "2027-01-01").returncode == 0


@pytest.mark.parametrize(("wrong", "last"), [(10, ""), (11, "1 more error"), (1510, "1,500 more errors")])
def test_a_refused_register_shows_ten_errors_and_the_number_of_the_others(kmap: Kmap, wrong: int, last: str) -> None:
    entries = "".join(f"  - {{name: N{number}, influence: 9}}\n" for number in range(wrong))
    run = kmap("grid", "-", input_=f"title: A\nstakeholders:\n{entries}")
    assert (run.returncode, run.stdout) == (1, "")
    assert run.stderr.count("[KM") == 10
    assert ("`kmap check` shows all" in run.stderr) == (wrong > 10)
    assert (f"kmap: {last}\n" in run.stderr) == (wrong > 10)
