"""The two pictures of a page, made with Bokeh: the grid and the network over one source, so that they are linked.

All that changes on the page (topic, filters, movement) is changed by the page's own
script; there are no callbacks in the documents, so that the page needs no permission to
evaluate text as code.
"""

import json
import math
from typing import Any

from bokeh.core.json_encoder import serialize_json
from bokeh.core.properties import value
from bokeh.document import Document
from bokeh.models import (
    BooleanFilter,
    CDSView,
    ColumnDataSource,
    FixedTicker,
    HoverTool,
    LinearAxis,
    PanTool,
    Plot,
    Range1d,
    ResetTool,
    Scatter,
    Segment,
    TapTool,
    Text,
    Toolbar,
    WheelZoomTool,
)
from bokeh.models.annotations import BoxAnnotation, Label, Span
from bokeh.models.renderers import GlyphRenderer
from bokeh.resources import Resources

from kmap.analysis.grid import GRID_AXES, Grid
from kmap.analysis.network.nodes import name_of
from kmap.page.looks import looks
from kmap.page.places import places
from kmap.page.project import Project
from kmap.page.spots import MOST_NUMBERED, spots
from kmap.register.register import ScoreScale
from kmap.register.vocabulary import Axis
from kmap.terminal import number

INK, GREY, CONFLICT, RANGE = "#1a1a1a", "#595959", "#b3261e", "#0b57a4"
_FONT = "Helvetica, Arial, sans-serif"
_MOST_TICKS = 11
_LARGER = {"triangle": 1.3, "inverted_triangle": 1.3, "star": 1.5, "diamond": 1.3, "plus": 1.25}
"""Shapes of less room for a number are drawn larger."""
_PADDING = 0.16  # around the scale, as a share of its range: dots beside each other need room
_ASPECT = 1.25  # of the network, width to height


def script() -> str:
    """Return the script of Bokeh that the page runs: the smallest that draws figures."""
    return str(Resources(mode="inline", components=["bokeh"], minified=True).js_raw[0])


def plots(project: Project) -> tuple[dict[str, Any], list[str]]:
    """Return the document that holds grid and network, as values, and the ids of the two.

    Ids are numbered anew in the order in which they come, so that they do not depend on
    what was drawn before.
    """
    people = _people(project)
    document = Document(title=project.register.title)
    roots: list[Plot] = [_grid(project, people), _network(project, people)]
    for root in roots:
        document.add_root(root)
    made: dict[str, Any] = json.loads(serialize_json(document.to_json()))
    document.clear()
    ids: dict[str, str] = {}
    _find_ids(made, ids)
    return _renamed(made, ids), [ids[root.id] for root in roots]


def _find_ids(part: Any, ids: dict[str, str]) -> None:
    """Collect the ids of all models in the order in which they come, each with its new one."""
    if isinstance(part, dict):
        if part.get("type") == "object" and isinstance(part.get("id"), str):
            ids.setdefault(part["id"], f"m{len(ids) + 1}")
        for value in part.values():
            _find_ids(value, ids)
    elif isinstance(part, list):
        for value in part:
            _find_ids(value, ids)


def _renamed(part: Any, ids: dict[str, str]) -> Any:
    """Return values with the ids of models replaced: those of an object, and those that refer to one."""
    if isinstance(part, dict):
        refers = set(part) == {"id"} or part.get("type") == "object"
        return {
            key: ids.get(value, value) if refers and key == "id" else _renamed(value, ids)
            for key, value in part.items()
        }
    return [_renamed(value, ids) for value in part] if isinstance(part, list) else part


def dot_size(count: int) -> float:
    """Return the diameter of dots where there are so many, in pixels."""
    return 19.0 if count <= 40 else 16.0 if count <= MOST_NUMBERED else 9.0 if count <= 500 else 6.0


def _people(project: Project) -> ColumnDataSource:
    """Return one row for each stakeholder, in the order of the table."""
    register, view = project.register, project.views[0]
    by_category = looks(register)
    where = places(project.links, register.team.id)
    found = spots([one.placement for one in view.suggestions], view.grid.scale)
    columns: dict[str, list[Any]] = {name: [] for name in ("name", "place", "level", "number", "x", "y", "nx", "ny")}
    columns |= {name: [] for name in ("colour", "marker", "size", "filling", "line")}
    size, outlines = dot_size(len(found)), (1.0, 2.5) if len(found) <= MOST_NUMBERED else (0.5, 1.4)
    for index, (one, spot) in enumerate(zip(view.suggestions, found, strict=True), 1):
        look = by_category.get(one.stakeholder.category, by_category[None])
        node = where.get(one.stakeholder.id, (0.0, 0.0))
        columns["name"].append(one.stakeholder.name)
        columns["place"].append(one.placement.quadrant)
        columns["level"].append(one.standing or "none")
        columns["number"].append(str(index) if len(found) <= MOST_NUMBERED else "")
        columns["x"].append(spot[0] if spot is not None else 0.0)
        columns["y"].append(spot[1] if spot is not None else 0.0)
        columns["nx"].append(node[0])
        columns["ny"].append(node[1])
        columns["colour"].append(look.colour)
        columns["marker"].append(look.marker)
        columns["size"].append(round(size * _LARGER.get(look.marker, 1.0), 2))
        columns["filling"].append(0.25 if one.placement.could_be else 1.0)
        columns["line"].append(outlines[bool(one.placement.could_be)])
    return ColumnDataSource(columns, name="people")


