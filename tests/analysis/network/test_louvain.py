"""The Louvain method: as good as networkx's, and never without end."""

from itertools import pairwise
from random import Random

import networkx as nx
import pytest

from kmap.analysis.network.louvain import louvain


def drawn(nodes: int, pairs: int, seed: int) -> dict[str, dict[str, float]]:
    """Return a network with ties of strength 1, 2 and 3, drawn at random; without those who have none."""
    draw = Random(seed)
    strengths: dict[str, dict[str, float]] = {f"n{number}": {} for number in range(nodes)}
    for _ in range(pairs):
        one, other = f"n{draw.randrange(nodes)}", f"n{draw.randrange(nodes)}"
        if one != other:
            strengths[one][other] = strengths[other][one] = draw.choice([1.0, 2.0, 3.0])
    return {node: others for node, others in strengths.items() if others}


def modularity(strengths: dict[str, dict[str, float]], groups: list[set[str]]) -> float:
    graph: nx.Graph[str] = nx.Graph()
    graph.add_weighted_edges_from(
        (one, other, strength) for one, others in strengths.items() for other, strength in others.items()
    )
    return float(nx.community.modularity(graph, groups))


def test_the_karate_club_is_divided_as_well_as_is_known() -> None:
    club = nx.karate_club_graph()
    ties = {f"n{one}": {f"n{other}": 1.0 for other in club[one]} for one in club}
    assert modularity(ties, louvain(ties)) == pytest.approx(0.4198, abs=0.006)  # 0.4198 is the greatest there is


# Equally good places, told apart by rounding: in these three networkx 3.6.1 moves somebody to and fro for ever.
@pytest.mark.parametrize(("nodes", "pairs", "seed"), [(30, 60, 82), (30, 90, 128), (10_000, 30_000, 3)])
def test_finding_groups_comes_to_an_end(nodes: int, pairs: int, seed: int) -> None:
    ties = drawn(nodes, pairs, seed)
    found = louvain(ties)
    assert sorted(node for group in found for node in group) == sorted(ties)
    assert modularity(ties, found) > 0.25


@pytest.mark.parametrize("seed", range(5))
def test_groups_are_as_good_as_those_of_networkx(seed: int) -> None:
    ties = {one: dict.fromkeys(others, 1.0) for one, others in drawn(200, 400, seed).items()}
    graph: nx.Graph[str] = nx.Graph()
    graph.add_edges_from((one, other) for one, others in ties.items() for other in others)
    peer = modularity(ties, [set(group) for group in nx.community.louvain_communities(graph, seed=1)])
    assert modularity(ties, louvain(ties)) > peer - 0.02


def test_groups_of_a_long_chain_lie_side_by_side() -> None:
    nodes = [f"n{number:05}" for number in range(20_000)]
    ties: dict[str, dict[str, float]] = {node: {} for node in nodes}
    for one, other in pairwise(nodes):
        ties[one][other] = ties[other][one] = 1.0
    found = louvain(ties)
    assert all(int(max(group)[1:]) - int(min(group)[1:]) == len(group) - 1 for group in found)
    assert modularity(ties, found) > 0.98


def test_the_strengths_of_all_ties_times_the_same_make_the_same_groups() -> None:
    ties = drawn(100, 200, 1)
    as_strong = {one: {other: strength * 8 for other, strength in others.items()} for one, others in ties.items()}
    assert louvain(as_strong) == louvain(ties)
