"""Tables as CSV and JSON."""

import csv
import io
import json
from collections.abc import Callable
from pathlib import Path

import pytest

from kmap.check import load
from kmap.interchange.outgoing.tables import csv as csv_format
from kmap.interchange.outgoing.tables import json as json_format
from kmap.interchange.tables import settings_of, tables, tables_left_out
from kmap.register.register import Register
from kmap.register.scores import all_assessments

Read = Callable[[str], Register]


def rows(register: Register, table: str = "stakeholders") -> list[dict[str, str]]:
    content = csv_format.content(register, tables(register.document), table)
    return list(csv.DictReader(io.StringIO(content)))


def test_a_field_that_is_not_written_is_empty_whatever_its_default(read: Read) -> None:
    (row,) = rows(read("stakeholders: [{name: A}]"))
    assert {name: value for name, value in row.items() if value} == {"id": "a", "name": "A"}


def test_scores_are_those_that_are_written(read: Read) -> None:
    register = read(
        "stakeholders: [{name: A, influence: 2.50, assessments: [{date: 2026-01-02, by: AK, influence: 5}]}]"
    )
    assert rows(register)[0]["influence"] == "2.5"
    assert rows(register, "assessments") == [
        {"stakeholder": "a", "date": "2026-01-02", "by": "AK", "influence": "5"}
        | dict.fromkeys(("round", "topic", "interest", "impact", "stance", "because"), "")
    ]


@pytest.mark.parametrize(
    ("text", "cell"),
    [
        ("=1+1", "'=1+1"),
        ("@a", "'@a"),
        ("-x", "'-x"),
        ("＋1", "'＋1"),
        ("'=1", "''=1"),
        ("a=b", "a=b"),
        ("'tis", "'tis"),
    ],
)
def test_what_a_spreadsheet_takes_for_a_formula_has_an_apostrophe(read: Read, text: str, cell: str) -> None:
    quoted = text.replace("'", "''")
    assert rows(read(f"stakeholders: [{{name: A, notes: '{quoted}'}}]"))[0]["notes"] == cell


def test_a_score_below_nought_is_a_number(read: Read) -> None:
    assert rows(read("scale: {min: -5, max: 5}\nstakeholders: [{name: A, influence: -3}]"))[0]["influence"] == "-3"


def test_a_category_chooses_stakeholders_what_belongs_to_them_and_ties_between_them(read: Read) -> None:
    register = read("""
        stakeholders:
          - {id: a, name: A, category: government, assessments: [{date: 2026-01-02, influence: 1}]}
          - {id: b, name: B, category: industry, assessments: [{date: 2026-01-02, influence: 1}]}
          - {id: c, name: C, category: government}
        relationships: [{from: a, to: b}, {from: a, to: c}, {from: us, to: c}]
    """)
    found = tables(register.document, category="government")
    assert [row[0] for row in found["stakeholders"].rows] == ["a", "c"]
    assert [row[0] for row in found["assessments"].rows] == ["a"]
    assert [row[:2] for row in found["relationships"].rows] == [("a", "c"), ("us", "c")]
    whole = json.loads(json_format.content(register, found, ""))
    assert [one["id"] for one in whole["stakeholders"]] == ["a", "c"]
    assert [(one["from"], one["to"]) for one in whole["relationships"]] == [("a", "c"), ("us", "c")]


def test_what_is_left_out_is_counted(read: Read) -> None:
    register = read("""
        threshold: mean
        stakeholders: [{name: A}]
        log: [{date: 2026-01-02, with: a}, {date: 2026-01-03, with: a}]
    """)
    assert tables_left_out(register.document, ("stakeholders",)) == ["log (2)"]
    assert settings_of(register.document) == ["threshold"]


def test_json_says_its_version_and_what_is_written_and_nothing_else(read: Read) -> None:
    register = read("stakeholders: [{name: A, since: 2026-03, influence: 4, tags: x}]\ncheck: {fail_on: info}")
    assert json.loads(json_format.content(register, tables(register.document), "")) == {
        "kmap": 1,
        "title": "A map",
        "stakeholders": [{"id": "a", "name": "A", "tags": ["x"], "influence": 4, "since": "2026-03-01"}],
        "check": {"fail_on": "info"},
    }


def test_json_names_what_a_terminal_would_act_on(read: Read) -> None:
    register = read('stakeholders: [{id: a, name: "A \\u202e"}]')
    content = json_format.content(register, tables(register.document), "")
    assert "\u202e" not in content
    assert json.loads(content)["stakeholders"][0]["name"] == "A \u202e"


def test_json_holds_the_assessments_of_all_registers_that_it_builds_on() -> None:
    project = Path(__file__).parents[2] / "examples" / "programme" / "projects" / "damp-homes.stakeholders.yaml"
    register = load(str(project))
    made = json.loads(json_format.content(register, tables(register.document), "stakeholders"))
    held = {one["id"]: len(one.get("assessments", ())) for one in made["stakeholders"]}
    assert held == {one.id: len(all_assessments(one)) for one in register.stakeholders}
    assert held["landlords"] > len(register.by_id["landlords"].assessments)
