"""Reviews: when scores that rest on assessments are as old as the register allows."""

import datetime
from collections.abc import Iterator
from typing import NamedTuple

from kmap.analysis.trust.staleness import review_every
from kmap.register.register import Register, counts
from kmap.register.scores import all_assessments, standing_scores
from kmap.register.vocabulary import AXES, Axis


class Review(NamedTuple):
    """When the scores of one stakeholder are to be assessed again.

    Parameters
    ----------
    at
        Where the stakeholder stands in ``register.stakeholders``.
    topic
        The topic of the assessments; None for the matter in general.
    axes
        The axes whose standing scores rest on assessments of that topic and are due by then.
    last
        The day of the latest assessment behind the oldest of them.
    due
        The last day on which they are not stale: `last` and `review_every` days.
    """

    at: int
    topic: str | None
    axes: tuple[Axis, ...]
    last: datetime.date
    due: datetime.date


def reviews(register: Register) -> Iterator[Review]:
    """Yield for each stakeholder that counts, and each topic it was assessed for, when to assess again.

    What is written and not assessed has no date and is never due.
    """
    every = datetime.timedelta(days=review_every(register))
    for index, stakeholder in enumerate(register.stakeholders):
        assessments = all_assessments(stakeholder)
        if not assessments or not counts(stakeholder, register.day):
            continue
        for topic in dict.fromkeys(assessment.topic for assessment in assessments):
            standing = standing_scores(stakeholder, register.day, topic)
            latest: dict[Axis, datetime.date] = {}
            for axis in AXES:
                score = standing.on(axis)
                if score is not None and score.assessed and score.topic == topic and score.date is not None:
                    latest[axis] = score.date
            if latest:
                oldest = min(latest.values())
                axes = tuple(axis for axis in AXES if latest.get(axis) == oldest)
                if oldest <= datetime.date.max - every:
                    yield Review(index, topic, axes, oldest, oldest + every)
