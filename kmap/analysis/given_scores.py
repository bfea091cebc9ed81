"""Scores as a register gives them: every one that is written or assessed, standing or not."""

from collections.abc import Iterable, Iterator

from kmap.errors import Route
from kmap.register.models.stakeholder import Assessment, Stakeholder, TopicScores
from kmap.register.vocabulary import AXES, Axis


def given_scores(stakeholder: Stakeholder) -> Iterator[tuple[Route, Axis, float]]:
    """Yield each score of a stakeholder: its route from the stakeholder down, its axis, and what it is.

    First those written on the stakeholder, then those by topic, then the assessed ones.
    """
    yield from _scores((), stakeholder)
    for topic, entry in stakeholder.by_topic.items():
        yield from _scores(("by_topic", topic), entry)
    for index, assessment in enumerate(stakeholder.assessments):
        yield from _scores(("assessments", index), assessment)


def distinct_scores(stakeholders: Iterable[Stakeholder]) -> set[float]:
    """Return the different scores that stakeholders are given, wherever they stand: few, however many they are."""
    found: set[float | None] = set()
    for stakeholder in stakeholders:
        parts: list[Stakeholder | TopicScores | Assessment] = [stakeholder]
        if stakeholder.by_topic or stakeholder.assessments:
            parts += (*stakeholder.by_topic.values(), *stakeholder.assessments)
        for part in parts:
            found.update((part.influence, part.interest, part.impact))
    return {score for score in found if score is not None}


def _scores(route: Route, part: Stakeholder | TopicScores | Assessment) -> Iterator[tuple[Route, Axis, float]]:
    for axis in AXES:
        score = getattr(part, axis)
        if score is not None:
            yield (*route, axis), axis, score
