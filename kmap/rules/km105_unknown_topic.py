"""Something refers to a topic that is not declared.

Bad::

    by_topic:
      heat: {interest: 5}        # and no `topics:` with heat in it

Good::

    topics:
      - {id: heat, name: Heat}
"""

from collections.abc import Iterator

from kmap.analysis.references import dangling
from kmap.errors import Finding, Severity
from kmap.register.register import Register

SEVERITY = Severity.ERROR


def check(register: Register) -> Iterator[Finding]:
    """Yield one finding for each such reference."""
    known = register.topics
    yield from dangling(register, "topic", known, "declare it under `topics:`")
