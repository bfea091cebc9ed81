"""The network in one answer: what is recorded, who connects whom, and what that adds to the grid.

C. Prell, K. Hubacek, M. Reed, *Society & Natural Resources* 22:501-518, 2009, doi
10.1080/08941920802199202, show why both are needed: those who connect others are often
not those who score high.
"""

from collections import Counter
from collections.abc import Iterable, Mapping
from typing import NamedTuple

from kmap.analysis.grid import Grid, place
from kmap.analysis.network.communities import communities
from kmap.analysis.network.components import components
from kmap.analysis.network.linked import Link, links
from kmap.analysis.network.measures import betweenness
from kmap.analysis.network.reach import team_reach
from kmap.analysis.network.shortest_paths import Draw
from kmap.analysis.network.single_ways import Gate, SingleWay, gates, single_ways
from kmap.analysis.network.ties import Ties, ties
from kmap.register.register import Register

FEWEST_TOP, TOP_IN = 5, 10
"""Top brokers: the five with the highest betweenness, or one in ten of those linked where that is more."""

Counts = tuple[tuple[str | None, int], ...]


class Broker(NamedTuple):
    """Somebody on the way between others.

    Parameters
    ----------
    node
        Its id.
    betweenness
        The share of the pairs of all others whose strongest path runs through it.
    error
        Its standard error where it is an estimate; None where it is exact.
    neighbours
        How many it has ties with.
    links
        Of which categories those are, the most first; None for those without one.
    """

    node: str
    betweenness: float
    error: float | None
    neighbours: int
    links: Counts


class Community(NamedTuple):
    """A group with more ties inside than with the rest.

    Parameters
    ----------
    nodes
        The ids of its members.
    by_category
        How many are of each category, the most first; None for those without one.
    """

    nodes: tuple[str, ...]
    by_category: Counts


class Network(NamedTuple):
    """What a person wants to know of a network first.

    Parameters
    ----------
    grid
        Where those in view stand on the grid; all numbers are about the whole network.
    ties
        The ties.
    kinds
        The kinds of ties that it is restricted to; None for all.
    stakeholders
        How many stakeholders count on the day.
    links
        The pairs that have a tie, and those that have a conflict, sorted.
    density
        The share of all pairs of members that have a tie; None where there are fewer than two.
    parts
        The sizes of the parts that have no tie with each other, the largest first;
        those without any tie are not counted.
    reached
        How many stakeholders there is a path to from the team; None where it has no tie.
    brokers
        Everybody on the way between others, the highest betweenness first; not the team.
    draw
        How betweenness was estimated; None where it is exact.
    single_ways
        Who cuts others off from the team.
    overlooked
        Top brokers with a scored influence that is not high, by id.
    out_of_reach
        Those with high influence to whom no path leads from the team, by id, in the
        order of the register; empty where the team has no tie.
    gates
        Categories to which all our ways lead through the same few.
    communities
        Groups with more ties inside than between, the largest first.
    """

    grid: Grid
    ties: Ties
    kinds: tuple[str, ...] | None
    stakeholders: int
    links: tuple[Link, ...]
    density: float | None
    parts: tuple[int, ...]
    reached: int | None
    brokers: tuple[Broker, ...]
    draw: Draw | None
    single_ways: tuple[SingleWay, ...]
    overlooked: tuple[str, ...]
    out_of_reach: tuple[str, ...]
    gates: tuple[Gate, ...]
    communities: tuple[Community, ...]

    @property
    def pairs(self) -> int:
        """How many pairs have a tie."""
        return sum(map(len, self.ties.undirected().values())) // 2

    @property
    def recorded(self) -> int:
        """How many stakeholders have a tie recorded."""
        return self.stakeholders - len(self.ties.unrecorded)


def network(
    register: Register,
    topic: str | None = None,
    kinds: tuple[str, ...] | None = None,
    *,
    category: str | None = None,
    tag: str | None = None,
) -> Network:
    """Sum up the network of a register, and what it adds to the grid.

    Parameters
    ----------
    register
        The register, which also says as on which day.
    topic
        The topic by which scores stand; left out, the register's own, else the matter in
        general. Ties are about no topic.
    kinds
        Only ties of these kinds; all where left out.
    category, tag
        Show only stakeholders of this category, or with this tag; what is said of them
        is worked out over the whole network.

    Examples
    --------
    >>> import kmap
    >>> found = network(kmap.load("stakeholders.yaml"))
    >>> found.recorded, found.stakeholders, found.parts
    (14, 15, (15,))
    """
    found = ties(register, kinds)
    grid, everybody = place(register, topic, category=category, tag=tag), place(register, topic)
    categories = {one.id: one.category for one in register.counting}
    has_ties = bool(found.undirected()[found.team])
    reached = set(team_reach(register, kinds).order)
    brokers = _brokers(found, categories)
    top = [one.node for one in brokers[: max(FEWEST_TOP, len(found.members) // TOP_IN)]]
    high, low = _by_influence(everybody)
    members = len(found.members)
    pairs = sum(map(len, found.undirected().values())) // 2
    return Network(
        grid=grid,
        ties=found,
        kinds=kinds,
        stakeholders=len(categories),
        links=tuple(links(register, found.nodes, kinds)),
        density=pairs * 2 / members / (members - 1) if members > 1 else None,
        parts=tuple(len(part) for part in components(found) if len(part) > 1),
        reached=len(reached) - 1 if has_ties else None,
        brokers=brokers,
        draw=betweenness.draw(found),
        single_ways=tuple(single_ways(found, categories)),
        overlooked=tuple(node for node in top if node in low),
        out_of_reach=tuple(node for node in high if has_ties and node not in reached),
        gates=tuple(gates(found, categories)),
        communities=tuple(
            Community(group, _counts(categories[node] for node in group if node in categories))
            for group in communities(found)
        ),
    )


def _brokers(found: Ties, categories: Mapping[str, str | None]) -> tuple[Broker, ...]:
    """Return everybody but the team on the way between others, the highest betweenness first, then by id."""
    shares, draw, neighbours = betweenness.measure(found), betweenness.draw(found), found.undirected()
    standing = sorted((-share, node) for node, share in shares.items() if share and node != found.team)
    return tuple(
        Broker(
            node,
            -share,
            draw.errors[node] if draw is not None else None,
            len(neighbours[node]),
            _counts(categories[other] for other in neighbours[node] if other in categories),
        )
        for share, node in standing
    )


def _by_influence(grid: Grid) -> tuple[dict[str, float], dict[str, float]]:
    """Return who has high influence and who has not, by id, in the order of the register."""
    sides: tuple[dict[str, float], dict[str, float]] = {}, {}
    for one in grid.placements:
        if one.influence is not None:
            sides[not grid.is_high("influence", one.influence)][one.stakeholder.id] = one.influence
    return sides


def _counts(categories: Iterable[str | None]) -> Counts:
    counts = Counter(categories)
    return tuple(sorted(counts.items(), key=lambda pair: (-pair[1], pair[0] is None, pair[0] or "")))
