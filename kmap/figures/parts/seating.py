"""Who stands where on paper: the names while they fit, then numbers, then ranges of numbers.

The first of these that overlaps nothing is taken: names beside dots; numbers inside dots;
numbers beside packs of smaller dots, one range for all that share a score; the same on a
larger plot. Numbers follow the key's order: quadrants, then scores, the highest first, then ids.
"""

from collections.abc import Callable, Sequence
from itertools import product

from kmap.analysis.grid import Placement
from kmap.figures.parts import labels, packing
from kmap.figures.parts.boxes import Box, Spot
from kmap.figures.parts.frame import Frame, Span, coarse, threshold_lines
from kmap.figures.parts.labels import Label
from kmap.figures.parts.lettering import DIGIT_WIDTH, LEADING, Ruler, number_size
from kmap.figures.parts.packing import Cell
from kmap.figures.parts.seats import Crowd, Seat, Seating, Tag
from kmap.figures.parts.traces import FAINT, Trace, Traces, traced
from kmap.figures.parts.words import name

NAME_SIZES = (10.0, 9.0, 8.0)
NUMBERED_DIAMETERS = (19.0, 17.0, 15.5, 14.0, 12.5)
RANGED_DIAMETERS = (12.0, 10.5, 9.0, 7.5, 6.0, 5.0)
GROWTHS = (1.0, 1.2, 1.45, 1.75, 2.1, 2.5, 3.0, 3.6)
SMALLEST_NUMBER, LARGEST_NUMBER = 7.0, 9.5

_NAME_DOT = 11.0
_WIDEST_NAME, _WRAPPED_NAME = 190.0, 118.0
_RANGE_SIZE = 8.0
_LEAST = 1.5  # so far, in diameters, dots may always spread from their score
_CROWDED = 0.5  # names that cover more of the plot than this are not even tried


def seat(crowd: Crowd, framed: Callable[[bool, float], Frame], ruler: Ruler, traces: Traces) -> Seating:
    """Return a seating in which nothing overlaps.

    Parameters
    ----------
    crowd
        Who is to be seated, and where each belongs.
    framed
        Gives the frame, by whether it is for names and by how much the plot has grown.
    ruler
        What measures the names.
    traces
        What there is to draw beside the dots.
    """
    for growth in GROWTHS:
        seating = seat_names(crowd, framed(True, growth), ruler, traces) if growth == 1.0 else None
        seating = seating or seat_numbers(crowd, framed(False, growth), traces)
        if seating is not None:
            return seating
    # A crowd that nothing holds: ever smaller dots on the largest plot, in numbers without end.
    diameter = RANGED_DIAMETERS[-1]
    while True:
        diameter *= 0.8
        seating = _ranges(crowd, framed(False, GROWTHS[-1]), diameter, traces, tagged=False)
        if seating is not None:
            return seating


def seat_names(crowd: Crowd, frame: Frame, ruler: Ruler, traces: Traces) -> Seating | None:
    """Return a seating with all names beside their dots; None where they overlap in every size."""
    tries = (
        _names(crowd, frame, size, widest, ruler, traces)
        for size, widest in product(NAME_SIZES, (_WIDEST_NAME, _WRAPPED_NAME))
    )
    return next((seating for seating in tries if seating is not None), None)


def seat_numbers(crowd: Crowd, frame: Frame, traces: Traces) -> Seating | None:
    """Return a seating with numbers in dots, or ranges of numbers beside packs; None where there are too many."""
    for diameter in NUMBERED_DIAMETERS:
        if (seating := _numbers(crowd, frame, diameter, traces)) is not None:
            return seating
    tries = (_ranges(crowd, frame, diameter, traces) for diameter in RANGED_DIAMETERS)
    return next((seating for seating in tries if seating is not None), None)


