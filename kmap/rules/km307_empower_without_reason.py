"""A stakeholder is empowered, or is to be, and nothing says why.

To empower is to let them decide. No policy suggests it; a person chose it, binds the
team by it, and should say what it rests on.

Bad::

    engagement: {target: empower}

Good::

    engagement: {target: empower, because: The budget for this part is theirs}
"""

from collections.abc import Iterator

from kmap.analysis.decided import engagement_of
from kmap.errors import Finding, Severity
from kmap.register.models.stakeholder import Engagement
from kmap.register.register import Register

SEVERITY = Severity.WARNING


def check(register: Register) -> Iterator[Finding]:
    """Yield one finding for each engagement at `empower` without a `because`, in general and by topic."""
    for index, stakeholder in register.counting_by_index:
        written: list[tuple[str | None, Engagement | None]] = [(None, stakeholder.engagement)]
        written += [(topic, entry.engagement) for topic, entry in stakeholder.by_topic.items()]
        for topic, own in written:
            if own is None or "empower" not in (own.target, own.current) or engagement_of(stakeholder, topic).because:
                continue
            field = "target" if own.target == "empower" else "current"
            place = ("by_topic", topic) if topic is not None else ()
            message = f"{field} `empower` for `{stakeholder.name}` has no reason"
            tip = "add `because: ...` beside it: what is theirs to decide, and who agreed"
            yield Finding(("stakeholders", index, *place, "engagement", field), message, tip)
