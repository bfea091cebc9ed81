"""A target is below what the policy suggests, and nothing says why.

A person may always decide otherwise; the reason belongs beside the decision.

Bad::

    engagement: {target: inform}

Good::

    engagement:
      target: inform
      because: They asked us to write once a year and no more
"""

from collections.abc import Iterator

from kmap.analysis.decided import engagement_of, target_route
from kmap.analysis.engagement import by_index
from kmap.errors import Finding, Severity
from kmap.register.register import Register
from kmap.register.vocabulary import LEVELS

SEVERITY = Severity.WARNING


def check(register: Register) -> Iterator[Finding]:
    """Yield one finding for each target below the suggested level without a `because`."""
    for index, suggestion in by_index(register):
        target, level = suggestion.target, suggestion.level
        if target is None or level is None or LEVELS.index(target) >= LEVELS.index(level):
            continue
        one = suggestion.stakeholder
        if not engagement_of(one, register.topic).because:
            message = f"target `{target}` for `{one.name}` is below `{level}`, which the policy suggests"
            tip = f"add `because: ...` beside it, or raise it; `kmap show {one.id}` gives the reasons"
            route = ("stakeholders", index, *target_route(one, register.topic))
            yield Finding(route, message, tip)