def _dots(
    plot: Plot, people: ColumnDataSource, x: str, y: str, shown: list[bool], name: str
) -> "GlyphRenderer[Scatter]":
    """Draw the stakeholders as dots with their numbers; those not chosen are paler while one is."""
    view = CDSView(filter=BooleanFilter(booleans=shown, name=f"{name}-shown"))

    def dot(alpha: float) -> Scatter:
        """Return the look of dots whose outlines have this opacity."""
        return Scatter(
            x=x,
            y=y,
            size="size",
            marker="marker",
            fill_color="colour",
            fill_alpha="filling",
            line_color=INK,
            line_width="line",
            line_alpha=alpha,
            name=f"{name}-dot",
        )

    def label(alpha: float) -> Text:
        """Return the look of the numbers in them."""
        font = "10px" if len(shown) <= 40 else "9px"
        return Text(
            x=x,
            y=y,
            text="number",
            text_align="center",
            text_baseline="middle",
            text_font=value(_FONT),
            text_font_size=font,
            text_color=INK,
            text_alpha=alpha,
            name=f"{name}-number",
        )

    drawn: GlyphRenderer[Scatter] = plot.add_glyph(
        people, dot(1.0), nonselection_glyph=dot(0.6), selection_glyph=dot(1.0), view=view, name=f"{name}-dots"
    )
    if len(shown) <= MOST_NUMBERED:
        plot.add_glyph(people, label(1.0), nonselection_glyph=label(0.75), view=view, name=f"{name}-numbers")
    return drawn


def _chosen(plot: Plot, name: str) -> None:
    """Draw a ring around the dot that is chosen, with its name; the script says where."""
    source = ColumnDataSource(
        {"x": [], "y": [], "name": [], "size": [], "align": [], "shift": []}, name=f"{name}-chosen"
    )
    ring = Scatter(x="x", y="y", size="size", marker="circle", fill_color=None, line_color=INK, line_width=3)
    plot.add_glyph(source, ring, name=f"{name}-ring")
    text = Text(
        x="x",
        y="y",
        text="name",
        text_align="align",
        text_baseline="bottom",
        y_offset=-16,
        x_offset="shift",
        text_font=value(_FONT),
        text_font_size="13px",
        text_font_style="bold",
        text_color=INK,
        background_fill_color="#ffffff",
        background_fill_alpha=0.85,
        border_line_color=None,
        padding=3,  # type: ignore[arg-type]  # a number is what it takes
    )
    plot.add_glyph(source, text, name=f"{name}-name")


def _plot(name: str, x_range: Range1d, y_range: Range1d, aspect: float) -> Plot:
    return Plot(
        name=name,
        x_range=x_range,
        y_range=y_range,
        sizing_mode="scale_width",
        aspect_ratio=aspect,
        min_width=280,
        background_fill_color=None,
        border_fill_color=None,
        # Bokeh strokes what a name with a background left as the path together with an outline: there is none.
        outline_line_color=None,
        toolbar=Toolbar(logo=None),
        toolbar_location="above",
        min_border=4,
    )


def _tools(plot: Plot, drawn: list[Any]) -> None:
    """Add the tools; dragging and the wheel do nothing until asked for, so that the page can be scrolled."""
    tap = TapTool(renderers=drawn)
    hover = HoverTool(
        renderers=drawn, tooltips=[("Name", "@name"), ("Place", "@place"), ("Level", "@level")], name="hover"
    )
    plot.add_tools(tap, hover, PanTool(), WheelZoomTool(), ResetTool())
    plot.toolbar.active_drag = None
    plot.toolbar.active_scroll = None
    plot.toolbar.active_tap = tap
    plot.toolbar.active_inspect = hover


