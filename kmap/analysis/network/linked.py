"""Who is drawn in a picture of the network, and which ties: positive ones and conflicts, each pair once."""

from collections.abc import Collection
from typing import NamedTuple

from kmap.analysis.network.ties import ties
from kmap.register.register import Register


class Link(NamedTuple):
    """All that ties two nodes in one sense, as one line.

    Parameters
    ----------
    start, end
        Whom it links; where it leads one way only, from `start` to `end`.
    strength
        The greatest strength of either direction.
    conflict
        Whether it is negative.
    one_way
        Whether it is recorded in one direction only.
    """

    start: str
    end: str
    strength: float
    conflict: bool
    one_way: bool


def links(register: Register, shown: Collection[str], kinds: tuple[str, ...] | None = None) -> list[Link]:
    """Return the lines between nodes, sorted: for two with both, one for their ties and one for their conflict.

    Parameters
    ----------
    register
        The register, which also says as on which day.
    shown
        The ids of the nodes that are drawn.
    kinds
        Only relationships of these kinds; all where left out.
    """
    nodes = set(ties(register, kinds).nodes).intersection(shown)
    directed: dict[tuple[bool, str, str], float] = {}
    for one in register.relationships:
        inside = one.from_ in nodes and one.to in nodes and one.from_ != one.to
        if not inside or (kinds is not None and one.kind not in kinds):
            continue
        ends = [(one.from_, one.to), (one.to, one.from_)] if one.mutual else [(one.from_, one.to)]
        for start, end in ends:
            key = one.effect == "negative", start, end
            directed[key] = max(one.strength, directed.get(key, 0.0))
    found = []
    for (conflict, start, end), strength in sorted(directed.items()):
        back = directed.get((conflict, end, start))
        if back is None:
            found.append(Link(start, end, strength, conflict, one_way=True))
        elif start < end:
            found.append(Link(start, end, max(strength, back), conflict, one_way=False))
    return found
