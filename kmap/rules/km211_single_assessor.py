"""A place on the grid that much depends on rests on the judgement of one assessor.

It is said of stakeholders to manage closely and of doubtful places only, and of scores
by assessments: there a second pair of eyes changes what is done. Written scores name no
assessor, and nothing is said of them.

Bad::

    - name: National agency
      assessments:
        - {date: 2026-03-02, by: AK, influence: 5, interest: 4, because: Board minutes}

Good::

    - name: National agency
      assessments:
        - {date: 2026-03-02, by: AK, influence: 5, interest: 4, because: Board minutes}
        - {date: 2026-03-02, by: RM, influence: 4, interest: 4, because: Their letter of May}
"""

from collections.abc import Iterator

from kmap.analysis.engagement import by_index
from kmap.analysis.grid import GRID_AXES
from kmap.analysis.trust.assessors import assessor
from kmap.errors import Finding, Severity
from kmap.register.register import Register

SEVERITY = Severity.INFO


def check(register: Register) -> Iterator[Finding]:
    """Yield one finding for each stakeholder to manage closely, or in doubt, whose rounds have one assessor."""
    for index, suggestion in by_index(register):
        placement = suggestion.placement
        if placement.quadrant != "manage-closely" and not placement.could_be:
            continue
        standing = [score for axis in GRID_AXES if (score := placement.scores.on(axis)) is not None and score.assessed]
        if standing and all(len(score.ratings) == 1 for score in standing):
            ratings = [score.ratings[0] for score in standing]
            if len({assessor(rating) for rating in ratings}) == 1:
                what = f"in `{placement.quadrant}`" if not placement.could_be else "in doubt on the grid"
                by = f"`{ratings[0].by}` alone" if ratings[0].by is not None else "one assessor alone"
                message = f"`{suggestion.stakeholder.name}` is {what} by the judgement of {by}"
                tip = "ask a second person to score it without seeing these scores: `assessments:` in the same round"
                yield Finding(("stakeholders", index, *ratings[0].route[:2]), message, tip)
