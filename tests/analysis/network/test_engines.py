"""The engines of large networks: each gives the same values, an estimate says how far it may be off."""

import random
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import networkx as nx
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kmap.analysis.network import path_measures
from kmap.analysis.network.breadth import nearness as by_breadth
from kmap.analysis.network.folded import fold
from kmap.analysis.network.large import even_betweenness
from kmap.analysis.network.measures import betweenness, closeness
from kmap.analysis.network.path_measures import nearness, pairs_through
from kmap.analysis.network.shortest_paths import mean, shortest_paths
from kmap.analysis.network.ties import Ties, ties
from kmap.register.register import Register

Linked = Callable[..., Register]

ROOT = Path(__file__).parents[3]


def at_random(linked: Linked, nodes: int, edges: int, strengths: tuple[float, ...] = (1.0,)) -> Ties:
    """Return the same network for the same numbers."""
    draw = random.Random(nodes * edges)
    names = [f"n{number}" for number in range(nodes)]
    pairs = (draw.sample(names, 2) for _ in range(edges))
    return ties(linked(names, [(start, end, draw.choice(strengths)) for start, end in pairs]))


@given(st.integers(2, 40), st.integers(1, 60))
@settings(max_examples=30)
def test_rustworkx_and_kmap_agree_where_ties_are_equally_long(linked: Linked, nodes: int, edges: int) -> None:
    network = at_random(linked, nodes, edges)
    assert even_betweenness(network) == pytest.approx(shortest_paths(network).through)


@given(st.integers(2, 40), st.integers(1, 60))
@settings(max_examples=30)
def test_counting_by_breadth_and_walking_agree(linked: Linked, nodes: int, edges: int) -> None:
    network = at_random(linked, nodes, edges)
    graph: nx.Graph[str] = nx.Graph()
    graph.add_nodes_from(network.members)
    graph.add_edges_from((one, other) for one, others in network.undirected().items() for other in others)
    assert nearness(network).values == pytest.approx(nx.harmonic_centrality(graph))


def test_counting_by_breadth_in_portions_changes_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    neighbours = [sorted(nx.krackhardt_kite_graph()[node]) for node in range(10)]
    whole = by_breadth(neighbours)
    monkeypatch.setattr("kmap.analysis.network.breadth.AT_ONCE", 3)
    assert by_breadth(neighbours) == pytest.approx(whole)


def test_leaves_are_folded_into_their_neighbours(linked: Linked) -> None:
    folded = fold(
        ties(linked("abcdef", [("a", "b"), ("b", "c"), ("c", "a"), ("a", "d", 2), ("a", "e", 2), ("a", "f")]))
    )
    assert folded.nodes == ("a", "b", "c")
    assert folded.leaves == [{1: ["d", "e"], 2: ["f"]}, {}, {}]
    assert folded.weights == [4, 1, 1]


def test_of_two_that_have_only_each_other_neither_is_a_leaf(linked: Linked) -> None:
    assert fold(ties(linked("ab", [("a", "b")]))).nodes == ("a", "b")


def test_exact_values_are_not_drawn(linked: Linked) -> None:
    network = at_random(linked, 60, 120, (1.0, 2.0))
    assert (betweenness.draw(network), closeness.draw(network)) == (None, None)


@pytest.mark.parametrize("strengths", [(1.0,), (1.0, 2.0, 0.5)])
def test_an_estimate_is_as_near_as_its_error_says(linked: Linked, strengths: tuple[float, ...]) -> None:
    network = at_random(linked, 150, 300, strengths)
    exact, drawn = shortest_paths(network), shortest_paths(network, 40_000)
    draw = drawn.through_draw
    assert draw is not None and draw.points < draw.of == 150
    near = [abs(exact.through[node] - drawn.through[node]) <= 2 * draw.errors[node] + 1e-9 for node in network.members]
    assert sum(near) > 0.9 * len(near)


def test_the_estimate_of_closeness_is_as_near_as_its_error_says(linked: Linked) -> None:
    network = at_random(linked, 150, 300, (1.0, 2.0, 0.5))
    exact, drawn = shortest_paths(network), shortest_paths(network, 40_000)
    draw = drawn.nearness_draw
    assert draw is not None
    near = [abs(exact.nearness[node] - drawn.nearness[node]) <= 2 * draw.errors[node] for node in network.members]
    assert sum(near) > 0.9 * len(near)


def test_an_estimate_is_the_same_each_time(linked: Linked) -> None:
    first, again = (shortest_paths(at_random(linked, 80, 160, (1.0, 2.0)), 18_000) for _ in range(2))
    assert first == again


def test_many_nodes_are_counted_by_breadth_from_some(linked: Linked, monkeypatch: pytest.MonkeyPatch) -> None:
    network = at_random(linked, 200, 400)
    exact = nearness(network)
    monkeypatch.setattr(path_measures, "MOST_BITS", 80_000)
    nearness.cache_clear()
    drawn = nearness(network)
    nearness.cache_clear()
    assert exact.draw is None and drawn.draw is not None
    assert drawn.draw.points < drawn.draw.of == 200
    near = [abs(exact.values[node] - drawn.values[node]) <= 2 * drawn.draw.errors[node] for node in network.members]
    assert sum(near) > 0.9 * len(near)


def test_rustworkx_is_loaded_only_where_it_pays(linked: Linked, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "kmap.analysis.network.large", None)  # as where it is not installed
    network = at_random(linked, 50, 100)
    exact = pairs_through(network)
    monkeypatch.setattr(path_measures, "WORTH_LOADING", 0)
    pairs_through.cache_clear()
    assert pairs_through(network) == exact


