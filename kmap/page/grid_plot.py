"""The grid of a page, as a plot of Bokeh."""

import math
from typing import Any

from bokeh.models import ColumnDataSource, FixedTicker, LinearAxis, Plot, Range1d, Scatter, Segment
from bokeh.models.annotations import BoxAnnotation, Label, Span

from kmap.analysis.grid import GRID_AXES, Grid
from kmap.page.marks import FONT, GREY, INK, RANGE, add_tools, chosen, dots, empty_plot
from kmap.page.project import Project
from kmap.register.score_scale import ScoreScale
from kmap.register.vocabulary import Axis
from kmap.terminal import number

_MOST_TICKS = 11
_PADDING = 0.16  # around the scale, as a share of its range: dots beside each other need room


def grid_plot(project: Project, people: ColumnDataSource) -> Plot:
    """Return the plot of the first view's grid, over the source of the stakeholders."""
    grid = project.views[0].grid
    scale = grid.scale
    low, high = scale.min - _PADDING * scale.range, scale.max + _PADDING * scale.range
    plot = empty_plot("grid", Range1d(start=low, end=high), Range1d(start=low, end=high), 1.0)
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
    add_tools(plot, [dots(plot, people, "x", "y", placed, "grid")])
    chosen(plot, "grid")
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
        axis_label_text_font=FONT,
        axis_label_text_font_style="bold",
        axis_label_text_color=INK,
        major_label_text_font=FONT,
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
        below: Any = {"level": "underlay"}  # else it runs through the numbers in dots
        line = Span(dimension="height" if across else "width", location=at, line_color=GREY, line_width=2, **below)
        line.name = f"limit-{axis}"
        line.visible = limit is not None
        plot.add_layout(line)
        if grid.borderline:
            band = BoxAnnotation(fill_color=GREY, fill_alpha=0.12, line_color=None, name=f"band-{axis}", **below)
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
                text_font=FONT,
                text_font_size="13px",
                text_font_style="bold",
                text_color=GREY,
                name="quadrant",
            )
        )
