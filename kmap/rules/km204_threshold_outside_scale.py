"""A threshold lies outside of the scale, so that every score would be high, or none.

Bad::

    scale: {min: 1, max: 5}
    threshold: 50

Good::

    threshold: 3
"""

from collections.abc import Iterator

from kmap.errors import Finding, Route, Severity
from kmap.register.models.settings import ThresholdByAxis
from kmap.register.register import Register
from kmap.register.vocabulary import AXES
from kmap.terminal import number

SEVERITY = Severity.ERROR


def check(register: Register) -> Iterator[Finding]:
    """Yield one finding for each number given as a threshold that lies outside of a scale that can be."""
    scale = register.scale
    if scale.min >= scale.max:  # that is KM202, and every threshold would lie outside
        return
    by_axis = isinstance(register.document.threshold, ThresholdByAxis)
    for axis in AXES if by_axis else AXES[:1]:
        rule = register.threshold_rule(axis)
        if not isinstance(rule, str) and not scale.holds(rule):
            bounds = f"{number(scale.min)}..{number(scale.max)}"
            route: Route = ("threshold", axis) if by_axis else ("threshold",)
            tip = f"write a number from {number(scale.min)} to {number(scale.max)}, midpoint, mean or median"
            yield Finding(route, f"threshold `{number(rule)}` is outside {bounds}", tip)
