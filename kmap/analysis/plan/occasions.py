"""Occasions: what has its day, and is over when that is past."""

import datetime
from collections.abc import Iterator

from kmap.analysis.contacts import addressed
from kmap.analysis.cycle.audiences import in_words
from kmap.analysis.cycle.outputs import outputs_for
from kmap.analysis.cycle.progress import state
from kmap.analysis.plan.deadlines import owner_of
from kmap.analysis.plan.task import Task, numbered
from kmap.register.models.stakeholder import EngagementPoint
from kmap.register.register import Register, counts
from kmap.terminal import listed

LEAD_WEEKS = 8
"""How long before an engagement point to begin with what is needed then: time to write, to be read, to change."""


def occasions(register: Register, topic: str | None) -> Iterator[Task]:
    """Yield engagement points, each with the day to begin preparing; contacts that are arranged; and training.

    Parameters
    ----------
    register
        The register.
    topic
        The id of the topic whose engagement says who the owners are; None for the matter in general.
    """
    yield from _points(register, topic)
    yield from _arranged(register, topic)
    yield from _training(register)


def _points(register: Register, topic: str | None) -> Iterator[Task]:
    for index, one in enumerate(register.stakeholders):
        alike = numbered((point.what or "",) for point in one.engagement_points)
        for number, point in enumerate(one.engagement_points):
            if not counts(one, register.day) or (one.until is not None and point.date > one.until):
                continue
            begin = point.date.toordinal() - LEAD_WEEKS * 7
            task = Task(
                kind="engagement-point",
                date=point.date,
                what=f"{point.what or 'evidence can change what they do'}; {_for_it(register, one.id, point)}",
                whom=(one.name,),
                stakeholders=(one.id,),
                owner=owner_of(register, (one.id,), topic),
                route=("stakeholders", index, "engagement_points", number),
                key=(one.id, point.what or "", alike[number]),
            )
            yield task
            if begin >= datetime.date.min.toordinal():
                yield task._replace(
                    kind="prepare",
                    date=datetime.date.fromordinal(begin),
                    what=f"begin with what they need by {point.date}: {task.what}",
                )


def _for_it(register: Register, id_: str, point: EngagementPoint) -> str:
    """Return which outputs for a stakeholder are to be there by an engagement point."""
    outputs = [one for one in outputs_for(register).get(id_, ()) if state(one, register.day) != "published"]
    ready = [one.title for one in outputs if one.due is not None and one.due <= point.date]
    late = [one.title for one in outputs if one.due is not None and one.due > point.date]
    if ready:
        return f"due by then for them: {listed(ready[:2])}" + (f" and {len(ready) - 2} more" if ready[2:] else "")
    if late:
        return f"{late[0]} is due only after it"
    return "no output for them is due by then"


def _arranged(register: Register, topic: str | None) -> Iterator[Task]:
    by_date = sorted(range(len(register.log)), key=lambda index: register.log[index].date)
    alike = numbered((register.log[index].kind or "", *register.log[index].with_) for index in by_date)
    for index, number in zip(by_date, alike, strict=True):
        entry = register.log[index]
        if entry.date > register.day:
            ids = addressed(register, entry.with_, entry.date)
            yield Task(
                kind="arranged",
                date=entry.date,
                what=f"{entry.kind or 'contact'} arranged" + (f": {entry.summary}" if entry.summary else ""),
                whom=in_words(register, entry.with_),
                stakeholders=ids,
                owner=entry.owner or owner_of(register, ids, topic),
                route=("log", index),
                key=(entry.kind or "", *entry.with_, number),
                topics=entry.topic,
            )


def _training(register: Register) -> Iterator[Task]:
    every = register.document.training
    by_date = sorted(range(len(every)), key=lambda index: every[index].date)
    alike = numbered((every[index].title,) for index in by_date)
    for index, number in zip(by_date, alike, strict=True):
        training = every[index]
        yield Task(
            kind="training",
            date=training.date,
            what=training.title,
            whom=(training.audience,) if training.audience else (),
            stakeholders=(),
            owner=None,
            route=("training", index),
            key=(training.title, number),
        )
