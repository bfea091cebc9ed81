"""Shortest paths between all: how many run through each node, and how near each is to all others.

One walk from each node gives both, after U. Brandes, *J. Math. Sociol.* 25:163-177,
2001, over the network with its leaves folded away, which changes nothing in the result.
Where even that would take minutes, some starting points are drawn instead, and what is
near to one of them counts for less, so that chance matters little (R. Geisberger, P.
Sanders, D. Schultes, *Proc. ALENEX* 2008:90-100). The spread between ten parts of the
draw says how far the estimate may be off.
"""

from collections.abc import Iterable
from fractions import Fraction
from functools import lru_cache
from heapq import heappop, heappush
from math import sqrt
from random import Random
from typing import NamedTuple

from kmap.analysis.network.distances import LONGEST_EXACT
from kmap.analysis.network.folded import Folded, fold
from kmap.analysis.network.ties import Ties

MOST_STEPS = 40_000_000
"""Steps along a tie that are walked for exact values, twenty seconds or so; beyond, starting points are drawn."""

DRAWN = 1 / 2
"""The share of these steps that is walked from points that are drawn."""

PARTS = 10
"""How many parts a draw of starting points is made in; their spread gives the standard error."""


class Draw(NamedTuple):
    """How an estimate was made.

    Parameters
    ----------
    points
        How many starting points were drawn, each node being as likely, with repetition.
    of
        How many nodes there are.
    errors
        The standard error of each node's value, by its id; rather too great than too
        small, so that the exact value is within two of them in 95 of 100 cases or more.
    """

    points: int
    of: int
    errors: dict[str, float]


class Paths(NamedTuple):
    """What the shortest paths of a network say of its nodes.

    Parameters
    ----------
    through
        For each node the number of pairs of others that a shortest path between them
        runs through it; where several are equally short, the share of those that do.
    nearness
        For each node the sum over all others of one over the distance, a tie of
        strength s being 1/s long; one that is not reached adds nothing. Left empty where
        all ties are equally long, as counting by breadth is faster then.
    through_draw, nearness_draw
        How they were estimated; None where they are exact.
    """

    through: dict[str, float]
    nearness: dict[str, float]
    through_draw: Draw | None = None
    nearness_draw: Draw | None = None


class Walk(NamedTuple):
    """The shortest paths from one node.

    Parameters
    ----------
    order
        The nodes that are reached, the nearest first.
    distance
        For each node its distance; -1 where it is not reached.
    before
        For each node the last nodes before it on shortest paths.
    ways
        For each node the number of shortest paths to it.
    """

    order: list[int]
    distance: list[int]
    before: list[list[int]]
    ways: list[float]


@lru_cache(maxsize=4)
def shortest_paths(ties: Ties, most_steps: int = MOST_STEPS) -> Paths:
    """Walk the shortest paths of a network, undirected.

    Parameters
    ----------
    ties
        The ties; the length of one is one over its strength, as a whole number.
    most_steps
        Where walking from everybody takes more steps along a tie, starting points are
        drawn, the same each time.

    Examples
    --------
    >>> import kmap
    >>> from kmap.analysis.network.ties import ties
    >>> paths = shortest_paths(ties(kmap.load("stakeholders.yaml")))
    >>> paths.through["housebuilders"], paths.through_draw
    (0.0, None)
    """
    folded = fold(ties)
    steps = len(folded.nodes) + sum(map(len, folded.neighbours))
    if len(folded.nodes) * steps <= most_steps:
        return Paths(*_named(folded, *_sums(folded, ((point, 1.0) for point in range(len(folded.nodes))), drawn=False)))
    points = max(2, int(most_steps * DRAWN / steps / PARTS)) * PARTS
    drawn = Random(1).choices(range(len(folded.nodes)), folded.weights, k=points)  # noqa: S311  # the same each time
    everybody = sum(folded.weights)
    parts = []
    for part in range(PARTS):
        own = drawn[part::PARTS]
        times = ((point, everybody / len(own) / folded.weights[point]) for point in own)
        parts.append(_named(folded, *_sums(folded, times, drawn=True)))
    through, through_errors = mean([part[0] for part in parts])
    nearness, nearness_errors = mean([part[1] for part in parts])
    return Paths(through, nearness, Draw(points, everybody, through_errors), Draw(points, everybody, nearness_errors))


