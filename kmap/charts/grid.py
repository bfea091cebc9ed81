"""The power-interest grid in a terminal: influence up, interest to the right.

Every stakeholder has its mark at its true place: with its name where all names fit,
else with a number and a key. Whoever has no place, for want of a score, is listed.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from kmap.analysis.change.movement import Movement
from kmap.analysis.grid import Grid, Placement, scored
from kmap.charts.parts.canvas import Canvas
from kmap.charts.parts.caption import caption, doubts, heading, legend, meanings, unscored
from kmap.charts.parts.frame import field_of, framed
from kmap.charts.parts.key import GUTTER, beside, key
from kmap.charts.parts.labels import reading_order
from kmap.charts.parts.moves import contested, moves
from kmap.charts.parts.names import put_names
from kmap.charts.parts.numbers import put_numbers
from kmap.charts.parts.plot import Plot
from kmap.register.vocabulary import QUADRANTS, UNSCORED
from kmap.terminal import Line, printable, width_of

_PLOT = 100  # columns of a plot, where that is enough
_WIDEST_PLOT = 150
_TALLEST_FIELD = 26  # rows, the names of the corners not counted
_LOWEST_FIELD = 11
_MOST_NAMES = 60  # that could ever fit
_MOST_NUMBERS = 1 / 3  # of the stakeholders among names
_KEY_BESIDE = 130  # the width from which a key may stand beside the plot
_LONGEST_BESIDE = 1.5  # times as many lines as the plot has
_PLOT_BESIDE = 80
_MANY = 40  # distinct places from which the field is drawn as tall as it gets


def draw(grid: Grid, width: int = 80, movement: Movement | None = None) -> list[Line]:
    """Draw the power-interest grid.

    Parameters
    ----------
    grid
        Where each stakeholder stands.
    width
        How many cells wide the terminal is. No line is wider.
    movement
        What moved to where it stands on this grid; it is told below.

    Returns
    -------
    list of Line
        Styled lines, which read as well without their styles.

    Examples
    --------
    >>> import kmap
    >>> from kmap.terminal import render
    >>> text = render(draw(kmap.place(kmap.load("stakeholders.yaml"))), color=False)
    """
    on_grid = scored(grid.placements)
    picture = None
    if Plot(grid, width, spacing=2).fits:
        picture = _with_names(grid, on_grid, width) or _with_numbers(grid, on_grid, width)
    picture = picture or _as_list(grid, on_grid, width)
    return _joined(
        [
            heading(grid, width),
            *picture.blocks,
            doubts(grid, picture.numbered or on_grid, width, numbered=bool(picture.numbered)),
            contested(picture.numbered or on_grid, width, numbered=bool(picture.numbered)),
            unscored(grid, width),
            moves(movement, width) if movement is not None else [],
            caption(grid, width, picture.plot.labelled if picture.plot else ()),
        ]
    )


@dataclass(frozen=True, slots=True)
class _Picture:
    """Blocks of lines that show who stands where, and the plot among them."""

    blocks: list[list[Line]]
    plot: Plot | None = None
    numbered: Sequence[Placement] = ()

    @property
    def chart(self) -> list[Line]:
        """The plot with its legend."""
        return self.blocks[0]


def _joined(blocks: Iterable[list[Line]]) -> list[Line]:
    """Return blocks of lines with an empty line between them."""
    lines: list[Line] = []
    for block in filter(None, blocks):
        lines += [[], *block] if lines else block
    return lines


def _plots(grid: Grid, width: int) -> Iterator[Plot]:
    """Yield ever taller plots of a width."""
    spacing = 2
    while (plot := Plot(grid, width, spacing)).field_rows <= _TALLEST_FIELD or spacing == 2:
        if plot.field_rows >= _LOWEST_FIELD:
            yield plot
        spacing += 1


def _with_names(grid: Grid, on_grid: Sequence[Placement], width: int) -> _Picture | None:
    """Return the plot with names on it, a few with numbers where need be; None where most would have numbers."""
    if len(on_grid) > _MOST_NAMES:
        return None
    best: tuple[Plot, Canvas, list[Placement]] | None = None
    most = int(len(on_grid) * _MOST_NUMBERS)
    for plot_width in sorted({min(width, _PLOT), min(width, _WIDEST_PLOT)}):
        for plot in _plots(grid, plot_width):
            for order in (reading_order, _shortest_first):
                canvas = field_of(plot)
                left_over = put_names(plot, canvas, sorted(on_grid, key=order), most)
                if left_over == []:
                    return _named(plot, canvas, [], width)
                numbered = put_numbers(plot, canvas, left_over, strict=True) if left_over else None
                if numbered is not None:
                    best, most = (plot, canvas, numbered), len(numbered) - 1
    return _named(*best, width) if best is not None else None


def _shortest_first(placement: Placement) -> int:
    return width_of(printable(placement.stakeholder.name))


def _named(plot: Plot, canvas: Canvas, numbered: list[Placement], width: int) -> _Picture:
    chart = framed(plot, canvas) + legend(plot.grid, width)
    return _Picture([chart, _meanings(plot, width), key(numbered, width) if numbered else []], plot)


def _meanings(plot: Plot, width: int) -> list[Line]:
    return [] if plot.corners.has_meanings else meanings(width)


def _with_numbers(grid: Grid, on_grid: Sequence[Placement], width: int) -> _Picture | None:
    """Return the plot with numbers on it and a key, beside it where the key is short enough; None without room."""
    if width >= _KEY_BESIDE:
        plot_width = max(_PLOT_BESIDE, min(_PLOT, width // 2))
        drawn = _numbers_on(grid, on_grid, plot_width)
        entries = key(drawn.numbered, width - plot_width - GUTTER) if drawn else []
        if drawn and len(entries) <= len(drawn.chart) * _LONGEST_BESIDE:
            return replace(drawn, blocks=[beside(drawn.chart, entries, plot_width), *drawn.blocks[1:]])
    drawn = _numbers_on(grid, on_grid, min(width, _PLOT))
    return replace(drawn, blocks=[*drawn.blocks, key(drawn.numbered, width)]) if drawn else None


def _numbers_on(grid: Grid, on_grid: Sequence[Placement], width: int) -> _Picture | None:
    """Return a plot with numbers on it, without its key."""
    plots = list(_plots(grid, width))
    many = len({(one.influence, one.interest) for one in on_grid}) > _MANY
    plot = plots[-1] if many else plots[min(1, len(plots) - 1)]
    canvas = field_of(plot)
    numbered = put_numbers(plot, canvas, on_grid, strict=False)
    if numbered is None:
        return None
    return _Picture([framed(plot, canvas) + legend(grid, plot.width), _meanings(plot, width)], plot, numbered)


def _as_list(grid: Grid, on_grid: Sequence[Placement], width: int) -> _Picture:
    """Return the stakeholders by quadrant, for where there is no room for a plot."""
    by_quadrant = sorted(on_grid, key=lambda one: [*QUADRANTS, UNSCORED].index(one.quadrant))
    return _Picture([key(by_quadrant, width, numbers=False), legend(grid, width)])
