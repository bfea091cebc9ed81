"""The next contact with a stakeholder is overdue.

The level that stands says how many days may pass between contacts (`policy.every`,
twice as many where capacity is low), counted from the last contact in the log, else from
`since`. Whoever has neither should be contacted at once. Nothing is said where the
register keeps no log, and nothing on the very day.

Bad::

    as_of: 2026-10-01
    stakeholders:
      - {name: Local councils, influence: 4, interest: 5}      # collaborate: every 30 days
    log:
      - {date: 2026-05-14, with: [local-councils], kind: meeting}

Good::

    as_of: 2026-10-01
    stakeholders:
      - {name: Local councils, influence: 4, interest: 5}
    log:
      - {date: 2026-05-14, with: [local-councils], kind: meeting}
      - {date: 2026-09-14, with: [local-councils], kind: call}
"""

from collections.abc import Iterator

from kmap.analysis.engagement import Suggestion, by_index
from kmap.analysis.overdue import is_overdue
from kmap.errors import Finding, Severity
from kmap.register.register import Register

SEVERITY = Severity.WARNING


def check(register: Register) -> Iterator[Finding]:
    """Yield one finding for each stakeholder whose next contact should have been before the register's day."""
    if not register.log:
        return
    for index, suggestion in by_index(register):
        if is_overdue(register, suggestion):
            yield Finding(("stakeholders", index), _message(register, suggestion), _TIP)


def _message(register: Register, suggestion: Suggestion) -> str:
    one, late = suggestion.stakeholder, (register.day - suggestion.due).days if suggestion.due is not None else 0
    asks = f"`{suggestion.standing}` asks for one every {suggestion.every} days"
    overdue = f"contact with `{one.name}` is overdue by {late} day{'s' * (late != 1)}"
    if suggestion.last is not None:
        return f"{overdue}: the last was on {suggestion.last}, and {asks}"
    if one.since is not None:
        return f"{overdue}: none since {one.since}, and {asks}"
    return f"the log has no contact with `{one.name}`; {asks}"


_TIP = "contact them and add it to `log:`; where the pace is not right, change the level or `policy.every`"
