"""Where the nodes of a network stand so that those who are near in it are near on paper.

Stress majorisation after E.R. Gansner, Y. Koren, S. North, *Graph Drawing 2004*, LNCS
3383:239-250, 2005: the distance of two nodes on paper comes as near as it can to the
number of ties between them. It begins with rings around the centre, is not random, and
does not depend on the order in which nodes are given.
"""

import math
from collections.abc import Iterable, Mapping, Sequence

import numpy as np
from numpy.typing import NDArray

Point = tuple[float, float]
Neighbours = Mapping[str, Iterable[str]]

_ROUNDS = 120
_STILL = 1e-4  # a round that gains less than this share of the stress is the last
_LONGER = 0.35  # how much longer a tie is for each doubling of the neighbours that its ends don't share


def spread(neighbours: Neighbours, nodes: Sequence[str], centre: str | None = None) -> dict[str, Point]:
    """Return where the nodes of one component stand, a tie being about 1 long, wider than high.

    Parameters
    ----------
    neighbours
        The neighbours of each node, with or without negative ties; those outside
        `nodes` are passed over.
    nodes
        The nodes; from each there is a path to all others.
    centre
        Who begins in the middle; left out, the one with the most neighbours.

    Examples
    --------
    >>> found = spread({"a": ["b"], "b": ["a"]}, ["a", "b"])
    >>> round(math.dist(found["a"], found["b"]), 2)
    1.0
    """
    order = sorted(nodes)
    inside = set(order)
    links = {node: sorted(inside.intersection(neighbours[node])) for node in order}
    if len(order) == 1:
        return {order[0]: (0.0, 0.0)}
    if centre not in inside:
        centre = central(links)
    far = _distances(links, order)
    begun = rings(links, centre)
    polar = [begun[node] for node in order]
    start = np.array([(ring * math.cos(angle), ring * math.sin(angle)) for ring, angle in polar])
    places = _majorised(start, far)
    return {node: (float(x), float(y)) for node, (x, y) in zip(order, _lying(places), strict=True)}


def components(neighbours: Neighbours, team: str) -> list[list[str]]:
    """Return the parts of a network that have no line with each other: the team's first, then the largest.

    Examples
    --------
    >>> components({"a": ["b"], "b": ["a"], "us": ["c"], "c": ["us"]}, "us")
    [['c', 'us'], ['a', 'b']]
    """
    seen: set[str] = set()
    parts = []
    for start in sorted(neighbours):
        if start not in seen:
            seen.add(start)
            found = [start]
            for node in found:  # grows while it is walked
                fresh = sorted(set(neighbours[node]) - seen)
                seen.update(fresh)
                found += fresh
            parts.append(sorted(found))
    return sorted(parts, key=lambda part: (team not in part, -len(part), part))


def rings(links: Mapping[str, Sequence[str]], centre: str) -> dict[str, tuple[int, float]]:
    """Return places on rings around a centre, each node's own followers beside each other.

    Parameters
    ----------
    links
        The neighbours of each node; from the centre there is a path to all.
    centre
        Who stands in the middle.

    Returns
    -------
    dict of str to (int, float)
        For each node how many ties it is from the centre, and at which angle it stands, in radians.
    """
    followers: dict[str, list[str]] = {node: [] for node in links}
    found, ring = [centre], {centre: 0}
    for node in found:  # grows while it is walked
        for other in links[node]:
            if other not in ring:
                ring[other] = ring[node] + 1
                followers[node].append(other)
                found.append(other)
    ends = dict.fromkeys(found, 1)
    for node in reversed(found):
        ends[node] = max(1, sum(ends[one] for one in followers[node]))
    angle: dict[str, float] = {centre: 0.0}
    width: dict[str, float] = {centre: 2 * math.pi}
    for node in found:
        start = angle[node] - width[node] / 2
        for one in followers[node]:
            width[one] = width[node] * ends[one] / ends[node]
            angle[one] = start + width[one] / 2
            start += width[one]
    return {node: (ring[node], angle[node]) for node in found}


def central(links: Mapping[str, Sequence[str]]) -> str:
    """Return the node with the most neighbours; of several the first by id."""
    return min(links, key=lambda node: (-len(links[node]), node))


def _distances(links: Mapping[str, Sequence[str]], order: Sequence[str]) -> NDArray[np.float64]:
    """Return how far apart any two are, in ties; ties of those with many neighbours are longer."""
    index = {node: place for place, node in enumerate(order)}
    near = [[index[other] for other in links[node]] for node in order]
    around = [set(places) for places in near]
    far = np.zeros((len(order), len(order)))
    lengths = [
        {other: 1 + _LONGER * math.log2(max(2, len(around[place] ^ around[other])) / 2) for other in places}
        for place, places in enumerate(near)
    ]
    for start in range(len(order)):
        row = far[start]
        reached, found = {start}, [start]
        for place in found:  # grows while it is walked
            for other in near[place]:
                if other not in reached:
                    reached.add(other)
                    found.append(other)
                    row[other] = row[place] + lengths[place][other]
    return np.maximum(far, far.T)


def _majorised(places: NDArray[np.float64], far: NDArray[np.float64]) -> NDArray[np.float64]:
    """Return places of less stress, each round a weighted mean of where the others want each node to be."""
    with np.errstate(divide="ignore"):
        weights = np.where(far > 0, 1 / np.square(far), 0.0)
    total = weights.sum(axis=1, keepdims=True)
    before = math.inf
    for _ in range(_ROUNDS):
        x = places[:, 0, None] - places[None, :, 0]
        y = places[:, 1, None] - places[None, :, 1]
        apart = np.sqrt(x * x + y * y)
        stress = float((weights * np.square(apart - far)).sum())
        if before - stress < _STILL * before:
            break
        before = stress
        with np.errstate(divide="ignore", invalid="ignore"):
            pull = np.where(apart > 0, far / apart, 0.0) * weights
        moved = np.empty_like(places)
        for axis, gap in ((0, x), (1, y)):
            wanted = (weights * places[None, :, axis] + pull * gap).sum(axis=1)
            moved[:, axis] = wanted / total[:, 0]
        places = moved
    return places


def _lying(places: NDArray[np.float64]) -> NDArray[np.float64]:
    """Return places turned so that they reach farthest from left to right, the first of them never below the middle."""
    centred = places - places.mean(axis=0)
    x, y = centred[:, 0], centred[:, 1]
    turn = 0.5 * math.atan2(2 * float((x * y).sum()), float((x * x).sum() - (y * y).sum()))
    cos, sin = math.cos(turn), math.sin(turn)
    across, up = cos * x + sin * y, cos * y - sin * x
    # Turned by half a circle or mirrored it would be the same picture: the sign is chosen, not left to chance.
    across = across * (1 if across[np.argmax(np.abs(across))] >= 0 else -1)
    up = up * (1 if up[np.argmax(np.abs(up))] >= 0 else -1)
    return np.column_stack((across, up)).round(6)
