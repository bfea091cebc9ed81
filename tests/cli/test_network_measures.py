"""`kmap rank`, `kmap brokers` and `kmap key-players` on the command line."""

import csv
import io
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

MAP = """\
title: Heat in care homes
as_of: 2026-10-01
stakeholders:
  - {id: regulator, name: Care regulator, category: government, tags: [england]}
  - {id: managers, name: Care home managers, category: practitioners}
  - {id: families, name: Families, category: communities}
relationships:
  - {from: us, to: regulator, kind: reports-to}
  - {from: regulator, to: managers, kind: inspects}
  - {from: managers, to: families, kind: cares-for, mutual: true}
"""


@pytest.fixture
def network(tmp_path: Path) -> None:
    (tmp_path / "stakeholders.yaml").write_text(MAP, encoding="utf-8")


pytestmark = pytest.mark.usefixtures("network")


def test_rank_is_by_betweenness_unless_another_measure_is_named(kmap: Kmap) -> None:
    run = kmap("rank", "--format", "csv")
    assert (run.returncode, run.stderr) == (0, "")
    assert run.stdout.splitlines()[0] == "rank,id,name,category,betweenness"


def test_rank_by_all_has_every_measure(kmap: Kmap) -> None:
    first = next(csv.DictReader(io.StringIO(kmap("rank", "--by", "all", "--format", "csv").stdout)))
    assert list(first)[4:] == [
        "betweenness",
        "closeness",
        "constraint",
        "degree",
        "effective_size",
        "eigenvector",
        "pagerank",
    ]


def test_rank_takes_several_measures_by_commas(kmap: Kmap) -> None:
    run = kmap("rank", "stakeholders.yaml", "--by", "degree,effective-size", "--format", "json")
    assert list(json.loads(run.stdout)["rows"][0])[4:] == ["degree", "effective_size"]


def test_an_unknown_measure_is_answered_with_the_nearest(kmap: Kmap) -> None:
    run = kmap("rank", "--by", "betwenness")
    assert run.returncode == 2
    assert "--by `betwenness` is not known; known are all, betweenness, closeness" in run.stderr
    assert "did you mean `betweenness`?" in run.stderr


@pytest.mark.parametrize("command", ["rank", "brokers", "key-players"])
def test_an_unknown_kind_is_answered_with_the_nearest(kmap: Kmap, command: str) -> None:
    run = kmap(command, "--kind", "inspect")
    assert run.returncode == 2
    assert "did you mean `inspects`?" in run.stderr


@pytest.mark.parametrize("command", ["rank", "brokers"])
def test_category_and_tag_filter_the_view(kmap: Kmap, command: str) -> None:
    rows = json.loads(kmap(command, "--tag", "england", "--format", "json").stdout)["rows"]
    assert [row["id"] for row in rows] == ["regulator"]


def test_kinds_restrict_the_ties(kmap: Kmap) -> None:
    rows = json.loads(kmap("rank", "--by", "degree", "--kind", "inspects", "--format", "json").stdout)["rows"]
    assert {row["id"]: row["degree"] for row in rows} == {"regulator": 0.5, "managers": 0.5, "families": 0.0}


@pytest.mark.parametrize("command", ["rank", "brokers", "key-players"])
@pytest.mark.parametrize("ending", ["txt", "csv", "md", "json"])
def test_the_ending_of_the_file_says_the_format(kmap: Kmap, tmp_path: Path, command: str, ending: str) -> None:
    run = kmap(command, "--output", f"out.{ending}")
    assert (run.returncode, run.stderr) == (0, f"wrote out.{ending}\n")
    assert "Care regulator" in (tmp_path / f"out.{ending}").read_text(encoding="utf-8")


def test_key_players_have_both_lists_up_to_two_more_than_asked_for(kmap: Kmap) -> None:
    parts = json.loads(kmap("key-players", "--k", "1", "--format", "json").stdout)["parts"]
    assert {name: [row["size"] for row in part["rows"]] for name, part in parts.items()} == {
        "contacts": [1, 2, 3],
        "losses": [1, 2, 3],
    }


@pytest.mark.parametrize("size", ["0", "-1", "two"])
def test_key_players_are_one_or_more(kmap: Kmap, size: str) -> None:
    run = kmap("key-players", "--k", size)
    assert run.returncode == 2
    assert "--k" in run.stderr and "Traceback" not in run.stderr


@pytest.mark.parametrize("command", ["rank", "brokers", "key-players"])
def test_a_register_without_ties_is_no_trouble(kmap: Kmap, tmp_path: Path, command: str) -> None:
    (tmp_path / "stakeholders.yaml").write_text("title: A map\nstakeholders: [{name: A}]\n", encoding="utf-8")
    run = kmap(command)
    assert (run.returncode, run.stderr) == (0, "")
    assert "1 of 1 stakeholder (100%) has no tie recorded" in run.stdout.replace("\n", " ")


@pytest.mark.parametrize("command", ["rank --by all", "brokers", "key-players"])
def test_measures_load_no_library_of_graphs_and_no_numbers(program: Kmap, command: str) -> None:
    run = program(*command.split(), command=("-c", LOADED))
    assert run.returncode == 0
    assert not {"networkx", "numpy", "scipy", "rustworkx", "matplotlib"} & set(run.stderr.split())
