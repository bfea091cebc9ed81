"""Who is between whom and who is near to all, each by the fastest engine that gives the exact answer.

A backend of networkx comes first, where somebody has asked for one that can do it; then
rustworkx, where it is installed and the network large enough to pay; then what kmap
brings along. Where even that would take minutes, the answer is an estimate with its
error.
"""

from functools import lru_cache
from random import Random
from typing import NamedTuple

from kmap.analysis.network.backend import by_backend
from kmap.analysis.network.breadth import nearness as even_nearness
from kmap.analysis.network.folded import fold
from kmap.analysis.network.shortest_paths import PARTS, Draw, mean, shortest_paths
from kmap.analysis.network.ties import Ties

WORTH_LOADING = 500_000
"""Nodes times ties in both directions from where on rustworkx is worth its loading time."""

MOST_LOADED = 2_000_000_000
"""The same up to where rustworkx takes half a minute or so; beyond, an estimate is quicker."""

MOST_BITS = 8_000_000_000
"""The same up to where all are counted by breadth, half a minute or so; beyond, from some starting points."""


class Estimate(NamedTuple):
    """A value for each node, exact unless it was drawn.

    Parameters
    ----------
    values
        The values by id.
    draw
        How they were estimated; None where they are exact.
    """

    values: dict[str, float]
    draw: Draw | None = None


@lru_cache(maxsize=4)
def pairs_through(ties: Ties) -> Estimate:
    """Return how many pairs of others have their shortest path through each node, undirected.

    Where several paths are equally short, the share of them counts. The length of a tie
    is one over its strength.
    """
    elsewhere = by_backend(ties, "betweenness_centrality", weight="distance", normalized=False)
    if elsewhere is not None:
        return Estimate(elsewhere)
    folded = fold(ties)
    if folded.even and WORTH_LOADING < len(folded.nodes) * sum(map(len, folded.neighbours)) <= MOST_LOADED:
        try:
            from kmap.analysis.network.large import even_betweenness
        except ImportError:
            pass
        else:
            return Estimate(even_betweenness(ties))
    paths = shortest_paths(ties)
    return Estimate(paths.through, paths.through_draw)


@lru_cache(maxsize=4)
def nearness(ties: Ties) -> Estimate:
    """Return for each node the sum over all others of one over the distance, undirected.

    A tie of strength s is 1/s long; one that is not reached adds nothing.
    """
    folded = fold(ties)
    elsewhere = by_backend(ties, "harmonic_centrality", distance="distance")
    if elsewhere is not None:
        return Estimate({node: value * folded.unit for node, value in elsewhere.items()})
    if not folded.even:
        paths = shortest_paths(ties)
        return Estimate(paths.nearness, paths.nearness_draw)
    return _by_breadth(ties)


def _by_breadth(ties: Ties) -> Estimate:
    """Count by breadth, all ties being equally long; from some starting points only where there are very many."""
    strengths = ties.undirected()
    nodes = sorted(ties.members)
    numbers = {node: number for number, node in enumerate(nodes)}
    neighbours = [sorted(numbers[other] for other in strengths[node]) for node in nodes]
    strength = max((max(others.values()) for others in strengths.values() if others), default=1.0)
    steps = sum(map(len, neighbours))

    def named(sums: list[float], times: float = 1.0) -> dict[str, float]:
        """Return sums by the ids of nodes, in units of the strongest tie."""
        return {node: sums[number] * strength * times for number, node in enumerate(nodes)}

    if len(nodes) * steps <= MOST_BITS:
        return Estimate(named(even_nearness(neighbours)))
    points = MOST_BITS // steps // PARTS
    draw = Random(1)  # noqa: S311  # the same each time
    parts = [
        named(even_nearness(neighbours, draw.choices(range(len(nodes)), k=points)), len(nodes) / points)
        for _ in range(PARTS)
    ]
    values, errors = mean(parts)
    return Estimate(values, Draw(points * PARTS, len(nodes), errors))
