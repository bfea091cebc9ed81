"""The seven steps as a ring: each a segment that says how far it is, and the way back from 7 to 1 and 4.

The state of a step is in the fill (full, hatched, empty), in the outline, and in a word. What there
is and what is missing stands beside the ring, under the number of the step.
"""

import math
from collections.abc import Sequence
from dataclasses import dataclass

from matplotlib.axes import Axes
from matplotlib.patches import FancyArrowPatch, Wedge

from kmap.analysis.cycle.cycle import Cycle
from kmap.analysis.cycle.steps import State, StepState
from kmap.figures.parts.lettering import LEADING, Ruler, families, shown
from kmap.figures.parts.paper import NoRoomError, Paper, sized
from kmap.figures.parts.sheet import ASCENT, MARGIN, Sheet
from kmap.figures.parts.size import Size
from kmap.figures.parts.style import GREY, INK, PALETTE, PAPER, DescribedFigure, styled
from kmap.reports.cycle import notes, times_round

USUAL = Paper(960.0, 540.0)
_TITLE, _SUBTITLE, _HEAD, _TEXT, _NOTE, _NUMBER = 18.0, 11.0, 10.5, 8.5, 9.0, 17.0
_OUTER, _INNER = 162.0, 92.0
_LEAST_OUTER = 140.0  # on fixed paper
_COLUMN, _LEAST_COLUMN = 275.0, 130.0
_BESIDE = 22.0  # between the ring and what is told of it
_RIGHT, _LEFT = (1, 2, 3, 4), (7, 6, 5)
"""Which steps are told of on which side of the ring, from the top down."""
_BETWEEN = 13.0
_DONE, _BEGUN = PALETTE[2], "#d5efe7"


@dataclass(frozen=True, slots=True)
class _Told:
    """What is told of a step beside the ring: lines with their size, whether bold, and colour."""

    lines: Sequence[tuple[str, float, bool, str]]

    @property
    def height(self) -> float:
        """How high it is, in points."""
        return sum(LEADING * size for _, size, _, _ in self.lines)


def draw(cycle: Cycle, *, size: Size | None = None) -> DescribedFigure:
    """Draw the ring of the seven steps.

    Parameters
    ----------
    cycle
        Where a register stands in the seven steps.
    size
        The size that it is to have; None for its usual one, from which it may grow.

    Returns
    -------
    DescribedFigure
        The figure, to be written with `kmap.figures.parts.style.save`.
    """
    title = f"{cycle.title}: {cycle.topic}" if cycle.topic is not None else cycle.title
    with styled(families([title])):
        return sized(lambda paper: _figure(cycle, title, paper), size, USUAL)


def _figure(cycle: Cycle, title: str, paper: Paper) -> DescribedFigure:
    ruler = Ruler()
    outer = min(_OUTER, max(_LEAST_OUTER, _OUTER * paper.width / USUAL.width))
    column = min(_COLUMN, paper.width / 2 - MARGIN - outer - _BESIDE)
    if column < _LEAST_COLUMN:
        raise NoRoomError
    sheet = Sheet(paper.width, ruler)
    sheet.paragraph(shown(title), _TITLE, bold=True)
    sheet.paragraph(f"The seven steps of knowledge mobilisation, as on {cycle.day}", _SUBTITLE, colour=GREY)
    sheet.skip(14)
    told = {one.step: _told(ruler, one, column) for one in cycle.steps}
    heights = [sum(told[step].height + _BETWEEN for step in side) for side in (_LEFT, _RIGHT)]
    height = max(*heights, 2 * outer + 10)
    top = sheet.skip(height)
    for side, x, own in ((_LEFT, MARGIN, heights[0]), (_RIGHT, paper.width - MARGIN - column, heights[1])):
        _write(sheet, [told[step] for step in side], x, top + (height - own) / 2)
    sheet.skip(8)
    for note in notes(cycle):
        sheet.paragraph(shown(f"{note[0].upper()}{note[1:]}"), _NOTE, colour=GREY)
    figure = sheet.figure(shown(title), _description(cycle))
    _ring(figure.axes[0], cycle, paper.width / 2, top + height / 2, outer)
    return figure


def _description(cycle: Cycle) -> str:
    said = "; ".join(f"step {one.step}, {one.title}: {one.state}" for one in cycle.steps)
    return f"A ring of seven steps, {times_round(cycle.round)}. {said}."


