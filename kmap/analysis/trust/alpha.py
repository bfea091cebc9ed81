"""Krippendorff's alpha: whether the scores of several assessors can be relied on.

K. Krippendorff, *Content Analysis*, Sage 2004. Ordinal, so that only the order of the
scores counts, not how far the points of the scale lie apart. Computed by the package
`krippendorff`, which is at home here; its memory grows with the square of how many
different scores there are, so for a great many of both there is a shorter way to the
same number.
"""

from collections import Counter
from collections.abc import Iterable, Sequence
from math import fsum
from typing import Literal, NamedTuple

import krippendorff

from kmap.analysis.grid import Grid
from kmap.analysis.trust.assessors import by_assessor
from kmap.register.vocabulary import AXES, Axis

RELY = 0.8
"""From this alpha on, conclusions can rely on the scores."""
TENTATIVE = 0.667
"""From this alpha on, they can be drawn tentatively."""

MOST_CELLS = 5_000_000
"""Of more units times the square of how many different scores there are, the package would take too much memory."""

Reading = Literal["rely", "tentative", "do not rely"]


class Alpha(NamedTuple):
    """How far the assessors of a register agree.

    Parameters
    ----------
    of
        The axis; ``all`` for the three of them together, each score of a stakeholder a
        unit of its own.
    value
        1 where all agree, 0 where they agree no more than chance would have it, below
        0 where less; None where it is undefined.
    units
        How many scores it rests on: standing scores that two assessors or more gave.
    ratings
        How many single scores these are made of.
    assessors
        How many people gave them; each of those without a name is one more.
    undefined
        Why there is no value; empty where there is one.
    """

    of: Axis | Literal["all"]
    value: float | None
    units: int
    ratings: int
    assessors: int
    undefined: str = ""

    @property
    def reading(self) -> Reading | None:
        """What the value allows, after Krippendorff; None without one."""
        if self.value is None:
            return None
        return "rely" if self.value >= RELY else "tentative" if self.value >= TENTATIVE else "do not rely"


def alphas(grid: Grid) -> tuple[Alpha, ...]:
    """Return alpha over the standing rounds of a grid: of all axes together, then of each."""
    units: dict[Axis, list[list[float]]] = {axis: [] for axis in AXES}
    people: dict[Axis, set[object]] = {axis: set() for axis in AXES}
    for placement in grid.placements:
        for axis in AXES:
            ratings = by_assessor(placement.scores.on(axis))
            if len(ratings) > 1:
                units[axis].append([rating.score for rating in ratings.values()])
                people[axis].update(who if isinstance(who, str) else (placement.stakeholder.id, who) for who in ratings)
    tolerance = grid.scale.tolerance
    together = _alpha("all", [unit for axis in AXES for unit in units[axis]], set().union(*people.values()), tolerance)
    return together, *(_alpha(axis, units[axis], people[axis], tolerance) for axis in AXES)


def _alpha(of: Axis | Literal["all"], units: list[list[float]], people: set[object], tolerance: float) -> Alpha:
    counts = (len(units), sum(map(len, units)), len(people))
    if not units:
        return Alpha(of, None, *counts, "nobody was scored by two people in the round that stands")
    value = ordinal(units, tolerance)
    if value is None:
        return Alpha(of, None, *counts, "all scores are the same, and agreement shows only where some differ")
    return Alpha(of, value, *counts)


def ordinal(units: Sequence[Sequence[float]], tolerance: float = 0.0) -> float | None:
    """Return ordinal alpha.

    Parameters
    ----------
    units
        What the assessors of each unit gave, in any order; a unit with one score has
        nothing to compare and does not count.
    tolerance
        Scores no further apart than this are the same.

    Returns
    -------
    float or None
        1 at most. None where no unit has two scores, or all scores are the same.

    Examples
    --------
    >>> ordinal([[1, 1], [2, 2], [4, 4], [5, 5]])
    1.0
    >>> ordinal([[3, 3], [3, 3]]) is None
    True
    """
    compared = [unit for unit in units if len(unit) > 1]
    ranks = _ranks((score for unit in compared for score in unit), tolerance)
    points = len(set(ranks.values()))
    if points < 2:
        return None
    # Sorted, so that the order of the units makes no difference in the last digit.
    counted = sorted(sorted(Counter(ranks[score] for score in unit).items()) for unit in compared)
    if len(counted) * points**2 > MOST_CELLS:
        return _by_middle_ranks(counted)
    value_counts = [[dict(counts).get(rank, 0) for rank in range(points)] for counts in counted]
    return float(krippendorff.alpha(value_counts=value_counts, level_of_measurement="ordinal"))


def _by_middle_ranks(counted: Sequence[Sequence[tuple[int, int]]]) -> float:
    """Return ordinal alpha as what it is too: interval alpha of the ranks, each in the middle of those that share it.

    The ordinal distance of two scores, the number of all scores between them and half of
    those equal to either, is the distance of their middle ranks; so sums of squares do.
    """
    totals: Counter[int] = Counter()
    for counts in counted:
        totals.update(dict(counts))
    ranks, below = {}, 0
    for rank in sorted(totals):
        ranks[rank] = below + (totals[rank] - totals.total()) / 2
        below += totals[rank]

    def apart(counts: Iterable[tuple[int, int]]) -> float:
        """Return the mean squared distance of one score from all others, summed over the scores."""
        pairs = [(count, ranks[rank]) for rank, count in counts]
        number = sum(count for count, _ in pairs)
        total = fsum(count * rank for count, rank in pairs)
        return (number * fsum(count * rank**2 for count, rank in pairs) - total**2) / (number - 1)

    return 1 - fsum(map(apart, counted)) / apart(totals.items())


def _ranks(scores: Iterable[float], tolerance: float) -> dict[float, int]:
    """Return the rank of each score among those that differ."""
    ranks: dict[float, int] = {}
    rank, last = -1, None
    for score in sorted(set(scores)):
        if last is None or score - last > tolerance:
            rank += 1
        ranks[score] = rank
        last = score
    return ranks
