"""`kmap trust`, for a map and for one stakeholder, and `kmap topics`, on the command line."""

import json
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest

Kmap = Callable[..., subprocess.CompletedProcess[str]]
LOADED = """
import atexit, sys
atexit.register(lambda: print("\\nLOADED", *sorted({name.partition(".")[0] for name in sys.modules}), file=sys.stderr))
from kmap.cli.main import main
main()
"""
HEAVY = {"krippendorff", "matplotlib", "networkx", "numpy", "rich", "scipy"}


def test_trust_is_of_the_register_here(kmap: Kmap, folder: Path) -> None:
    run = kmap("trust")
    assert (run.returncode, run.stderr) == (0, "")
    assert run.stdout.startswith("Heat in care homes\nHow far can this map be trusted? As on 2026-10-01\n")


@pytest.mark.parametrize(
    "arguments",
    [
        ["regulator"],
        ["regulator", "stakeholders.yaml"],
        ["stakeholders.yaml", "regulator"],
        ["Care regulator"],
    ],
    ids=" ".join,
)
def test_trust_of_one_takes_an_id_or_a_name(kmap: Kmap, folder: Path, arguments: list[str]) -> None:
    run = kmap("trust", *arguments)
    assert (run.returncode, run.stderr) == (0, "")
    assert run.stdout.startswith("Care regulator\nHow far can this place be trusted? As on 2026-10-01\n")


def test_trust_takes_a_register_alone(kmap: Kmap, folder: Path) -> None:
    assert kmap("trust", "stakeholders.yaml").stdout == kmap("trust").stdout


@pytest.mark.parametrize(
    ("arguments", "message", "tip"),
    [
        (["regulater"], "there is no stakeholder `regulater` in stakeholders.yaml", "did you mean `regulator`?"),
        (["a.yaml", "b.yaml"], "`a.yaml` and `b.yaml` are both registers", "name one"),
        (
            ["regulator", "--category", "government"],
            "--category chooses among stakeholders, and `regulator` is one",
            "leave out --category or the id",
        ),
        (["--topic", "night"], "--topic `night` is not known; known are nights", "did you mean `nights`?"),
        (["--tag", "wales"], "--tag `wales` is not known; known are england", ""),
        (["regulator", "--as-of", "soon"], "--as-of `soon` is not a date", "2026-03-31"),
        (["--output", "trust.yaml"], "`trust.yaml` has an ending that says no format", ".json"),
    ],
    ids=lambda value: " ".join(value) if isinstance(value, list) else "",
)
def test_a_mistake_is_answered_with_what_to_do(
    kmap: Kmap, folder: Path, arguments: list[str], message: str, tip: str
) -> None:
    run = kmap("trust", *arguments)
    assert (run.returncode, run.stdout) == (2, "")
    assert message in run.stderr
    assert tip in run.stderr


def test_trust_asks_only_of_those_chosen(kmap: Kmap, folder: Path) -> None:
    run = kmap("trust", "--category", "practitioners", "--format", "json")
    assert [row["id"] for row in json.loads(run.stdout)["parts"]["doubt"]["rows"]] == ["care-home-managers"]


def test_trust_is_as_on_the_day_and_for_the_topic(kmap: Kmap, folder: Path) -> None:
    run = kmap("trust", "--topic", "nights", "--as-of", "2026-12-24")
    assert run.stdout.startswith("Heat in care homes: Hot nights\nHow far can this map be trusted? As on 2026-12-24\n")


@pytest.mark.parametrize("arguments", [["trust"], ["trust", "regulator"], ["topics"]], ids=" ".join)
@pytest.mark.parametrize("ending", ["txt", "json", "csv", "md"])
def test_result_goes_into_a_file(kmap: Kmap, folder: Path, arguments: list[str], ending: str) -> None:
    run = kmap(*arguments, "--output", f"result.{ending}")
    assert (run.returncode, run.stdout, run.stderr) == (0, "", f"wrote result.{ending}\n")
    assert "care" in (folder / f"result.{ending}").read_text(encoding="utf-8").lower()


@pytest.mark.parametrize("arguments", [["trust"], ["trust", "staff"], ["topics"]], ids=" ".join)
def test_register_with_errors_is_refused(kmap: Kmap, tmp_path: Path, arguments: list[str]) -> None:
    text = "title: Heat\nstakeholders: [{name: Staff, influence: 11}]\n"
    (tmp_path / "stakeholders.yaml").write_text(text, encoding="utf-8")
    run = kmap(*arguments)
    assert (run.returncode, run.stdout) == (1, "")
    assert "influence `11` is outside 1..5" in run.stderr


def test_topics_are_those_asked_for(kmap: Kmap, tmp_path: Path) -> None:
    text = "title: Heat\ntopics: [{id: a}, {id: b}, {id: c}]\nstakeholders: [{name: Staff}]\n"
    (tmp_path / "stakeholders.yaml").write_text(text, encoding="utf-8")

    def topics(*arguments: str) -> list[str | None]:
        return [row["topic"] for row in json.loads(kmap("topics", "--format", "json", *arguments).stdout)["rows"]]

    assert topics() == [None, "a", "b", "c"]
    assert topics("--topic", "c", "--topic", "a") == topics("--topic", "a,c") == [None, "a", "c"]
    assert topics("--differences") == []


def test_a_topic_that_there_is_not_is_answered_with_the_nearest(kmap: Kmap, folder: Path) -> None:
    run = kmap("topics", "--topic", "nights,night")
    assert (run.returncode, run.stdout) == (2, "")
    assert "--topic `night` is not known; known are nights" in run.stderr


def test_register_without_topics_is_no_failure(kmap: Kmap, tmp_path: Path) -> None:
    (tmp_path / "stakeholders.yaml").write_text("title: Heat\nstakeholders: [{name: Staff}]\n", encoding="utf-8")
    run = kmap("topics")
    assert (run.returncode, run.stderr) == (0, "")
    assert "This register has no topics" in run.stdout


@pytest.mark.parametrize(
    ("arguments", "heavy"),
    [
        (["trust"], {"krippendorff", "numpy"}),
        (["trust", "regulator"], set()),
        (["topics"], set()),
        (["suggest", "--format", "json"], set()),
    ],
    ids=lambda value: " ".join(value) if isinstance(value, list) else "",
)
def test_only_alpha_needs_numbers_in_arrays(
    program: Callable[..., subprocess.CompletedProcess[str]], folder: Path, arguments: list[str], heavy: set[str]
) -> None:
    run = program(*arguments, command=("-c", LOADED))
    assert run.returncode == 0
    assert set(run.stderr.rpartition("LOADED ")[2].split()) & HEAVY == heavy
