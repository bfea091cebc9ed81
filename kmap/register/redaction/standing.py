"""What of an inherited stakeholder does not stand, because a nearer register says otherwise."""

import datetime
from collections.abc import Iterator
from typing import Any

from kmap.register.models.stakeholder import Stakeholder
from kmap.register.scores import standing_scores, with_assessments_before
from kmap.register.stances import standing_stance
from kmap.register.vocabulary import AXES

_GIVEN = (*AXES, "stance")
_About = tuple[str, str | None]
"""An axis or the stance, and the topic; None for the matter in general."""


def hidden_assessments(stakeholder: Stakeholder, day: datetime.date) -> dict[int, set[str]]:
    """Return, by the index of an assessment in all registers, what nearer registers stand before.

    Parameters
    ----------
    stakeholder
        The stakeholder, with what each register says of it.
    day
        Assessments of nearer registers after this day hide nothing.
    """
    hidden: dict[int, set[str]] = {}
    if len(stakeholder.layers) == 1:
        return hidden
    decided: set[_About] = set()
    for before, layer in with_assessments_before(stakeholder.layers):
        for index, one in enumerate(layer.assessments):
            gone = {given for given in _GIVEN if not decided.isdisjoint({(given, None), (given, one.topic)})}
            if gone:
                hidden[before + index] = gone
        decided.update(_decided(layer, day))
    return hidden


def without_hidden(stakeholder: Stakeholder, by_topic: dict[str, Any], day: datetime.date) -> dict[str, Any]:
    """Return the scores by topic, as values, without those that a nearer general score stands before."""
    if len(stakeholder.layers) == 1:
        return by_topic
    kept = {topic: dict(entry) for topic, entry in by_topic.items()}
    decided: set[_About] = set()
    written: set[_About] = set()
    for layer in stakeholder.layers:
        for topic, own in layer.by_topic.items():
            for given in _GIVEN:
                if getattr(own, given) is None or (given, topic) in written:
                    continue
                written.add((given, topic))  # the nearest that writes it is what the register as a whole says
                if (given, None) in decided:
                    kept.get(topic, {}).pop(given, None)
        decided.update(_decided(layer, day))
    return {topic: entry for topic, entry in kept.items() if entry}


def _decided(layer: Stakeholder, day: datetime.date) -> Iterator[_About]:
    """Yield what one register gives of a stakeholder by itself."""
    for topic in {None, *layer.by_topic, *(one.topic for one in layer.assessments)}:
        for axis, score in zip(AXES, standing_scores(layer, day, topic), strict=True):
            if score is not None and score.topic == topic:
                yield axis, topic
        stance = standing_stance(layer, day, topic)
        if stance is None:
            continue
        step, *further = stance.route
        about = str(further[0]) if step == "by_topic" else None
        if step == "assessments":
            about = layer.assessments[int(further[0])].topic
        if about == topic:
            yield "stance", topic
