"""How much engagement each stakeholder needs, and why.

Levels after the IAP2 Spectrum of Public Participation (International Association
for Public Participation, 2018); compare S.R. Arnstein, *J. Am. Inst. Planners*
35(4):216-224, 1969. They are levels, not steps, and higher is not better. There is
no canonical way from a quadrant to a level: the register's policy is one, and every
suggestion says how it came about.
"""

import datetime
from collections.abc import Mapping
from functools import lru_cache
from typing import NamedTuple

from kmap.analysis.cadence import cadence, due, logged_level
from kmap.analysis.contacts import DAYS_A_YEAR, contacts
from kmap.analysis.decided import engagement_of
from kmap.analysis.grid import Grid, Placement, place
from kmap.analysis.output_kinds import output_kinds
from kmap.analysis.reasons import PolicySteps, Reason
from kmap.register.models.network import LogEntry
from kmap.register.models.stakeholder import Stakeholder
from kmap.register.register import Register
from kmap.register.stances import current_stance, desired_stance
from kmap.register.vocabulary import LEVELS, UNSCORED, DesiredStance, Level, Stance, SuggestedLevel


class Suggestion(NamedTuple):
    """How much engagement one stakeholder needs.

    Parameters
    ----------
    placement
        Its place on the grid.
    level
        The level that the policy suggests; None where nothing speaks for one.
    reasons
        How the level came about, in order.
    target
        The level that a person has decided on; it stands above the policy.
    current
        The level now.
    current_from
        Where `current` comes from: ``register``, ``log``, or empty where there is none.
    lapsed
        Whether the log has a level, but longer ago than that level's own cadence.
    every
        Days between contacts at the level that stands; None without a level.
    last
        The latest contact in the log.
    due
        The day of the next contact; None without a level.
    owner
        Who keeps up the engagement.
    register, topic
        What it is suggested for; the topic is None for the matter in general.
    """

    placement: Placement
    level: SuggestedLevel | None
    reasons: tuple[Reason, ...]
    target: Level | None
    current: Level | None
    current_from: str
    lapsed: bool
    every: int | None
    last: datetime.date | None
    due: datetime.date | None
    owner: str | None
    register: Register
    topic: str | None

    @property
    def stakeholder(self) -> Stakeholder:
        """The stakeholder."""
        return self.placement.stakeholder

    @property
    def formats(self) -> tuple[str, ...]:
        """The output kinds that suit them, by id."""
        return output_kinds(self.register, self.stakeholder, self.topic)[0]

    @property
    def formats_from(self) -> str:
        """Where `formats` come from: ``need``, ``asked``, ``category``, or empty."""
        return output_kinds(self.register, self.stakeholder, self.topic)[1]

    @property
    def stance(self) -> Stance | None:
        """Where they stand on the matter, where that is given."""
        return current_stance(self.stakeholder, self.register.day, self.topic)

    @property
    def desired(self) -> DesiredStance | None:
        """Where we would like them to stand, where that is given."""
        return desired_stance(self.stakeholder, self.topic)

    @property
    def at_least(self) -> bool:
        """Whether the policy's level is a lower bound only, because a score is missing."""
        return self.level is not None and self.placement.quadrant == UNSCORED

    @property
    def standing(self) -> Level | None:
        """The level that stands: the target, else what the policy suggests."""
        return self.target if self.target is not None else self.level

    @property
    def gap(self) -> int | None:
        """How many levels the engagement now is below the one that stands; none at all is below inform."""
        standing = self.standing
        if standing is None:
            return None
        return LEVELS.index(standing) - (LEVELS.index(self.current) if self.current is not None else -1)


class Suggestions(NamedTuple):
    """The engagement that a register's stakeholders need.

    Parameters
    ----------
    grid
        The grid that the suggestions are based on.
    topic
        The id of the topic; None for the matter in general.
    suggestions
        One for each stakeholder shown; first those with the widest gap between the
        level now and the one that stands, then by the day that the next contact is due.
    contacts_a_year
        How many contacts a year the levels that stand make, over the whole register,
        whatever is filtered from view.
    """

    grid: Grid
    topic: str | None
    suggestions: tuple[Suggestion, ...]
    contacts_a_year: float


