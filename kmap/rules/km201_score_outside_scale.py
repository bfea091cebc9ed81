"""A score lies outside of the register's scale.

Bad::

    scale: {min: 1, max: 5}
    stakeholders:
      - {name: Local councils, influence: 11}

Good::

    stakeholders:
      - {name: Local councils, influence: 5}
"""

from collections.abc import Iterator

from kmap.analysis.given_scores import distinct_scores, given_scores
from kmap.errors import Finding, Severity
from kmap.register.register import Register
from kmap.terminal import number

SEVERITY = Severity.ERROR


def check(register: Register) -> Iterator[Finding]:
    """Yield one finding for each written or assessed score outside of a scale that can be."""
    scale = register.scale
    if scale.min >= scale.max:  # that is KM202, and every score would lie outside
        return
    bounds = f"{number(scale.min)}..{number(scale.max)}"
    tip = f"write a score from {number(scale.min)} to {number(scale.max)}, or change the `scale:` of the register"
    outside = {score for score in distinct_scores(register.stakeholders) if not scale.holds(score)}
    for index, stakeholder in enumerate(register.stakeholders) if outside else ():
        for route, axis, score in given_scores(stakeholder):
            if score in outside:
                yield Finding(("stakeholders", index, *route), f"{axis} `{number(score)}` is outside {bounds}", tip)
