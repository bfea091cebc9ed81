"""The network on paper: its parts beside each other, names while they fit, then numbers. Lengths are points."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import product
from typing import Literal

from kmap.figures.parts import labels
from kmap.figures.parts.boxes import Box, Spot
from kmap.figures.parts.labels import Label
from kmap.figures.parts.lettering import LEADING, Ruler, number_diameter, number_size
from kmap.figures.parts.seating import LARGEST_NUMBER, SMALLEST_NUMBER
from kmap.figures.parts.seats import Tag
from kmap.figures.parts.shelves import apart, shelved
from kmap.figures.parts.spread import Point
from kmap.figures.parts.wires import Line, Wire, boxes, laid

Mode = Literal["names", "numbers"]

SMALLEST_DOT, LARGEST_DOT = 9.0, 21.0
NAME_SIZES = (9.5, 8.5, 8.0)
GROWTHS = (1.0, 1.2, 1.45, 1.75, 2.1, 2.5, 3.0, 3.6)
MOST_NAMES = 110
"""More names than this are not even tried."""

_NAMED_GROWTHS = 5
_WIDEST_NAME, _WRAPPED_NAME = 150.0, 92.0
_LONGEST_TIE = 105.0
_STRETCH = 1.3  # names are wider than high, and so is the page
_GAP, _NUMBERED_GAP = 5.0, 2.5  # between dots
_LARGER = 1.5  # the largest dot with a number, in smallest ones
_THIN = 60  # so many dots with numbers make lines thinner
_BETWEEN = 26.0  # between the parts of the network
_LOWEST = 36.0  # even of a plot with nobody in it
_TRIES = 24


@dataclass(frozen=True, slots=True)
class Dot:
    """A node to be drawn.

    Parameters
    ----------
    name
        Its name, safe to draw.
    weight
        How large it is, from 0 to 1; None where that is not known.
    """

    name: str
    weight: float | None


@dataclass(frozen=True, slots=True)
class Web:
    """Everything in its place.

    Parameters
    ----------
    mode
        Names beside dots, or numbers inside them.
    width, height
        The size of the plot.
    spots, diameters
        Where each dot is, and how large.
    lines
        The ties.
    tags
        The names beside dots; with numbers, that of the team.
    size, label_size
        The sizes of the fonts of numbers inside dots and of names beside them.
    """

    mode: Mode
    width: float
    height: float
    spots: Sequence[Spot]
    diameters: Sequence[float]
    lines: Sequence[Line]
    tags: Sequence[Tag]
    size: float
    label_size: float


def weave(
    dots: Sequence[Dot],
    wires: Sequence[Wire],
    parts: Sequence[Mapping[int, Point]],
    team: int | None,
    width: float,
    height: float,
    ruler: Ruler,
) -> Web:
    """Return the network on paper, no dot and no name across another.

    Parameters
    ----------
    dots
        The nodes.
    wires
        The ties, by the indices of dots.
    parts
        For each component where its dots stand, a tie being about 1 long; the largest first.
    team
        The index of the team, which is the last and is named in bold whatever happens; None where it is not drawn.
    width, height
        The size of the plot at first; it grows where that is too little.
    ruler
        What measures the names.
    """
    for growth in GROWTHS[:_NAMED_GROWTHS]:
        if len(dots) <= MOST_NAMES:
            for size, widest in product(NAME_SIZES, (_WIDEST_NAME, _WRAPPED_NAME)):
                web = _named(dots, wires, parts, team, (width * growth, height * growth), growth, size, widest, ruler)
                if web is not None:
                    return web
    for growth in GROWTHS:
        web = _numbered(dots, wires, parts, team, (width * growth, height * growth), growth, ruler)
        if web is not None:
            return web
    growth = GROWTHS[-1]
    while True:  # ends: the plot grows until all dots keep apart
        growth *= 1.5
        web = _numbered(dots, wires, parts, team, (width * growth, height * growth), growth, ruler)
        if web is not None:
            return web


def _diameters(dots: Sequence[Dot], smallest: float, largest: float) -> list[float]:
    """Return how large dots are; one whose weight is not known is of middling size."""
    return [smallest + (largest - smallest) * (0.5 if one.weight is None else one.weight) for one in dots]


def _named(
    dots: Sequence[Dot],
    wires: Sequence[Wire],
    parts: Sequence[Mapping[int, Point]],
    team: int | None,
    page: tuple[float, float],
    growth: float,
    size: float,
    widest: float,
    ruler: Ruler,
) -> Web | None:
    diameters = _diameters(dots, SMALLEST_DOT, LARGEST_DOT)
    lines = [ruler.wrap(one.name, widest, size) for one in dots]
    widths = [
        max(ruler.width(line, size, bold=index == team) for line in its_lines) for index, its_lines in enumerate(lines)
    ]
    heights = [len(its_lines) * LEADING * size for its_lines in lines]
    room = max(widths, default=0.0) * 0.55, max(heights, default=0.0)
    spots, height = _placed(diameters, parts, page, room, _GAP, growth)
    if not _are_apart(spots, diameters):
        return None
    strung = laid(wires, spots, diameters)
    anchors = [_around(spot, diameter) for spot, diameter in zip(spots, diameters, strict=True)]
    order = sorted(range(len(dots)), key=lambda index: -widths[index] * heights[index])
    wanted = [Label(anchors[index], widths[index], heights[index]) for index in order]
    bounds = Box(0.0, 0.0, page[0], height)
    found = labels.place(wanted, anchors, bounds, avoid=boxes(strung), gap=1.5)
    placed = dict(zip(order, found, strict=True))
    tags = []
    for index in range(len(dots)):
        box = placed[index]
        if box is None:
            return None
        tags.append(Tag(lines[index], box, anchors[index]))
    return Web("names", page[0], height, spots, diameters, strung, tags, size, size)


def _numbered(
    dots: Sequence[Dot],
    wires: Sequence[Wire],
    parts: Sequence[Mapping[int, Point]],
    team: int | None,
    page: tuple[float, float],
    growth: float,
    ruler: Ruler,
) -> Web | None:
    digits = len(str(len(dots)))
    smallest = max(13.0, number_diameter(SMALLEST_NUMBER, digits))
    diameters = _diameters(dots, smallest, smallest * _LARGER)
    spots, height = _placed(diameters, parts, page, (LARGEST_DOT, LARGEST_DOT), _NUMBERED_GAP, growth)
    if not _are_apart(spots, diameters):
        return None
    size = min(LARGEST_NUMBER, number_size(smallest, digits))
    thinner = min(1.0, max(0.45, (_THIN / len(dots)) ** 0.5))
    strung = laid([replace(wire, width=wire.width * thinner) for wire in wires], spots, diameters)
    tags = []
    if team is not None:
        anchors = [_around(spot, diameter) for spot, diameter in zip(spots, diameters, strict=True)]
        lines = ruler.wrap(dots[team].name, _WIDEST_NAME, NAME_SIZES[0], bold=True)
        wide = max(ruler.width(line, NAME_SIZES[0], bold=True) for line in lines)
        label = Label(anchors[team], wide, len(lines) * LEADING * NAME_SIZES[0])
        bounds = Box(0.0, 0.0, page[0], height)
        (box,) = labels.place([label], anchors, bounds, avoid=boxes(strung))
        if box is None:
            return None
        tags.append(Tag(lines, box, anchors[team]))
    return Web("numbers", page[0], height, spots, diameters, strung, tags, size, NAME_SIZES[0])


def _placed(
    diameters: Sequence[float],
    parts: Sequence[Mapping[int, Point]],
    page: tuple[float, float],
    room: tuple[float, float],
    gap: float,
    growth: float,
) -> tuple[list[Spot], float]:
    """Return where dots stand on a page, ties as long as there is room for, and how high all of it is."""
    low, high = 0.0, _LONGEST_TIE * growth
    corners, height = _shelves(parts, high, page, room)
    if height > page[1] or _too_wide(parts, high, page, room):
        for _ in range(_TRIES):
            middle = (low + high) / 2
            corners, height = _shelves(parts, middle, page, room)
            if height > page[1] or _too_wide(parts, middle, page, room):
                high = middle
            else:
                low = middle
        corners, height = _shelves(parts, low, page, room)
        high = low
    height = max(height, _LOWEST)
    spots: list[Spot] = [(0.0, 0.0)] * len(diameters)
    for part, (left, bottom) in zip(parts, corners, strict=True):
        least_x, least_y = min(x for x, _ in part.values()), min(y for _, y in part.values())
        for index, (x, y) in part.items():
            spots[index] = (
                left + room[0] + (x - least_x) * high * _STRETCH,
                height + bottom + room[1] + (y - least_y) * high,
            )
    pushed = apart(spots, diameters, gap)
    return [_within(spot, diameter, page[0], height) for spot, diameter in zip(pushed, diameters, strict=True)], height


def _shelves(
    parts: Sequence[Mapping[int, Point]], tie: float, page: tuple[float, float], room: tuple[float, float]
) -> tuple[list[Spot], float]:
    return shelved([_extent(part, tie, room) for part in parts], page[0], _BETWEEN)


def _too_wide(
    parts: Sequence[Mapping[int, Point]], tie: float, page: tuple[float, float], room: tuple[float, float]
) -> bool:
    return any(_extent(part, tie, room)[0] > page[0] for part in parts)


def _extent(part: Mapping[int, Point], tie: float, room: tuple[float, float]) -> tuple[float, float]:
    """Return how wide and high a component is, with room for names around it."""
    xs, ys = [x for x, _ in part.values()], [y for _, y in part.values()]
    return (max(xs) - min(xs)) * tie * _STRETCH + 2 * room[0], (max(ys) - min(ys)) * tie + 2 * room[1]


def _within(spot: Spot, diameter: float, width: float, height: float) -> Spot:
    radius = diameter / 2
    return (
        round(min(max(spot[0], radius), max(radius, width - radius)), 2),
        round(min(max(spot[1], radius), max(radius, height - radius)), 2),
    )


def _are_apart(spots: Sequence[Spot], diameters: Sequence[float]) -> bool:
    """Say whether dots keep a little distance from each other."""
    return all(distance >= wanted for distance, wanted in _gaps(spots, diameters))


def _gaps(spots: Sequence[Spot], diameters: Sequence[float]) -> Iterator[tuple[float, float]]:
    """Yield for dots that are near how far apart they are and how far they have to be."""
    order = sorted(range(len(spots)), key=lambda index: spots[index])
    reach = max(diameters, default=0.0) + 1.0
    for place, index in enumerate(order):
        x, y = spots[index]
        for other in order[place + 1 :]:
            if spots[other][0] - x > reach:
                break
            distance = ((spots[other][0] - x) ** 2 + (spots[other][1] - y) ** 2) ** 0.5
            yield distance, (diameters[index] + diameters[other]) / 2 + 0.8


def _around(spot: Spot, diameter: float) -> Box:
    radius = diameter / 2
    return Box(spot[0] - radius, spot[1] - radius, spot[0] + radius, spot[1] + radius)
