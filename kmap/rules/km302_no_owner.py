"""A stakeholder to manage closely has nobody on our side who sees to it.

Sustained dialogue is the first thing to lapse where nobody owns it.

Bad::

    - {name: National agency, influence: 5, interest: 4}

Good::

    - {name: National agency, influence: 5, interest: 4, engagement: {owner: KM lead}}
"""

from collections.abc import Iterator

from kmap.analysis.engagement import by_index
from kmap.errors import Finding, Severity
from kmap.register.register import Register

SEVERITY = Severity.WARNING


def check(register: Register) -> Iterator[Finding]:
    """Yield one finding for each stakeholder in manage-closely without an owner."""
    for index, suggestion in by_index(register):
        if suggestion.placement.quadrant == "manage-closely" and not suggestion.owner:
            message = f"`{suggestion.stakeholder.name}` is in `manage-closely` and has no owner"
            tip = "add `engagement: {owner: ...}`: a role or initials"
            yield Finding(("stakeholders", index, "engagement", "owner"), message, tip)
