"""Labels in their places: a name beside what it names, readable over a line."""

from matplotlib.axes import Axes

from kmap.figures.parts.lettering import LEADING
from kmap.figures.parts.seats import Tag
from kmap.figures.parts.sheet import ASCENT, Align
from kmap.figures.parts.style import INK, PAPER


def draw_label(axes: Axes, tag: Tag, size: float, *, bold: bool = False) -> None:
    """Write a label, in axes whose coordinates are points; paper shows through the lines below it.

    Parameters
    ----------
    axes
        The axes.
    tag
        Its lines, its place, and what it names.
    size
        The size of the font.
    bold
        Whether the letters are bold.
    """
    align, x = leaning(tag)
    for row, line in enumerate(tag.lines):
        top = tag.box.top - (row * LEADING + (LEADING - 1.2) / 2) * size
        axes.text(
            x, top - ASCENT * size, line, size=size, color=INK, weight="bold" if bold else "normal", ha=align,
            va="baseline", zorder=5,
            bbox={"facecolor": PAPER, "alpha": 0.72, "edgecolor": "none", "pad": 0.4},
        )  # fmt: skip


def leaning(tag: Tag) -> tuple[Align, float]:
    """Return how a label is aligned, towards what it names, and at which x."""
    middle = (tag.anchor.left + tag.anchor.right) / 2
    if tag.box.left >= middle - 1:
        return "left", tag.box.left
    if tag.box.right <= middle + 1:
        return "right", tag.box.right
    return "center", (tag.box.left + tag.box.right) / 2
