"""Ties as lines between dots: as straight as they can be, wide where they are strong, with arrows where they lead."""

import math
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

import numpy as np
from matplotlib.axes import Axes
from matplotlib.collections import LineCollection, PolyCollection
from numpy.typing import NDArray

from kmap.analysis.network.linked import Link
from kmap.figures.parts.boxes import Box, Spot
from kmap.figures.parts.style import GREY

Array = NDArray[np.float64]

TIE = "#8c8c8c"
CONFLICT = "#b2182b"
THINNEST, WIDEST = 0.7, 3.4

_CONFLICT_WIDTH, _ALIKE = 1.3, 1.5
_TIES_A_DOT, _THINNEST_SHARE = 2.5, 0.35
_BENDS = (0.0, 0.14, -0.14, 0.28, -0.28)
_PIECES = 16  # of which a bent line is made
_CLEAR = 2.0  # from a line to a dot that it passes
_RIM, _UNDER = 0.44, 0.25  # in diameters: from the middle of a dot to its outline; lines without arrow end below it
_TOUCH = 1.0  # from the tip of an arrow to the dot that it leads to
_SAMPLE = 4.0  # how far apart the places on a line are that are compared with dots
_STEP = 9.0  # between the boxes that labels keep clear of along a line
_HEAD_STEP = 2.0  # the same around the head of an arrow


@dataclass(frozen=True, slots=True)
class Wire:
    """A tie to be drawn.

    Parameters
    ----------
    start, end
        The indices of the dots that it links.
    width
        How wide the line is, in points.
    conflict
        Whether the tie is negative.
    arrow
        Whether it leads to `end` only.
    beside
        Whether another line links the same two, so that this one must be bent.
    """

    start: int
    end: int
    width: float
    conflict: bool = False
    arrow: bool = False
    beside: bool = False


@dataclass(frozen=True, slots=True)
class Line:
    """A tie in its place: its points, from dot to dot, and how far its arrow reaches back from the last."""

    wire: Wire
    points: tuple[Spot, ...]
    head: float


def wires_of(links: Sequence[Link], index: Mapping[str, int], *, thinner: float = 1.0) -> list[Wire]:
    """Return how ties are drawn: wider by the square root of their strength, the strongest of them the widest.

    Where all are of one strength, all are thin; and the more there are for each dot, the thinner.

    Parameters
    ----------
    links
        The ties and conflicts.
    index
        The index of the dot of each node, by id.
    thinner
        A share of their usual width.
    """
    strengths = {one.strength for one in links if not one.conflict}
    widest = WIDEST if len(strengths) > 1 else _ALIKE
    thinner *= min(1.0, max(_THINNEST_SHARE, math.sqrt(_TIES_A_DOT * len(index) / max(1, len(links)))))
    both = {frozenset((one.start, one.end)) for one in links if not one.conflict}
    wires = []
    for one in links:
        wide = THINNEST + (widest - THINNEST) * math.sqrt(one.strength / max(strengths, default=1.0))
        wires.append(
            Wire(
                start=index[one.start],
                end=index[one.end],
                width=(_CONFLICT_WIDTH if one.conflict else wide) * thinner,
                conflict=one.conflict,
                arrow=one.one_way,
                beside=one.conflict and frozenset((one.start, one.end)) in both,
            )
        )
    return wires


def laid(
    wires: Sequence[Wire], spots: Sequence[Spot], diameters: Sequence[float], words: Sequence[Box] = ()
) -> list[Line]:
    """Return lines for ties, each bent only where a straight one would cross a dot that it has nothing to do with.

    Parameters
    ----------
    wires
        The ties.
    spots, diameters
        Where the dots are, and how large.
    words
        Where words stand already: they are crossed only where every other way crosses more.
    """
    centres, radii = np.asarray(spots, dtype=float).reshape(-1, 2), np.asarray(diameters, dtype=float) / 2
    sides = np.asarray([(box.left, box.bottom, box.right, box.top) for box in words], dtype=float).reshape(-1, 4)
    return [_line(wire, spots, diameters, centres, radii, sides) for wire in wires]


def arrow_length(wire: Wire) -> float:
    """Return how long the arrow at the end of a line is."""
    return 3.0 + 2.1 * wire.width


def _line(
    wire: Wire, spots: Sequence[Spot], diameters: Sequence[float], centres: Array, radii: Array, words: Array
) -> Line:
    best: tuple[int, list[Spot]] | None = None
    for bend in _BENDS[1:] if wire.beside else _BENDS:
        points = _curve(spots[wire.start], spots[wire.end], bend)
        crossed = _crossed(wire, points, centres, radii, words)
        if best is None or crossed < best[0]:
            best = crossed, points
        if not crossed:
            break
    assert best is not None, "there is a bend to try"
    head = arrow_length(wire) if wire.arrow else 0.0
    reach = diameters[wire.end] * _RIM + _TOUCH if wire.arrow else diameters[wire.end] * _UNDER
    return Line(wire, tuple(_cut(best[1], diameters[wire.start] * _UNDER, reach)), head)