def suggest(
    register: Register, topic: str | None = None, *, category: str | None = None, tag: str | None = None
) -> Suggestions:
    """Suggest how much engagement each stakeholder needs, and say why.

    Parameters
    ----------
    register
        The register, which also says as on which day.
    topic
        The id of a topic; left out, the register's own, else the matter in general.
    category, tag
        Show only stakeholders of this category, or with this tag.

    Returns
    -------
    Suggestions
        Sorted by what needs attention first.

    Examples
    --------
    >>> import kmap
    >>> register = kmap.load("stakeholders.yaml")
    >>> suggestions = kmap.suggest(register).suggestions
    >>> suggestions[0].reasons[0].rule
    'quadrant'
    """
    return _suggest(register, topic if topic is not None else register.topic, category, tag)


@lru_cache(maxsize=4)
def _suggest(register: Register, topic: str | None, category: str | None, tag: str | None) -> Suggestions:
    if category is not None or tag is not None:
        whole = suggest(register, topic)
        grid = place(register, topic, category=category, tag=tag)
        shown = {one.stakeholder.id for one in grid.placements}
        kept = tuple(one for one in whole.suggestions if one.stakeholder.id in shown)
        return Suggestions(grid, topic, kept, whole.contacts_a_year)
    made = sorted(suggestions_in_order(register, topic), key=_attention)
    load = sum(DAYS_A_YEAR / one.every for one in made if one.every is not None)
    return Suggestions(place(register, topic), topic, tuple(made), load)


def suggestions_in_order(register: Register, topic: str | None = None) -> tuple[Suggestion, ...]:
    """Return the suggestions for all who count on the day, in the order of the register; see `suggest`."""
    return _in_order(register, topic if topic is not None else register.topic)


@lru_cache(maxsize=4)
def _in_order(register: Register, topic: str | None) -> tuple[Suggestion, ...]:
    grid, met = place(register, topic), contacts(register)
    policy = PolicySteps(register, grid)
    return tuple([_suggestion(register, policy, met, topic, placement) for placement in grid.placements])


def _attention(suggestion: Suggestion) -> tuple[bool, int, datetime.date, str]:
    gap = suggestion.gap
    return gap is None, -(gap or 0), suggestion.due or datetime.date.max, suggestion.placement.stakeholder.id


def _suggestion(
    register: Register,
    policy: PolicySteps,
    met: Mapping[str, tuple[LogEntry, ...]],
    topic: str | None,
    placement: Placement,
) -> Suggestion:
    stakeholder = placement.stakeholder
    engagement = engagement_of(stakeholder, topic)
    reasons, level = policy.to(placement)
    entries = met.get(stakeholder.id, ())
    target = engagement.target
    standing = target if target is not None else level
    every = cadence(register, stakeholder, standing) if standing is not None else None
    if every is not None and stakeholder.capacity == "low":
        reasons += (Reason("capacity", "their capacity is low: twice the usual days between contacts", level),)
    if target is not None:
        because = f": {engagement.because}" if engagement.because else ""
        reasons += (Reason("target", _decision(target, level, placement) + because, target),)
    last = entries[-1].date if entries else None
    logged = logged_level(register, stakeholder, entries)
    return Suggestion(
        placement=placement,
        level=level,
        reasons=reasons,
        target=target,
        current=engagement.current if engagement.current is not None else logged,
        current_from="register" if engagement.current is not None else "log" if logged is not None else "",
        lapsed=logged is None and any(entry.level is not None for entry in entries),
        every=every,
        last=last,
        due=due(register, stakeholder, last, every),
        owner=engagement.owner,
        register=register,
        topic=topic,
    )


def _decision(target: Level, level: SuggestedLevel | None, placement: Placement) -> str:
    """Return what a person has decided, set against what the policy suggests."""
    higher = 0 if level is None else LEVELS.index(target) - LEVELS.index(level)
    if higher < 0:
        return f"a person has decided on {target}, below what is suggested"
    if level is None or placement.quadrant == UNSCORED:  # a lower bound, or nothing at all, to compare with
        return f"a person has decided on {target}"
    if higher == 0:
        return "a person has decided the same"
    return f"a person has decided on {target}, above what is suggested"


@lru_cache(maxsize=4)
def by_index(register: Register) -> tuple[tuple[int, Suggestion], ...]:
    """Return the suggestions in the order of the register, each with the index of its stakeholder."""
    indices = [index for index, _ in register.counting_by_index]
    return tuple(zip(indices, suggestions_in_order(register), strict=True))
