"""Agreement on one stakeholder, and who scores higher or lower than the others.

r_wg after L.R. James, R.G. Demaree, G. Wolf, *J. Appl. Psychol.* 69:85-98, 1984; the
sign test after W.J. Dixon, A.M. Mood, *J. Am. Stat. Assoc.* 41(236):557-566, 1946.
"""

from collections.abc import Iterator, Sequence
from math import comb, fsum
from statistics import median
from typing import Literal, NamedTuple

from kmap.analysis.grid import Grid, Placement
from kmap.analysis.trust.assessors import by_assessor
from kmap.register.models.stakeholder import Stakeholder
from kmap.register.score_scale import ScoreScale
from kmap.register.scores import StandingScore
from kmap.register.vocabulary import AXES, Axis

CHANCE = 0.05
"""An assessor leans where a fair coin would give so one-sided a count less often than this."""


class Agreement(NamedTuple):
    """How far the assessors of one score agree.

    Parameters
    ----------
    stakeholder, axis
        Whose score, of what.
    score
        The standing score, of two assessors or more.
    r_wg
        How much less they differ than if they had scored at random, from 0 to 1.
    """

    stakeholder: Stakeholder
    axis: Axis
    score: StandingScore
    r_wg: float

    @property
    def assessors(self) -> int:
        """How many have given it."""
        return len(self.score.ratings)

    @property
    def range(self) -> float:
        """From the lowest to the highest that was given, in points of the scale."""
        return self.score.highest - self.score.lowest


class Leaning(NamedTuple):
    """How one assessor scores beside those who have scored the same.

    Parameters
    ----------
    assessor
        The name.
    higher, lower, equal
        How many scores lie above, below and on the median of what the others of the
        round gave.
    deviation
        By how much on average, in points of the scale; above 0 is higher.
    chance
        How often a fair coin would be as one-sided as `higher` to `lower`, from 0 to 1:
        the exact sign test, two-sided. Scores of one stakeholder are not wholly
        independent of each other, so it is a guide and no proof.
    """

    assessor: str
    higher: int
    lower: int
    equal: int
    deviation: float
    chance: float

    @property
    def shared(self) -> int:
        """How many scores another one has given too."""
        return self.higher + self.lower + self.equal

    @property
    def leans(self) -> Literal["higher", "lower"] | None:
        """Whether this assessor scores higher or lower than chance would explain."""
        if self.chance >= CHANCE:
            return None
        return "higher" if self.higher > self.lower else "lower"


def r_wg(scores: Sequence[float], scale: ScoreScale) -> float | None:
    """Return the agreement of several assessors on one score, r_wg.

    It is 1 - (s^2 / step^2) / ((A^2 - 1) / 12): s^2 is the sample variance of the
    scores and A the number of points of the scale, (max - min) / step + 1, so that 0 is
    what scoring at random gives, each point of the scale alike.

    Parameters
    ----------
    scores
        What each assessor gave.
    scale
        The scale.

    Returns
    -------
    float or None
        From 0 to 1; below 0, more spread than chance, is shown as 0. None of fewer than
        two scores.

    Examples
    --------
    >>> round(r_wg([0.2, 0.8, 0.6], ScoreScale(min=0, max=1, step=0.1, labels={})), 2)
    0.07
    """
    count = len(scores)
    if count < 2:
        return None
    mean = fsum(scores) / count
    variance = fsum((score - mean) ** 2 for score in scores) / (count - 1)
    points = scale.range / scale.step + 1
    return max(0.0, 1 - (variance / scale.step**2) / ((points**2 - 1) / 12))


def agreements(grid: Grid) -> tuple[Agreement, ...]:
    """Return how far the assessors agree on each score that two or more have given, the most disputed first.

    Of two scores with the same r_wg, the one with the wider range is first, then by the
    id of the stakeholder.
    """
    found = (one for placement in grid.placements for one in agreements_on(placement, grid.scale))
    return tuple(sorted(found, key=_dispute))


def agreements_on(placement: Placement, scale: ScoreScale) -> Iterator[Agreement]:
    """Yield how far the assessors agree on each score of one stakeholder that two or more have given, axis by axis."""
    for axis in AXES:
        score = placement.scores.on(axis)
        if score is not None and score.assessed:
            agreed = r_wg([rating.score for rating in score.ratings], scale)
            if agreed is not None:
                yield Agreement(placement.stakeholder, axis, score, agreed)


def _dispute(one: Agreement) -> tuple[float, float, str, int]:
    return one.r_wg, -one.range, one.stakeholder.id, AXES.index(one.axis)


def leanings(grid: Grid) -> tuple[Leaning, ...]:
    """Return how each named assessor scores beside the others of the standing rounds, the widest apart first.

    Compared is each score with the median of what the others of the round gave. Those
    without a name are among the others, but can't be known again themselves.
    """
    apart: dict[str, list[float]] = {}
    for placement in grid.placements:
        for axis in AXES:
            ratings = by_assessor(placement.scores.on(axis))
            if len(ratings) > 1:
                for who, rating in ratings.items():
                    if isinstance(who, str):
                        others = median(other.score for key, other in ratings.items() if key != who)
                        apart.setdefault(who, []).append(rating.score - others)
    found = [_leaning(who, deviations, grid.scale.tolerance) for who, deviations in apart.items()]
    return tuple(sorted(found, key=lambda one: (-abs(one.deviation), one.assessor)))


def _leaning(assessor: str, deviations: list[float], tolerance: float) -> Leaning:
    higher = sum(one > tolerance for one in deviations)
    lower = sum(one < -tolerance for one in deviations)
    equal = len(deviations) - higher - lower
    return Leaning(assessor, higher, lower, equal, fsum(deviations) / len(deviations), sign_test(higher, lower))


def sign_test(higher: int, lower: int) -> float:
    """Return how often a fair coin is as one-sided as this or more, from 0 to 1; 1 where there is nothing to count.

    Examples
    --------
    >>> sign_test(higher=5, lower=0)
    0.0625
    """
    tosses, fewest = higher + lower, min(higher, lower)
    ways = sum(comb(tosses, count) for count in range(fewest + 1))
    return min(1.0, 2 * ways / (1 << tosses))
