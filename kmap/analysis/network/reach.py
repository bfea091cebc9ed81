"""Whom a node of the network reaches, and who is cut off without whom.

A stakeholder is a single way to others where every path from the team to them passes
through it: an articulation point of the undirected view, on the side away from the
team. J. Hopcroft, R. Tarjan, *Communications of the ACM* 16:372-378, 1973: one
depth-first search finds all of them.
"""

from collections.abc import Iterable, Iterator, Mapping
from functools import lru_cache
from itertools import chain
from typing import NamedTuple

from kmap.analysis.network.ties import ties
from kmap.register.register import Register


class Reach(NamedTuple):
    """Whom a node reaches, and through whom alone.

    Parameters
    ----------
    root
        The node that is asked about, such as the team.
    order
        Everybody who is reached, the root first, in the order of a depth-first search.
    spans
        By each node that cuts somebody off: the parts of `order`, from and to, that have
        no path to the root without it.
    last
        By each node with such a node before it: the nearest to it that all its paths pass.
    """

    root: str
    order: tuple[str, ...]
    spans: Mapping[str, tuple[tuple[int, int], ...]]
    last: Mapping[str, str]

    def cut_off(self, without: str) -> Iterator[str]:
        """Yield who has no path to the root without one node; it is not counted itself."""
        return chain.from_iterable(self.order[start:end] for start, end in self.spans.get(without, ()))

    def count_cut_off(self, without: str) -> int:
        """Return how many have no path to the root without one node."""
        return sum(end - start for start, end in self.spans.get(without, ()))

    def through(self, node: str) -> tuple[str, ...]:
        """Return the nodes that every path from the root to a node passes, the nearest to the root first."""
        passed = []
        while (before := self.last.get(node)) is not None:
            passed.append(before)
            node = before
        return tuple(reversed(passed))


def reach(neighbours: Mapping[str, Iterable[str]], root: str) -> Reach:
    """Find whom a node reaches and who is cut off without whom, in one depth-first search.

    Parameters
    ----------
    neighbours
        The undirected view: each node's neighbours, without itself.
    root
        A node of it.

    Returns
    -------
    Reach
        The order of the neighbours makes no difference. The root itself is never a single
        way: it is the one who reaches.

    Examples
    --------
    >>> path = {"us": ["a"], "a": ["us", "b"], "b": ["a", "c"], "c": ["b"], "far": []}
    >>> found = reach(path, "us")
    >>> found.order, list(found.cut_off("a")), found.through("c")
    (('us', 'a', 'b', 'c'), ['b', 'c'], ('a', 'b'))
    """
    entered, lowest, parent = {root: 0}, {root: 0}, dict[str, str]()
    order, spans, single = [root], dict[str, list[tuple[int, int]]](), set[str]()
    stack = [(root, iter(sorted(neighbours[root])))]
    while stack:
        node, following = stack[-1]
        for other in following:
            if other not in entered:
                entered[other] = lowest[other] = len(order)
                parent[other] = node
                order.append(other)
                stack.append((other, iter(sorted(neighbours[other]))))
                break
            if other != parent.get(node):
                lowest[node] = min(lowest[node], entered[other])
        else:
            stack.pop()
            before = parent.get(node)
            if before is None:
                continue
            lowest[before] = min(lowest[before], lowest[node])
            if before != root and lowest[node] >= entered[before]:
                spans.setdefault(before, []).append((entered[node], len(order)))
                single.add(node)
    last: dict[str, str] = {}
    for node in order[1:]:
        before = parent[node]
        if node in single:
            last[node] = before
        elif before in last:
            last[node] = last[before]
    return Reach(root, tuple(order), {node: tuple(parts) for node, parts in spans.items()}, last)


@lru_cache(maxsize=4)
def team_reach(register: Register, kinds: tuple[str, ...] | None = None) -> Reach:
    """Return whom the team reaches over positive ties in either direction, and who is cut off without whom.

    Parameters
    ----------
    register
        The register, which also says as on which day.
    kinds
        Only ties of these kinds; all where left out.
    """
    network = ties(register, kinds)
    return reach(network.undirected(), network.team)
