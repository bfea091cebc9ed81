"""Dots that share a score, packed around it so that each can be seen.

Pure geometry, in points. A dot is the disc of one diameter that its mark lies in; no two
discs of a packing overlap, and none leaves the room of its cell, so that no dot ever lies
across a threshold on the wrong side.
"""

import math
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from kmap.figures.parts.boxes import ROUNDING, Box, Spot

_ROW = math.sqrt(3) / 2  # the distance between rows of touching discs, in diameters
_PHASES = ((0.0, 0.0), (0.5, 0.0), (0.5, _ROW / 3), (0.25, _ROW / 2))  # where the centre lies among them
_NEAR = 3.0  # so many distances from its spot a dot of before may be put


@dataclass(frozen=True, slots=True)
class Cell:
    """Dots that share a score.

    Parameters
    ----------
    x, y
        Where the score is.
    count
        How many dots share it.
    room
        What their discs must not leave.
    """

    x: float
    y: float
    count: int
    room: Box


class _Taken:
    """The discs placed so far, found by where they are."""

    def __init__(self, diameter: float) -> None:
        self.diameter = diameter
        self._spots: dict[tuple[int, int], list[Spot]] = {}

    def _bucket(self, spot: Spot) -> tuple[int, int]:
        return math.floor(spot[0] / self.diameter), math.floor(spot[1] / self.diameter)

    def add(self, spot: Spot) -> None:
        """Take a spot."""
        self._spots.setdefault(self._bucket(spot), []).append(spot)

    def is_free(self, spot: Spot) -> bool:
        """Say whether a dot at a spot touches none of those taken."""
        column, row = self._bucket(spot)
        return all(
            math.dist(spot, other) >= self.diameter - ROUNDING
            for i in (column - 1, column, column + 1)
            for j in (row - 1, row, row + 1)
            for other in self._spots.get((i, j), ())
        )


_Arrangement = Callable[[int, Cell, _Taken], list[Spot] | None]


def pack(cells: Sequence[Cell], diameter: float) -> list[list[Spot]] | None:
    """Pack dots as close to their scores as they can be.

    A lone dot stands on its score where that is free. Dots that share one stand
    around it like coins pushed together.

    Parameters
    ----------
    cells
        The scores, with how many share each.
    diameter
        The diameter of the disc of each dot.

    Returns
    -------
    list of list of Spot, or None
        For each cell the centres of its dots, from the top down; None where some do not fit.

    Examples
    --------
    >>> pack([Cell(50, 50, 2, Box(0, 0, 100, 100))], 10)
    [[(45.0, 50.0), (55.0, 50.0)]]
    >>> pack([Cell(50, 50, 2, Box(40, 40, 55, 55))], 10) is None
    True
    """
    return _arranged(cells, diameter, lambda _, cell, taken: _together(cell, taken))


def stack(cells: Sequence[Cell], diameter: float, heights: Sequence[Sequence[float]]) -> list[list[Spot]] | None:
    """Put dots that share a score above each other, so that a name fits beside each.

    In pairs, for names on both sides, where one column is too high; like `pack` where
    there is room for neither.

    Parameters
    ----------
    cells
        The scores, with how many share each.
    diameter
        The diameter of the disc of each dot.
    heights
        For each cell how high the names of its dots are, from the top down.

    Returns
    -------
    list of list of Spot, or None
        As in `pack`.

    Examples
    --------
    >>> stack([Cell(50, 50, 2, Box(0, 0, 100, 100))], 10, [[20, 20]])
    [[(50.0, 60.0), (50.0, 40.0)]]
    """
    return _arranged(cells, diameter, lambda index, cell, taken: _stacked(cell, taken, heights[index]))


def beside(wanted: Sequence[Spot], rooms: Sequence[Box], taken: Sequence[Spot], distance: float) -> list[Spot]:
    """Put further dots where others stand already, each as near to its spot as it can be.

    Parameters
    ----------
    wanted
        Where each would stand if it were alone.
    rooms
        What the centre of each must not leave.
    taken
        The centres of the dots that stand already.
    distance
        How far from all others a centre has to be.

    Returns
    -------
    list of Spot
        The centres; where there is no room nearby, the spot that was wanted.

    Examples
    --------
    >>> beside([(50, 50)], [Box(0, 0, 100, 100)], [], 10)
    [(50, 50)]
    """
    occupied = _Taken(distance)
    for spot in taken:
        occupied.add(spot)
    found: list[Spot] = []
    for spot, room in zip(wanted, rooms, strict=True):
        near = Box(spot[0] - _NEAR * distance, spot[1] - _NEAR * distance, *(at + _NEAR * distance for at in spot))
        inner = Box(
            max(room.left, near.left),
            max(room.bottom, near.bottom),
            min(room.right, near.right),
            min(room.top, near.top),
        )
        place = next((one for one in _rings(inner, *spot, distance / 3) if occupied.is_free(one)), spot)
        occupied.add(place)
        found.append(place)
    return found


