"""Trust: how far a map can be trusted, by agreement, doubt, age and gaps."""

from typing import NamedTuple

from kmap.analysis.grid import Grid, place
from kmap.analysis.trust.agreement import Agreement, Leaning, agreements, leanings
from kmap.analysis.trust.alpha import Alpha, alphas
from kmap.analysis.trust.gaps import Gap, gaps
from kmap.analysis.trust.sensitivity import Sensitivity, sensitivities
from kmap.analysis.trust.staleness import Age, ages, review_every
from kmap.register.register import Register


class Trust(NamedTuple):
    """How far a map can be trusted.

    Parameters
    ----------
    grid
        The grid that it is asked of, with the stakeholders that are shown.
    alphas
        Krippendorff's alpha, of all axes together and of each.
    agreements
        Each score of two assessors or more, the most disputed first.
    leanings
        How each assessor scores beside the others.
    sensitivities
        How easily each place would be another one, by the id of the stakeholder.
    ages
        The age of each standing score, the oldest first.
    review_every
        After how many days a score is stale.
    gaps
        What is missing.
    """

    grid: Grid
    alphas: tuple[Alpha, ...]
    agreements: tuple[Agreement, ...]
    leanings: tuple[Leaning, ...]
    sensitivities: dict[str, Sensitivity]
    ages: tuple[Age, ...]
    review_every: int
    gaps: tuple[Gap, ...]


def trust(
    register: Register, topic: str | None = None, *, category: str | None = None, tag: str | None = None
) -> Trust:
    """Return how far the map of a register can be trusted.

    Parameters
    ----------
    register
        The register, which also says as on which day.
    topic
        The id of a topic; left out, the register's own, else the matter in general.
    category, tag
        Ask only of stakeholders of this category, or with this tag.

    Returns
    -------
    Trust
        In an empty register all of it is empty, and no alpha has a value.

    Examples
    --------
    >>> import kmap
    >>> found = trust(kmap.load("stakeholders.yaml"))
    >>> [gap.stakeholder.id for gap in found.gaps]
    ['main-road-residents']
    """
    grid = place(register, topic, category=category, tag=tag)
    return Trust(
        grid=grid,
        alphas=alphas(grid),
        agreements=agreements(grid),
        leanings=leanings(grid),
        sensitivities=sensitivities(grid),
        ages=ages(register, grid),
        review_every=review_every(register),
        gaps=gaps(grid),
    )
