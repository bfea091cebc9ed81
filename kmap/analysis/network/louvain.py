"""The Louvain method: groups with more ties inside than between.

V.D. Blondel et al., *J. Stat. Mech.* P10008, 2008. As in their own program, rounds of
moving end where one adds next to nothing: in long chains the lines between groups would
else creep for thousands of rounds. That of networkx goes round until nobody moves, and
may never come to an end: where two places are equally good but for rounding, somebody
moves to and fro for ever.
"""

from collections.abc import Mapping
from random import Random

LEAST_MOVE = 1e-9
"""The least that somebody moves for, in units of the strongest tie: less is rounding."""

LEAST_ROUND = 1e-6
"""The least that a round adds to the modularity; one that adds less is the last of its level."""

LEAST_LEVEL = 1e-7
"""The least that a level adds to the modularity; one that adds less is the last of all."""


def louvain(strengths: Mapping[str, Mapping[str, float]]) -> list[set[str]]:
    """Return the communities of an undirected network, the same each time.

    Parameters
    ----------
    strengths
        Each node's neighbours with the strength of the tie, without itself; one tie at least.

    Examples
    --------
    >>> pairs = {"a": {"b": 1.0}, "b": {"a": 1.0}, "c": {"d": 1.0}, "d": {"c": 1.0}}
    >>> sorted(map(sorted, louvain(pairs)))
    [['a', 'b'], ['c', 'd']]
    """
    nodes = sorted(strengths)
    numbers = {node: number for number, node in enumerate(nodes)}
    greatest = max(strength for others in strengths.values() for strength in others.values())
    neighbours = [
        {numbers[other]: strength / greatest for other, strength in sorted(strengths[node].items())} for node in nodes
    ]
    inside = [0.0] * len(nodes)
    group_of = list(range(len(nodes)))
    draw = Random(1)  # noqa: S311  # the same each time
    gain = 1.0
    while gain > LEAST_LEVEL:
        moved, gain = _moved(neighbours, inside, draw)
        group_of = [moved[group] for group in group_of]
        neighbours, inside = _merged(neighbours, inside, moved)
    found: dict[int, set[str]] = {}
    for node, group in zip(nodes, group_of, strict=True):
        found.setdefault(group, set()).add(node)
    return list(found.values())


def _moved(neighbours: list[dict[int, float]], inside: list[float], draw: Random) -> tuple[list[int], float]:
    """Return the group that each node is in when moving is done, numbered from 0, and what that adds to modularity.

    Each begins alone. In each round everybody moves to where that adds most, if anywhere.
    """
    weights = [sum(others.values()) + 2 * own for others, own in zip(neighbours, inside, strict=True)]
    whole = sum(weights)
    group, total = list(range(len(neighbours))), list(weights)
    order = list(range(len(neighbours)))
    draw.shuffle(order)
    gained, added = 0.0, 1.0
    while added > LEAST_ROUND:
        added = 0.0
        for node in order:
            own, share = group[node], weights[node] / whole
            to: dict[int, float] = {}
            for other, strength in neighbours[node].items():
                there = group[other]
                to[there] = to.get(there, 0.0) + strength
            total[own] -= weights[node]
            stays = to.get(own, 0.0) - total[own] * share
            best, most = own, stays + LEAST_MOVE
            for there, strength in to.items():
                value = strength - total[there] * share
                if value > most:
                    best, most = there, value
            total[best] += weights[node]
            if best != own:
                group[node] = best
                added += 2 * (most - stays) / whole
        gained += added
    numbers = {own: number for number, own in enumerate(sorted(set(group)))}
    return [numbers[own] for own in group], gained


def _merged(
    neighbours: list[dict[int, float]], inside: list[float], group: list[int]
) -> tuple[list[dict[int, float]], list[float]]:
    """Return the network of the groups: the ties between them, and the strength of those inside each."""
    merged: list[dict[int, float]] = [{} for _ in range(max(group) + 1)]
    within = [0.0] * len(merged)
    for node, others in enumerate(neighbours):
        own = group[node]
        within[own] += inside[node]
        for other, strength in others.items():
            if other > node:
                there = group[other]
                if there == own:
                    within[own] += strength
                else:
                    merged[own][there] = merged[there][own] = merged[own].get(there, 0.0) + strength
    return merged, within
