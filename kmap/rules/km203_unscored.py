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
from kmap.register.vocabulary import UNSCORED

SEVERITY = Severity.WARNING


def check(register: Register) -> Iterator[Finding]:
    """Yield one finding for each stakeholder that counts on the day and lacks a place on the grid."""
    indices = {id(stakeholder): index for index, stakeholder in enumerate(register.stakeholders)}
    for placement in place(register).placements:
        if placement.quadrant == UNSCORED:
            one = placement.stakeholder
            message = f"`{one.name}` has no {' and no '.join(placement.missing)}: the grid can't place it"
            tip = f"add `{placement.missing[0]}: ...`; missing is never read as low"
            yield Finding(("stakeholders", indices[id(one)]), message, tip)
