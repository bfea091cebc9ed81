"""The strongest path from one to each of all others, in one walk over the network."""

from kmap.analysis.network.distances import distances
from kmap.analysis.network.routes import Route, ways_to
from kmap.analysis.network.ties import Ties


def strongest(ties: Ties, start: str) -> dict[str, Route]:
    """Return the strongest path from one node to each that it reaches, by where it leads.

    Parameters
    ----------
    ties
        The ties; conflict carries no introductions and does not count.
    start
        A node.

    Returns
    -------
    dict[str, Route]
        Each path is the first that `kmap.analysis.network.routes.routes` gives: of paths equally
        strong the one with fewer ties, then the one whose ids come first in the alphabet.
        There is none to `start` itself.

    Examples
    --------
    >>> import kmap
    >>> from kmap.analysis.network.ties import ties
    >>> strongest(ties(kmap.load("stakeholders.yaml")), "unit")["landlords"].nodes
    ('unit', 'health-agency', 'council-teams', 'landlords')
    """
    strengths = ties.undirected()
    lengths = distances(strength for leads in strengths.values() for strength in leads.values())
    ways = ways_to(strengths, lengths.of, start)  # either way it is as far
    paths: dict[str, tuple[str, ...]] = {start: (start,)}
    for node in sorted(ways.keys() - {start}, key=lambda one: ways[one]):
        distance, steps = ways[node]
        before = (
            paths[other]
            for other, strength in strengths[node].items()
            if ways[other] == (distance - lengths.of[strength], steps - 1)
        )
        paths[node] = (*min(before), node)
    return {node: Route(path, ways[node][0] / lengths.unit) for node, path in paths.items() if node != start}
