"""Stakeholders on the field of a grid with numbers: one mark for all that share a place."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from kmap.analysis.grid import Placement
from kmap.charts.parts.axis import Side
from kmap.charts.parts.canvas import Canvas
from kmap.charts.parts.labels import GAP, Label, mark, reading_order, style
from kmap.charts.parts.plot import Plot
from kmap.register.vocabulary import QUADRANTS
from kmap.terminal import Style

_ATTEMPTS = ((1, 0), (1, 2), (2, 1), (2, 4), (3, 3), (4, 4), (8, 99), (64, 99))
"""How many rows share a mark, and how many rows further than usual it may stand: exact first, then coarser."""


@dataclass(slots=True)
class _Cell:
    """Stakeholders that share one mark on the field."""

    sides: tuple[Side, Side]
    sign: str
    sign_style: Style
    members: list[Placement] = field(default_factory=list)

    def mean(self) -> tuple[float, float]:
        """Return the mean influence and interest of the members."""
        influence = [member.influence or 0.0 for member in self.members]
        interest = [member.interest or 0.0 for member in self.members]
        return sum(influence) / len(influence), sum(interest) / len(interest)

    def kind(self) -> tuple[tuple[Side, Side], str]:
        """Return what members have in common beside their place."""
        return self.sides, self.sign


def put_numbers(plot: Plot, canvas: Canvas, placements: Sequence[Placement], *, strict: bool) -> list[Placement] | None:
    """Put marks with numbers on a canvas, one for all that share a place.

    Parameters
    ----------
    plot, canvas
        The field.
    placements
        Those that have a place on the grid.
    strict
        Whether to give up where a mark finds no room near its true place; else marks
        are gathered more and more until there is, each on its side of both thresholds.

    Returns
    -------
    list of Placement
        The stakeholders in the order of their numbers, from 1: by quadrant, and those
        that share a mark one after the other. None where there is no room for some.
    """
    room = 2 * len(str(len(placements))) + 1
    for coarse, further in _ATTEMPTS[:1] if strict else _ATTEMPTS:
        cells = _gathered(plot, placements, coarse, room + 2 + GAP)
        placed = _spread(plot, canvas.copy(), cells, "0" * room, further)
        if placed is not None:
            return _put(plot, canvas, placed, room)
    return None


def _put(plot: Plot, canvas: Canvas, placed: list[tuple[_Cell, Label]], room: int) -> list[Placement]:
    numbered: list[Placement] = []
    for cell, spot in sorted(placed, key=lambda pair: _number_order(plot, pair[0])):
        text = _numbers(len(numbered) + 1, len(numbered) + len(cell.members), room)
        Label(spot.up, spot.column, (text,), spot.left).put(plot, canvas, cell.sign, cell.sign_style)
        numbered += sorted(cell.members, key=reading_order)
    return numbered


def _numbers(first: int, last: int, room: int) -> str:
    one_by_one = " ".join(map(str, range(first, min(last, first + room) + 1)))
    return one_by_one if len(one_by_one) <= room else f"{first}-{last}"


def _number_order(plot: Plot, cell: _Cell) -> tuple[int, int, int, str]:
    influence, interest = cell.mean()
    quadrant = cell.members[0].quadrant
    place = QUADRANTS.index(quadrant) if quadrant != "unscored" else len(QUADRANTS)
    return place, -plot.up.cell(influence), plot.across.cell(interest), cell.sign


def _gathered(plot: Plot, placements: Iterable[Placement], coarse: int, slot: int) -> list[_Cell]:
    """Return stakeholders in cells: those of one kind in so many rows whose labels would overlap share a cell."""
    rows: dict[tuple[int, Side, Side, str], list[tuple[int, Placement]]] = {}
    for one in placements:
        assert one.influence is not None and one.interest is not None
        row, sides = plot.up.cell(one.influence), (plot.up.side(one.influence), plot.across.side(one.interest))
        rows.setdefault((row // coarse, *sides, mark(one)), []).append((plot.across.cell(one.interest), one))
    cells = []
    for (_, up, across, sign), members in sorted(rows.items(), key=lambda item: item[0]):
        begun = -slot * coarse
        for column, one in sorted(members, key=lambda pair: pair[0]):
            if column - begun >= slot * coarse:
                cells.append(_Cell((up, across), sign, style(one)))
                begun = column
            cells[-1].members.append(one)
    return cells


def _spread(
    plot: Plot, sheet: Canvas, cells: list[_Cell], widest: str, further: int
) -> list[tuple[_Cell, Label]] | None:
    """Give each cell a spot of its own, or let it join a neighbour of its kind; None where one finds neither."""
    placed: list[tuple[_Cell, Label]] = []
    for cell in sorted(cells, key=lambda cell: -len(cell.members)):
        spot = _spot(plot, sheet, cell, widest, plot.reach + further, crossing=further > 0)
        if spot is not None:
            spot.put(plot, sheet, cell.sign, cell.sign_style)
            placed.append((cell, spot))
        elif (host := _neighbour(plot, cell, placed, len(widest))) is not None:
            host.members += cell.members
        else:
            return None
    return placed


def _spot(plot: Plot, sheet: Canvas, cell: _Cell, widest: str, reach: int, *, crossing: bool) -> Label | None:
    """Return the free spot nearest to the true place; its text may cross the threshold only where it must."""
    influence, interest = cell.mean()
    column, side = plot.across.cell(interest), cell.sides[1]
    for across in (False, True) if crossing else (False,):
        for up in plot.rows_near(influence, reach):
            for left in (True, False) if side == 0 else (False, True):
                label = Label(up, column, (widest,), left)
                room = plot.room(column, side, left=left, crossing=across)
                if room >= len(widest) and label.fits(plot, sheet):
                    return label
    return None


def _neighbour(plot: Plot, cell: _Cell, placed: list[tuple[_Cell, Label]], columns: int) -> _Cell | None:
    """Return the nearest cell of the same kind, if it is no further away than a label is large."""
    influence, interest = cell.mean()
    up, column = plot.up.cell(influence), plot.across.cell(interest)
    near = []
    for other, spot in placed:
        off, aside = abs(spot.up - up), abs(spot.column - column)
        if other.kind() == cell.kind() and off <= max(1, plot.reach) and aside <= columns + GAP:
            near.append((off + aside / columns, other))
    return min(near, key=lambda pair: pair[0])[1] if near else None
