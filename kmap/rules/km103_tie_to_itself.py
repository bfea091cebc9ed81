"""A tie leads from a stakeholder to itself.

Such a tie says nothing about who knows whom; most often one end is mistyped.

Bad::

    - {from: councils, to: councils}

Good::

    - {from: councils, to: ministry}
"""

from collections.abc import Iterator

from kmap.errors import Finding, Severity
from kmap.register.register import Register

SEVERITY = Severity.ERROR


def check(register: Register) -> Iterator[Finding]:
    """Yield one finding for each tie whose two ends are one."""
    for index, tie in enumerate(register.relationships):
        if tie.from_ == tie.to:
            message = f"a tie from `{tie.from_}` to itself; a tie has two ends"
            yield Finding(("relationships", index, "to"), message, "name the other end, or take the tie away")
