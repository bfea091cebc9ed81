"""The power-interest grid as a picture: interest to the right, influence up.

Categories differ by colour and by shape; dots that share a score are packed around it; names
are drawn while they fit without overlap, then numbers with a key.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from kmap.analysis.change.movement import Movement
from kmap.analysis.grid import Grid, Placement
from kmap.figures.parts import view, words
from kmap.figures.parts.dots import Mark
from kmap.figures.parts.frame import Frame, Ticks, frame, limited, tick_lines
from kmap.figures.parts.lettering import LEADING, Ruler, shown
from kmap.figures.parts.paper import NoRoomError, Paper
from kmap.figures.parts.plot import plot
from kmap.figures.parts.seating import seat, seat_names, seat_numbers
from kmap.figures.parts.seats import Crowd, Seat, Seating
from kmap.figures.parts.sheet import MARGIN, Block, Entry, Sheet, column_width
from kmap.figures.parts.size import Size
from kmap.figures.parts.style import GREY, DescribedFigure
from kmap.figures.parts.traces import Traces
from kmap.register.vocabulary import UNSCORED

LOWEST_PLOT = 380.0
_LEAST_PLOT = (300.0, 230.0)  # on fixed paper, across and down

_TITLE, _SUBTITLE, _LEGEND, _NOTE, _KEY = 18.0, 11.0, 9.5, 9.0, 8.5
_THRESHOLD_ROOM = 16.0  # for the words beside and above the plot
_NAMED = 12  # so many unscored stakeholders are named in a sentence; more, in columns
_COLUMNS, _GAP = 3, 18.0


def draw(
    grid: Grid, categories: Mapping[str, str], movement: Movement | None = None, *, size: Size | None = None
) -> DescribedFigure:
    """Draw the power-interest grid.

    Parameters
    ----------
    grid
        Where each stakeholder stands.
    categories
        The names of the categories by id.
    movement
        What moved to where it stands on this grid: drawn as arrows from faint dots.
    size
        The size that it is to have; None for its usual one, from which it may grow.

    Returns
    -------
    DescribedFigure
        The figure, to be written with `kmap.figures.parts.style.save`.
    """

    def layout(ruler: Ruler, lacking: int) -> Callable[[Paper], DescribedFigure]:
        """Return what lays the picture out, its ticks measured."""
        return _Picture.of(grid, categories, ruler, lacking, movement).figure

    left = [words.left(movement)] if movement is not None and movement.left else []
    return view.drawn(grid, categories, layout, size, [*view.tick_words(grid.scale), *left])


@dataclass(frozen=True)
class _Picture:
    """What is written around the plot, and how much space it leaves."""

    grid: Grid
    ruler: Ruler
    marks: Mapping[str, Mark]
    legend: Sequence[Entry]
    across: Ticks
    up: Ticks
    lacking: int
    traces: Traces
    movement: Movement | None

    @classmethod
    def of(
        cls,
        grid: Grid,
        categories: Mapping[str, str],
        ruler: Ruler,
        lacking: int,
        movement: Movement | None = None,
    ) -> "_Picture":
        """Return the picture of a grid, its ticks measured."""
        traces = Traces.of(grid, movement)
        across, up = tick_lines(grid, "interest", ruler, 90.0), tick_lines(grid, "influence", ruler, 74.0)
        marks, legend = words.marks(grid, categories), words.legend(grid, categories, traces)
        return cls(grid, ruler, marks, legend, across, up, lacking, traces, movement)

    @property
    def absent(self) -> list[Placement]:
        """Those who are not on the grid, because a score is missing."""
        return [one for one in self.grid.placements if one.quadrant == UNSCORED]

    @property
    def left(self) -> float:
        """The space on the left of the plot, in points."""
        return MARGIN + self.up.width + 26

    @property
    def right(self) -> float:
        """The space on the right of the plot, in points."""
        return MARGIN + _THRESHOLD_ROOM

    def figure(self, paper: Paper) -> DescribedFigure:
        """Seat everybody, and draw the plot with all that is written around it."""
        blank = Sheet(paper.width, self.ruler)
        self.write_head(blank)
        self.write_foot(blank, shared=True)
        self.write_contested(blank)
        width, height = paper.width - self.left - self.right, paper.height - MARGIN - blank.y
        if paper.fixed:
            seating = self.seated(width, height, paper)
        else:
            height = max(LOWEST_PLOT, height)

            def framed(names: bool, growth: float) -> Frame:
                """Return the frame of a plot that has grown."""
                return frame(self.grid, width * growth, height * growth, self.ruler, names=names)

            seating = seat(Crowd.of(self.grid), framed, self.ruler, self.traces)
        plot_width, plot_height = seating.frame.x.length, seating.frame.y.length
        sheet = Sheet(plot_width + self.left + self.right, self.ruler)
        self.write_head(sheet)
        top = sheet.skip(plot_height)
        self.write_foot(sheet, shared=seating.shares)
        self.write_key(sheet, seating)
        figure = sheet.figure(shown(self.grid.title), words.description(self.grid, self.movement))
        across, down = figure.get_size_inches() * 72
        axes = figure.add_axes(
            (self.left / across, 1 - (top + plot_height) / down, plot_width / across, plot_height / down)
        )
        plot(axes, self.grid, seating, self.marks, self.across, self.up)
        return figure

    def seated(self, width: float, height: float, paper: Paper) -> Seating:
        """Return a seating on fixed paper: with names, else with numbers above their key."""
        crowd = Crowd.of(self.grid)
        crowded = Sheet(paper.width, self.ruler)
        if len(self.absent) > _NAMED:
            self.write_absent(crowded)
        if width < _LEAST_PLOT[0] or height - crowded.y + MARGIN < _LEAST_PLOT[1]:
            raise NoRoomError
        named = frame(self.grid, width, height - crowded.y + MARGIN, self.ruler, names=True)
        seating = seat_names(crowd, named, self.ruler, self.traces)
        if seating is not None:
            return seating
        numbers = tuple(Seat(one, index, (0.0, 0.0)) for index, one in enumerate(crowd.placements, start=1))
        key = Sheet(paper.width, self.ruler)
        self.write_key(key, Seating("numbers", named, 0.0, 0.0, numbers))
        contested = Sheet(paper.width, self.ruler)  # is said in the key instead
        self.write_contested(contested)
        height -= key.y - contested.y
        if height < _LEAST_PLOT[1]:
            raise NoRoomError
        seating = seat_numbers(crowd, frame(self.grid, width, height, self.ruler, names=False), self.traces)
        if seating is None:
            raise NoRoomError
        return seating

    def write_head(self, sheet: Sheet) -> None:
        """Write title and subtitle, and leave space for the word above the plot."""
        sheet.paragraph(shown(self.grid.title), _TITLE, bold=True)
        sheet.paragraph(words.subtitle(self.grid, self.traces), _SUBTITLE, colour=GREY)
        sheet.skip(_THRESHOLD_ROOM + 4)

    def write_foot(self, sheet: Sheet, *, shared: bool) -> None:
        """Leave space for the ticks; write legend, who is not on the grid, and the caption."""
        sheet.skip(self.across.height + 32)
        sheet.legend(self.legend, _LEGEND)
        sheet.skip(4)
        if 0 < len(self.absent) <= _NAMED:
            absent = ", ".join(words.absent(one, self.traces.new) for one in self.absent)
            sheet.paragraph(f"Not on the grid: {absent}.", _NOTE)
            sheet.skip(3)
        if self.movement is not None and self.movement.left:
            sheet.paragraph(words.left(self.movement), _NOTE)
            sheet.skip(3)
        sheet.paragraph(words.caption(self.grid, shared=shared, lacking=self.lacking), _KEY, colour=GREY)

    def write_contested(self, sheet: Sheet) -> None:
        """Write between which scores assessors differ, where the key does not say it."""
        contested = [one for one in self.grid.placements if one.contested]
        if contested:
            contested.sort(key=lambda one: (words.name(one), one.stakeholder.id))
            sheet.skip(3)
            sheet.paragraph(f"Assessors differ: {words.differing(contested, limited(self.grid))}.", _NOTE)

    def write_key(self, sheet: Sheet, seating: Seating) -> None:
        """Write who has which number, or between which scores assessors differ; then the many who are unscored."""
        if seating.mode == "names":
            self.write_contested(sheet)
        else:
            self._title(sheet, "Key", "by quadrant, then influence / interest, the highest first")
            sheet.columns(self._numbered(sheet, seating.seats), _COLUMNS, _GAP)
        if len(self.absent) > _NAMED:
            self.write_absent(sheet)

    def write_absent(self, sheet: Sheet) -> None:
        """Write the many who are not on the grid, in columns."""
        self._title(sheet, "Not on the grid", f"{len(self.absent)} without both scores")
        sheet.columns([self._absent(sheet, one) for one in self.absent], _COLUMNS, _GAP)

    def _title(self, sheet: Sheet, text: str, more: str) -> None:
        sheet.skip(14)
        y = sheet.skip(LEADING * _SUBTITLE + 4)
        sheet.write(text, MARGIN, y, _SUBTITLE, bold=True)
        x = MARGIN + self.ruler.width(text, _SUBTITLE, bold=True) + 8
        sheet.write(more, x, y + 0.97 * (_SUBTITLE - _KEY), _KEY, colour=GREY)

    def _numbered(self, sheet: Sheet, seats: Sequence[Seat]) -> list[Block]:
        blocks, before = [], None
        for one in seats:
            quadrant = one.placement.quadrant
            count = sum(other.placement.quadrant == quadrant for other in seats) if quadrant != before else 0
            heading = f"{quadrant.replace('-', ' ').capitalize()} ({count})" if count else ""
            blocks.append(self._entry(sheet, one, heading))
            before = quadrant
        return blocks

    def _entry(self, sheet: Sheet, one: Seat, heading: str) -> Block:
        """Return an entry of the key: number, dot, name and scores, below the quadrant's name where it begins one."""
        write, size = limited(self.grid), _KEY
        width, indent = column_width(sheet, _COLUMNS, _GAP), 40.0
        scores = words.scores(one.placement, write)
        name = words.name(one.placement, self.traces.new)
        if one.placement.contested:
            name = f"{name} ({words.ranges(one.placement, write)})"
        lines = self.ruler.wrap(name, width - indent - self.ruler.width(scores, size) - 8, size)
        above = LEADING * _NOTE + 3 if heading else 0.0

        def put(x: float, y: float) -> None:
            """Write the entry with its upper left corner at x and y."""
            if heading:
                sheet.write(heading, x, y, _NOTE, bold=True, colour=GREY)
            y += above
            sheet.write(str(one.number), x + 22, y, size, align="right")
            sheet.dot(self.marks[one.placement.stakeholder.id], x + 31, y + size * 0.62, size * 1.15)
            for row, line in enumerate(lines):
                sheet.write(line, x + indent, y + row * LEADING * size, size)
            sheet.write(scores, x + width, y, size, align="right", colour=GREY)

        return Block(above + len(lines) * LEADING * size + 1.5, put, above=5.0 if heading else 0.0)

    def _absent(self, sheet: Sheet, placement: Placement) -> Block:
        width = column_width(sheet, _COLUMNS, _GAP)
        lines = self.ruler.wrap(words.absent(placement, self.traces.new), width - 14, _KEY)

        def put(x: float, y: float) -> None:
            """Write the entry with its upper left corner at x and y."""
            sheet.dot(self.marks[placement.stakeholder.id], x + 5, y + _KEY * 0.62, _KEY * 1.15)
            for row, line in enumerate(lines):
                sheet.write(line, x + 14, y + row * LEADING * _KEY, _KEY)

        return Block(len(lines) * LEADING * _KEY + 1.5, put)
