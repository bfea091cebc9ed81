"""A stakeholder has no influence or no interest, so that the grid says nothing about it.

A missing score is not a low one: the stakeholder is listed beside the grid, and its
level of engagement is shown as *at least*. Score it, or let it stand knowingly.

Bad::

    - {name: Tenants, interest: 4}

Good::

    - {name: Tenants, influence: 1, interest: 4}
"""

from collections.abc import Iterator

from kmap.analysis.grid import place
from kmap.errors import Finding, Severity
from kmap.register.register import Register

SEVERITY = Severity.WARNING


def check(register: Register) -> Iterator[Finding]:
    """Yield one finding for each stakeholder that counts on the day and lacks a place on the grid."""
    unscored = {one.stakeholder.id: one for one in place(register).placements if one.missing}
    if not unscored:
        return
    for index, stakeholder in enumerate(register.stakeholders):
        placement = unscored.get(stakeholder.id)
        if placement is not None and placement.stakeholder is stakeholder:
            missing = " and ".join(placement.missing)
            message = f"`{stakeholder.name}` has no {missing}: the grid can't place it"
            yield Finding(
                ("stakeholders", index), message, f"add `{placement.missing[0]}: ...`; missing is never read as low"
            )
