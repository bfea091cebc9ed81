"""A stakeholder stops to count before it begins to.

`since` and `until` are the first and the last day on which it counts; both belong to the
time between. The other way round it never counts at all.

Bad::

    - {name: Old agency, since: 2026-01, until: 2021-09}

Good::

    - {name: Old agency, since: 2021-10, until: 2026-09}
"""

from collections.abc import Iterator

from kmap.errors import Finding, Route, Severity
from kmap.register.register import Register

SEVERITY = Severity.WARNING


def check(register: Register) -> Iterator[Finding]:
    """Yield one finding for each stakeholder whose `until` is before its `since`."""
    for index, stakeholder in enumerate(register.stakeholders):
        since, until = stakeholder.since, stakeholder.until
        if since is not None and until is not None and until < since:
            message = f"`{stakeholder.name}` counts until `{until}`, which is before `since`, {since}: it never counts"
            routes: list[Route] = [("stakeholders", index, field) for field in ("until", "since")]
            yield Finding(min(routes, key=register.distance), message, "swap the two dates, or mend one of them")
