"""Dots: a shape and colour for each category, and what a mark says beside."""

import math
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from matplotlib.axes import Axes
from matplotlib.collections import PathCollection
from matplotlib.path import Path
from matplotlib.transforms import IdentityTransform

from kmap.figures.parts.style import GREY, INK, PAPER, Look, Shape

_COVER = 0.55  # how far the colour of a faint dot is that of paper


@dataclass(frozen=True, slots=True)
class Mark:
    """A dot: the look of its category, hollow where doubtful, in a second outline where contested, faint where past."""

    look: Look
    doubtful: bool = False
    contested: bool = False
    faint: bool = False


def draw_dots(
    axes: Axes, spots: Sequence[tuple[float, float]], mark: Mark, diameter: float, *, numbered: bool = False
) -> None:
    """Draw dots alike at `spots`, in the coordinates of the axes; each stays inside a disc of `diameter` points.

    Where a number is to stand in it, rims and rings are thinner, so that it can be read.
    """
    line = max(0.4, min(1.0, diameter / 14))
    if mark.faint:
        _draw(axes, spots, mark.look.shape, diameter, blended(mark.look.colour), line * 0.6, GREY, 2.6)
        return
    size = 1.0
    if mark.contested:
        _draw(axes, spots, mark.look.shape, diameter, PAPER, line)
        size = 0.82 if numbered else 0.7
    _draw(axes, spots, mark.look.shape, diameter * size, mark.look.colour, line)
    if mark.doubtful:
        hollow, rim = (0.8, 0.0) if numbered else (0.56, line * 0.6)
        _draw(axes, spots, mark.look.shape, diameter * size * hollow, PAPER, rim)


def blended(colour: str) -> str:
    """Return a colour as it looks half covered by paper.

    Examples
    --------
    >>> blended("#000000")
    '#8c8c8c'
    """
    channels = (int(colour[start : start + 2], 16) for start in (1, 3, 5))
    return "#" + "".join(f"{round(_COVER * 255 + (1 - _COVER) * channel):02x}" for channel in channels)


def _draw(
    axes: Axes,
    spots: Sequence[tuple[float, float]],
    shape: Shape,
    diameter: float,
    colour: str,
    line: float,
    edge: str = INK,
    order: float = 3,
) -> None:
    dots = PathCollection(
        [OUTLINES[shape]],
        sizes=[diameter**2],
        offsets=np.asarray(spots, dtype=float),
        offset_transform=axes.transData,
        facecolors=[colour],
        edgecolors=[edge],
        linewidths=[line],
        zorder=order,
        clip_on=False,
    )
    dots.set_transform(IdentityTransform())  # sizes are points, whatever the scale of the axes
    axes.add_collection(dots, autolim=False)


def _polygon(sides: int, radius: float, turn: float = 0.0) -> Path:
    """Return a regular polygon, a corner up unless turned; turns are in corners."""
    angles = [2 * math.pi * (corner + turn) / sides + math.pi / 2 for corner in range(sides)]
    corners = [(radius * math.cos(angle), radius * math.sin(angle)) for angle in angles]
    return Path(np.asarray([*corners, corners[0]]), closed=True)


def _hill(up: int) -> Path:
    """Return a triangle without its tip, standing on its base, or on its head."""
    corners = [(-0.42, -0.27), (0.42, -0.27), (0.25, 0.41), (-0.25, 0.41), (-0.42, -0.27)]
    return Path(np.asarray([(x, up * y) for x, y in corners]), closed=True)


def _cross(radius: float) -> Path:
    arm, bar = radius * 0.88, radius * 0.46
    corners = [(-bar, arm), (bar, arm), (bar, bar), (arm, bar), (arm, -bar), (bar, -bar)]
    corners += [(-x, -y) for x, y in corners]
    return Path(np.asarray([*corners, corners[0]]), closed=True)


OUTLINES: dict[Shape, Path] = {
    "circle": Path.circle((0, 0), 0.42),
    "square": _polygon(4, 0.48, turn=0.5),
    "hill": _hill(1),
    "diamond": _polygon(4, 0.48),
    "bowl": _hill(-1),
    "pentagon": _polygon(5, 0.47),
    "cross": _cross(0.48),
    "hexagon": _polygon(6, 0.46),
}
"""Outlines inside the disc of diameter 1 around 0, of about the same weight to the eye."""
