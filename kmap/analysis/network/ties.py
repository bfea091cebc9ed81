"""Ties: who is linked to whom, as the register records it.

What `relationships` say becomes one tie for each direction between two: parallel ties
count as one with the greatest strength, a mutual tie runs in both directions, and one
that is negative carries no knowledge and is kept apart. Nodes are the team and the
stakeholders that count on the day; ties with others are left out, as is a tie to
oneself, which is an error that KM103 finds.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property, lru_cache
from typing import NamedTuple

from kmap.register.models.network import Relationship
from kmap.register.register import Register


class Tie(NamedTuple):
    """All relationships in one direction between two, as one.

    Parameters
    ----------
    strength
        The greatest strength of the positive ones; 0.0 where all are negative.
    kinds
        The kinds of the positive ones, sorted, each once; of the negative ones where
        all are negative. A relationship without a kind adds none.
    indices
        Where those relationships stand in ``register.relationships``.
    """

    strength: float
    kinds: tuple[str, ...]
    indices: tuple[int, ...]


@dataclass(frozen=True, eq=False)
class Ties:
    """The ties of a register on its day.

    Parameters
    ----------
    team
        The id of the team.
    nodes
        The ids of the team, first, and of the stakeholders that count on the day, in
        the order of the register.
    directed
        The ties that carry knowledge, by where they start and where they lead; there
        is a key for every node.
    conflicts
        The same for directions in which there are negative ties only.
    """

    team: str
    nodes: tuple[str, ...]
    directed: Mapping[str, Mapping[str, Tie]]
    conflicts: Mapping[str, Mapping[str, Tie]]

    def undirected(self) -> Mapping[str, Mapping[str, float]]:
        """Return strengths without direction: the greater of both; a key for every node."""
        return self._undirected

    @cached_property
    def _undirected(self) -> dict[str, dict[str, float]]:
        strengths: dict[str, dict[str, float]] = {node: {} for node in self.nodes}
        for start, leads in self.directed.items():
            for end, tie in leads.items():
                known = strengths[start].get(end, 0.0)
                strengths[start][end] = strengths[end][start] = tie.strength if tie.strength > known else known
        return strengths

    @cached_property
    def members(self) -> tuple[str, ...]:
        """The nodes that measures count: all of them, but not a team without any tie recorded.

        Such a team says nothing about the network, and counting it would change every
        measure that is divided by the number of nodes. A stakeholder without ties counts.
        """
        return self.nodes if self._undirected[self.team] else self.nodes[1:]

    @cached_property
    def unrecorded(self) -> tuple[str, ...]:
        """The stakeholders without any tie that carries knowledge, in the order of the register."""
        return tuple(node for node in self.nodes[1:] if not self._undirected[node])


def ties(register: Register, kinds: tuple[str, ...] | frozenset[str] | None = None) -> Ties:
    """Return the ties of a register on its day.

    Parameters
    ----------
    register
        The register, which also says as on which day.
    kinds
        Only relationships of these kinds; left out, all of them, those without a kind
        included.

    Returns
    -------
    Ties
        Empty for an empty register but for the team, which is always a node.

    Examples
    --------
    >>> import kmap
    >>> found = ties(kmap.load("stakeholders.yaml"))
    >>> found.nodes[0] == found.team
    True
    >>> found.directed[found.team]["lung-society"].strength
    2.0
    """
    return _ties(register, kinds)


@lru_cache(maxsize=4)
def _ties(register: Register, kinds: tuple[str, ...] | frozenset[str] | None) -> Ties:
    team = register.team.id
    nodes = tuple(dict.fromkeys((team, *(one.id for one in register.counting))))
    apart: dict[tuple[str, str], list[int]] = {}
    for index, tie in enumerate(register.relationships):
        if kinds is None or tie.kind in kinds:
            apart.setdefault((tie.from_, tie.to), []).append(index)
            if tie.mutual:
                apart.setdefault((tie.to, tie.from_), []).append(index)
    directed: dict[str, dict[str, Tie]] = {node: {} for node in nodes}
    conflicts: dict[str, dict[str, Tie]] = {node: {} for node in nodes}
    relationships = register.relationships
    for (start, end), indices in apart.items():
        if start == end or start not in directed or end not in directed:
            continue
        first = relationships[indices[0]]
        if len(indices) == 1 and first.effect != "negative":  # as nearly all are
            directed[start][end] = Tie(first.strength, (first.kind,) if first.kind is not None else (), (indices[0],))
            continue
        positive = [index for index in indices if relationships[index].effect != "negative"]
        side = directed if positive else conflicts
        side[start][end] = _as_one(relationships, positive or indices)
    return Ties(team, nodes, directed, conflicts)


def _as_one(relationships: Sequence[Relationship], indices: list[int]) -> Tie:
    """Return some relationships, all of them positive or all negative, as one tie."""
    positive = [relationships[index].strength for index in indices if relationships[index].effect != "negative"]
    kinds = {kind for index in indices if (kind := relationships[index].kind) is not None}
    return Tie(max(positive, default=0.0), tuple(sorted(kinds)), tuple(indices))