def _names(crowd: Crowd, frame: Frame, size: float, widest: float, ruler: Ruler, traces: Traces) -> Seating | None:
    placements = crowd.placements
    lines = [ruler.wrap(name(one, traces.new), widest, size) for one in placements]
    widths = [max(ruler.width(line, size) for line in its_lines) for its_lines in lines]
    heights = [len(its_lines) * LEADING * size for its_lines in lines]
    covered = sum(width * height for width, height in zip(widths, heights, strict=True))
    if covered > _CROWDED * frame.inside.width * frame.inside.height:
        return None
    groups = _groups(crowd)
    cells = _cells(crowd, groups, frame, _NAME_DOT)
    rows = [[max(_NAME_DOT, heights[index]) + 1 for index in group] for group in groups]
    spots = _spots(groups, packing.stack(cells, _NAME_DOT, rows))
    if spots is None:
        return None
    anchors = [_around([spots[index]], _NAME_DOT) for index in range(len(placements))]
    order = sorted(range(len(placements)), key=lambda index: -widths[index] * heights[index])
    wanted = [Label(anchors[index], widths[index], heights[index]) for index in order]
    drawn = _traced(traces, placements, spots, frame, _NAME_DOT)
    obstacles = [*anchors, *_faint(drawn, _NAME_DOT)]
    boxes = labels.place(wanted, obstacles, frame.inside, avoid=_avoided(frame, drawn), gap=2.0)
    placed = dict(zip(order, boxes, strict=True))
    tags = []
    for index in range(len(placements)):
        box = placed[index]
        if box is None:
            return None
        tags.append(Tag(lines[index], box, anchors[index]))
    return Seating("names", frame, _NAME_DOT, size, _seats(placements, spots), tuple(tags), drawn)


def _numbers(crowd: Crowd, frame: Frame, diameter: float, traces: Traces) -> Seating | None:
    placements = crowd.placements
    digits = len(str(len(placements)))
    size = min(LARGEST_NUMBER, number_size(diameter, digits))
    if size < SMALLEST_NUMBER:
        return None
    groups = _groups(crowd)
    spots = _spots(groups, packing.pack(_cells(crowd, groups, frame, diameter), diameter))
    if spots is None:
        return None
    drawn = _traced(traces, placements, spots, frame, diameter)
    return Seating("numbers", frame, diameter, size, _seats(placements, spots), traces=drawn)


def _ranges(crowd: Crowd, frame: Frame, diameter: float, traces: Traces, *, tagged: bool = True) -> Seating | None:
    placements = crowd.placements
    groups = _groups(crowd)
    kept = LEADING * _RANGE_SIZE + 2 if tagged and coarse(crowd.scale) else 0.0
    spots = _spots(groups, packing.pack(_cells(crowd, groups, frame, diameter, below=kept), diameter))
    if spots is None:
        return None
    texts = [f"{group[0] + 1}–{group[-1] + 1}" if len(group) > 1 else f"{group[0] + 1}" for group in groups]
    anchors = [_around([spots[index] for index in group], diameter) for group in groups]
    wanted = [
        Label(anchor, len(text) * DIGIT_WIDTH * _RANGE_SIZE, LEADING * _RANGE_SIZE)
        for anchor, text in zip(anchors, texts, strict=True)
    ]
    drawn = _traced(traces, placements, spots, frame, diameter)
    dots = [*(_around([spot], diameter) for spot in spots), *_faint(drawn, diameter)]
    boxes = labels.place(wanted, dots, frame.inside, avoid=_avoided(frame, drawn), gap=1.5)
    if tagged and any(box is None for box in boxes):
        return None
    tags = [
        Tag([text], box, anchor) for text, box, anchor in zip(texts, boxes, anchors, strict=True) if box is not None
    ]
    return Seating("ranges", frame, diameter, _RANGE_SIZE, _seats(placements, spots), tuple(tags), drawn)


def _traced(
    traces: Traces, placements: Sequence[Placement], spots: Sequence[Spot], frame: Frame, diameter: float
) -> tuple[Trace, ...]:
    return traced(traces, [one.stakeholder.id for one in placements], spots, frame, diameter)


