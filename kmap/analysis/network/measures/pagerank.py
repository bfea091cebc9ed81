"""PageRank: how much attention comes to somebody, from those to whom attention comes.

To whom do ties lead in the end? Somebody whom few turn to can rank high where those
few are themselves turned to by many. The direction of ties counts: `from` passes on to
`to`, and a mutual tie passes both ways.

Definition: where a walker is found who follows ties in their direction, each chosen in
proportion to its strength, and in 15 of 100 steps goes to any node instead, all being
as likely; from a node that leads nowhere they always do. The values of all nodes add
up to 1, so they shrink with the size of the network: compare ranks, not values.

View of the graph: directed; strength is the weight.

Range: above 0, at most 1. Without any tie the value is the least there is.

Source: S. Brin, L. Page, Computer Networks and ISDN Systems 30:107-117, 1998.
"""

from kmap.analysis.network.backend import by_backend
from kmap.analysis.network.ties import Ties

HEADING = "page- rank"
VIEW = "directed, strength is the weight"
MEANING = "how much attention comes to them, from those to whom attention comes"
FIRST = "high"

DAMPING = 0.85
"""The share of steps that follow a tie."""

SETTLED = 1e-12
"""The values stand when a round changes all of them together by no more."""


def measure(ties: Ties) -> dict[str, float | None]:
    """Return the PageRank of each member, to an absolute error of 1e-11 in their sum.

    Parameters
    ----------
    ties
        The ties, directed.

    Examples
    --------
    >>> import kmap
    >>> from kmap.analysis.network.ties import ties
    >>> round(sum(measure(ties(kmap.load("stakeholders.yaml"))).values()), 9)
    1.0
    """
    elsewhere = by_backend(ties, "pagerank", alpha=DAMPING, weight="strength", tol=SETTLED, max_iter=1000)
    if elsewhere is not None:
        return {node: elsewhere[node] for node in ties.members}
    nodes = sorted(ties.members)
    numbers = {node: number for number, node in enumerate(nodes)}
    leads = [_shares({numbers[end]: tie.strength for end, tie in ties.directed[node].items()}) for node in nodes]
    nowhere = [number for number, ends in enumerate(leads) if not ends]
    found = [1 / len(nodes) for _ in nodes]
    change = 1.0
    while nodes and change > SETTLED:  # each round makes the change smaller by DAMPING at the least
        anywhere = (1 - DAMPING + DAMPING * sum(found[number] for number in nowhere)) / len(nodes)
        following = [anywhere] * len(nodes)
        for value, ends in zip(found, leads, strict=True):
            for end, share in ends:
                following[end] += value * share
        change = sum(abs(new - old) for new, old in zip(following, found, strict=True))
        found = following
    return {node: found[numbers[node]] for node in ties.members}


def _shares(strengths: dict[int, float]) -> list[tuple[int, float]]:
    """Return how much of a node's value each of its ties passes on, damped."""
    greatest = max(strengths.values(), default=1.0)
    whole = sum(strength / greatest for strength in strengths.values())
    return [(end, DAMPING * (strength / greatest) / whole) for end, strength in sorted(strengths.items())]
