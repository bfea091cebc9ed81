"""Stakeholders on the field of a grid with their names."""

from collections.abc import Iterable

from kmap.analysis.grid import Placement
from kmap.charts.parts.canvas import Canvas
from kmap.charts.parts.labels import Label, mark, style
from kmap.charts.parts.plot import Plot
from kmap.terminal import printable, width_of, wrap

_MOST_LINES = 4  # of one name on the field
_WIDTHS = (28, 22, 16, 12)  # at which names are wrapped, beside all the room there is
_LINE_COST = 1.5  # a further line is as bad as so many rows off the true one


def put_names(plot: Plot, canvas: Canvas, placements: Iterable[Placement], most: int) -> list[Placement] | None:
    """Put stakeholders with their names on a canvas; return those for whom there was no room.

    Parameters
    ----------
    plot, canvas
        The field.
    placements
        Those that have a place on the grid, the first to be put first.
    most
        How many may be left over; where there are more, this gives up and returns None.
    """
    left_over: list[Placement] = []
    for placement in placements:
        label = next((label for label in _candidates(plot, placement) if label.fits(plot, canvas)), None)
        if label is None:
            left_over.append(placement)
            if len(left_over) > most:
                return None
        else:
            label.put(plot, canvas, mark(placement), style(placement))
    return left_over


def _candidates(plot: Plot, placement: Placement) -> list[Label]:
    """Return where a name could stand, the best first: at its true row, in one line, right of its mark."""
    assert placement.influence is not None and placement.interest is not None
    name, column = printable(placement.stakeholder.name), plot.across.cell(placement.interest)
    true, side = plot.up.cell(placement.influence), plot.across.side(placement.interest)
    found = []
    for left in (True, False) if side == 0 else (False, True):
        for lines in _wrappings(name, plot.room(column, side, left=left)):
            for up in plot.rows_near(placement.influence, plot.reach):
                lowest = up - len(lines) + 1
                if plot.up.line is None or not lowest <= plot.up.line < up:  # text stays on the side of its mark
                    cost = abs(up - true) + _LINE_COST * (len(lines) - 1)
                    found.append((cost, Label(up, column, lines, left)))
    return [label for _, label in sorted(found, key=lambda pair: pair[0])]


def _wrappings(name: str, room: int) -> list[tuple[str, ...]]:
    """Return the ways to write a name in few lines of whole words."""
    longest = max(map(width_of, name.split()), default=0)
    widths = [width for width in (room, *_WIDTHS) if longest <= width <= room]
    ways = dict.fromkeys(tuple(wrap(name, width)) for width in widths)
    return [lines for lines in ways if len(lines) <= _MOST_LINES]
