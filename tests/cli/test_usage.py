"""Help, and what is said of commands, options and words that there are not."""

import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest

from kmap import __version__

Kmap = Callable[..., subprocess.CompletedProcess[str]]
Program = Kmap

COMMANDS = ["check", "grid", "show", "suggest"]


def test_help_lists_the_commands_in_their_groups(kmap: Kmap) -> None:
    lines = kmap("--help").stdout.split("\n")
    assert lines.index("Look:") < lines.index("Decide:") < lines.index("Check:")
    assert any(line.startswith("  grid") for line in lines[lines.index("Look:") : lines.index("Decide:")])


@pytest.mark.parametrize("command", COMMANDS)
def test_a_command_explains_itself_with_an_example(kmap: Kmap, command: str) -> None:
    run = kmap(command, "--help")
    assert run.returncode == 0
    assert f"Usage: kmap {command}" in run.stdout
    assert f"Example: kmap {command}" in run.stdout


@pytest.mark.parametrize("command", COMMANDS)
def test_help_needs_no_register(kmap: Kmap, command: str) -> None:
    assert kmap(command, "--help").stderr == ""


def test_kmap_runs_as_a_module_of_python(program: Program) -> None:
    assert program("--version").stdout == f"kmap {__version__}\n"


def test_the_version_is_that_of_the_package(kmap: Kmap) -> None:
    assert kmap("--version").stdout == f"kmap {__version__}\n"


def test_kmap_alone_in_an_empty_folder_says_how_to_begin(kmap: Kmap) -> None:
    run = kmap()
    assert (run.returncode, run.stderr) == (0, "")
    assert "kmap init" in run.stdout


def test_kmap_alone_beside_a_register_says_what_to_do_with_it(kmap: Kmap, folder: Path) -> None:
    assert "kmap grid  " in kmap().stdout


def test_kmap_alone_names_registers_that_are_called_otherwise(kmap: Kmap, tmp_path: Path) -> None:
    for name in "abcd":
        (tmp_path / f"{name}.stakeholders.yaml").touch()
    out = kmap().stdout
    assert "In this folder: a.stakeholders.yaml, b.stakeholders.yaml, c.stakeholders.yaml and 1 more" in out
    assert "kmap grid a.stakeholders.yaml" in out


def refused(run: subprocess.CompletedProcess[str]) -> str:
    """Return what is said of bad usage, which exits with 2 and prints nothing else."""
    assert (run.returncode, run.stdout) == (2, "")
    assert "Traceback" not in run.stderr
    return run.stderr


def test_an_unknown_command_is_answered_with_the_nearest(kmap: Kmap) -> None:
    assert refused(kmap("gird")) == "kmap: there is no command `gird`\ntip: did you mean `kmap grid`?\n"


def test_a_command_like_no_other_is_answered_with_where_they_are_listed(kmap: Kmap) -> None:
    assert "`kmap --help` lists all commands" in refused(kmap("xyzzy"))


def test_an_unknown_option_is_named(kmap: Kmap, folder: Path) -> None:
    assert "--topics" in refused(kmap("grid", "--topics", "nights"))


def test_an_option_without_its_value_is_named(kmap: Kmap, folder: Path) -> None:
    assert "--topic" in refused(kmap("grid", "--topic"))


def test_one_register_too_many_is_refused(kmap: Kmap, folder: Path) -> None:
    assert "b.yaml" in refused(kmap("grid", "stakeholders.yaml", "b.yaml"))


@pytest.mark.parametrize(
    ("option", "word", "known", "tip"),
    [
        ("--topic", "night", "nights", "did you mean `nights`?"),
        ("--category", "goverment", "professional-bodies", "did you mean `government`?"),
        ("--tag", "englnd", "england", "did you mean `england`?"),
        ("--format", "jsn", "text, json, csv, markdown", "did you mean `json`?"),
        ("--format", "png", "text, json, csv, markdown", "leave --format out, or write one of these"),
    ],
)
def test_an_unknown_word_is_answered_with_the_known_ones(
    kmap: Kmap, folder: Path, option: str, word: str, known: str, tip: str
) -> None:
    said = refused(kmap("grid", option, word))
    assert f"kmap: {option} `{word}` is not known; known are " in said
    assert known in said
    assert f"tip: {tip}\n" in said


def test_a_register_without_topics_says_so(kmap: Kmap, tmp_path: Path) -> None:
    (tmp_path / "stakeholders.yaml").write_text("title: Heat\nstakeholders: []\n", encoding="utf-8")
    assert "--topic `heat` is not known; known are none" in refused(kmap("suggest", "--topic", "heat"))


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["--fail-on", "fatal"], "--fail-on `fatal` is not known; known are error, warning, info"),
        (["--format", "csv"], "--format `csv` is not known; known are "),
        (["--select", "KM2,XY1"], "no rule has the code `XY1`"),
        (["--ignore", "KM101"], "`KM101` can't be ignored"),
    ],
)
def test_the_check_refuses_what_it_does_not_know(kmap: Kmap, folder: Path, arguments: list[str], message: str) -> None:
    assert message in refused(kmap("check", *arguments))


@pytest.mark.parametrize(
    ("date", "message"),
    [("1.10.2026", "is not a date"), ("2026-02-30", "is not a day of the calendar"), ("2026-10", "is not a date")],
)
def test_a_day_that_is_none_is_refused(kmap: Kmap, folder: Path, date: str, message: str) -> None:
    assert f"--as-of `{date}` {message}" in refused(kmap("grid", "--as-of", date))


def test_what_the_user_wrote_cannot_act_on_the_terminal(kmap: Kmap, folder: Path) -> None:
    assert "\x1b" not in refused(kmap("grid", "--topic", "\x1b[31mred"))
