"""Sensitivity: how easily a place on the grid would be another one.

A stakeholder keeps its quadrant, or does not, in each *neighbouring placement*: the
scores a nudge away, an assessor left out, a threshold half a nudge away. All of them
are counted, none is drawn at random. One at a time: how two changes act together is
asked of the two scores only.
"""

from collections.abc import Iterable, Iterator, Mapping
from itertools import product
from statistics import median
from typing import Literal, NamedTuple, get_args

from kmap.analysis.grid import GRID_AXES, Grid, Placement, quadrant
from kmap.analysis.trust.assessors import by_assessor, name_of
from kmap.register.score_scale import ScoreScale
from kmap.register.scores import Rating
from kmap.register.vocabulary import QUADRANTS, Axis, Quadrant

Kind = Literal["nudge", "assessor", "threshold"]
KINDS: tuple[Kind, ...] = get_args(Kind)
"""The kinds of neighbours: scores nudged, an assessor left out, a threshold moved."""

FRAGILE_BELOW = 0.75
"""A place is fragile when a smaller share than this of its neighbours keeps the quadrant."""


class Change(NamedTuple):
    """What is another one in a neighbouring placement.

    Parameters
    ----------
    axis
        The axis.
    before, after
        Its score as it stands and as it is there; its threshold, where that is moved.
    """

    axis: Axis
    before: float
    after: float


class Neighbour(NamedTuple):
    """A neighbouring placement.

    Parameters
    ----------
    kind
        What is changed: ``nudge``, ``assessor`` or ``threshold``.
    changes
        The change on each axis; none where an assessor's scores make no difference.
    quadrant
        The quadrant in this placement, by the strict rule.
    without
        Who is left out, in words; empty where it is not about assessors.
    """

    kind: Kind
    changes: tuple[Change, ...]
    quadrant: Quadrant
    without: str = ""


class Tally(NamedTuple):
    """How many of some neighbouring placements keep the quadrant.

    Parameters
    ----------
    kept, of
        How many keep it, and of how many.
    """

    kept: int
    of: int

    @property
    def share(self) -> float | None:
        """The share that keeps it, from 0 to 1; None of nothing."""
        return self.kept / self.of if self.of else None


class Sensitivity(NamedTuple):
    """How easily one stakeholder's place would be another one.

    Parameters
    ----------
    quadrant
        The quadrant that it has.
    neighbours
        All neighbouring placements: nudges, then assessors, then thresholds.
    """

    quadrant: Quadrant
    neighbours: tuple[Neighbour, ...]

    def tally(self, *kinds: Kind) -> Tally:
        """Return how many neighbours of some kinds keep the quadrant; of all, where none is named."""
        asked = [one.quadrant == self.quadrant for one in self.neighbours if not kinds or one.kind in kinds]
        return Tally(sum(asked), len(asked))

    @property
    def share(self) -> float:
        """The share of all neighbours that keeps the quadrant, from 0 to 1."""
        together = self.tally()
        return together.kept / together.of

    @property
    def fragile(self) -> bool:
        """Whether fewer than three quarters of the neighbours keep the quadrant."""
        return self.share < FRAGILE_BELOW

    @property
    def moves_to(self) -> tuple[Quadrant, ...]:
        """The other quadrants that it has in some neighbour."""
        reached = {one.quadrant for one in self.neighbours}
        return tuple(other for other in QUADRANTS if other in reached and other != self.quadrant)

    def flips(self, *kinds: Kind) -> tuple[Neighbour, ...]:
        """Return the smallest changes that give another quadrant: those that are not two nudges at once.

        Two nudges lead to nothing that one of them, or each by itself, does not lead to.
        """
        return tuple(
            one
            for one in self.neighbours
            if one.quadrant != self.quadrant
            and (not kinds or one.kind in kinds)
            and not (one.kind == "nudge" and len(one.changes) > 1)
        )


def nudge(scale: ScoreScale) -> float:
    """Return how far a score is nudged, in points of the scale: a step, or a tenth of the range where that is more.

    Examples
    --------
    >>> nudge(ScoreScale(min=1, max=5, step=1, labels={})), nudge(ScoreScale(min=0, max=100, step=1, labels={}))
    (1, 10.0)
    """
    return max(scale.step, scale.range / 10)


