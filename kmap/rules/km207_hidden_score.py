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

from kmap.analysis.given_scores import given_scores
from kmap.errors import Finding, Route, Severity
from kmap.register.models.stakeholder import Stakeholder
from kmap.register.register import Register
from kmap.register.scores import StandingScore
from kmap.register.vocabulary import AXES
from kmap.terminal import number

SEVERITY = Severity.INFO


def check(register: Register) -> Iterator[Finding]:
    """Yield one finding for each written score that an assessment hides on the day."""
    for index, stakeholder in register.counting_by_index:
        told: set[Route] = set()
        for layer in stakeholder.layers:  # what a nearer register says is no change of mind in a farther one
            for route, message in _hidden(register, layer):
                if route not in told:
                    yield Finding(("stakeholders", index, *route), message, _TIP)
            if len(stakeholder.layers) > 1:
                told.update(route for route, _, _ in given_scores(layer))


def _hidden(register: Register, stakeholder: Stakeholder) -> Iterator[tuple[Route, str]]:
    """Yield the written scores of one register that its own assessments hide, and what to say of them."""
    if not stakeholder.assessments:
        return
    for topic, entry in ((None, stakeholder), *stakeholder.by_topic.items()):
        standing = register.standing(stakeholder, topic)
        for axis in AXES:
            written, score = getattr(entry, axis), standing.on(axis)
            if written is not None and score is not None and score.assessed and score.topic == topic:
                yield ("by_topic", topic, axis) if topic is not None else (axis,), _message(axis, written, score)


def _message(axis: str, written: float, score: StandingScore) -> str:
    says = "the same" if written == score.score else f"`{number(score.score)}`"
    return f"{axis} `{number(written)}` no longer counts: the assessment of `{score.date}` says {says}"


_TIP = "take the line away, or enter it as an assessment with its date"
