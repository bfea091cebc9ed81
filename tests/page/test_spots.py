"""Where dots stand on the grid, and nodes in the network."""

import itertools
import math
import random
from collections.abc import Callable

import pytest

from kmap.analysis.grid import place
from kmap.analysis.network.linked import Link
from kmap.page.places import MOST_SPREAD, on_rings, places
from kmap.page.spots import spots
from kmap.register.register import Register


def alike(read: Callable[..., Register], count: int) -> list[tuple[float, float] | None]:
    names = ", ".join(f"{{name: S{one}, influence: 4, interest: 2}}" for one in range(count))
    grid = place(read(f"stakeholders: [{names}]"))
    return spots(grid.placements, grid.scale)


def test_one_alone_stands_at_its_scores(read: Callable[..., Register]) -> None:
    assert alike(read, 1) == [(2.0, 4.0)]


@pytest.mark.parametrize("count", [2, 5, 6, 20, 100])
def test_those_with_the_same_scores_stand_apart_and_near(read: Callable[..., Register], count: int) -> None:
    found = [one for one in alike(read, count) if one is not None]
    assert len(set(found)) == count
    assert max(math.dist(one, (2, 4)) for one in found) <= 0.11 * 4 + 1e-3


def test_unscored_has_no_spot(read: Callable[..., Register]) -> None:
    grid = place(read("stakeholders: [{name: A, interest: 2}]"))
    assert spots(grid.placements, grid.scale) == [None]


def link(start: str, end: str) -> Link:
    return Link(start, end, 1.0, conflict=False, one_way=True)


def test_no_tie_gives_no_places() -> None:
    assert places([], "us") == {}


def test_order_of_ties_changes_nothing() -> None:
    links = [link("us", "a"), link("a", "b"), link("c", "d"), link("e", "f"), link("b", "us")]
    shuffled = random.Random(1).sample(links, len(links))
    assert places(shuffled, "us") == places(links, "us")


def test_parts_do_not_cover_each_other() -> None:
    found = places([link("us", "a"), *(link(f"x{one}", f"y{one}") for one in range(12))], "us")
    assert len(set(found.values())) == len(found) == 26
    assert min(math.dist(one, other) for one, other in itertools.combinations(found.values(), 2)) > 0.5


def test_many_stand_on_rings_around_the_team() -> None:
    count = MOST_SPREAD + 10
    found = places([link("us" if one < 9 else f"n{one // 9}", f"n{one}") for one in range(1, count)], "us")
    assert len(set(found.values())) == count


def test_ring_says_how_far_from_the_centre() -> None:
    found = on_rings({"us": ["a", "b"], "a": ["us", "c"], "b": ["us"], "c": ["a"]}, ["us", "a", "b", "c"], "us")
    assert found["us"] == (0.0, 0.0)
    assert math.hypot(*found["a"]) == pytest.approx(math.hypot(*found["b"])) == pytest.approx(1)
    assert math.hypot(*found["c"]) > 1
