"""The frame of the grid: from scores to points, with room for the names of the quadrants."""

import math
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from kmap.analysis.grid import GRID_AXES, Grid, quadrant
from kmap.figures.parts.boxes import Box
from kmap.figures.parts.lettering import LEADING, Ruler, shown
from kmap.register.score_scale import ScoreScale
from kmap.register.vocabulary import QUADRANT_MEANINGS, Axis, Quadrant
from kmap.terminal import number

NAME_SIZE, MEANING_SIZE, TICK_SIZE, WORD_SIZE, AXIS_SIZE = 11.0, 8.5, 10.0, 8.5, 11.0
INSET = 7.0
"""From the edges of the plot to the names of the quadrants."""

_COARSE = 12
"""A scale of at most so many steps has a tick, and a cell of its own, at each score."""


@dataclass(frozen=True, slots=True)
class Span:
    """One axis on paper.

    Parameters
    ----------
    axis
        The axis.
    start
        The lowest score.
    unit
        Points for a unit of the scale.
    before, length
        Points before the lowest score, and altogether.
    step
        Points from one score to the next.
    threshold
        Where the threshold is, in points; None without one, or where it is beyond the plot.
    """

    axis: Axis
    start: float
    unit: float
    before: float
    length: float
    step: float
    threshold: float | None

    def at(self, score: float) -> float:
        """Return where a score is, in points."""
        return self.before + (score - self.start) * self.unit

    @property
    def limits(self) -> tuple[float, float]:
        """The scores at both ends."""
        return self.start - self.before / self.unit, self.start + (self.length - self.before) / self.unit


@dataclass(frozen=True, slots=True)
class Corner:
    """The name of a quadrant and what it asks for, in lines, in its corner, and how wide they are."""

    quadrant: Quadrant
    name: str
    meaning: Sequence[str]
    width: float

    @property
    def height(self) -> float:
        """How high the lines are."""
        return LEADING * (NAME_SIZE + len(self.meaning) * MEANING_SIZE)


@dataclass(frozen=True, slots=True)
class Frame:
    """The plot on paper.

    Parameters
    ----------
    x, y
        Its axes: interest and influence.
    corners
        The names of the quadrants.
    inside
        What dots and labels must not leave: the plot without the corners' names.
    """

    x: Span
    y: Span
    corners: tuple[Corner, ...]
    inside: Box

    def corner_box(self, corner: Corner) -> Box:
        """Return where a corner's lines are."""
        highs = high_on(corner.quadrant)
        left = self.x.length - INSET - corner.width if "interest" in highs else INSET
        bottom = self.y.length - INSET - corner.height if "influence" in highs else INSET
        return Box(left, bottom, left + corner.width, bottom + corner.height)


@dataclass(frozen=True, slots=True)
class Ticks:
    """What is written at the ticks of an axis: lines by score, and how wide and high the largest is."""

    lines: Mapping[float, Sequence[str]]
    width: float
    height: float


def frame(grid: Grid, width: float, height: float, ruler: Ruler, *, names: bool) -> Frame:
    """Return the frame of a grid, `width` by `height` points.

    Parameters
    ----------
    grid
        The grid.
    width, height
        The size of the plot.
    ruler
        What measures the names of the quadrants.
    names
        Whether to keep room beside the last column for the names of its stakeholders.
    """
    before, after = _edges(grid.scale, width, wide=names)
    x = _span(grid, "interest", width, before, after)
    corners = tuple(_corner(meant, x, ruler) for meant in QUADRANT_MEANINGS)
    above = 2 * INSET + max(corner.height for corner in corners if "influence" in high_on(corner.quadrant))
    below = 2 * INSET + max(corner.height for corner in corners if "influence" not in high_on(corner.quadrant))
    bottom, top = _edges(grid.scale, height - above - below, wide=False)
    y = _span(grid, "influence", height, below + bottom, above + top)
    return Frame(x, y, corners, Box(3, below, width - 3, height - above))


def coarse(scale: ScoreScale) -> bool:
    """Say whether a scale has so few scores that each can have a tick of its own."""
    return scale.range / scale.step <= _COARSE + 0.5


