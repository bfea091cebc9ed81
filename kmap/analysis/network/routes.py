"""Routes: who could introduce us to whom, along ties that exist.

The strongest path from one to another is the shortest by the sum of one over the
strength of its ties, in either direction, conflict left out: E.W. Dijkstra,
*Numerische Mathematik* 1:269-271, 1959. Distances are whole numbers, see
`kmap.analysis.network.distances`, so that two paths are equally long only where they are.
"""

from collections.abc import Collection, Iterator, Mapping
from heapq import heappop, heappush
from typing import NamedTuple

from kmap.analysis.network.distances import Distances, distances
from kmap.analysis.network.reach import reach
from kmap.analysis.network.ties import Ties

MOST_ROUTES = 3
"""How many introductions are given, each through another first broker."""

Strengths = Mapping[str, Mapping[str, float]]
Way = tuple[int, int]
"""How far it is: the distance, and the number of ties."""


class Route(NamedTuple):
    """One way from one node to another.

    Parameters
    ----------
    nodes
        Whom it leads past, both ends included.
    length
        The sum of one over the strength of its ties; one tie of strength 1 makes 1.
    """

    nodes: tuple[str, ...]
    length: float

    @property
    def broker(self) -> str | None:
        """The first one on the way who would introduce us; None where there is a tie with the target itself."""
        return self.nodes[1] if len(self.nodes) > 2 else None


class Routes(NamedTuple):
    """The introductions from one node to another.

    Parameters
    ----------
    start, target
        From whom, and to whom.
    routes
        The strongest path; then the strongest that avoids its first broker, then the one
        that avoids the first brokers of both, and so on; after a tie between the two
        themselves, the strongest without it. Empty where no path leads there.
    through
        Whom every path passes, the nearest to the start first.
    """

    start: str
    target: str
    routes: tuple[Route, ...]
    through: tuple[str, ...]


def routes(ties: Ties, start: str, target: str, most: int = MOST_ROUTES) -> Routes:
    """Return the best introductions from one node to another.

    Parameters
    ----------
    ties
        The ties.
    start, target
        Two different nodes.
    most
        How many routes to give at the most.

    Returns
    -------
    Routes
        Of paths equally strong the one with fewer ties comes first, then the one whose
        ids come first in the alphabet.

    Examples
    --------
    >>> import kmap
    >>> from kmap.analysis.network.ties import ties
    >>> found = routes(ties(kmap.load("stakeholders.yaml")), "unit", "landlords")
    >>> found.routes[0].nodes
    ('unit', 'health-agency', 'council-teams', 'landlords')
    """
    strengths = ties.undirected()
    found: list[Route] = []
    avoided: set[str] = set()
    direct = True
    while len(found) < most:
        route = shortest(strengths, start, target, avoided, direct=direct)
        if route is None:
            break
        found.append(route)
        if route.broker is None:
            direct = False
        else:
            avoided.add(route.broker)
    through = reach(strengths, start).through(target) if found else ()
    return Routes(start, target, tuple(found), through)


def shortest(
    strengths: Strengths, start: str, target: str, avoided: Collection[str] = (), *, direct: bool = True
) -> Route | None:
    """Return the strongest path between two nodes; None where there is none.

    Parameters
    ----------
    strengths
        The undirected view.
    start, target
        Two different nodes.
    avoided
        Nodes that the path must not pass.
    direct
        Whether the tie between the two themselves may be the path.
    """
    lengths = _lengths(strengths)
    ways = ways_to(strengths, lengths.of, target, avoided, but=None if direct else start)
    return _route(strengths, lengths, ways, start, target, direct=direct) if start in ways else None


def nearest_to(strengths: Strengths, target: str, wanted: Collection[str]) -> Iterator[Route]:
    """Yield the strongest paths to the target from some of the nodes, the shortest first.

    Parameters
    ----------
    strengths
        The undirected view.
    target
        A node.
    wanted
        From whom; those without a path to the target are left out.
    """
    lengths = _lengths(strengths)
    ways = ways_to(strengths, lengths.of, target)
    for node in sorted(ways.keys() & set(wanted) - {target}, key=lambda one: (ways[one], one)):
        yield _route(strengths, lengths, ways, node, target)


def _lengths(strengths: Strengths) -> Distances:
    return distances(strength for leads in strengths.values() for strength in leads.values())


def ways_to(
    strengths: Strengths,
    lengths: Mapping[float, int],
    target: str,
    avoided: Collection[str] = (),
    but: str | None = None,
) -> dict[str, Way]:
    """Return how far each node is that has a path to the target, leaving some out.

    Parameters
    ----------
    strengths
        The ties in either direction.
    lengths
        The distance of a tie, by its strength.
    target
        Where the paths lead; it is no distance away.
    avoided
        Nodes that no path leads through.
    but
        A node whose own tie with the target does not count.
    """
    ways: dict[str, Way] = {}
    waiting = [(0, 0, target)]
    while waiting:
        distance, steps, node = heappop(waiting)
        if node in ways:
            continue
        ways[node] = distance, steps
        for other, strength in strengths[node].items():
            if other not in ways and other not in avoided and not (node == target and other == but):
                heappush(waiting, (distance + lengths[strength], steps + 1, other))
    return ways


def _route(
    strengths: Strengths, lengths: Distances, ways: Mapping[str, Way], start: str, target: str, *, direct: bool = True
) -> Route:
    """Return the strongest path, at each step the first neighbour in the alphabet that lies on one."""
    nodes = [start]
    while (node := nodes[-1]) != target:
        distance, steps = ways[node]
        nodes.append(
            min(
                other
                for other, strength in strengths[node].items()
                if ways.get(other) == (distance - lengths.of[strength], steps - 1)
                and (direct or (node, other) != (start, target))
            )
        )
    return Route(tuple(nodes), ways[start][0] / lengths.unit)
