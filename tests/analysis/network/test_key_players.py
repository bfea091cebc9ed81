"""Key players: known answers, all sets by brute force, and how near the greedy search comes."""

from collections.abc import Callable
from itertools import combinations
from typing import Any

import networkx as nx
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kmap.analysis.network import key_contacts, key_losses
from kmap.analysis.network.key_contacts import contacts, reach_of
from kmap.analysis.network.key_losses import fragmentation, losses
from kmap.analysis.network.key_players import key_players
from kmap.analysis.network.ties import Ties, ties
from kmap.register.register import Register

Linked = Callable[..., Register]

KITE = [(f"n{start}", f"n{end}") for start, end in nx.krackhardt_kite_graph().edges]
TEN = [f"n{number}" for number in range(10)]


@pytest.fixture(scope="module")
def kite(linked: Linked) -> Ties:
    return ties(linked(TEN, KITE))


@pytest.mark.parametrize("node", TEN)
def test_kite_falls_apart_as_known_without_one(kite: Ties, node: str) -> None:
    known = {"n7": 0.3889, "n8": 0.2222}
    assert fragmentation(kite, [node]).fragmentation == pytest.approx(known.get(node, 0), abs=5e-5)


def test_kite_is_reached_best_by_the_two_known_together(kite: Ties) -> None:
    _, two = contacts(kite, [1, 2])
    assert (two.members, two.reach, two.exact) == (("n3", "n8"), 1.0, True)


def test_two_together_are_not_the_best_two_by_themselves(kite: Ties) -> None:
    alone = sorted(TEN, key=lambda node: -reach_of(kite, [node]).reach)[:2]
    assert reach_of(kite, alone).reach < contacts(kite, [2])[0].reach


def test_of_sets_that_do_the_same_the_first_by_id_is_taken(linked: Linked) -> None:
    circle = ties(linked("dcba", [("a", "b"), ("b", "c"), ("c", "d"), ("d", "a")]))
    assert [found.members for found in contacts(circle, [1, 2])] == [("a",), ("a", "b")]
    assert [found.members for found in losses(circle, [1, 2])] == [("a",), ("a", "c")]


def test_isolates_are_reached_by_themselves_alone(linked: Linked) -> None:
    network = ties(linked("abc", [("a", "b")]))
    assert reach_of(network, ["a"]).reach == pytest.approx(2 / 3)
    assert contacts(network, [2])[0].members == ("a", "c")


def test_isolates_count_in_fragmentation(linked: Linked) -> None:
    assert fragmentation(ties(linked("abc", [("a", "b")]))).fragmentation == pytest.approx(1 - 2 / 6)


def test_of_fewer_than_two_left_fragmentation_says_nothing(linked: Linked) -> None:
    assert fragmentation(ties(linked("ab", [("a", "b")])), ["a"]).fragmentation is None
    assert fragmentation(ties(linked([], []))).fragmentation is None


def test_nobody_told_reaches_nobody(kite: Ties) -> None:
    assert reach_of(kite, []) == ((), 0.0, 0, 0, True)


def test_the_team_is_reached_but_never_a_member(linked: Linked) -> None:
    star = ties(linked("abc", [("us", "a"), ("us", "b"), ("us", "c")]))
    assert contacts(star, [1])[0].members == ("a",)
    assert contacts(star, [1])[0].direct == 2
    assert losses(star, [1])[0].members == ("a",)


def test_sets_of_every_size_up_to_two_more_are_found(linked: Linked) -> None:
    found = key_players(linked(TEN, KITE), 3)
    assert [len(one.members) for one in found.contacts] == [1, 2, 3, 4, 5]
    assert [len(one.members) for one in found.losses] == [1, 2, 3, 4, 5]


def test_more_than_there_are_is_all_of_them(linked: Linked) -> None:
    found = key_players(linked("abc", [("a", "b")]), 7)
    assert found.size == 3
    assert found.contacts[-1].members == ("a", "b", "c")
    assert found.asked is not None and found.asked[0] == found.contacts[-1]


def test_of_many_sizes_some_are_found(linked: Linked) -> None:
    found = key_players(linked([f"n{number}" for number in range(40)], [("n0", "n1")]), 23)
    assert [len(one.members) for one in found.contacts] == [1, 2, 5, 10, 20, 23, 24, 25]


def test_a_register_without_stakeholders_has_no_sets(linked: Linked) -> None:
    found = key_players(linked([], []))
    assert (found.contacts, found.losses, found.asked) == ((), (), None)


