"""The power-interest grid: where each stakeholder stands, and how surely.

After A.L. Mendelow (1981, ICIS Proceedings) in the form of C. Eden and F. Ackermann,
*Making Strategy*, Sage 1998; see J.M. Bryson, *Public Management Review* 6(1):21-53,
2004, doi 10.1080/14719030410001675722. Influence runs up, interest to the right. A
score is high when it is above the threshold; missing is never low.
"""

import datetime
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from functools import lru_cache
from itertools import product
from statistics import fmean, median
from typing import NamedTuple

from kmap.register.models.stakeholder import Stakeholder
from kmap.register.register import Register
from kmap.register.score_scale import ScoreScale
from kmap.register.scores import Rating, StandingScore, StandingScores
from kmap.register.vocabulary import AXES, QUADRANTS, UNSCORED, Axis, Place, Quadrant

GRID_AXES: tuple[Axis, Axis] = ("influence", "interest")


class Threshold(NamedTuple):
    """The score above which an axis is high.

    Parameters
    ----------
    axis
        The axis.
    rule
        The rule that gave it, in words: ``midpoint``, ``mean``, ``median`` or ``set``.
    value
        The score; None where the rule is a mean or a median and nobody is scored.
    """

    axis: Axis
    rule: str
    value: float | None


class Placement(NamedTuple):
    """Where one stakeholder stands on the grid.

    Parameters
    ----------
    stakeholder
        The stakeholder.
    scores
        Its standing scores.
    quadrant
        The quadrant, by the strict rule alone; ``unscored`` where influence or
        interest is missing.
    could_be
        The other quadrants that it might be in, because a score is equal to its
        threshold or no further from it than `borderline`; empty where it is sure.
    doubtful
        The axes whose score is that near to the threshold, impact included.
    contested
        Whether its assessors, each by themselves, would put it into different quadrants.
    """

    stakeholder: Stakeholder
    scores: StandingScores
    quadrant: Place
    could_be: tuple[Quadrant, ...]
    doubtful: tuple[Axis, ...]
    contested: bool

    @property
    def influence(self) -> float | None:
        """The standing score of influence."""
        return self.scores.influence.score if self.scores.influence else None

    @property
    def interest(self) -> float | None:
        """The standing score of interest."""
        return self.scores.interest.score if self.scores.interest else None

    @property
    def missing(self) -> tuple[Axis, ...]:
        """The axes of the grid that are unscored."""
        return tuple(axis for axis in GRID_AXES if self.scores.on(axis) is None)


@dataclass(frozen=True, slots=True)
class Grid:
    """The stakeholders of a register on the grid, for one topic and day.

    Parameters
    ----------
    title
        The register's title.
    topic
        The name of the topic; None for the matter in general.
    day
        The day as on which scores stand.
    scale
        The scale of both axes.
    thresholds
        The threshold of each axis, impact included.
    borderline
        How near to a threshold a score is doubtful, in units of the scale.
    placements
        One for each stakeholder that counts on the day and was asked for, in the
        order of the register.
    left_out
        How many stakeholders do not count on the day.
    filtered
        How many count but were filtered from view.
    """

    title: str
    topic: str | None
    day: datetime.date
    scale: ScoreScale
    thresholds: dict[Axis, Threshold]
    borderline: float
    placements: tuple[Placement, ...]
    left_out: int = 0
    filtered: int = 0

    def is_high(self, axis: Axis, score: float) -> bool:
        """Say whether a score is above the threshold of its axis."""
        threshold = self.thresholds[axis].value
        return threshold is not None and score - threshold > self.scale.tolerance

    def is_doubtful(self, axis: Axis, score: float) -> bool:
        """Say whether a score is equal to its threshold or no further from it than `borderline`."""
        threshold = self.thresholds[axis].value
        return threshold is not None and abs(score - threshold) <= self.borderline + self.scale.tolerance


def quadrant(influence_high: bool, interest_high: bool) -> Quadrant:
    """Return the quadrant of the power-interest grid.

    Parameters
    ----------
    influence_high, interest_high
        Whether each score is above its threshold.

    Examples
    --------
    >>> quadrant(influence_high=True, interest_high=False)
    'keep-satisfied'
    """
    if influence_high:
        return "manage-closely" if interest_high else "keep-satisfied"
    return "keep-informed" if interest_high else "monitor"


def place(register: Register, topic: str | None = None, *, category: str | None = None, tag: str | None = None) -> Grid:
    """Place the stakeholders of a register on the power-interest grid.

    Parameters
    ----------
    register
        The register, which also says as on which day.
    topic
        The id of a topic; left out, the register's own, else the matter in general.
    category, tag
        Show only stakeholders of this category, or with this tag. Thresholds by mean
        or median are taken over all stakeholders that count, whatever is shown.

    Returns
    -------
    Grid
        A placement for each stakeholder that counts on the day. One without
        influence or interest is ``unscored``, which is no quadrant.

    Examples
    --------
    >>> import kmap
    >>> register = kmap.load("stakeholders.yaml")
    >>> grid = kmap.place(register)
    >>> grid.placements[0].quadrant
    'manage-closely'
    """
    return _place(register, topic if topic is not None else register.topic, category, tag)


