"""Dots that share a score: none covers another, none leaves its room."""

import math
from itertools import combinations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kmap.figures.parts.boxes import Box, Spot
from kmap.figures.parts.packing import Cell, pack, stack

PAGE = Box(0, 0, 600, 400)


@st.composite
def cells(draw: st.DrawFn) -> list[Cell]:
    """Return cells at different scores, each in the room of its own square or of the whole page."""
    places = draw(st.lists(st.tuples(st.integers(0, 11), st.integers(0, 7)), min_size=1, max_size=12, unique=True))
    own_room = draw(st.booleans())
    found = []
    for column, row in places:
        x, y = column * 50 + 25, row * 50 + 25
        room = Box(x - 25, y - 25, x + 25, y + 25) if own_room else PAGE
        found.append(Cell(x, y, draw(st.integers(1, 12)), room))
    return found


def is_clear(packed: list[list[Spot]], diameter: float) -> bool:
    spots = [spot for its_spots in packed for spot in its_spots]
    return all(math.dist(one, other) >= diameter - 1e-5 for one, other in combinations(spots, 2))


def is_inside(spot: Spot, room: Box, radius: float) -> bool:
    x, y = spot
    return room.holds(Box(x - radius, y - radius, x + radius, y + radius))


@given(cells(), st.sampled_from([4.0, 9.0, 15.0]))
def test_no_packed_dot_covers_another_or_leaves_its_room(crowd: list[Cell], diameter: float) -> None:
    packed = pack(crowd, diameter)
    if packed is not None:
        assert [len(spots) for spots in packed] == [cell.count for cell in crowd]
        assert is_clear(packed, diameter)
        assert all(
            is_inside(spot, cell.room, diameter / 2)
            for cell, spots in zip(crowd, packed, strict=True)
            for spot in spots
        )


@given(cells())
def test_no_stacked_dot_covers_another_or_leaves_its_room(crowd: list[Cell]) -> None:
    packed = stack(crowd, 8.0, [[12.0] * cell.count for cell in crowd])
    if packed is not None:
        assert is_clear(packed, 8.0)
        assert all(is_inside(spot, cell.room, 4.0) for cell, spots in zip(crowd, packed, strict=True) for spot in spots)


@given(cells())
def test_order_of_cells_moves_no_dot(crowd: list[Cell]) -> None:
    shuffled = sorted(crowd, key=lambda cell: (cell.y, -cell.x))
    first, second = pack(crowd, 9.0), pack(shuffled, 9.0)
    assert (first is None) == (second is None)
    if first is not None and second is not None:
        assert dict(zip(crowd, first, strict=True)) == dict(zip(shuffled, second, strict=True))


def test_lone_dot_stands_on_its_score() -> None:
    assert pack([Cell(100, 70, 1, PAGE)], 12) == [[(100, 70)]]


@pytest.mark.parametrize("count", [2, 3, 4, 7, 12, 30])
def test_pack_is_around_its_score(count: int) -> None:
    packed = pack([Cell(300, 200, count, PAGE)], 10)
    assert packed is not None
    xs, ys = zip(*packed[0], strict=True)
    assert sum(xs) / count == pytest.approx(300, abs=5)
    assert sum(ys) / count == pytest.approx(200, abs=5)


@pytest.mark.parametrize("count", [1, 2, 5, 20])
def test_pack_beside_a_threshold_stays_on_its_side(count: int) -> None:
    packed = pack([Cell(102, 200, count, Box(100, 0, 600, 400))], 10)
    assert packed is not None
    assert min(x for x, _ in packed[0]) >= 105 - 1e-6


def test_dots_that_do_not_fit_are_no_packing() -> None:
    assert pack([Cell(10, 10, 5, Box(0, 0, 20, 20))], 10) is None
    assert pack([Cell(10, 10, 1, Box(8, 8, 12, 12))], 10) is None


def test_stack_leaves_each_dot_the_height_of_its_name() -> None:
    packed = stack([Cell(100, 100, 3, PAGE)], 10, [[12, 24, 12]])
    assert packed == [[(100, 118), (100, 100), (100, 82)]]


def test_stack_too_high_for_its_room_is_in_pairs() -> None:
    packed = stack([Cell(100, 100, 3, Box(50, 70, 150, 130))], 10, [[25, 25, 25]])
    assert packed == [[(95, 112.5), (105, 112.5), (100, 87.5)]]
