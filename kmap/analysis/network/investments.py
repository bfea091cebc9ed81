"""What everybody's ties go to: the shares that structural holes are measured by."""

from functools import lru_cache
from typing import NamedTuple

from kmap.analysis.network.ties import Ties


class Investment(NamedTuple):
    """What one node's ties go to, both directions summed; in the order of ids.

    Parameters
    ----------
    shares
        For each other with a tie, the share of the node's ties that is with it; they
        add up to 1.
    ratios
        The same over the strongest: 1 for that one.
    """

    shares: dict[str, float]
    ratios: dict[str, float]


@lru_cache(maxsize=4)
def investments(ties: Ties) -> dict[str, Investment]:
    """Return what each member's ties go to.

    Examples
    --------
    >>> import kmap
    >>> from kmap.analysis.network.ties import ties
    >>> investments(ties(kmap.load("stakeholders.yaml")))["housebuilders"].shares
    {'ventilation-engineers': 1.0}
    """
    found: dict[str, Investment] = {}
    for node in ties.members:
        others = {other: _both(ties, node, other) for other in sorted(ties.undirected()[node])}
        strongest = max(others.values(), default=1.0)
        ratios = {other: strength / strongest for other, strength in others.items()}
        whole = sum(ratios.values())
        found[node] = Investment({other: ratio / whole for other, ratio in ratios.items()}, ratios)
    return found


def _both(ties: Ties, one: str, other: str) -> float:
    """Return half the sum of the strengths of both directions, which is a number even of the greatest two."""
    there, back = ties.directed[one].get(other), ties.directed[other].get(one)
    return (there.strength if there is not None else 0.0) / 2 + (back.strength if back is not None else 0.0) / 2
