"""A need was raised by nobody.

A need without a name behind it is our own guess at what others want to know. Whoever
raised it is who can say whether an answer helps. A need that others raised, all of whom
a project excludes, is left alone there.

Bad::

    needs:
      - {id: damp-flats, need: Does the threshold hold for flats?}

Good::

    stakeholders:
      - {name: Local councils}
    needs:
      - {id: damp-flats, need: Does the threshold hold for flats?, raised_by: [local-councils]}
"""

from collections.abc import Iterator

from kmap.analysis.cycle.emptied import is_emptied
from kmap.errors import Finding, Severity
from kmap.register.register import Register

SEVERITY = Severity.WARNING


def check(register: Register) -> Iterator[Finding]:
    """Yield one finding for each need without anybody in `raised_by`."""
    for index, need in enumerate(register.needs):
        if not need.raised_by and not is_emptied(register, need):
            tip = "add `raised_by:` with the ids of those who asked; where nobody did, ask them"
            yield Finding(("needs", index), f"nobody is said to have raised the need `{need.id}`", tip)
