"""Something refers to an output that is not in the register.

Feedback in the log names the output that it is about, and a need the output that
brought it up.

Bad::

    log:
      - {date: 2026-05-14, with: [councils], output: brief}       # no such output

Good::

    outputs:
      - {id: brief, title: Damp and asthma}
"""

from collections.abc import Iterator

from kmap.analysis.references import dangling
from kmap.errors import Finding, Severity
from kmap.register.register import Register

SEVERITY = Severity.ERROR


def check(register: Register) -> Iterator[Finding]:
    """Yield one finding for each such reference."""
    known = {output.id for output in register.outputs}
    yield from dangling(register, "output", known, "declare it under `outputs:`")
