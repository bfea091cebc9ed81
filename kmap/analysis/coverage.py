"""Coverage: who is on the map, who is heard, and whom the engagement goes to.

Equity groups after PROGRESS-Plus: J. O'Neill et al., *J. Clin. Epidemiol.* 67(1):56-64,
2014. All counts are of stakeholders that count on the register's day, and of contacts
from 365 days before it up to the day itself, both included.
"""

import math
from collections.abc import Iterable, Mapping, Sequence
from functools import lru_cache
from typing import Any, NamedTuple

from kmap.analysis.contacts import DAYS_A_YEAR, contacts, of_the_year
from kmap.analysis.engagement import Suggestion, suggestions_in_order
from kmap.analysis.grid import Grid, place
from kmap.register.models.stakeholder import Stakeholder
from kmap.register.register import Register
from kmap.register.vocabulary import LEVELS, QUADRANTS, UNSCORED

FEWEST_STAKEHOLDERS = 5
"""Of fewer stakeholders, who is missing says little: the register has only begun."""


class CategoryCoverage(NamedTuple):
    """How a category is covered.

    Parameters
    ----------
    id, name
        The category.
    stakeholders
        Those in it, in the order of the register; empty where there is nobody.
    """

    id: str
    name: str
    stakeholders: tuple[Stakeholder, ...]


class GroupCoverage(NamedTuple):
    """How an equity group that the register declares is covered.

    Parameters
    ----------
    id, name
        The group.
    representatives
        The stakeholders that speak for it; empty where nobody does.
    """

    id: str
    name: str
    representatives: tuple[Stakeholder, ...]


class Seats(NamedTuple):
    """Who has a voice already where decisions are taken.

    Parameters
    ----------
    seated, unseated, unknown
        How many stakeholders have `at_the_table` true, false, and left out.
    """

    seated: int
    unseated: int
    unknown: int


class Share(NamedTuple):
    """How much of the engagement goes to some of the stakeholders.

    Parameters
    ----------
    of
        Whom: a quadrant, the id of a category, or ``high influence`` and ``low influence``.
    stakeholders
        How many they are.
    contacts
        How many contacts with them the log has for the past 365 days; an entry with
        three stakeholders is three contacts.
    planned
        How many contacts a year the levels that stand make for them: the sum of 365
        over the days between contacts. A stakeholder without a level adds none.
    """

    of: str
    stakeholders: int
    contacts: int
    planned: float


class Coverage(NamedTuple):
    """Who is on the map, who is heard, and whom the engagement goes to.

    Parameters
    ----------
    stakeholders
        How many stakeholders count on the day and were asked for.
    categories
        Every category, the usual ones first; see `Register.categories`.
    groups
        Every equity group that the register declares, in its order.
    seats
        Who has a seat at the table.
    voiceless
        Those whose impact is high, whose influence is not, both being scored, and whose
        level that stands is below involve or none at all; in the order of the register.
    by_quadrant
        The share of each quadrant, unscored included; those with nobody left out.
    by_category
        The share of each category, those with nobody left out; stakeholders without a
        category are in none.
    by_influence
        The share of those with ``high influence`` and of those with ``low influence``,
        those with nobody left out; the unscored are in neither. High is above the
        threshold: a doubtful score is low here.
    """

    stakeholders: int
    categories: tuple[CategoryCoverage, ...]
    groups: tuple[GroupCoverage, ...]
    seats: Seats
    voiceless: tuple[Suggestion, ...]
    by_quadrant: tuple[Share, ...]
    by_category: tuple[Share, ...]
    by_influence: tuple[Share, ...]


