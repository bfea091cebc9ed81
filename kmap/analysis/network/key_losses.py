"""Whom we can't lose: the stakeholders without whom the network falls apart most.

S.P. Borgatti, *Comput. Math. Organ. Theory* 12:21-34, 2006, doi
10.1007/s10588-006-7084-x: the negative key player problem, by fragmentation. How a
network falls apart without each of its nodes comes from one depth-first search (J.
Hopcroft, R. Tarjan, *Communications of the ACM* 16:372-378, 1973), so that the last
member of a set costs nothing to find.
"""

from collections.abc import Collection, Sequence
from itertools import combinations
from math import comb
from typing import NamedTuple

from kmap.analysis.network.candidates import candidates, distinct, numbered
from kmap.analysis.network.ties import Ties

MOST_STEPS = 5_000_000
"""Steps along a tie up to which every set is looked at, two seconds or so."""

MOST_SWAP_STEPS = 10_000_000
"""Steps along a tie that looking for swaps takes for all sizes together, at the most."""


class Loss(NamedTuple):
    """What the loss of a set of stakeholders does to the network.

    Parameters
    ----------
    members
        The ids of those that are lost, sorted.
    fragmentation
        The share of pairs of the nodes left that have no path to each other, from 0,
        all in one piece, to 1, no tie at all; None where fewer than two are left.
    parts
        Into how many pieces those left fall, lone ones included.
    largest
        How many are in the largest piece.
    exact
        Whether no other set of that size does worse; else it was found by adding the
        worst one after the other and swapping while that helps.
    """

    members: tuple[str, ...]
    fragmentation: float | None
    parts: int
    largest: int
    exact: bool


def fragmentation(ties: Ties, without: Collection[str] = ()) -> Loss:
    """Return what the loss of some nodes does to the network, undirected, strength making no difference.

    F = 1 - sum of s(s - 1) / n(n - 1), over the n nodes left, s being the sizes of the
    pieces that they fall into.

    Parameters
    ----------
    ties
        The ties.
    without
        The ids of those that are lost; none, for the network as it is.

    Examples
    --------
    >>> import kmap
    >>> from kmap.analysis.network.ties import ties
    >>> network = ties(kmap.load("stakeholders.yaml"))
    >>> fragmentation(network).fragmentation < fragmentation(network, ["health-agency"]).fragmentation
    True
    """
    nodes, neighbours = numbered(ties)
    lost = {number for number, node in enumerate(nodes) if node in without}
    return _loss(nodes, neighbours, lost, exact=True)


def losses(ties: Ties, sizes: Sequence[int]) -> tuple[Loss, ...]:
    """Return, for each size, the set of stakeholders whose loss leaves the network most fragmented.

    The team is a node but never a member. Of sets that do the same, the first by id.
    Every set is looked at where that takes no more than 5 million steps, which is so
    up to some 120 stakeholders for sets of three; else they are found greedily, with swaps.

    Parameters
    ----------
    ties
        The ties.
    sizes
        How many members, in rising order, at least 1 and no more than there are stakeholders.
    """
    nodes, neighbours = numbered(ties)
    among = candidates(ties, nodes)
    found = []
    members: tuple[int, ...] = ()
    for size in sizes:
        few = distinct(among, neighbours, size)
        if comb(len(few), size - 1) * (len(nodes) + sum(map(len, neighbours))) <= MOST_STEPS:
            members, exact = _worst(neighbours, among, few, size), True
        else:
            rounds = MOST_SWAP_STEPS // len(sizes) // (len(nodes) + sum(map(len, neighbours))) // size
            members, exact = _swapped(neighbours, among, _grown(neighbours, among, members, size), rounds), False
        found.append(_loss(nodes, neighbours, set(members), exact=exact))
    return tuple(found)


def _worst(neighbours: list[list[int]], among: list[int], few: list[int], size: int) -> tuple[int, ...]:
    """Return the worst set of a size: all sets of one less are tried, and with each all that can be the last."""
    return min(_with_last(neighbours, among, set(others)) for others in combinations(few, size - 1))[1]


def _with_last(neighbours: list[list[int]], among: list[int], others: set[int]) -> tuple[int, tuple[int, ...]]:
    """Return how many pairs are left to a set with the worst last member, and the set, sorted."""
    pairs = _pairs_without(neighbours, others)
    left, last = min((pairs[number], number) for number in among if number not in others)
    return left, tuple(sorted((*others, last)))


def _grown(neighbours: list[list[int]], among: list[int], members: tuple[int, ...], size: int) -> list[int]:
    """Return a set with the worst members added one after the other up to a size."""
    grown = list(members)
    while len(grown) < size:
        pairs = _pairs_without(neighbours, set(grown))
        grown.append(min((pairs[number], number) for number in among if number not in grown)[1])
    return grown


def _swapped(neighbours: list[list[int]], among: list[int], members: list[int], rounds: int) -> tuple[int, ...]:
    """Return a set with members swapped for others, one in each round, while that makes it worse."""
    best: tuple[int, tuple[int, ...]] | None = None
    for _ in range(rounds):
        swap = min(_with_last(neighbours, among, set(members) - {number}) for number in members)
        if best is not None and swap >= best:
            break
        best, members = swap, list(swap[1])
    return tuple(sorted(members))


def _pairs_without(neighbours: list[list[int]], gone: set[int]) -> list[int]:
    """Return for each node how many ordered pairs still have a path without it, and without those gone.

    For those gone themselves the number says nothing.
    """
    nodes = len(neighbours)
    entered = [-1] * nodes
    lowest = [0] * nodes
    size = [1] * nodes
    cut, apart, whole, change = [0] * nodes, [0] * nodes, 0, [0] * nodes
    for start in range(nodes):
        if entered[start] >= 0 or start in gone:
            continue
        order = [start]
        entered[start] = lowest[start] = 0
        stack = [(start, -1, iter(neighbours[start]))]
        while stack:
            node, parent, following = stack[-1]
            for other in following:
                if entered[other] < 0:
                    if other not in gone:
                        entered[other] = lowest[other] = len(order)
                        order.append(other)
                        stack.append((other, node, iter(neighbours[other])))
                        break
                elif other != parent and entered[other] < lowest[node]:
                    lowest[node] = entered[other]
            else:
                stack.pop()
                if parent >= 0:
                    size[parent] += size[node]
                    lowest[parent] = min(lowest[parent], lowest[node])
                    if lowest[node] >= entered[parent]:
                        cut[parent] += size[node]
                        apart[parent] += size[node] * (size[node] - 1)
        together = len(order)
        whole += together * (together - 1)
        for node in order:
            rest = together - 1 - cut[node]
            change[node] = apart[node] + rest * (rest - 1) - together * (together - 1)
    return [whole + own for own in change]


def _loss(nodes: list[str], neighbours: list[list[int]], lost: set[int], *, exact: bool) -> Loss:
    seen = set(lost)
    sizes = []
    for start in range(len(nodes)):
        if start not in seen:
            seen.add(start)
            found = [start]
            for node in found:  # grows while it is walked
                fresh = [other for other in neighbours[node] if other not in seen]
                seen.update(fresh)
                found += fresh
            sizes.append(len(found))
    left = sum(sizes)
    together = sum(size * (size - 1) for size in sizes)
    value = 1 - together / (left * (left - 1)) if left > 1 else None
    return Loss(tuple(nodes[number] for number in sorted(lost)), value, len(sizes), max(sizes, default=0), exact)
