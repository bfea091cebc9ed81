"""Standing scores: what a stakeholder's influence, interest and impact are, for a topic, on a day.

This is the one place that decides which of the written and assessed scores stands.
"""

import datetime
from collections.abc import Iterable, Iterator
from statistics import median
from typing import Literal, NamedTuple

from kmap.errors import Route
from kmap.register.models.stakeholder import Assessment, Stakeholder
from kmap.register.vocabulary import AXES, Axis

Given = tuple[int, Assessment]
"""An assessment, with its index among those of its stakeholder."""

_ROUTES: dict[Axis, Route] = {axis: (axis,) for axis in AXES}
"""Where written scores stand: one route for all stakeholders, who are many."""


class Rating(NamedTuple):
    """One score as it was given: written in the register or in an assessment.

    Parameters
    ----------
    score
        The value, on the register's scale.
    route
        Where it stands, from the stakeholder down, as in ``("assessments", 2, "influence")``;
        an assessment by its place among `all_assessments`.
    by
        The assessor; None where the score is written, or the assessor left out.
    date
        The day of the assessment; None for a written score, which has no date.
    because
        The reason given with it.
    """

    score: float
    route: Route
    by: str | None = None
    date: datetime.date | None = None
    because: str | None = None


class StandingScore(NamedTuple):
    """The score of one axis that stands.

    Parameters
    ----------
    score
        The written score, or the median over the assessors of the latest round.
    ratings
        The scores that it was made of, in the order written; one for a written score.
    topic
        The topic that it was given for; None where it is the general score.
    round
        The round of assessments; None for a written score.
    """

    score: float
    ratings: tuple[Rating, ...]
    topic: str | None = None
    round: str | None = None

    @property
    def assessed(self) -> bool:
        """Whether it comes from assessments, not from a written score."""
        return self.round is not None

    @property
    def lowest(self) -> float:
        """The lowest score that an assessor of the round gave."""
        return min(rating.score for rating in self.ratings)

    @property
    def highest(self) -> float:
        """The highest score that an assessor of the round gave."""
        return max(rating.score for rating in self.ratings)

    @property
    def date(self) -> datetime.date | None:
        """The latest day on which one of its scores was given; None for a written score."""
        return max((rating.date for rating in self.ratings if rating.date is not None), default=None)


class StandingScores(NamedTuple):
    """The standing scores of one stakeholder; None where an axis is unscored."""

    influence: StandingScore | None = None
    interest: StandingScore | None = None
    impact: StandingScore | None = None

    def on(self, axis: Axis) -> StandingScore | None:
        """Return the standing score of an axis."""
        score: StandingScore | None = getattr(self, axis)
        return score


def standing_scores(stakeholder: Stakeholder, day: datetime.date, topic: str | None = None) -> StandingScores:
    """Return the scores of a stakeholder that stand on a day, for a topic.

    For each axis by itself the first of these that gives it: assessments of the
    topic up to the day; the score under `by_topic`; assessments without a topic up
    to the day; the written score. Of assessments the latest round stands, a round
    being as late as its latest date; of two rounds equally late the one whose name
    sorts last. The median over the assessors of the round is the score. Of a stakeholder
    that is inherited the same four in each register, the nearest first: a nearer one
    stands before a farther one, and registers are never pooled.

    Parameters
    ----------
    stakeholder
        The stakeholder, as the register writes it.
    day
        Assessments after this day do not count.
    topic
        The topic; None for the matter in general.

    Returns
    -------
    StandingScores
        None for an axis that nothing gives: missing is never low, and never a number.
    """
    layers = stakeholder.layers
    if len(layers) > 1:
        return _of_the_nearest(layers, day, topic)
    if not stakeholder.assessments:
        if topic is None or topic not in stakeholder.by_topic:
            return _all_written_in_general(stakeholder)
        return StandingScores(*[_written(stakeholder, axis, topic) for axis in AXES])
    of_topic = list(rounds(stakeholder, day, topic)) if topic is not None else []
    in_general = list(rounds(stakeholder, day, None))
    standing = []
    for axis in AXES:
        score = _assessed(of_topic, axis, topic) or _written_for_topic(stakeholder, axis, topic)
        score = score or _assessed(in_general, axis, None) or _written_in_general(stakeholder, axis)
        standing.append(score)
    return StandingScores(*standing)


