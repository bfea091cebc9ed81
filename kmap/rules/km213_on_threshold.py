"""A score lies on its threshold, so that the place on the grid is doubtful.

A score is high when it is above the threshold; one equal to it, or no further from it
than `borderline`, could go either way. The level of engagement is then the highest
among the quadrants that it might be in. Where the score is the median of assessors who
disagree on the quadrant, KM212 says so instead.

Bad::

    - {name: Local councils, influence: 3, interest: 5, because: Strong in some towns}

Good::

    - {name: Local councils, influence: 4, interest: 5, because: They grant the licences}
"""

from collections.abc import Iterator

from kmap.analysis.grid import GRID_AXES, place
from kmap.errors import Finding, Severity
from kmap.register.register import Register
from kmap.terminal import listed, number

SEVERITY = Severity.INFO


def check(register: Register) -> Iterator[Finding]:
    """Yield one finding for each stakeholder whose place is doubtful, at the first score that makes it so."""
    grid = place(register)
    near = f"within {number(grid.borderline)} of" if grid.borderline else "on"
    indices = {id(stakeholder): index for index, stakeholder in enumerate(register.stakeholders)}
    for placement in grid.placements:
        if not placement.could_be or placement.contested:
            continue
        doubtful = [axis for axis in GRID_AXES if axis in placement.doubtful]
        scores = []
        for axis in doubtful:
            score, threshold = placement.scores.on(axis), grid.thresholds[axis].value
            assert score is not None, "it has a place on the grid"
            assert threshold is not None, "a score is near to it"
            scores.append(f"{axis} `{number(score.score)}` is {near} the threshold {number(threshold)}")
        first = placement.scores.on(doubtful[0])
        assert first is not None, "it has a place on the grid"
        message = f"{listed(scores)}: `{placement.stakeholder.name}` is in `{placement.quadrant}` "
        message += f"and could be in {listed([f'`{other}`' for other in placement.could_be], 'or')}"
        tip = "compare it with its neighbours and score it higher or lower, or let it stand in doubt"
        yield Finding(("stakeholders", indices[id(placement.stakeholder)], *first.ratings[0].route), message, tip)
