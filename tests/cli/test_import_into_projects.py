"""Importing into a project that extends a programme: the project alone is written, and only what differs."""

import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest

from kmap.register.reading import read

Kmap = Callable[..., subprocess.CompletedProcess[str]]

PROGRAMME = """\
title: Programme
as_of: 2026-10-01
stakeholders:
  - {id: agency, name: Agency, influence: 4, notes: Pays, tags: [board]}
  - {id: homes, name: Homes, influence: 2, notes: Many}
  - {id: old-body, name: Former body, aliases: [FB]}
relationships:
  - {from: agency, to: homes, kind: pays}
"""
PROJECT = """\
title: Project
as_of: 2026-10-01
extends: programme.yaml
exclude: [old-body]
stakeholders:
  - {id: homes, influence: 3, notes: Ours}   # the blocks that we visit
"""


@pytest.fixture(autouse=True)
def project(tmp_path: Path) -> Path:
    (tmp_path / "programme.yaml").write_text(PROGRAMME)
    (tmp_path / "project.yaml").write_text(PROJECT)
    return tmp_path / "project.yaml"


def bring(kmap: Kmap, project: Path, table: str, *options: str) -> subprocess.CompletedProcess[str]:
    (project.parent / "table.csv").write_text(table)
    run = kmap("import", "table.csv", "--into", "project.yaml", *options)
    assert run.returncode == 0, run.stderr
    assert (project.parent / "programme.yaml").read_text() == PROGRAMME
    return run


@pytest.mark.parametrize("format_", ["xlsx", "json", "csv"])
def test_what_a_project_exports_brings_nothing_back(kmap: Kmap, project: Path, format_: str) -> None:
    assert kmap("export", "project.yaml", "--output", f"map.{format_}").returncode == 0
    run = kmap("import", f"map.{format_}", "--into", "project.yaml", "--clear")
    assert "nothing to change" in run.stdout
    assert project.read_text() == PROJECT


def test_what_differs_of_somebody_inherited_becomes_an_entry_of_the_project(kmap: Kmap, project: Path) -> None:
    bring(kmap, project, "name,influence,interest\nAgency,5,2\n")
    assert project.read_text() == PROJECT + "  - {id: agency, influence: 5, interest: 2}\n"


def test_an_inherited_value_that_is_cleared_is_unset(kmap: Kmap, project: Path) -> None:
    bring(kmap, project, "id,influence,notes,tags\nagency,4,,\n", "--clear")
    assert project.read_text() == PROJECT + "  - {id: agency, unset: [notes, tags]}\n"


def test_a_value_that_is_cleared_does_not_leave_the_inherited_one_in_its_place(kmap: Kmap, project: Path) -> None:
    bring(kmap, project, "id,influence,notes\nhomes,3,\n", "--clear")
    register = read(str(project)).register
    assert register is not None
    assert register.by_id["homes"].notes is None
    assert register.by_id["homes"].influence == 3


@pytest.mark.parametrize("word", ["old-body", "Former body", "FB"])
def test_whom_the_project_excludes_is_left_out_and_told_of(kmap: Kmap, project: Path, word: str) -> None:
    run = bring(kmap, project, f"name,influence\n{word},3\nAgency,5\n")
    assert "the register excludes it" in run.stdout
    assert project.read_text() == PROJECT + "  - {id: agency, influence: 5}\n"


def test_a_tie_to_whom_the_project_excludes_is_left_out_and_told_of(kmap: Kmap, project: Path) -> None:
    run = bring(kmap, project, "from,to,kind\nFormer body,Agency,pays\nHomes,Agency,asks\n")
    assert "from: the register excludes it" in run.stdout
    assert project.read_text() == PROJECT + "relationships:\n  - {from: homes, to: agency, kind: asks}\n"


def test_assessments_of_all_registers_go_out_and_bring_nothing_back(kmap: Kmap, project: Path) -> None:
    rounds = "    assessments: [{date: 2026-01-01, by: AK, influence: 1}]\n"
    programme = PROGRAMME.replace(
        "\nrelationships:", "\n  - id: clinics\n    name: Clinics\n" + rounds + "relationships:"
    )
    (project.parent / "programme.yaml").write_text(programme)
    text = PROJECT + "  - id: clinics\n" + rounds.replace("influence: 1", "influence: 5")
    project.write_text(text)
    table = kmap("export", "project.yaml", "--table", "assessments", "--format", "csv").stdout
    assert table.count("clinics,2026-01-01,AK") == 2
    assert kmap("export", "project.yaml", "--output", "map.xlsx").returncode == 0
    assert "nothing to change" in kmap("import", "map.xlsx", "--into", "project.yaml").stdout
    assert project.read_text() == text
