"""A pen that draws on a written sheet, at points from its upper left corner."""

from collections.abc import Sequence

from matplotlib.patches import Rectangle

from kmap.figures.parts.sheet import ASCENT, Align
from kmap.figures.parts.style import INK, DescribedFigure


class SheetPen:
    """Draws at points from the upper left corner of the sheet."""

    def __init__(self, figure: DescribedFigure) -> None:
        self.axes = figure.axes[0]

    def text(self, text: str, x: float, top: float, size: float, *, colour: str = INK, align: Align = "left") -> None:
        """Write a line with its top at `top`."""
        self.axes.text(x, top + ASCENT * size, text, size=size, color=colour, ha=align, va="baseline", zorder=5)

    def turned(self, text: str, x: float, y: float, size: float) -> None:
        """Write a name that reads upwards, its middle at a point."""
        self.axes.text(x, y, text, size=size, weight="bold", ha="right", va="center", rotation=90, zorder=5)

    def line(
        self,
        places: Sequence[tuple[float, float]],
        colour: str,
        width: float,
        style: str = "solid",
        *,
        order: float = 1.0,
    ) -> None:
        """Draw a line, ``solid``, ``dashed`` or ``dotted``, above those of a lower order."""
        dashes = {"dashed": (0, (5, 3)), "dotted": (0, (1, 2))}.get(style, "solid")
        xs, ys = zip(*places, strict=True)
        self.axes.plot(xs, ys, color=colour, linewidth=width, linestyle=dashes, zorder=order, solid_capstyle="butt")

    def box(self, left: float, top: float, right: float, bottom: float, colour: str, *, edge: str) -> None:
        """Fill a box, and draw its edges."""
        patch = Rectangle(
            (left, top), right - left, bottom - top, facecolor=colour, edgecolor=edge, linewidth=0.8, zorder=0.5
        )
        self.axes.add_patch(patch)
