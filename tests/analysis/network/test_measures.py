"""The measures: known answers, networkx and igraph as second opinions, and laws."""

from collections.abc import Callable, Iterable, Mapping
from itertools import combinations, pairwise
from typing import Any

import igraph  # type: ignore[import-untyped]
import networkx as nx
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kmap import rooms
from kmap.analysis.network.distances import distances
from kmap.analysis.network.graph import graph
from kmap.analysis.network.measures import (
    betweenness,
    closeness,
    constraint,
    degree,
    effective_size,
    eigenvector,
    pagerank,
)
from kmap.analysis.network.ranking import measure_names
from kmap.analysis.network.ties import Ties, ties
from kmap.register.register import Register

Linked = Callable[..., Register]
Values = Mapping[str, float | None]

KITE = [(f"n{start}", f"n{end}") for start, end in nx.krackhardt_kite_graph().edges]
TEN = [f"n{number}" for number in range(10)]
MEDICI = [(start.lower(), end.lower()) for start, end in nx.florentine_families_graph().edges]


def measured(name: str, network: Ties) -> Values:
    values: Values = rooms.module("analysis.network.measures", name.replace("-", "_")).measure(network)
    return values


def undirected(register: Register) -> "nx.Graph[str]":
    """Return the members as networkx has them, without direction, by the greater strength of both."""
    network = ties(register)
    made: nx.Graph[str] = nx.Graph()
    made.add_nodes_from(network.members)
    for start, leads in graph(register).adj.items():
        for end, edge in leads.items():
            there = made.edges[start, end]["strength"] if made.has_edge(start, end) else 0
            made.add_edge(start, end, strength=max(edge["strength"], there))
    lengths = distances(edge["strength"] for _, _, edge in made.edges(data=True))
    made.graph["unit"] = lengths.unit
    for _, _, edge in made.edges(data=True):
        edge["distance"] = lengths.of[edge["strength"]]
    return made


def summed(register: Register) -> "nx.Graph[str]":
    """Return those with ties as networkx has them, without direction, both directions summed.

    Of a directed graph, networkx takes those to whom ties only lead for isolates.
    """
    made: nx.Graph[str] = nx.Graph()
    for start, end, edge in graph(register).edges(data=True):
        back = made.edges[start, end]["s"] if made.has_edge(start, end) else 0
        made.add_edge(start, end, s=edge["strength"] + back)
    return made


# Known answers


@pytest.fixture(scope="module")
def kite(linked: Linked) -> Ties:
    return ties(linked(TEN, KITE))


@pytest.mark.parametrize(
    ("name", "known"),
    [
        ("betweenness", {"n3": 0.1019, "n5": 0.2315, "n6": 0.2315, "n7": 0.3889, "n8": 0.2222}),
        (
            "constraint",
            {"n7": 0.4311, "n5": 0.4451, "n6": 0.4451, "n3": 0.4702, "n8": 0.5, "n0": 0.5412, "n1": 0.5412}
            | {"n2": 0.6641, "n4": 0.6641, "n9": 1.0},
        ),
        (
            "effective-size",
            {"n3": 3.3333, "n5": 3.0, "n6": 3.0, "n7": 2.3333, "n0": 2.0, "n1": 2.0, "n8": 2.0}
            | {"n2": 1.0, "n4": 1.0, "n9": 1.0},
        ),
        ("degree", {"n3": 6 / 9, "n9": 1 / 9}),
    ],
)
def test_kite_has_the_published_values(kite: Ties, name: str, known: dict[str, float]) -> None:
    values = measured(name, kite)
    assert {node: values[node] for node in known} == pytest.approx(known, abs=5e-5)


def test_medici_count_those_who_married_into_no_family(linked: Linked) -> None:
    families = sorted({family for edge in MEDICI for family in edge})
    with_pucci, without = (
        betweenness.measure(ties(linked(nodes, MEDICI))) for nodes in ([*families, "pucci"], families)
    )
    assert with_pucci["medici"] == pytest.approx(0.4524, abs=5e-5)
    assert without["medici"] == pytest.approx(0.522, abs=5e-4)


def test_middle_of_two_strong_ties_brokers_the_weak_one(linked: Linked) -> None:
    triangle = ties(linked("abc", [("a", "b", 1), ("b", "c", 1), ("a", "c", 0.1)]))
    assert betweenness.measure(triangle) == {"a": 0.0, "b": 1.0, "c": 0.0}


def test_equally_long_paths_of_different_strengths_count_half_each(linked: Linked) -> None:
    # 1/0.1 + 1/0.3 = 1/0.15 + 1/0.15, which as floating-point numbers it is not.
    square = linked("abcd", [("a", "b", 0.1), ("b", "c", 0.3), ("a", "d", 0.15), ("d", "c", 0.15)])
    assert betweenness.measure(ties(square))["b"] == pytest.approx(0.5 / 3)


