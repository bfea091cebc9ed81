"""Where the nodes of a network stand on the page: its parts below each other, who is near in it near on the page."""

import math
from collections.abc import Iterable, Mapping, Sequence

from kmap.analysis.network.linked import Link
from kmap.figures.parts.spread import Point, central, components, rings, spread

MOST_SPREAD = 400
"""A part with more nodes stands on rings around its centre: to spread it by stress would take too long."""

_CLOSER = 0.8  # the power of the number of ties that a ring is out
_BETWEEN = 1.2  # between the parts of the network; a tie is about 1 long
_WIDER = 1.5  # rows of small parts are as wide as the largest one, or so many times as wide as they need be


def places(links: Sequence[Link], team: str) -> dict[str, Point]:
    """Return where each node with a line stands; the same for the same links in any order.

    Parameters
    ----------
    links
        The lines.
    team
        The id of the team, which is the centre of its part.
    """
    neighbours: dict[str, set[str]] = {}
    for one in links:
        neighbours.setdefault(one.start, set()).add(one.end)
        neighbours.setdefault(one.end, set()).add(one.start)
    found: dict[str, Point] = {}
    row_left, row_top, row_height, widest = 0.0, 0.0, 0.0, 0.0
    for part in components(neighbours, team):
        spots = spread(neighbours, part, team) if len(part) <= MOST_SPREAD else on_rings(neighbours, part, team)
        left, right = min(x for x, _ in spots.values()), max(x for x, _ in spots.values())
        low, high = min(y for _, y in spots.values()), max(y for _, y in spots.values())
        if row_left and row_left + right - left > widest:
            row_left, row_top, row_height = 0.0, row_top - row_height - _BETWEEN, 0.0
        for node, (x, y) in spots.items():
            found[node] = (round(row_left + x - left, 4), round(row_top + y - high, 4))
        row_left += right - left + _BETWEEN
        row_height = max(row_height, high - low)
        if not widest:
            widest = max(right - left, _WIDER * math.sqrt(len(neighbours)))
            row_left, row_top, row_height = 0.0, row_top - row_height - _BETWEEN, 0.0
    return found


def on_rings(neighbours: Mapping[str, Iterable[str]], nodes: Sequence[str], centre: str) -> dict[str, Point]:
    """Return places on rings: each node as far out as it has ties to the centre, outer rings closer together.

    Parameters
    ----------
    neighbours
        The neighbours of each node.
    nodes
        The nodes of one part.
    centre
        Who stands in the middle; where it is not of this part, the one with the most neighbours.
    """
    links = {node: sorted(neighbours[node]) for node in nodes}
    found = rings(links, centre if centre in links else central(links))
    return {
        node: (ring**_CLOSER * math.cos(angle), ring**_CLOSER * math.sin(angle)) if ring else (0.0, 0.0)
        for node, (ring, angle) in found.items()
    }
