"""`kmap plan FOLDER` for a programme and the projects that extend it."""

import builtins
import json
import os
import subprocess
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from kmap.cli.registers import load_all

Kmap = Callable[..., subprocess.CompletedProcess[str]]

PROGRAMME = """
title: Programme
as_of: 2026-10-01
stakeholders:
  - {id: agency, name: Agency, influence: 5, interest: 5, engagement: {owner: Director}}
  - {id: shop, name: Shop, influence: 1, interest: 1}
log:
  - {date: 2026-08-01, with: agency, follow_up: 2026-09-01, summary: We send the brief}
outputs: [{id: brief, title: Brief, audiences: [agency], due: 2026-10-20}]
"""
PROJECTS = {
    "heat": "title: Heat\nextends: ../stakeholders.yaml\nas_of: 2026-10-01\nstakeholders: []\n"
    "log: [{date: 2026-09-20, with: agency, owner: Heat lead}]\n",
    "damp": "title: Damp\nextends: ../stakeholders.yaml\nas_of: 2026-10-01\n"
    "stakeholders: [{id: agency, interest: 1}, {id: tenants, name: Tenants, influence: 1, interest: 5}]\n"
    "exclude: [shop]\n"
    "log: [{date: 2026-09-25, with: agency, owner: Damp lead}, {date: 2026-09-26, with: tenants}]\n",
}


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "stakeholders.yaml").write_text(PROGRAMME, encoding="utf-8")
    (tmp_path / "projects").mkdir()
    for name, text in PROJECTS.items():
        (tmp_path / "projects" / f"{name}.stakeholders.yaml").write_text(text, encoding="utf-8")
    return tmp_path


@pytest.fixture
def planned(kmap: Kmap, folder: Path) -> Any:
    run = kmap("plan", ".", "--format", "json")
    assert run.returncode == 0, run.stderr
    return json.loads(run.stdout)


def test_body_met_by_two_projects_is_due_once_at_the_shortest_cadence(planned: Any) -> None:
    days = [row["date"] for row in planned["rows"] if row["stakeholders"] == ["agency"] and row["kind"] == "contact"]
    assert days == ["2026-10-25", "2026-11-24", "2026-12-24"]


def test_promise_of_the_programme_that_a_project_has_met_is_open_no_more(planned: Any) -> None:
    assert not [row for row in planned["rows"] if row["kind"] == "follow-up"]


def test_output_that_both_inherit_is_due_once(planned: Any) -> None:
    assert [row["date"] for row in planned["rows"] if row["kind"] == "output"] == ["2026-10-20"]


def test_body_of_one_project_alone_is_planned_for(planned: Any) -> None:
    assert [row["date"] for row in planned["rows"] if row["stakeholders"] == ["tenants"]] == ["2026-11-25"]


def test_body_that_one_project_leaves_out_is_still_due(planned: Any) -> None:
    assert [row["date"] for row in planned["rows"] if row["stakeholders"] == ["shop"]] == ["2026-10-01"]


def test_body_that_several_reach_is_shown_with_all_of_them(planned: Any) -> None:
    (agency,) = [row for row in planned["parts"]["shared"]["rows"] if row["id"] == "agency"]
    assert agency["owners"] == ["Damp lead", "Director", "Heat lead"]
    assert (agency["held"], agency["planned"]) == (3, 3)


def test_one_project_alone_knows_nothing_of_the_other(kmap: Kmap, folder: Path) -> None:
    run = kmap("plan", "projects/heat.stakeholders.yaml", "--format", "json")
    assert run.returncode == 0, run.stderr
    days = [row["date"] for row in json.loads(run.stdout)["rows"] if row["stakeholders"] == ["agency"]]
    assert days[0] == "2026-10-20"


def test_error_that_several_inherit_is_told_once(program: Kmap, folder: Path) -> None:
    (folder / "stakeholders.yaml").write_text(PROGRAMME.replace("influence: 5", "influence: 9"), encoding="utf-8")
    done = program("plan", ".", folder=folder)
    assert done.returncode == 1
    assert done.stderr.count("KM201") == 1


def test_what_several_extend_is_opened_once(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    opened: list[str] = []
    real = builtins.open

    def noting(path: object, *arguments: object, **options: object) -> object:
        if str(path).endswith(".yaml"):
            opened.append(os.path.realpath(str(path)))
        return real(path, *arguments, **options)  # type: ignore[call-overload]

    monkeypatch.setattr(builtins, "open", noting)
    load_all(str(folder), None)
    assert len(opened) == len(set(opened)) == 1 + len(PROJECTS)
