"""Introductions: what each tie rests on, what is weak, and who is nearest where there is no way."""

import datetime
from collections.abc import Callable

import pytest

from kmap.analysis.network.introductions import Introductions, introductions
from kmap.register.register import Register

Read = Callable[..., Register]
Ask = Callable[..., Introductions]

OURS = "{from: us, to: a, because: Board}, {from: a, to: b, because: Minutes}"
"""A way from us to b without any weakness."""


@pytest.fixture
def ask(read: Read) -> Ask:
    """Return the introductions to `b`, given relationships, fields of `a` and of `b`, and the rest of the register."""

    def found(relationships: str, a: str = "", b: str = "", rest: str = "", **options: str) -> Introductions:
        people = f"  - {{id: a, name: A, {a}}}\n  - {{id: b, name: B, {b}}}\n  - {{id: c, name: C}}\n"
        register = read(f"stakeholders:\n{people}relationships: [{relationships}]\n{rest}\n")
        return introductions(register, "b", options.get("start"), options.get("topic"))

    return found


def weak(found: Introductions) -> list[str]:
    return list(found.introductions[0].weaknesses)


def test_a_way_with_evidence_and_willing_people_has_no_weakness(ask: Ask) -> None:
    assert weak(ask(OURS)) == []


def test_a_tie_without_evidence_is_weak(ask: Ask) -> None:
    assert weak(ask("{from: us, to: a, because: Board}, {from: a, to: b}")) == ["no evidence is recorded for A - B"]


def test_one_relationship_with_evidence_is_enough_for_a_tie(ask: Ask) -> None:
    assert weak(ask(f"{OURS}, {{from: a, to: b, kind: funds}}")) == []


def test_the_weakest_tie_is_named(ask: Ask) -> None:
    found = ask("{from: us, to: a, strength: 2, because: x}, {from: a, to: b, strength: 0.5, because: x}")
    assert weak(found) == ["the weakest tie is A - B, of strength 0.5"]


def test_a_conflict_between_any_two_on_the_way_is_weak(ask: Ask) -> None:
    assert weak(ask(f"{OURS}, {{from: b, to: us, effect: negative}}")) == ["there is conflict between us and B"]


def test_a_conflict_beside_a_tie_is_weak(ask: Ask) -> None:
    found = ask(f"{OURS}, {{from: a, to: b, effect: negative}}, {{from: b, to: a, effect: negative}}")
    assert weak(found) == ["there is conflict between A and B"]


def test_a_resistant_broker_is_weak(ask: Ask) -> None:
    assert weak(ask(OURS, a="stance: {current: resistant}")) == ["A is resistant, so may not want to introduce anybody"]


def test_a_resistant_target_is_weak(ask: Ask) -> None:
    assert weak(ask(OURS, b="stance: {current: resistant}")) == ["B is resistant, which makes any introduction harder"]


def test_stances_are_those_of_the_topic(ask: Ask) -> None:
    fields, rest = "by_topic: {heat: {stance: {current: resistant}}}", "topics: [{id: heat}]"
    assert weak(ask(OURS, a=fields, rest=rest)) == []
    assert len(weak(ask(OURS, a=fields, rest=rest, topic="heat"))) == 1


def test_low_capacity_of_a_broker_is_weak_and_of_the_target_is_not(ask: Ask) -> None:
    assert weak(ask(OURS, a="capacity: low", b="capacity: low")) == ["the capacity of A is low"]


def test_a_way_that_depends_on_one_says_so(ask: Ask) -> None:
    assert ask(OURS).through == ("a",)
    assert ask(f"{OURS}, {{from: us, to: c}}, {{from: c, to: b}}").through == ()


@pytest.mark.parametrize(
    ("relationship", "direction"),
    [
        ("{from: us, to: b}", "to"),
        ("{from: b, to: us}", "from"),
        ("{from: b, to: us, mutual: true}", "both"),
        ("{from: b, to: us}, {from: us, to: b}", "both"),
    ],
)
def test_a_step_says_where_its_tie_leads(ask: Ask, relationship: str, direction: str) -> None:
    assert ask(relationship).introductions[0].steps[0].direction == direction


def test_a_step_rests_on_its_positive_relationships_the_strongest_first(ask: Ask) -> None:
    found = ask("{from: us, to: b}, {from: us, to: b, effect: negative}, {from: b, to: us, strength: 3}")
    step = found.introductions[0].steps[0]
    assert (step.indices, step.strength) == ((2, 0), 3.0)


def test_who_of_those_on_the_way_we_have_met_is_known(ask: Ask) -> None:
    log = "log: [{date: 2026-05-01, with: [a]}, {date: 2026-08-01, with: [a]}, {date: 2026-12-01, with: [b]}]"
    assert ask(OURS, rest=log).met == {"a": datetime.date(2026, 8, 1)}


class TestNobody:
    """No path leads from us to b."""

    def test_nobody_is_near_where_the_target_has_no_tie(self, ask: Ask) -> None:
        found = ask("{from: us, to: a}", rest="log: [{date: 2026-05-01, with: [a]}]")
        assert (found.introductions, found.neighbours, found.nearest) == ((), (), ())

    def test_nearest_is_who_has_been_met_and_has_a_path_to_the_target(self, ask: Ask) -> None:
        log = "log: [{date: 2026-05-01, with: [c]}]"
        found = ask("{from: c, to: a}, {from: a, to: b}", rest=log)
        assert [route.nodes for route in found.nearest] == [("c", "a", "b")]
        assert found.met == {"c": datetime.date(2026, 5, 1)}
        assert found.neighbours == ("a",)

    def test_who_has_not_been_met_is_not_near(self, ask: Ask) -> None:
        assert ask("{from: c, to: a}, {from: a, to: b}").nearest == ()

    def test_a_contact_with_the_target_itself_is_known(self, ask: Ask) -> None:
        assert ask("{from: us, to: a}", rest="log: [{date: 2026-05-01, with: [b]}]").met == {
            "b": datetime.date(2026, 5, 1)
        }
