"""Stance set against influence: who stands in the way, who carries the matter, who should move where.

Stances after PMI's stakeholder engagement assessment matrix (*PMBOK Guide*, 5th ed. 2013,
section 13.2): ordered and without distance, so that moves are shown and never averaged. Support
against influence goes back to the maps of power and position in J.M. Bryson, *Public Management
Review* 6(1):21-53, 2004, doi 10.1080/14719030410001675722. What blocking and carrying mean here is
kmap's own.
"""

from dataclasses import dataclass
from typing import Literal, NamedTuple

from kmap.analysis.grid import Grid, Placement, place
from kmap.register.models.stakeholder import Stakeholder
from kmap.register.register import Register
from kmap.register.stances import current_stance, desired_stance
from kmap.register.vocabulary import STANCES, DesiredStance, Stance

Part = Literal["blocks", "might block", "carries", "might carry", "undecided", ""]

PART_MEANINGS: dict[Part, str] = {
    "blocks": "resistant, and influence is high",
    "might block": "resistant, and influence is doubtful or unscored",
    "carries": "supportive or leading, and influence is high",
    "might carry": "supportive or leading, and influence is doubtful or unscored",
    "undecided": "unaware or neutral, and influence is high",
}
"""What a stakeholder does to the matter, and when that is said; of the others nothing is."""


class Stand(NamedTuple):
    """Where one stakeholder stands on the matter.

    Parameters
    ----------
    placement
        The stakeholder, and where it stands on the grid.
    current
        Its standing stance; None where nobody has said.
    desired
        The stance that we would like it to have.
    part
        What it does to the matter; empty where its influence is low, or its stance is not known.
    """

    placement: Placement
    current: Stance | None
    desired: DesiredStance | None
    part: Part

    @property
    def stakeholder(self) -> Stakeholder:
        """The stakeholder."""
        return self.placement.stakeholder

    @property
    def influence(self) -> float | None:
        """The standing score of influence."""
        return self.placement.influence

    @property
    def steps(self) -> int | None:
        """How many places lie from the stance now to the desired one, below 0 for back; None without both."""
        if self.current is None or self.desired is None:
            return None
        return STANCES.index(self.desired) - STANCES.index(self.current)


@dataclass(frozen=True, slots=True)
class Stands:
    """Where the stakeholders of a register stand on the matter.

    Parameters
    ----------
    grid
        Who is shown, for which topic and day.
    stands
        One for each stakeholder shown: the highest influence first, unscored last, then by name.
    """

    grid: Grid
    stands: tuple[Stand, ...]

    def at(self, stance: Stance | None) -> tuple[Stand, ...]:
        """Return those of a stance; for None those of whom none is known."""
        return tuple(one for one in self.stands if one.current == stance)

    def who(self, part: Part) -> tuple[Stand, ...]:
        """Return those who do this to the matter."""
        return tuple(one for one in self.stands if one.part == part)


def classify(
    register: Register, topic: str | None = None, *, category: str | None = None, tag: str | None = None
) -> Stands:
    """Say of each stakeholder where it stands on the matter, and what that does to it.

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
    Stands
        High is above the threshold of influence, not on it. A score on or near the
        threshold, and one that is missing, leave it open: who is resistant with such a
        score might block.

    Examples
    --------
    >>> import kmap
    >>> found = classify(kmap.load("stakeholders.yaml"))
    >>> [one.stakeholder.id for one in found.who("blocks") if one.current != "resistant"]
    []
    """
    grid = place(register, topic, category=category, tag=tag)
    topic = topic if topic is not None else register.topic
    stands = []
    for placement in grid.placements:
        current = current_stance(placement.stakeholder, register.day, topic)
        desired = desired_stance(placement.stakeholder, topic)
        stands.append(Stand(placement, current, desired, _part(grid, placement, current)))
    return Stands(grid, tuple(sorted(stands, key=_order)))


def _order(one: Stand) -> tuple[bool, float, str, str]:
    influence = one.influence
    return influence is None, -(influence or 0.0), one.stakeholder.name.casefold(), one.stakeholder.id


def _part(grid: Grid, placement: Placement, stance: Stance | None) -> Part:
    influence = placement.influence
    is_open = influence is None or "influence" in placement.doubtful
    is_high = influence is not None and grid.is_high("influence", influence)
    if stance is None or not (is_open or is_high):
        return ""
    if stance == "resistant":
        return "might block" if is_open else "blocks"
    if stance in ("supportive", "leading"):
        return "might carry" if is_open else "carries"
    return "" if is_open else "undecided"
