"""What both plots of a page are made of: the stakeholders as dots, the one that is chosen, the tools."""

from typing import Any

from bokeh.core.properties import value
from bokeh.models import (
    BooleanFilter,
    CDSView,
    ColumnDataSource,
    HoverTool,
    PanTool,
    Plot,
    Range1d,
    ResetTool,
    Scatter,
    TapTool,
    Text,
    Toolbar,
    WheelZoomTool,
)
from bokeh.models.renderers import GlyphRenderer

from kmap.page.looks import is_middling, looks, paler
from kmap.page.places import places
from kmap.page.project import Project
from kmap.page.spots import MOST_NUMBERED, spots

INK, GREY, CONFLICT, RANGE = "#1a1a1a", "#595959", "#b3261e", "#0b57a4"
FONT = "Helvetica, Arial, sans-serif"
_LARGER = {"triangle": 1.3, "inverted_triangle": 1.3, "star": 1.5, "diamond": 1.3, "plus": 1.25}
"""Shapes of less room for a number are drawn larger."""


def dot_size(count: int) -> float:
    """Return the diameter of dots where there are so many, in pixels."""
    return 19.0 if count <= 40 else 16.0 if count <= MOST_NUMBERED else 9.0 if count <= 500 else 6.0


def people_source(project: Project) -> ColumnDataSource:
    """Return one row for each stakeholder, in the order of the table."""
    register, view = project.register, project.views[0]
    by_category = looks(register)
    where = places(project.links, register.team.id)
    found = spots([one.placement for one in view.suggestions], view.grid.scale)
    columns: dict[str, list[Any]] = {name: [] for name in ("name", "place", "level", "number", "x", "y", "nx", "ny")}
    columns |= {name: [] for name in ("colour", "pale", "middling", "marker", "size", "fill", "pen", "line")}
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
        columns["pale"].append(paler(look.colour))
        columns["middling"].append(is_middling(look.colour))
        columns["fill"].append(paler(look.colour) if one.placement.could_be else look.colour)
        columns["pen"].append(INK)  # the script has another where the screen is dark
        columns["line"].append(outlines[bool(one.placement.could_be)])
    return ColumnDataSource(columns, name="people")


def dots(
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
            fill_color="fill",  # covers the lines below it, which would run through the number
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
            text_font=value(FONT),
            text_font_size=font,
            text_color="pen",
            text_alpha=alpha,
            name=f"{name}-number",
        )

    drawn: GlyphRenderer[Scatter] = plot.add_glyph(
        people, dot(1.0), nonselection_glyph=dot(0.6), selection_glyph=dot(1.0), view=view, name=f"{name}-dots"
    )
    if len(shown) <= MOST_NUMBERED:
        plot.add_glyph(people, label(1.0), nonselection_glyph=label(0.75), view=view, name=f"{name}-numbers")
    return drawn


def chosen(plot: Plot, name: str) -> None:
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
        text_font=value(FONT),
        text_font_size="13px",
        text_font_style="bold",
        text_color=INK,
        background_fill_color="#ffffff",
        background_fill_alpha=0.85,
        border_line_color=None,
        padding=3,  # type: ignore[arg-type]  # a number is what it takes
    )
    plot.add_glyph(source, text, name=f"{name}-name")


def empty_plot(name: str, x_range: Range1d, y_range: Range1d, aspect: float) -> Plot:
    """Return a plot with nothing in it, as wide as its place and `aspect` times as wide as high."""
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


def add_tools(plot: Plot, drawn: list[Any]) -> None:
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
