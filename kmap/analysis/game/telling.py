"""What several kinds of card say of a stakeholder."""

from kmap.analysis.engagement import Suggestion
from kmap.analysis.grid import Grid
from kmap.register.models.stakeholder import Stakeholder
from kmap.register.register import Register
from kmap.register.vocabulary import Axis
from kmap.terminal import number

CHOICES = 4
"""So many answers there are to choose from on a card about formats, and on one about who is missing."""


def score_in_words(grid: Grid, suggestion: Suggestion, axis: Axis) -> str:
    """Return a score set against its threshold, such as ``influence 5 (decides) is above 3``."""
    score, threshold = suggestion.placement.scores.on(axis), grid.thresholds[axis].value
    if score is None or threshold is None:
        return f"{axis} is not known"
    label = grid.scale.labels[axis].get(score.score)
    named = f" ({label})" if label else ""
    verb = "is above" if grid.is_high(axis, score.score) else "is not above"
    return f"{axis} {number(score.score)}{named} {verb} {number(threshold)}"


def groups(register: Register, one: Stakeholder) -> list[str]:
    """Return the names of the declared groups that a stakeholder speaks for."""
    return [register.equity[group] for group in one.represents if group in register.equity]


def is_high(grid: Grid, suggestion: Suggestion, axis: Axis) -> bool:
    """Say whether a stakeholder has a score that is high; missing is not."""
    score = suggestion.placement.scores.on(axis)
    return score is not None and grid.is_high(axis, score.score)
