"""A pen that draws in a plot, at points from its lower left corner."""

import math

from matplotlib.axes import Axes
from matplotlib.patches import Polygon, Rectangle

from kmap.figures.parts.boxes import Box
from kmap.figures.parts.frame import Frame
from kmap.figures.parts.sheet import ASCENT, Align
from kmap.figures.parts.style import INK
from kmap.figures.parts.traces import HEAD, Line


class Pen:
    """Draws at points from the lower left corner of the plot."""

    def __init__(self, axes: Axes, frame: Frame) -> None:
        self.axes = axes
        self.frame = frame
        (self._left, right), (self._bottom, top) = frame.x.limits, frame.y.limits
        self._across, self._up = (right - self._left) / frame.x.length, (top - self._bottom) / frame.y.length

    def scores(self, x: float, y: float) -> tuple[float, float]:
        """Return the scores at a point."""
        return self._left + x * self._across, self._bottom + y * self._up

    def text(
        self,
        text: str,
        x: float,
        top: float,
        size: float,
        *,
        colour: str = INK,
        bold: bool = False,
        align: Align = "left",
    ) -> None:
        """Write a line with its top at `top`."""
        self.turned(text, x, top - ASCENT * size, size, colour=colour, bold=bold, align=align)

    def turned(
        self,
        text: str,
        x: float,
        y: float,
        size: float,
        *,
        colour: str = INK,
        bold: bool = False,
        align: Align = "center",
        turn: float = 0.0,
        ground: str | None = None,
    ) -> None:
        """Write a line on the baseline through a point, turned by so many degrees, over a ground that hides lines."""
        self.axes.text(
            *self.scores(x, y), text, size=size, color=colour, weight="bold" if bold else "normal", ha=align,
            va="baseline", rotation=turn, rotation_mode="anchor", zorder=5,
            bbox={"facecolor": ground, "edgecolor": "none", "pad": 0.5} if ground else None,
        )  # fmt: skip

    def box(self, box: Box, colour: str, *, alpha: float = 1.0, order: float = 0.5) -> None:
        """Fill a box."""
        corner, opposite = self.scores(box.left, box.bottom), self.scores(box.right, box.top)
        width, height = opposite[0] - corner[0], opposite[1] - corner[1]
        patch = Rectangle(corner, width, height, facecolor=colour, edgecolor="none", alpha=alpha, zorder=order)
        self.axes.add_patch(patch)

    def line(
        self,
        start: tuple[float, float],
        end: tuple[float, float],
        colour: str,
        width: float,
        *,
        dashed: bool = False,
        order: float = 1.0,
    ) -> None:
        """Draw a line."""
        (x1, y1), (x2, y2) = self.scores(*start), self.scores(*end)
        style = (0, (5, 3)) if dashed else "solid"
        self.axes.plot([x1, x2], [y1, y2], color=colour, linewidth=width, linestyle=style, zorder=order, clip_on=False)

    def head(self, line: Line, colour: str) -> None:
        """Draw the head of an arrow at the end of a line."""
        (x, y), (to_x, to_y) = line
        far = math.dist(*line)
        across, up = (to_x - x) / far * HEAD, (to_y - y) / far * HEAD
        left = (to_x - across - up * 0.4, to_y - up + across * 0.4)
        right = (to_x - across + up * 0.4, to_y - up - across * 0.4)
        spots = [self.scores(*corner) for corner in ((to_x, to_y), left, right)]
        self.axes.add_patch(Polygon(spots, closed=True, facecolor=colour, edgecolor="none", zorder=2.7))