@st.composite
def networks(draw: st.DrawFn) -> dict[str, Any]:
    nodes = [f"n{number}" for number in range(draw(st.integers(2, 8)))]
    pairs = list(combinations([*draw(st.sampled_from([[], ["us"]])), *nodes], 2))
    return {"nodes": nodes, "edges": draw(st.lists(st.sampled_from(pairs), max_size=14, unique=True))}


@given(networks(), st.integers(1, 3))
@settings(max_examples=60)
def test_exact_sets_are_the_first_best_of_all(linked: Linked, network: dict[str, Any], size: int) -> None:
    found = ties(linked(**network))
    size = min(size, len(network["nodes"]))
    all_sets = list(combinations(sorted(network["nodes"]), size))
    best = max(all_sets, key=lambda members: round(reach_of(found, members).reach, 12))
    worst = max(all_sets, key=lambda members: round(fragmentation(found, members).fragmentation or 0, 12))
    told, lost = contacts(found, [size])[0], losses(found, [size])[0]
    assert (told.members, told.exact) == (best, True)
    assert (lost.members, lost.exact) == (worst, True)


@given(networks())
@settings(max_examples=40)
def test_reach_and_fragmentation_equal_their_formulas(linked: Linked, network: dict[str, Any]) -> None:
    found = ties(linked(**network))
    graph: nx.Graph[str] = nx.Graph()
    graph.add_nodes_from(found.members)
    graph.add_edges_from((one, other) for one, others in found.undirected().items() for other in others)
    members = network["nodes"][:2]
    away = [
        min(
            (nx.shortest_path_length(graph, one, node) for one in members if nx.has_path(graph, one, node)),
            default=None,
        )
        for node in graph
    ]
    reach = sum(1 / max(length, 1) for length in away if length is not None) / len(graph)
    assert reach_of(found, members).reach == pytest.approx(reach)
    graph.remove_nodes_from(members)
    left = len(graph)
    together = sum(len(part) * (len(part) - 1) for part in nx.connected_components(graph))
    assert fragmentation(found, members).fragmentation == (
        pytest.approx(1 - together / (left * (left - 1))) if left > 1 else None
    )


@given(networks(), st.integers(1, 3))
@settings(max_examples=60)
def test_greedy_sets_are_never_worse_than_63_in_100_of_the_best(
    linked: Linked, network: dict[str, Any], size: int
) -> None:
    found = ties(linked(**network))
    sizes = range(1, min(size, len(network["nodes"])) + 1)
    best = contacts(found, sizes)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(key_contacts, "MOST_UNIONS", 0)
        greedy = contacts(found, sizes)
    assert [one.exact for one in greedy] == [len(one.members) == 1 for one in greedy]
    for one, other in zip(greedy, best, strict=True):
        assert 0.63 * other.reach - 1e-9 <= one.reach <= other.reach + 1e-9
    assert [one.reach for one in greedy] == sorted(one.reach for one in greedy)


@given(networks(), st.integers(1, 3))
@settings(max_examples=40)
def test_greedy_losses_are_never_worse_than_exact_ones(linked: Linked, network: dict[str, Any], size: int) -> None:
    found = ties(linked(**network))
    sizes = range(1, min(size, len(network["nodes"])) + 1)
    worst = losses(found, sizes)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(key_losses, "MOST_STEPS", 0)
        greedy = losses(found, sizes)
    assert greedy[0][:4] == worst[0][:4]
    assert not any(one.exact for one in greedy)
    assert all((one.fragmentation or 0) <= (other.fragmentation or 0) for one, other in zip(greedy, worst, strict=True))


def test_swaps_mend_what_growing_one_by_one_got_wrong(linked: Linked, monkeypatch: pytest.MonkeyPatch) -> None:
    # The best one alone, in the middle, is not among the best two, at the hearts of two stars.
    left = [("n10", f"n1{number}") for number in range(1, 5)]
    right = [("n20", f"n2{number}") for number in range(1, 5)]
    middle = [("n00", f"n{side}{number}") for side in (1, 2) for number in range(1, 4)]
    nodes = sorted({node for edge in left + right + middle for node in edge})
    network = ties(linked(nodes, left + right + middle))
    monkeypatch.setattr(key_contacts, "MOST_UNIONS", 0)
    one, two = contacts(network, [1, 2])
    assert one.members == ("n00",)
    assert two.members == ("n10", "n20")


def test_of_large_sets_1_2_5_and_so_on_are_shown_and_two_further(linked: Linked) -> None:
    found = key_players(linked([f"n{number:03}" for number in range(104)], []), 100)
    assert [len(one.members) for one in found.contacts] == [1, 2, 5, 10, 20, 50, 100, 101, 102]
