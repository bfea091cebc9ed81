"""Arrows, faint dots and ranges beside the dots of the grid: true, and out of each other's way."""

import datetime
import math
from collections.abc import Callable
from dataclasses import replace
from itertools import combinations
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from matplotlib.backends.backend_agg import FigureCanvasAgg
from matplotlib.figure import Figure
from matplotlib.text import Text
from matplotlib.transforms import Bbox

from kmap.analysis.change.movement import Movement, movement
from kmap.figures.grid import draw
from kmap.figures.parts.boxes import Box
from kmap.figures.parts.frame import Frame, frame
from kmap.figures.parts.lettering import Ruler
from kmap.figures.parts.packing import beside
from kmap.figures.parts.style import styled
from kmap.figures.parts.traces import FAINT, Trace, Traces, outside, traced
from kmap.register.register import Register
from kmap.register.vocabulary import CATEGORIES

Read = Callable[..., Register]

MOVES = """
    stakeholders:
      - id: up
        name: Upwards
        category: industry
        assessments:
          - {date: 2025-06-01, influence: 1, interest: 2}
          - {date: 2026-06-01, influence: 5, interest: 2}
      - {id: still, name: Still, influence: 3, interest: 5}
      - {id: new, name: Newcomer, influence: 2, interest: 4, since: 2026-05-01}
      - {id: old, name: Former, influence: 4, interest: 4, until: 2026-05-01, succeeded_by: new}
      - id: torn
        name: Torn
        assessments:
          - {date: 2025-06-01, by: AK, influence: 1, interest: 4}
          - {date: 2025-06-01, by: RM, influence: 4, interest: 5}
    """


def moved(read: Read, text: str = MOVES) -> Movement:
    register = read(text)
    return movement(replace(register, day=datetime.date(2026, 1, 1)), register)


def texts(figure: Figure) -> list[tuple[str, Bbox]]:
    """Return what is written in a figure, each with where it stands, in pixels."""
    canvas: Any = FigureCanvasAgg(figure)  # matplotlib has no types for it
    canvas.draw()
    found = [one for one in figure.findobj(Text) if isinstance(one, Text) and one.get_text().strip()]
    return [(one.get_text(), one.get_window_extent(canvas.get_renderer())) for one in found if one.get_visible()]


def written(figure: Figure) -> str:
    return " ".join(text for text, _ in texts(figure))


class TestPicture:
    def test_newcomers_are_marked(self, read: Read) -> None:
        found = moved(read)
        assert "Newcomer (new)" in written(draw(found.after, CATEGORIES, found))
        assert "(new)" not in written(draw(found.after, CATEGORIES))

    def test_those_who_left_are_listed_with_their_successor(self, read: Read) -> None:
        found = moved(read)
        text = written(draw(found.after, CATEGORIES, found))
        assert "Left since 2026-01-01: Former (counted until 2026-05-01, succeeded by Newcomer)." in text

    def test_legend_explains_arrows_and_bars_where_there_are_any(self, read: Read) -> None:
        found = moved(read)
        text = written(draw(found.after, CATEGORIES, found))
        assert "Faint: its place on 2026-01-01; the arrow leads to its place now (1)" in text
        assert "as far as the bars reach (1)" in text
        still = moved(read, "stakeholders: [{id: a, name: A, influence: 2, interest: 2}]")
        assert "Faint" not in written(draw(still.after, CATEGORIES, still))

    def test_alt_text_counts_them(self, read: Read) -> None:
        found = moved(read)
        description: str = getattr(draw(found.after, CATEGORIES, found), "description", "")
        assert description.endswith("Since 2026-01-01, 1 moved, 1 came and 1 left.")

    @pytest.mark.parametrize("count", [8, 40, 120])
    def test_no_text_covers_another_or_leaves_the_picture(self, read: Read, count: int) -> None:
        lines = []
        for number in range(count):
            then, now = 1 + number * 7 % 5, 1 + number * 3 % 5
            lines += [
                f"  - id: s{number}",
                f"    name: Forum {number}",
                "    assessments:",
                f"      - {{date: 2025-06-01, influence: {then}, interest: {now}}}",
                f"      - {{date: 2026-06-01, by: AK, influence: {now}, interest: {1 + number % 5}}}",
                f"      - {{date: 2026-06-01, by: RM, influence: {now}, interest: {1 + number * 2 % 5}}}",
            ]
        found = moved(read, "stakeholders:\n" + "\n".join(lines))
        figure = draw(found.after, CATEGORIES, found)
        boxes = texts(figure)
        covering = [
            (one, other)
            for (one, first), (other, second) in combinations(boxes, 2)
            if min(first.x1, second.x1) - max(first.x0, second.x0) > 1
            and min(first.y1, second.y1) - max(first.y0, second.y0) > 2
        ]
        assert covering == []
        assert all(figure.bbox.x0 <= box.x0 and box.x1 <= figure.bbox.x1 for _, box in boxes)


@pytest.fixture(scope="module")
def plot(read: Read) -> Frame:
    grid = moved(read).after
    with styled():
        return frame(grid, 600, 420, Ruler(), names=True)


