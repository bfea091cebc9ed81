"""Who is how many ties away from whom: counted for thousands at a time.

Each node holds the set of those that have reached it as the bits of one whole number,
and a step along all ties is one `or` for each tie, whatever the number of starting
points (M. Then et al., *Proc. VLDB Endowment* 8(4):449-460, 2014).
"""

from collections.abc import Iterator, Sequence

AT_ONCE = 8192
"""Starting points at a time: a kilobyte for each node."""


def steps(neighbours: Sequence[Sequence[int]], points: Sequence[int]) -> Iterator[dict[int, int]]:
    """Yield, for the distances 1, 2 and so on, who is reached just then by whom.

    Parameters
    ----------
    neighbours
        For each node its neighbours, undirected.
    points
        The nodes to start from.

    Yields
    ------
    dict
        By node, a number whose bit i is set where ``points[i]`` reaches the node at that
        distance; nodes that nobody reaches then are left out.

    Examples
    --------
    >>> [dict(step) for step in steps([[1], [0, 2], [1]], [0])]
    [{1: 1}, {2: 1}]
    """
    seen = [0] * len(neighbours)
    for bit, point in enumerate(points):
        seen[point] |= 1 << bit
    front = {point: seen[point] for point in points}
    while front:
        reached: dict[int, int] = {}
        for node, sources in front.items():
            for other in neighbours[node]:
                reached[other] = reached.get(other, 0) | sources
        front = {}
        for node, sources in reached.items():
            fresh = sources & ~seen[node]
            if fresh:
                seen[node] |= fresh
                front[node] = fresh
        if front:
            yield front


def nearness(neighbours: Sequence[Sequence[int]], points: Sequence[int] | None = None) -> list[float]:
    """Return for each node the sum over others of one over the number of ties between them.

    Parameters
    ----------
    neighbours
        For each node its neighbours, undirected.
    points
        The others that count; left out, all of them.

    Examples
    --------
    >>> nearness([[1], [0, 2], [1], []])
    [1.5, 2.0, 1.5, 0.0]
    """
    sums = [0.0] * len(neighbours)
    points = range(len(neighbours)) if points is None else points
    for start in range(0, len(points), AT_ONCE):
        for distance, front in enumerate(steps(neighbours, points[start : start + AT_ONCE]), 1):
            for node, sources in front.items():
                sums[node] += sources.bit_count() / distance
    return sums
