"""Hearing: whom the engagement that was logged has reached, and who could introduce us to those it has not.

To be on the map is not to be heard. A stakeholder counts as reached where the past 365
days have a contact with it at `consult` or above: at `inform` they hear from us, and we
do not hear from them. A contact without a level says nothing of it. Groups after
PROGRESS-Plus: J. O'Neill et al., *J. Clin. Epidemiol.* 67(1):56-64, 2014.
"""

import datetime
from collections.abc import Iterable
from typing import NamedTuple

from kmap.analysis.contacts import DAYS_A_YEAR, contacts
from kmap.analysis.coverage import Coverage, coverage
from kmap.analysis.engagement import Suggestion, suggest
from kmap.analysis.grid import Grid
from kmap.analysis.network.routes import nearest_to
from kmap.analysis.network.ties import ties
from kmap.register.models.stakeholder import Stakeholder
from kmap.register.register import Register
from kmap.register.vocabulary import EQUITY_GROUPS, LEVELS, Axis, Level

HEARD_FROM: Level = "consult"
"""The level from which on a contact reaches a stakeholder."""


class Heard(NamedTuple):
    """What the log of the past 365 days has of one stakeholder, or of those who speak for a group.

    Parameters
    ----------
    level
        The highest level of a contact; None where none has a level.
    last
        The latest contact at `HEARD_FROM` or above, however long ago; None where there is none.
    reached
        Whether that was in the past 365 days.
    """

    level: Level | None
    last: datetime.date | None
    reached: bool


class GroupHearing(NamedTuple):
    """How an equity group is heard.

    Parameters
    ----------
    id, name
        The group.
    declared
        Whether the register has set out to hear it.
    representatives
        The stakeholders that speak for it.
    reached
        Those of them that were reached.
    heard
        What the log has of any of them.
    """

    id: str
    name: str
    declared: bool
    representatives: tuple[Stakeholder, ...]
    reached: tuple[Stakeholder, ...]
    heard: Heard


class Unheard(NamedTuple):
    """One who is strongly affected, has little say, and has no voice with us.

    Parameters
    ----------
    suggestion
        How much engagement it needs.
    reasons
        Why it is here: ``level below involve``, ``not reached``, or both.
    heard
        What the log has.
    """

    suggestion: Suggestion
    reasons: tuple[str, ...]
    heard: Heard


class Introduction(NamedTuple):
    """Who could introduce us to one that we have not reached.

    Parameters
    ----------
    stakeholder
        To whom.
    why
        Why we want to be: ``affected``, or the names of the groups that it speaks for.
    path
        The strongest path from the team, both ends included, by id; empty where there is none.
    """

    stakeholder: Stakeholder
    why: tuple[str, ...]
    path: tuple[str, ...]


class Hearing(NamedTuple):
    """Who is heard.

    Parameters
    ----------
    coverage
        Who is on the map, and whom the engagement goes to.
    groups
        The ten groups of PROGRESS-Plus, and those of its own that the register declares.
    unheard
        The affected without a voice, in the order of the register.
    introductions
        Who could introduce us to these, and to those who speak for a declared group that
        nobody has reached.
    reached
        How many stakeholders were reached, of those that are in `coverage`.
    without_level
        How many contacts of the past 365 days have no level, an entry with three
        stakeholders being three contacts.
    """

    coverage: Coverage
    groups: tuple[GroupHearing, ...]
    unheard: tuple[Unheard, ...]
    introductions: tuple[Introduction, ...]
    reached: int
    without_level: int


