"""What is drawn of a stakeholder beside its dot: where it stood before, and how far its assessors are apart.

The place of before is a faint dot, from which an arrow leads to the dot of now; the range
of a contested place is a thin bar on each axis on which assessors differ.
"""

import math
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

from kmap.analysis.change.movement import Movement
from kmap.analysis.grid import GRID_AXES, Grid, scored
from kmap.figures.parts.boxes import Box, Spot
from kmap.figures.parts.frame import Frame, Span
from kmap.figures.parts.labels import Obstacles
from kmap.figures.parts.packing import beside
from kmap.register.vocabulary import UNSCORED

FAINT = 0.66
"""How large the dot of a place of before is, as a share of the others."""

HEAD = 6.0
"""How long the head of an arrow is, in points."""

_HALF = 2.5  # of the width of what labels keep clear of around a line
_STEP = 6.0  # points from one place to the next, along a line
_THIN = 1.5  # half of the width of an arrow, with a little room
_OWN = 0.85  # diameters around its own dots in which nothing stands in the way of an arrow
_CROSSING = 2  # so many places along an arrow may lie on others, which is to cross them
_BOWS = tuple(sign * bow / 100 for bow in range(0, 28, 3) for sign in (1, -1))
"""How far an arrow may leave the straight line, as a share of its length."""

Line = tuple[Spot, Spot]


@dataclass(frozen=True, slots=True)
class Traces:
    """What there is to draw beside the dots of a grid, by the ids of stakeholders.

    Parameters
    ----------
    origins
        Influence and interest of before, of those that moved on the grid.
    ranges
        For each contested stakeholder, lowest and highest influence, then interest.
    new
        Those that were not there before.
    since
        The day of before; empty where nothing is compared.
    ahead
        Whether the other places are those to come to, not those come from: arrows lead to them.
    """

    origins: Mapping[str, tuple[float, float]]
    ranges: Mapping[str, tuple[tuple[float, float], tuple[float, float]]]
    new: frozenset[str] = frozenset()
    since: str = ""
    ahead: bool = False

    @classmethod
    def of(cls, grid: Grid, movement: Movement | None = None) -> "Traces":
        """Return what there is to draw beside the dots of a grid, to which something has moved or not."""
        ranges = {}
        for one in scored(grid.placements):
            if one.contested:
                influence, interest = (one.scores.on(axis) for axis in GRID_AXES)
                assert influence is not None, "it is on the grid"
                assert interest is not None, "it is on the grid"
                ranges[one.stakeholder.id] = (
                    (influence.lowest, influence.highest),
                    (interest.lowest, interest.highest),
                )
        if movement is None:
            return cls({}, ranges)
        origins = {}
        for move in movement.moves:
            before = move.before
            if UNSCORED not in (before.quadrant, move.after.quadrant) and move.is_drawn:
                then, now = (before.influence, before.interest), (move.after.influence, move.after.interest)
                if then != now and before.influence is not None and before.interest is not None:
                    origins[move.stakeholder.id] = (before.influence, before.interest)
        new = frozenset(one.stakeholder.id for one in movement.came)
        return cls(origins, ranges, new, movement.before.day.isoformat())


@dataclass(frozen=True, slots=True)
class Trace:
    """What is drawn beside the dot of one stakeholder, in points.

    Parameters
    ----------
    id
        The stakeholder.
    origin
        The faint dot of before; None where it has not moved.
    arrow
        The places along the arrow, from rim to rim; empty where there is no room for one.
    bars
        The range of its assessors on each axis on which they differ.
    """

    id: str
    origin: Spot | None
    arrow: tuple[Spot, ...]
    bars: tuple[Line, ...]

    @property
    def lines(self) -> list[Line]:
        """The pieces of arrow and bars."""
        return [*self.bars, *pairwise(self.arrow)]

    def boxes(self) -> Iterator[Box]:
        """Yield what labels keep clear of where they can: pieces of all its lines."""
        for line in self.lines:
            yield from (_around(spot, _HALF) for spot in _along(line))

    @property
    def head(self) -> Box | None:
        """What labels must not cover: the head of the arrow."""
        return _around(self.arrow[-1], HEAD * 0.7) if self.arrow else None


