"""Effective size: how many different directions somebody's ties lead in.

Of two with five ties each, one may know five people who all know each other, and the
other five who do not: the second one's ties are worth five, the first one's little
more than one.

Definition: the sum, over the others j with whom i has a tie, of 1 - sum over q of
p(i, q) m(j, q), with p(i, q) the share of i's ties that goes to q, and m(j, q) the tie
of j with q over j's strongest; both directions summed. Where ties have neither
direction nor strength that is the number of ties less the mean number of ties that
those others have with each other.

View of the graph: both directions summed; strength is the weight.

Range: above 0, at most the number of others with whom there is a tie. Without any tie
it is undefined, and there is no value.

Source: R.S. Burt, Structural Holes, Harvard University Press 1992; S.P. Borgatti,
Connections 20(1):35-38, 1997.
"""

from kmap.analysis.network.investments import investments
from kmap.analysis.network.ties import Ties

HEADING = "effective size"
VIEW = "both directions summed, strength is the weight"
MEANING = "how many different directions their ties lead in"
FIRST = "high"


def measure(ties: Ties) -> dict[str, float | None]:
    """Return the effective size of each member's ties; None without any tie.

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
    found = investments(ties)
    shares = {node: own.shares for node, own in found.items()}
    ratios = {node: own.ratios for node, own in found.items()}
    return {node: _effective_size(node, shares[node], ratios) if shares[node] else None for node in ties.members}


def _effective_size(node: str, own: dict[str, float], ratios: dict[str, dict[str, float]]) -> float:
    redundant = 0.0
    for other in own:
        further = ratios[other]
        if len(own) < len(further):
            redundant += sum([share * further[between] for between, share in own.items() if between in further])
        else:
            redundant += sum([ratio * own[between] for between, ratio in further.items() if between in own])
    return len(own) - redundant
