"""The network in one answer: what is recorded, who connects whom, and what it adds to the grid."""

import random
from collections.abc import Callable
from typing import Any

import pytest

from kmap.analysis.network.linked import links
from kmap.analysis.network.network import Network, network
from kmap.register.register import Register

Read = Callable[..., Register]

TOWN = """
stakeholders:
  - {id: council, name: Council, category: government, influence: 5, interest: 5}
  - {id: nurses, name: Nurses, category: practitioners, influence: 2, interest: 4}
  - {id: tenants, name: Tenants, category: communities, influence: 1, interest: 5}
  - {id: parents, name: Parents, category: communities, influence: 1, interest: 5}
  - {id: ministry, name: Ministry, category: government, influence: 5, interest: 2}
  - {id: builders, name: Builders, category: industry}
  - {id: gone, name: Gone, category: industry, influence: 5, until: 2026-09-30}
relationships:
  - {from: us, to: council, strength: 2}
  - {from: council, to: us}
  - {from: council, to: nurses}
  - {from: nurses, to: tenants, mutual: true}
  - {from: parents, to: nurses}
  - {from: builders, to: tenants, effect: negative}
  - {from: builders, to: gone}
"""
"""us - council - nurses - tenants and parents; the ministry and the builders have no tie."""


def town(read: Read, more: str = "", **options: Any) -> Network:
    return network(read(TOWN + more), **options)


def test_what_is_recorded_is_counted(read: Read) -> None:
    found = town(read)
    assert (found.stakeholders, found.recorded, found.pairs) == (6, 4, 4)
    assert found.ties.unrecorded == ("ministry", "builders")
    assert [link.conflict for link in found.links].count(True) == 1


def test_density_is_the_share_of_all_pairs_us_included(read: Read) -> None:
    assert town(read).density == pytest.approx(4 / 21)


def test_parts_are_those_with_a_tie(read: Read) -> None:
    assert town(read).parts == (5,)
    assert town(read, "  - {from: ministry, to: builders}\n").parts == (5, 2)


def test_whom_we_reach_is_counted(read: Read) -> None:
    assert town(read).reached == 4
    assert network(read("stakeholders: [{name: A}, {name: B}]\nrelationships: [{from: a, to: b}]")).reached is None


def test_brokers_have_the_share_of_pairs_that_run_through_them(read: Read) -> None:
    # Of the 15 pairs of the 6 others: nurses stand between tenants or parents and each of us and the council,
    # and between tenants and parents; the council between us and each of the other three.
    found = {one.node: one for one in town(read).brokers}
    assert {node: one.betweenness for node, one in found.items()} == {
        "nurses": pytest.approx(5 / 15),
        "council": pytest.approx(3 / 15),
    }
    assert found["nurses"].links == (("communities", 2), ("government", 1))
    assert (found["nurses"].neighbours, found["nurses"].error) == (3, None)


def test_single_ways_say_who_is_cut_off(read: Read) -> None:
    found = [(one.node, one.lost, set(one.first), one.by_category) for one in town(read).single_ways]
    assert found == [
        ("council", 3, {"nurses", "tenants", "parents"}, (("communities", 2), ("practitioners", 1))),
        ("nurses", 2, {"tenants", "parents"}, (("communities", 2),)),
    ]


def test_without_a_tie_of_ours_the_smaller_pieces_are_cut_off(read: Read) -> None:
    text = """
    stakeholders: [{name: A}, {name: B}, {name: C}, {name: D}, {name: E}]
    relationships: [{from: a, to: b}, {from: b, to: c}, {from: c, to: d}, {from: d, to: e}]
    """
    found = {one.node: (one.lost, set(one.first)) for one in network(read(text)).single_ways}
    assert found["b"] == (1, {"a"})
    assert found["d"] == (1, {"e"})
    assert found["c"][0] == 2


def test_a_top_broker_whose_influence_is_low_is_overlooked(read: Read) -> None:
    assert town(read).overlooked == ("nurses",)


def test_an_unscored_broker_is_not_called_low(read: Read) -> None:
    text = TOWN.replace("category: practitioners, influence: 2", "category: practitioners")
    assert network(read(text)).overlooked == ()


