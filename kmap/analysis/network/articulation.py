"""Articulation points: those without whom others lose touch with each other.

J. Hopcroft, R. Tarjan, *Communications of the ACM* 16:372-378, 1973: one depth-first
search finds all of them.
"""

from functools import lru_cache

from kmap.analysis.network.components import components
from kmap.analysis.network.reach import reach
from kmap.analysis.network.ties import Ties

_OUTSIDE = ""  # no id is empty


@lru_cache(maxsize=4)
def articulation_points(ties: Ties) -> tuple[str, ...]:
    """Return the members without whom some others, tied by paths now, would no longer be; undirected.

    The whole network is looked at, not only the part with the team. In time
    proportional to the number of ties, and without recursion, however long its chains.

    Returns
    -------
    tuple
        Their ids, sorted.

    Examples
    --------
    >>> import kmap
    >>> from kmap.analysis.network.ties import ties
    >>> "health-agency" in articulation_points(ties(kmap.load("stakeholders.yaml")))
    True
    """
    # From outside, over one member of each part, every part is searched like one that hangs on that member;
    # that one itself parts others only where two or more branches meet in it.
    first = [part[0] for part in components(ties)]
    found = reach({**ties.undirected(), _OUTSIDE: first}, _OUTSIDE)
    entered = frozenset(first)
    return tuple(sorted(node for node, spans in found.spans.items() if node not in entered or len(spans) > 1))