@lru_cache(maxsize=4)
def coverage(
    register: Register, topic: str | None = None, *, category: str | None = None, tag: str | None = None
) -> Coverage:
    """Return who is on the map, who is heard, and whom the engagement goes to.

    An empty register has zeros and empty lists; nothing is undefined, as no share is
    divided by here.

    Parameters
    ----------
    register
        The register, which also says as on which day.
    topic
        Scores and levels are those for this topic; left out, for the register's own,
        else the general ones.
    category, tag
        Only of stakeholders of this category, or with this tag.
    """
    grid, met = place(register, topic, category=category, tag=tag), _contacts_of_the_year(register)
    members = [placement.stakeholder for placement in grid.placements]
    ordered: Sequence[Suggestion] = suggestions_in_order(register, topic)
    if len(ordered) > len(members):
        shown = set(map(id, members))
        ordered = [one for one in ordered if id(one.placement.stakeholder) in shown]
    by_category: dict[str, list[Stakeholder]] = {id_: [] for id_ in register.categories}
    by_group: dict[str, list[Stakeholder]] = {id_: [] for id_ in register.equity}
    sums: dict[_Alike, list[int]] = {}
    voiceless = []
    for one, suggestion in zip(members, ordered, strict=True):
        if one.category in by_category:
            by_category[one.category].append(one)
        if one.represents:
            for group in by_group.keys() & one.represents:
                by_group[group].append(one)
        influence = suggestion.placement.scores.influence
        high = grid.is_high("influence", influence.score) if influence is not None else None
        if high is False and _is_voiceless(grid, suggestion):
            voiceless.append(suggestion)
        alike = _Alike(suggestion.placement.quadrant, one.category, high, suggestion.every)
        stakeholders_and_contacts = sums.setdefault(alike, [0, 0])
        stakeholders_and_contacts[0] += 1
        stakeholders_and_contacts[1] += met.get(one.id, 0)
    return Coverage(
        stakeholders=len(ordered),
        categories=tuple(
            CategoryCoverage(id_, category.name or id_, tuple(by_category[id_]))
            for id_, category in register.categories.items()
        ),
        groups=tuple(GroupCoverage(id_, name, tuple(by_group[id_])) for id_, name in register.equity.items()),
        seats=_seats(members),
        voiceless=tuple(voiceless),
        by_quadrant=_shares(sums, "quadrant", {quadrant: quadrant for quadrant in (*QUADRANTS, UNSCORED)}),
        by_category=_shares(sums, "category", {id_: id_ for id_ in register.categories}),
        by_influence=_shares(sums, "high", {True: "high influence", False: "low influence"}),
    )


def _seats(stakeholders: Iterable[Stakeholder]) -> Seats:
    known = [one.at_the_table for one in stakeholders]
    return Seats(known.count(True), known.count(False), known.count(None))


def _is_voiceless(grid: Grid, suggestion: Suggestion) -> bool:
    """Say of somebody without high influence whether they are affected and not heard."""
    impact, standing = suggestion.placement.scores.impact, suggestion.standing
    affected = impact is not None and grid.is_high("impact", impact.score)
    return affected and (standing is None or LEVELS.index(standing) < LEVELS.index("involve"))


def _contacts_of_the_year(register: Register) -> dict[str, int]:
    """Return how many contacts the past 365 days had with each stakeholder, by id."""
    return {id_: len(of_the_year(register, entries)) for id_, entries in contacts(register).items()}


class _Alike(NamedTuple):
    """What some stakeholders have in common: they are counted together, as there are few such kinds of many."""

    quadrant: str
    category: str | None
    high: bool | None
    every: int | None


def _shares(sums: Mapping[_Alike, Sequence[int]], by: str, parts: Mapping[Any, str]) -> tuple[Share, ...]:
    """Return the share of each part of the stakeholders; of one with nobody in it there is none.

    Parameters
    ----------
    sums
        How many stakeholders of each kind there are, and how many contacts with them.
    by
        The field of `_Alike` by which to part them.
    parts
        Its values, each with what it is called.
    """
    shares = []
    for value, of in parts.items():
        mine = [(alike.every, counts) for alike, counts in sums.items() if getattr(alike, by) == value]
        if mine:
            stakeholders, met = map(sum, zip(*(counts for _, counts in mine), strict=True))
            planned = math.fsum(counts[0] * DAYS_A_YEAR / every for every, counts in mine if every is not None)
            shares.append(Share(of, stakeholders, met, planned))
    return tuple(shares)
