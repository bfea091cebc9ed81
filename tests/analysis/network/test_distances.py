"""Distances from strengths: whole numbers, in proportion to one over the strength."""

from fractions import Fraction

from hypothesis import given, settings
from hypothesis import strategies as st

from kmap.analysis.network.distances import LONGEST_EXACT, ROUNDED_SHORTEST, distances

TENTHS = st.integers(1, 60).map(lambda tenths: tenths / 10)
ANY = st.floats(min_value=0, exclude_min=True, allow_infinity=False)


def test_strengths_are_the_decimals_that_people_write() -> None:
    assert distances([0.1, 0.2, 0.3]).of == {0.1: 30, 0.2: 15, 0.3: 10}


def test_no_strength_gives_no_distance() -> None:
    assert distances([]) == ({}, 1, True)


def test_one_strength_alone_is_one_distance() -> None:
    assert distances([3.0, 3.0]).of == {3.0: 1}


@given(st.lists(TENTHS, min_size=1, max_size=6))
def test_distances_are_exactly_in_proportion(strengths: list[float]) -> None:
    found = distances(strengths)
    assert found.exact
    assert all(Fraction(length, found.unit) * Fraction(str(strength)) == 1 for strength, length in found.of.items())
    assert max(found.of.values()) <= LONGEST_EXACT


@given(st.lists(ANY, min_size=1, max_size=30))
@settings(max_examples=50)
def test_rounded_distances_are_off_by_one_in_two_million_at_the_most(strengths: list[float]) -> None:
    found = distances(strengths)
    for strength, length in found.of.items():
        true = 1 / Fraction(repr(strength)) * found.unit
        assert abs(length - true) <= (0 if found.exact else true / (2 * ROUNDED_SHORTEST))


def test_many_different_strengths_are_rounded() -> None:
    found = distances([1 + prime / 1000 for prime in (101, 103, 107, 109, 113, 127, 131, 137, 139, 149)])
    assert not found.exact
    assert min(found.of.values()) == 1_000_000
