"""The network of a page, as a plot of Bokeh."""

import math
from typing import Any

from bokeh.core.properties import value
from bokeh.models import ColumnDataSource, Plot, Range1d, Scatter, Segment, Text

from kmap.analysis.network.nodes import name_of
from kmap.page.marks import CONFLICT, FONT, GREY, INK, add_tools, chosen, dots, empty_plot
from kmap.page.places import places
from kmap.page.project import Project

_ASPECT = 1.25  # width to height


def network_plot(project: Project, people: ColumnDataSource) -> Plot:
    """Return the plot of the network, over the source of the stakeholders."""
    register = project.register
    where = places(project.links, register.team.id)
    xs, ys = [x for x, _ in where.values()] or [0.0], [y for _, y in where.values()] or [0.0]
    height = max(max(ys) - min(ys), (max(xs) - min(xs)) / _ASPECT, 1.0) * 1.16
    width = height * _ASPECT
    x, y = (max(xs) + min(xs)) / 2, (max(ys) + min(ys)) / 2
    plot = empty_plot(
        "network",
        Range1d(start=x - width / 2, end=x + width / 2),
        Range1d(start=y - height / 2, end=y + height / 2),
        _ASPECT,
    )
    _lines(plot, project, where)
    tied = [one in where for one in project.ids]
    drawn = [dots(plot, people, "nx", "ny", tied, "network")]
    if register.team.id in where:
        tx, ty = where[register.team.id]
        team = ColumnDataSource({"x": [tx], "y": [ty], "name": [name_of(register, register.team.id)]}, name="team")
        square = Scatter(x="x", y="y", size=20, marker="square", fill_color=INK, line_color=INK, name="team-dot")
        plot.add_glyph(team, square, name="network-team")
        text = Text(
            x="x",
            y="y",
            text="name",
            y_offset=13,
            text_align="center",
            text_baseline="top",
            text_font=value(FONT),
            text_font_size="13px",
            text_font_style="bold",
            text_color=INK,
        )
        plot.add_glyph(team, text, name="network-us")
    add_tools(plot, drawn)
    chosen(plot, "network")
    return plot


def _lines(plot: Plot, project: Project, where: dict[str, tuple[float, float]]) -> None:
    """Draw the ties, thicker the stronger they are, conflicts dashed; an arrow head where one leads one way only."""
    strongest = max((one.strength for one in project.links), default=1.0)
    columns: dict[str, list[Any]] = {name: [] for name in ("x0", "y0", "x1", "y1", "width", "dash", "colour", "alpha")}
    heads: dict[str, list[Any]] = {name: [] for name in ("x", "y", "angle", "alpha", "colour", "link")}
    faint = 0.75 if len(project.links) <= 400 else 0.35 if len(project.links) <= 1000 else 0.12
    for index, one in enumerate(project.links):
        (x0, y0), (x1, y1) = where[one.start], where[one.end]
        colour = CONFLICT if one.conflict else GREY
        for name, end in (("x0", x0), ("y0", y0), ("x1", x1), ("y1", y1)):
            columns[name].append(end)
        columns["width"].append(round(1 + 2.5 * one.strength / strongest, 2))
        columns["dash"].append("dashed" if one.conflict else "solid")
        columns["colour"].append(colour)
        columns["alpha"].append(faint)
        if one.one_way and (x0, y0) != (x1, y1):
            heads["x"].append(round(x0 + 0.6 * (x1 - x0), 4))
            heads["y"].append(round(y0 + 0.6 * (y1 - y0), 4))
            heads["angle"].append(round(math.atan2(y1 - y0, x1 - x0) - math.pi / 2, 4))
            heads["alpha"].append(faint)
            heads["colour"].append(colour)
            heads["link"].append(index)
    line = Segment(
        x0="x0",
        y0="y0",
        x1="x1",
        y1="y1",
        line_width="width",
        line_dash="dash",
        line_color="colour",
        line_alpha="alpha",
    )
    plot.add_glyph(ColumnDataSource(columns, name="ties"), line, name="network-ties")
    head = Scatter(
        x="x", y="y", angle="angle", size=9, marker="triangle", fill_color="colour", line_color=None, fill_alpha="alpha"
    )
    plot.add_glyph(ColumnDataSource(heads, name="heads"), head, name="network-heads")
