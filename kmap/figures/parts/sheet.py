"""The sheet that a figure is written on: lines, legends and columns, from the top down.

All lengths are points; y runs down from the top edge, because how high the sheet has to be
is known only when everything has been written.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Literal

from matplotlib.axes import Axes

from kmap.figures.parts.dots import Mark, draw_dots
from kmap.figures.parts.lettering import LEADING, Ruler
from kmap.figures.parts.style import INK, PAPER, DescribedFigure

MARGIN = 20.0
ASCENT = 0.97
"""From the top of a line to its baseline, in sizes of the font."""

Align = Literal["left", "center", "right"]


@dataclass(frozen=True, slots=True)
class Entry:
    """One entry of a legend: a dot and what it stands for."""

    mark: Mark
    text: str


@dataclass(frozen=True, slots=True)
class Block:
    """A piece of a column that stays together: its height, how to write it at x and y, and the space above it."""

    height: float
    write: Callable[[float, float], None]
    above: float = 0.0


class Sheet:
    """A sheet being written, from the top down.

    Parameters
    ----------
    width
        Its width; its height follows from what is written.
    ruler
        What measures the text.
    """

    def __init__(self, width: float, ruler: Ruler) -> None:
        self.width = width
        self.ruler = ruler
        self.y = MARGIN
        self._drawings: list[Callable[[Axes], None]] = []
        self._dots: dict[tuple[Mark, float], list[tuple[float, float]]] = {}

    @property
    def inner(self) -> float:
        """The width between the margins."""
        return self.width - 2 * MARGIN

    def skip(self, height: float) -> float:
        """Leave a space, and return where it begins."""
        start = self.y
        self.y += height
        return start

    def write(
        self,
        text: str,
        x: float,
        y: float,
        size: float,
        *,
        colour: str = INK,
        bold: bool = False,
        align: Align = "left",
    ) -> None:
        """Write one line with its top at y."""
        weight = "bold" if bold else "normal"

        def draw(axes: Axes) -> None:
            """Write the line into the axes of the figure."""
            axes.text(x, y + ASCENT * size, text, size=size, color=colour, weight=weight, ha=align, va="baseline")

        self._drawings.append(draw)

    def paragraph(self, text: str, size: float, *, colour: str = INK, bold: bool = False) -> None:
        """Write text between the margins, in as many lines as it takes."""
        for line in self.ruler.wrap(text, self.inner, size, bold=bold):
            self.write(line, MARGIN, self.skip(LEADING * size), size, colour=colour, bold=bold)

    def dot(self, mark: Mark, x: float, y: float, diameter: float) -> None:
        """Draw a dot around a point."""
        self._dots.setdefault((mark, diameter), []).append((x, y))

    def legend(self, entries: Sequence[Entry], size: float) -> None:
        """Write a legend, entry beside entry, a new row where the next does not fit."""
        indent, gap, widest = 1.5 * size, 1.8 * size, self.inner * 0.48
        x, height = MARGIN, 0.0
        for entry in entries:
            lines = self.ruler.wrap(entry.text, widest, size)
            width = indent + max(self.ruler.width(line, size) for line in lines)
            if x > MARGIN and x + width > self.width - MARGIN:
                self.skip(height)
                x, height = MARGIN, 0.0
            self.dot(entry.mark, x + size * 0.55, self.y + size * 0.62, 1.2 * size)
            for row, line in enumerate(lines):
                self.write(line, x + indent, self.y + row * LEADING * size, size)
            x, height = x + width + gap, max(height, len(lines) * LEADING * size + size * 0.25)
        self.skip(height)

    def columns(self, blocks: Sequence[Block], count: int, gap: float) -> None:
        """Write blocks in columns about equally high, down one and then down the next."""
        if not blocks:
            return
        pitch = (self.inner + gap) / count
        lowest = self.y
        for column, part in enumerate(_columns(blocks, count)):
            y = self.y
            for index, block in enumerate(part):
                y += block.above if index else 0.0
                block.write(MARGIN + column * pitch, y)
                y += block.height
            lowest = max(lowest, y)
        self.y = lowest

    def figure(self, title: str, description: str) -> DescribedFigure:
        """Return the figure with everything written so far."""
        height = self.y + MARGIN
        figure = DescribedFigure(self.width, height, title, description)
        axes = figure.add_axes((0, 0, 1, 1), facecolor=PAPER)
        axes.set_xlim(0, self.width)
        axes.set_ylim(height, 0)
        axes.set_axis_off()
        for draw in self._drawings:
            draw(axes)
        for (mark, diameter), spots in self._dots.items():
            draw_dots(axes, spots, mark, diameter)
        return figure


def column_width(sheet: Sheet, count: int, gap: float) -> float:
    """Return how wide each of `count` columns is."""
    return (sheet.inner + gap) / count - gap


def _columns(blocks: Sequence[Block], count: int) -> list[list[Block]]:
    """Return blocks in at most `count` columns, the highest as low as it can be."""
    height = sum(block.height + block.above for block in blocks) / count
    while len(columns := _filled(blocks, height)) > count:
        height += min(block.height for block in blocks) / 2
    return columns


def _filled(blocks: Sequence[Block], height: float) -> list[list[Block]]:
    columns: list[list[Block]] = [[]]
    used = 0.0
    for block in blocks:
        if columns[-1] and used + block.above + block.height > height + 1e-6:
            columns.append([])
        used = used + block.above + block.height if columns[-1] else block.height
        columns[-1].append(block)
    return columns
