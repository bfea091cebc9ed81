"""Engagement goes to those with influence, more than the plan itself asks for.

Of the contacts with stakeholders whose influence is scored, in the log of the past 365
days, more than three quarters went to those with high influence; and that is more than
ten percentage points above their share in the contacts that the levels that stand make.
So a plan that keeps close to the powerful is not complained of, only a log that is
further on their side than the plan. An entry with three stakeholders is three contacts.
Said only of ten contacts or more, and where there is somebody of either kind.

Bad::

    as_of: 2026-10-01
    stakeholders:
      - {name: Health agency, influence: 5, interest: 5}
      - {name: Tenants' union, influence: 1, interest: 5}
    log:
      - {date: 2026-01-14, with: [health-agency]}
      - {date: 2026-02-11, with: [health-agency]}
      - {date: 2026-03-11, with: [health-agency]}
      - {date: 2026-04-15, with: [health-agency]}
      - {date: 2026-05-13, with: [health-agency]}
      - {date: 2026-06-10, with: [health-agency]}
      - {date: 2026-07-15, with: [health-agency]}
      - {date: 2026-08-12, with: [health-agency]}
      - {date: 2026-09-09, with: [health-agency]}
      - {date: 2026-09-23, with: [tenants-union]}

Good::

    as_of: 2026-10-01
    stakeholders:
      - {name: Health agency, influence: 5, interest: 5}
      - {name: Tenants' union, influence: 1, interest: 5}
    log:
      - {date: 2026-01-14, with: [health-agency, tenants-union]}
      - {date: 2026-03-11, with: [health-agency, tenants-union]}
      - {date: 2026-05-13, with: [health-agency, tenants-union]}
      - {date: 2026-07-15, with: [health-agency, tenants-union]}
      - {date: 2026-09-09, with: [health-agency, tenants-union]}
"""

from collections.abc import Iterable, Iterator

from kmap.analysis.coverage import Share, coverage
from kmap.errors import Finding, Severity
from kmap.register.register import Register

SEVERITY = Severity.WARNING

FEWEST_CONTACTS = 10
"""Of fewer contacts, shares say little."""
MOST = 0.75
"""The share of contacts with those of high influence above which it is said."""
ABOVE_PLAN = 0.1
"""How far above the planned share it must be."""


def check(register: Register) -> Iterator[Finding]:
    """Yield one finding, with the numbers by quadrant and category, where the log favours those with influence."""
    covered = coverage(register)
    if len(covered.by_influence) < 2:  # all of them have influence, or none has
        return
    high, low = covered.by_influence
    count, planned = high.contacts + low.contacts, high.planned + low.planned
    if count < FEWEST_CONTACTS or not planned:
        return
    share, plan = high.contacts / count, high.planned / planned
    if share > MOST and share - plan > ABOVE_PLAN:
        message = (
            f"{high.contacts} of {count} contacts ({share:.0%}) went to those with high influence, "
            f"{high.stakeholders} of {high.stakeholders + low.stakeholders} stakeholders, where the levels that stand "
            f"make {plan:.0%}: {_numbers(covered.by_quadrant)}"
        )
        if covered.by_category:
            message += f"; {_numbers(covered.by_category)}"
        tip = "turn next to those with little influence and high interest or impact: `kmap suggest` lists who is due"
        yield Finding(("log",), message, tip, at="key")


def _numbers(shares: Iterable[Share]) -> str:
    return ", ".join(f"{share.of} {share.contacts}" for share in shares)
