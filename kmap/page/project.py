"""What a page shows of one register: worked out once, for each topic and since each round."""

import datetime
from collections.abc import Sequence
from dataclasses import dataclass, replace

from kmap.analysis.change.movement import Movement, movement
from kmap.analysis.engagement import Suggestion, suggest
from kmap.analysis.grid import Grid
from kmap.analysis.network.linked import Link, links
from kmap.analysis.network.routes import Route
from kmap.analysis.network.strongest import strongest
from kmap.analysis.network.ties import ties
from kmap.errors import Diagnostic
from kmap.register.register import Register
from kmap.register.scores import rounds
from kmap.register.vocabulary import AXES

MOST_ROUNDS = 24
"""So many days can be chosen to see who moved since; of more rounds the latest."""


@dataclass(frozen=True, slots=True)
class Since:
    """Who moved since the end of a round.

    Parameters
    ----------
    day
        The last day of the round, or the day asked for.
    name
        The name of the round; empty where it has none.
    movement
        What differs from then to now.
    """

    day: datetime.date
    name: str
    movement: Movement


@dataclass(frozen=True, slots=True)
class View:
    """A register for one topic.

    Parameters
    ----------
    topic
        The id of the topic; None for the matter in general.
    name
        The topic's name.
    grid
        The grid.
    suggestions
        One for each stakeholder shown, in the order of the project's stakeholders.
    since
        The movement since each round, the earliest first.
    """

    topic: str | None
    name: str
    grid: Grid
    suggestions: tuple[Suggestion, ...]
    since: tuple[Since, ...]


@dataclass(frozen=True, slots=True)
class Project:
    """What a page shows of one register.

    Parameters
    ----------
    register
        The register, which also says as on which day.
    views
        The register for the topic asked for, first, then for each other topic.
    links
        The lines of the network between those shown and the team.
    routes
        The strongest path from the team to each that it reaches.
    findings
        What `kmap check` finds, errors apart: with these there would be no register.
    asked
        The day since which to show movement at first; None for no movement.
    """

    register: Register
    views: tuple[View, ...]
    links: tuple[Link, ...]
    routes: dict[str, Route]
    findings: tuple[Diagnostic, ...]
    asked: datetime.date | None

    @property
    def ids(self) -> tuple[str, ...]:
        """The ids of the stakeholders shown, by name: the order of the table and of the numbers in dots."""
        return tuple(one.stakeholder.id for one in self.views[0].suggestions)


def project(
    register: Register,
    topic: str | None = None,
    *,
    since: datetime.date | None = None,
    category: str | None = None,
    tag: str | None = None,
    findings: Sequence[Diagnostic] = (),
) -> Project:
    """Work out what a page shows of a register.

    Parameters
    ----------
    register
        The register.
    topic
        The id of the topic shown at first; left out, the register's own, else the matter in general.
    since
        The day since which movement is shown at first, before the register's own.
    category, tag
        Only stakeholders of this category, or with this tag.
    findings
        What `kmap check` finds in it.
    """
    first = topic if topic is not None else register.topic
    others = [one for one in (None, *register.topics) if one != first]
    views = [_view(register, one, since, category, tag) for one in (first, *others)]
    team = register.team.id
    shown = {one.stakeholder.id for one in views[0].suggestions}
    return Project(
        register=register,
        views=tuple(views),
        links=tuple(links(register, {team, *shown})),
        routes=strongest(ties(register), team),
        findings=tuple(findings),
        asked=since,
    )


def _view(
    register: Register, topic: str | None, since: datetime.date | None, category: str | None, tag: str | None
) -> View:
    # A register with a topic of its own means that where none is named: for the matter in general it is set aside.
    about = register if topic is not None or register.topic is None else _without_topic(register)
    found = suggest(about, topic, category=category, tag=tag)
    ordered = sorted(found.suggestions, key=lambda one: (one.stakeholder.name.casefold(), one.stakeholder.id))
    moves = [
        Since(day, name, movement(replace(about, day=day), about, topic, category=category, tag=tag))
        for day, name in _rounds(about, topic, since)[-MOST_ROUNDS:]
    ]
    name = register.topics[topic] if topic is not None else "The matter in general"
    return View(topic, name, found.grid, tuple(ordered), tuple(moves))


def _without_topic(register: Register) -> Register:
    return replace(register, document=register.document.model_copy(update={"topic": None}))


def _rounds(register: Register, topic: str | None, since: datetime.date | None) -> list[tuple[datetime.date, str]]:
    """Return the last day of each round before the register's day, with its name where it has one, by day.

    A round ends with the last of its assessments, whoever they are of; the day asked for
    is among them.
    """
    ends: dict[str, datetime.date] = {} if since is None else {str(since): since}
    for one in register.stakeholders:
        for layer in one.layers:
            for about in dict.fromkeys((None, topic)) if layer.assessments else ():
                for name, given in rounds(layer, register.day, about):
                    if any(getattr(each, axis) is not None for _, each in given for axis in AXES):
                        ends[name] = max(given[-1][1].date, ends.get(name, datetime.date.min))
    found = {day: "" if name == str(day) else name for name, day in sorted(ends.items()) if day < register.day}
    return sorted(found.items())
