"""`kmap network` and `kmap route`: what can be asked, and what a mistake is answered with."""

import json
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest

Kmap = Callable[..., subprocess.CompletedProcess[str]]

TOWN = """\
title: A town
as_of: 2026-10-01
topics: [{id: heat, name: Heat}]
stakeholders:
  - {id: council, name: Council, aliases: [The town], category: government, tags: [board], influence: 5, interest: 5}
  - {id: nurses, name: Nurses, category: practitioners, influence: 2, interest: 4}
  - {id: gone, name: Gone, until: 2026-09-30}
relationships:
  - {from: us, to: council, kind: funds}
  - {from: council, to: nurses, kind: advises}
"""


@pytest.fixture
def town(tmp_path: Path) -> Path:
    (tmp_path / "stakeholders.yaml").write_text(TOWN, encoding="utf-8")
    return tmp_path


@pytest.mark.parametrize("command", [["network"], ["route", "nurses"]], ids=lambda command: command[0])
@pytest.mark.parametrize(("name", "start"), [("a.json", "{"), ("a.csv", "\ufeff"), ("a.md", "## "), ("a.txt", "")])
def test_the_ending_of_the_file_says_the_format(
    kmap: Kmap, town: Path, command: list[str], name: str, start: str
) -> None:
    run = kmap(*command, "--output", name)
    assert (run.returncode, run.stdout, run.stderr) == (0, "", f"wrote {name}\n")
    assert (town / name).read_text(encoding="utf-8").startswith(start)


@pytest.mark.parametrize("layout", [[], ["--layout", "free"], ["--layout", "grid"]])
@pytest.mark.parametrize("ending", ["png", "svg", "pdf"])
def test_a_network_is_drawn_into_a_picture(kmap: Kmap, town: Path, ending: str, layout: list[str]) -> None:
    run = kmap("network", "--output", f"net.{ending}", *layout)
    assert (run.returncode, run.stdout, run.stderr) == (0, "", f"wrote net.{ending}\n")
    assert (town / f"net.{ending}").stat().st_size > 1000


def test_a_stakeholder_can_be_called_by_an_alias(kmap: Kmap, town: Path) -> None:
    assert "From us to Council" in kmap("route", "the town").stdout


@pytest.mark.parametrize("arguments", [["nurses", "stakeholders.yaml"], ["stakeholders.yaml", "nurses"]])
def test_register_and_id_may_stand_either_way_round(kmap: Kmap, town: Path, arguments: list[str]) -> None:
    assert "by way of Council" in kmap("route", *arguments).stdout


def test_a_route_may_start_elsewhere(kmap: Kmap, town: Path) -> None:
    assert kmap("route", "us", "--from", "nurses").stdout.startswith("From Nurses to us\n")


def test_kinds_restrict_the_ties(kmap: Kmap, town: Path) -> None:
    assert "no path" in kmap("route", "nurses", "--kind", "advises").stdout
    assert "by way of" in kmap("route", "nurses", "--kind", "advises,funds").stdout
    found = json.loads(kmap("network", "--kind", "funds", "--format", "json").stdout)
    assert {row["what"]: row["value"] for row in found["rows"]}["pairs with a tie"] == 1


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["route", "nurse"], "there is no stakeholder `nurse` in stakeholders.yaml\ntip: did you mean `nurses`?"),
        (["route", "gone"], "`gone` does not count on 2026-10-01: since ever, until 2026-09-30"),
        (["route", "us"], "`us` is you yourselves: no introduction is needed"),
        (["route", "nurses", "--from", "nurses"], "`nurses` is both ends: no introduction is needed"),
        (["route", "stakeholders.yaml"], "`stakeholders.yaml` is a register, not the id of a stakeholder"),
        (["route", "nurses", "--kind", "advise"], "--kind `advise` is not known; known are advises, funds"),
        (["network", "--kind", "advise"], "tip: did you mean `advises`?"),
        (["network", "--category", "goverment"], "tip: did you mean `government`?"),
        (["network", "--layout", "grid"], "--layout is about a picture"),
        (["network", "--layout", "gird", "--output", "a.png"], "tip: did you mean `grid`?"),
        (["network", "--output", "a.gif"], "`a.gif` has an ending that says no format"),
        (["network", "--output", "a.yaml"], "`a.yaml` has the ending of a register"),
    ],
)
def test_a_mistake_is_answered_with_what_to_type(kmap: Kmap, town: Path, arguments: list[str], message: str) -> None:
    run = kmap(*arguments)
    assert run.returncode == 2
    assert message in run.stderr
    assert run.stdout == ""


def test_a_topic_with_its_own_influence_changes_who_is_overlooked(kmap: Kmap, town: Path) -> None:
    text = TOWN.replace("influence: 5, interest: 5}", "influence: 5, interest: 5, by_topic: {heat: {influence: 1}}}")
    (town / "stakeholders.yaml").write_text(text, encoding="utf-8")
    assert "low influence" not in kmap("network").stdout
    assert "low influence, and among the top brokers: Council (influence 1" in kmap("network", "--topic", "heat").stdout
