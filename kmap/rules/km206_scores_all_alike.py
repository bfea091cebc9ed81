"""Every stakeholder has the same score on one axis of the grid.

A map on which all are alike can't say whom to turn to first. Score them against each
other: who has more of it than whom?

Bad::

    - {name: Local councils, influence: 4, interest: 3}
    - {name: National agency, influence: 4, interest: 5}
    - {name: Tenants, influence: 4, interest: 4}

Good::

    - {name: Local councils, influence: 4, interest: 3}
    - {name: National agency, influence: 5, interest: 5}
    - {name: Tenants, influence: 1, interest: 4}
"""

from collections.abc import Iterator

from kmap.analysis.grid import GRID_AXES, place
from kmap.errors import Finding, Severity
from kmap.register.register import Register
from kmap.terminal import number

SEVERITY = Severity.WARNING


FEWEST = 3
"""Fewer stakeholders than this may well be alike."""


def check(register: Register) -> Iterator[Finding]:
    """Yield one finding for each axis of the grid on which three or more stakeholders all have one score."""
    placements = place(register).placements
    for axis in GRID_AXES:
        scores = [score.score for one in placements if (score := one.scores.on(axis)) is not None]
        if len(scores) >= FEWEST and max(scores) - min(scores) <= register.scale.tolerance:
            message = f"all {len(scores)} scores of {axis} are `{number(scores[0])}`: the grid can't tell them apart"
            yield Finding(("stakeholders",), message, f"compare them: who has more {axis} than whom?", at="key")