def test_closeness_takes_strong_ties_for_short_ones(linked: Linked) -> None:
    chain = ties(linked("abc", [("a", "b", 2), ("b", "c", 0.5)]))
    assert closeness.measure(chain) == pytest.approx({"a": (2 + 0.4) / 2, "b": 2.5 / 2, "c": (0.5 + 0.4) / 2})


def test_pagerank_follows_ties_in_their_direction(linked: Linked) -> None:
    values = pagerank.measure(ties(linked("abc", [("a", "c"), ("b", "c")], mutual=False)))
    assert values["c"] == max(filter(None, values.values()))
    assert values["a"] == values["b"]


# Isolates, small and disconnected networks

UNDEFINED_FOR_ISOLATES = {"constraint", "effective-size", "eigenvector"}


@pytest.mark.parametrize("name", measure_names())
def test_an_empty_register_has_no_values(linked: Linked, name: str) -> None:
    assert measured(name, ties(linked([], []))) == {}


@pytest.mark.parametrize("name", sorted({*measure_names()} - {"pagerank"}))
def test_a_stakeholder_alone_has_no_value(linked: Linked, name: str) -> None:
    assert measured(name, ties(linked("a", []))) == {"a": None}


@pytest.mark.parametrize("name", measure_names())
def test_an_isolate_has_no_value_where_it_is_undefined(linked: Linked, name: str) -> None:
    values = measured(name, ties(linked("abcd", [("a", "b"), ("b", "c")])))
    assert (values["d"] is None) == (name in UNDEFINED_FOR_ISOLATES)
    assert None not in (values["a"], values["b"], values["c"])


@pytest.mark.parametrize("name", measure_names())
def test_only_eigenvector_is_undefined_where_the_network_falls_apart(linked: Linked, name: str) -> None:
    values = measured(name, ties(linked("abcde", [("a", "b"), ("b", "c"), ("d", "e")])))
    assert set(values.values()) == {None} if name == "eigenvector" else None not in values.values()


def test_eigenvector_says_why_nobody_has_a_value(linked: Linked) -> None:
    apart = ties(linked("abcd", [("a", "b"), ("c", "d")]))
    assert eigenvector.remark(apart) == "eigenvector has no values: those with ties fall apart into 2 networks"
    assert eigenvector.remark(ties(linked("abc", [("a", "b")]))) == ""


