"""A copy of a project is one register, in which the standing scores are what they are in the project."""

from pathlib import Path

import pytest

from kmap.register.reading import read, read_source
from kmap.register.redaction.choice import choice
from kmap.register.redaction.redacted import redacted
from kmap.register.register import Register
from kmap.register.scores import standing_scores
from kmap.register.source import Source
from kmap.register.stances import current_stance

ROOT = Path(__file__).parents[3]
PROGRAMME = """\
title: Programme
topics: [{id: heat}, {id: damp}]
stakeholders:
  - id: agency
    name: Agency
    by_topic: {heat: {interest: 1, impact: 2}, damp: {impact: 3}}
    assessments:
      - {date: 2026-03-01, by: AK, influence: 5, interest: 5, stance: resistant}
      - {date: 2026-03-01, by: AK, topic: damp, influence: 4}
  - {id: homes, name: Homes, assessments: [{date: 2026-03-01, by: AK, influence: 2}]}
"""
PROJECT = """\
title: Project
extends: programme.yaml
as_of: 2026-10-01
redact: {keep: [stance]}
stakeholders:
  - id: agency
    influence: 2
    assessments:
      - {date: 2025-01-01, by: AK, interest: 3, stance: supportive}
      - {date: 2025-01-01, by: RM, topic: heat, influence: 1}
  - {id: homes, interest: 4}
"""


def copy_of(register: Register) -> Register:
    copy = redacted(register.document, choice(register.document.redact), b"k" * 32, register.day)
    reading = read_source(Source("copy.yaml", copy.text(frozenset())), register.day)
    assert reading.register is not None
    assert not reading.problems
    return reading.register


def test_nearer_scores_stand_in_the_copy_and_farther_ones_where_there_are_none(tmp_path: Path) -> None:
    (tmp_path / "programme.yaml").write_text(PROGRAMME)
    (tmp_path / "project.yaml").write_text(PROJECT)
    register = read(str(tmp_path / "project.yaml")).register
    assert register is not None
    agency, homes = copy_of(register).stakeholders
    given = [[score and score.score for score in standing_scores(agency, register.day, topic)] for topic in TOPICS]
    assert given == [[2, 3, None], [1, 3, 2], [2, 3, 3]]
    assert current_stance(agency, register.day) == "supportive"
    assert [score and score.score for score in standing_scores(homes, register.day)] == [2, 4, None]


TOPICS = (None, "heat", "damp")


@pytest.mark.parametrize("name", ["damp-homes", "cool-care", "school-streets"])
def test_scores_of_the_example_stay_for_every_topic(name: str) -> None:
    register = read(str(ROOT / "examples/programme/projects" / f"{name}.stakeholders.yaml")).register
    assert register is not None
    copy = copy_of(register)
    assert [one.id for one in copy.stakeholders] == [one.id for one in register.stakeholders]
    for before, after in zip(register.stakeholders, copy.stakeholders, strict=True):
        for topic in (None, *register.topics):
            scores = [standing_scores(one, register.day, topic) for one in (before, after)]
            assert [[one and one.score for one in each] for each in scores[:1]] == [
                [one and one.score for one in each] for each in scores[1:]
            ], (before.id, topic)


def test_a_register_of_nobody_can_be_shared() -> None:
    reading = read_source(Source("r.yaml", "title: T\nstakeholders: []\n"))
    assert reading.register is not None
    assert copy_of(reading.register).stakeholders == ()
