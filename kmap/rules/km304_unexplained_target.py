"""A target differs from what the policy suggests, and nothing says why.

It stands all the same; in two years nobody will know what it rested on. (One below the
suggestion is KM301, and `empower` is KM307.)

Bad::

    engagement: {target: collaborate}

Good::

    engagement: {target: collaborate, because: They offered to write the guide with us}
"""

from collections.abc import Iterator

from kmap.analysis.engagement import by_index, engagement_of, target_route
from kmap.errors import Finding, Severity
from kmap.register.register import Register
from kmap.register.vocabulary import LEVELS

SEVERITY = Severity.INFO


def check(register: Register) -> Iterator[Finding]:
    """Yield one finding for each target without a `because`, above the suggestion or where there is none."""
    for index, suggestion in by_index(register):
        target, level = suggestion.target, suggestion.level
        if target in (None, "empower") or (level is not None and LEVELS.index(target) <= LEVELS.index(level)):
            continue
        one = suggestion.stakeholder
        if not engagement_of(one, register.topic).because:
            suggested = f"the policy suggests `{level}`" if level is not None else "the policy suggests no level"
            message = f"target `{target}` for `{one.name}` has no reason; {suggested}"
            route = ("stakeholders", index, *target_route(one, register.topic))
            yield Finding(route, message, "add `because: ...` beside it")