def test_high_influence_without_a_path_is_out_of_reach(read: Read) -> None:
    assert town(read).out_of_reach == ("ministry",)
    assert town(read, "  - {from: ministry, to: parents}\n").out_of_reach == ()


def test_a_category_that_all_ways_lead_to_through_the_same_is_found(read: Read) -> None:
    assert town(read).gates == (
        ("communities", ("council", "nurses"), 2),
        ("practitioners", ("council",), 1),
    )
    assert town(read, "  - {from: us, to: parents}\n").gates == ()


def test_a_member_of_the_category_can_be_its_gate(read: Read) -> None:
    found = town(read, "  - {from: council, to: ministry}\n").gates
    assert ("government", ("council",), 1) in found


def test_groups_hold_everybody_with_a_tie_once(read: Read) -> None:
    found = town(read).communities
    assert sorted(node for one in found for node in one.nodes) == ["council", "nurses", "parents", "tenants", "us"]
    assert sum(count for one in found for _, count in one.by_category) == 4


def test_filters_change_what_is_in_view_and_no_number(read: Read) -> None:
    register = read(TOWN)
    whole, part = network(register), network(register, category="communities")
    assert [one.stakeholder.id for one in part.grid.placements] == ["tenants", "parents"]
    assert part._replace(grid=whole.grid) == whole


def test_kinds_restrict_the_ties(read: Read) -> None:
    text = """
    stakeholders: [{name: A}, {name: B}]
    relationships: [{from: us, to: a, kind: funds}, {from: a, to: b, kind: advises}]
    """
    assert network(read(text)).reached == 2
    assert network(read(text), kinds=("funds",)).reached == 1


@pytest.mark.parametrize(
    "text",
    [
        "stakeholders: []",
        "stakeholders: [{name: A}]",
        "stakeholders: [{name: A}, {name: B}]\nrelationships: [{from: a, to: b, effect: negative}]",
    ],
)
def test_a_register_without_ties_has_an_answer(read: Read, text: str) -> None:
    found = network(read(text))
    assert (found.pairs, found.brokers, found.single_ways, found.communities, found.gates) == (0, (), (), (), ())


def test_the_order_of_the_register_changes_nothing(read: Read) -> None:
    head, people, heading, ties = "stakeholders:", *TOWN.strip().split("\n", 1)[1].partition("relationships:")
    chosen = random.Random(3)
    stakeholders, relationships = people.strip("\n").split("\n"), ties.strip("\n").split("\n")
    before = network(read(TOWN))
    for _ in range(4):
        chosen.shuffle(stakeholders)
        chosen.shuffle(relationships)
        after = network(read("\n".join([head, *stakeholders, heading, *relationships])))
        assert after[3:] == before[3:]


def test_lines_are_drawn_between_two_that_are_both_shown(read: Read) -> None:
    register = read(TOWN + "  - {from: nurses, to: nurses}\n")
    shown = links(register, ("us", "council", "nurses", "builders", "gone"))
    assert [(one.start, one.end, one.one_way) for one in shown] == [
        ("council", "nurses", True),
        ("council", "us", False),
    ]


def test_without_a_tie_of_ours_one_between_two_others_is_their_single_way(read: Read) -> None:
    people = "stakeholders: [{id: a, name: A}, {id: b, name: B}, {id: c, name: C}]\n"
    register = read(people + "relationships: [{from: a, to: b}, {from: b, to: c}]")
    assert [(one.node, one.lost) for one in network(register).single_ways] == [("b", 1)]


def test_those_without_a_category_are_counted_last_of_as_many(read: Read) -> None:
    people = "stakeholders: [{id: a, name: A}, {id: b, name: B}, {id: c, name: C, category: industry}]\n"
    register = read(people + "relationships: [{from: us, to: a}, {from: a, to: b}, {from: a, to: c}]")
    assert [one.by_category for one in network(register).single_ways] == [(("industry", 1), (None, 1))]


def test_ties_of_a_broker_are_counted_by_category_those_without_last(read: Read) -> None:
    people = "stakeholders: [{id: a, name: A}, {id: b, name: B}, {id: c, name: C, category: industry}]\n"
    register = read(people + "relationships: [{from: us, to: a}, {from: a, to: b}, {from: a, to: c}]")
    assert [(one.node, one.links) for one in network(register).brokers] == [("a", (("industry", 1), (None, 1)))]
