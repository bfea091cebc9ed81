"""Whom to talk to: the stakeholders from whom word gets soonest to all others.

S.P. Borgatti, *Comput. Math. Organ. Theory* 12:21-34, 2006, doi
10.1007/s10588-006-7084-x: the positive key player problem, by distance-weighted reach.
Each further contact adds less than the one before, so sets that are grown one by one
are never worse than 63% of the best (G.L. Nemhauser, L.A. Wolsey, M.L. Fisher,
*Mathematical Programming* 14:265-294, 1978), and are most often the best.
"""

from collections.abc import Collection, Sequence
from heapq import heapify, heappop, heappush
from math import comb
from typing import NamedTuple

from kmap.analysis.network.breadth import steps
from kmap.analysis.network.candidates import candidates, distinct, numbered
from kmap.analysis.network.nearest import FAR, added, distances_to, gain_of, nearer
from kmap.analysis.network.own_reach import own_reach
from kmap.analysis.network.ties import Ties

MOST_UNIONS = 4_000_000
"""Sets times distances up to which every set is looked at, two seconds or so."""

MOST_SWAP_STEPS = 10_000_000
"""Steps along a tie that a round of looking for swaps takes for all sizes together, at the most."""

MOST_LOOKS, LOOKS_EACH = 2_000_000, 20
"""Nodes that are looked at to grow a set to the next size, a second or two; by an estimate, so many for each node."""

LARGEST_SET = 12
"""The most members that a set has where every one is looked at."""

LARGEST_WHOLE = 1000
"""The most nodes of which the distances between all are kept; more have too many sets, even of two."""


class Contacts(NamedTuple):
    """How soon a set of stakeholders reaches all others.

    Parameters
    ----------
    members
        The ids of those to talk to, sorted.
    reach
        The mean over all nodes of one over the number of ties to the nearest member,
        members themselves counting 1 and those that can't be reached 0.
    direct
        How many nodes are members or have a tie with one.
    reached
        How many nodes have a path to a member, members included.
    exact
        Whether no other set of that size has a greater reach; else it was found by
        adding the best one after the other and swapping while that helps.
    """

    members: tuple[str, ...]
    reach: float
    direct: int
    reached: int
    exact: bool


def reach_of(ties: Ties, members: Collection[str]) -> Contacts:
    """Return how soon some stakeholders reach all others, undirected, strength making no difference.

    D = (1/n) sum over the n nodes of 1/d, d being the number of ties to the nearest
    member; members count 1. Without a member it is 0.

    Parameters
    ----------
    ties
        The ties.
    members
        The ids of those who know.

    Examples
    --------
    >>> import kmap
    >>> from kmap.analysis.network.ties import ties
    >>> network = ties(kmap.load("stakeholders.yaml"))
    >>> reach_of(network, ["health-agency"]).reach > reach_of(network, ["housebuilders"]).reach
    True
    """
    nodes, neighbours = numbered(ties)
    return _contacts(nodes, neighbours, [number for number, node in enumerate(nodes) if node in members], exact=True)


def contacts(ties: Ties, sizes: Sequence[int]) -> tuple[Contacts, ...]:
    """Return, for each size, the set of stakeholders with the greatest reach.

    The team is a node, to be reached and to be reached through, but never a member: it
    is we who ask whom to talk to. Of sets that reach the same, the first by id. Every
    set is looked at where the sets times the distances in the network are no more than
    4 million, which is so up to some 120 stakeholders for sets of three; else they are
    found greedily, with swaps. In a large network only those are tried for a swap whose
    own reach is greatest. Where `own_reach` is an estimate, those come first to be looked
    at who have the greatest, and as many as there are steps for; a set's own reach is exact.

    Parameters
    ----------
    ties
        The ties.
    sizes
        How many members, in rising order, at least 1 and no more than there are stakeholders.
    """
    nodes, neighbours = numbered(ties)
    among = candidates(ties, nodes)
    balls = _balls(neighbours) if len(nodes) <= LARGEST_WHOLE else []
    found: list[Contacts] = []
    members: list[int] = []
    for size in sizes:
        few = distinct(among, neighbours, size)
        exact = bool(balls) and size <= LARGEST_SET and comb(len(few), size) * len(balls[0]) <= MOST_UNIONS
        if exact:
            members = _best(balls, few, size)
        else:
            alone, points = own_reach(ties)
            grown = _grown(neighbours, among, alone, members, size, LOOKS_EACH * len(nodes) if points else MOST_LOOKS)
            most = MOST_SWAP_STEPS // len(sizes) // (len(nodes) + sum(map(len, neighbours))) // size
            ranked = sorted(among, key=lambda number: (-alone[number], number))[:most]
            members = _swapped(neighbours, ranked, grown) if size > 1 and ranked else grown
            exact = size == 1 and not points
        found.append(_contacts(nodes, neighbours, members, exact=exact))
    return tuple(found)


