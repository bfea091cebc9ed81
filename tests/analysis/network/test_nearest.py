"""What one more of a set brings nearer: numbers that can be worked out by hand."""

import pytest

from kmap.analysis.network.nearest import FAR, added, distances_to, gain_of, nearer

PATH = [[1], [0, 2], [1, 3], [2, 4], [3], []]
"""Five in a row, and one apart."""
NOBODY = [FAR] * 6


def test_distances_are_those_to_the_nearest() -> None:
    assert distances_to(PATH, [0, 3]) == [0, 1, 1, 0, 1, FAR]
    assert distances_to(PATH, []) == NOBODY


@pytest.mark.parametrize(
    ("node", "gain"), [(0, 2 + 1 / 2 + 1 / 3 + 1 / 4), (1, 3 + 1 / 2 + 1 / 3), (2, 3 + 2 / 2), (5, 1)]
)
def test_the_first_adds_one_for_itself_and_one_over_the_distance_of_all_others(node: int, gain: float) -> None:
    assert gain_of(PATH, NOBODY, node) == round(gain, 9)


@pytest.mark.parametrize(
    ("node", "gain"),
    [
        (0, 0),  # it is one already
        (1, 1 / 2 + (1 / 2 - 1 / 3) + (1 / 3 - 1 / 4)),  # it has 1 as a neighbour, and has as much as a member
        (2, 1 / 2 + (1 - 1 / 3) + (1 / 2 - 1 / 4)),
        (4, (1 - 1 / 3) + (1 - 1 / 4)),
        (5, 1),
    ],
)
def test_a_further_one_adds_by_how_much_nearer_it_is(node: int, gain: float) -> None:
    assert gain_of(PATH, distances_to(PATH, [0]), node) == round(gain, 9)


def test_who_is_as_near_already_is_not_nearer() -> None:
    assert nearer(PATH, distances_to(PATH, [0]), 4) == [(4, 0), (3, 1)]
    assert nearer(PATH, distances_to(PATH, [0]), 0) == []


def test_gains_that_differ_by_rounding_alone_are_the_same() -> None:
    tenth = [10] * 30
    assert added(tenth, [(node, 5) for node in range(3)]) == 0.3  # 0.1 + 0.1 + 0.1 is more by rounding
