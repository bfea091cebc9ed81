"""How soon word gets from each alone to all others: worked out, or in a large network estimated.

Who is how far from whom takes as many steps as there are pairs, where a network has long
ways. Beyond some steps it is told from starting points drawn: whoever is near counts as
they are, those farther away by the points drawn out of them.
"""

from collections.abc import Sequence
from functools import lru_cache
from random import Random
from typing import NamedTuple

from kmap.analysis.network.breadth import AT_ONCE, nearness, steps
from kmap.analysis.network.candidates import numbered
from kmap.analysis.network.ties import Ties

ALWAYS_WHOLE = 1000
"""Up to so many nodes it is always worked out."""

MOST_STEPS, MOST_EACH = 6_000_000, 40
"""Steps that are walked from starting points, a second or two, and for each node and tie from either end as many."""

WIDE = 1024
"""From so many points at a time on a step takes as long as several, one more for each as many."""

FIRST_POINTS, TIMES = 8, 8
"""How many points are drawn at first, and how many times as many next."""

NEAR_STEPS = 60
"""Steps along a tie within which others are near to a node, whatever the network: its neighbours always are."""


class OwnReach(NamedTuple):
    """How soon word gets from each node alone.

    Parameters
    ----------
    values
        For each node, by number, the sum over all of one over the number of ties to
        them, the node itself counting 1.
    points
        From how many starting points they are estimated; 0 where they are exact.
    """

    values: list[float]
    points: int


@lru_cache(maxsize=4)
def own_reach(ties: Ties) -> OwnReach:
    """Return how soon word gets from each member of the network alone, undirected, without strengths.

    Parameters
    ----------
    ties
        The ties.

    Returns
    -------
    OwnReach
        The same each time, for any order of the register.

    Examples
    --------
    >>> import kmap
    >>> from kmap.analysis.network.ties import ties
    >>> found = own_reach(ties(kmap.load("stakeholders.yaml")))
    >>> len(found.values), found.points
    (16, 0)
    """
    _, neighbours = numbered(ties)
    if len(neighbours) <= ALWAYS_WHOLE:
        return OwnReach([1 + near for near in nearness(neighbours)], 0)
    close = [_near(neighbours, node) for node in range(len(neighbours))]
    far, points = _far(neighbours, [radius for radius, _ in close])
    times = len(neighbours) / points
    values = [1 + near + farther * times for (_, near), farther in zip(close, far, strict=True)]
    return OwnReach(values, points if points < len(neighbours) else 0)


def _near(neighbours: Sequence[Sequence[int]], start: int) -> tuple[int, float]:
    """Return within how many ties others are near to a node, one at least, and the sum over them of one over it."""
    radius, front = 1, neighbours[start]
    found, walked, seen = float(len(front)), len(front), {start, *front}
    while front and (walked := walked + sum(len(neighbours[node]) for node in front)) <= NEAR_STEPS:
        radius += 1
        front = [*{other for node in front for other in neighbours[node]} - seen]
        seen.update(front)
        found += len(front) / radius
    return radius, found


def _far(neighbours: Sequence[Sequence[int]], radius: Sequence[int]) -> tuple[list[float], int]:
    """Return for each node the sum of one over the distance to points beyond its radius, and how many were drawn.

    More points at a time take fewer steps each, where ways are short; so they become
    more, as long as there are steps left for that.
    """
    costs = [1 + len(others) for others in neighbours]
    points = Random(1).sample(range(len(costs)), len(costs))  # noqa: S311  # the same each time
    sums = [0.0] * len(costs)
    done, count, taken, left = 0, FIRST_POINTS, 0, MOST_STEPS + MOST_EACH * sum(costs)
    while done < len(points) and taken <= left:
        taken = distance = 0
        width = 1 + count // WIDE
        for distance, front in enumerate(steps(neighbours, points[done : done + count]), 1):
            for node, sources in front.items():
                taken += costs[node] * width
                if distance > radius[node]:
                    sums[node] += sources.bit_count() / distance
        done, left = min(done + count, len(points)), left - taken
        more = count * TIMES
        if more <= AT_ONCE and min(taken * TIMES, distance * sum(costs) * (1 + more // WIDE)) <= left:
            count = more
    return sums, done
