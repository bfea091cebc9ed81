"""A general target hides that the policy suggests another level for a topic.

A target that was decided for the matter in general stands for every topic too. Where a
stakeholder scores differently on a topic, the level that this would give is not seen.

Bad::

    - name: Transport ministry
      influence: 5
      interest: 2
      engagement: {target: consult, because: Short papers when a plan is due}
      by_topic:
        traffic: {interest: 5}

Good::

    - name: Transport ministry
      influence: 5
      interest: 2
      engagement: {target: consult, because: Short papers when a plan is due}
      by_topic:
        traffic: {interest: 5, engagement: {target: collaborate, because: Its new plan}}
"""

from collections.abc import Iterator

from kmap.analysis.engagement import suggest
from kmap.errors import Finding, Severity
from kmap.register.models.stakeholder import Stakeholder
from kmap.register.register import Register
from kmap.register.scores import all_assessments
from kmap.register.vocabulary import AXES

SEVERITY = Severity.INFO


def check(register: Register) -> Iterator[Finding]:
    """Yield one finding for each topic for which a general target hides another level than in general."""
    targeted = {
        stakeholder.id: index
        for index, stakeholder in enumerate(register.stakeholders)
        if stakeholder.engagement is not None and stakeholder.engagement.target is not None
    }
    if not targeted:
        return
    general = {one.stakeholder.id: one.level for one in suggest(register).suggestions}
    scored = {topic for one in register.stakeholders for topic in _topics_scored(one)}
    for topic in sorted(scored):
        for suggestion in suggest(register, topic).suggestions:
            stakeholder, level = suggestion.stakeholder, suggestion.level
            index = targeted.get(stakeholder.id)
            entry = stakeholder.by_topic.get(topic)
            own = entry is not None and entry.engagement is not None and entry.engagement.target is not None
            if index is None or own or topic not in _topics_scored(stakeholder):
                continue
            if level is not None and level not in (suggestion.target, general.get(stakeholder.id)):
                message = f"target `{suggestion.target}` of `{stakeholder.name}` hides `{level}` for `{topic}`"
                where = ("by_topic", topic) if entry is not None else ("engagement", "target")
                tip = f"add `by_topic: {{{topic}: {{engagement: {{target: ...}}}}}}`, or let it stand knowingly"
                yield Finding(("stakeholders", index, *where), message, tip, at="key")


def _topics_scored(stakeholder: Stakeholder) -> set[str]:
    """Return the topics on which a stakeholder has scores of its own."""
    written = {
        topic for topic, entry in stakeholder.by_topic.items() if any(getattr(entry, axis) is not None for axis in AXES)
    }
    return written | {assessment.topic for assessment in all_assessments(stakeholder) if assessment.topic is not None}
