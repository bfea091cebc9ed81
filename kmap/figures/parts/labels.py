"""Labels that overlap nothing, placed greedily.

Pure geometry, in points. Each label touches what it names: nobody has to guess, and no
leader lines are needed. Where a label finds no place, it is given the first choice in
another round; all rounds are short, and none is random.
"""

import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from kmap.figures.parts.boxes import Box

ROUNDS = 12
"""How often labels that found no place are given the first choice."""

BESIDE, BETWEEN = 3.0, 0.9
"""How far labels keep apart in a line and between lines, so that two names are not read as one."""

_BUCKET = 24.0


@dataclass(frozen=True, slots=True)
class Label:
    """A label to place.

    Parameters
    ----------
    anchor
        What it names.
    width, height
        Its size.
    """

    anchor: Box
    width: float
    height: float


class Obstacles:
    """Boxes that labels keep clear of, found by where they are."""

    def __init__(self, boxes: Sequence[Box] = ()) -> None:
        self._buckets: dict[tuple[int, int], list[Box]] = {}
        for box in boxes:
            self.add(box)

    def add(self, box: Box) -> None:
        """Add a box."""
        for bucket in _buckets(box):
            self._buckets.setdefault(bucket, []).append(box)

    def block(self, box: Box) -> bool:
        """Say whether any of them overlaps `box`."""
        return any(box.overlaps(other) for bucket in _buckets(box) for other in self._buckets.get(bucket, ()))

    def count(self, box: Box) -> int:
        """Return how many of them overlap `box`."""
        near = {other for bucket in _buckets(box) for other in self._buckets.get(bucket, ())}
        return sum(box.overlaps(other) for other in near)


def place(
    labels: Sequence[Label], obstacles: Sequence[Box], bounds: Box, *, avoid: Sequence[Box] = (), gap: float = 2.0
) -> list[Box | None]:
    """Find a place for each label: beside, above or below what it names.

    Parameters
    ----------
    labels
        The labels; the first have the first choice.
    obstacles
        What no label may overlap, such as dots.
    bounds
        What no label may leave.
    avoid
        What a label overlaps only where it has no other place, such as lines, and then as
        few of these as it can.
    gap
        The distance from a label to what it names.

    Returns
    -------
    list of Box or None
        A place for each label; None where there is none. No two overlap or run into each other.

    Examples
    --------
    >>> place([Label(Box(0, 0, 10, 10), 30, 10)], [], Box(-100, -100, 100, 100))
    [Box(left=12.0, bottom=0.0, right=42.0, top=10.0)]
    """
    order = list(range(len(labels)))
    fixed, soft = Obstacles(obstacles), Obstacles(avoid)
    choices = [_choices(label, fixed, soft, bounds, gap) for label in labels]
    best: list[Box | None] = [None] * len(labels)
    least = len(labels) + 1
    for _ in range(ROUNDS):
        places = _round(order, choices)
        failed = [index for index in order if places[index] is None]
        if len(failed) < least:
            best, least = places, len(failed)
        if not failed or len(failed) > max(4, len(labels) / 4) or any(not choices[index] for index in failed):
            break
        order = failed + [index for index in order if places[index] is not None]
    return best


def _choices(label: Label, fixed: Obstacles, soft: Obstacles, bounds: Box, gap: float) -> list[Box]:
    """Return the places that a label could have if it were alone, the best first."""
    free = [box for box in _around(label, gap) if bounds.holds(box) and not fixed.block(box)]
    return sorted(free, key=soft.count)


def _round(order: Sequence[int], choices: Sequence[Sequence[Box]]) -> list[Box | None]:
    placed = Obstacles()
    places: list[Box | None] = [None] * len(choices)
    for index in order:
        places[index] = next((box for box in choices[index] if not placed.block(box)), None)
        if (box := places[index]) is not None:
            placed.add(Box(box.left - BESIDE, box.bottom - BETWEEN, box.right + BESIDE, box.top + BETWEEN))
    return places


def _around(label: Label, gap: float) -> Iterator[Box]:
    """Yield the places around an anchor, in the order in which readers look for them."""
    anchor, near = label.anchor, gap * 0.7
    middle_x, middle_y = (anchor.left + anchor.right) / 2, (anchor.bottom + anchor.top) / 2
    right, left = anchor.right + gap, anchor.left - gap - label.width
    above, below = anchor.top + gap, anchor.bottom - gap - label.height
    centred_x, centred_y = middle_x - label.width / 2, middle_y - label.height / 2
    for x, y in (
        (right, centred_y),
        (left, centred_y),
        (centred_x, above),
        (centred_x, below),
        (right - near, middle_y + near),
        (right - near, middle_y - near - label.height),
        (left + near, middle_y + near),
        (left + near, middle_y - near - label.height),
        (middle_x, above),
        (middle_x, below),
        (middle_x - label.width, above),
        (middle_x - label.width, below),
    ):
        yield Box(x, y, x + label.width, y + label.height)


def _buckets(box: Box) -> Iterator[tuple[int, int]]:
    for column in range(math.floor(box.left / _BUCKET), math.floor(box.right / _BUCKET) + 1):
        for row in range(math.floor(box.bottom / _BUCKET), math.floor(box.top / _BUCKET) + 1):
            yield column, row
