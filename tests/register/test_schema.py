"""The JSON Schema accepts what reading accepts, and refuses what a schema can refuse."""

from pathlib import Path
from typing import Any

import jsonschema
import pytest
import yaml

from kmap.register.reading import read_source
from kmap.register.schema import json_schema
from kmap.register.source import Source

ROOT = Path(__file__).parents[2]
REGISTERS = [ROOT / "stakeholders.yaml", *sorted((ROOT / "examples").glob("*.yaml"))]


class TextLoader(yaml.CSafeLoader):
    """Resolves scalars as editors do, which keep dates as text."""


TextLoader.yaml_implicit_resolvers = {
    first: [(tag, pattern) for tag, pattern in resolvers if tag != "tag:yaml.org,2002:timestamp"]
    for first, resolvers in yaml.SafeLoader.yaml_implicit_resolvers.items()
}


def errors(text: str) -> list[str]:
    validator = jsonschema.Draft202012Validator(json_schema())
    return [error.message for error in validator.iter_errors(yaml.load(text, TextLoader))]


def reads(text: str) -> bool:
    return read_source(Source("x.yaml", text)).whole


def test_schema_is_a_schema() -> None:
    schema = json_schema()
    jsonschema.Draft202012Validator.check_schema(schema)
    assert schema["$schema"] == "https://json-schema.org/draft/2020-12/schema"
    assert schema["$id"]


@pytest.mark.parametrize("path", REGISTERS, ids=lambda path: path.name)
def test_schema_accepts_every_register_of_the_repository(path: Path) -> None:
    assert errors(path.read_text(encoding="utf-8")) == []


def head(stakeholder: str = "", rest: str = "") -> str:
    return f"title: T\n{rest}stakeholders:\n  - name: Councils\n    id: councils\n{stakeholder}"


GOOD = {
    "empty list": "title: T\nstakeholders: []\n",
    "empty value": head("    influence:\n    category:\n    stance:\n"),
    "one word for a list": head("    tags: england\n    represents: age\n"),
    "text like a number": head("    contact: 0116\n    assessments: [{date: 2026-03-02, by: 007, influence: 4}]\n"),
    "text like a truth value": head("    notes: NO\n"),
    "bare id and named group": head(rest="equity: [age, {id: renters, name: People who rent}]\n"),
    "one bare id": head(rest="equity: age\n"),
    "number as threshold": head(rest="threshold: 3.5\n"),
    "threshold per axis": head(rest="threshold: {influence: mean, interest: 3}\n"),
    "labels for all axes": head(rest="scale: {labels: {1: none, 5: decides}}\n"),
    "labels per axis": head(rest="scale: {labels: {influence: {1: none}}}\n"),
    "month": head("    until: 2026-03\n"),
    "id alone, for projects": "title: T\nextends: ../stakeholders.yaml\nstakeholders:\n  - id: councils\n",
}
BAD = {
    "no title": "stakeholders: []\n",
    "no stakeholders": "title: T\n",
    "neither name nor id": "title: T\nstakeholders:\n  - influence: 3\n",
    "unknown field": head("    intrest: 3\n"),
    "unknown field at the top": head(rest="teem: {id: us}\n"),
    "quoted score": head('    influence: "4"\n'),
    "word for a score": head("    influence: high\n"),
    "unknown level": head("    engagement: {current: consulted}\n"),
    "unknown stance": head("    stance: {desired: resistant}\n"),
    "empower in a policy": head(rest="policy: {levels: {monitor: empower}}\n"),
    "list for text": head("    notes: [a, b]\n"),
    "text for a group": head("    engagement: consult\n"),
    "strength of nought": head(rest="relationships: [{from: us, to: councils, strength: 0}]\n"),
    "step eight": head(rest="log: [{date: 2026-03-02, with: councils, step: 8}]\n"),
    "date the other way round": head("    assessments: [{date: 02/03/2026, influence: 4}]\n"),
    "capitals in an id": "title: T\nstakeholders:\n  - {id: Councils, name: Councils}\n",
}


@pytest.mark.parametrize("text", GOOD.values(), ids=GOOD)
def test_schema_accepts_what_is_right(text: str) -> None:
    assert errors(text) == []


@pytest.mark.parametrize("text", [text for name, text in GOOD.items() if "extends" not in text])
def test_reading_accepts_it_too(text: str) -> None:
    assert reads(text)


@pytest.mark.parametrize("text", BAD.values(), ids=BAD)
def test_schema_and_reading_refuse_what_is_wrong(text: str) -> None:
    assert errors(text) != []
    assert not reads(text)


def test_every_field_is_explained() -> None:
    schema = json_schema()
    parts: dict[str, Any] = {"Document": schema, **schema["$defs"]}
    silent = [
        f"{part}.{name}"
        for part, definition in parts.items()
        for name, field in definition.get("properties", {}).items()
        if not field.get("description")
    ]
    assert silent == []


@pytest.mark.parametrize("path", sorted((ROOT / "tests" / "rules").glob("*.yaml")), ids=lambda path: path.stem)
def test_schema_accepts_rule_cases_that_read_whole(path: Path) -> None:
    if path.is_dir():
        pytest.skip("this case is a folder, not a register")
    try:
        text = path.read_text(encoding="utf-8")
    except UnicodeDecodeError:
        pytest.skip("this case is not UTF-8")
    reading = read_source(Source("x.yaml", text))
    if not reading.whole or reading.problems:
        pytest.skip("this case is not a register, or text in it is lost")
    assert errors(text) == []
