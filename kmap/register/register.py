"""A register as the rest of kmap sees it: complete, with its defaults, as on one day."""

import datetime
import os
from collections.abc import Container
from dataclasses import dataclass, field
from functools import cached_property
from typing import Protocol

from kmap.errors import Route
from kmap.register.models.document import Document
from kmap.register.models.knowledge import Need, Output, Question
from kmap.register.models.network import LogEntry, Relationship
from kmap.register.models.settings import Category, CheckSettings, Policy, Scale, Team, ThresholdByAxis
from kmap.register.models.stakeholder import Stakeholder
from kmap.register.score_scale import ScoreScale, score_scale
from kmap.register.scores import StandingScores, standing_scores
from kmap.register.source import Source
from kmap.register.vocabulary import CATEGORIES, CATEGORY_FORMATS, EQUITY_GROUPS, FORMATS, Axis

_POLICY = Policy.model_construct()
_CHECK = CheckSettings.model_construct()
_TEAM = Team.model_construct()


class Inheritance(Protocol):
    """How a register has come of its own text and of the register that it extends."""

    @property
    def own(self) -> Document:
        """What its own text says."""

    @property
    def parent(self) -> "Register":
        """The register that it extends, with what that one inherits."""

    def origin(self, route: Route) -> tuple[Source, Route]:
        """Return the text that a part of it comes from, and the route of the part in that text."""