def _sums(
    folded: Folded, points: Iterable[tuple[int, float]], *, drawn: bool
) -> tuple[list[float], list[dict[int, float]]]:
    """Walk from points, each with the number of times that it counts.

    Return for each node the number of ordered pairs that run through it, and the
    nearness of it (at the distance 0) and of its leaves (at theirs), which is left at
    nought where all ties are equally long. Of points that are drawn, one counts for a
    node that is between it and another by how much of the way to the other lies before
    the node: the two ends together count once, as they do where all are walked from.
    """
    walk = _even_walk if folded.even else _walk
    weights = folded.weights
    through = [0.0] * len(weights)
    offsets = [(0, *leaves) for leaves in folded.leaves]
    nearness = [dict.fromkeys(own, 0.0) for own in offsets]
    for point, times in points:
        order, distance, before, ways = walk(folded.neighbours, point)
        behind = [0.0] * len(weights)
        pairs = weights[point] * times
        ends = [weight / (length or 1) for weight, length in zip(weights, distance, strict=True)] if drawn else weights
        for node in reversed(order):
            share = (ends[node] + behind[node]) / ways[node]
            for last in before[node]:
                behind[last] += ways[last] * share
            if node != point:
                through[node] += pairs * behind[node] * (2 * distance[node] if drawn else 1)
        if folded.even:
            continue
        profile = [(0, times), *((away, times * len(ids)) for away, ids in folded.leaves[point].items())]
        for node in order[1:]:
            near, length = nearness[node], distance[node]
            for own in offsets[node]:
                for away, count in profile:
                    near[own] += count / (length + own + away)
    return through, nearness


def _named(
    folded: Folded, through: list[float], nearness: list[dict[int, float]]
) -> tuple[dict[str, float], dict[str, float]]:
    """Add to sums what leaves have with each other and with their neighbour, and name the nodes."""
    pairs, near = dict[str, float](), dict[str, float]()
    sizes = _sizes(folded)
    for number, node in enumerate(folded.nodes):
        leaves = folded.leaves[number]
        few, others = folded.weights[number] - 1, sizes[number] - folded.weights[number]
        pairs[node] = through[number] / 2 + few * (few - 1) / 2 + few * others
        near[node] = nearness[number][0] + sum(len(ids) / length for length, ids in leaves.items())
        for length, ids in leaves.items():
            to_leaves = sum((len(some) - (some is ids)) / (length + away) for away, some in leaves.items())
            pairs |= dict.fromkeys(ids, 0.0)
            near |= dict.fromkeys(ids, nearness[number][length] + 1 / length + to_leaves)
    if folded.even:
        return pairs, {}
    if folded.unit <= LONGEST_EXACT:
        return pairs, {node: value * folded.unit for node, value in near.items()}
    return pairs, {node: float(Fraction(value) * folded.unit) for node, value in near.items()}


def _sizes(folded: Folded) -> list[int]:
    """Return for each node how many nodes of the whole network there are in its component."""
    sizes = [0] * len(folded.nodes)
    for start in range(len(sizes)):
        if not sizes[start]:
            found, sizes[start] = [start], 1
            for node in found:  # grows while it is walked
                for other, _ in folded.neighbours[node]:
                    if not sizes[other]:
                        sizes[other] = 1
                        found.append(other)
            size = sum(folded.weights[node] for node in found)
            for node in found:
                sizes[node] = size
    return sizes


def mean(parts: list[dict[str, float]]) -> tuple[dict[str, float], dict[str, float]]:
    """Return the mean of each node's values over the parts of a draw, and its standard error.

    The few draws that matter to one node may all be missing, in the value as in the
    spread. So no error is less than what nodes of that value have on the average.
    """
    means = {node: sum(part[node] for part in parts) / len(parts) for node in parts[0]}
    squares = {
        node: sum((part[node] - value) ** 2 for part in parts) / (len(parts) - 1) / len(parts)
        for node, value in means.items()
    }
    usual = sum(squares.values()) / (sum(means.values()) or 1)
    return means, {node: sqrt(max(square, usual * means[node])) for node, square in squares.items()}


def _walk(neighbours: list[list[tuple[int, int]]], point: int) -> Walk:
    """Return the shortest paths from a node (E.W. Dijkstra, *Numer. Math.* 1:269-271, 1959)."""
    nodes = len(neighbours)
    order, before = list[int](), list[list[int]]([[]] * nodes)
    distance, ways = [-1] * nodes, [0.0] * nodes
    done = bytearray(nodes)
    distance[point], ways[point] = 0, 1.0
    heap = [point]  # distance and node in one number, which compares faster than a pair
    while heap:
        length, node = divmod(heappop(heap), nodes)
        if done[node]:
            continue
        done[node] = 1
        order.append(node)
        paths = ways[node]
        for other, step in neighbours[node]:
            there, known = length + step, distance[other]
            if there < known or known < 0:
                distance[other], ways[other], before[other] = there, paths, [node]
                heappush(heap, there * nodes + other)
            elif there == known:
                ways[other] += paths
                before[other].append(node)
    return Walk(order, distance, before, ways)


def _even_walk(neighbours: list[list[tuple[int, int]]], point: int) -> Walk:
    """Return the shortest paths from a node where all ties are equally long."""
    nodes = len(neighbours)
    order, before = [point], list[list[int]]([[]] * nodes)
    distance, ways = [-1] * nodes, [0.0] * nodes
    distance[point], ways[point] = 0, 1.0
    for node in order:  # grows while it is walked
        length, paths = distance[node], ways[node]
        for other, step in neighbours[node]:
            known = distance[other]
            if known < 0:
                distance[other], ways[other], before[other] = length + step, paths, [node]
                order.append(other)
            elif known > length:
                ways[other] += paths
                before[other].append(node)
    return Walk(order, distance, before, ways)