def _faint(drawn: Sequence[Trace], diameter: float) -> list[Box]:
    """Return the boxes around the faint dots of places of before, and around the heads of arrows."""
    heads = [head for one in drawn if (head := one.head) is not None]
    return [*(_around([one.origin], diameter * FAINT) for one in drawn if one.origin is not None), *heads]


def _avoided(frame: Frame, drawn: Sequence[Trace]) -> list[Box]:
    """Return the lines that labels cross only where they must."""
    return [*threshold_lines(frame), *(box for one in drawn for box in one.boxes())]


def _groups(crowd: Crowd) -> list[list[int]]:
    """Return the indices of placements that share both scores, together."""
    groups: dict[tuple[int, int], list[int]] = {}
    finest = max(crowd.scale.tolerance, 1e-300) * 10
    for index, placement in enumerate(crowd.placements):
        influence, interest = crowd.at(placement)
        groups.setdefault((round(influence / finest), round(interest / finest)), []).append(index)
    return list(groups.values())


def _cells(
    crowd: Crowd, groups: Sequence[Sequence[int]], frame: Frame, diameter: float, below: float = 0.0
) -> list[Cell]:
    """Return the cells of the groups, each with the room that belongs to it."""
    at = [
        (frame.x.at(interest), frame.y.at(influence))
        for influence, interest in (crowd.at(crowd.placements[group[0]]) for group in groups)
    ]
    cells = []
    beside = at if max(frame.x.step, frame.y.step) / 2 > _LEAST * diameter else []  # else no room depends on them
    for (x, y), group in zip(at, groups, strict=True):
        near = [(a, b) for a, b in beside if abs(a - x) < frame.x.step - 0.5 and abs(b - y) < frame.y.step - 0.5]
        left, right = _room(x, frame.x, [a for a, b in near if abs(a - x) >= abs(b - y)], diameter)
        bottom, top = _room(y, frame.y, [b for a, b in near if abs(b - y) > abs(a - x)], diameter)
        bottom = bottom + below if top - bottom - below >= diameter else bottom
        inside = frame.inside
        room = Box(max(left, inside.left), max(bottom, inside.bottom), min(right, inside.right), min(top, inside.top))
        cells.append(Cell(x, y, len(group), room))
    return cells


def _room(at: float, span: Span, others: Sequence[float], diameter: float) -> tuple[float, float]:
    """Return how far the dots of a score may spread: half-way to the next score, and never across the threshold."""
    gap, least = 1.5, _LEAST * diameter
    low = max([at - span.step / 2, *((other + at) / 2 for other in others if other < at - 0.01)]) + gap
    high = min([at + span.step / 2, *((other + at) / 2 for other in others if other > at + 0.01)]) - gap
    low, high = min(low, at - least), max(high, at + least)
    if span.threshold is not None and abs(at - span.threshold) > 1e-6 * span.length:
        if at > span.threshold:
            low = max(low, span.threshold + 1)
        else:
            high = min(high, span.threshold - 1)
    return low, high


def _spots(groups: Sequence[Sequence[int]], packed: Sequence[Sequence[Spot]] | None) -> list[Spot] | None:
    """Return the spots by the index of the placement."""
    if packed is None:
        return None
    spots = {
        index: spot
        for group, its_spots in zip(groups, packed, strict=True)
        for index, spot in zip(group, its_spots, strict=True)
    }
    return [spots[index] for index in range(len(spots))]


def _seats(placements: Sequence[Placement], spots: Sequence[Spot]) -> tuple[Seat, ...]:
    return tuple(
        Seat(one, number, spot) for number, (one, spot) in enumerate(zip(placements, spots, strict=True), start=1)
    )


def _around(spots: Sequence[Spot], diameter: float) -> Box:
    """Return the box around dots."""
    xs, ys, radius = [x for x, _ in spots], [y for _, y in spots], diameter / 2
    return Box(min(xs) - radius, min(ys) - radius, max(xs) + radius, max(ys) + radius)
