"""One axis of a chart: which cell a score falls on, and which scores have a tick."""

import math
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from typing import Literal

from kmap.register.score_scale import ScoreScale

Side = Literal[-1, 0, 1]
"""Below the threshold, on it, above it."""

_MULTIPLES = (1, 2, 5)


@dataclass(frozen=True)
class Ruler:
    """The cells of one axis, counted the way that scores rise.

    Parameters
    ----------
    low, high
        The lowest and the highest score.
    first, last
        The cells of these two, at least two apart, with a free cell beyond each.
    threshold
        The score above which the axis is high; None where there is none.
    tolerance
        Scores no further apart than this are equal.
    """

    low: float
    high: float
    first: int
    last: int
    threshold: float | None
    tolerance: float

    def side(self, score: float) -> Side:
        """Return on which side of the threshold a score is; without one all are below."""
        if self.threshold is None or self.threshold - score > self.tolerance:
            return -1
        return 1 if score - self.threshold > self.tolerance else 0

    @cached_property
    def line(self) -> int | None:
        """The cell of the threshold, just beyond the end where it lies outside the scores."""
        if self.threshold is None:
            return None
        if self.threshold > self.high + self.tolerance:
            return self.last + 1
        if self.threshold < self.low - self.tolerance:
            return self.first - 1
        inside = self.low + self.tolerance < self.threshold < self.high - self.tolerance
        cell = self._nearest(self.threshold)
        return min(max(cell, self.first + 1), self.last - 1) if inside else cell

    def cell(self, score: float) -> int:
        """Return the cell of a score: always on the side of the threshold that it is on."""
        cell, line, side = self._nearest(score), self.line, self.side(score)
        if line is None:
            return cell
        if side == 0:
            return line
        return max(cell, line + 1) if side > 0 else min(cell, line - 1)

    def _nearest(self, score: float) -> int:
        share = (score - self.low) / (self.high - self.low)
        return self.first + math.floor(share * (self.last - self.first) + 0.5)


def ticks(scale: ScoreScale, most: int) -> list[float]:
    """Return the scores that get a tick: every step, or every 2nd, 5th, 10th ... so that there are not too many.

    Parameters
    ----------
    scale
        The scale. Its lowest score always has a tick.
    most
        How many ticks there may be, at least 2.
    """
    steps = max(1, round(scale.range / scale.step))
    for every in _spacings(steps):
        if 1 <= steps // every < most:
            return [scale.min + i * every * scale.step for i in range(steps // every + 1)]
    return [scale.min, scale.max]


def _spacings(steps: int) -> Iterator[int]:
    """Yield how many steps apart ticks can be: first those that end on the highest score, then any."""
    power = 1
    rest = []
    while power <= steps:
        for multiple in _MULTIPLES:
            if steps % (power * multiple) == 0 or (power * multiple == 1):
                yield power * multiple
            else:
                rest.append(power * multiple)
        power *= 10
    yield from rest
