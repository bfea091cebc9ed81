"""Editing a project that extends a programme: the project alone is written, and only what differs."""

import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest

Kmap = Callable[..., subprocess.CompletedProcess[str]]

PROGRAMME = """\
title: Programme
as_of: 2026-10-01
stakeholders:
  - id: agency
    name: Agency
    influence: 4
    engagement: {target: involve, owner: KM}
    assessments: [{date: 2026-01-02, by: AK, interest: 4}]
  - {id: homes, name: Homes}
relationships:
  - {from: agency, to: homes}
"""
PROJECT = """\
title: Project
as_of: 2026-10-01
extends: programme.yaml
stakeholders:
  - {id: homes, interest: 2}   # ours
"""


@pytest.fixture(autouse=True)
def project(tmp_path: Path) -> Path:
    (tmp_path / "programme.yaml").write_text(PROGRAMME)
    (tmp_path / "project.yaml").write_text(PROJECT)
    return tmp_path / "project.yaml"


def added(project: Path) -> str:
    """Return what has come to the project; the programme stays as it is."""
    assert (project.parent / "programme.yaml").read_text() == PROGRAMME
    text = project.read_text()
    assert text.startswith(PROJECT)
    return text.removeprefix(PROJECT)


def test_what_differs_of_somebody_inherited_becomes_an_entry_of_the_project(kmap: Kmap, project: Path) -> None:
    run = kmap("set", "agency", "influence=5", "--because", "Pays", "--register", "project.yaml")
    assert run.stdout.startswith("project.yaml:6: `agency`: influence set to 5\n")
    assert added(project) == "  - {id: agency, influence: 5, because: Pays}\n"


def test_an_inherited_value_is_taken_away_by_unset(kmap: Kmap, project: Path) -> None:
    assert kmap("set", "agency", "engagement.target=", "--register", "project.yaml").returncode == 0
    assert added(project) == "  - {id: agency, unset: [engagement.target]}\n"


def test_an_assessment_of_somebody_inherited_is_the_project_s(kmap: Kmap, project: Path) -> None:
    kmap("assess", "agency", "project.yaml", "--interest", "3", "--by", "RM")
    assert "id: agency" in added(project) and "{date: 2026-10-01, by: RM, interest: 3}" in added(project)


def test_a_score_that_the_programme_alone_has_assessed_can_be_set(kmap: Kmap, project: Path) -> None:
    assert kmap("set", "agency", "interest=2", "--register", "project.yaml").returncode == 0
    assert added(project) == "  - {id: agency, interest: 2}\n"


def test_ties_and_contacts_go_into_the_project(kmap: Kmap, project: Path) -> None:
    kmap("link", "agency", "homes", "project.yaml", "--kind", "pays")
    kmap("log", "agency", "project.yaml", "--kind", "call")
    assert added(project) == (
        "relationships:\n  - {from: agency, to: homes, kind: pays}\n"
        "log:\n  - {date: 2026-10-01, with: [agency], kind: call}\n"
    )


def test_nobody_inherited_is_added_again(kmap: Kmap, project: Path) -> None:
    run = kmap("add", "Agency", "--id", "agency", "--register", "project.yaml")
    assert "there is a stakeholder `agency` already" in run.stderr
    assert added(project) == ""


def test_a_rename_in_the_programme_leaves_the_project_without_an_error(kmap: Kmap, project: Path) -> None:
    kmap("log", "agency", "project.yaml", "--kind", "call")
    assert kmap("rename", "agency", "office", "programme.yaml").returncode == 0
    assert "with: [office]" in project.read_text()
    assert "error" not in kmap("check", "project.yaml", "programme.yaml", "--format", "concise").stdout


def test_what_a_project_says_more_of_is_not_removed_from_the_programme(kmap: Kmap, project: Path) -> None:
    programme = project.parent / "programme.yaml"
    text = PROGRAMME.partition("relationships:")[0]
    programme.write_text(text)
    run = kmap("remove", "homes", "programme.yaml")
    assert run.returncode == 1
    assert "project.yaml:5:10: error: there is no inherited stakeholder `homes`" in run.stderr
    assert "nothing was written: what extends programme.yaml would have this error" in run.stderr
    assert programme.read_text() == text


def test_an_error_that_a_project_has_already_keeps_nobody_from_renaming(kmap: Kmap, project: Path) -> None:
    project.write_text(PROJECT + "log:\n  - {date: 2026-01-01, with: nobody}\n")
    assert kmap("rename", "homes", "houses", "programme.yaml").returncode == 0
    assert "{id: houses, interest: 2}" in project.read_text()


def test_projects_of_projects_are_renamed_and_checked_with_it(kmap: Kmap, project: Path) -> None:
    deeper = project.with_name("deeper.yaml")
    deeper.write_text("title: D\nextends: project.yaml\nstakeholders:\n  - {id: agency, impact: 2}\n")
    assert kmap("rename", "agency", "office", "programme.yaml").returncode == 0
    assert "{id: office, impact: 2}" in deeper.read_text()
    assert "error" not in kmap("check", "deeper.yaml", "project.yaml", "programme.yaml", "--format", "concise").stdout


def test_the_ids_of_a_project_are_told_once_each_and_in_order(kmap: Kmap, project: Path) -> None:
    run = kmap("set", "xyzzy", "influence=5", "--register", "project.yaml")
    assert "tip: there are homes, agency\n" in run.stderr
