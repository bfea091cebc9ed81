"""Something refers to a stakeholder that is not in the register.

Ties, contacts, needs, uptake and expectations name stakeholders by id, not by name.
The team can stand at either end of a tie, and nowhere else.

Bad::

    stakeholders:
      - {id: councils, name: Local councils}
    relationships:
      - {from: council, to: us}

Good::

    stakeholders:
      - {id: councils, name: Local councils}
    relationships:
      - {from: councils, to: us}
"""

from collections.abc import Iterator

from kmap.analysis.references import dangling
from kmap.errors import Finding, Severity
from kmap.register.register import Register

SEVERITY = Severity.ERROR


def check(register: Register) -> Iterator[Finding]:
    """Yield one finding for each such reference."""
    declare = "add it under `stakeholders:`, or take the reference away"
    # One that is excluded is known, and KM114 says that it should not be referred to.
    known = register.by_id.keys() | set(register.document.exclude)
    yield from dangling(register, "stakeholder", known, declare)
