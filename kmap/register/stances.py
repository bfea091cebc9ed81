"""Standing stances: where a stakeholder stands on the matter, for a topic, on a day."""

import datetime
from statistics import median_low
from typing import NamedTuple

from kmap.errors import Route
from kmap.register.models.stakeholder import Stakeholder
from kmap.register.scores import by_assessor, rounds, shifted, with_assessments_before
from kmap.register.vocabulary import STANCES, DesiredStance, Stance


class StandingStance(NamedTuple):
    """The stance that stands.

    Parameters
    ----------
    stance
        The stance.
    route
        Where it is given, from the stakeholder down; of several assessments that
        give it, the first.
    """

    stance: Stance
    route: Route


def standing_stance(stakeholder: Stakeholder, day: datetime.date, topic: str | None = None) -> StandingStance | None:
    """Return the stance that stands on a day: assessed before written, the topic's before the general one.

    Of assessments the latest round that gives a stance stands, as for scores. Where
    its assessors differ, the median of the ordered stances stands, the lower of two:
    a stance is ordinal and never averaged. Of a stakeholder that is inherited, what the
    nearest register says stands.

    Parameters
    ----------
    stakeholder
        The stakeholder, as the register writes it.
    day
        Assessments after this day do not count.
    topic
        The topic; None for the matter in general.
    """
    layers = stakeholder.layers
    if len(layers) > 1:
        for before, layer in with_assessments_before(layers):
            standing = standing_stance(layer, day, topic)
            if standing is not None:
                return standing._replace(route=shifted(standing.route, before))
        return None
    if not stakeholder.assessments and stakeholder.stance is None and topic is None:
        return None
    topics = [topic, None] if topic is not None else [None]
    for one in topics:
        for _, given in rounds(stakeholder, day, one):
            stances = {
                index: assessment.stance
                for index, assessment in by_assessor(given, "stance")
                if assessment.stance is not None
            }
            if stances:
                stance = STANCES[median_low(map(STANCES.index, stances.values()))]
                index = next(index for index, given_stance in stances.items() if given_stance == stance)
                return StandingStance(stance, ("assessments", index, "stance"))
        entry = stakeholder.by_topic.get(one) if one is not None else stakeholder
        if entry is not None and entry.stance is not None and entry.stance.current is not None:
            place: Route = ("by_topic", one) if one is not None else ()
            return StandingStance(entry.stance.current, (*place, "stance", "current"))
    return None


def current_stance(stakeholder: Stakeholder, day: datetime.date, topic: str | None = None) -> Stance | None:
    """Return the stance that stands on a day, without its place; see `standing_stance`."""
    standing = standing_stance(stakeholder, day, topic)
    return standing.stance if standing is not None else None


def desired_stance(stakeholder: Stakeholder, topic: str | None = None) -> DesiredStance | None:
    """Return the stance that we would like them to have: the topic's, else the general one."""
    entry = stakeholder.by_topic.get(topic) if topic is not None else None
    if entry is not None and entry.stance is not None and entry.stance.desired is not None:
        return entry.stance.desired
    return stakeholder.stance.desired if stakeholder.stance is not None else None
