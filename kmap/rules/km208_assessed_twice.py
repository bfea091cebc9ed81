"""One assessor has assessed a stakeholder twice on one day for one topic.

Only one of the two can count, and nobody could say which.

Bad::

    - {date: 2026-03-02, by: AK, influence: 4}
    - {date: 2026-03-02, by: AK, influence: 5}

Good::

    - {date: 2026-03-02, by: AK, influence: 5}
"""

from collections.abc import Iterator

from kmap.errors import Finding, Severity
from kmap.register.register import Register

SEVERITY = Severity.ERROR


def check(register: Register) -> Iterator[Finding]:
    """Yield one finding for each assessment by the same assessor, of the same topic and date, after the first."""
    for index, stakeholder in enumerate(register.stakeholders):
        seen = set()
        for number, assessment in enumerate(stakeholder.assessments):
            key = (assessment.by, assessment.topic, assessment.date)
            if assessment.by is not None and key in seen:
                message = f"`{assessment.by}` has assessed `{stakeholder.name}` on `{assessment.date}` already"
                tip = "put both into one entry, or give one another date"
                yield Finding(("stakeholders", index, "assessments", number), message, tip)
            seen.add(key)