def _curve(start: Spot, end: Spot, bend: float) -> list[Spot]:
    """Return a line whose middle lies beside the straight one, by a share of its length."""
    if not bend:
        return [start, end]
    (x1, y1), (x2, y2) = start, end
    x, y = (x1 + x2) / 2 - (y2 - y1) * bend, (y1 + y2) / 2 + (x2 - x1) * bend
    points = []
    for piece in range(_PIECES + 1):
        t = piece / _PIECES
        a, b, c = (1 - t) ** 2, 2 * t * (1 - t), t**2
        points.append((a * x1 + b * x + c * x2, a * y1 + b * y + c * y2))
    return points


def _crossed(wire: Wire, points: Sequence[Spot], centres: Array, radii: Array, words: Array) -> int:
    """Return how many dots lie on a line beside those that it links, each as bad as two words."""
    places = np.asarray(list(along(points, _SAMPLE)))
    x = centres[:, 0, None] - places[None, :, 0]
    y = centres[:, 1, None] - places[None, :, 1]
    near = np.sqrt((x * x + y * y).min(axis=1)) < radii + _CLEAR + wire.width / 2
    near[[wire.start, wire.end]] = False
    x, y = places[None, :, 0], places[None, :, 1]
    left, bottom, right, top = (words[:, side, None] for side in range(4))
    covered = ((x > left) & (x < right) & (y > bottom) & (y < top)).any(axis=1)
    return 2 * int(near.sum()) + int(covered.sum())


def along(points: Sequence[Spot], step: float) -> Iterator[Spot]:
    """Yield places along a line, no further apart than `step`."""
    for (x1, y1), (x2, y2) in pairwise(points):
        pieces = max(1, math.ceil(math.hypot(x2 - x1, y2 - y1) / step))
        for piece in range(pieces):
            yield x1 + (x2 - x1) * piece / pieces, y1 + (y2 - y1) * piece / pieces
    yield points[-1]


def boxes(lines: Sequence[Line]) -> list[Box]:
    """Return small boxes along lines, for labels to keep clear of: many along arrows, which say the most."""
    half = 0.5
    places = [spot for line in lines for spot in along(line.points, _STEP)]
    places += [spot for line in lines if line.wire.arrow for spot in along(_head(line), _HEAD_STEP)]
    return [Box(x - half, y - half, x + half, y + half) for x, y in places]


def _cut(points: list[Spot], before: float, after: float) -> list[Spot]:
    """Return a line without so much of it at its ends."""
    return _shortened(_shortened(points, before)[::-1], after)[::-1]


def _shortened(points: list[Spot], by: float) -> list[Spot]:
    """Return a line that begins so far from its first point."""
    start = points[0]
    for index, ((x1, y1), (x2, y2)) in enumerate(pairwise(points)):
        reach, before = math.dist(start, (x2, y2)), math.dist(start, (x1, y1))
        if reach > by:
            share = (by - before) / (reach - before)
            return [(x1 + (x2 - x1) * share, y1 + (y2 - y1) * share), *points[index + 1 :]]
    return points[-2:]


def draw_wires(
    axes: Axes, lines: Sequence[Line], place: Callable[[Spot], Spot] = lambda spot: spot, *, pale: float = 0.0
) -> None:
    """Draw lines below the dots.

    Parameters
    ----------
    axes
        Where to draw.
    lines
        The lines, in points.
    place
        From points to the coordinates of the axes.
    pale
        How much of the paper shows through, from 0 to 1.
    """
    for conflict, colour, style, order in ((False, TIE, "solid", 2.0), (True, CONFLICT, (0, (4, 2.5)), 2.1)):
        some = [line for line in lines if line.wire.conflict is conflict]
        if not some:
            continue
        shafts = [[place(spot) for spot in _shaft(line)] for line in some]
        axes.add_collection(
            LineCollection(
                shafts, colors=colour, linewidths=[line.wire.width for line in some], linestyles=[style],
                alpha=1 - pale, zorder=order, clip_on=False, capstyle="butt",
            ),
            autolim=False,
        )  # fmt: skip
        heads = [[place(spot) for spot in _head(line)] for line in some if line.wire.arrow]
        if heads:
            axes.add_collection(
                PolyCollection(
                    heads,
                    facecolors=CONFLICT if conflict else GREY,
                    edgecolors="none",
                    zorder=order + 0.4,
                    clip_on=False,
                ),
                autolim=False,
            )


def _shaft(line: Line) -> list[Spot]:
    """Return the points of a line up to where its arrow begins."""
    if not line.wire.arrow:
        return list(line.points)
    return _shortened(list(line.points)[::-1], line.head * 0.8)[::-1]


def _head(line: Line) -> list[Spot]:
    """Return the arrow of a line: its tip and its two barbs."""
    tip = line.points[-1]
    x, y = _shortened(list(line.points)[::-1], line.head)[0]
    length = math.dist((x, y), tip) or 1.0
    across, up = (tip[0] - x) / length, (tip[1] - y) / length
    half = 0.42 * line.head
    return [tip, (x - up * half, y + across * half), (x + up * half, y - across * half)]
