"""The schema that the benchmarks give to Yamale says what `kmap schema` says."""

from typing import Any

import pytest
import yaml

from benchmarks.yamale_schema import yamale_schema
from kmap.register.schema import json_schema

_DOCUMENT, _INCLUDED = yaml.safe_load_all(yamale_schema(json_schema()))


def test_every_field_of_the_format_is_in_it() -> None:
    schema: dict[str, Any] = json_schema()
    assert list(_DOCUMENT) == list(schema["properties"])
    assert {name: list(fields) for name, fields in _INCLUDED.items()} == {
        name: list(part["properties"]) for name, part in schema["$defs"].items()
    }


@pytest.mark.parametrize(
    ("part", "field", "words"),
    [
        (_DOCUMENT, "title", "any(str(min=1), num(), bool())"),
        (_DOCUMENT, "stakeholders", "list(include('Stakeholder'))"),
        (_DOCUMENT, "review_every", "int(min=1, max=36500, required=False)"),
        (_INCLUDED["Stakeholder"], "capacity", "enum('low', 'medium', 'high', required=False)"),
        (_INCLUDED["Stakeholder"], "by_topic", "map(include('TopicScores'), required=False)"),
        (_INCLUDED["Relationship"], "from", "any(str(min=1), num(), bool())"),
        (_INCLUDED["LogEntry"], "date", "day()"),
        (_INCLUDED["LogEntry"], "with", "any(str(), num(), bool(), list(any(str(), num(), bool())))"),
    ],
)
def test_a_field_is_in_the_words_of_yamale(part: dict[str, str], field: str, words: str) -> None:
    assert part[field] == words