def test_beyond_what_rustworkx_does_in_time_values_are_not_left_to_it(
    linked: Linked, monkeypatch: pytest.MonkeyPatch
) -> None:
    network = at_random(linked, 50, 101)
    monkeypatch.setattr(path_measures, "WORTH_LOADING", 0)
    by_rustworkx = pairs_through(network)
    pairs_through.cache_clear()
    monkeypatch.setattr(path_measures, "MOST_LOADED", 1)
    monkeypatch.setattr("kmap.analysis.network.large.even_betweenness", None)  # fails where it is called
    assert pairs_through(network).values == pytest.approx(by_rustworkx.values)


# Backends of networkx

BACKEND = '''
import networkx as nx

class Toy:
    """Runs what networkx itself has, and says so."""

    @staticmethod
    def convert_from_nx(graph, *arguments, **options):
        return graph

    @staticmethod
    def convert_to_nx(found, *arguments, **options):
        return found

    @staticmethod
    def betweenness_centrality(graph, *arguments, **options):
        print("toy", sorted(graph.edges(data="distance")))
        return nx.betweenness_centrality.orig_func(graph, *arguments, **options)

    @staticmethod
    def pagerank(graph, *arguments, **options):
        raise ImportError("no such library")
'''

RANK = """
import sys
import kmap
from kmap.analysis.network.ranking import rank
for name in sys.argv[1:]:
    print(sorted(rank(kmap.load("map.yaml"), [name]).measured[0].values.items()))
"""

MAP = """
title: A map
stakeholders: [{name: A}, {name: B}, {name: C}]
relationships: [{from: a, to: b, strength: 2}, {from: b, to: c}]
"""


@pytest.fixture
def by_toy(tmp_path: Path) -> Callable[..., "subprocess.CompletedProcess[str]"]:
    """Return a function that measures in a process of its own, with a backend of networkx installed."""
    entry = tmp_path / "toy-1.0.dist-info"
    entry.mkdir()
    (entry / "METADATA").write_text("Metadata-Version: 2.1\nName: toy\nVersion: 1.0\n", encoding="utf-8")
    (entry / "entry_points.txt").write_text(
        "[networkx.backends]\ntoy = toy:Toy\n[networkx.backend_info]\ntoy = toy_info:info\n", encoding="utf-8"
    )
    (tmp_path / "toy.py").write_text(BACKEND, encoding="utf-8")
    functions = "{'functions': {'betweenness_centrality': {}, 'pagerank': {}}}"
    (tmp_path / "toy_info.py").write_text(f"def info():\n    return {functions}\n", encoding="utf-8")
    (tmp_path / "map.yaml").write_text(MAP, encoding="utf-8")

    def run(*names: str, **variables: str) -> "subprocess.CompletedProcess[str]":
        return subprocess.run(
            [sys.executable, "-c", RANK, *names],
            cwd=tmp_path,
            env={"PYTHONPATH": f"{tmp_path}:{ROOT}", **variables},
            capture_output=True,
            encoding="utf-8",
            check=False,
        )

    return run


def test_a_backend_of_networkx_is_used_where_it_is_asked_for(by_toy: Callable[..., Any]) -> None:
    run = by_toy("betweenness", NETWORKX_BACKEND_PRIORITY="toy")
    assert run.stdout.splitlines() == [
        "toy [('a', 'b', 1), ('b', 'c', 2)]",
        "[('a', 0.0), ('b', 1.0), ('c', 0.0)]",
    ]


def test_a_backend_is_not_used_unless_it_is_asked_for(by_toy: Callable[..., Any]) -> None:
    assert by_toy("betweenness").stdout == "[('a', 0.0), ('b', 1.0), ('c', 0.0)]\n"


def test_what_a_backend_does_not_have_is_measured_without_it(by_toy: Callable[..., Any]) -> None:
    run = by_toy("closeness", NETWORKX_BACKEND_PRIORITY="toy")
    assert run.stdout == by_toy("closeness").stdout


def test_a_backend_that_fails_says_which_it_is(by_toy: Callable[..., Any]) -> None:
    run = by_toy("pagerank", NETWORKX_BACKEND_PRIORITY="toy")
    assert "KmapError: the backend `toy` of networkx could not run pagerank: no such library" in run.stderr


def test_a_backend_that_is_not_installed_is_named(by_toy: Callable[..., Any]) -> None:
    run = by_toy("pagerank", NETWORKX_BACKEND_PRIORITY="nonsense")
    assert run.stderr.splitlines()[-1].startswith("kmap.errors.KmapError: networkx does not start: ")
    assert "nonsense" in run.stderr.splitlines()[-1]


def test_the_error_of_a_mean_is_its_standard_error() -> None:
    # Values 1 and 3: the variance is 2, over two parts 1; b has what is usual for its value.
    means, errors = mean([{"a": 1.0, "b": 1.0}, {"a": 3.0, "b": 1.0}])
    assert means == {"a": 2.0, "b": 1.0}
    assert errors["a"] == pytest.approx(1)
    assert errors["b"] == pytest.approx((1 / 3) ** 0.5)


def test_the_error_of_a_share_is_to_the_share_what_that_of_the_pairs_is_to_them(
    linked: Linked, monkeypatch: pytest.MonkeyPatch
) -> None:
    network = at_random(linked, 80, 160, (1.0, 2.0))
    paths = shortest_paths(network, 18_000)
    through = path_measures.Estimate(paths.through, paths.through_draw)
    monkeypatch.setattr(betweenness, "pairs_through", lambda _: through)
    shares, drawn = betweenness.measure(network), betweenness.draw(network)
    assert through.draw is not None and drawn is not None
    for node, share in shares.items():
        assert share is not None
        assert drawn.errors[node] * through.values[node] == pytest.approx(share * through.draw.errors[node])