def _along(line: Line) -> Iterator[Spot]:
    """Yield places along a line, both its ends among them."""
    (x, y), (to_x, to_y) = line
    count = max(1, math.ceil(math.dist(*line) / _STEP))
    for index in range(count + 1):
        yield x + (to_x - x) * index / count, y + (to_y - y) * index / count


def _around(spot: Spot, half: float) -> Box:
    return Box(spot[0] - half, spot[1] - half, spot[0] + half, spot[1] + half)


def traced(
    traces: Traces, ids: Sequence[str], spots: Sequence[Spot], frame: Frame, diameter: float
) -> tuple[Trace, ...]:
    """Return what is drawn beside the dots of those that have something to draw.

    Parameters
    ----------
    traces
        What there is to draw.
    ids, spots
        Who is on the grid, and where their dots are.
    frame
        The plot.
    diameter
        The diameter of each dot's disc.

    Returns
    -------
    tuple of Trace
        Faint dots stand as near to the place of before as other dots let them, never
        across a threshold. Arrows bow where a straight one would run through other dots
        or along another arrow.
    """
    moved = [index for index, id_ in enumerate(ids) if id_ in traces.origins]
    true = [_point(frame, traces.origins[ids[index]]) for index in moved]
    rooms = [_room(frame, spot) for spot in true]
    origins = dict(zip(moved, beside(true, rooms, spots, (1 + FAINT) * diameter / 2), strict=True))
    in_the_way = Obstacles([_around(spot, diameter / 2) for spot in spots])
    for spot in origins.values():
        in_the_way.add(_around(spot, diameter * FAINT / 2))
    arrows = Obstacles()
    found = []
    for index, (id_, spot) in enumerate(zip(ids, spots, strict=True)):
        bars = _bars(traces, id_, spot, frame)
        arrow: tuple[Spot, ...] = ()
        if index in origins:
            arrow = _arrow(origins[index], spot, diameter, frame.inside, in_the_way, arrows)
            arrow = arrow[::-1] if traces.ahead else arrow
            for line in pairwise(arrow):
                for place in _along(line):
                    arrows.add(_around(place, _HALF))
        if bars or index in origins:
            found.append(Trace(id_, origins.get(index), arrow, bars))
    return tuple(found)


def _arrow(
    start: Spot, end: Spot, diameter: float, inside: Box, dots: Obstacles, arrows: Obstacles
) -> tuple[Spot, ...]:
    """Return the arrow that runs through fewest dots, least along others, least out of the plot, and straightest."""
    if math.dist(start, end) < (1 + FAINT) * diameter / 2 + HEAD:
        return ()
    best: tuple[Spot, ...] = ()
    least, near = math.inf, diameter * _OWN
    for bow in _BOWS:
        places = _trimmed(_bowed(start, end, bow), start, end, diameter)
        inner = [one for one in places if math.dist(one, start) > FAINT * near and math.dist(one, end) > near]
        thin = [_around(one, _THIN) for one in inner]
        cost = 10 * abs(bow) + 3 * sum(map(dots.block, thin)) + 5 * sum(not inside.holds(one) for one in thin)
        cost += max(0, sum(map(arrows.block, thin)) - _CROSSING)
        if len(places) > 1 and cost < least:
            best, least = places, cost
    return best


