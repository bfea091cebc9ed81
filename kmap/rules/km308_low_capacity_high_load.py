"""A stakeholder with low capacity is asked for more than it can take on.

Either the level that stands is collaborate or empower, without a person's reason for it,
or the log of the past 365 days has more contacts than the cadence of the level makes,
which is halved where capacity is low, and one more. People who are asked too often stop
answering.

Bad::

    - {name: Patients' panel, influence: 4, interest: 5, capacity: low}      # collaborate

Good::

    - name: Patients' panel
      influence: 4
      interest: 5
      capacity: low
      engagement: {target: involve, because: The panel chose this pace}
"""

from collections.abc import Iterator

from kmap.analysis.contacts import DAYS_A_YEAR, contacts, of_the_year
from kmap.analysis.decided import engagement_of, target_route
from kmap.analysis.engagement import by_index
from kmap.errors import Finding, Severity
from kmap.register.register import Register

SEVERITY = Severity.WARNING

HIGH_LOAD = ("collaborate", "empower")


def check(register: Register) -> Iterator[Finding]:
    """Yield one finding for each stakeholder with low capacity and too high a level, or too many contacts."""
    for index, suggestion in by_index(register):
        one, every = suggestion.stakeholder, suggestion.every
        if one.capacity != "low" or every is None:
            continue
        decided = suggestion.target is not None and bool(engagement_of(one, register.topic).because)
        if suggestion.standing in HIGH_LOAD and not decided:
            where = target_route(one, register.topic) if suggestion.target is not None else ("capacity",)
            message = f"`{one.name}` has capacity `low` and stands at `{suggestion.standing}`"
            tip = "ask them what they can take on: a lower `engagement.target`, or this one, with a `because:`"
            yield Finding(("stakeholders", index, *where), message, tip)
            continue
        count = len(of_the_year(register, contacts(register).get(one.id, ())))
        if count > DAYS_A_YEAR / every + 1:
            message = f"{count} contacts with `{one.name}` in {DAYS_A_YEAR} days, and its capacity is `low`: "
            message += f"`{suggestion.standing}` makes one every {every} days"
            yield Finding(("stakeholders", index, "capacity"), message, "put requests together, or ask what suits them")
