"""Ranking: the members of a network in the order of a measure, or of several side by side."""

from collections.abc import Mapping, Sequence
from typing import NamedTuple

from kmap import rooms
from kmap.analysis.network.shortest_paths import Draw
from kmap.analysis.network.ties import Ties, ties
from kmap.register.register import Register

MEASURES = "analysis.network.measures"
"""The room of the measures."""

DEFAULT = "betweenness"
"""The measure to rank by where none is named: who is between others is what a list of scores leaves out."""

_DIGITS = 10  # values that differ by less are equal, and share a rank


class Measured(NamedTuple):
    """What a measure says of a network.

    Parameters
    ----------
    name
        Its name on the command line.
    heading
        The same as a heading, with a space where it may be split.
    view, meaning
        How it sees the network, and what it says of somebody, in words.
    low_first
        Whether low values come first, as what to look for is low.
    values
        The value of each member; None where it is undefined.
    ranks
        The rank of each member, 1 being first: one more than the number of those
        before it, so that equals share one. None where there is no value, and for
        stakeholders without any tie recorded, of whom the network says nothing.
    draw
        How values were estimated; None where they are exact.
    remark
        What else there is to say of these values; empty where there is nothing.
    """

    name: str
    heading: str
    view: str
    meaning: str
    low_first: bool
    values: Mapping[str, float | None]
    ranks: Mapping[str, int | None]
    draw: Draw | None
    remark: str


class Ranking(NamedTuple):
    """The members of a network in the order of a measure.

    Parameters
    ----------
    ties
        The ties that it was measured by.
    kinds
        The kinds of ties that it is restricted to; None for all.
    measured
        The measures, that by which the order is made first.
    nodes
        The ids of those shown: the first by rank first, among equals by id, at the end
        those without a rank.
    filtered
        How many members are filtered from view; they count in all values and ranks.
    """

    ties: Ties
    kinds: tuple[str, ...] | None
    measured: tuple[Measured, ...]
    nodes: tuple[str, ...]
    filtered: int


def measure_names() -> list[str]:
    """Return the names of all measures, as on the command line; the default first, the others by name."""
    found = [name.replace("_", "-") for name in rooms.names(MEASURES)]
    return sorted(found, key=lambda name: (name != DEFAULT, name))


def rank(
    register: Register,
    by: Sequence[str] = (DEFAULT,),
    kinds: tuple[str, ...] | None = None,
    *,
    category: str | None = None,
    tag: str | None = None,
) -> Ranking:
    """Rank the members of a register's network by one measure or several.

    Parameters
    ----------
    register
        The register, which also says as on which day.
    by
        Names of measures, at least one; the first makes the order.
    kinds
        Only ties of these kinds; left out, all of them.
    category, tag
        Show only stakeholders of this category, or with this tag; the team is then left
        out. Values and ranks are those in the whole network, whatever is shown.

    Examples
    --------
    >>> import kmap
    >>> ranking = rank(kmap.load("stakeholders.yaml"), ["constraint"])
    >>> ranking.measured[0].ranks[ranking.nodes[0]]
    1
    """
    network = ties(register, kinds)
    measured = tuple(_measured(network, name) for name in by)
    wanted = {
        one.id
        for one in register.counting
        if (category is None or one.category == category) and (tag is None or tag in one.tags)
    }
    if category is None and tag is None:
        wanted.add(network.team)
    ranks = measured[0].ranks
    shown = [node for node in network.members if node in wanted]
    shown.sort(key=lambda node: (ranks[node] or len(ranks) + 1, node))
    return Ranking(network, kinds, measured, tuple(shown), len(network.members) - len(shown))


def _measured(ties: Ties, name: str) -> Measured:
    module = rooms.module(MEASURES, name.replace("-", "_"))
    values: dict[str, float | None] = module.measure(ties)
    low_first = module.FIRST == "low"
    return Measured(
        name=name,
        heading=module.HEADING,
        view=module.VIEW,
        meaning=module.MEANING,
        low_first=low_first,
        values=values,
        ranks=_ranks(ties, values, low_first),
        draw=module.draw(ties) if hasattr(module, "draw") else None,
        remark=module.remark(ties) if hasattr(module, "remark") else "",
    )


def _ranks(ties: Ties, values: Mapping[str, float | None], low_first: bool) -> dict[str, int | None]:
    unrecorded = set(ties.unrecorded)
    sign = 1 if low_first else -1
    ordered = sorted(
        (sign * round(value, _DIGITS), node)
        for node, value in values.items()
        if value is not None and node not in unrecorded
    )
    ranks: dict[str, int | None] = dict.fromkeys(values)
    first, before = 0, None
    for place, (value, node) in enumerate(ordered, 1):
        if value != before:
            first, before = place, value
        ranks[node] = first
    return ranks
