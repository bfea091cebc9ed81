"""The bundled registers have no errors, and the programme among them shows what it is there to show."""

from pathlib import Path

import pytest

from kmap.analysis.change.history import history
from kmap.check import check, load
from kmap.register.register import Register

ROOT = Path(__file__).parents[2]
PROGRAMME = ROOT / "examples" / "programme"
PROJECTS = sorted((PROGRAMME / "projects").glob("*.yaml"))
BUNDLED = [ROOT / "stakeholders.yaml", PROGRAMME / "stakeholders.yaml", *PROJECTS]
BUNDLED += sorted((ROOT / "examples").glob("*.yaml"))


def test_no_claim_or_reference_of_any_register_is_broken_by_another() -> None:
    checked = check([str(path) for path in BUNDLED])
    assert [one.message for one in checked.diagnostics if one.fails] == []
    assert (checked.opened, checked.status) == (len(BUNDLED), 0)


@pytest.fixture(params=PROJECTS, ids=lambda path: path.name.partition(".")[0])
def project(request: pytest.FixtureRequest) -> Register:
    return load(str(request.param))


def test_there_are_three_projects() -> None:
    assert len(PROJECTS) == 3


def test_project_extends_the_programme(project: Register) -> None:
    nearest, programme = project.ancestry
    assert Path(programme.source.path).resolve() == PROGRAMME / "stakeholders.yaml"
    assert nearest.own.stakeholders


def test_project_says_what_differs_for_two_topics_or_more(project: Register) -> None:
    own = project.ancestry[0].own.stakeholders
    assert len({topic for one in own for topic in one.by_topic} | {project.topic}) >= 2


def test_somebody_is_scored_in_three_rounds_by_several_people_over_two_years(project: Register) -> None:
    assert any(
        len(rounds) >= 3
        and sum(len(one.assessors) >= 2 for one in rounds) >= 3
        and (rounds[-1].last - rounds[0].first).days >= 700
        for rounds in (history(project, one.id).rounds for one in project.counting)
    )