def test_eigenvector_that_does_not_settle_says_so(linked: Linked, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(eigenvector, "MOST_STEPS", 100)
    chain = ties(linked("abcdefgh", [*pairwise("abcdefgh")]))
    assert set(eigenvector.measure(chain).values()) == {None}
    assert "do not settle" in eigenvector.remark(chain)


def test_two_have_nobody_between_them(linked: Linked) -> None:
    assert betweenness.measure(ties(linked("ab", [("a", "b")]))) == {"a": None, "b": None}


def test_a_team_without_ties_changes_no_value(linked: Linked, kite: Ties) -> None:
    assert kite.team not in kite.members
    assert degree.measure(kite)["n3"] == 6 / 9


def test_a_team_with_ties_counts(linked: Linked) -> None:
    assert degree.measure(ties(linked("abc", [("us", "a")])))["us"] == 1 / 3


@pytest.mark.parametrize("name", measure_names())
def test_the_greatest_and_the_least_strengths_are_no_trouble(linked: Linked, name: str) -> None:
    values = measured(name, ties(linked("abc", [("a", "b", 9e15), ("b", "c", 1e-15), ("a", "c", 3.0)])))
    assert all(value == value for value in values.values() if value is not None)


# networkx, with scipy, and igraph as second opinions


@st.composite
def networks(draw: st.DrawFn, *, strengths: Iterable[float] = (0.1, 0.7, 1.0, 2.0, 3.0)) -> dict[str, Any]:
    nodes = [f"n{number}" for number in range(draw(st.integers(3, 9)))]
    pairs = [*combinations(nodes, 2), *((end, start) for start, end in combinations(nodes, 2))]
    chosen = draw(st.lists(st.sampled_from(pairs), max_size=20, unique=True))
    return {"nodes": nodes, "edges": [(*pair, draw(st.sampled_from([*strengths]))) for pair in chosen], "mutual": False}


def agree(ours: Values, theirs: Mapping[str, float]) -> bool:
    """Say whether values are the same; where ours are undefined, theirs are not a number."""
    return set(ours) == set(theirs) and all(
        value == pytest.approx(theirs[node], abs=1e-9) if value is not None else theirs[node] != theirs[node]
        for node, value in ours.items()
    )


@given(networks())
@settings(max_examples=60)
def test_measures_equal_those_of_networkx(linked: Linked, network: dict[str, Any]) -> None:
    register = linked(**network)
    found, without, directed = ties(register), undirected(register), graph(register).subgraph(network["nodes"])
    others = len(network["nodes"]) - 1
    assert agree(degree.measure(found), nx.degree_centrality(without))
    assert agree(betweenness.measure(found), nx.betweenness_centrality(without, weight="distance"))
    harmonic = nx.harmonic_centrality(without, distance="distance")
    assert agree(
        closeness.measure(found), {node: value * without.graph["unit"] / others for node, value in harmonic.items()}
    )
    assert agree(pagerank.measure(found), nx.pagerank(directed, weight="strength", tol=1e-13, max_iter=1000))
    ours = {node: value for node, value in constraint.measure(found).items() if value is not None}
    tied = summed(register)
    assert agree(ours, nx.constraint(tied, weight="s") if tied else {})  # scipy has no empty matrices


@given(networks())
@settings(max_examples=40)
def test_effective_size_equals_that_of_networkx_without_scipy(linked: Linked, network: dict[str, Any]) -> None:
    # Asked for all nodes, networkx 3.6 uses scipy and divides by the strongest tie of the wrong node.
    register = linked(**network)
    without = summed(register)
    ours = {node: value for node, value in effective_size.measure(ties(register)).items() if value is not None}
    assert agree(ours, nx.effective_size(without, nodes=list(without), weight="s"))


@given(networks())
@settings(max_examples=40)
def test_eigenvector_equals_that_of_networkx_among_those_with_ties(linked: Linked, network: dict[str, Any]) -> None:
    register = linked(**network)
    without = undirected(register)
    without.remove_nodes_from([node for node in list(without) if not without.degree(node)])
    values = eigenvector.measure(ties(register))
    if len(without) > 2 and nx.is_connected(without):
        theirs = nx.eigenvector_centrality_numpy(without)
        assert {node: values[node] for node in theirs} == pytest.approx(theirs, abs=1e-8)


@given(networks())
@settings(max_examples=60)
def test_measures_equal_those_of_igraph(linked: Linked, network: dict[str, Any]) -> None:
    register = linked(**network)
    found, without = ties(register), undirected(register)
    edges = [(start, end, edge["distance"]) for start, end, edge in without.edges(data=True)]
    theirs = igraph.Graph(n=len(without))
    numbers = {node: number for number, node in enumerate(without)}
    theirs.add_edges([(numbers[start], numbers[end]) for start, end, _ in edges])
    lengths = [length for _, _, length in edges]
    others = len(without) - 1
    through = theirs.betweenness(weights=lengths or None)
    assert agree(betweenness.measure(found), {n: through[i] * 2 / others / (others - 1) for n, i in numbers.items()})
    near = theirs.harmonic_centrality(weights=lengths or None)
    assert agree(closeness.measure(found), {n: near[i] * without.graph["unit"] for n, i in numbers.items()})


# Laws


@pytest.mark.parametrize("name", measure_names())
@given(network=networks(), shuffle=st.randoms(use_true_random=False))
@settings(max_examples=10)
def test_relabelling_permutes_values(linked: Linked, name: str, network: dict[str, Any], shuffle: Any) -> None:
    nodes = list(network["nodes"])
    shuffle.shuffle(nodes)
    named = dict(zip(network["nodes"], nodes, strict=True))
    edges = [(named[start], named[end], strength) for start, end, strength in network["edges"]]
    shuffle.shuffle(edges)
    before = measured(name, ties(linked(**network)))
    after = measured(name, ties(linked(nodes, edges, mutual=False)))
    assert agree(
        {named[node]: value for node, value in before.items()},
        {n: v if v is not None else float("nan") for n, v in after.items()},
    )


@pytest.mark.parametrize("name", measure_names())
def test_the_order_of_the_register_changes_no_digit(linked: Linked, name: str) -> None:
    edges = [(f"n{one}", f"n{one * one % 7}", 0.1 + one) for one in range(2, 7)]
    there, back = (ties(linked(nodes, ties_)) for nodes, ties_ in ((TEN, edges), (TEN[::-1], edges[::-1])))
    assert measured(name, there) == measured(name, back)


@pytest.mark.parametrize("name", sorted({*measure_names()} - {"closeness"}))
def test_the_unit_of_strength_changes_nothing(linked: Linked, name: str) -> None:
    edges = [(start, end, 1 + number % 3) for number, (start, end) in enumerate(KITE)]
    tenfold = [(start, end, 10 * strength) for start, end, strength in edges]
    one, ten = (measured(name, ties(linked(TEN, ties_, mutual=False))) for ties_ in (edges, tenfold))
    assert one == pytest.approx(ten)


# What a measure says of itself


@pytest.mark.parametrize("name", measure_names())
def test_a_measure_says_what_it_is(name: str) -> None:
    module = rooms.module("analysis.network.measures", name.replace("-", "_"))
    page = module.__doc__ or ""
    assert page.replace("\n", " ").lower().startswith(name.replace("-", " ").split(" ")[0])
    assert all(f"\n{part}: " in page for part in ("Definition", "View of the graph", "Range", "Source"))
    assert module.FIRST in ("high", "low")
    assert module.HEADING.replace("- ", "").replace(" ", "-") == name
