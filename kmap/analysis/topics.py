"""Topics: where a stakeholder stands by topic, and what differs there from the matter in general."""

from collections.abc import Sequence
from dataclasses import replace
from typing import NamedTuple

from kmap.analysis.engagement import Suggestion, suggest
from kmap.analysis.grid import Grid
from kmap.register.models.stakeholder import Stakeholder
from kmap.register.register import Register
from kmap.register.scores import StandingScore
from kmap.register.vocabulary import AXES

FIELDS = ("influence", "interest", "impact", "quadrant", "could_be", "suggested", "target", "level")
"""What is compared, by the names that reports give to it."""


class OnTopic(NamedTuple):
    """Where one stakeholder stands on one topic.

    Parameters
    ----------
    topic
        The id of the topic; None for the matter in general.
    suggestion
        Its place and its engagement there.
    differs
        The fields that are other than in general, of `FIELDS`.
    """

    topic: str | None
    suggestion: Suggestion
    differs: tuple[str, ...]


class ByTopic(NamedTuple):
    """Where one stakeholder stands in general, and on each topic.

    Parameters
    ----------
    general
        The matter in general.
    topics
        The topics that were asked for, in the order of the register.
    """

    general: OnTopic
    topics: tuple[OnTopic, ...]

    @property
    def stakeholder(self) -> Stakeholder:
        """The stakeholder."""
        return self.general.suggestion.stakeholder

    @property
    def differing(self) -> tuple[OnTopic, ...]:
        """The topics on which anything is other than in general."""
        return tuple(one for one in self.topics if one.differs)


class Comparison(NamedTuple):
    """A register by topic.

    Parameters
    ----------
    grids
        The grid of each topic by its id, the matter in general under None first.
    stakeholders
        Those shown, in the order of the register.
    """

    grids: dict[str | None, Grid]
    stakeholders: tuple[ByTopic, ...]

    @property
    def topics(self) -> tuple[str, ...]:
        """The ids of the topics compared."""
        return tuple(topic for topic in self.grids if topic is not None)


def compare(
    register: Register, topics: Sequence[str] = (), *, category: str | None = None, tag: str | None = None
) -> Comparison:
    """Return where each stakeholder stands by topic: scores, quadrant and level.

    The matter in general is what stands without any topic, also where the register has a
    topic of its own. A score, target or level that a topic leaves out is the general one,
    so only what a topic says itself can differ; beside that, the quadrant where the
    threshold is a mean or a median, which each topic has of its own.

    Parameters
    ----------
    register
        The register, which also says as on which day.
    topics
        The ids of the topics to compare; all that the register declares where left out.
    category, tag
        Show only stakeholders of this category, or with this tag.

    Examples
    --------
    >>> import kmap
    >>> found = compare(kmap.load("stakeholders.yaml"), ["heat"])
    >>> [(one.stakeholder.id, one.differing[0].differs) for one in found.stakeholders if one.differing]
    [('housebuilders', ('interest', 'quadrant', 'suggested', 'level'))]
    """
    wanted = [topic for topic in register.topics if topic in topics or not topics]
    plain = register
    if register.topic is not None:
        plain = replace(register, document=register.document.model_copy(update={"topic": None}))
    found = {topic: suggest(plain, topic, category=category, tag=tag) for topic in (None, *wanted)}
    by_topic = {topic: {one.stakeholder.id: one for one in made.suggestions} for topic, made in found.items()}
    rows = []
    for placement in found[None].grid.placements:
        id_ = placement.stakeholder.id
        general = by_topic[None][id_]
        on_topics = (by_topic[topic][id_] for topic in wanted)
        compared = tuple(
            OnTopic(topic, one, _differing(general, one, register.scale.tolerance))
            for topic, one in zip(wanted, on_topics, strict=True)
        )
        rows.append(ByTopic(OnTopic(None, general, ()), compared))
    return Comparison({topic: made.grid for topic, made in found.items()}, tuple(rows))


def _differing(general: Suggestion, other: Suggestion, tolerance: float) -> tuple[str, ...]:
    differing = [
        axis for axis in AXES if _apart(general.placement.scores.on(axis), other.placement.scores.on(axis), tolerance)
    ]
    pairs = {
        "quadrant": (general.placement.quadrant, other.placement.quadrant),
        "could_be": (general.placement.could_be, other.placement.could_be),
        "suggested": ((general.level, general.at_least), (other.level, other.at_least)),
        "target": (general.target, other.target),
        "level": (general.standing, other.standing),
    }
    return (*differing, *(field for field, (one, another) in pairs.items() if one != another))


def _apart(one: StandingScore | None, other: StandingScore | None, tolerance: float) -> bool:
    """Say whether two scores differ; a missing one differs from every score, and not from a missing one."""
    if one is None or other is None:
        return one is not other
    return abs(one.score - other.score) > tolerance