def _bowed(start: Spot, end: Spot, bow: float) -> list[Spot]:
    """Return places along a curve that leaves the straight line, at its middle, by a share of its length."""
    (x, y), (to_x, to_y) = start, end
    count = max(2, math.ceil(math.dist(start, end) / _STEP))
    middle_x, middle_y = (x + to_x) / 2 - (to_y - y) * 2 * bow, (y + to_y) / 2 + (to_x - x) * 2 * bow
    places = []
    for index in range(count + 1):
        share = index / count
        first, middle, last = (1 - share) ** 2, 2 * share * (1 - share), share**2
        places.append((first * x + middle * middle_x + last * to_x, first * y + middle * middle_y + last * to_y))
    return places


def _trimmed(places: Sequence[Spot], start: Spot, end: Spot, diameter: float) -> tuple[Spot, ...]:
    """Return a curve from the rim of the faint dot at its start to that of the dot at its end."""
    from_start, from_end = diameter * FAINT / 2 + 0.5, diameter / 2 + 1.5
    inner = [one for one in places if math.dist(one, start) > from_start and math.dist(one, end) > from_end]
    if not inner:
        return ()
    return (_at(start, inner[0], from_start), *inner, _at(end, inner[-1], from_end))


def _at(centre: Spot, towards: Spot, distance: float) -> Spot:
    share = distance / math.dist(centre, towards)
    return centre[0] + (towards[0] - centre[0]) * share, centre[1] + (towards[1] - centre[1]) * share


def _point(frame: Frame, scores: tuple[float, float]) -> Spot:
    influence, interest = scores
    return frame.x.at(interest), frame.y.at(influence)


def _room(frame: Frame, spot: Spot) -> Box:
    """Return where a faint dot may stand: on its side of both thresholds, inside the plot."""
    left, right = _side(frame.x, spot[0], frame.inside.left, frame.inside.right)
    bottom, top = _side(frame.y, spot[1], frame.inside.bottom, frame.inside.top)
    return Box(left, bottom, right, top)


def _side(span: Span, at: float, low: float, high: float) -> tuple[float, float]:
    if span.threshold is None or abs(at - span.threshold) < 0.01:
        return low, high
    return (span.threshold, high) if at > span.threshold else (low, span.threshold)


def _bars(traces: Traces, id_: str, spot: Spot, frame: Frame) -> tuple[Line, ...]:
    if id_ not in traces.ranges:
        return ()
    (lowest, highest), (least, most) = traces.ranges[id_]
    x, y = spot
    across = ((frame.x.at(least), y), (frame.x.at(most), y))
    up = ((x, frame.y.at(lowest)), (x, frame.y.at(highest)))
    return tuple(bar for bar, length in ((across, most - least), (up, highest - lowest)) if length > 0)


def outside(line: Line, boxes: Sequence[Box]) -> Iterator[Line]:
    """Yield the pieces of a line that lie in none of the boxes, as they follow each other.

    Examples
    --------
    >>> list(outside(((0.0, 0.0), (10.0, 0.0)), [Box(4, -1, 6, 1)]))
    [((0.0, 0.0), (4.0, 0.0)), ((6.0, 0.0), (10.0, 0.0))]
    """
    (x, y), (to_x, to_y) = line
    hidden = sorted(piece for box in boxes if (piece := _inside(line, box)) is not None)
    reached = 0.0
    for start, end in [*hidden, (1.0, 1.0)]:
        if start > reached:
            yield (
                (x + (to_x - x) * reached, y + (to_y - y) * reached),
                (x + (to_x - x) * start, y + (to_y - y) * start),
            )
        reached = max(reached, end)


def _inside(line: Line, box: Box) -> tuple[float, float] | None:
    """Return from which to which share of its length a line lies in a box (Liang and Barsky 1984); None if nowhere."""
    (x, y), (to_x, to_y) = line
    start, end = 0.0, 1.0
    for at, way, low, high in ((x, to_x - x, box.left, box.right), (y, to_y - y, box.bottom, box.top)):
        if way == 0:
            if not low < at < high:
                return None
            continue
        first, last = sorted(((low - at) / way, (high - at) / way))
        start, end = max(start, first), min(end, last)
    return (start, end) if start < end else None
