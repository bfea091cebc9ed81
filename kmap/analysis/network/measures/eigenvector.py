"""Eigenvector centrality: who has ties with those who have ties.

Who belongs to the inner circle? A tie counts for more the more central the other end is.

Definition: the entries of the eigenvector of the network's greatest eigenvalue, scaled
so that their squares add up to 1: each node's value is in proportion to the sum of
those of its neighbours.

View of the graph: undirected; strength makes no difference.

Range: above 0, at most 1. Those without any tie have no value, and where the others
fall apart into two or more networks nobody has one: the measure would look at the
greatest of them alone and give all others nought.

Source: P. Bonacich, J. Math. Sociol. 2:113-120, 1972.
"""

from functools import lru_cache
from math import sqrt

from kmap.analysis.network.components import components
from kmap.analysis.network.ties import Ties

HEADING = "eigen- vector"
VIEW = "undirected, strength makes no difference"
MEANING = "how many ties they have with those who have many themselves"
FIRST = "high"

SETTLED = 1e-12
"""The values stand when a round changes none of them by more."""

MOST_STEPS = 20_000_000
"""Steps along a tie, some five seconds, after which it is given up; a very long chain of ties takes more."""


def measure(ties: Ties) -> dict[str, float | None]:
    """Return the eigenvector centrality of each member; None as said above, or where it does not settle.

    Parameters
    ----------
    ties
        The ties; their direction and strength make no difference.

    Examples
    --------
    >>> import kmap
    >>> from kmap.analysis.network.ties import ties
    >>> measure(ties(kmap.load("stakeholders.yaml")))["sensor-makers"] is None
    True
    """
    return dict.fromkeys(ties.members) | _values(ties)


def remark(ties: Ties) -> str:
    """Say why nobody has a value, where that is so."""
    apart = sum(len(part) > 1 for part in components(ties))
    if apart > 1:
        return f"eigenvector has no values: those with ties fall apart into {apart:,} networks"
    if apart and not _values(ties):
        return "eigenvector has no values: they do not settle within the steps that are taken"
    return ""


@lru_cache(maxsize=4)
def _values(ties: Ties) -> dict[str, float]:
    connected = [part for part in components(ties) if len(part) > 1]
    if len(connected) != 1:
        return {}
    (nodes,) = connected
    numbers = {node: number for number, node in enumerate(nodes)}
    neighbours = [sorted(numbers[other] for other in ties.undirected()[node]) for node in nodes]
    found = _eigenvector(neighbours)
    return {} if found is None else dict(zip(nodes, found, strict=True))


def _eigenvector(neighbours: list[list[int]]) -> list[float] | None:
    """Iterate with the node itself added to its neighbours, which settles where ties form no triangles, too."""
    found = [1 / sqrt(len(neighbours))] * len(neighbours)
    for _ in range(MOST_STEPS // sum(map(len, neighbours))):
        following = [found[node] + sum([found[other] for other in others]) for node, others in enumerate(neighbours)]
        length = sqrt(sum(value * value for value in following))
        following = [value / length for value in following]
        settled = max(abs(new - old) for new, old in zip(following, found, strict=True)) <= SETTLED
        found = following
        if settled:
            return found
    return None
