"""The exchange with one stakeholder: asked, promised, got, said."""

from collections.abc import Callable
from pathlib import Path

import pytest

from kmap.analysis.cycle.exchange import Item, exchange
from kmap.register.reading import read as read_file
from kmap.register.register import Register

Read = Callable[..., Register]
REGISTER = Path(__file__).parents[2] / "registers" / "knowledge.yaml"


@pytest.fixture
def knowledge() -> Register:
    register = read_file(str(REGISTER)).register
    assert register is not None
    return register


def told(items: tuple[Item, ...], part: str) -> list[tuple[str, str, str]]:
    return [(one.kind, one.id, one.state) for one in items if one.part == part]


def test_all_parts_of_the_exchange_with_somebody_are_told(knowledge: Register) -> None:
    items = exchange(knowledge, knowledge.by_id["nhsa"])
    assert told(items, "asked") == [
        ("need", "threshold", "answered by damp-brief"),
        ("need", "costs", "not answered yet"),
    ]
    assert told(items, "promised") == [("follow-up", "", "kept"), ("question", "q-costs", "open")]
    assert told(items, "got") == [("output", "damp-brief", "taken up")]
    assert told(items, "said") == [("feedback", "damp-brief", "4 of 5")]


def test_one_of_a_category_got_and_said_what_the_category_did(knowledge: Register) -> None:
    items = exchange(knowledge, knowledge.by_id["nurses"])
    assert told(items, "promised") == [("follow-up", "", "kept"), ("output", "visit-card", "overdue")]
    assert told(items, "got") == [("output", "damp-brief", "taken up")]
    assert told(items, "said") == [("feedback", "damp-brief", "no rating")]


def test_a_follow_up_that_nothing_met_is_overdue_and_uptake_is_said(knowledge: Register) -> None:
    items = exchange(knowledge, knowledge.by_id["councils"])
    assert told(items, "promised") == [("follow-up", "", "overdue")]
    assert told(items, "said") == [("uptake", "damp-brief", "cited")]


def test_a_topic_has_what_is_about_it_and_what_has_no_topic(knowledge: Register) -> None:
    items = exchange(knowledge, knowledge.by_id["tenants"], "heat")
    assert told(items, "asked") == [("need", "cooling", "answered by heat-card")]
    assert told(items, "got") == [("output", "heat-card", "no feedback yet")]
    damp = exchange(knowledge, knowledge.by_id["tenants"], "damp")
    assert told(damp, "asked") == [("need", "threshold", "answered by damp-brief")]
    assert told(damp, "got") == []


@pytest.mark.parametrize(("topic", "note"), [(None, "In general"), ("heat", "On heat")])
def test_a_first_note_stands_in_for_a_need(read: Read, topic: str | None, note: str) -> None:
    register = read(
        """
        topics: [{id: heat, name: Heat}]
        stakeholders: [{id: a, name: A, evidence_needs: In general, by_topic: {heat: {evidence_needs: On heat}}}]
        """
    )
    (item,) = exchange(register, register.by_id["a"], topic)
    assert (item.part, item.kind, item.what) == ("asked", "note", note)


def test_there_may_be_nothing_between_us(read: Read) -> None:
    register = read("stakeholders: [{id: a, name: A}]")
    assert exchange(register, register.by_id["a"]) == ()
