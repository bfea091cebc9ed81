"""Rules about the network are quiet where the register says nothing of it, and just below their bounds."""

from collections.abc import Callable

import pytest

from kmap.catalogue import rules
from kmap.register.register import Register

Read = Callable[..., Register]

RULES = ["KM401", "KM402", "KM403", "KM404"]
PEOPLE = """
stakeholders:
  - {name: A, influence: 5, interest: 5}
  - {name: B, influence: 5, interest: 5}
  - {name: C, influence: 5, interest: 5}
  - {name: D, influence: 5, interest: 5}
  - {name: E, influence: 5, interest: 5}
"""


def found(register: Register, code: str) -> list[str]:
    return [finding.message for finding in rules()[code].findings(register)]


@pytest.mark.parametrize("code", RULES)
def test_a_register_without_relationships_is_left_alone(read: Read, code: str) -> None:
    assert found(read(PEOPLE), code) == []


@pytest.mark.parametrize("code", RULES)
def test_a_register_of_conflicts_alone_is_left_alone(read: Read, code: str) -> None:
    assert found(read(PEOPLE + "relationships: [{from: a, to: b, effect: negative}]"), code) == []


@pytest.mark.parametrize("code", RULES)
def test_an_empty_register_is_left_alone(read: Read, code: str) -> None:
    assert found(read("stakeholders: []"), code) == []


@pytest.mark.parametrize(
    ("ties", "told"),
    [
        ("{from: us, to: a}", True),
        ("{from: us, to: a}, {from: b, to: c}", True),
        ("{from: us, to: a}, {from: b, to: c}, {from: c, to: d}", False),  # one in five is no third
    ],
)
def test_ties_are_missing_where_a_third_of_five_stakeholders_has_none(read: Read, ties: str, told: bool) -> None:
    assert bool(found(read(PEOPLE + f"relationships: [{ties}]"), "KM404")) is told


def test_exactly_a_third_is_enough(read: Read) -> None:
    people = PEOPLE + "  - {name: F}\n"
    ties = "relationships: [{from: us, to: a}, {from: a, to: b}, {from: c, to: d}]"
    assert found(read(people + ties), "KM404") == [
        "2 of 6 stakeholders (33%) have no tie recorded: `E` and `F`",
    ]


def test_four_stakeholders_are_too_few_to_miss_ties(read: Read) -> None:
    people = PEOPLE.replace("  - {name: E, influence: 5, interest: 5}\n", "")
    assert found(read(people + "relationships: [{from: us, to: a}]"), "KM404") == []


def test_a_team_without_ties_is_one_finding(read: Read) -> None:
    register = read(PEOPLE + "relationships: [{from: a, to: b}]")
    assert found(register, "KM403") == [
        "no tie of ours is recorded, so that no path leads from us to 5 stakeholders to involve or more"
    ]


def test_a_person_is_named_with_the_last_one_on_the_way_only(read: Read) -> None:
    register = read(PEOPLE + "relationships: [{from: us, to: a}, {from: a, to: b}, {from: b, to: c}]")
    assert found(register, "KM402") == ["`A` is the only way from us to `B`", "`B` is the only way from us to `C`"]
