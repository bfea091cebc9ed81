"""The network as a picture: who is tied to whom, by category and influence, with the team marked.

Who is near in the network is near in the picture. Names are drawn while they fit without
overlap, then numbers with a key. Over the grid, dots stand at their scores instead.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from matplotlib.axes import Axes

from kmap.analysis.grid import Grid, Placement
from kmap.analysis.network.linked import Link, links
from kmap.analysis.network.nodes import name_of
from kmap.analysis.network.ties import ties
from kmap.errors import KmapError
from kmap.figures.parts import network_words as says
from kmap.figures.parts import view, words
from kmap.figures.parts.boxes import Spot
from kmap.figures.parts.dots import Mark, draw_dots
from kmap.figures.parts.key import SMALL, write_columns, write_heading
from kmap.figures.parts.lettering import DIGIT_HEIGHT, Ruler, shown
from kmap.figures.parts.line_samples import LineSamples
from kmap.figures.parts.paper import NoRoomError, Paper
from kmap.figures.parts.sheet import MARGIN, Entry, Sheet
from kmap.figures.parts.size import Size
from kmap.figures.parts.spread import components, spread
from kmap.figures.parts.style import GREY, INK, DescribedFigure
from kmap.figures.parts.tags import draw_label
from kmap.figures.parts.web import Dot, Web, weave
from kmap.figures.parts.wires import draw_wires, wires_of
from kmap.register.register import Register

LOWEST_PLOT = 380.0
_LEAST_PLOT = (280.0, 200.0)  # on fixed paper, across and down

MOST_DRAWN = 600
"""More stakeholders with ties than this would be a grey cloud; what to filter is said instead."""

_TITLE, _SUBTITLE, _LEGEND, _NOTE = 18.0, 11.0, 9.5, 9.0
_IN_ROWS = 40  # so many without a tie stand in rows; more, in columns


def draw(
    register: Register,
    grid: Grid,
    kinds: tuple[str, ...] | None = None,
    *,
    over_grid: bool = False,
    size: Size | None = None,
) -> DescribedFigure:
    """Draw the network of a register.

    Parameters
    ----------
    register
        The register, which also says as on which day.
    grid
        Where those stand who are in view; the team is in view where it has ties with them.
    kinds
        Only ties of these kinds; all where left out.
    over_grid
        Whether to put the dots at their scores on the power-interest grid.
    size
        The size that it is to have; None for its usual one, from which it may grow.

    Returns
    -------
    DescribedFigure
        The figure, to be written with `kmap.figures.parts.style.save`.

    Raises
    ------
    KmapError
        Where there are too many to be told apart.
    """
    team = ties(register, kinds).team
    lines = links(register, {team, *(one.stakeholder.id for one in grid.placements)}, kinds)
    linked = {node for one in lines for node in (one.start, one.end)}
    if len(linked) > MOST_DRAWN:
        message = f"a picture of {len(linked):,} stakeholders with ties can't be read; {MOST_DRAWN} are the most"
        raise KmapError(message, "show some of them with --category or --tag, or some ties with --kind")
    if over_grid:
        from kmap.figures.network_on_grid import draw as draw_on_grid

        return draw_on_grid(register, grid, lines, kinds, size=size)
    categories = {id_: one.name or id_ for id_, one in register.categories.items()}
    names = {node: shown(name_of(register, node)) or shown(node) for node in linked}

    def layout(ruler: Ruler, lacking: int) -> Callable[[Paper], DescribedFigure]:
        """Return what lays the picture out."""
        return _Picture(register, grid, kinds, categories, lines, names, ruler, lacking).figure

    return view.drawn(grid, categories, layout, size, [*(kinds or ()), *names.values()])


@dataclass(frozen=True)
class _Picture:
    """What is drawn, and what is written around it."""

    register: Register
    grid: Grid
    kinds: tuple[str, ...] | None
    categories: dict[str, str]
    lines: Sequence[Link]
    names: dict[str, str]
    ruler: Ruler
    lacking: int

    @property
    def nodes(self) -> list[str]:
        """Who has a line, by name and then by id: the order of their numbers; the team comes last."""
        team = self.register.team.id
        return sorted(self.names, key=lambda node: (node == team, self.names[node].casefold(), node))

    @property
    def alone(self) -> list[Placement]:
        """Who has no line, by name."""
        found = [one for one in self.grid.placements if one.stakeholder.id not in self.names]
        return sorted(found, key=lambda one: (words.name(one).casefold(), one.stakeholder.id))

    @property
    def marks(self) -> dict[str, Mark]:
        """How each dot looks, by id."""
        return says.marks(self.grid, self.categories) | {self.register.team.id: says.TEAM}

    def figure(self, paper: Paper) -> DescribedFigure:
        """Put everybody in their place, and draw them with all that is written around them."""
        samples = LineSamples(says.line_legend(self.lines))
        blank = Sheet(paper.width, self.ruler)
        self.write_head(blank)
        self.write_foot(blank, samples, numbered=False)
        width, height = paper.width - 2 * MARGIN, paper.height - MARGIN - blank.y
        web = self.fitted_web(width, height) if paper.fixed else self.web(width, max(LOWEST_PLOT, height))
        sheet = Sheet(web.width + 2 * MARGIN, self.ruler)
        self.write_head(sheet)
        top = sheet.skip(web.height)
        self.write_foot(sheet, samples, numbered=web.mode == "numbers")
        self.write_key(sheet, web)
        alt = says.description(self.grid, self.lines, len(self.alone), self.names, over_grid=False)
        figure = sheet.figure(shown(self.grid.title), alt)
        samples.draw(figure.axes[0])
        across, down = figure.get_size_inches() * 72
        axes = figure.add_axes((MARGIN / across, 1 - (top + web.height) / down, web.width / across, web.height / down))
        self.plot(axes, web)
        return figure

    def fitted_web(self, width: float, height: float) -> Web:
        """Return the network on fixed paper: with names, else with numbers and room for their key."""
        if width < _LEAST_PLOT[0] or height < _LEAST_PLOT[1]:
            raise NoRoomError
        web = self.web(width, height)
        key = Sheet(width + 2 * MARGIN, self.ruler)
        self.write_key(key, web)
        if key.y > MARGIN:
            height -= key.y - MARGIN
            if height < _LEAST_PLOT[1]:
                raise NoRoomError
            web = self.web(width, height)
        return web

    def web(self, width: float, height: float) -> Web:
        """Return the network on paper."""
        nodes, team = self.nodes, self.register.team.id
        index = {node: place for place, node in enumerate(nodes)}
        neighbours: dict[str, set[str]] = {node: set() for node in nodes}
        for one in self.lines:
            neighbours[one.start].add(one.end)
            neighbours[one.end].add(one.start)
        parts = [
            {index[node]: point for node, point in spread(neighbours, part, team).items()}
            for part in components(neighbours, team)
        ]
        span = self.grid.scale.range
        influence = {one.stakeholder.id: one.influence for one in self.grid.placements}
        dots = [
            Dot(
                self.names[node],
                None if (score := influence.get(node)) is None else (score - self.grid.scale.min) / span,
            )
            for node in nodes
        ]
        wires = wires_of(self.lines, index)
        return weave(dots, wires, parts, index.get(team), width, height, self.ruler)

    def write_head(self, sheet: Sheet) -> None:
        """Write title and subtitle."""
        sheet.paragraph(shown(self.grid.title), _TITLE, bold=True)
        sheet.paragraph(says.subtitle(self.grid, self.kinds), _SUBTITLE, colour=GREY)
        sheet.skip(8)

    def write_foot(self, sheet: Sheet, samples: LineSamples, *, numbered: bool) -> None:
        """Write who has no tie, the legend and the caption."""
        alone = self.alone
        sheet.skip(12)
        if 0 < len(alone) <= _IN_ROWS:
            write_heading(sheet, "No tie recorded", "among those shown" if self.grid.filtered else "")
            sheet.legend([Entry(self.marks[one.stakeholder.id], words.name(one)) for one in alone], _NOTE)
            sheet.skip(8)
        team = self.register.team.id
        sheet.legend(says.legend(self.grid, self.categories, self.names.get(team)), _LEGEND)
        samples.write(sheet, _LEGEND)
        sheet.skip(4)
        text = says.caption(self.grid, self.lines, len(alone), numbered=numbered, lacking=self.lacking)
        sheet.paragraph(text, SMALL, colour=GREY)

    def write_key(self, sheet: Sheet, web: Web) -> None:
        """Write who has which number; then the many who have no tie."""
        marks, team = self.marks, self.register.team.id
        if web.mode == "numbers":
            write_heading(sheet, "Key", "by name")
            numbered = enumerate(self.nodes, start=1)
            write_columns(
                sheet, [(str(number), marks[one], self.names[one]) for number, one in numbered if one != team]
            )
        if len(self.alone) > _IN_ROWS:
            write_heading(sheet, "No tie recorded", f"{len(self.alone)} stakeholders")
            write_columns(sheet, [("", marks[one.stakeholder.id], words.name(one)) for one in self.alone])

    def plot(self, axes: Axes, web: Web) -> None:
        """Draw lines, dots and labels into axes as large as the web, in points."""
        axes.set_xlim(0, web.width)
        axes.set_ylim(0, web.height)
        axes.set_axis_off()
        draw_wires(axes, web.lines)
        marks, nodes, team = self.marks, self.nodes, self.register.team.id
        numbered = web.mode == "numbers"
        alike: dict[tuple[Mark, float], list[Spot]] = {}
        for node, spot, diameter in zip(nodes, web.spots, web.diameters, strict=True):
            alike.setdefault((marks[node], round(diameter, 2)), []).append(spot)
        for (mark, diameter), spots in alike.items():
            draw_dots(axes, spots, mark, diameter, numbered=numbered)
        if numbered:
            for number, (node, (x, y)) in enumerate(zip(nodes, web.spots, strict=True), start=1):
                if node != team:
                    place = y - DIGIT_HEIGHT / 2 * web.size
                    axes.text(x, place, str(number), size=web.size, ha="center", va="baseline", color=INK, zorder=5)
        bold = {len(web.tags) - 1} if team in self.names and web.tags else set()
        for index, tag in enumerate(web.tags):
            draw_label(axes, tag, web.label_size, bold=index in bold)
        if not nodes:
            axes.text(
                web.width / 2, web.height / 2, "No tie is recorded yet", size=13, ha="center", va="center", color=GREY
            )
