"""Communities: groups with more ties inside than between.

V.D. Blondel et al., *J. Stat. Mech.* P10008, 2008 (the Louvain method).
"""

from functools import lru_cache

from kmap.analysis.network.louvain import louvain
from kmap.analysis.network.ties import Ties


@lru_cache(maxsize=4)
def communities(ties: Ties) -> tuple[tuple[str, ...], ...]:
    """Return the groups of members who have more ties with each other than with the rest.

    The Louvain method on the undirected network, strength as weight, with a fixed seed:
    the same register gives the same groups, in whatever order it is written. The groups
    are a reading of the network, not a fact of it; another seed may draw some of the
    lines elsewhere.

    Returns
    -------
    tuple of tuples
        The ids in each, sorted; the largest group first, among equals the one that is
        first by id. A member without any tie is in none.

    Examples
    --------
    >>> import kmap
    >>> from kmap.analysis.network.ties import ties
    >>> sum(map(len, communities(ties(kmap.load("stakeholders.yaml")))))
    15
    """
    tied = {node: others for node, others in ties.undirected().items() if others}
    if not tied:
        return ()
    return tuple(sorted((tuple(sorted(found)) for found in louvain(tied)), key=lambda group: (-len(group), group)))
