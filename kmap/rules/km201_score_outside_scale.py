"""A score lies outside of the register's scale.

Bad::

    scale: {min: 1, max: 5}
    stakeholders:
      - {name: Local councils, influence: 11}

Good::

    stakeholders:
      - {name: Local councils, influence: 5}
"""

from collections.abc import Iterator

from kmap.errors import Finding, Route, Severity
from kmap.register.models.stakeholder import Assessment, Stakeholder, TopicScores
from kmap.register.register import Register
from kmap.register.vocabulary import AXES, Axis
from kmap.terminal import number

SEVERITY = Severity.ERROR


def check(register: Register) -> Iterator[Finding]:
    """Yield one finding for each written or assessed score outside of the scale."""
    scale = register.scale
    bounds = f"{number(scale.min)}..{number(scale.max)}"
    tip = f"write a score from {number(scale.min)} to {number(scale.max)}, or change the `scale:` of the register"
    for route, axis, score in _given_scores(register):
        if not scale.holds(score):
            yield Finding(route, f"{axis} `{number(score)}` is outside {bounds}", tip)


def _given_scores(register: Register) -> Iterator[tuple[Route, Axis, float]]:
    for index, stakeholder in enumerate(register.stakeholders):
        parts: list[tuple[Route, Stakeholder | TopicScores | Assessment]] = [((), stakeholder)]
        parts += [(("by_topic", topic), entry) for topic, entry in stakeholder.by_topic.items()]
        parts += [(("assessments", at), assessment) for at, assessment in enumerate(stakeholder.assessments)]
        for route, part in parts:
            for axis in AXES:
                score = getattr(part, axis)
                if score is not None:
                    yield ("stakeholders", index, *route, axis), axis, score
