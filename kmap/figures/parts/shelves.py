"""The parts of a network beside each other on paper, and dots that keep their distance. Pure geometry, in points."""

import math
from collections.abc import Sequence

from kmap.figures.parts.boxes import Spot

_ROUNDS = 300
_ROUNDING = 1e-6


def shelved(sizes: Sequence[tuple[float, float]], width: float, gap: float) -> tuple[list[Spot], float]:
    """Return the lower left corners of boxes put on shelves from the top down, and how high all of it is.

    Boxes keep their order; each stands in the middle of its shelf's height, and a shelf in the
    middle of the width. The top is at y = 0.

    Parameters
    ----------
    sizes
        Width and height of each box.
    width
        How wide a shelf is; a box that is wider has one for itself.
    gap
        The distance between boxes and between shelves.

    Examples
    --------
    >>> shelved([(40, 20), (60, 10), (50, 10)], 110, 10)
    ([(0.0, -20.0), (50.0, -15.0), (30.0, -40.0)], 40.0)
    """
    shelves: list[list[int]] = []
    used = math.inf
    for index, (wide, _) in enumerate(sizes):
        if used + gap + wide > width + _ROUNDING:
            shelves.append([])
            used = -gap
        shelves[-1].append(index)
        used += gap + wide
    corners, y = [(0.0, 0.0)] * len(sizes), 0.0
    for number, shelf in enumerate(shelves):
        y -= gap if number else 0.0
        height = max(sizes[index][1] for index in shelf)
        x = (width - sum(sizes[index][0] for index in shelf) - gap * (len(shelf) - 1)) / 2
        for index in shelf:
            corners[index] = x, y - height / 2 - sizes[index][1] / 2
            x += sizes[index][0] + gap
        y -= height
    return corners, -y


def apart(spots: Sequence[Spot], diameters: Sequence[float], gap: float) -> list[Spot]:
    """Return spots of dots, those that are too near pushed away from each other, as little as it takes.

    Parameters
    ----------
    spots
        Where the dots would stand.
    diameters
        Their diameters.
    gap
        The distance to keep between any two.

    Returns
    -------
    list of Spot
        After so many rounds as it takes; after 300 at the most, so that in a crowd some may still be too near.

    Examples
    --------
    >>> apart([(0.0, 0.0), (6.0, 0.0)], [10.0, 10.0], 2.0)
    [(-3.0, 0.0), (9.0, 0.0)]
    """
    places = [list(spot) for spot in spots]
    reach = max(diameters, default=0.0) + gap
    for round_ in range(_ROUNDS):
        cells: dict[tuple[int, int], list[int]] = {}
        for index, (x, y) in enumerate(places):
            cells.setdefault((math.floor(x / reach), math.floor(y / reach)), []).append(index)
        moved = False
        for (column, row), inside in cells.items():
            around = [
                index
                for i in (column - 1, column, column + 1)
                for j in (row - 1, row, row + 1)
                for index in cells.get((i, j), ())
            ]
            for index in inside:
                for other in around:
                    if index < other:
                        wanted = (diameters[index] + diameters[other]) / 2 + gap
                        moved |= _push(places[index], places[other], wanted, index + other + round_)
        if not moved:
            break
    return [(x, y) for x, y in places]


def _push(one: list[float], other: list[float], wanted: float, turn: int) -> bool:
    """Move two places apart that are nearer than wanted, half the way each; say whether they were."""
    x, y = other[0] - one[0], other[1] - one[1]
    distance = math.hypot(x, y)
    if distance >= wanted - _ROUNDING:
        return False
    if distance < _ROUNDING:  # on the same spot: in a direction that differs from pair to pair
        x, y, distance = math.cos(turn), math.sin(turn), 1.0
        half = wanted / 2
    else:
        half = (wanted - distance) / 2
    one[0] -= x / distance * half
    one[1] -= y / distance * half
    other[0] += x / distance * half
    other[1] += y / distance * half
    return True