def sensitivity(grid: Grid, placement: Placement) -> Sensitivity | None:
    """Return in which neighbouring placements a stakeholder keeps its quadrant.

    The neighbours are each of the eight combinations of influence and interest a nudge
    down, the same or up that lies inside the scale; each assessor of the standing rounds
    left out, one at a time, on every axis that another one has scored too; and each of
    the two thresholds half a nudge down or up, one at a time. A threshold by mean or
    median is not worked out anew where a score is another one.

    Parameters
    ----------
    grid
        The grid, with its thresholds.
    placement
        One of its placements.

    Returns
    -------
    Sensitivity or None
        None for an unscored stakeholder, which has no place that could change.

    Examples
    --------
    >>> import kmap
    >>> grid = kmap.place(kmap.load("stakeholders.yaml"))
    >>> council_teams = next(one for one in grid.placements if one.stakeholder.id == "council-teams")
    >>> sensitivity(grid, council_teams).tally()
    Tally(kept=6, of=9)
    """
    return _sensitivity(grid, placement, {})


def sensitivities(grid: Grid) -> dict[str, Sensitivity]:
    """Return the sensitivity of each stakeholder on a grid, by its id; the unscored are left out."""
    known: dict[tuple[float, float], tuple[list[Neighbour], list[Neighbour]]] = {}
    found = {one.stakeholder.id: _sensitivity(grid, one, known) for one in grid.placements}
    return {id_: one for id_, one in found.items() if one is not None}


def overall(sensitivities: Iterable[Sensitivity], *kinds: Kind) -> Tally:
    """Return how many of the neighbours of all stakeholders keep the quadrant, taken together."""
    tallies = [one.tally(*kinds) for one in sensitivities]
    return Tally(sum(one.kept for one in tallies), sum(one.of for one in tallies))


def _sensitivity(
    grid: Grid, placement: Placement, known: dict[tuple[float, float], tuple[list[Neighbour], list[Neighbour]]]
) -> Sensitivity | None:
    """Return a sensitivity; `known` holds what two scores alone decide, for all who share them."""
    influence, interest = placement.influence, placement.interest
    if influence is None or interest is None or placement.quadrant == "unscored":
        return None
    scores = (influence, interest)
    if scores not in known:
        known[scores] = list(_nudged(grid, scores)), list(_moved_thresholds(grid, scores))
    nudges, thresholds = known[scores]
    return Sensitivity(placement.quadrant, (*nudges, *_left_out(grid, placement, scores), *thresholds))


def _quadrant(grid: Grid, scores: Iterable[float]) -> Quadrant:
    return quadrant(*(grid.is_high(axis, score) for axis, score in zip(GRID_AXES, scores, strict=True)))


def _nudged(grid: Grid, scores: tuple[float, float]) -> Iterator[Neighbour]:
    by = nudge(grid.scale)
    for directions in product((-1, 0, 1), repeat=len(scores)):
        moved = [score + direction * by for score, direction in zip(scores, directions, strict=True)]
        if any(directions) and all(map(grid.scale.holds, moved)):
            changes = tuple(
                Change(*change)
                for change, direction in zip(zip(GRID_AXES, scores, moved, strict=True), directions, strict=True)
                if direction
            )
            yield Neighbour("nudge", changes, _quadrant(grid, moved))


def _left_out(grid: Grid, placement: Placement, scores: tuple[float, float]) -> Iterator[Neighbour]:
    rated = {axis: by_assessor(placement.scores.on(axis)) for axis in GRID_AXES}
    rated = {axis: ratings for axis, ratings in rated.items() if len(ratings) > 1}
    assessors = {who: rating for ratings in rated.values() for who, rating in ratings.items()}
    found = []
    for who, rating in assessors.items():
        moved = [_without(who, rated.get(axis, {}), score) for axis, score in zip(GRID_AXES, scores, strict=True)]
        changes = tuple(
            Change(axis, before, after)
            for axis, before, after in zip(GRID_AXES, scores, moved, strict=True)
            if abs(after - before) > grid.scale.tolerance
        )
        found.append(Neighbour("assessor", changes, _quadrant(grid, moved), name_of(rating)))
    return iter(sorted(found, key=lambda one: (one.without, one.changes)))


def _without(who: object, ratings: Mapping[object, Rating], score: float) -> float:
    """Return the median without one assessor; the score as it stands where this one did not give it."""
    if who not in ratings:
        return score
    return median(rating.score for other, rating in ratings.items() if other != who)


def _moved_thresholds(grid: Grid, scores: tuple[float, float]) -> Iterator[Neighbour]:
    half = nudge(grid.scale) / 2
    for index, axis in enumerate(GRID_AXES):
        threshold = grid.thresholds[axis].value
        assert threshold is not None, "somebody is scored"
        for by in (-half, half):
            # A threshold further up is a score further down.
            shifted = [score - by if place == index else score for place, score in enumerate(scores)]
            change = Change(axis, threshold, threshold + by)
            yield Neighbour("threshold", (change,), _quadrant(grid, shifted))