def _balls(neighbours: list[list[int]]) -> list[list[int]]:
    """Return for each node who is at most 1, 2 and so on ties away, as the bits of a number."""
    balls = [[1 << node] for node in range(len(neighbours))]
    for front in steps(neighbours, range(len(neighbours))):
        for node, ball in enumerate(balls):
            ball.append(ball[-1] | front.get(node, 0))
    return [ball[1:] or ball for ball in balls]


def _best(balls: list[list[int]], among: list[int], size: int) -> list[int]:
    """Return the set of greatest reach, the first by number among equals; every set is looked at."""
    best: tuple[float, list[int]] = (-1.0, [])

    def extend(first: int, chosen: list[int], union: list[int]) -> None:
        """Try every way to fill up a set with those from a number on, and keep the best set."""
        nonlocal best
        for index in range(first, len(among) - (size - len(chosen)) + 1):
            joined = [own | other for own, other in zip(union, balls[among[index]], strict=True)]
            members = [*chosen, among[index]]
            if len(members) < size:
                extend(index + 1, members, joined)
            elif (value := _value([ball.bit_count() for ball in joined])) > best[0]:
                best = value, members

    extend(0, [], [0] * len(balls[0]))
    return best[1]


def _value(within: Sequence[int]) -> float:
    """Return n times the reach, by how many are at most 1, 2 and so on ties away; equal ones are equal."""
    value, before = 0.0, 0
    for distance, count in enumerate(within, 1):
        value += (count - before) / distance
        before = count
    return round(value, 9)


def _grown(
    neighbours: list[list[int]], among: list[int], alone: list[float], members: list[int], size: int, looks: int
) -> list[int]:
    """Return a set that has grown to a size by the best candidate, one after the other.

    What a candidate adds never grows with the set, so it is worked out anew only for
    one that may be the best by what it added before; of those, as many as there are
    looks for.
    """
    members = list(members)
    distance = distances_to(neighbours, members)
    gains = [(-round(alone[number], 9), number, -1) for number in among if number not in members]
    heapify(gains)
    most = looks // max(1, size - len(members))
    while len(members) < size:
        looked, tried = 0, list[tuple[float, int, int]]()
        while gains[0][2] < len(members) and looked < most:
            _, number, _ = heappop(gains)
            found = nearer(neighbours, distance, number)
            looked += len(found)
            tried.append((-added(distance, found), number, len(members)))
            heappush(gains, tried[-1])
        best = min(tried)
        if gains[0] == best:
            heappop(gains)
        else:  # out of looks
            gains.remove(best)
            heapify(gains)
        members.append(best[1])
        for node, length in nearer(neighbours, distance, best[1]):
            distance[node] = length
    return members


def _swapped(neighbours: list[list[int]], ranked: list[int], members: list[int]) -> list[int]:
    """Return a set with members swapped for others out of `ranked`, one at a time, while that adds to its reach."""
    swap: list[int] | None = sorted(members)
    while swap is not None:
        members = swap
        swap = _swap(neighbours, ranked, members)
    return members


def _swap(neighbours: list[list[int]], ranked: list[int], members: list[int]) -> list[int] | None:
    """Return the set with the first member swapped for whom another adds more; None where there is none."""
    for member in members:
        others = [number for number in members if number != member]
        distance = distances_to(neighbours, others)
        gains = [(-gain_of(neighbours, distance, number), number) for number in ranked if number not in members]
        gain, number = min(gains, default=(0.0, member))
        if -gain > gain_of(neighbours, distance, member):
            return sorted((*others, number))
    return None


def _contacts(nodes: list[str], neighbours: list[list[int]], members: list[int], *, exact: bool) -> Contacts:
    reached = [length for length in distances_to(neighbours, members) if length < FAR]
    return Contacts(
        members=tuple(nodes[number] for number in sorted(members)),
        reach=sum(1 / (length or 1) for length in reached) / len(nodes) if nodes else 0.0,
        direct=sum(length <= 1 for length in reached),
        reached=len(reached),
        exact=exact,
    )