def ticks(grid: Grid, axis: Axis) -> list[float]:
    """Return the scores to mark on an axis: all of a coarse scale, else round ones, both ends, those with words."""
    scale = grid.scale
    if coarse(scale):
        return [scale.min + index * scale.step for index in range(round(scale.range / scale.step) + 1)]
    between = scale.step
    factors = (2.0, 2.5, 2.0)
    index = 0
    while scale.range / between > 10:
        between *= factors[index % 3]
        index += 1
    words = [score for score in sorted(grid.scale.labels.get(axis, {})) if scale.holds(score)]
    kept = [scale.min, scale.max, *words]
    for multiple in range(math.ceil(scale.min / between), math.floor(scale.max / between) + 1):
        if all(abs(multiple * between - other) > 0.6 * between for other in kept):
            kept.append(multiple * between)
    return sorted(set(kept))


def tick_lines(grid: Grid, axis: Axis, ruler: Ruler, width: float) -> Ticks:
    """Return the ticks of an axis: the score, then the scale's word for it in lines of at most `width`."""
    words: Mapping[float, str] = grid.scale.labels.get(axis, {})
    lines: dict[float, list[str]] = {}
    for score in ticks(grid, axis):
        word = next((shown(word) for at, word in words.items() if abs(at - score) <= grid.scale.tolerance), "")
        lines[score] = [number(score), *(ruler.wrap(word, width, WORD_SIZE) if word else [])]
    widest = max(ruler.width(line, TICK_SIZE) for its_lines in lines.values() for line in its_lines)
    return Ticks(lines, widest, LEADING * TICK_SIZE * max(len(its_lines) for its_lines in lines.values()))


def limited(grid: Grid) -> Callable[[float], str]:
    """Return how to write a score or a mean of scores: to two decimals more than the step has."""
    decimals = max(2, 2 - math.floor(math.log10(grid.scale.step)))
    return lambda value: number(round(value, decimals))


def threshold_lines(frame: Frame) -> list[Box]:
    """Return the threshold lines, as thin boxes."""
    lines = []
    if frame.x.threshold is not None:
        lines.append(Box(frame.x.threshold - 0.5, 0, frame.x.threshold + 0.5, frame.y.length))
    if frame.y.threshold is not None:
        lines.append(Box(0, frame.y.threshold - 0.5, frame.x.length, frame.y.threshold + 0.5))
    return lines


def _edges(scale: ScoreScale, length: float, *, wide: bool) -> tuple[float, float]:
    """Return how much space to leave before the lowest score and after the highest."""
    if not coarse(scale):
        return 28.0, 90.0 if wide else 28.0
    steps = scale.range / scale.step
    before, after = (0.4, 0.95) if wide else (0.5, 0.5)
    cell = length / (steps + before + after)
    return before * cell, after * cell


def _span(grid: Grid, axis: Axis, length: float, before: float, after: float) -> Span:
    scale, threshold = grid.scale, grid.thresholds[axis].value
    unit = (length - before - after) / scale.range
    at = None if threshold is None else before + (threshold - scale.min) * unit
    return Span(axis, scale.min, unit, before, length, unit * scale.step, at if at and 0 < at < length else None)


def _corner(meant: Quadrant, x: Span, ruler: Ruler) -> Corner:
    divide = x.length / 2 if x.threshold is None else x.threshold
    width = max(110.0, (x.length - divide if "interest" in high_on(meant) else divide) - 2 * INSET)
    meaning = ruler.wrap(QUADRANT_MEANINGS[meant], width, MEANING_SIZE)
    name = meant.replace("-", " ").capitalize()
    lines = [ruler.width(name, NAME_SIZE, bold=True), *(ruler.width(line, MEANING_SIZE) for line in meaning)]
    return Corner(meant, name, meaning, max(lines))


def high_on(meant: Quadrant) -> tuple[Axis, ...]:
    """Return the axes on which a quadrant is high."""
    highs = next(
        (influence, interest)
        for influence in (True, False)
        for interest in (True, False)
        if quadrant(influence, interest) == meant
    )
    return tuple(axis for axis, high in zip(GRID_AXES, highs, strict=True) if high)
