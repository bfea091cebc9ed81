"""Every field of the format is in the models, described, and shown in the example that has them all."""

import re
from collections.abc import Iterator
from pathlib import Path
from types import UnionType
from typing import Annotated, Any, Union, get_args, get_origin

import pytest
from pydantic import BaseModel

from kmap.register.models.document import Document
from kmap.register.parse import parse
from kmap.register.reading import read, read_source
from kmap.register.remains import Remains
from kmap.register.shape import fields_of, known_fields, sections_at, takes_any_word
from kmap.register.source import Source

ROOT = Path(__file__).parents[2]
EXAMPLE = ROOT / "examples" / "every-field.stakeholders.yaml"

# The fields of each part, as FORMAT has them.
FORMAT = {
    "Document": "kmap as_of title extends topic exclude team scale threshold borderline review_every "
    "default_categories categories formats topics equity stakeholders relationships policy log needs questions "
    "outputs training expect check redact",
    "Team": "id name",
    "Scale": "min max step labels",
    "Labels": "influence interest impact",
    "ThresholdByAxis": "influence interest impact",
    "Category": "id name formats",
    "Named": "id name",
    "Stakeholder": "id name aliases kind category tags influence interest impact because at_the_table represents "
    "stance salience capacity options evidence_needs formats engagement_points engagement by_topic assessments "
    "contact since until succeeded_by notes unset",
    "StanceMove": "current desired",
    "Salience": "power legitimacy urgency",
    "EngagementPoint": "date what",
    "Engagement": "current target because owner",
    "TopicScores": "influence interest impact because engagement stance evidence_needs formats",
    "Assessment": "date by round topic influence interest impact stance because",
    "Relationship": "from to kind strength mutual effect because",
    "Policy": "levels at_least every",
    "QuadrantLevels": "manage-closely keep-satisfied keep-informed monitor",
    "LevelFloors": "impact not-at-the-table broker",
    "Cadence": "inform consult involve collaborate empower",
    "LogEntry": "date with kind level topic step summary owner follow_up done feedback output",
    "Feedback": "rating comment",
    "Need": "id need kind step raised_by topic formats due equity follows",
    "Question": "id question design answers lead status results equity",
    "Output": "id title kind answers audiences message limitations status due published owner url uptake",
    "Uptake": "date by what kind evidence",
    "Training": "date title audience attended",
    "Expectation": "stakeholder category tag represents topic quadrant level level_at_least scored count_at_least "
    "because",
    "CheckSettings": "fail_on severity ignore",
    "RedactSettings": "drop keep",
}


def inside(annotation: Any) -> Iterator[type[BaseModel]]:
    """Yield the parts of a register that a type can hold."""
    origin = get_origin(annotation)
    if origin is Annotated:
        yield from inside(get_args(annotation)[0])
    elif origin in (Union, UnionType, tuple, dict):
        for one in get_args(annotation):
            yield from inside(one)
    elif isinstance(annotation, type) and issubclass(annotation, BaseModel):
        yield annotation


def sections(top: type[BaseModel] = Document) -> dict[str, type[BaseModel]]:
    """Return all parts of a register by the names of their models."""
    found = {top.__name__: top}
    for field in top.model_fields.values():
        for section in inside(field.annotation):
            found |= sections(section)
    return found


SECTIONS = sections()
FIELDS = [(name, field) for name, section in SECTIONS.items() for field in section.model_fields]


def test_models_have_the_fields_of_the_format_and_no_others() -> None:
    assert {name: set(fields_of(section)) for name, section in SECTIONS.items()} == {
        name: set(fields.split()) for name, fields in FORMAT.items()
    }


@pytest.mark.parametrize(("section", "field"), FIELDS)
def test_field_has_a_description(section: str, field: str) -> None:
    description = SECTIONS[section].model_fields[field].description or ""
    assert re.fullmatch(r"[A-Z0-9].{5,}\.", description)


