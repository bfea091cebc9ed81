"""Scores as a register gives them: every one that is written or assessed, standing or not."""

from collections.abc import Iterator

from kmap.errors import Route
from kmap.register.models.stakeholder import Assessment, Stakeholder, TopicScores
from kmap.register.vocabulary import AXES, Axis


def given_scores(stakeholder: Stakeholder) -> Iterator[tuple[Route, Axis, float]]:
    """Yield each score of a stakeholder: its route from the stakeholder down, its axis, and what it is.

    First those written on the stakeholder, then those by topic, then the assessed ones.
    """
    parts: list[tuple[Route, Stakeholder | TopicScores | Assessment]] = [((), stakeholder)]
    parts += [(("by_topic", topic), entry) for topic, entry in stakeholder.by_topic.items()]
    parts += [(("assessments", index), entry) for index, entry in enumerate(stakeholder.assessments)]
    for route, part in parts:
        for axis in AXES:
            score = getattr(part, axis)
            if score is not None:
                yield (*route, axis), axis, score
