"""Scrutiny: how far the place of one stakeholder can be trusted."""

from typing import NamedTuple

from kmap.analysis.grid import Grid, Placement, place
from kmap.analysis.trust.agreement import Agreement, agreements_on
from kmap.analysis.trust.gaps import Gap, gap
from kmap.analysis.trust.sensitivity import Sensitivity, sensitivity
from kmap.analysis.trust.staleness import Age, ages_on, review_every
from kmap.register.models.stakeholder import Stakeholder
from kmap.register.register import Register


class Scrutiny(NamedTuple):
    """How far the place of one stakeholder can be trusted.

    Parameters
    ----------
    grid
        The grid that it is on.
    placement
        Its place.
    sensitivity
        How easily it would be another one; None for an unscored stakeholder.
    agreements
        Each of its scores that two assessors or more gave.
    ages
        The age of each of its scores.
    review_every
        After how many days a score is stale.
    gap
        What is missing; None where nothing is.
    """

    grid: Grid
    placement: Placement
    sensitivity: Sensitivity | None
    agreements: tuple[Agreement, ...]
    ages: tuple[Age, ...]
    review_every: int
    gap: Gap | None


def scrutinise(register: Register, stakeholder: Stakeholder, topic: str | None = None) -> Scrutiny:
    """Return how far the place of one stakeholder can be trusted.

    Parameters
    ----------
    register
        The register, which also says as on which day.
    stakeholder
        One of its stakeholders that count on the day.
    topic
        The id of a topic; left out, the register's own, else the matter in general.

    Examples
    --------
    >>> import kmap
    >>> register = kmap.load("stakeholders.yaml")
    >>> [agreement.r_wg for agreement in scrutinise(register, register.by_id["landlords"]).agreements]
    [1.0, 0.0]
    """
    grid = place(register, topic)
    placement = next(one for one in grid.placements if one.stakeholder is stakeholder)
    return Scrutiny(
        grid=grid,
        placement=placement,
        sensitivity=sensitivity(grid, placement),
        agreements=tuple(agreements_on(placement, grid.scale)),
        ages=tuple(ages_on(register, placement)),
        review_every=review_every(register),
        gap=gap(placement),
    )
