"""Mentions in a text are the references that the register read from it has, and what declares them."""

from collections import Counter
from pathlib import Path

import pytest

from kmap.analysis.references import references
from kmap.register.editing.mentions import Space, mentions
from kmap.register.parse import parse
from kmap.register.reading import read_source
from kmap.register.source import Source

ROOT = Path(__file__).parents[3]
SPACES: dict[str, Space] = {
    "stakeholder": "id",
    "need": "id",
    "answer": "id",
    "output": "id",
    "topic": "topic",
    "category": "category",
    "tag": "tag",
    "output kind": "output kind",
    "equity group": "equity group",
}


def sound_registers() -> list[Path]:
    paths = [ROOT / "stakeholders.yaml", *ROOT.glob("examples/*.yaml"), *ROOT.glob("tests/rules/*.yaml")]
    alone = [path for path in paths if path.is_file() and "\nextends:" not in _source(path).text]
    return sorted(path for path in alone if read_source(_source(path)).whole)


def _source(path: Path) -> Source:
    return Source(str(path), path.read_bytes().decode("utf-8", "replace"))


@pytest.mark.parametrize("path", sound_registers(), ids=lambda path: path.stem)
def test_every_reference_is_a_mention_and_every_mention_a_reference(path: Path) -> None:
    register = read_source(_source(path)).register
    assert register is not None
    expected = Counter((str(SPACES[one.target]), one.word, str(one.route[0])) for one in references(register))
    found = Counter(
        (str(one.space), one.word, str(one.route[0]))
        for one in mentions(parse(_source(path)).values)
        if not one.declares and one.word != register.team.id and (one.space, one.route[-2:-1]) != ("tag", ("tags",))
    )
    tags = Counter(("tag", tag, "stakeholders") for one in register.stakeholders for tag in one.tags)
    assert found - tags == expected


@pytest.mark.parametrize("path", sound_registers(), ids=lambda path: path.stem)
def test_every_id_is_declared(path: Path) -> None:
    register = read_source(_source(path)).register
    assert register is not None
    declared = {one.word for one in mentions(parse(_source(path)).values) if one.declares and one.space == "id"}
    knowledge = [one.id for one in register.needs] + [one.id for one in register.questions]
    ids = {*(one.id for one in register.stakeholders), *knowledge, *(one.id for one in register.outputs)}
    assert declared | {register.team.id} == ids | {register.team.id}


def test_an_id_that_is_made_from_a_name_is_declared_by_the_name() -> None:
    (only,) = mentions({"title": "T", "stakeholders": [{"name": "Care homes"}]})
    assert (only.word, only.route, only.made, only.kind) == ("care-homes", ("stakeholders", 0), True, "stakeholder")


def test_all_of_a_category_or_a_tag_is_no_id() -> None:
    values = {"log": [{"with": ["category:x", "tag:x", "x", "other:x"]}]}
    assert [(one.space, one.before) for one in mentions(values, "x")] == [
        ("id", ""),
        ("category", "category:"),
        ("tag", "tag:"),
    ]