def _arranged(cells: Sequence[Cell], diameter: float, arrangement: _Arrangement) -> list[list[Spot]] | None:
    taken = _Taken(diameter)
    packed: list[list[Spot]] = [[] for _ in cells]
    for index in sorted(range(len(cells)), key=lambda i: (cells[i].count, cells[i].x, cells[i].y)):
        spots = arrangement(index, cells[index], taken) or _one_by_one(cells[index], taken)
        if spots is None:
            return None
        for spot in spots:
            taken.add(spot)
        packed[index] = sorted(spots, key=lambda spot: (-round(spot[1], 3), spot[0]))
    return packed


def _together(cell: Cell, taken: _Taken) -> list[Spot] | None:
    """Return the compactest choice among spots in rows of touching discs, shifted in a few ways."""
    best, least = None, math.inf
    for phase in _PHASES[: 1 if cell.count == 1 else None]:
        spots = [spot for spot in _rows(cell, taken.diameter, phase) if taken.is_free(spot)][: cell.count]
        spread = sum((x - cell.x) ** 2 + (y - cell.y) ** 2 for x, y in spots)
        if len(spots) == cell.count and spread < least - ROUNDING:
            best, least = spots, spread
    return best


def _rows(cell: Cell, diameter: float, phase: Spot) -> list[Spot]:
    """Return all spots in the room of a cell, the nearest to the score first."""
    inner = _inner(cell, diameter)
    if inner is None:
        return []
    x, y = _nearest(inner, cell)
    reach = diameter * (math.sqrt(cell.count) + 2) * max(1.0, inner.width / max(inner.height, diameter) / 2)
    inner = Box(
        *(max(inner.left, x - reach), max(inner.bottom, y - reach)),
        *(min(inner.right, x + reach), min(inner.top, y + reach)),
    )
    origin_x, origin_y = x - phase[0] * diameter, y - phase[1] * diameter
    spots = []
    for row in _steps(inner.bottom - origin_y, inner.top - origin_y, _ROW * diameter):
        shift = origin_x + (row % 2) * diameter / 2
        spots += [
            (shift + column * diameter, origin_y + row * _ROW * diameter)
            for column in _steps(inner.left - shift, inner.right - shift, diameter)
        ]
    return sorted(spots, key=lambda spot: (round(math.dist(spot, (x, y)), 3), -spot[1], spot[0]))


def _stacked(cell: Cell, taken: _Taken, heights: Sequence[float]) -> list[Spot] | None:
    inner = _inner(cell, taken.diameter)
    if inner is None:
        return None
    x, y = _nearest(inner, cell)
    if cell.count == 1:
        return [(x, y)] if taken.is_free((x, y)) else None
    for columns in (1, 2):
        rows = [max(heights[row : row + columns]) for row in range(0, cell.count, columns)]
        if sum(rows) > cell.room.height:
            continue
        top = min(max(y + sum(rows) / 2, cell.room.bottom + sum(rows)), cell.room.top)
        spots = []
        for index in range(cell.count):
            row, column = divmod(index, columns)
            beside = min(columns, cell.count - row * columns)
            left = x - (beside - 1) * taken.diameter / 2
            spots.append((left + column * taken.diameter, top - sum(rows[:row]) - rows[row] / 2))
        if all(_inside(inner, spot) and taken.is_free(spot) for spot in spots):
            return spots
    return None


def _one_by_one(cell: Cell, taken: _Taken) -> list[Spot] | None:
    """Return for each dot in turn the nearest free spot, wherever that is in the room."""
    inner = _inner(cell, taken.diameter)
    if inner is None:
        return None
    spots: list[Spot] = []
    around = _Taken(taken.diameter)
    candidates = _rings(inner, *_nearest(inner, cell), taken.diameter / 4)
    for spot in candidates:
        if taken.is_free(spot) and around.is_free(spot):
            around.add(spot)
            spots.append(spot)
            if len(spots) == cell.count:
                return spots
    return None


def _rings(inner: Box, x: float, y: float, width: float) -> Iterator[Spot]:
    """Yield spots in rings around a point, the innermost first, as far as the room goes."""
    farthest = max(
        math.dist((x, y), corner)
        for corner in (
            (inner.left, inner.bottom),
            (inner.left, inner.top),
            (inner.right, inner.bottom),
            (inner.right, inner.top),
        )
    )
    yield x, y
    for ring in range(1, math.ceil(farthest / width) + 1):
        count = 6 * ring
        for index in range(count):
            angle = 2 * math.pi * index / count
            spot = x + ring * width * math.cos(angle), y + ring * width * math.sin(angle)
            if _inside(inner, spot):
                yield spot


def _inner(cell: Cell, diameter: float) -> Box | None:
    """Return where centres may be, if anywhere."""
    room, radius = cell.room, diameter / 2
    inner = Box(room.left + radius, room.bottom + radius, room.right - radius, room.top - radius)
    return inner if inner.width >= -ROUNDING and inner.height >= -ROUNDING else None


def _inside(inner: Box, spot: Spot) -> bool:
    return inner.holds(Box(*spot, *spot))


def _nearest(inner: Box, cell: Cell) -> Spot:
    return min(max(cell.x, inner.left), inner.right), min(max(cell.y, inner.bottom), inner.top)


def _steps(low: float, high: float, step: float) -> range:
    """Return the whole numbers n for which n * step is from low to high."""
    return range(math.ceil((low - ROUNDING) / step), math.floor((high + ROUNDING) / step) + 1)
