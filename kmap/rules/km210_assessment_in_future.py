"""An assessment is dated after the day as on which the register is read, so that it does not count yet.

The day is `as_of`, or `--as-of`, else today. Looking back on an earlier day this is as
it should be; on today, the year is mistyped or an appointment was entered too early.

Bad::

    as_of: 2026-10-01
    stakeholders:
      - name: Local councils
        assessments:
          - {date: 2062-03-02, by: AK, influence: 4, interest: 3, because: Hearing on damp}

Good::

    as_of: 2026-10-01
    stakeholders:
      - name: Local councils
        assessments:
          - {date: 2026-03-02, by: AK, influence: 4, interest: 3, because: Hearing on damp}
"""

from collections.abc import Iterator

from kmap.errors import Finding, Severity
from kmap.register.register import Register

SEVERITY = Severity.INFO


def check(register: Register) -> Iterator[Finding]:
    """Yield one finding for each stakeholder that counts and has assessments after the day, at the first of them."""
    for index, stakeholder in register.counting_by_index:
        if not stakeholder.assessments:
            continue
        later = [number for number, one in enumerate(stakeholder.assessments) if one.date > register.day]
        if later:
            date = stakeholder.assessments[later[0]].date
            message = f"the assessment of `{date}` does not count yet: this is read as on {register.day}"
            if len(later) > 1:
                message = f"{len(later)} assessments do not count yet, this one of `{date}` among them: "
                message += f"this is read as on {register.day}"
            tip = "correct the date; where you look back on purpose, all is well"
            yield Finding(("stakeholders", index, "assessments", later[0], "date"), message, tip)
