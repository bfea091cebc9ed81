"""Betweenness: how often somebody stands on the shortest way between two others.

Who can open a door, or close it? What passes between others tends to pass through
those of high betweenness. With a low score of influence they are easily overlooked.

Definition: the number of pairs of others whose shortest path runs through the node,
where several paths are equally short the share of them that do, over the number of all
pairs of others, (n - 1)(n - 2) / 2. n counts all nodes, those without ties included: of
the Florentine families, the Medici have .4524 beside the Pucci, who married into none,
and .522 without them. A tie is as long as one over its strength, so strong ties are
short; lengths are whole numbers, so that paths are equally short only where they are.

View of the graph: undirected; strength makes ties shorter.

Range: 0 to 1. Without any tie, or with one alone, 0. A network of fewer than three
nodes has no value. On a very large network the value can be an estimate from a drawing
of starting points; the answer says so, with its error.

Source: L.C. Freeman, Sociometry 40:35-41, 1977; U. Brandes, J. Math. Sociol.
25:163-177, 2001.
"""

from kmap.analysis.network.path_measures import pairs_through
from kmap.analysis.network.shortest_paths import Draw
from kmap.analysis.network.ties import Ties

HEADING = "between- ness"
VIEW = "undirected, a tie is as long as 1 over its strength"
MEANING = "how often they stand on the shortest way between two others"
FIRST = "high"


def measure(ties: Ties) -> dict[str, float | None]:
    """Return the betweenness of each member, normalised by (n - 1)(n - 2) / 2; None where n is below 3.

    Parameters
    ----------
    ties
        The ties; their direction makes no difference.

    Examples
    --------
    >>> import kmap
    >>> from kmap.analysis.network.ties import ties
    >>> measure(ties(kmap.load("stakeholders.yaml")))["housebuilders"]
    0.0
    """
    others = len(ties.members) - 1
    pairs = others * (others - 1) / 2
    through = pairs_through(ties).values
    return {node: through[node] / pairs if pairs else None for node in ties.members}


def draw(ties: Ties) -> Draw | None:
    """Return how the values were estimated, with their standard errors; None where they are exact."""
    made = pairs_through(ties).draw
    if made is None:
        return None
    others = len(ties.members) - 1
    return made._replace(errors={node: error * 2 / others / (others - 1) for node, error in made.errors.items()})
