"""A written score is hidden by an assessment.

A written score has no date: it stands until the first assessment of the same axis, and
counts no longer after it. Left in the file, it says something else than the map shows.

Bad::

    influence: 2
    assessments:
      - {date: 2026-03-02, by: AK, influence: 4}

Good::

    assessments:
      - {date: 2026-03-02, by: AK, influence: 4}
"""

from collections.abc import Iterator

from kmap.errors import Finding, Severity
from kmap.register.register import Register, counts
from kmap.register.scores import StandingScore, standing_scores
from kmap.register.vocabulary import AXES
from kmap.terminal import number

SEVERITY = Severity.INFO


def check(register: Register) -> Iterator[Finding]:
    """Yield one finding for each written score that an assessment hides on the day."""
    for index, stakeholder in enumerate(register.stakeholders):
        if not stakeholder.assessments or not counts(stakeholder, register.day):
            continue
        for topic, entry in ((None, stakeholder), *stakeholder.by_topic.items()):
            standing = standing_scores(stakeholder, register.day, topic)
            for axis in AXES:
                written, score = getattr(entry, axis), standing.on(axis)
                if written is not None and score is not None and score.assessed and score.topic == topic:
                    place = ("by_topic", topic, axis) if topic is not None else (axis,)
                    yield Finding(("stakeholders", index, *place), _message(axis, written, score), _TIP)


def _message(axis: str, written: float, score: StandingScore) -> str:
    says = "the same" if written == score.score else f"`{number(score.score)}`"
    return f"{axis} `{number(written)}` no longer counts: the assessment of `{score.date}` says {says}"


_TIP = "take the line away, or enter it as an assessment with its date"
