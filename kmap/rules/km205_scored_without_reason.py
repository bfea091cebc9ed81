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

from kmap.errors import Finding, Severity
from kmap.register.models.stakeholder import Stakeholder
from kmap.register.register import Register, counts
from kmap.register.vocabulary import AXES

SEVERITY = Severity.WARNING


def check(register: Register) -> Iterator[Finding]:
    """Yield one finding for each stakeholder that counts, is scored, and has no reason anywhere."""
    for index, stakeholder in enumerate(register.stakeholders):
        if not counts(stakeholder, register.day) or _has_reason(stakeholder):
            continue
        scored = [axis for axis in AXES if getattr(stakeholder, axis) is not None]
        if scored or stakeholder.assessments or stakeholder.by_topic:
            route = ("stakeholders", index, scored[0]) if scored else ("stakeholders", index)
            message = f"`{stakeholder.name}` is scored without a reason"
            yield Finding(route, message, "add `because: ...`: what the scores rest on, in a sentence")


def _has_reason(stakeholder: Stakeholder) -> bool:
    return bool(
        stakeholder.because
        or any(assessment.because for assessment in stakeholder.assessments)
        or any(entry.because for entry in stakeholder.by_topic.values())
    )
