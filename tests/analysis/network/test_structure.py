"""Components, communities and articulation points of a whole network."""

import subprocess
import sys
from collections.abc import Callable
from itertools import combinations, pairwise
from pathlib import Path
from typing import Any

import networkx as nx
from hypothesis import given, settings
from hypothesis import strategies as st

from kmap.analysis.network.articulation import articulation_points
from kmap.analysis.network.communities import communities
from kmap.analysis.network.components import components
from kmap.analysis.network.ties import Ties, ties
from kmap.register.register import Register

Linked = Callable[..., Register]

ROOT = Path(__file__).parents[3]


def networkx_of(network: Ties) -> "nx.Graph[str]":
    made: nx.Graph[str] = nx.Graph()
    made.add_nodes_from(network.members)
    made.add_edges_from((one, other) for one, others in network.undirected().items() for other in others)
    return made


@st.composite
def networks(draw: st.DrawFn) -> dict[str, Any]:
    nodes = [f"n{number}" for number in range(draw(st.integers(1, 12)))]
    pairs = list(combinations(["us", *nodes], 2))
    return {"nodes": nodes, "edges": draw(st.lists(st.sampled_from(pairs), max_size=18, unique=True))}


@given(networks())
@settings(max_examples=80)
def test_articulation_points_equal_those_of_networkx(linked: Linked, network: dict[str, Any]) -> None:
    found = ties(linked(**network))
    assert articulation_points(found) == tuple(sorted(nx.articulation_points(networkx_of(found))))


def test_kite_has_the_known_articulation_points(linked: Linked) -> None:
    edges = [(f"n{start}", f"n{end}") for start, end in nx.krackhardt_kite_graph().edges]
    assert articulation_points(ties(linked([f"n{number}" for number in range(10)], edges))) == ("n7", "n8")


def test_a_long_chain_is_no_trouble(linked: Linked) -> None:
    nodes = [f"n{number:04}" for number in range(3000)]
    assert articulation_points(ties(linked(nodes, pairwise(nodes)))) == tuple(nodes[1:-1])


@given(networks())
@settings(max_examples=40)
def test_components_equal_those_of_networkx_the_largest_first(linked: Linked, network: dict[str, Any]) -> None:
    found = ties(linked(**network))
    parts = [tuple(sorted(part)) for part in nx.connected_components(networkx_of(found))]
    assert list(components(found)) == sorted(parts, key=lambda part: (-len(part), part))


def test_communities_are_the_groups_with_more_ties_inside(linked: Linked) -> None:
    inside = [*combinations("abcd", 2), *combinations("efg", 2)]
    network = ties(linked("abcdefgh", [*inside, ("a", "e")]))
    assert communities(network) == (("a", "b", "c", "d"), ("e", "f", "g"))


def test_strong_ties_draw_communities_together(linked: Linked) -> None:
    square = [("a", "b", 9), ("b", "c", 1), ("c", "d", 9), ("d", "a", 1)]
    assert communities(ties(linked("abcd", square))) == (("a", "b"), ("c", "d"))


def test_without_ties_there_are_no_communities(linked: Linked) -> None:
    assert communities(ties(linked("ab", []))) == ()


@given(networks(), st.randoms(use_true_random=False))
@settings(max_examples=30)
def test_the_order_of_the_register_makes_no_other_communities(
    linked: Linked, network: dict[str, Any], shuffle: Any
) -> None:
    found = communities(ties(linked(**network)))
    shuffle.shuffle(network["nodes"])
    shuffle.shuffle(network["edges"])
    assert communities(ties(linked(**network))) == found


CODE = """
import kmap
from kmap.analysis.network.communities import communities
from kmap.analysis.network.ties import ties
print(communities(ties(kmap.load("stakeholders.yaml"))))
"""


def test_communities_are_the_same_in_every_process() -> None:
    runs = {
        subprocess.run(
            [sys.executable, "-c", CODE],
            cwd=ROOT,
            env={"PYTHONHASHSEED": seed, "PYTHONPATH": str(ROOT)},
            capture_output=True,
            encoding="utf-8",
            check=True,
        ).stdout
        for seed in ("1", "2", "3")
    }
    assert len(runs) == 1