@dataclass(frozen=True, eq=False)
class Register:
    """A register, read as on one day.

    Parameters
    ----------
    source
        The text that it was read from.
    document
        What the text says, field by field, with what is inherited.
    day
        The day as on which it is read: ``--as-of``, else the register's own
        ``as_of``, else today.
    unread_ids
        Words that may be ids in what could not be read; references to them are no
        mistake of their own.
    complete
        False where something in the text could not be read.
    inheritance
        How it has come of its own text and the register that it extends; None where it
        stands by itself.
    """

    source: Source = field(repr=False)
    document: Document = field(repr=False)
    day: datetime.date
    unread_ids: Container[str] = frozenset()
    complete: bool = True
    inheritance: Inheritance | None = field(default=None, repr=False)

    @property
    def path(self) -> str:
        """The path that the register was read from."""
        return self.source.path

    @property
    def own(self) -> Document:
        """What the text itself says, without what is inherited."""
        return self.inheritance.own if self.inheritance is not None else self.document

    @cached_property
    def ancestry(self) -> "tuple[Register, ...]":
        """The register and those that it extends, the nearest first."""
        return (self, *(self.inheritance.parent.ancestry if self.inheritance is not None else ()))

    @cached_property
    def lineage(self) -> tuple[str, ...]:
        """The resolved paths of the register and of those that it extends, the nearest first."""
        return tuple(os.path.realpath(one.path) for one in self.ancestry)

    def origin(self, route: Route) -> tuple[Source, Route]:
        """Return the text that a part of the register comes from, and the route of the part in that text.

        Of what several texts say together, such as a stakeholder of whom the nearer register
        changes a score, it is the nearest of those that say most of the route.
        """
        return self.inheritance.origin(route) if self.inheritance is not None else (self.source, route)

    def distance(self, route: Route) -> int:
        """Return how far away a part of the register is written: 0 in its own text, 1 in the one that it extends."""
        if self.inheritance is None:
            return 0
        source, _ = self.origin(route)
        return next(number for number, one in enumerate(self.ancestry) if one.source is source)

    @property
    def title(self) -> str:
        """What the register is about."""
        return self.document.title

    @property
    def topic(self) -> str | None:
        """The topic that is meant where none is asked for."""
        return self.document.topic

    @property
    def team(self) -> Team:
        """Ourselves."""
        return self.document.team or _TEAM

    @property
    def stakeholders(self) -> tuple[Stakeholder, ...]:
        """All stakeholders, those included that do not count on the day."""
        return self.document.stakeholders

    @property
    def relationships(self) -> tuple[Relationship, ...]:
        """The ties between stakeholders, and with the team."""
        return self.document.relationships

    @property
    def log(self) -> tuple[LogEntry, ...]:
        """The contacts with stakeholders, in the order written."""
        return self.document.log

    @property
    def needs(self) -> tuple[Need, ...]:
        """What people need to know."""
        return self.document.needs

    @property
    def questions(self) -> tuple[Question, ...]:
        """Research questions that answer needs."""
        return self.document.questions

    @property
    def outputs(self) -> tuple[Output, ...]:
        """What carries answers to audiences."""
        return self.document.outputs

    @property
    def policy(self) -> Policy:
        """How a place on the grid becomes an engagement level."""
        return self.document.policy or _POLICY

    @property
    def check(self) -> CheckSettings:
        """What `kmap check` looks at."""
        return self.document.check or _CHECK

    @property
    def borderline(self) -> float:
        """How near to the threshold a score is doubtful, in units of the scale."""
        return self.document.borderline

    @cached_property
    def scale(self) -> ScoreScale:
        """The scale of the scores."""
        return score_scale(self.document.scale or Scale.model_construct())

    def threshold_rule(self, axis: Axis) -> float | str:
        """Return the rule for an axis: ``midpoint``, ``mean``, ``median`` or a number."""
        rule = self.document.threshold
        if rule is None:
            return "midpoint"
        if isinstance(rule, ThresholdByAxis):
            by_axis: float | str = getattr(rule, axis)
            return by_axis
        return rule

    @cached_property
    def categories(self) -> dict[str, Category]:
        """All categories by id: the usual ones, unless switched off, then those declared."""
        usual: dict[str, Category] = {}
        if self.document.default_categories:
            usual = {
                id_: Category.model_construct(id=id_, name=name, formats=CATEGORY_FORMATS[id_])
                for id_, name in CATEGORIES.items()
            }
        return usual | {category.id: category for category in self.document.categories}

    @cached_property
    def formats(self) -> dict[str, str]:
        """The names of all output kinds by id."""
        return FORMATS | {kind.id: kind.name or kind.id for kind in self.document.formats}

    @cached_property
    def topics(self) -> dict[str, str]:
        """The names of the topics by id."""
        return {topic.id: topic.name or topic.id for topic in self.document.topics}

    @cached_property
    def equity(self) -> dict[str, str]:
        """The names of the equity groups that the register has set out to hear, by id."""
        return {group.id: group.name or EQUITY_GROUPS.get(group.id, group.id) for group in self.document.equity}

    @cached_property
    def by_id(self) -> dict[str, Stakeholder]:
        """The stakeholders by id; where two share one, the first."""
        return {stakeholder.id: stakeholder for stakeholder in reversed(self.stakeholders)}

    @cached_property
    def counting(self) -> tuple[Stakeholder, ...]:
        """The stakeholders that count on the day, from `since` to `until`, both ends included."""
        return tuple([stakeholder for _, stakeholder in self.counting_by_index])

    @cached_property
    def counting_by_index(self) -> tuple[tuple[int, Stakeholder], ...]:
        """The stakeholders that count on the day, each after its index among all of them."""
        return tuple([(index, one) for index, one in enumerate(self.stakeholders) if counts(one, self.day)])

    def standing(self, stakeholder: Stakeholder, topic: str | None = None) -> StandingScores:
        """Return the scores of one of its stakeholders that stand on the day; see `standing_scores`."""
        if not stakeholder.assessments:
            return standing_scores(stakeholder, self.day, topic)
        key = id(stakeholder), topic  # which stays: the register holds the stakeholder
        known = self._standing.get(key)
        if known is None:
            known = self._standing[key] = standing_scores(stakeholder, self.day, topic)
        return known

    @cached_property
    def _standing(self) -> dict[tuple[int, str | None], StandingScores]:
        return {}


def counts(stakeholder: Stakeholder, day: datetime.date) -> bool:
    """Say whether a stakeholder counts on a day: from `since` to `until`, both ends included."""
    begun = stakeholder.since is None or stakeholder.since <= day
    return begun and (stakeholder.until is None or day <= stakeholder.until)
