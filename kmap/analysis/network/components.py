"""Components: which parts of the network have no tie with each other."""

from functools import lru_cache

from kmap.analysis.network.ties import Ties


@lru_cache(maxsize=4)
def components(ties: Ties) -> tuple[tuple[str, ...], ...]:
    """Return the parts of the network between which there is no tie, undirected.

    Returns
    -------
    tuple of tuples
        The ids in each, sorted; the largest part first, among equals the one that is
        first by id. A member without any tie is a part of its own.

    Examples
    --------
    >>> import kmap
    >>> from kmap.analysis.network.ties import ties
    >>> [len(part) for part in components(ties(kmap.load("stakeholders.yaml")))][:2]
    [15, 1]
    """
    neighbours = ties.undirected()
    seen: set[str] = set()
    parts: list[tuple[str, ...]] = []
    for start in ties.members:
        if start not in seen:
            seen.add(start)
            found = [start]
            for node in found:  # grows while it is walked
                for other in neighbours[node]:
                    if other not in seen:
                        seen.add(other)
                        found.append(other)
            parts.append(tuple(sorted(found)))
    return tuple(sorted(parts, key=lambda part: (-len(part), part)))
