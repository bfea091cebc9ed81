"""Engines that measure a network, each in a process of its own: kmap, plain networkx and plain python-igraph."""

import random
import resource
import statistics
import sys
import time
from collections.abc import Callable, Iterator
from importlib import import_module
from typing import Any

Tie = tuple[int, int, int]

TIES_EACH = 3
"""How many ties there are for each node."""

STRENGTHS = (1, 2, 3)
SEED = 1
ROUNDS = 3  # of what takes less than a second


def ties(nodes: int, strengths: tuple[int, ...]) -> Iterator[Tie]:
    """Yield ties between nodes drawn at random, the same each time: two numbers and a strength."""
    draw = random.Random(SEED)  # noqa: S311  # a network to measure with, no secret
    seen: set[tuple[int, int]] = set()
    while len(seen) < TIES_EACH * nodes:
        one, other = sorted((draw.randrange(nodes), draw.randrange(nodes)))
        if one != other and (one, other) not in seen:
            seen.add((one, other))
            yield one, other, draw.choice(strengths)


def kmap(measure: str, nodes: int, edges: list[Tie]) -> Callable[[], bool]:
    """Return what measures a network by kmap, and says whether the values are exact."""
    from kmap.analysis.network import ties as network
    from kmap.analysis.network.communities import communities

    names = [f"n{node}" for node in range(nodes)]
    directed: dict[str, dict[str, network.Tie]] = {node: {} for node in ["us", *names]}
    for one, other, strength in edges:
        tie = network.Tie(float(strength), (), ())
        directed[names[one]][names[other]] = directed[names[other]][names[one]] = tie

    def run() -> bool:
        found = network.Ties("us", ("us", *names), directed, {node: {} for node in directed})
        if measure == "communities":
            return bool(communities(found))
        module = import_module(f"kmap.analysis.network.measures.{measure}")
        module.measure(found)
        return not (hasattr(module, "draw") and module.draw(found) is not None)

    return run


def kmap_alone(measure: str, nodes: int, edges: list[Tie]) -> Callable[[], bool]:
    """Return the same without rustworkx."""
    sys.modules["kmap.analysis.network.large"] = None  # type: ignore[assignment]  # as where it is not installed
    return kmap(measure, nodes, edges)


def networkx(measure: str, nodes: int, edges: list[Tie]) -> Callable[[], bool]:
    """Return what measures a network by networkx, whose weight is a distance in paths."""
    nx = import_module("networkx")
    graph = nx.Graph()
    graph.add_nodes_from(range(nodes))
    graph.add_edges_from((one, other, {"s": strength, "d": 6 // strength}) for one, other, strength in edges)
    length = "d" if len({strength for _, _, strength in edges}) > 1 else None
    calls: dict[str, Callable[[], Any]] = {
        "betweenness": lambda: nx.betweenness_centrality(graph, weight=length),
        "closeness": lambda: nx.harmonic_centrality(graph, distance=length),
        "pagerank": lambda: nx.pagerank(graph, weight="s", tol=1e-12 / nodes, max_iter=1000),
        "constraint": lambda: nx.constraint(graph, weight="s"),
        "communities": lambda: nx.community.louvain_communities(graph, weight="s", seed=SEED),
    }
    return lambda: bool(calls[measure]())


def igraph(measure: str, nodes: int, edges: list[Tie]) -> Callable[[], bool]:
    """Return what measures a network by python-igraph."""
    graph = import_module("igraph").Graph(n=nodes, edges=[(one, other) for one, other, _ in edges])
    strengths = [strength for _, _, strength in edges]
    lengths = [6 // strength for strength in strengths] if len(set(strengths)) > 1 else None
    calls: dict[str, Callable[[], Any]] = {
        "betweenness": lambda: graph.betweenness(weights=lengths),
        "closeness": lambda: graph.harmonic_centrality(weights=lengths),
        "pagerank": lambda: graph.pagerank(weights=strengths),
        "constraint": lambda: graph.constraint(weights=strengths),
        "communities": lambda: graph.community_multilevel(weights=strengths),
    }
    return lambda: bool(calls[measure]())


ENGINES = {"kmap": kmap, "kmap-alone": kmap_alone, "networkx": networkx, "igraph": igraph}


def main(engine: str, measure: str, nodes: int, strengths: tuple[int, ...]) -> None:
    """Measure, and print the median of the seconds that it took, the peak of memory in bytes, and if it is exact."""
    run = ENGINES[engine](measure, nodes, list(ties(nodes, strengths)))
    took: list[float] = []
    exact = True
    while not took or (len(took) < ROUNDS and sum(took) < 1):
        start = time.perf_counter()
        exact = run()
        took.append(time.perf_counter() - start)
    print(statistics.median(took), resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * 1024, exact)


if __name__ == "__main__":
    main(sys.argv[1], sys.argv[2], int(sys.argv[3]), tuple(map(int, sys.argv[4].split(","))))
