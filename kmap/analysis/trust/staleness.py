"""Staleness: how old the scores that stand are, and which of them are too old.

What a body can do and what it cares for change. Ages are whole days up to the day as on
which the register is read. A written score has no date: nobody can know its age, and it
is never stale.
"""

from collections.abc import Iterator
from typing import NamedTuple

from kmap.analysis.grid import Grid, Placement
from kmap.register.models.stakeholder import Stakeholder
from kmap.register.register import Register
from kmap.register.scores import Rating, StandingScore
from kmap.register.vocabulary import AXES, Axis

REVIEW_EVERY = 365
"""Days after which a dated score is stale where the register does not say."""


class Age(NamedTuple):
    """How old one standing score is.

    Parameters
    ----------
    stakeholder, axis
        Whose score, of what.
    score
        The standing score.
    days
        Days since the latest assessment that it rests on; None for a written score.
    stale
        Whether these are more than the register allows.
    """

    stakeholder: Stakeholder
    axis: Axis
    score: StandingScore
    days: int | None
    stale: bool


def review_every(register: Register) -> int:
    """Return after how many days a dated score is stale."""
    return register.document.review_every or REVIEW_EVERY


def latest(score: StandingScore) -> Rating | None:
    """Return the latest assessment that a score rests on, of several the first; None for a written score."""
    dated = [rating for rating in score.ratings if rating.date is not None]
    return max(dated, key=lambda rating: (rating.date is not None, rating.date), default=None)


def age(register: Register, score: StandingScore) -> int | None:
    """Return how many days old a score is: since the latest assessment it rests on; None for a written one."""
    return (register.day - score.date).days if score.date is not None else None


def is_stale(register: Register, score: StandingScore) -> bool:
    """Say whether a score is older than the register allows; on the last day that it allows it is not."""
    days = age(register, score)
    return days is not None and days > review_every(register)


def ages(register: Register, grid: Grid) -> tuple[Age, ...]:
    """Return the age of each standing score on a grid, the oldest first, those without a date last."""
    found = (one for placement in grid.placements for one in ages_on(register, placement))
    return tuple(sorted(found, key=_oldest_first))


def ages_on(register: Register, placement: Placement) -> Iterator[Age]:
    """Yield the age of each standing score of one stakeholder, axis by axis."""
    for axis in AXES:
        score = placement.scores.on(axis)
        if score is not None:
            yield Age(placement.stakeholder, axis, score, age(register, score), is_stale(register, score))


def _oldest_first(one: Age) -> tuple[bool, int, str, int]:
    return one.days is None, -(one.days or 0), one.stakeholder.id, AXES.index(one.axis)