def hearing(
    register: Register, topic: str | None = None, *, category: str | None = None, tag: str | None = None
) -> Hearing:
    """Return who is heard, and who could introduce us to those who are not.

    Parameters
    ----------
    register
        The register, which also says as on which day.
    topic
        Scores and levels are those for this topic; left out, for the register's own, else
        the general ones. Contacts count whatever they were about.
    category, tag
        Only of stakeholders of this category, or with this tag.
    """
    suggested = suggest(register, topic, category=category, tag=tag)
    suggestions = {one.stakeholder.id: one for one in suggested.suggestions}
    shown = [placement.stakeholder for placement in suggested.grid.placements]
    heard = {one.id: _heard(register, [one]) for one in shown}
    groups = _groups(register, shown, heard)
    unheard = tuple(
        one
        for stakeholder in shown
        if (one := _unheard(suggested.grid, suggestions[stakeholder.id], heard[stakeholder.id])) is not None
    )
    ids = {one.id for one in shown}
    return Hearing(
        coverage=coverage(register, topic, category=category, tag=tag),
        groups=groups,
        unheard=unheard,
        introductions=_introductions(register, groups, unheard),
        reached=sum(one.reached for one in heard.values()),
        without_level=sum(
            entry.level is None and (register.day - entry.date).days <= DAYS_A_YEAR
            for id_, entries in contacts(register).items()
            if id_ in ids
            for entry in entries
        ),
    )


def _heard(register: Register, stakeholders: Iterable[Stakeholder]) -> Heard:
    """Return what the log has of some stakeholders taken together."""
    met = contacts(register)
    entries = [entry for one in stakeholders for entry in met.get(one.id, ())]
    of_year = [entry.level for entry in entries if (register.day - entry.date).days <= DAYS_A_YEAR]
    levels = [level for level in of_year if level is not None]
    reaching = [entry.date for entry in entries if entry.level is not None and _reaches(entry.level)]
    return Heard(max(levels, key=LEVELS.index, default=None), max(reaching, default=None), any(map(_reaches, levels)))


def _reaches(level: Level) -> bool:
    return LEVELS.index(level) >= LEVELS.index(HEARD_FROM)


def _groups(register: Register, shown: list[Stakeholder], heard: dict[str, Heard]) -> tuple[GroupHearing, ...]:
    speakers: dict[str, list[Stakeholder]] = {}
    for one in shown:
        for group in dict.fromkeys(one.represents):
            speakers.setdefault(group, []).append(one)
    found = []
    for id_, name in (EQUITY_GROUPS | register.equity).items():
        speaking = tuple(speakers.get(id_, ()))
        reached = tuple(one for one in speaking if heard[one.id].reached)
        found.append(GroupHearing(id_, name, id_ in register.equity, speaking, reached, _heard(register, speaking)))
    return tuple(found)


def _unheard(grid: Grid, suggestion: Suggestion, heard: Heard) -> Unheard | None:
    """Return one who is affected and has no voice; None where it is not affected, has a say, or is heard."""
    if not (_is_high(grid, suggestion, "impact") and _is_high(grid, suggestion, "influence") is False):
        return None
    standing = suggestion.standing
    low = standing is None or LEVELS.index(standing) < LEVELS.index("involve")
    reasons = [*["level below involve"] * low, *["not reached"] * (not heard.reached)]
    return Unheard(suggestion, tuple(reasons), heard) if reasons else None


def _is_high(grid: Grid, suggestion: Suggestion, axis: Axis) -> bool | None:
    score = suggestion.placement.scores.on(axis)
    return grid.is_high(axis, score.score) if score is not None else None


def _introductions(
    register: Register, groups: Iterable[GroupHearing], unheard: Iterable[Unheard]
) -> tuple[Introduction, ...]:
    """Return who could introduce us to those who are not reached: one search over the network for all of them."""
    wanted: dict[str, dict[str, None]] = {}
    for one in unheard:
        if not one.heard.reached:
            wanted.setdefault(one.suggestion.stakeholder.id, {})["affected"] = None
    for group in groups:
        if group.declared and not group.reached:
            for speaker in group.representatives:
                wanted.setdefault(speaker.id, {})[group.name] = None
    if not wanted:
        return ()
    network = ties(register)
    routes = nearest_to(network.undirected(), network.team, wanted)
    paths = {route.nodes[0]: tuple(reversed(route.nodes)) for route in routes}
    return tuple(Introduction(register.by_id[id_], tuple(why), paths.get(id_, ())) for id_, why in wanted.items())
