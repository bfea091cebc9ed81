"""Coverage: who is on the map, who is heard, and whom the engagement goes to.

Equity groups after PROGRESS-Plus: J. O'Neill et al., *J. Clin. Epidemiol.* 67(1):56-64,
2014. All counts are of stakeholders that count on the register's day, and of contacts
from 365 days before it up to the day itself, both included.
"""

from collections.abc import Iterable
from functools import lru_cache
from typing import NamedTuple

from kmap.analysis.contacts import contacts
from kmap.analysis.engagement import DAYS_A_YEAR, Suggestion, suggest
from kmap.analysis.grid import Grid
from kmap.register.models.stakeholder import Stakeholder
from kmap.register.register import Register
from kmap.register.vocabulary import LEVELS, QUADRANTS, UNSCORED, Axis

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
    suggested = suggest(register, topic, category=category, tag=tag)
    grid, met = suggested.grid, _contacts_of_the_year(register)
    suggestions = {id(one.stakeholder): one for one in suggested.suggestions}
    members = [placement.stakeholder for placement in grid.placements]
    ordered = [suggestions[id(one)] for one in members]
    by_category: dict[str, list[Stakeholder]] = {id_: [] for id_ in register.categories}
    by_group: dict[str, list[Stakeholder]] = {id_: [] for id_ in register.equity}
    for one in members:
        if one.category in by_category:
            by_category[one.category].append(one)
        for group in dict.fromkeys(one.represents):
            if group in by_group:
                by_group[group].append(one)
    return Coverage(
        stakeholders=len(ordered),
        categories=tuple(
            CategoryCoverage(id_, category.name or id_, tuple(by_category[id_]))
            for id_, category in register.categories.items()
        ),
        groups=tuple(GroupCoverage(id_, name, tuple(by_group[id_])) for id_, name in register.equity.items()),
        seats=_seats(members),
        voiceless=tuple(one for one in ordered if _is_voiceless(grid, one)),
        by_quadrant=_shares(
            met,
            {place: [one for one in ordered if one.placement.quadrant == place] for place in (*QUADRANTS, UNSCORED)},
        ),
        by_category=_shares(
            met,
            {id_: [suggestions[id(one)] for one in members] for id_, members in by_category.items()},
        ),
        by_influence=_shares(
            met,
            {
                "high influence": [one for one in ordered if _is_high(grid, one, "influence") is True],
                "low influence": [one for one in ordered if _is_high(grid, one, "influence") is False],
            },
        ),
    )


def _seats(stakeholders: Iterable[Stakeholder]) -> Seats:
    known = [one.at_the_table for one in stakeholders]
    return Seats(known.count(True), known.count(False), known.count(None))


def _is_high(grid: Grid, suggestion: Suggestion, axis: Axis) -> bool | None:
    """Say whether a score is above its threshold; None where it is unscored."""
    score = suggestion.placement.scores.on(axis)
    return grid.is_high(axis, score.score) if score is not None else None


def _is_voiceless(grid: Grid, suggestion: Suggestion) -> bool:
    affected = _is_high(grid, suggestion, "impact") is True and _is_high(grid, suggestion, "influence") is False
    standing = suggestion.standing
    return affected and (standing is None or LEVELS.index(standing) < LEVELS.index("involve"))


def _contacts_of_the_year(register: Register) -> dict[str, int]:
    """Return how many contacts the past 365 days had with each stakeholder, by id."""
    return {
        id_: sum((register.day - entry.date).days <= DAYS_A_YEAR for entry in entries)
        for id_, entries in contacts(register).items()
    }


def _shares(met: dict[str, int], parts: dict[str, list[Suggestion]]) -> tuple[Share, ...]:
    """Return the share of each part of the stakeholders; of one with nobody in it there is none."""
    return tuple(
        Share(
            of,
            len(members),
            sum(met.get(one.stakeholder.id, 0) for one in members),
            sum(DAYS_A_YEAR / one.every for one in members if one.every is not None),
        )
        for of, members in parts.items()
        if members
    )
