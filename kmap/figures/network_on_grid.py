"""The network over the power-interest grid: everybody at their scores, the ties between them on top."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from matplotlib.figure import Figure
from matplotlib.patches import Rectangle

from kmap.analysis.grid import Grid, Placement
from kmap.analysis.network.linked import Link
from kmap.analysis.network.nodes import name_of
from kmap.figures.parts import network_words as says
from kmap.figures.parts import view, words
from kmap.figures.parts.boxes import Spot
from kmap.figures.parts.dots import draw_dots
from kmap.figures.parts.frame import Frame, Ticks, frame, tick_lines
from kmap.figures.parts.key import SMALL, write_columns, write_heading
from kmap.figures.parts.labels import Obstacles
from kmap.figures.parts.lettering import LEADING, Ruler, shown
from kmap.figures.parts.line_samples import LineSamples
from kmap.figures.parts.paper import NoRoomError, Paper
from kmap.figures.parts.plot import plot
from kmap.figures.parts.seating import seat, seat_names, seat_numbers
from kmap.figures.parts.seats import Crowd, Mode, Seat, Seating
from kmap.figures.parts.sheet import MARGIN, Entry, Sheet
from kmap.figures.parts.size import Size
from kmap.figures.parts.style import GREY, PAPER, DescribedFigure
from kmap.figures.parts.traces import Traces
from kmap.figures.parts.wires import boxes, draw_wires, laid, wires_of
from kmap.register.register import Register
from kmap.register.vocabulary import UNSCORED

LOWEST_PLOT = 380.0
_LEAST_PLOT = (300.0, 230.0)  # on fixed paper, across and down

_TITLE, _SUBTITLE, _LEGEND, _NOTE, _TEAM = 18.0, 11.0, 9.5, 9.0, 9.5
_THRESHOLD_ROOM = 16.0  # for the words beside and above the plot
_TEAM_ROOM, _TEAM_DOT = 84.0, 17.0  # beside the plot: the team has no place on its own grid
_THINNER = 0.6  # names and dots come first here
_PALE = 0.25
_NAMED = 12  # so many unscored stakeholders are named in a sentence; more, in columns


def draw(
    register: Register,
    grid: Grid,
    links: Sequence[Link],
    kinds: tuple[str, ...] | None,
    *,
    size: Size | None = None,
) -> DescribedFigure:
    """Draw the ties of a register over its power-interest grid.

    Parameters
    ----------
    register
        The register.
    grid
        Where those stand who are in view.
    links
        The ties between them, and with the team, which stands beside the plot.
    kinds
        The kinds of ties that are drawn; None for all.
    size
        The size that it is to have; None for its usual one, from which it may grow.

    Returns
    -------
    DescribedFigure
        The figure. Ties with somebody who is not on the grid are counted and not drawn.
    """
    categories = {id_: one.name or id_ for id_, one in register.categories.items()}
    team = shown(name_of(register, register.team.id))

    def layout(ruler: Ruler, lacking: int) -> Callable[[Paper], DescribedFigure]:
        """Return what lays the picture out, its ticks measured."""
        across, up = tick_lines(grid, "interest", ruler, 90.0), tick_lines(grid, "influence", ruler, 74.0)
        return _Picture(register, grid, links, kinds, categories, team, ruler, across, up, lacking).figure

    return view.drawn(grid, categories, layout, size, [team, *(kinds or ()), *view.tick_words(grid.scale)])


@dataclass(frozen=True)
class _Picture:
    """What is drawn, and what is written around the plot."""

    register: Register
    grid: Grid
    links: Sequence[Link]
    kinds: tuple[str, ...] | None
    categories: dict[str, str]
    team: str
    ruler: Ruler
    across: Ticks
    up: Ticks
    lacking: int

    @property
    def absent(self) -> list[Placement]:
        """Those who are not on the grid, because a score is missing."""
        return [one for one in self.grid.placements if one.quadrant == UNSCORED]

    @property
    def traces(self) -> Traces:
        """What has moved: nothing, this picture is of one day."""
        return Traces.of(self.grid, None)

    @property
    def drawn(self) -> list[Link]:
        """The ties between those who have a place."""
        absent = {one.stakeholder.id for one in self.absent}
        return [one for one in self.links if one.start not in absent and one.end not in absent]

    @property
    def has_team(self) -> bool:
        """Whether a tie with the team is drawn."""
        return any(self.register.team.id in (one.start, one.end) for one in self.drawn)

    @property
    def left(self) -> float:
        """The space on the left of the plot, in points."""
        return MARGIN + self.up.width + 26

    @property
    def right(self) -> float:
        """The space on the right of the plot, in points."""
        return MARGIN + _THRESHOLD_ROOM + (_TEAM_ROOM if self.has_team else 0.0)

    def figure(self, paper: Paper) -> DescribedFigure:
        """Seat everybody, and draw the plot with all that is written around it."""
        samples = LineSamples(says.line_legend(self.drawn))
        blank = Sheet(paper.width, self.ruler)
        self.write_head(blank)
        self.write_foot(blank, samples, shared=True)
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
        self.write_foot(sheet, samples, shared=seating.shares)
        self.write_key(sheet, seating)
        names = {one.stakeholder.id: words.name(one) for one in self.grid.placements}
        names[self.register.team.id] = self.team
        tied = {node for one in self.links for node in (one.start, one.end)}
        alone = sum(one.stakeholder.id not in tied for one in self.grid.placements)
        alt = says.description(self.grid, self.links, alone, names, over_grid=True)
        figure = sheet.figure(shown(self.grid.title), alt)
        samples.draw(figure.axes[0])
        self.plot(figure, seating, top)
        return figure

    def seated(self, width: float, height: float, paper: Paper) -> Seating:
        """Return a seating on fixed paper: with names, else with numbers above their key."""
        crowd = Crowd.of(self.grid)

        def framed(mode: Mode) -> Frame:
            """Return the frame that has room below it for the key of names or of numbers."""
            numbers = tuple(Seat(one, index, (0.0, 0.0)) for index, one in enumerate(crowd.placements, start=1))
            plain = frame(self.grid, width, height, self.ruler, names=mode == "names")
            key = Sheet(paper.width, self.ruler)
            self.write_key(key, Seating(mode, plain, 0.0, 0.0, numbers))
            left = height - key.y + MARGIN
            if width < _LEAST_PLOT[0] or left < _LEAST_PLOT[1]:
                raise NoRoomError
            return frame(self.grid, width, left, self.ruler, names=mode == "names")

        seating = seat_names(crowd, framed("names"), self.ruler, self.traces)
        seating = seating or seat_numbers(crowd, framed("numbers"), self.traces)
        if seating is None:
            raise NoRoomError
        return seating

    def write_head(self, sheet: Sheet) -> None:
        """Write title and subtitle, and leave space for the word above the plot."""
        sheet.paragraph(shown(self.grid.title), _TITLE, bold=True)
        sheet.paragraph(says.subtitle_on_grid(self.grid, self.kinds), _SUBTITLE, colour=GREY)
        sheet.skip(_THRESHOLD_ROOM + 4)

    def write_foot(self, sheet: Sheet, samples: LineSamples, *, shared: bool) -> None:
        """Leave space for the ticks; write legend, who is not on the grid, and the captions."""
        sheet.skip(self.across.height + 32)
        team = [Entry(says.TEAM, self.team)] if self.has_team else []
        sheet.legend([*team, *words.legend(self.grid, self.categories, self.traces)], _LEGEND)
        samples.write(sheet, _LEGEND)
        sheet.skip(4)
        if 0 < len(self.absent) <= _NAMED:
            absent = ", ".join(words.absent(one) for one in self.absent)
            sheet.paragraph(f"Not on the grid: {absent}.", _NOTE)
            sheet.skip(3)
        left_out = len(self.links) - len(self.drawn)
        sheet.paragraph(says.ties_in_words(self.drawn, left_out), SMALL, colour=GREY)
        sheet.paragraph(words.caption(self.grid, shared=shared, lacking=self.lacking), SMALL, colour=GREY)

    def write_key(self, sheet: Sheet, seating: Seating) -> None:
        """Write who has which number, and the many who are unscored."""
        marks = words.marks(self.grid, self.categories)
        if seating.mode != "names":
            write_heading(sheet, "Key", "by quadrant, then influence and interest, the highest first")
            entries = [(one.number, one.placement) for one in seating.seats]
            write_columns(sheet, [(str(number), marks[one.stakeholder.id], words.name(one)) for number, one in entries])
        if len(self.absent) > _NAMED:
            write_heading(sheet, "Not on the grid", f"{len(self.absent)} without both scores")
            write_columns(sheet, [("", marks[one.stakeholder.id], words.absent(one)) for one in self.absent])

    def plot(self, figure: Figure, seating: Seating, top: float) -> None:
        """Draw the grid, and over it the ties; the team stands on the right, half-way up."""
        x, y = seating.frame.x, seating.frame.y
        across, down = figure.get_size_inches() * 72
        axes = figure.add_axes((self.left / across, 1 - (top + y.length) / down, x.length / across, y.length / down))
        plot(axes, self.grid, seating, words.marks(self.grid, self.categories), self.across, self.up)

        def scores(spot: Spot) -> Spot:
            """Return the scores at a point of the plot."""
            (left, right), (bottom, upper) = x.limits, y.limits
            return left + spot[0] * (right - left) / x.length, bottom + spot[1] * (upper - bottom) / y.length

        nodes = [one.placement.stakeholder.id for one in seating.seats]
        spots, diameters = [one.spot for one in seating.seats], [seating.diameter] * len(nodes)
        if self.has_team:
            spot = x.length + _THRESHOLD_ROOM + _TEAM_ROOM / 2, y.length / 2
            nodes.append(self.register.team.id)
            spots.append(spot)
            diameters.append(_TEAM_DOT)
            draw_dots(axes, [scores(spot)], says.TEAM, _TEAM_DOT)
            below = spot[1] - _TEAM_DOT / 2 - 3
            for row, line in enumerate(self.ruler.wrap(self.team, _TEAM_ROOM - 4, _TEAM, bold=True)):
                at = scores((spot[0], below - row * LEADING * _TEAM))
                axes.text(*at, line, size=_TEAM, weight="bold", ha="center", va="top", zorder=5)
        index = {node: place for place, node in enumerate(nodes)}
        tags = [tag.box for tag in seating.tags]
        corners = [seating.frame.corner_box(one) for one in seating.frame.corners]
        wires = wires_of(self.drawn, index, thinner=_THINNER)
        lines = laid(wires, spots, diameters, [*tags, *corners])
        draw_wires(axes, lines, scores, pale=_PALE)
        strung = Obstacles(boxes(lines))
        for box in [*tags, *(one for one in corners if strung.block(one))]:
            start, end = scores((box.left, box.bottom)), scores((box.right, box.top))
            axes.add_patch(
                Rectangle(
                    start,
                    end[0] - start[0],
                    end[1] - start[1],
                    facecolor=PAPER,
                    alpha=0.55,
                    edgecolor="none",
                    zorder=2.6,
                )
            )
