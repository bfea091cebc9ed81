"""The geometry of the power-interest grid: how large the field is, and where scores stand in it."""

import math
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

from kmap.analysis.grid import GRID_AXES, Grid, scored
from kmap.charts.parts.axis import Ruler, Side, ticks
from kmap.charts.parts.corners import Corners
from kmap.register.vocabulary import Axis
from kmap.terminal import number, printable, width_of

_MARGIN = 7  # columns beyond the outer ticks
_CORNER = 11  # columns that the name of a quadrant needs, where a threshold is at the end of the scale
_NEAR_END = 0.1  # of the scale's range
_MOST_TICKS = 11
_COLUMNS_PER_TICK = 8
_LONGEST_WORD = 14  # of a label beside a tick; longer ones go into the caption
_ROOM_FOR_WORDS = 58  # columns that the field keeps where labels stand beside it
_NARROWEST = 30


@dataclass(frozen=True)
class Plot:
    """The size of the field, and where scores stand in it.

    Parameters
    ----------
    grid
        What is drawn.
    width
        Columns in all, the axis on the left and the frame included.
    spacing
        Rows from one tick of influence to the next, at least 2.
    """

    grid: Grid
    width: int
    spacing: int

    @cached_property
    def fits(self) -> bool:
        """Whether the width is enough for a plot at all."""
        return self.field_width >= _NARROWEST

    @cached_property
    def indent(self) -> int:
        """The columns left of the frame."""
        words = self.words("influence").values()
        scores = [*(number(tick) for tick in self.ticks("influence")), self.threshold("influence")]
        return 2 + max(map(width_of, scores)) + (max(map(width_of, words)) + 1 if words else 0)

    @cached_property
    def field_width(self) -> int:
        """The columns inside the frame."""
        return self.width - self.indent - 2

    @cached_property
    def field_rows(self) -> int:
        """The rows in which stakeholders stand, between the upper and the lower corners."""
        return self.up.first + self.up.last + 1

    @cached_property
    def corners(self) -> Corners:
        """What stands in the corners."""
        line = self.across.line
        return Corners(self.field_width, line if line is not None else self.field_width // 2)

    @cached_property
    def up(self) -> Ruler:
        """Influence, in rows counted upwards from the lowest in which stakeholders stand."""
        beyond = max(2, (self.spacing - 1) // 2)
        span = (len(self.ticks("influence")) - 1) * self.spacing
        return self._ruler("influence", beyond, beyond + span)

    @cached_property
    def across(self) -> Ruler:
        """Interest, in columns counted from the left edge of the field."""
        threshold, scale = self.grid.thresholds["interest"].value, self.grid.scale
        inside = threshold is None or abs(threshold - scale.midpoint) < (0.5 - _NEAR_END) * scale.range
        span = self.field_width - 1 - 2 * min(_MARGIN if inside else _CORNER, self.field_width // 5)
        span -= span % (len(self.ticks("interest")) - 1)
        first = (self.field_width - 1 - span) // 2
        return self._ruler("interest", first, first + span)

    def _ruler(self, axis: Axis, first: int, last: int) -> Ruler:
        scale = self.grid.scale
        scores = [one.scores.on(axis) for one in scored(self.grid.placements)]
        values = [score.score for score in scores if score is not None]
        low, high = min([scale.min, *values]), max([scale.max, *values])
        return Ruler(low, high, first, last, self.grid.thresholds[axis].value, scale.tolerance)

    def ticks(self, axis: Axis) -> list[float]:
        """Return the scores of an axis that have a tick."""
        most = _MOST_TICKS if axis == "influence" else min(_MOST_TICKS, max(2, self.width // _COLUMNS_PER_TICK))
        return ticks(self.grid.scale, most)

    def threshold(self, axis: Axis) -> str:
        """Return a threshold in short, to a hundredth of a step; the caption gives it in full."""
        value = self.grid.thresholds[axis].value
        return number(round(value, 2 - math.floor(math.log10(self.grid.scale.step)))) if value is not None else ""

    def words(self, axis: Axis) -> dict[float, str]:
        """Return the labels that stand beside the ticks of an axis, by tick: all of them, or none."""
        labels, near = self.grid.scale.labels[axis], self.grid.scale.tolerance
        words = {
            tick: printable(word)
            for tick in self.ticks(axis)
            for score, word in labels.items()
            if abs(score - tick) <= near
        }
        longest = max(map(width_of, words.values()), default=0)
        if axis == "influence":
            fits = longest <= _LONGEST_WORD and self.width - longest - 6 >= _ROOM_FOR_WORDS
        else:
            between = (self.across.last - self.across.first) // (len(self.ticks(axis)) - 1)
            fits = longest <= min(between - 2, 2 * self.across.first - 1)
        return words if fits and len(words) == len(labels) else {}

    @property
    def labelled(self) -> tuple[Axis, ...]:
        """The axes whose labels stand beside their ticks."""
        return tuple(axis for axis in GRID_AXES if self.words(axis))

    @cached_property
    def reach(self) -> int:
        """How many rows from its true place a label may stand without looking like the next score's."""
        coarse = len(self.ticks("influence")) - 1 < round(self.grid.scale.range / self.grid.scale.step)
        return 1 if coarse else (self.spacing - 1) // 2

    def row(self, up: int) -> int:
        """Return the row of the canvas for one counted upwards."""
        return self.corners.upper + self.field_rows - 1 - up

    def rows_near(self, score: float, reach: int) -> Iterator[int]:
        """Yield rows for a label of a score, the true one first, never across the threshold.

        Those on the threshold go down, to the low side, where the strict rule counts them.
        """
        true, side, line = self.up.cell(score), self.up.side(score), self.up.line
        lowest, highest = max(0, true - reach), min(self.field_rows - 1, true + reach)
        if line is not None and side > 0:
            lowest = max(lowest, line + 1)
        elif line is not None:
            highest = min(highest, line - 1 if side < 0 else line)
        yield from sorted(range(lowest, highest + 1), key=lambda row: (abs(row - true), -row))

    def room(self, column: int, side: Side, *, left: bool, crossing: bool = False) -> int:
        """Return how many columns a text has beside a mark, up to the threshold or, if crossing it, the frame."""
        line = None if crossing else self.across.line
        if left:
            return column - 3 - (line + 1 if line is not None and side > 0 else 0)
        return (line if line is not None and side < 0 else self.field_width) - column - 3
