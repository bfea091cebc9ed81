"""The rule of a grid in words: its scale, and above which scores an axis is high."""

from collections.abc import Iterable

from kmap.analysis.grid import GRID_AXES, Grid
from kmap.register.vocabulary import Axis
from kmap.terminal import listed, number


def rule_in_words(grid: Grid, axes: Iterable[Axis] = GRID_AXES) -> list[str]:
    """Return the scale and the thresholds that a grid was made by, a sentence for each."""
    scale = grid.scale
    sentences = [f"scale {number(scale.min)} to {number(scale.max)} in steps of {number(scale.step)}"]
    alike: dict[tuple[str, float | None], list[Axis]] = {}
    for axis in axes:
        threshold = grid.thresholds[axis]
        alike.setdefault((threshold.rule, threshold.value), []).append(axis)
    for (rule, value), members in alike.items():
        names, verb = listed(members), "is" if len(members) == 1 else "are"
        if value is None:
            sentences.append(f"{names} {verb} never high: nobody is scored, and the rule is the {rule}")
        else:
            said = "set in the register" if rule == "set" else rule
            sentences.append(f"{names} {verb} high above {number(value)} ({said})")
    near = f" or within {number(grid.borderline)} of it" if grid.borderline else ""
    sentences.append(f"a score on its threshold{near} is doubtful")
    return sentences
