"""Three circles that overlap, and where in each of their regions lines of text fit.

Pure geometry, in points, y running down. A region is what lies in some of the circles and
in none of the others; a band of it is what is free over the whole height of a line.
"""

import math
from collections.abc import Callable, Sequence
from dataclasses import dataclass

Run = tuple[float, float]
"""From where to where a band is free, along x."""

SPREAD = 1.0
"""How far apart the centres are, in radii."""

_PAD = 3.5  # from text to the lines of circles
_STEP = 2.0


@dataclass(frozen=True, slots=True)
class Circle:
    """A circle: its centre and its radius."""

    x: float
    y: float
    radius: float

    def chord(self, y: float) -> Run | None:
        """Return from where to where it reaches at a height; None above and below it."""
        rest = self.radius**2 - (y - self.y) ** 2
        return (self.x - math.sqrt(rest), self.x + math.sqrt(rest)) if rest > 0 else None


@dataclass(frozen=True, slots=True)
class Region:
    """What lies in some circles and in none of the others.

    Parameters
    ----------
    inside, outside
        The circles.
    anchor
        Where the middle of what is written should be, as near as can be.
    left, top, right, bottom
        What it must not leave in any case.
    """

    inside: tuple[Circle, ...]
    outside: tuple[Circle, ...]
    anchor: tuple[float, float]
    left: float
    top: float
    right: float
    bottom: float

    def band(self, top: float, bottom: float) -> Run | None:
        """Return the widest place that is free over all heights between two; None where nothing is."""
        low, high = self.left, self.right
        for circle in self.inside:
            chords = circle.chord(top - _PAD), circle.chord(bottom + _PAD)
            if chords[0] is None or chords[1] is None:
                return None
            low = max(low, *(chord[0] + _PAD for chord in chords if chord))
            high = min(high, *(chord[1] - _PAD for chord in chords if chord))
        runs = [(low, high)]
        for circle in self.outside:
            widest = circle.chord(min(max(circle.y, top - _PAD), bottom + _PAD))
            if widest is not None:
                start, end = widest[0] - _PAD, widest[1] + _PAD
                runs = [
                    piece
                    for left, right in runs
                    for piece in ((left, min(right, start)), (max(left, end), right))
                    if piece[0] < piece[1]
                ]
        return max((run for run in runs if run[0] < run[1]), key=lambda run: run[1] - run[0], default=None)


@dataclass(frozen=True, slots=True)
class Row:
    """A line in its place: its top, and the middle of it."""

    top: float
    middle: float


def circles(x: float, top: float, radius: float) -> tuple[Circle, Circle, Circle]:
    """Return three circles around x, below `top`: on the left, on the right, and below between them."""
    apart = SPREAD * radius
    upper, lower = top + radius, top + radius + apart * math.sqrt(3) / 2
    return Circle(x - apart / 2, upper, radius), Circle(x + apart / 2, upper, radius), Circle(x, lower, radius)


def height(radius: float) -> float:
    """Return how high three circles of a radius are together."""
    return radius * (2 + SPREAD * math.sqrt(3) / 2)


def width(radius: float) -> float:
    """Return how wide three circles of a radius are together."""
    return radius * (2 + SPREAD)


def region(three: Sequence[Circle], inside: Sequence[bool]) -> Region:
    """Return the region inside those of three circles that are marked, and outside the others."""
    radius = three[0].radius
    middle = sum(one.x for one in three) / 3, sum(one.y for one in three) / 3
    held = [one for one, is_in in zip(three, inside, strict=True) if is_in]
    centre = sum(one.x for one in held) / len(held), sum(one.y for one in held) / len(held)
    far = math.dist(centre, middle)
    push = {1: 0.32, 2: 0.36, 3: 0.0}[len(held)] * radius / far if far > 1e-9 else 0.0
    anchor = centre[0] + (centre[0] - middle[0]) * push, centre[1] + (centre[1] - middle[1]) * push
    return Region(
        tuple(held),
        tuple(one for one in three if one not in held),
        anchor,
        min(one.x for one in three) - radius,
        min(one.y for one in three) - radius,
        max(one.x for one in three) + radius,
        max(one.y for one in three) + radius,
    )


def lines(place: Region, widths: Sequence[float], heights: Sequence[float]) -> list[Row] | None:
    """Return where lines below each other fit, all around one middle; None where they don't.

    Parameters
    ----------
    place
        The region.
    widths, heights
        The size of each line, from the top down.
    """

    def at(start: float) -> list[Row] | None:
        """Return the rows with the first of them here; None where they don't fit."""
        low, high, top, rows = -math.inf, math.inf, start, []
        for across, down in zip(widths, heights, strict=True):
            run = place.band(top, top + down)
            if run is None:
                return None
            low, high = max(low, run[0] + across / 2), min(high, run[1] - across / 2)
            rows.append(top)
            top += down
        middle = min(max(place.anchor[0], low), high)
        return [Row(one, middle) for one in rows] if low <= high else None

    return _nearest(place, at, sum(heights))


def packed(place: Region, head: tuple[float, float], count: int, diameter: float) -> list[tuple[float, float]] | None:
    """Return where a heading and dots in rows below it fit: its middle and top, then the centres of the dots.

    Parameters
    ----------
    place
        The region.
    head
        Width and height of the heading.
    count, diameter
        How many dots there are, and how large each is, with the space around it.
    """
    if count * diameter**2 > (place.right - place.left) * (place.bottom - place.top):
        return None

    def at(start: float) -> list[Row] | None:
        """Return the rows with the first of them here; None where they don't fit."""
        run = place.band(start, start + head[1])
        if run is None or run[1] - run[0] < head[0]:
            return None
        middle = min(max(place.anchor[0], run[0] + head[0] / 2), run[1] - head[0] / 2)
        found, top = [Row(start, middle)], start + head[1]
        while len(found) <= count:
            run = place.band(top, top + diameter)
            if run is None:
                return None
            fit = min(int((run[1] - run[0]) / diameter), count + 1 - len(found))
            if fit < 1:
                return None
            centre = min(max(middle, run[0] + fit * diameter / 2), run[1] - fit * diameter / 2)
            found += [Row(top + diameter / 2, centre + (index - (fit - 1) / 2) * diameter) for index in range(fit)]
            top += diameter
        return found

    rows = math.ceil(math.sqrt(count / 2)) if count else 0
    found = _nearest(place, at, head[1] + rows * diameter)
    return [(row.middle, row.top) for row in found] if found is not None else None


def _nearest(place: Region, at: Callable[[float], list[Row] | None], height: float) -> list[Row] | None:
    """Return what fits from the start that is nearest to the region's anchor."""
    best: list[Row] | None = None
    least = math.inf
    for index in range(int(max(0.0, place.bottom - place.top) / _STEP)):
        start = place.top + index * _STEP
        off = abs(start + height / 2 - place.anchor[1])
        if off >= least:
            continue
        rows = at(start)
        if rows is not None:
            cost = off + sum(abs(row.middle - place.anchor[0]) for row in rows[:1])
            if cost < least:
                best, least = rows, cost
    return best