def _told(ruler: Ruler, one: StepState, width: float) -> _Told:
    lines = [(line, _HEAD, True, INK) for line in ruler.wrap(f"{one.step}  {one.title}", width, _HEAD, bold=True)]
    lines += [(line, _TEXT, False, INK) for line in ruler.wrap(shown("; ".join(one.found)), width, _TEXT)]
    for lack in one.lacks:
        lines += [(line, _TEXT, False, GREY) for line in ruler.wrap(shown(f"Missing: {lack.text}"), width, _TEXT)]
    return _Told(lines)


def _write(sheet: Sheet, told: Sequence[_Told], x: float, y: float) -> None:
    for one in told:
        for text, size, bold, colour in one.lines:
            sheet.write(text, x, y, size, bold=bold, colour=colour)
            y += LEADING * size
        y += _BETWEEN


def _ring(axes: Axes, cycle: Cycle, x: float, y: float, outer: float) -> None:
    """Draw the ring around a point; y runs down, so that angles run clockwise."""
    inner = outer * _INNER / _OUTER
    for one in cycle.steps:
        axes.add_patch(_segment(one, x, y, outer, inner))
        angle = _angle(one.step)
        across, down = x + (outer + inner) / 2 * math.cos(angle), y + (outer + inner) / 2 * math.sin(angle)
        plate = (
            {"boxstyle": "round,pad=0.15", "facecolor": PAPER, "edgecolor": "none"} if one.state == "begun" else None
        )
        axes.text(
            across,
            down - 2,
            str(one.step),
            size=_NUMBER,
            weight="bold",
            color=INK,
            ha="center",
            va="baseline",
            bbox=plate,
        )
        axes.text(across, down + 1.35 * _TEXT, one.state, size=_TEXT, color=INK, ha="center", va="baseline", bbox=plate)
    _way_back(axes, x, y, inner, 1, bool(cycle.back_to_needs))
    _way_back(axes, x, y, inner, 4, bool(cycle.back_to_questions))
    lines = [(times_round(cycle.round), _HEAD, True)]
    lines += [(text, _TEXT, False) for text in _went_back(cycle)]
    start = y - sum(LEADING * size for _, size, _ in lines) / 2
    for text, size, bold in lines:
        weight = "bold" if bold else "normal"
        axes.text(
            x + 22 * (outer / _OUTER) ** 2,
            start + ASCENT * size,
            text,
            size=size,
            weight=weight,
            color=INK,
            ha="center",
            va="baseline",
        )
        start += LEADING * size


def _went_back(cycle: Cycle) -> list[str]:
    if not cycle.back_to_needs:
        return ["no feedback", "went back yet"]
    needs, questions = len(cycle.back_to_needs), len(cycle.back_to_questions)
    return ["came of feedback:", f"{needs} need{'s' * (needs != 1)},", f"{questions} question{'s' * (questions != 1)}"]


def _angle(step: int) -> float:
    """Return the angle of the middle of a segment; step 1 begins at the top, and all run clockwise."""
    return math.radians(-90 + (step - 0.5) * 360 / 7)


def _segment(one: StepState, x: float, y: float, outer: float, inner: float) -> Wedge:
    width, gap = 360 / 7, 1.6
    start = -90 + (one.step - 1) * width + gap
    looks: dict[State, tuple[str, str, str]] = {
        "done": (_DONE, "", "solid"),
        "begun": (_BEGUN, "///", "solid"),
        "not begun": (PAPER, "", "dashed"),
    }
    fill, hatch, line = looks[one.state]
    return Wedge(
        (x, y),
        outer,
        start,
        start + width - 2 * gap,
        width=outer - inner,
        facecolor=fill,
        edgecolor=GREY,
        hatch=hatch,
        linestyle=line,
        linewidth=1.2,
        zorder=1,
    )


def _way_back(axes: Axes, x: float, y: float, inner: float, step: int, gone: bool) -> None:
    """Draw the arrow from step 7 to another: full where feedback has gone that way, else dotted."""
    radius = inner - 5
    start, end = _angle(7), _angle(step)
    bend = 0.5 if step == 1 else 0.28
    axes.add_patch(
        FancyArrowPatch(
            (x + radius * math.cos(start), y + radius * math.sin(start)),
            (x + radius * math.cos(end), y + radius * math.sin(end)),
            connectionstyle=f"arc3,rad={bend}",
            arrowstyle="-|>",
            mutation_scale=13,
            color=INK if gone else GREY,
            linewidth=1.6 if gone else 1.1,
            linestyle="solid" if gone else (0, (1.5, 2.5)),
            zorder=0.8,
        )
    )
