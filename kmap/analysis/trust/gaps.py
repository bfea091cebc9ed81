"""Gaps: what a map does not say: scores that are missing, and scores without a reason."""

from typing import NamedTuple

from kmap.analysis.grid import Grid, Placement
from kmap.register.models.stakeholder import Stakeholder
from kmap.register.scores import StandingScore, all_assessments
from kmap.register.vocabulary import AXES, Axis


class Gap(NamedTuple):
    """What is missing of one stakeholder.

    Parameters
    ----------
    stakeholder
        The stakeholder.
    unscored
        The axes of the grid without a score, so that it has no place.
    unexplained
        The axes whose standing score comes without a reason.
    """

    stakeholder: Stakeholder
    unscored: tuple[Axis, ...]
    unexplained: tuple[Axis, ...]


def has_reason(stakeholder: Stakeholder) -> bool:
    """Say whether anything in a register says why a stakeholder is scored as it is, for whatever topic or day."""
    return bool(
        stakeholder.because
        or any(assessment.because for assessment in all_assessments(stakeholder))
        or any(entry.because for entry in stakeholder.by_topic.values())
    )


def is_explained(stakeholder: Stakeholder, score: StandingScore) -> bool:
    """Say whether a standing score comes with a reason.

    It does where one of the scores that it was made of has a `because`, where the topic
    that it was given for has one, or where the stakeholder has one for all its scores.
    The reasons of rounds that stand no longer do not count.
    """
    entry = stakeholder.by_topic.get(score.topic) if score.topic is not None else None
    return bool(
        any(rating.because for rating in score.ratings) or (entry is not None and entry.because) or stakeholder.because
    )


def gap(placement: Placement) -> Gap | None:
    """Return what is missing of one stakeholder; None where nothing is."""
    one = placement.stakeholder
    unexplained = tuple(
        axis for axis in AXES if (score := placement.scores.on(axis)) is not None and not is_explained(one, score)
    )
    return Gap(one, placement.missing, unexplained) if placement.missing or unexplained else None


def gaps(grid: Grid) -> tuple[Gap, ...]:
    """Return what is missing on a grid: first those without a place, then those without a reason, each by id."""
    found = [one for placement in grid.placements if (one := gap(placement)) is not None]
    return tuple(sorted(found, key=lambda one: (not one.unscored, one.stakeholder.id)))