def _grid(project: Project, people: ColumnDataSource) -> Plot:
    grid = project.views[0].grid
    scale = grid.scale
    low, high = scale.min - _PADDING * scale.range, scale.max + _PADDING * scale.range
    plot = _plot("grid", Range1d(start=low, end=high), Range1d(start=low, end=high), 1.0)
    _axis(plot, "below", "interest", scale)
    _axis(plot, "left", "influence", scale)
    _thresholds(plot, grid, low, high)
    placed = [
        one.placement.influence is not None and one.placement.interest is not None
        for one in project.views[0].suggestions
    ]
    ends = {name: list[float]() for name in ("x0", "y0", "x1", "y1", "alpha")}
    ranges = Segment(x0="x0", y0="y0", x1="x1", y1="y1", line_color=RANGE, line_width="width", line_alpha="alpha")
    plot.add_glyph(ColumnDataSource({**ends, "width": []}, name="ranges"), ranges, name="grid-ranges")
    moves = Segment(
        x0="x0", y0="y0", x1="x1", y1="y1", line_color=INK, line_width=1.5, line_dash="dashed", line_alpha="alpha"
    )
    moved = ColumnDataSource(dict(ends), name="moves")
    plot.add_glyph(moved, moves, name="grid-moves")
    began = Scatter(x="x0", y="y0", size=7, marker="x", line_color=INK, line_width=2, line_alpha="alpha")
    plot.add_glyph(moved, began, name="grid-began")
    _tools(plot, [_dots(plot, people, "x", "y", placed, "grid")])
    _chosen(plot, "grid")
    return plot


def _axis(plot: Plot, place: Any, axis: Axis, scale: ScoreScale) -> None:
    steps = max(1, round(scale.range / scale.step))
    stride = math.ceil(steps / (_MOST_TICKS - 1))
    ticks = [scale.min + index * scale.step for index in range(0, steps + 1, stride)]
    labels: Any = {tick: _tick(tick, scale.labels[axis].get(tick)) for tick in ticks}
    drawn = LinearAxis(
        ticker=FixedTicker(ticks=ticks),  # type: ignore[arg-type]  # any ticker will do
        major_label_overrides=labels,
        axis_label=f"{axis.capitalize()} \N{RIGHTWARDS ARROW}",
        axis_label_text_font=_FONT,
        axis_label_text_font_style="bold",
        axis_label_text_color=INK,
        major_label_text_font=_FONT,
        major_label_text_font_size="12px",
        major_label_text_color=INK,
        axis_line_color=GREY,
        major_tick_line_color=GREY,
        name=f"axis-{axis}",
    )
    if axis == "influence" and any(scale.labels[axis].values()):
        drawn.major_label_orientation = "vertical"
    plot.add_layout(drawn, place)


def _tick(score: float, label: str | None) -> str:
    return f"{number(score)} {label}" if label else number(score)


def _thresholds(plot: Plot, grid: Grid, low: float, high: float) -> None:
    """Draw what divides the grid, the band in which scores are doubtful, and the names of the quadrants."""
    for axis in GRID_AXES:
        across, limit = axis == "interest", grid.thresholds[axis].value
        at = limit if limit is not None else high
        line = Span(dimension="height" if across else "width", location=at, line_color=GREY, line_width=2)
        line.name = f"limit-{axis}"
        line.visible = limit is not None
        plot.add_layout(line)
        if grid.borderline:
            band = BoxAnnotation(fill_color=GREY, fill_alpha=0.12, line_color=None, name=f"band-{axis}")
            start, end = ("left", "right") if across else ("bottom", "top")
            band.update(**{start: at - grid.borderline, end: at + grid.borderline})
            band.visible = limit is not None
            plot.add_layout(band)
    for text, x, y in (
        ("keep-satisfied", low, high),
        ("manage-closely", high, high),
        ("monitor", low, low),
        ("keep-informed", high, low),
    ):
        plot.add_layout(
            Label(
                text=text,
                x=x,
                y=y,
                x_offset=6 if x == low else -6,
                y_offset=6 if y == low else -6,
                text_align="left" if x == low else "right",
                text_baseline="bottom" if y == low else "top",
                text_font=_FONT,
                text_font_size="13px",
                text_font_style="bold",
                text_color=GREY,
                name="quadrant",
            )
        )


def _network(project: Project, people: ColumnDataSource) -> Plot:
    register = project.register
    where = places(project.links, register.team.id)
    xs, ys = [x for x, _ in where.values()] or [0.0], [y for _, y in where.values()] or [0.0]
    height = max(max(ys) - min(ys), (max(xs) - min(xs)) / _ASPECT, 1.0) * 1.16
    width = height * _ASPECT
    x, y = (max(xs) + min(xs)) / 2, (max(ys) + min(ys)) / 2
    plot = _plot(
        "network",
        Range1d(start=x - width / 2, end=x + width / 2),
        Range1d(start=y - height / 2, end=y + height / 2),
        _ASPECT,
    )
    _lines(plot, project, where)
    tied = [one in where for one in project.ids]
    drawn = [_dots(plot, people, "nx", "ny", tied, "network")]
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
            text_font=value(_FONT),
            text_font_size="13px",
            text_font_style="bold",
            text_color=INK,
        )
        plot.add_glyph(team, text, name="network-us")
    _tools(plot, drawn)
    _chosen(plot, "network")
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
