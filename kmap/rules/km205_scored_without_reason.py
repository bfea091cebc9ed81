"""A stakeholder is scored and nothing says why.

Whoever keeps the map next year has to know what a score rests on. A `because` on the
stakeholder, the topic or the assessment says it in a sentence.

Bad::

    - {name: Local councils, influence: 4, interest: 3}

Good::

    - name: Local councils
      influence: 4
      interest: 3
      because: They inspect homes; their plan of 2026 names damp
"""

from collections.abc import Iterator

from kmap.analysis.given_scores import given_scores
from kmap.analysis.trust.gaps import has_reason
from kmap.errors import Finding, Severity
from kmap.register.register import Register

SEVERITY = Severity.WARNING


def check(register: Register) -> Iterator[Finding]:
    """Yield one finding for each stakeholder that counts, is scored, and has no reason anywhere."""
    for index, stakeholder in register.counting_by_index:
        if has_reason(stakeholder):
            continue
        first = next(given_scores(stakeholder), None)
        if first is not None:
            route, _, _ = first
            message = f"`{stakeholder.name}` is scored without a reason"
            tip = "add `because: ...`: what the scores rest on, in a sentence"
            yield Finding(("stakeholders", index, *route), message, tip)