@lru_cache(maxsize=4)
def _place(register: Register, topic: str | None, category: str | None, tag: str | None) -> Grid:
    scores = [(one, register.standing(one, topic)) for one in register.counting]
    empty = Grid(
        title=register.title,
        topic=register.topics.get(topic, topic) if topic is not None else None,
        day=register.day,
        scale=register.scale,
        thresholds=_thresholds(register, [standing for _, standing in scores]),
        borderline=register.borderline,
        placements=(),
    )
    shown = [
        (one, standing)
        for one, standing in scores
        if (category is None or one.category == category) and (tag is None or tag in one.tags)
    ]
    return replace(
        empty,
        placements=tuple(placements(empty, shown)),
        left_out=len(register.stakeholders) - len(scores),
        filtered=len(scores) - len(shown),
    )


def _thresholds(register: Register, standing: list[StandingScores]) -> dict[Axis, Threshold]:
    return {axis: _threshold(register, axis, standing) for axis in AXES}


def _threshold(register: Register, axis: Axis, standing: list[StandingScores]) -> Threshold:
    rule = register.threshold_rule(axis)
    if not isinstance(rule, str):
        return Threshold(axis, "set", rule)
    if rule == "midpoint":
        return Threshold(axis, rule, register.scale.midpoint)
    values = sorted(score.score for scores in standing if (score := scores.on(axis)) is not None)
    if not values:
        return Threshold(axis, rule, None)
    return Threshold(axis, rule, fmean(values) if rule == "mean" else float(median(values)))


def placements(grid: Grid, standing: Iterable[tuple[Stakeholder, StandingScores]]) -> Iterator[Placement]:
    """Yield the places that scores give stakeholders by the thresholds of a grid.

    Parameters
    ----------
    grid
        The grid; what it says of its own placements makes no difference.
    standing
        The stakeholders, each with its standing scores.
    """
    known: dict[tuple[float | None, ...], tuple[Place, tuple[Quadrant, ...], tuple[Axis, ...]]] = {}
    for stakeholder, scores in standing:
        values = tuple([score and score.score for score in scores])
        where = known.get(values)
        if where is None:  # the same scores have the same place, and of many stakeholders most have the same
            where = known[values] = _where(grid, *values)
        yield Placement(stakeholder, scores, *where, _is_contested(grid, scores.influence, scores.interest))


def _where(
    grid: Grid, influence: float | None, interest: float | None, impact: float | None
) -> tuple[Place, tuple[Quadrant, ...], tuple[Axis, ...]]:
    """Return the quadrant of scores, the others that they could be in, and the axes on which they are doubtful."""
    given = zip(AXES, (influence, interest, impact), strict=True)
    doubtful = tuple(axis for axis, score in given if score is not None and grid.is_doubtful(axis, score))
    if influence is None or interest is None:
        return UNSCORED, (), doubtful
    own = quadrant(grid.is_high("influence", influence), grid.is_high("interest", interest))
    sides = [
        (True, False) if axis in doubtful else (grid.is_high(axis, score),)
        for axis, score in zip(GRID_AXES, (influence, interest), strict=True)
    ]
    possible = {quadrant(*highs) for highs in product(*sides)}
    return own, tuple(other for other in QUADRANTS if other in possible and other != own), doubtful


def _is_contested(grid: Grid, influence: StandingScore | None, interest: StandingScore | None) -> bool:
    """Say whether the assessors differ on the quadrant; what one left out, the standing score stands in for."""
    if influence is None or interest is None or (influence.round is None and interest.round is None):
        return False
    by_influence, by_interest = _by_assessor(influence), _by_assessor(interest)
    quadrants = {
        quadrant(
            grid.is_high("influence", by_influence.get(who, influence.score)),
            grid.is_high("interest", by_interest.get(who, interest.score)),
        )
        for who in by_influence | by_interest
    }
    return len(quadrants) > 1


def _by_assessor(standing: StandingScore) -> dict[object, float]:
    """Return the scores of a standing round by assessor; one without a name by where it stands."""
    return {_assessor(rating): rating.score for rating in standing.ratings if standing.assessed}


def _assessor(rating: Rating) -> object:
    return rating.by if rating.by is not None else rating.route[:2]


def scored(placements: Iterable[Placement]) -> list[Placement]:
    """Return the placements that have a place on the grid."""
    return [placement for placement in placements if placement.quadrant != UNSCORED]
