"""A scale can't be scored on.

`min` must be below `max`, `step` above 0 and no more than the range, and labels must
belong to scores on the scale.

Bad::

    scale: {min: 5, max: 1}

Good::

    scale: {min: 1, max: 5}
"""

from collections.abc import Iterator, Mapping

from kmap.errors import Finding, Route, Severity
from kmap.register.models.settings import Labels
from kmap.register.register import Register
from kmap.register.vocabulary import AXES
from kmap.terminal import number

SEVERITY = Severity.ERROR


def check(register: Register) -> Iterator[Finding]:
    """Yield one finding for each part of the scale that can't be."""
    scale = register.scale
    if scale.min >= scale.max:
        message = f"scale min `{number(scale.min)}` is not below max `{number(scale.max)}`"
        yield Finding(("scale", "min"), message, "write the lowest score under min, the highest under max")
        return
    if not 0 < scale.step <= scale.range + scale.tolerance:
        message = f"scale step `{number(scale.step)}` is not between 0 and the range, {number(scale.range)}"
        yield Finding(("scale", "step"), message, "write the distance between two neighbouring scores, or leave it out")
    yield from _labels(register)


def _labels(register: Register) -> Iterator[Finding]:
    labels = register.document.scale.labels if register.document.scale is not None else None
    groups: list[tuple[Route, Mapping[str, str]]] = []
    if isinstance(labels, Labels):
        groups = [(("scale", "labels", axis), getattr(labels, axis)) for axis in AXES]
    elif labels:
        groups = [(("scale", "labels"), labels)]
    for route, words in groups:
        for score in words:
            if not _on_scale(register, score):
                low, high = number(register.scale.min), number(register.scale.max)
                message = f"label for `{score}`, which is no score of the scale {low}..{high}"
                yield Finding((*route, score), message, f"write `{low}: ...` up to `{high}: ...`", at="key")


def _on_scale(register: Register, score: str) -> bool:
    try:
        return register.scale.holds(float(score))
    except ValueError:
        return False
