"""Routes: the strongest paths, and others that avoid the first broker."""

from collections.abc import Callable
from fractions import Fraction

import networkx as nx
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kmap.analysis.network.routes import nearest_to, routes, shortest
from kmap.analysis.network.ties import ties
from kmap.register.register import Register

Read = Callable[..., Register]
Strengths = dict[str, dict[str, float]]

PEOPLE = "stakeholders: [{id: a, name: A}, {id: b, name: B}, {id: c, name: C}, {id: d, name: D}, {id: far, name: F}]\n"


def paths(read: Read, relationships: str, target: str, start: str = "us") -> list[tuple[tuple[str, ...], float]]:
    network = ties(read(PEOPLE + f"relationships: [{relationships}]"))
    return [(one.nodes, one.length) for one in routes(network, start, target).routes]


def test_length_is_the_sum_of_one_over_the_strength(read: Read) -> None:
    found = paths(read, "{from: us, to: a, strength: 2}, {from: a, to: b, strength: 4}", "b")
    assert found == [(("us", "a", "b"), 0.75)]


def test_two_strong_ties_beat_one_weak_tie(read: Read) -> None:
    weak = "{from: us, to: b, strength: 0.1}"
    found = paths(read, f"{weak}, {{from: us, to: a}}, {{from: a, to: b}}", "b")
    assert found == [(("us", "a", "b"), 2.0), (("us", "b"), 10.0)]


def test_ties_lead_in_both_directions(read: Read) -> None:
    assert paths(read, "{from: a, to: us}, {from: b, to: a}", "b") == [(("us", "a", "b"), 2.0)]


def test_conflict_is_no_way(read: Read) -> None:
    assert paths(read, "{from: us, to: a, effect: negative}", "a") == []


def test_of_equally_strong_paths_the_one_with_fewer_ties_is_first(read: Read) -> None:
    short = "{from: us, to: d}, {from: d, to: b}"
    long = "{from: us, to: a, strength: 2}, {from: a, to: c}, {from: c, to: b, strength: 2}"
    assert paths(read, f"{long}, {short}", "b")[0] == (("us", "d", "b"), 2.0)


def test_then_the_one_whose_ids_come_first(read: Read) -> None:
    both = "{from: us, to: d}, {from: d, to: b}, {from: us, to: c}, {from: c, to: b}"
    assert [nodes for nodes, _ in paths(read, both, "b")] == [("us", "c", "b"), ("us", "d", "b")]


def test_lengths_that_differ_as_floating_point_numbers_only_are_equal(read: Read) -> None:
    # As such, 1/0.1 + 1/0.2 + 1/0.3 is less than 1/0.3 + 1/0.1 + 1/0.2, by 4e-15.
    one = "{from: us, to: c, strength: 0.1}, {from: c, to: d, strength: 0.2}, {from: d, to: b, strength: 0.3}"
    other = "{from: us, to: a, strength: 0.3}, {from: a, to: far, strength: 0.1}, {from: far, to: b, strength: 0.2}"
    assert paths(read, f"{one}, {other}", "b")[0][0] == ("us", "a", "far", "b")


def test_each_further_route_has_another_first_broker(read: Read) -> None:
    relationships = ", ".join(f"{{from: us, to: {one}}}, {{from: {one}, to: far}}" for one in "abcd")
    found = paths(read, relationships, "far")
    assert [nodes[1] for nodes, _ in found] == ["a", "b", "c"]


def test_after_a_tie_of_our_own_comes_a_way_without_it(read: Read) -> None:
    found = paths(read, "{from: us, to: a, strength: 3}, {from: us, to: b}, {from: b, to: a}", "a")
    assert found == [(("us", "a"), pytest.approx(1 / 3)), (("us", "b", "a"), 2.0)]


def test_who_is_passed_by_every_path_is_said(read: Read) -> None:
    text = "{from: us, to: a}, {from: us, to: b}, {from: a, to: c}, {from: b, to: c}, {from: c, to: d}"
    found = routes(ties(read(PEOPLE + f"relationships: [{text}]")), "us", "d")
    assert found.through == ("c",)
    assert [route.broker for route in found.routes] == ["a", "b"]


def test_a_way_from_one_stakeholder_to_another_may_lead_past_us(read: Read) -> None:
    assert paths(read, "{from: us, to: a}, {from: us, to: b}", "b", start="a") == [(("a", "us", "b"), 2.0)]


def test_nearest_are_sorted_by_how_far_they_are(read: Read) -> None:
    text = "{from: a, to: b}, {from: b, to: c}, {from: c, to: d, strength: 0.5}"
    strengths = ties(read(PEOPLE + f"relationships: [{text}]")).undirected()
    found = [one.nodes for one in nearest_to(strengths, "b", {"d", "a", "b", "far"})]
    assert found == [("a", "b"), ("d", "c", "b")]


edges = st.lists(
    st.tuples(st.integers(0, 7), st.integers(0, 7), st.sampled_from([0.1, 0.3, 0.5, 1.0, 2.0, 3.0])).filter(
        lambda edge: edge[0] != edge[1]
    ),
    max_size=16,
)


def strengths_of(drawn: list[tuple[int, int, float]], names: list[int]) -> Strengths:
    strengths: Strengths = {str(name): {} for name in names}
    for a, b, strength in drawn:
        one, other = str(names[a]), str(names[b])
        strengths[one][other] = strengths[other][one] = max(strength, strengths[one].get(other, 0.0))
    return strengths


@given(edges)
@settings(max_examples=100)
def test_length_equals_that_of_networkx(drawn: list[tuple[int, int, float]]) -> None:
    strengths = strengths_of(drawn, list(range(8)))
    graph: nx.Graph[str] = nx.Graph()
    graph.add_nodes_from(strengths)
    for one, others in strengths.items():
        for other, strength in others.items():
            graph.add_edge(one, other, weight=1 / Fraction(repr(strength)))
    found = shortest(strengths, "0", "1")
    if found is None:
        assert not nx.has_path(graph, "0", "1")
    else:
        assert found.length == pytest.approx(float(nx.dijkstra_path_length(graph, "0", "1")))
        assert nx.path_weight(graph, list(found.nodes), "weight") == nx.dijkstra_path_length(graph, "0", "1")


@given(edges, st.permutations(range(8)))
@settings(max_examples=60)
def test_other_names_give_the_same_length(drawn: list[tuple[int, int, float]], names: list[int]) -> None:
    found = shortest(strengths_of(drawn, list(range(8))), "0", "1")
    renamed = shortest(strengths_of(drawn, names), str(names[0]), str(names[1]))
    assert (found and (found.length, len(found.nodes))) == (renamed and (renamed.length, len(renamed.nodes)))


@given(edges)
@settings(max_examples=60)
def test_the_order_of_ties_makes_no_difference(drawn: list[tuple[int, int, float]]) -> None:
    names = list(range(8))
    assert shortest(strengths_of(drawn, names), "0", "1") == shortest(strengths_of(drawn[::-1], names), "0", "1")
