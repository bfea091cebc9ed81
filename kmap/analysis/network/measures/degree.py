"""Degree: the share of all others with whom somebody has a tie.

Who is in touch with many? A high degree says that many ties are recorded, not that they
lead anywhere new: see constraint and effective-size for that.

Definition: the number of others with a tie in either direction, over n - 1, where n
counts all nodes: the stakeholders that count on the day, those without ties included,
and the team where it has ties.

View of the graph: undirected; strength makes no difference.

Range: 0 to 1. Without any tie 0. A network of one node has no value.

Source: L.C. Freeman, Social Networks 1:215-239, 1978/79.
"""

from kmap.analysis.network.ties import Ties

HEADING = "degree"
VIEW = "undirected, strength makes no difference"
MEANING = "the share of all others with whom they have a tie"
FIRST = "high"


def measure(ties: Ties) -> dict[str, float | None]:
    """Return the degree of each member, normalised by n - 1; None where n is 1.

    Parameters
    ----------
    ties
        The ties; their direction and strength make no difference.

    Examples
    --------
    >>> import kmap
    >>> from kmap.analysis.network.ties import ties
    >>> round(measure(ties(kmap.load("stakeholders.yaml")))["health-agency"], 3)
    0.267
    """
    others = len(ties.members) - 1
    neighbours = ties.undirected()
    return {node: len(neighbours[node]) / others if others else None for node in ties.members}