class TestGeometry:
    def trace(self, plot: Frame, origin: tuple[float, float], now: tuple[float, float]) -> Trace:
        spot = (plot.x.at(now[1]), plot.y.at(now[0]))
        (found,) = traced(Traces({"a": origin}, {}), ["a"], [spot], plot, 12.0)
        return found

    def test_arrow_runs_from_rim_to_rim(self, plot: Frame) -> None:
        found = self.trace(plot, (1, 2), (5, 2))
        assert found.origin == (plot.x.at(2), plot.y.at(1))
        assert math.dist(found.arrow[0], found.origin) == pytest.approx(12 * FAINT / 2 + 0.5)
        assert math.dist(found.arrow[-1], (plot.x.at(2), plot.y.at(5))) == pytest.approx(12 / 2 + 1.5)

    def test_arrow_is_straight_where_nothing_is_in_its_way(self, plot: Frame) -> None:
        found = self.trace(plot, (2, 1), (2, 5))
        assert {round(y, 6) for _, y in found.arrow} == {round(plot.y.at(2), 6)}

    def test_arrow_bows_around_a_dot(self, plot: Frame) -> None:
        spots = [(plot.x.at(5), plot.y.at(2)), (plot.x.at(3), plot.y.at(2))]
        (found,) = traced(Traces({"a": (2, 1)}, {}), ["a", "b"], spots, plot, 12.0)
        assert min(math.dist(place, spots[1]) for place in found.arrow) > 12 / 2

    def test_a_short_arrow_is_not_hidden_by_the_dot_between_its_ends(self, plot: Frame) -> None:
        x, y = plot.x.at(4), plot.y.at(4)
        spots = [(x, y), (x + 12.5, y + 3.0)]
        origin = 4.0, 4.0 + 24.5 / plot.x.unit
        (found,) = traced(Traces({"a": origin}, {}), ["a", "b"], spots, plot, 12.0)
        assert min(math.dist(place, spots[1]) for place in found.arrow) > 12 / 2

    def test_short_move_has_a_faint_dot_and_no_arrow(self, plot: Frame) -> None:
        spot = (plot.x.at(2), plot.y.at(2))
        (found,) = traced(Traces({"a": (2.01, 2.01)}, {}), ["a"], [spot], plot, 12.0)
        assert found.origin is not None
        assert found.arrow == ()
        assert found.head is None

    def test_faint_dot_stays_on_its_side_of_the_threshold(self, plot: Frame) -> None:
        assert plot.x.threshold is not None
        taken = [(plot.x.at(2.9), plot.y.at(2))]
        (found,) = traced(Traces({"a": (2, 2.9)}, {}), ["a"], [taken[0]], plot, 12.0)
        assert found.origin is not None
        assert found.origin[0] <= plot.x.threshold

    def test_range_reaches_from_the_lowest_to_the_highest_score(self, plot: Frame) -> None:
        spot = (plot.x.at(3), plot.y.at(4))
        (found,) = traced(Traces({}, {"a": ((4, 4), (2, 4))}), ["a"], [spot], plot, 12.0)
        assert found.bars == (((plot.x.at(2), spot[1]), (plot.x.at(4), spot[1])),)
        (both,) = traced(Traces({}, {"a": ((1, 5), (2, 4))}), ["a"], [spot], plot, 12.0)
        assert both.bars[1] == ((spot[0], plot.y.at(1)), (spot[0], plot.y.at(5)))

    def test_who_neither_moved_nor_is_contested_has_no_trace(self, plot: Frame) -> None:
        assert traced(Traces({}, {}), ["a"], [(10.0, 10.0)], plot, 12.0) == ()


def test_traces_are_of_those_that_moved_between_places_on_the_grid(read: Read) -> None:
    found = moved(read)
    traces = Traces.of(found.after, found)
    assert traces.origins == {"up": (1, 2)}
    assert traces.ranges == {"torn": ((1, 4), (4, 5))}
    assert (set(traces.new), traces.since) == ({"new"}, "2026-01-01")


def test_traces_without_movement_are_ranges_alone(read: Read) -> None:
    traces = Traces.of(moved(read).after)
    assert (traces.origins, traces.since) == ({}, "")
    assert set(traces.ranges) == {"torn"}


coordinates = st.integers(0, 200).map(float)
boxes = st.builds(
    lambda x, y, width, height: Box(x, y, x + width, y + height),
    coordinates, coordinates, st.integers(1, 60), st.integers(1, 60),
)  # fmt: skip


@given(st.tuples(coordinates, coordinates), st.tuples(coordinates, coordinates), st.lists(boxes, max_size=5))
def test_pieces_of_a_line_lie_outside_of_all_boxes_and_lack_nothing_else(
    start: tuple[float, float], end: tuple[float, float], hidden: list[Box]
) -> None:
    pieces = list(outside((start, end), hidden))
    for (x, y), (to_x, to_y) in pieces:
        middle = ((x + to_x) / 2, (y + to_y) / 2)
        assert not any(box.overlaps(Box(*middle, *middle)) for box in hidden)
    if not hidden and start != end:
        assert pieces == [(start, end)]


@given(
    st.lists(st.tuples(coordinates, coordinates), max_size=6), st.lists(st.tuples(coordinates, coordinates), max_size=6)
)
def test_dots_beside_others_keep_their_distance_where_there_is_room(
    wanted: list[tuple[float, float]], taken: list[tuple[float, float]]
) -> None:
    room = Box(-500, -500, 700, 700)
    found = beside(wanted, [room] * len(wanted), taken, 8.0)
    assert len(found) == len(wanted)
    for place, spot in zip(found, wanted, strict=True):
        if place != spot:
            assert math.dist(place, spot) <= 3 * 8 * math.sqrt(2) + 1e-6
            assert all(math.dist(place, other) >= 8 - 1e-5 for other in taken)
