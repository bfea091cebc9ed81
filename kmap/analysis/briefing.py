"""A briefing: what to know of one stakeholder before meeting them."""

import datetime
from collections.abc import Iterator
from typing import NamedTuple

from kmap.analysis.contacts import contacts
from kmap.analysis.cycle.links import answered_needs, is_about, needs_of
from kmap.analysis.cycle.outputs import outputs_for
from kmap.analysis.cycle.progress import state
from kmap.analysis.engagement import Suggestion, suggest
from kmap.analysis.grid import Grid
from kmap.analysis.network.introductions import Introductions, introductions
from kmap.analysis.plan.promises import Promise, open_promises
from kmap.register.models.knowledge import Need, Output
from kmap.register.models.network import LogEntry
from kmap.register.models.stakeholder import EngagementPoint
from kmap.register.register import Register


class Raised(NamedTuple):
    """A need that the stakeholder raised, and what answers it.

    Parameters
    ----------
    need
        The need.
    outputs
        The outputs that answer it, first those that are for this stakeholder.
    met
        Whether one of these is published.
    """

    need: Need
    outputs: tuple[Output, ...]
    met: bool


class Briefing(NamedTuple):
    """What to know of one stakeholder before meeting them.

    Parameters
    ----------
    grid
        The grid that it is placed on.
    suggestion
        Its place, its level and the reasons, formats and stance.
    topic
        The id of the topic; None for the matter in general.
    raised
        The needs that it raised: first those that no published output answers, by the day they are due.
    points
        Its engagement points from the day on, by date.
    promises
        What we promised it and have not met, by the day it was promised for.
    coming
        The outputs for it that are not published, by the day they are due.
    given
        The outputs for it that are published, the latest first.
    entries
        The contacts with it, the latest first.
    ways
        Who could introduce us.
    """

    grid: Grid
    suggestion: Suggestion
    topic: str | None
    raised: tuple[Raised, ...]
    points: tuple[EngagementPoint, ...]
    promises: tuple[Promise, ...]
    coming: tuple[Output, ...]
    given: tuple[Output, ...]
    entries: tuple[LogEntry, ...]
    ways: Introductions


def brief(register: Register, id_: str, topic: str | None = None) -> Briefing:
    """Return what to know of one stakeholder before meeting them.

    Parameters
    ----------
    register
        The register, which also says as on which day.
    id_
        The id of a stakeholder that counts on the day.
    topic
        Scores, level, stance, needs and outputs are those for this topic; left out, for the
        register's own, else in general. Contacts and promises count whatever they were about.
    """
    suggestions = suggest(register, topic)
    about = suggestions.topic
    suggestion = next(one for one in suggestions.suggestions if one.stakeholder.id == id_)
    ours = [one for one in outputs_for(register).get(id_, ()) if is_about(register, one, about)]
    coming = [one for one in ours if state(one, register.day) != "published"]
    given = [one for one in ours if state(one, register.day) == "published"]
    points = [one for one in suggestion.stakeholder.engagement_points if one.date >= register.day]
    return Briefing(
        grid=suggestions.grid,
        suggestion=suggestion,
        topic=about,
        raised=tuple(sorted(_raised(register, id_, about), key=_urgency)),
        points=tuple(sorted(points, key=lambda one: one.date)),
        promises=tuple(
            sorted((one for one in open_promises(register) if id_ in one.stakeholders), key=lambda one: one.due)
        ),
        coming=tuple(sorted(coming, key=lambda one: one.due or datetime.date.max)),
        given=tuple(sorted(given, key=lambda one: one.published or datetime.date.min, reverse=True)),
        entries=tuple(reversed(contacts(register).get(id_, ()))),
        ways=introductions(register, id_, topic=topic),
    )


def _raised(register: Register, id_: str, topic: str | None) -> Iterator[Raised]:
    answered: dict[str, list[Output]] = {}
    for output in register.outputs:
        for need in answered_needs(register)[output.id]:
            answered.setdefault(need.id, []).append(output)
    ours = {output.id for output in outputs_for(register).get(id_, ())}
    for need in needs_of(register, topic):
        if id_ in need.raised_by:
            outputs = sorted(answered.get(need.id, ()), key=lambda output: output.id not in ours)
            met = any(state(output, register.day) == "published" for output in outputs)
            yield Raised(need, tuple(outputs), met)


def _urgency(raised: Raised) -> tuple[bool, datetime.date]:
    return raised.met, raised.need.due or datetime.date.max
