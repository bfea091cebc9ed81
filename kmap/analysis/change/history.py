"""The history of one stakeholder: its scores round by round, and where it stood after each.

A *round* is what one round of assessments said by itself: the median over its assessors,
and their range. A *point* is what stood on the last day of a round, all sources considered
as `kmap.register.scores` considers them, and the quadrant by the thresholds of that day.
"""

import datetime
from collections.abc import Iterator, Mapping
from dataclasses import replace
from statistics import median, median_low
from typing import NamedTuple

from kmap.analysis.contacts import contacts
from kmap.analysis.grid import Grid, Placement, Threshold, place, placements
from kmap.register.models.stakeholder import Stakeholder
from kmap.register.register import Register, counts
from kmap.register.scores import Given, Rating, StandingScore, StandingScores, by_assessor, rounds, standing_scores
from kmap.register.vocabulary import AXES, STANCES, Axis, Stance


class Round(NamedTuple):
    """One round of assessments of a stakeholder.

    Parameters
    ----------
    name
        The name of the round; its date where it has none.
    topic
        The id of its topic; None for the matter in general.
    first, last
        Its first and its last day.
    assessors
        Who assessed, sorted; those without a name are not among them.
    unnamed
        How many assessments have no name.
    scores
        The median over its assessors on each axis, with their scores; None where
        nobody scored it in this round.
    stance
        The median of the stances given in it, the lower of two; None where nobody gave one.
    standing
        Where the stakeholder stood on the last day, for the round's topic; None where it
        did not count on that day.
    """

    name: str
    topic: str | None
    first: datetime.date
    last: datetime.date
    assessors: tuple[str, ...]
    unnamed: int
    scores: StandingScores
    stance: Stance | None
    standing: Placement | None


class Point(NamedTuple):
    """Where a stakeholder stood from a day on.

    Parameters
    ----------
    date
        The day; None for what stood before the first round.
    placement
        Its place, by the thresholds of that day.
    thresholds
        These thresholds.
    """

    date: datetime.date | None
    placement: Placement
    thresholds: Mapping[Axis, Threshold]


class History(NamedTuple):
    """The history of one stakeholder up to the register's day.

    Parameters
    ----------
    stakeholder
        The stakeholder.
    topic
        The id of the topic that `points` are for; None for the matter in general.
    grid
        The grid of the register's day, with its scale and its thresholds.
    rounds
        The rounds, the earliest first: for a topic those of the topic and those in
        general, else those of all topics.
    points
        Where it stood for the topic, or in general, after each of the rounds that count
        for that; first what stood before them, where something did.
    contacts
        The days of the contacts with it, in order.
    """

    stakeholder: Stakeholder
    topic: str | None
    grid: Grid
    rounds: tuple[Round, ...]
    points: tuple[Point, ...]
    contacts: tuple[datetime.date, ...]

    @property
    def counted(self) -> tuple[Round, ...]:
        """The rounds that count for the topic of `points`: its own, and those in general."""
        return tuple(one for one in self.rounds if one.topic in (self.topic, None))


def history(register: Register, id_: str, topic: str | None = None) -> History:
    """Return the history of a stakeholder.

    Parameters
    ----------
    register
        The register, which also says up to which day.
    id_
        The id of the stakeholder.
    topic
        The id of a topic; left out, the register's own, else the matter in general.

    Returns
    -------
    History
        Without assessments up to the day it has no rounds. Neither the order of
        stakeholders nor that of assessments counts.

    Raises
    ------
    KeyError
        Where no stakeholder has this id.

    Examples
    --------
    >>> import kmap
    >>> [one.name for one in history(kmap.load("stakeholders.yaml"), "regulator").rounds]
    ['2025-10-15', '2026-03-18']
    """
    stakeholder = register.by_id[id_]
    topic = topic if topic is not None else register.topic
    past = _Past(register, stakeholder)
    found = sorted(_rounds(past, topic), key=lambda one: (one.last, one.topic or "", one.name))
    return History(
        stakeholder=stakeholder,
        topic=topic,
        grid=place(register, topic),
        rounds=tuple(found),
        points=tuple(_points(past, topic, found)),
        contacts=tuple(entry.date for entry in contacts(register).get(id_, ())),
    )


class _Past:
    """Where a stakeholder stood on days gone by; each day is worked out once."""

    def __init__(self, register: Register, stakeholder: Stakeholder) -> None:
        self.register = register
        self.stakeholder = stakeholder
        # A threshold by mean or median is another one on each day; any other is the same on all.
        self._moving = any(register.threshold_rule(axis) in ("mean", "median") for axis in AXES)
        self._known: dict[tuple[datetime.date, str | None], Point] = {}

    def on(self, day: datetime.date, topic: str | None) -> Point:
        """Return where it stood on a day."""
        if (day, topic) not in self._known:
            grid = place(replace(self.register, day=day) if self._moving else self.register, topic)
            standing = standing_scores(self.stakeholder, day, topic)
            (placement,) = placements(grid, [(self.stakeholder, standing)])
            self._known[day, topic] = Point(day, placement, grid.thresholds)
        return self._known[day, topic]


def _rounds(past: _Past, topic: str | None) -> Iterator[Round]:
    stakeholder, day = past.stakeholder, past.register.day
    for layer, about in _layers(stakeholder, topic):
        for name, given in rounds(layer, day, about):
            assessments = [one for _, one in given]
            first, last = assessments[0].date, assessments[-1].date
            yield Round(
                name=name,
                topic=about,
                first=first,
                last=last,
                assessors=tuple(sorted({one.by for one in assessments if one.by is not None})),
                unnamed=sum(one.by is None for one in assessments),
                scores=StandingScores(*(_score(given, axis, about, name) for axis in AXES)),
                stance=_stance(given),
                standing=past.on(last, about).placement if counts(stakeholder, last) else None,
            )


def _layers(stakeholder: Stakeholder, topic: str | None) -> Iterator[tuple[Stakeholder, str | None]]:
    """Yield what each register says of a stakeholder, with each topic that it assesses there: rounds are not pooled."""
    for layer in stakeholder.layers:
        every = {one.topic for one in layer.assessments}
        for about in every if topic is None else every & {topic, None}:
            yield layer, about


def _score(given: list[Given], axis: Axis, topic: str | None, name: str) -> StandingScore | None:
    """Return the median over the assessors of one round; None where none of them scored the axis."""
    ratings = tuple(
        Rating(getattr(one, axis), ("assessments", index, axis), one.by, one.date, one.because)
        for index, one in by_assessor(given, axis)
    )
    return StandingScore(float(median(rating.score for rating in ratings)), ratings, topic, name) if ratings else None


def _stance(given: list[Given]) -> Stance | None:
    stances = [one.stance for _, one in by_assessor(given, "stance") if one.stance is not None]
    return STANCES[median_low(map(STANCES.index, stances))] if stances else None


def _points(past: _Past, topic: str | None, found: list[Round]) -> Iterator[Point]:
    """Yield where it stood before the rounds that count for a topic, and after each of them."""
    days = sorted({one.last for one in found if one.topic in (topic, None)})
    if not days:
        return
    earliest = min(one.first for one in found)
    if earliest > datetime.date.min:
        before = past.on(earliest - datetime.timedelta(days=1), topic)
        if any(before.placement.scores.on(axis) is not None for axis in AXES):
            yield before._replace(date=None)
    for day in days:
        yield past.on(day, topic)
