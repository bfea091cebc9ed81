"""Single ways: who is cut off without whom, and which categories we reach through one alone."""

from bisect import bisect_left
from collections.abc import Iterable, Mapping
from itertools import islice
from typing import NamedTuple

from kmap.analysis.network.articulation import articulation_points
from kmap.analysis.network.components import components
from kmap.analysis.network.reach import Reach, reach
from kmap.analysis.network.ties import Ties

MOST_NAMED = 10
"""How many of those who are cut off are kept by name for each single way."""


class SingleWay(NamedTuple):
    """Somebody without whom others are cut off.

    Parameters
    ----------
    node
        Its id.
    lost
        How many are cut off without it; it is not counted itself.
    first
        The ids of the first of them, ten at the most.
    by_category
        How many of them are of each category, the most first; None for those without one.
    """

    node: str
    lost: int
    first: tuple[str, ...]
    by_category: tuple[tuple[str | None, int], ...]


class Gate(NamedTuple):
    """A category to which all our ways lead through the same few.

    Parameters
    ----------
    category
        The id of the category.
    nodes
        Whom every path to its members passes, the nearest to us first; a member itself
        may be among them, where all the others are behind it.
    members
        How many of its members we reach by them alone.
    """

    category: str
    nodes: tuple[str, ...]
    members: int


class _Places:
    """Where the members of each category stand in the order of a search."""

    def __init__(self, found: Reach, categories: Mapping[str, str | None]) -> None:
        self.found = found
        self.by_category: dict[str | None, list[int]] = {}
        for place, node in enumerate(found.order):
            if node in categories:
                self.by_category.setdefault(categories[node], []).append(place)

    def behind(self, node: str, category: str | None) -> int:
        """Return how many of a category are cut off without a node."""
        places = self.by_category.get(category, [])
        return sum(
            bisect_left(places, end) - bisect_left(places, start) for start, end in self.found.spans.get(node, ())
        )


def single_ways(ties: Ties, categories: Mapping[str, str | None]) -> list[SingleWay]:
    """Return who cuts others off from the team; where the team has no tie, from the most of the largest part.

    Parameters
    ----------
    ties
        The ties.
    categories
        The category of each stakeholder, by id.

    Returns
    -------
    list of SingleWay
        Who cuts off the most first, then by id.
    """
    neighbours = ties.undirected()
    if neighbours[ties.team]:
        found = reach(neighbours, ties.team)
        places = _Places(found, categories)
        ways = [
            SingleWay(
                node,
                found.count_cut_off(node),
                tuple(islice(found.cut_off(node), MOST_NAMED)),
                _sorted({one: places.behind(node, one) for one in places.by_category}),
            )
            for node in found.spans
        ]
    else:
        ways = _without_team(ties, categories)
    return sorted(ways, key=lambda way: (-way.lost, way.node))


def _without_team(ties: Ties, categories: Mapping[str, str | None]) -> list[SingleWay]:
    parts = components(ties)
    if not parts or len(parts[0]) < 3:
        return []
    cutting = set(articulation_points(ties))
    root = next(node for node in parts[0] if node not in cutting)  # a part has at least two of them
    found = reach(ties.undirected(), root)
    places, ways = _Places(found, categories), []
    for node, spans in found.spans.items():
        rest = len(found.order) - 1 - found.count_cut_off(node)
        largest = max(spans, key=lambda span: span[1] - span[0])
        if largest[1] - largest[0] <= rest:
            gone: Iterable[str] = found.cut_off(node)
            by_category = {one: places.behind(node, one) for one in places.by_category}
            count = found.count_cut_off(node)
        else:  # most of the part is behind it: the others are cut off, those on the side of the root included
            inside = range(*largest)
            gone = (one for place, one in enumerate(found.order) if place not in inside and one != node)
            by_category = {
                one: len(own)
                - (bisect_left(own, largest[1]) - bisect_left(own, largest[0]))
                - (categories[node] == one)
                for one, own in places.by_category.items()
            }
            count = len(found.order) - 1 - len(inside)
        ways.append(SingleWay(node, count, tuple(islice(gone, MOST_NAMED)), _sorted(by_category)))
    return ways


def gates(ties: Ties, categories: Mapping[str, str | None]) -> list[Gate]:
    """Return the categories that the team reaches through one alone, or through several one after the other.

    Parameters
    ----------
    ties
        The ties.
    categories
        The category of each stakeholder, by id.

    Returns
    -------
    list of Gate
        By category; none for a category of which nobody is reached, or somebody in another way.
    """
    found = reach(ties.undirected(), ties.team)
    places = _Places(found, categories)
    made = []
    for category in sorted(one for one in places.by_category if one is not None):
        own = places.by_category[category]
        nodes = [
            node
            for node in found.spans
            if (behind := places.behind(node, category)) and behind == len(own) - (categories.get(node) == category)
        ]
        if nodes:
            nodes.sort(key=lambda node: (-found.count_cut_off(node), node))
            made.append(Gate(category, tuple(nodes), places.behind(nodes[0], category)))
    return made


def _sorted(counts: Mapping[str | None, int]) -> tuple[tuple[str | None, int], ...]:
    return tuple(sorted(((one, count) for one, count in counts.items() if count), key=_most_first))


def _most_first(pair: tuple[str | None, int]) -> tuple[int, bool, str]:
    category, count = pair
    return -count, category is None, category or ""
