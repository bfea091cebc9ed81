"""The 3i types: whom the matter affects, set beside who cares and who decides.

After M.S. Reed et al., *Journal of Environmental Management* 373:123437, 2025, doi
10.1016/j.jenvman.2024.123437: interest, influence and impact, each high or low, make eight
types. A score is high when it is above its threshold; a type follows only where all three
are scored, since missing is never low.
"""

from dataclasses import dataclass
from itertools import product
from typing import Literal, NamedTuple, get_args

from kmap.analysis.grid import Grid, Placement, place
from kmap.register.models.stakeholder import Stakeholder
from kmap.register.register import Register
from kmap.register.vocabulary import Axis

THREE_I: tuple[Axis, Axis, Axis] = ("interest", "influence", "impact")
"""The axes in the order of the three i."""

ImpactType = Literal[
    "interested-influential-and-impacted",
    "interested-and-impacted",
    "disinterested-influential-and-impacted",
    "uninterested-and-impacted",
    "interested-influencers",
    "only-interested",
    "uninterested-influencers",
    "uninterested",
]
IMPACT_TYPES: tuple[ImpactType, ...] = get_args(ImpactType)
"""The eight types, those who are affected first, and of them those with influence."""

HIGHS: dict[ImpactType, tuple[bool, bool, bool]] = {
    "interested-influential-and-impacted": (True, True, True),
    "interested-and-impacted": (True, False, True),
    "disinterested-influential-and-impacted": (False, True, True),
    "uninterested-and-impacted": (False, False, True),
    "interested-influencers": (True, True, False),
    "only-interested": (True, False, False),
    "uninterested-influencers": (False, True, False),
    "uninterested": (False, False, False),
}
"""Whether interest, influence and impact are high in each type."""

IMPACT_NAMES: dict[ImpactType, str] = {
    "interested-influential-and-impacted": "Interested, influential and impacted",
    "interested-and-impacted": "Interested and impacted",
    "disinterested-influential-and-impacted": "Disinterested, influential and impacted",
    "uninterested-and-impacted": "Uninterested and impacted",
    "interested-influencers": "Interested influencers",
    "only-interested": "Only interested",
    "uninterested-influencers": "Uninterested influencers",
    "uninterested": "Uninterested",
}
"""The names of the types as people read them."""


class Affected(NamedTuple):
    """The type of one stakeholder.

    Parameters
    ----------
    placement
        The stakeholder, and where it stands on the grid.
    type
        Its type by the strict rule; None where one of the three is unscored.
    could_be
        The other types that it might be, because a score is on or near its threshold.
    missing
        The axes that are unscored.
    """

    placement: Placement
    type: ImpactType | None
    could_be: tuple[ImpactType, ...]
    missing: tuple[Axis, ...]

    @property
    def stakeholder(self) -> Stakeholder:
        """The stakeholder."""
        return self.placement.stakeholder

    @property
    def impact(self) -> float | None:
        """The standing score of impact."""
        score = self.placement.scores.impact
        return score.score if score is not None else None


@dataclass(frozen=True, slots=True)
class Impact:
    """The 3i types of the stakeholders of a register.

    Parameters
    ----------
    grid
        Who is shown, for which topic and day, with the thresholds of all three axes.
    affected
        One for each stakeholder shown: the highest impact first, then by name.
    """

    grid: Grid
    affected: tuple[Affected, ...]

    def of(self, type_: ImpactType | None) -> tuple[Affected, ...]:
        """Return those of a type; for None those who lack one of the three scores."""
        return tuple(one for one in self.affected if one.type == type_)


def impact_type(interest: bool, influence: bool, impact: bool) -> ImpactType:
    """Return the type of who is high on these axes.

    Examples
    --------
    >>> impact_type(interest=False, influence=False, impact=True)
    'uninterested-and-impacted'
    """
    return next(type_ for type_, highs in HIGHS.items() if highs == (interest, influence, impact))


def classify(
    register: Register, topic: str | None = None, *, category: str | None = None, tag: str | None = None
) -> Impact:
    """Say of each stakeholder of which 3i type it is.

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
    Impact
        Those without all three scores have no type.

    Examples
    --------
    >>> import kmap
    >>> found = classify(kmap.load("stakeholders.yaml"))
    >>> all((one.type is None) == bool(one.missing) for one in found.affected)
    True
    """
    grid = place(register, topic, category=category, tag=tag)
    return Impact(grid, tuple(sorted((_affected(grid, one) for one in grid.placements), key=_order)))


def _order(one: Affected) -> tuple[float, str, str]:
    return (
        -(one.impact if one.impact is not None else float("-inf")),
        one.stakeholder.name.casefold(),
        one.stakeholder.id,
    )


def _affected(grid: Grid, placement: Placement) -> Affected:
    scores = {axis: score.score for axis in THREE_I if (score := placement.scores.on(axis)) is not None}
    missing = tuple(axis for axis in THREE_I if axis not in scores)
    if missing:
        return Affected(placement, None, (), missing)
    own = impact_type(*(grid.is_high(axis, scores[axis]) for axis in THREE_I))
    sides = [(True, False) if axis in placement.doubtful else (grid.is_high(axis, scores[axis]),) for axis in THREE_I]
    possible = {impact_type(*highs) for highs in product(*sides)}
    return Affected(placement, own, tuple(one for one in IMPACT_TYPES if one in possible and one != own), ())
