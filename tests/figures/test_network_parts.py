"""What the picture of the network is made of: places by nearness, shelves, dots kept apart, lines around dots."""

import math
from itertools import combinations

import networkx as nx
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kmap.figures.parts.boxes import Box
from kmap.figures.parts.shelves import apart, shelved
from kmap.figures.parts.spread import spread
from kmap.figures.parts.wires import Wire, along, boxes, laid


def neighbours_of(graph: "nx.Graph[int]") -> dict[str, list[str]]:
    return {f"n{node:02}": [f"n{other:02}" for other in graph[node]] for node in graph}


class TestSpread:
    """Who is near in the network is near on paper."""

    def test_a_path_lies_in_a_line(self) -> None:
        found = spread(neighbours_of(nx.path_graph(5)), [f"n{node:02}" for node in range(5)])
        across = [found[f"n{node:02}"][0] for node in range(5)]
        assert across in (sorted(across), sorted(across, reverse=True))
        assert max(abs(y) for _, y in found.values()) < 0.2

    def test_leaves_of_a_star_are_as_far_from_the_middle_as_each_other(self) -> None:
        found = spread(neighbours_of(nx.star_graph(8)), [f"n{node:02}" for node in range(9)])
        lengths = [math.dist(found["n00"], found[f"n{node:02}"]) for node in range(1, 9)]
        assert max(lengths) - min(lengths) < 0.3

    def test_it_is_wider_than_high(self) -> None:
        found = spread(neighbours_of(nx.ladder_graph(9)), _names(18))
        xs, ys = [x for x, _ in found.values()], [y for _, y in found.values()]
        assert max(xs) - min(xs) > max(ys) - min(ys)

    @pytest.mark.parametrize("count", [1, 2, 3])
    def test_few_nodes_have_places(self, count: int) -> None:
        found = spread(neighbours_of(nx.complete_graph(count)), _names(count))
        assert len(set(found.values())) == count

    def test_nobody_stands_on_anybody_else(self) -> None:
        found = spread(neighbours_of(nx.krackhardt_kite_graph()), _names(10))
        assert min(math.dist(one, other) for one, other in combinations(found.values(), 2)) > 0.2

    def test_the_order_of_nodes_and_neighbours_makes_no_difference(self) -> None:
        neighbours = neighbours_of(nx.krackhardt_kite_graph())
        turned = {node: list(reversed(others)) for node, others in reversed(list(neighbours.items()))}
        assert spread(neighbours, _names(10)) == spread(turned, _names(10)[::-1])


def _names(count: int) -> list[str]:
    return [f"n{node:02}" for node in range(count)]


sizes = st.tuples(st.floats(5, 200), st.floats(5, 200))


@given(st.lists(sizes, min_size=1, max_size=8))
@settings(max_examples=60)
def test_boxes_on_shelves_overlap_nowhere_and_stay_on_the_page(found: list[tuple[float, float]]) -> None:
    corners, height = shelved(found, 210.0, 10.0)
    boxes = [Box(x, y, x + wide, y + high) for (x, y), (wide, high) in zip(corners, found, strict=True)]
    assert not any(
        min(a.right, b.right) - max(a.left, b.left) > 1e-6 and min(a.top, b.top) - max(a.bottom, b.bottom) > 1e-6
        for a, b in combinations(boxes, 2)
    )
    assert Box(-1e-6, -height - 1e-6, 210 + 1e-6, 1e-6).holds(
        Box(
            min(b.left for b in boxes),
            min(b.bottom for b in boxes),
            max(b.right for b in boxes),
            max(b.top for b in boxes),
        )
    )


@given(st.lists(st.tuples(st.integers(0, 30), st.integers(0, 30)), max_size=12))
@settings(max_examples=60)
def test_dots_are_pushed_apart_even_from_the_same_spot(spots: list[tuple[int, int]]) -> None:
    found = apart([(float(x), float(y)) for x, y in spots], [10.0] * len(spots), 2.0)
    assert all(math.dist(one, other) > 11.9 for one, other in combinations(found, 2))


def test_dots_that_are_apart_stay() -> None:
    assert apart([(0.0, 0.0), (20.0, 0.0)], [10.0, 10.0], 2.0) == [(0.0, 0.0), (20.0, 0.0)]


class TestLines:
    """Ties as lines between dots."""

    def test_a_line_with_nothing_in_its_way_is_straight(self) -> None:
        (line,) = laid([Wire(0, 1, 1.0)], [(0.0, 0.0), (100.0, 0.0)], [10.0, 10.0])
        assert len(line.points) == 2

    def test_a_line_bends_around_a_dot_in_its_way(self) -> None:
        spots = [(0.0, 0.0), (100.0, 0.0), (50.0, 0.0)]
        (line,) = laid([Wire(0, 1, 1.0)], spots, [10.0] * 3)
        assert min(math.dist(spot, spots[2]) for spot in along(line.points, 1.0)) > 5.0

    def test_a_line_bends_around_words(self) -> None:
        word = Box(40.0, -6.0, 60.0, 6.0)
        (line,) = laid([Wire(0, 1, 1.0)], [(0.0, 0.0), (100.0, 0.0)], [10.0] * 2, [word])
        assert not any(word.overlaps(Box(x, y, x + 1e-6, y + 1e-6)) for x, y in along(line.points, 1.0))

    def test_an_arrow_ends_before_the_dot(self) -> None:
        (line,) = laid([Wire(0, 1, 1.0, arrow=True)], [(0.0, 0.0), (100.0, 0.0)], [10.0, 20.0])
        assert line.points[-1][0] == pytest.approx(90.2)

    def test_dots_on_the_same_spot_have_a_line_all_the_same(self) -> None:
        assert laid([Wire(0, 1, 1.0, arrow=True)], [(5.0, 5.0), (5.0, 5.0)], [10.0, 10.0])


def test_labels_keep_clear_of_arrows_more_than_of_lines() -> None:
    ends, near = [(0.0, 0.0), (200.0, 0.0)], Box(180, -6, 196, 6)

    def crossed(*, arrow: bool) -> int:
        """Return how many boxes along a tie a label at its end would cover."""
        return sum(near.overlaps(one) for one in boxes(laid([Wire(0, 1, 2.0, arrow=arrow)], ends, [8.0, 8.0])))

    assert crossed(arrow=True) > 2 * crossed(arrow=False)
