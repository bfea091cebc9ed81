"""Distances from strengths: one over the strength, as whole numbers.

A tie of strength 2 is half as long as one of strength 1. Lengths that are added up as
floating-point numbers tie or don't by chance (0.1 + 0.2 is not 0.3), which changes
shortest paths and with them the ranks; so all lengths are scaled to whole numbers.
"""

from collections.abc import Iterable
from fractions import Fraction
from math import ceil, lcm
from typing import NamedTuple

LONGEST_EXACT = 2**53
"""Distances are exact where none is longer than this: so they are as floating-point numbers, too."""

ROUNDED_SHORTEST = 10**6
"""Where distances have to be rounded, none is shorter: so none is off by more than one in two million."""


class Distances(NamedTuple):
    """The distances that belong to strengths.

    Parameters
    ----------
    of
        The distance of a tie, by its strength.
    unit
        The distance of a tie of strength 1: a distance over the unit is one over the strength.
    exact
        Whether distances are exactly in proportion; else each is rounded.
    """

    of: dict[float, int]
    unit: int
    exact: bool


def distances(strengths: Iterable[float]) -> Distances:
    """Return whole-numbered distances for strengths: 1/strength scaled by the least common multiple.

    A strength counts as the decimal that a person writes: 0.1 is a tenth. Where the
    least common multiple makes a distance longer than 2 to the power of 53, as many
    different strengths with many decimals do, distances are rounded instead, the
    shortest being a million or more: then paths over the same ties in another order are
    still equally long, but two paths whose lengths differ by less than one in a million
    may count as equal.

    Parameters
    ----------
    strengths
        Strengths above 0; none gives no distances and the unit 1.

    Examples
    --------
    >>> distances([1, 2, 3]).of
    {1: 6, 2: 3, 3: 2}
    >>> distances([0.1, 1.0]).of
    {0.1: 10, 1.0: 1}
    """
    lengths = {strength: 1 / Fraction(repr(strength)) for strength in sorted(set(strengths))}
    longest, unit, exact = max(lengths.values(), default=Fraction(1)), 1, True
    for length in lengths.values():
        unit = lcm(unit, length.denominator)
        if longest * unit > LONGEST_EXACT:
            unit, exact = ceil(ROUNDED_SHORTEST / min(lengths.values())), False
            break
    return Distances({strength: round(length * unit) for strength, length in lengths.items()}, unit, exact)
