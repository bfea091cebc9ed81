"""Samples of lines in a legend, each with what it means."""

from collections.abc import Sequence

from matplotlib.axes import Axes

from kmap.analysis.network.linked import Link
from kmap.figures.parts.boxes import Spot
from kmap.figures.parts.lettering import LEADING
from kmap.figures.parts.sheet import MARGIN, Sheet
from kmap.figures.parts.wires import Line, Wire, arrow_length, draw_wires

_LENGTH = 30.0
_WIDTH = 1.4


class LineSamples:
    """A row of a legend that shows lines: written on a sheet first, drawn when the sheet is a figure.

    Parameters
    ----------
    entries
        Each line with its meaning.
    """

    def __init__(self, entries: Sequence[tuple[Link, str]]) -> None:
        self._entries = entries
        self._drawn: list[Line] = []

    def write(self, sheet: Sheet, size: float) -> None:
        """Write what the lines mean, entry beside entry, a new row where the next does not fit."""
        self._drawn = []
        x, gap = MARGIN, 1.8 * size
        for link, text in self._entries:
            width = _LENGTH + 0.6 * size + sheet.ruler.width(text, size)
            if x > MARGIN and x + width > sheet.width - MARGIN:
                sheet.skip(LEADING * size + size * 0.25)
                x = MARGIN
            y = sheet.y + size * 0.62
            self._drawn.append(_sample(link, (x, y), (x + _LENGTH, y)))
            sheet.write(text, x + _LENGTH + 0.6 * size, sheet.y, size)
            x += width + gap
        if self._entries:
            sheet.skip(LEADING * size + size * 0.25)

    def draw(self, axes: Axes) -> None:
        """Draw the lines into the axes of the sheet."""
        draw_wires(axes, self._drawn)


def _sample(link: Link, start: Spot, end: Spot) -> Line:
    wire = Wire(0, 1, _WIDTH, conflict=link.conflict, arrow=link.one_way)
    return Line(wire, (start, end), arrow_length(wire) if link.one_way else 0.0)
