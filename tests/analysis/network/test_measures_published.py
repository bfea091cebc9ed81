"""The measures on networks that others published, to the values that igraph and the literature have for them."""

import csv
from collections.abc import Callable
from pathlib import Path

import networkx as nx
import pytest

from kmap.analysis.network.articulation import articulation_points
from kmap.analysis.network.components import components
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
from kmap.analysis.network.ties import Ties, ties
from kmap.register.register import Register
from kmap.register.slug import slug

Linked = Callable[..., Register]
Row = dict[str, str]

SHARED = Path(__file__).parents[3] / ".." / "shared" / "data"

pytestmark = pytest.mark.skipif(
    not SHARED.is_dir(), reason="the published networks are not part of the repository: no ../shared/data beside it"
)


def rows(name: str) -> list[Row]:
    with (SHARED / name).open(encoding="utf-8-sig", newline="") as file:
        return list(csv.DictReader(file))


def id_of(name: str) -> str:
    return f"n-{slug(name)}"


def published(linked: Linked, folder: str, relation: str, nodes: str, *, directed: bool) -> tuple[Register, list[Row]]:
    edges = [(id_of(row["source"]), id_of(row["target"])) for row in rows(f"{folder}/{relation}_edges.csv")]
    register = linked([id_of(row["id"]) for row in rows(f"{folder}/{nodes}.csv")], edges, mutual=not directed)
    return register, rows(f"{folder}/reference_igraph_{relation}.csv")


SETS = [
    ("florentine", "marriage", "marriage_nodes", False),
    ("florentine", "business", "business_nodes", False),
    ("knokbur", "information", "nodes", True),
    ("knokbur", "money", "nodes", True),
]


@pytest.mark.parametrize(
    ("folder", "relation", "nodes", "directed"), SETS, ids=[relation for _, relation, _, _ in SETS]
)
def test_measures_equal_those_of_igraph(linked: Linked, folder: str, relation: str, nodes: str, directed: bool) -> None:
    register, reference = published(linked, folder, relation, nodes, directed=directed)
    network = ties(register)
    others = len(reference) - 1
    between = "betweenness_undirected_normalized" if directed else "betweenness_normalized"

    def of(column: str) -> dict[str, float]:
        return {id_of(row["id"]): float(row[column]) for row in reference if row[column]}

    assert {node: (value or 0) * others for node, value in degree.measure(network).items()} == pytest.approx(
        of("degree_undirected")
    )
    assert betweenness.measure(network) == pytest.approx(of(between), abs=1e-6)
    assert closeness.measure(network) == pytest.approx(of("harmonic_undirected_normalized"), abs=1e-6)
    assert pagerank.measure(network) == pytest.approx(of("pagerank_0.85"), abs=1e-6)
    assert articulation_points(network) == tuple(sorted(n for n, value in of("articulation_point").items() if value))
    assert len(components(network)) == len(set(of("component").values()))
    values = {node: value for node, value in eigenvector.measure(network).items() if value is not None}
    if values:
        greatest = max(values.values())
        theirs = {node: value for node, value in of("eigenvector_undirected_max1").items() if node in values}
        assert {node: value / greatest for node, value in values.items()} == pytest.approx(theirs, abs=1e-6)
    assert set(values) == ({node for node, value in of("degree_undirected").items() if value})


@pytest.mark.parametrize(
    ("folder", "relation", "nodes", "directed"), SETS, ids=[relation for _, relation, _, _ in SETS]
)
def test_constraint_equals_that_of_igraph_without_direction(
    linked: Linked, folder: str, relation: str, nodes: str, directed: bool
) -> None:
    register, reference = published(linked, folder, relation, nodes, directed=directed)
    edges = {tuple(sorted(edge)) for edge in graph(register).edges}
    network = ties(linked([id_of(row["id"]) for row in reference], sorted(edges)))
    theirs = {id_of(row["id"]): float(row["burt_constraint_undirected"] or "nan") for row in reference}
    for node, value in constraint.measure(network).items():
        assert value == pytest.approx(theirs[node], abs=1e-6) if value is not None else theirs[node] != theirs[node]


def test_medici_have_the_published_betweenness(linked: Linked) -> None:
    register, _ = published(linked, "florentine", "marriage", "marriage_nodes", directed=False)
    assert betweenness.measure(ties(register))["n-medici"] == pytest.approx(0.4524, abs=5e-5)


@pytest.mark.parametrize("weighted", [True, False])
@pytest.mark.parametrize(("case", "mutual"), [("borgatti", True), ("directed", False)])
def test_structural_holes_have_the_values_of_the_literature(
    linked: Linked, case: str, mutual: bool, weighted: bool
) -> None:
    edges = [
        (id_of(row["source"]), id_of(row["target"]), float(row["weight"]) if weighted else 1.0)
        for row in rows(f"reference-small/structural_holes_{case}_edges.csv")
    ]
    network = ties(linked(sorted({node for start, end, _ in edges for node in (start, end)}), edges, mutual=mutual))
    which = "weighted" if weighted else "unweighted"
    for row in rows(f"reference-small/structural_holes_{case}_expected.csv"):
        node = id_of(row["id"])
        assert constraint.measure(network)[node] == pytest.approx(float(row[f"constraint_{which}"]), abs=6e-4)
        assert effective_size.measure(network)[node] == pytest.approx(float(row[f"effective_size_{which}"]), abs=6e-3)


def law_firm() -> "tuple[list[str], list[tuple[str, str]]]":
    made = nx.read_graphml(SHARED / "lawfirm-advice" / "law_advice.graphml")
    return [id_of(node) for node in made], [(id_of(start), id_of(end)) for start, end in made.edges]


def wetlands() -> "tuple[list[str], list[tuple[str, str]]]":
    edges = [(id_of(row["source"]), id_of(row["target"])) for row in rows("swiss-wetlands/edges.csv")]
    return [id_of(row["id"]) for row in rows("swiss-wetlands/nodes.csv")], edges


@pytest.mark.parametrize("network", [law_firm, wetlands])
def test_measures_equal_those_of_networkx(
    linked: Linked, network: "Callable[[], tuple[list[str], list[tuple[str, str]]]]"
) -> None:
    register = linked(*network(), mutual=False)
    found: Ties = ties(register)
    directed = graph(register).subgraph(found.members)
    without = directed.to_undirected()
    others = len(without) - 1
    assert degree.measure(found) == pytest.approx(nx.degree_centrality(without))
    assert betweenness.measure(found) == pytest.approx(nx.betweenness_centrality(without), abs=1e-6)
    harmonic = nx.harmonic_centrality(without)
    assert closeness.measure(found) == pytest.approx({node: value / others for node, value in harmonic.items()})
    assert pagerank.measure(found) == pytest.approx(nx.pagerank(directed, tol=1e-12), abs=1e-6)
    # Both directions summed: of a directed graph, some versions take those to whom ties only lead for isolates.
    summed: nx.Graph[str] = nx.Graph()
    for start, end in directed.edges:
        summed.add_edge(start, end, s=1 + (summed.edges[start, end]["s"] if summed.has_edge(start, end) else 0))
    ours = {node: value for node, value in constraint.measure(found).items() if value is not None}
    assert ours == pytest.approx(nx.constraint(summed, weight="s"))
    assert articulation_points(found) == tuple(sorted(nx.articulation_points(without)))
