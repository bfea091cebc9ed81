"""Closeness: how near somebody is to all others.

From whom does word get around soonest? The harmonic form is used, which is defined
where some can't be reached at all: they add nothing.

Definition: the sum over all others of 1 / distance, over n - 1. A tie of strength s is
1 / s long, so where no strength is written a distance is the number of ties. n counts
all nodes, those without ties included.

View of the graph: undirected; strength makes ties shorter.

Range: 0 to the greatest strength, which is 1 where none is written. Without any tie 0.
A network of one node has no value. On a very large network the value can be an estimate
from a drawing of starting points; the answer says so, with its error.

Other tools' closeness is often another measure: the inverse of the mean distance, which
is undefined or misleading where some can't be reached.

Source: M. Marchiori, V. Latora, Physica A 285:539-546, 2000.
"""

from kmap.analysis.network.path_measures import nearness
from kmap.analysis.network.shortest_paths import Draw
from kmap.analysis.network.ties import Ties

HEADING = "close- ness"
VIEW = "undirected, a tie is as long as 1 over its strength"
MEANING = "how near they are to all others"
FIRST = "high"


def measure(ties: Ties) -> dict[str, float | None]:
    """Return the harmonic closeness of each member, normalised by n - 1; None where n is 1.

    Parameters
    ----------
    ties
        The ties; their direction makes no difference.

    Examples
    --------
    >>> import kmap
    >>> from kmap.analysis.network.ties import ties
    >>> closeness = measure(ties(kmap.load("stakeholders.yaml")))
    >>> closeness["health-agency"] > closeness["housebuilders"]
    True
    """
    others = len(ties.members) - 1
    near = nearness(ties).values
    return {node: near[node] / others if others else None for node in ties.members}


def draw(ties: Ties) -> Draw | None:
    """Return how the values were estimated, with their standard errors; None where they are exact."""
    made = nearness(ties).draw
    others = len(ties.members) - 1
    return made and made._replace(errors={node: error / others for node, error in made.errors.items()})
