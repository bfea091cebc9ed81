"""The network as shortest paths need it: numbered, with its leaves folded into their neighbours.

A leaf has one tie alone, so all its paths run through its neighbour and are those of
the neighbour and one tie more. Folding leaves away is exact, and of a register's
network, in which most have few ties, it leaves a fraction to walk.
"""

from collections import Counter
from dataclasses import dataclass
from functools import lru_cache

from kmap.analysis.network.distances import distances
from kmap.analysis.network.ties import Ties


@dataclass(frozen=True, slots=True)
class Folded:
    """A network without its leaves, undirected; nodes are numbered in the order of their ids.

    Parameters
    ----------
    nodes
        The ids of the nodes that are left.
    neighbours
        For each node its neighbours with the distance to each, in rising order.
    leaves
        For each node the ids of its leaves by their distance from it.
    weights
        How many nodes of the whole network each stands for: itself and its leaves.
    unit
        The distance of a tie of strength 1.
    even
        Whether all ties are equally long.
    """

    nodes: tuple[str, ...]
    neighbours: list[list[tuple[int, int]]]
    leaves: list[dict[int, list[str]]]
    weights: list[int]
    unit: int
    even: bool


@lru_cache(maxsize=4)
def fold(ties: Ties) -> Folded:
    """Return the members of a network, numbered, with its leaves folded into their neighbours.

    Of two that have only each other, neither is a leaf. What is returned is the same
    for any order of the register.
    """
    strengths = ties.undirected()
    lengths = distances(strength for others in strengths.values() for strength in others.values())
    folded: dict[str, str] = {}
    for node in ties.members:
        if len(strengths[node]) == 1:
            (neighbour,) = strengths[node]
            if len(strengths[neighbour]) > 1:
                folded[node] = neighbour
    nodes = tuple(sorted(node for node in ties.members if node not in folded))
    numbers = {node: number for number, node in enumerate(nodes)}
    leaves: list[dict[int, list[str]]] = [{} for _ in nodes]
    for leaf in sorted(folded):
        neighbour = folded[leaf]
        leaves[numbers[neighbour]].setdefault(lengths.of[strengths[leaf][neighbour]], []).append(leaf)
    neighbours = [
        sorted(
            (numbers[other], lengths.of[strength]) for other, strength in strengths[node].items() if other in numbers
        )
        for node in nodes
    ]
    sizes = Counter(folded.values())
    return Folded(
        nodes=nodes,
        neighbours=neighbours,
        leaves=leaves,
        weights=[1 + sizes[node] for node in nodes],
        unit=lengths.unit,
        even=len(lengths.of) < 2,
    )
