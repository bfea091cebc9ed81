"""Where dots stand on the grid: at their scores, those with the same scores beside each other."""

import math
from collections.abc import Sequence

from kmap.analysis.grid import Placement
from kmap.register.score_scale import ScoreScale

MOST_NUMBERED = 160
"""Dots of more stakeholders have no numbers, and are smaller."""

_GOLDEN = math.pi * (3 - math.sqrt(5))
_APART = 0.07  # between neighbours, as a share of the range
_REACH = 0.11  # how far a dot may stand from its scores, as a share of the range

Spot = tuple[float, float]


def spots(placements: Sequence[Placement], scale: ScoreScale) -> list[Spot | None]:
    """Return where each dot stands, interest to the right and influence up; None for one that is unscored.

    Dots that share their scores fill a disc around them, in their order; its radius stays
    within a ninth of the range.
    """
    alike: dict[Spot, list[int]] = {}
    for index, one in enumerate(placements):
        if one.influence is not None and one.interest is not None:
            alike.setdefault((one.interest, one.influence), []).append(index)
    found: list[Spot | None] = [None] * len(placements)
    for (x, y), members in alike.items():
        ring = _ring(len(members))
        widest = max((math.hypot(*one) for one in ring), default=0.0)
        apart = min(_APART, _REACH / widest if widest else _APART) * scale.range
        for index, (across, up) in zip(members, ring, strict=True):
            found[index] = (round(x + across * apart, 4), round(y + up * apart, 4))
    return found


def _ring(count: int) -> list[Spot]:
    """Return places for so many dots, neighbours about 1 apart: a circle for a few, seeds of a sunflower for many."""
    if count == 1:
        return [(0.0, 0.0)]
    if count <= 5:
        radius = 0.5 / math.sin(math.pi / count)
        angles = [math.pi - 2 * math.pi * index / count for index in range(count)]
        return [(radius * math.cos(angle), radius * math.sin(angle)) for angle in angles]
    return [
        (
            0.95 * math.sqrt(index + 0.3) * math.cos(index * _GOLDEN),
            0.95 * math.sqrt(index + 0.3) * math.sin(index * _GOLDEN),
        )
        for index in range(count)
    ]
