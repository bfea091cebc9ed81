"""Constraint: how much somebody's ties lead back to the same people.

Who bridges a gap? Low is what to look for: somebody of low constraint has ties with
people who have none with each other, and so hears, and can carry, what those do not. High
constraint means that all whom they know know each other.

Definition: with p(i, j) the share of i's ties that goes to j, both directions summed,
and N the others with whom i has a tie: the sum over j in N of
(p(i, j) + sum over q of p(i, q) p(q, j)) squared.

View of the graph: both directions summed; strength is the weight.

Range: above 0; 1 for a single tie, and somewhat more than 1 where the few whom somebody
knows are tied to each other. Without any tie it is undefined, and there is no value.

Source: R.S. Burt, Structural Holes, Harvard University Press 1992.
"""

from kmap.analysis.network.investments import investments
from kmap.analysis.network.ties import Ties

HEADING = "con- straint"
VIEW = "both directions summed, strength is the weight"
MEANING = "how much their ties lead back to the same people; low means a bridge"
FIRST = "low"


def measure(ties: Ties) -> dict[str, float | None]:
    """Return Burt's constraint of each member; None without any tie.

    Parameters
    ----------
    ties
        The ties.

    Examples
    --------
    >>> import kmap
    >>> from kmap.analysis.network.ties import ties
    >>> measure(ties(kmap.load("stakeholders.yaml")))["housebuilders"]
    1.0
    """
    shares = {node: own.shares for node, own in investments(ties).items()}
    return {node: _constraint(node, shares) if shares[node] else None for node in ties.members}


def _constraint(node: str, shares: dict[str, dict[str, float]]) -> float:
    own = shares[node]
    invested = dict(own)
    for between, share in own.items():
        further = shares[between]
        if len(own) < len(further):
            for end in own:
                if end in further:
                    invested[end] += share * further[end]
        else:
            for end, part in further.items():
                if end in own:
                    invested[end] += share * part
    return sum(value * value for value in invested.values())
