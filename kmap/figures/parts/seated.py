"""Everybody in their place, drawn: dots, numbers, names, and what is drawn beside the dots."""

from collections import defaultdict
from collections.abc import Mapping
from itertools import pairwise

from kmap.figures.parts.dots import Mark, draw_dots
from kmap.figures.parts.lettering import DIGIT_HEIGHT, LEADING
from kmap.figures.parts.pen import Pen
from kmap.figures.parts.seats import Seating
from kmap.figures.parts.tags import leaning
from kmap.figures.parts.traces import FAINT, outside

_BAR, _ARROW = "#8a8a8a", "#404040"


def draw_seated(pen: Pen, seating: Seating, marks: Mapping[str, Mark]) -> None:
    """Draw a seating: ranges and arrows below, dots, then numbers and names.

    Parameters
    ----------
    pen
        Draws in the plot that the seating is for.
    seating
        Who stands where.
    marks
        How each dot looks, by the id of the stakeholder.
    """
    _draw_traces(pen, seating, marks)
    _draw_dots(pen, seating, marks)
    if seating.mode == "numbers":
        _draw_numbers(pen, seating)
    _draw_tags(pen, seating)


def _draw_traces(pen: Pen, seating: Seating, marks: Mapping[str, Mark]) -> None:
    """Draw ranges, and arrows from faint dots, each broken where words cross it."""
    words = [tag.box for tag in seating.tags]
    cap = seating.diameter / 2 + 1.5  # so that a dot at its end does not hide it
    thin = max(0.5, min(1.0, seating.diameter / 12))
    faint: dict[Mark, list[tuple[float, float]]] = defaultdict(list)
    for one in seating.traces:
        for start, end in one.bars:
            for piece in outside((start, end), words):
                pen.line(*piece, _BAR, thin, order=2.5)
            for x, y in (start, end):
                across, up = (0.0, cap) if start[1] == end[1] else (cap, 0.0)
                pen.line((x - across, y - up), (x + across, y + up), _BAR, thin, order=2.5)
        if one.origin is not None:
            faint[Mark(marks[one.id].look, faint=True)].append(pen.scores(*one.origin))
        for line in pairwise(one.arrow):
            for piece in outside(line, words):
                pen.line(*piece, _ARROW, 0.9 * thin, order=2.7)
        if one.arrow:
            pen.head((one.arrow[-3:][0], one.arrow[-1]), _ARROW)
    for mark, spots in faint.items():
        draw_dots(pen.axes, spots, mark, seating.diameter * FAINT)


def _draw_dots(pen: Pen, seating: Seating, marks: Mapping[str, Mark]) -> None:
    alike: dict[Mark, list[tuple[float, float]]] = defaultdict(list)
    for one in seating.seats:
        alike[marks[one.placement.stakeholder.id]].append(pen.scores(*one.spot))
    for mark, spots in alike.items():
        draw_dots(pen.axes, spots, mark, seating.diameter, numbered=seating.mode == "numbers")


def _draw_numbers(pen: Pen, seating: Seating) -> None:
    for one in seating.seats:
        x, y = one.spot
        pen.turned(str(one.number), x, y - DIGIT_HEIGHT / 2 * seating.size, seating.size)


def _draw_tags(pen: Pen, seating: Seating) -> None:
    for tag in seating.tags:
        align, x = leaning(tag)
        for row, line in enumerate(tag.lines):
            pen.text(
                line, x, tag.box.top - (row * LEADING + (LEADING - 1.2) / 2) * seating.size, seating.size, align=align
            )
