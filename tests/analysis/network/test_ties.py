"""What relationships become: one tie for each direction between two."""

from collections.abc import Callable

import pytest

from kmap.analysis.network.graph import graph
from kmap.analysis.network.ties import Ties, ties
from kmap.register.register import Register

Read = Callable[..., Register]

THREE = """
    stakeholders:
      - {id: a, name: A, category: government}
      - {id: b, name: B}
      - {id: c, name: C, kind: person}
    relationships:
"""


def found(read: Read, *relationships: str, kinds: tuple[str, ...] | None = None) -> Ties:
    return ties(read(THREE + "\n".join(f"      - {{{one}}}" for one in relationships)), kinds)


def test_parallel_ties_count_as_one_with_the_greatest_strength(read: Read) -> None:
    tie = found(
        read,
        "from: a, to: b, kind: funds, strength: 2",
        "from: a, to: b, kind: advises, strength: 3",
        "from: a, to: b, strength: 1",
        "from: a, to: b, kind: funds",
    ).directed["a"]["b"]
    assert tie == (3.0, ("advises", "funds"), (0, 1, 2, 3))


def test_a_tie_leads_one_way_and_a_mutual_one_both(read: Read) -> None:
    network = found(read, "from: a, to: b", "from: b, to: c, mutual: true")
    assert {node: list(leads) for node, leads in network.directed.items()} == {
        "us": [],
        "a": ["b"],
        "b": ["c"],
        "c": ["b"],
    }


def test_the_undirected_view_takes_the_greater_of_both_directions(read: Read) -> None:
    network = found(read, "from: a, to: b, strength: 2", "from: b, to: a, strength: 5")
    assert network.undirected() == {"us": {}, "a": {"b": 5.0}, "b": {"a": 5.0}, "c": {}}


def test_negative_ties_carry_no_knowledge_and_stand_apart(read: Read) -> None:
    network = found(read, "from: a, to: b, kind: opposes, effect: negative, strength: 4")
    assert network.conflicts["a"]["b"] == (0.0, ("opposes",), (0,))
    assert network.directed["a"] == {}
    assert network.unrecorded == ("a", "b", "c")


def test_beside_a_positive_tie_a_negative_one_in_the_same_direction_does_not_count(read: Read) -> None:
    network = found(read, "from: a, to: b, kind: opposes, effect: negative, strength: 4", "from: a, to: b, kind: funds")
    assert network.directed["a"]["b"] == (1.0, ("funds",), (1,))
    assert network.conflicts["a"] == {}


def test_a_mutual_conflict_stands_in_both_directions(read: Read) -> None:
    network = found(read, "from: a, to: b, effect: negative, mutual: true")
    assert {node: list(leads) for node, leads in network.conflicts.items()} == {
        "us": [],
        "a": ["b"],
        "b": ["a"],
        "c": [],
    }


def test_a_tie_to_oneself_is_left_out(read: Read) -> None:
    assert found(read, "from: a, to: a").unrecorded == ("a", "b", "c")


def test_a_tie_with_somebody_unknown_is_left_out(read: Read) -> None:
    assert found(read, "from: a, to: nobody", "from: nobody, to: us").unrecorded == ("a", "b", "c")


def test_ties_with_those_that_do_not_count_on_the_day_are_left_out(read: Read) -> None:
    text = """
        stakeholders:
          - {id: a, name: A}
          - {id: b, name: B, until: 2021-09-30}
        relationships:
          - {from: a, to: b}
    """
    assert ties(read(text)).nodes == ("us", "a")
    assert ties(read(text)).unrecorded == ("a",)
    assert ties(read(text, "2021-09-30")).directed["a"] == {"b": (1.0, (), (0,))}


def test_kinds_restrict_the_ties_that_count(read: Read) -> None:
    several = ("from: a, to: b, kind: funds", "from: a, to: c, kind: advises", "from: b, to: c")
    assert list(found(read, *several, kinds=("funds",)).directed["a"]) == ["b"]
    assert found(read, *several, kinds=("funds",)).unrecorded == ("c",)


def test_the_team_stands_first_and_may_be_at_either_end(read: Read) -> None:
    network = found(read, "from: us, to: a", "from: b, to: us")
    assert (network.team, network.nodes) == ("us", ("us", "a", "b", "c"))
    assert list(network.undirected()["us"]) == ["a", "b"]


def test_a_team_without_any_tie_is_a_node_but_no_member(read: Read) -> None:
    assert found(read, "from: a, to: b").members == ("a", "b", "c")
    assert found(read, "from: us, to: b").members == ("us", "a", "b", "c")
    assert found(read, "from: us, to: b, effect: negative").members == ("a", "b", "c")


def test_an_empty_register_has_the_team_alone(read: Read) -> None:
    network = ties(read("stakeholders: []"))
    assert (network.nodes, network.members, network.unrecorded) == (("us",), (), ())


def test_the_graph_says_of_nodes_who_they_are(read: Read) -> None:
    made = graph(read("    team: {id: unit, name: The unit}" + THREE + "      - {from: unit, to: a}"))
    assert {node: made.nodes[node] for node in made} == {
        "unit": {"name": "The unit", "category": None, "kind": "team", "team": True},
        "a": {"name": "A", "category": "government", "kind": "organisation", "team": False},
        "b": {"name": "B", "category": None, "kind": "organisation", "team": False},
        "c": {"name": "C", "category": None, "kind": "person", "team": False},
    }


def test_the_graph_says_of_edges_how_strong_and_how_long_they_are(read: Read) -> None:
    register = read(THREE + "      - {from: a, to: b, kind: funds, strength: 2}\n      - {from: b, to: c, strength: 3}")
    made = graph(register)
    assert list(made.edges(data=True)) == [
        ("a", "b", {"strength": 2.0, "kinds": ("funds",), "distance": 3}),
        ("b", "c", {"strength": 3.0, "kinds": (), "distance": 2}),
    ]
    assert made.graph["unit"] == 6


def test_changing_the_graph_changes_no_other(read: Read) -> None:
    register = read(THREE + "      - {from: a, to: b}")
    graph(register).remove_node("a")
    assert "a" in graph(register)


@pytest.mark.parametrize("kinds", [("funds",), None])
def test_the_graph_has_the_same_ties(read: Read, kinds: tuple[str, ...] | None) -> None:
    register = read(THREE + "      - {from: a, to: b, kind: funds}\n      - {from: b, to: c, mutual: true}")
    directed = ties(register, kinds).directed
    assert set(graph(register, kinds).edges) == {(start, end) for start, leads in directed.items() for end in leads}