@pytest.mark.parametrize("section", SECTIONS)
def test_part_refuses_unknown_fields_and_never_changes(section: str) -> None:
    config = SECTIONS[section].model_config
    assert (config.get("extra"), config.get("frozen")) == ("forbid", True)
    assert SECTIONS[section].__doc__


def used(values: Any, section: type[BaseModel]) -> Iterator[tuple[str, str]]:
    """Yield the fields of a part, and of the parts in it, that values use."""
    for field in section.model_fields.values():
        name = field.alias or next(key for key, one in section.model_fields.items() if one is field)
        if name not in values:
            continue
        yield section.__name__, name
        groups = [values[name]]
        for group in groups:
            if isinstance(group, list):
                groups += group
            elif isinstance(group, dict):
                for part in inside(field.annotation):
                    if set(group) <= set(fields_of(part)):
                        yield from used(group, part)
                groups += [inner for inner in group.values() if isinstance(inner, dict)]


def test_example_uses_every_field() -> None:
    values = parse(Source(str(EXAMPLE), EXAMPLE.read_text())).values
    every = {(name, field) for name, section in SECTIONS.items() for field in fields_of(section)}
    of_projects = {("Document", "extends"), ("Document", "exclude"), ("Stakeholder", "unset")}
    assert every - set(used(values, Document)) == of_projects


def test_example_reads_whole() -> None:
    assert read(str(EXAMPLE)).problems == ()


def test_every_part_that_format_shows_reads_whole() -> None:
    text = """\
kmap: 1
title: T
team: {id: hpru, name: The research unit}
scale: {min: 1, max: 5, step: 1, labels: {1: none, 3: some, 5: decides}}
threshold: {influence: 3, interest: mean}
equity: [place-of-residence, {id: renters, name: People who rent}]
stakeholders:
  - {id: nhsa, name: Agency, stance: {current: neutral, desired: supportive}, until: 2030-03}
relationships:
  - {from: nhsa, to: hpru, kind: reports-to, effect: negative, mutual: true, strength: 3}
log:
  - {date: 2026-05-14, with: [nhsa, "category:communities"], topic: indoor-air, done: true}
check: {fail_on: warning, severity: {KM203: info}, ignore: {KM205: Kept elsewhere}}
redact: {drop: [tags], keep: [stance]}
"""
    assert read_source(Source("r.yaml", text)).problems == ()


@pytest.mark.parametrize("section", [name for name in SECTIONS if name != "Document"])
def test_something_can_stand_in_for_what_a_part_requires(section: str) -> None:
    model = SECTIONS[section]
    missing = [field.alias or name for name, field in model.model_fields.items() if field.is_required()]
    stand_ins = {name: Remains().stand_in(name) for name in missing}
    assert model.model_validate(stand_ins) is not None


@pytest.mark.parametrize(
    ("route", "words"),
    [
        ((), {"title", "stakeholders"}),
        (("stakeholders", 0), {"at_the_table", "by_topic"}),
        (("stakeholders", 3, "by_topic", "heat"), {"evidence_needs"}),
        (("relationships", 0), {"from", "to"}),
        (("policy", "levels"), {"manage-closely"}),
        (("scale", "labels"), {"influence"}),
        (("threshold",), {"interest"}),
    ],
)
def test_known_fields_are_those_as_written(route: tuple[str | int, ...], words: set[str]) -> None:
    assert words <= set(known_fields(route) or {})


@pytest.mark.parametrize("route", [("check", "ignore"), ("stakeholders", 0, "by_topic"), ("scale", "labels")])
def test_free_words_can_be_keys(route: tuple[str, ...]) -> None:
    assert takes_any_word(route)


@pytest.mark.parametrize("route", [("title",), ("nothing",), ("stakeholders", "name"), ("check", "ignore")])
def test_no_part_stands_where_words_do(route: tuple[str, ...]) -> None:
    assert sections_at(route) == []
