"""Who is to have a place on paper, and the places that were found: dots, their numbers and their labels."""

import math
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Literal

from kmap.analysis.grid import Grid, Placement, scored
from kmap.figures.parts.boxes import Box, Spot
from kmap.figures.parts.frame import Frame
from kmap.figures.parts.traces import Trace
from kmap.register.score_scale import ScoreScale
from kmap.register.vocabulary import QUADRANTS

Mode = Literal["names", "numbers", "ranges"]


@dataclass(frozen=True, slots=True)
class Seat:
    """Where a stakeholder's dot is, in points from the lower left corner of the plot, and its number."""

    placement: Placement
    number: int
    spot: Spot


@dataclass(frozen=True, slots=True)
class Tag:
    """A label in its place: its lines, and which way they lean towards what they name."""

    lines: Sequence[str]
    box: Box
    anchor: Box


@dataclass(frozen=True, slots=True)
class Seating:
    """Everyone in their place.

    Parameters
    ----------
    mode
        Names beside dots, numbers inside them, or ranges of numbers beside packs.
    frame
        The plot.
    diameter
        The diameter of each dot's disc.
    size
        The size of the font of names or numbers.
    seats
        The dots, by number.
    tags
        The labels outside dots.
    traces
        What is drawn beside the dots.
    """

    mode: Mode
    frame: Frame
    diameter: float
    size: float
    seats: tuple[Seat, ...]
    tags: tuple[Tag, ...] = ()
    traces: tuple[Trace, ...] = ()

    @property
    def shares(self) -> bool:
        """Whether a dot of the grid stands elsewhere than on its score, because others do or would cover it."""
        x, y = self.frame.x, self.frame.y
        return any(
            math.dist(one.spot, (x.at(one.placement.interest or 0.0), y.at(one.placement.influence or 0.0))) > 0.5
            for one in self.seats
        )


@dataclass(frozen=True, slots=True)
class Crowd:
    """Who is to be seated.

    Parameters
    ----------
    placements
        The stakeholders, in the order of their numbers.
    at
        Where each belongs: how far up and how far across, in the units of the frame's axes.
    scale
        The scale of the register, which says how fine places are.
    """

    placements: Sequence[Placement]
    at: Callable[[Placement], tuple[float, float]]
    scale: ScoreScale

    @classmethod
    def of(cls, grid: Grid) -> "Crowd":
        """Return those who stand on the grid, each at influence and interest."""
        return cls(_ordered(grid), _scores, grid.scale)


def _ordered(grid: Grid) -> list[Placement]:
    """Return who stands on the grid, in the order of their numbers."""

    def place(placement: Placement) -> tuple[int, float, float, str]:
        """Return what comes first: the quadrant, then the higher scores, then the id."""
        quadrant = [*QUADRANTS, placement.quadrant].index(placement.quadrant)
        return quadrant, -(placement.influence or 0.0), -(placement.interest or 0.0), placement.stakeholder.id

    return sorted(scored(grid.placements), key=place)


def _scores(placement: Placement) -> tuple[float, float]:
    return placement.influence or 0.0, placement.interest or 0.0
