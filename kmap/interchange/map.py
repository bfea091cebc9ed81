"""A map as other programs draw it: who stands where, and the ties between them."""

from typing import Literal, NamedTuple

from kmap.interchange.lists import joined
from kmap.interchange.sheet import Value

Type = Literal["text", "number", "truth"]


class Node(NamedTuple):
    """A stakeholder, or the team, on a day and for a topic.

    Parameters
    ----------
    id, name
        The id, and the name as people read it.
    kind
        The kind of stakeholder; ``team`` for the team.
    category
        The id of its category.
    tags, aliases, represents
        Words, in the order of the register.
    influence, interest, impact
        The standing scores; None where an axis is unscored.
    quadrant
        Its place on the grid; ``unscored`` where it has none; None for the team.
    level
        The level of engagement that stands: a person's target, else what the policy suggests.
    stance
        Where they stand on the matter.
    at_the_table
        Whether they have a voice where decisions are taken; None where it is not known.
    because
        The reason for the scores as they are written.
    """

    id: str
    name: str
    kind: str
    category: str | None = None
    tags: tuple[str, ...] = ()
    aliases: tuple[str, ...] = ()
    represents: tuple[str, ...] = ()
    influence: float | None = None
    interest: float | None = None
    impact: float | None = None
    quadrant: str | None = None
    level: str | None = None
    stance: str | None = None
    at_the_table: bool | None = None
    because: str | None = None


class Tie(NamedTuple):
    """A relationship as it is written; `start` and `end` are ids of nodes."""

    start: str
    end: str
    kind: str | None
    strength: float
    mutual: bool
    negative: bool
    because: str | None


class Axis(NamedTuple):
    """An axis of the grid: its lowest and highest score, and the score above which it is high, if there is one."""

    lowest: float
    highest: float
    threshold: float | None


class Map(NamedTuple):
    """A map on a day, for a topic.

    Parameters
    ----------
    title
        What the register is about, and the topic.
    rule
        The day and the rules by which it was made: sentences for people.
    nodes
        The stakeholders in the order of the register; before them the team, where it has a tie.
    ties
        The relationships between nodes, in the order of the register.
    influence, interest
        The axes of the grid.
    categories
        The names of categories by id.
    left_out
        What of the register a map does not hold, for people.
    """

    title: str
    rule: tuple[str, ...]
    nodes: tuple[Node, ...]
    ties: tuple[Tie, ...]
    influence: Axis
    interest: Axis
    categories: dict[str, str]
    left_out: tuple[str, ...] = ()


NODE_FIELDS: dict[str, Type] = {
    "kind": "text",
    "category": "text",
    "tags": "text",
    "aliases": "text",
    "represents": "text",
    "influence": "number",
    "interest": "number",
    "impact": "number",
    "quadrant": "text",
    "level": "text",
    "stance": "text",
    "at_the_table": "text",
    "because": "text",
}
"""The attributes of a node beside id and name, with what each holds.

A seat at the table is ``yes`` or ``no``, not a truth value: some programs read one that is
missing as false.
"""

TIE_FIELDS: dict[str, Type] = {"kind": "text", "effect": "text", "mutual": "truth", "because": "text"}
"""The attributes of a tie beside its ends and its strength."""


def attributes_of(node: Node) -> dict[str, Value]:
    """Return the attributes of a node that it has, in the order of `NODE_FIELDS`; lists as one text."""
    found: dict[str, Value] = {}
    for name in NODE_FIELDS:
        value = getattr(node, name)
        if value is not None and value != ():
            found[name] = _plain(value)
    return found


def _plain(value: Value | tuple[str, ...]) -> Value:
    if isinstance(value, bool):
        return "yes" if value else "no"
    return joined(value) if isinstance(value, tuple) else value


def attributes_of_tie(tie: Tie) -> dict[str, Value]:
    """Return the attributes of a tie that it has, in the order of `TIE_FIELDS`."""
    found: dict[str, Value] = {} if tie.kind is None else {"kind": tie.kind}
    found["effect"] = "negative" if tie.negative else "positive"
    found["mutual"] = tie.mutual
    return found if tie.because is None else {**found, "because": tie.because}
