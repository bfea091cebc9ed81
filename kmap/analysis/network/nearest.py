"""The nearest of a set: how far each node is from it, and what one more brings nearer."""

FAR = 1 << 60
"""The distance of what is not reached."""


def distances_to(neighbours: list[list[int]], members: list[int]) -> list[int]:
    """Return for each node the number of ties to the nearest member; `FAR` where there is no path to one.

    Examples
    --------
    >>> distances_to([[1], [0, 2], [1]], [0])
    [0, 1, 2]
    """
    distance = [FAR] * len(neighbours)
    for member in members:
        for node, length in nearer(neighbours, distance, member):
            distance[node] = length
    return distance


def nearer(neighbours: list[list[int]], distance: list[int], start: int) -> list[tuple[int, int]]:
    """Return the nodes that are nearer to one node than they are so far, each with its distance to it.

    Examples
    --------
    >>> nearer([[1], [0, 2], [1]], [0, 1, 2], 2)
    [(2, 0)]
    """
    if not distance[start]:
        return []
    seen, found = {start}, [(start, 0)]
    for node, length in found:  # grows while it is walked; beyond one that is no nearer, none is
        for other in neighbours[node]:
            if other not in seen and length + 1 < distance[other]:
                seen.add(other)
                found.append((other, length + 1))
    return found


def gain_of(neighbours: list[list[int]], distance: list[int], start: int) -> float:
    """Return what one node adds to n times the reach; what differs by rounding alone is the same.

    Examples
    --------
    >>> gain_of([[1], [0, 2], [1]], [0, 1, 2], 2)
    0.5
    """
    return added(distance, nearer(neighbours, distance, start))


def added(distance: list[int], found: list[tuple[int, int]]) -> float:
    """Return what it adds to n times the reach that some nodes are nearer, as `nearer` finds them.

    Examples
    --------
    >>> added([0, 1, 2], [(2, 0)])
    0.5
    """
    gains = (1 / (length or 1) - (1 / (distance[node] or 1) if distance[node] < FAR else 0) for node, length in found)
    return round(sum(gains), 9)