def _of_the_nearest(layers: tuple[Stakeholder, ...], day: datetime.date, topic: str | None) -> StandingScores:
    """Return for each axis the standing score of the nearest register that has one."""
    standing: list[StandingScore | None] = [None] * len(AXES)
    for before, layer in with_assessments_before(layers):
        for axis, score in enumerate(standing_scores(layer, day, topic)):
            if standing[axis] is None and score is not None:
                ratings = tuple(rating._replace(route=shifted(rating.route, before)) for rating in score.ratings)
                standing[axis] = score._replace(ratings=ratings)
    return StandingScores(*standing)


def with_assessments_before(layers: Iterable[Stakeholder]) -> Iterator[tuple[int, Stakeholder]]:
    """Yield what each register says of a stakeholder, after how many assessments nearer registers have of it."""
    before = 0
    for layer in layers:
        yield before, layer
        before += len(layer.assessments)


def all_assessments(stakeholder: Stakeholder) -> tuple[Assessment, ...]:
    """Return the assessments of a stakeholder in all registers, the nearest first: routes count along them.

    They are never to be pooled: of two registers, the nearer one's stand.
    """
    if len(stakeholder.layers) == 1:
        return stakeholder.assessments
    return tuple(assessment for layer in stakeholder.layers for assessment in layer.assessments)


def shifted(route: Route, before: int) -> Route:
    """Return a route from what one register says of a stakeholder as a route along `all_assessments`."""
    if route[0] != "assessments":
        return route
    return ("assessments", int(route[1]) + before, *route[2:])


def rounds(stakeholder: Stakeholder, day: datetime.date, topic: str | None) -> Iterator[tuple[str, list[Given]]]:
    """Yield the rounds of a topic up to a day, the latest first, each with its assessments by date."""
    by_name: dict[str, list[Given]] = {}
    for index, assessment in enumerate(stakeholder.assessments):
        if assessment.topic == topic and assessment.date <= day:
            by_name.setdefault(assessment.round or assessment.date.isoformat(), []).append((index, assessment))

    def lateness(name: str) -> tuple[datetime.date, str]:
        """Return the last day of a round, then its name."""
        return max(assessment.date for _, assessment in by_name[name]), name

    names = sorted(by_name, key=lateness, reverse=True) if len(by_name) > 1 else list(by_name)
    for name in names:
        yield name, sorted(by_name[name], key=lambda given: given[1].date)


def by_assessor(given: Iterable[Given], field: Axis | Literal["stance"]) -> list[Given]:
    """Return of each assessor the last assessment that gives a field, in the order written.

    Parameters
    ----------
    given
        The assessments of one round, by date.
    field
        An axis, or ``stance``.
    """
    latest: dict[str | int, Given] = {}
    for index, assessment in given:
        if getattr(assessment, field) is not None:
            # Without a name, an assessor can't be known again: each counts as another one.
            latest[assessment.by if assessment.by is not None else index] = (index, assessment)
    return sorted(latest.values(), key=lambda one: one[0])


def _assessed(rounds: Iterable[tuple[str, list[Given]]], axis: Axis, topic: str | None) -> StandingScore | None:
    """Return the score of the first round that gives this axis."""
    for name, given in rounds:
        ratings = tuple(
            [
                Rating(getattr(one, axis), ("assessments", index, axis), one.by, one.date, one.because)
                for index, one in by_assessor(given, axis)
            ]
        )
        if ratings:
            return StandingScore(float(median([rating.score for rating in ratings])), ratings, topic, name)
    return None


def _written(stakeholder: Stakeholder, axis: Axis, topic: str | None) -> StandingScore | None:
    return _written_for_topic(stakeholder, axis, topic) or _written_in_general(stakeholder, axis)


def _written_for_topic(stakeholder: Stakeholder, axis: Axis, topic: str | None) -> StandingScore | None:
    entry = stakeholder.by_topic.get(topic) if topic is not None else None
    score = getattr(entry, axis) if entry is not None else None
    if entry is None or score is None:
        return None
    return StandingScore(score, (Rating(score, ("by_topic", str(topic), axis), because=entry.because),), topic)


def _all_written_in_general(stakeholder: Stakeholder) -> StandingScores:
    """Return what `_written_in_general` does for each axis, which for most stakeholders is all there is."""
    because = stakeholder.because
    return StandingScores(
        *[
            StandingScore(score, (Rating(score, route, None, None, because),))
            if (score := getattr(stakeholder, axis)) is not None
            else None
            for axis, route in _ROUTES.items()
        ]
    )


def _written_in_general(stakeholder: Stakeholder, axis: Axis) -> StandingScore | None:
    score = getattr(stakeholder, axis)
    if score is None:
        return None
    return StandingScore(score, (Rating(score, _ROUTES[axis], None, None, stakeholder.because),))
