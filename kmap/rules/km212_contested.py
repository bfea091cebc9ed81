"""The assessors of a stakeholder disagree on its quadrant.

Each assessor's own scores would put it into another place, and the median stands for
all of them. That is no mistake: two people know different things. It is a reason to
talk before acting on the place.

Bad::

    - name: Landlords' association
      assessments:
        - {date: 2026-03-18, by: AK, influence: 4, interest: 4, because: Came to both hearings}
        - {date: 2026-03-18, by: RM, influence: 4, interest: 2, because: Spoke of costs}

Good::

    - name: Landlords' association
      assessments:
        - {date: 2026-03-18, by: AK, influence: 4, interest: 4, because: Came to both hearings}
        - {date: 2026-03-18, by: RM, influence: 4, interest: 4, because: Agreed when we met}
"""

from collections.abc import Iterator

from kmap.analysis.grid import GRID_AXES, Grid, Placement, place, quadrant
from kmap.errors import Finding, Severity
from kmap.register.register import Register
from kmap.terminal import listed

SEVERITY = Severity.INFO


def check(register: Register) -> Iterator[Finding]:
    """Yield one finding for each contested stakeholder, at the first of its standing assessments."""
    grid = place(register)
    indices = {id(stakeholder): index for index, stakeholder in enumerate(register.stakeholders)}
    for placement in grid.placements:
        if placement.contested:
            views, route = _views(grid, placement)
            said = [f"{listed(who)} in `{where}`" for where, who in views.items()]
            message = f"assessors disagree on `{placement.stakeholder.name}`: {', '.join(said)}; "
            message += f"by the median it is in `{placement.quadrant}`"
            tip = "talk it over, and enter what comes of it as a new round of `assessments:`"
            yield Finding(("stakeholders", indices[id(placement.stakeholder)], *route), message, tip)


def _views(grid: Grid, placement: Placement) -> tuple[dict[str, list[str]], tuple[str | int, ...]]:
    """Return who sees the stakeholder in which quadrant, and where the first of them says so."""
    scores: dict[tuple[str | int, ...], dict[str, float]] = {}
    names: dict[tuple[str | int, ...], str] = {}
    routes = []
    for axis in GRID_AXES:
        standing = placement.scores.on(axis)
        for rating in standing.ratings if standing is not None and standing.assessed else ():
            who = (rating.by,) if rating.by is not None else rating.route[:2]
            names[who] = f"`{rating.by}`" if rating.by is not None else "somebody without a name"
            scores.setdefault(who, {})[axis] = rating.score
            routes.append(rating.route[:2])
    views: dict[str, list[str]] = {}
    for who, own in scores.items():
        highs = [grid.is_high(axis, own.get(axis, _standing(placement, axis))) for axis in GRID_AXES]
        views.setdefault(quadrant(*highs), []).append(names[who])
    return views, min(routes)


def _standing(placement: Placement, axis: str) -> float:
    score: float = getattr(placement, axis)
    return score
