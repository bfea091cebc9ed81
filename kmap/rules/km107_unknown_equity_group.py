"""Something refers to an equity group that does not exist.

The groups of PROGRESS-Plus exist from the start; others are declared under `equity`,
with a name that says who they are.

Bad::

    equity: [renters]

Good::

    equity:
      - {id: renters, name: People who rent}
"""

from collections.abc import Iterator

from kmap.analysis.references import dangling
from kmap.errors import Finding, Severity
from kmap.register.nearest import nearest
from kmap.register.register import Register
from kmap.register.vocabulary import EQUITY_GROUPS

SEVERITY = Severity.ERROR


def check(register: Register) -> Iterator[Finding]:
    """Yield one finding for each such reference, and for each new group without a name."""
    for index, group in enumerate(register.document.equity):
        if group.id not in EQUITY_GROUPS and group.name is None and group.id not in register.unread_ids:
            message = f"equity group `{group.id}` is not one of PROGRESS-Plus and has no name"
            match = nearest(group.id, EQUITY_GROUPS)
            tip = f"did you mean `{match}`? Else write" if match is not None else "write"
            yield Finding(("equity", index), message, f"{tip} {{id: {group.id}, name: ...}}")
    known = EQUITY_GROUPS | register.equity
    yield from dangling(register, "equity group", known, "declare it under `equity:` with a name")
