"""A person has decided on a target, and nothing says why.

It stands all the same, above what the policy suggests today and next year; in two years
nobody will know what it rested on. (One below the suggestion is KM301, and `empower` is
KM307.)

Bad::

    engagement: {target: collaborate}

Good::

    engagement: {target: collaborate, because: They offered to write the guide with us}
"""

from collections.abc import Iterator

from kmap.analysis.decided import engagement_of, target_route
from kmap.analysis.engagement import by_index
from kmap.errors import Finding, Severity
from kmap.register.register import Register
from kmap.register.vocabulary import LEVELS

SEVERITY = Severity.INFO


def check(register: Register) -> Iterator[Finding]:
    """Yield one finding for each target without a `because` that is not below the suggestion."""
    for index, suggestion in by_index(register):
        target, level = suggestion.target, suggestion.level
        if target in (None, "empower") or (level is not None and LEVELS.index(target) < LEVELS.index(level)):
            continue
        one = suggestion.stakeholder
        if not engagement_of(one, register.topic).because:
            suggested = "the policy suggests " + (
                "it too" if level == target else f"`{level}`" if level else "no level"
            )
            message = f"target `{target}` for `{one.name}` has no reason; {suggested}"
            route = ("stakeholders", index, *target_route(one, register.topic))
            yield Finding(route, message, "add `because: ...` beside it")
