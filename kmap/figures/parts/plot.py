"""The plot of the grid: quadrants, thresholds, ticks, dots and their labels."""

from collections.abc import Iterable, Iterator, Mapping

from matplotlib.axes import Axes

from kmap.analysis.grid import Grid
from kmap.figures.parts.boxes import Box
from kmap.figures.parts.dots import Mark
from kmap.figures.parts.frame import (
    AXIS_SIZE,
    MEANING_SIZE,
    NAME_SIZE,
    TICK_SIZE,
    WORD_SIZE,
    Corner,
    Frame,
    Ticks,
    high_on,
    limited,
)
from kmap.figures.parts.lettering import LEADING
from kmap.figures.parts.pen import Pen
from kmap.figures.parts.seated import draw_seated
from kmap.figures.parts.seats import Seating
from kmap.figures.parts.sheet import Align
from kmap.figures.parts.style import GREY, INK, PALE, PAPER
from kmap.register.vocabulary import Axis, Quadrant

TINTS: dict[Quadrant, str] = {
    "manage-closely": "#e4eefa",
    "keep-satisfied": "#eef5e8",
    "keep-informed": "#fcf3e2",
    "monitor": "#f5f5f5",
}
_THRESHOLD = "#707070"


def plot(
    axes: Axes,
    grid: Grid,
    seating: Seating,
    marks: Mapping[str, Mark],
    across: Ticks,
    up: Ticks,
) -> None:
    """Draw the plot into axes as large as the seating's frame; its coordinates are scores.

    Parameters
    ----------
    axes
        The axes, empty.
    grid, seating, marks
        Who stands where, and how each dot looks.
    across, up
        What to write at the ticks of interest and of influence.
    """
    pen = Pen(axes, seating.frame)
    axes.set_xlim(*seating.frame.x.limits)
    axes.set_ylim(*seating.frame.y.limits)
    axes.set_xticks([])
    axes.set_yticks([])
    axes.set_facecolor(PAPER)
    for spine in axes.spines.values():
        spine.set_color("#9a9a9a")
        spine.set_linewidth(0.8)
    _draw_quadrants(pen, grid)
    _draw_ticks(pen, across, up)
    _draw_thresholds(pen, grid, seating)
    draw_seated(pen, seating, marks)
    if not seating.seats:
        pen.text(
            "Nobody is on the grid yet",
            seating.frame.x.length / 2,
            seating.frame.y.length / 2 + 22,
            13,
            colour=GREY,
            align="center",
        )


def _draw_quadrants(pen: Pen, grid: Grid) -> None:
    known = all(grid.thresholds[axis].value is not None for axis in ("interest", "influence"))
    for corner in pen.frame.corners:
        highs = high_on(corner.quadrant)
        left, right = _side(grid, "interest", pen.frame, "interest" in highs)
        bottom, top = _side(grid, "influence", pen.frame, "influence" in highs)
        if known and right > left and top > bottom:
            pen.box(Box(left, bottom, right, top), TINTS[corner.quadrant])
        _draw_corner(pen, corner)


def _side(grid: Grid, axis: Axis, frame: Frame, high: bool) -> tuple[float, float]:
    """Return from where to where a quadrant reaches along an axis."""
    span = frame.x if axis == "interest" else frame.y
    threshold = grid.thresholds[axis].value
    divide = min(max(span.at(threshold), 0.0), span.length) if threshold is not None else 0.0
    return (divide, span.length) if high else (0.0, divide)


def _draw_corner(pen: Pen, corner: Corner) -> None:
    box = pen.frame.corner_box(corner)
    right = "interest" in high_on(corner.quadrant)
    align: Align = "right" if right else "left"
    x = box.right if right else box.left
    pen.text(corner.name, x, box.top, NAME_SIZE, colour="#404040", bold=True, align=align)
    for row, line in enumerate(corner.meaning):
        top = box.top - LEADING * (NAME_SIZE + row * MEANING_SIZE)
        pen.text(line, x, top, MEANING_SIZE, colour=GREY, align=align)


def _draw_ticks(pen: Pen, across: Ticks, up: Ticks) -> None:
    x = pen.frame.x
    for score, lines in across.lines.items():
        pen.line((x.at(score), 0), (x.at(score), pen.frame.y.length), PALE, 0.5, order=0.8)
        top = -5.0
        for row, line in enumerate(lines):
            size = WORD_SIZE if row else TICK_SIZE
            pen.text(line, x.at(score), top, size, colour=GREY if row else INK, align="center")
            top -= LEADING * size
    draw_ticks_upwards(pen, up)
    pen.turned("Interest →", x.length / 2, -12 - across.height - AXIS_SIZE * 0.7, AXIS_SIZE, bold=True)
    pen.turned("Influence →", -14 - up.width, pen.frame.y.length / 2, AXIS_SIZE, bold=True, turn=90)


def draw_ticks_upwards(pen: Pen, up: Ticks, *, order: float = 0.8) -> None:
    """Draw the ticks of influence with a fine line at each."""
    x, y = pen.frame.x, pen.frame.y
    for score, lines in up.lines.items():
        pen.line((0, y.at(score)), (x.length, y.at(score)), PALE, 0.5, order=order)
        top = y.at(score) + TICK_SIZE * 0.62 + (len(lines) - 1) * LEADING * WORD_SIZE / 2
        for row, line in enumerate(lines):
            size = WORD_SIZE if row else TICK_SIZE
            pen.text(line, -6, top, size, colour=GREY if row else INK, align="right")
            top -= LEADING * size


def _draw_thresholds(pen: Pen, grid: Grid, seating: Seating) -> None:
    """Draw the thresholds, each broken where words cross it."""
    x, y = pen.frame.x, pen.frame.y
    write = limited(grid)
    boxes = [*(tag.box for tag in seating.tags), *(pen.frame.corner_box(corner) for corner in pen.frame.corners)]
    if (at := x.threshold) is not None:
        near = grid.borderline * x.unit
        pen.box(Box(max(0, at - near), 0, min(x.length, at + near), y.length), "#808080", alpha=0.12, order=0.6)
        crossing = [(box.bottom, box.top) for box in boxes if box.left < at < box.right]
        for start, end in between(crossing, y.length):
            pen.line((at, start), (at, end), _THRESHOLD, 1.1, dashed=True, order=1.5)
        label = f"threshold {write(grid.thresholds['interest'].value or 0.0)}"
        pen.turned(label, at, y.length + 5, WORD_SIZE, colour=GREY)
    if (at := y.threshold) is not None:
        near = grid.borderline * y.unit
        pen.box(Box(0, max(0, at - near), x.length, min(y.length, at + near)), "#808080", alpha=0.12, order=0.6)
        crossing = [(box.left, box.right) for box in boxes if box.bottom < at < box.top]
        for start, end in between(crossing, x.length):
            pen.line((start, at), (end, at), _THRESHOLD, 1.1, dashed=True, order=1.5)
        label = f"threshold {write(grid.thresholds['influence'].value or 0.0)}"
        pen.turned(label, x.length + 5, at, WORD_SIZE, colour=GREY, turn=-90, ground=PAPER)  # ties may cross it


def between(crossing: Iterable[tuple[float, float]], length: float) -> Iterator[tuple[float, float]]:
    """Yield what is left of a line from 0 to `length` between the pieces that words take."""
    reached = 0.0
    for start, end in sorted(crossing):
        if start > reached:
            yield reached, start
        reached = max(reached, end)
    if reached < length:
        yield reached, length
