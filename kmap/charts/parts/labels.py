"""A mark at its true place on the field, and the text beside it."""

from collections.abc import Iterator
from dataclasses import dataclass

from kmap.analysis.grid import Placement
from kmap.charts.parts.canvas import Canvas
from kmap.charts.parts.plot import Plot
from kmap.terminal import Style, width_of

_MARKS = {(False, False): "●", (True, False): "○", (False, True): "◆", (True, True): "◇"}
GAP = 2
"""Columns between two labels, beside the blanks around them."""


def mark(placement: Placement) -> str:
    """Return the mark of a stakeholder: open where doubtful, a diamond where contested."""
    return _MARKS[bool(placement.could_be), placement.contested]


def style(placement: Placement) -> Style:
    """Return the style of that mark."""
    return "warning" if placement.could_be or placement.contested else "good"


@dataclass(frozen=True, slots=True)
class Label:
    """A mark, and lines of text on one side of it; the first line stands in the mark's row."""

    up: int
    column: int
    lines: tuple[str, ...]
    left: bool = False

    def boxes(self) -> Iterator[tuple[int, int, int]]:
        """Yield for each line its row, counted upwards, and the columns from and to which it reaches."""
        for i, text in enumerate(self.lines):
            width = width_of(text) + 2
            start = self.column - width + 1 if self.left else self.column
            yield self.up - i, start, start + width

    def fits(self, plot: Plot, canvas: Canvas) -> bool:
        """Say whether there is room for it on a canvas."""
        return all(up >= 0 and canvas.is_free(plot.row(up), start - GAP, end + GAP) for up, start, end in self.boxes())

    def put(self, plot: Plot, canvas: Canvas, sign: str, sign_style: Style) -> None:
        """Put it on a canvas, with this sign as its mark."""
        for i, ((up, start, end), text) in enumerate(zip(self.boxes(), self.lines, strict=True)):
            # Blanks around the text keep dotted lines off it.
            canvas.put(plot.row(up), start - 1 if self.left else start + 1, f" {text} ")
            if i == 0:
                canvas.put(plot.row(up), end - 1 if self.left else start, sign, sign_style)


def reading_order(placement: Placement) -> tuple[float, float]:
    """Return a key that sorts from high influence to low, and from low interest to high."""
    assert placement.influence is not None and placement.interest is not None
    return -placement.influence, placement.interest
