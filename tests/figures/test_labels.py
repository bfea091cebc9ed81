"""Labels: none covers another, a dot, or the edge."""

import random
import time
from itertools import combinations

from hypothesis import given
from hypothesis import strategies as st

from kmap.figures.parts.boxes import Box
from kmap.figures.parts.labels import BESIDE, BETWEEN, Label, place

PAGE = Box(0, 0, 500, 300)


def dot(x: float, y: float) -> Box:
    return Box(x - 4, y - 4, x + 4, y + 4)


labels = st.lists(
    st.builds(
        lambda x, y, width, height: Label(dot(x, y), width, height),
        st.integers(5, 495),
        st.integers(5, 295),
        st.integers(5, 120),
        st.integers(8, 40),
    ),
    max_size=30,
)


@given(labels)
def test_no_label_covers_another_or_a_dot_or_leaves_the_page(wanted: list[Label]) -> None:
    dots = [label.anchor for label in wanted]
    placed = [box for box in place(wanted, dots, PAGE) if box is not None]
    assert not any(one.overlaps(other) for one, other in combinations(placed, 2))
    assert not any(box.overlaps(other) for box in placed for other in dots)
    assert all(PAGE.holds(box) for box in placed)


@given(labels)
def test_label_keeps_its_size_and_stays_near_what_it_names(wanted: list[Label]) -> None:
    for label, box in zip(wanted, place(wanted, [label.anchor for label in wanted], PAGE), strict=True):
        if box is not None:
            anchor = label.anchor
            near = Box(anchor.left - 3, anchor.bottom - 3, anchor.right + 3, anchor.top + 3)
            assert abs(box.width - label.width) < 1e-6 and abs(box.height - label.height) < 1e-6
            assert near.overlaps(box)


def test_label_stands_to_the_right_where_it_can() -> None:
    (box,) = place([Label(dot(100, 100), 40, 10)], [dot(100, 100)], PAGE)
    assert box == Box(106, 95, 146, 105)


def test_label_at_the_right_edge_stands_to_the_left() -> None:
    (box,) = place([Label(dot(490, 100), 40, 10)], [dot(490, 100)], PAGE)
    assert box is not None and box.right < 490


def test_label_avoids_a_line_but_crosses_it_where_it_must() -> None:
    line = Box(120, 0, 121, 300)
    (beside,) = place([Label(dot(100, 100), 40, 10)], [], PAGE, avoid=[line])
    assert beside is not None and not beside.overlaps(line)
    (across,) = place([Label(dot(100, 100), 200, 10)], [], PAGE, avoid=[line])
    assert across is not None and across.overlaps(line)


def test_two_names_in_a_line_are_not_read_as_one() -> None:
    row = [Label(dot(100, 100), 50, 10), Label(dot(161, 120), 50, 10)]  # the second might begin where the first ends
    ends = [box for box in place(row, [one.anchor for one in row], PAGE) if box is not None]
    assert len(ends) == 2
    for one, other in combinations(ends, 2):
        apart = max(one.left, other.left) - min(one.right, other.right)
        between = max(one.bottom, other.bottom) - min(one.top, other.top)
        assert apart >= BESIDE or between >= BETWEEN


@given(labels)
def test_labels_do_not_run_into_each_other(wanted: list[Label]) -> None:
    placed = [box for box in place(wanted, [label.anchor for label in wanted], PAGE) if box is not None]
    for one, other in combinations(placed, 2):
        apart = max(one.left, other.left) - min(one.right, other.right)
        between = max(one.bottom, other.bottom) - min(one.top, other.top)
        assert apart >= BESIDE - 1e-6 or between >= BETWEEN - 1e-6


def test_label_without_a_place_has_none() -> None:
    assert place([Label(dot(100, 100), 600, 10)], [], PAGE) == [None]


def test_label_left_without_a_place_gets_the_first_choice() -> None:
    corridor = Box(0, 94, 500, 106)  # only left and right are free
    easy, cramped = Label(dot(200, 100), 60, 10), Label(dot(290, 100), 60, 10)
    wall = Box(296, 94, 500, 106)
    placed = place([easy, cramped], [easy.anchor, cramped.anchor, wall], corridor)
    assert None not in placed


def test_500_labels_take_less_than_half_a_second() -> None:
    chosen = random.Random(1)
    wanted = [Label(dot(chosen.uniform(5, 1395), chosen.uniform(5, 855)), 16, 10) for _ in range(500)]
    start = time.process_time()
    place(wanted, [label.anchor for label in wanted], Box(0, 0, 1400, 860))
    assert time.process_time() - start < 0.5
