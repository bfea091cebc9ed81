"""Movement on the grid: who came, left or moved between two grids, and by which scores.

The two grids are of one register on two days, or of two versions of a register. What is
compared is where stakeholders *stand*: the standing scores of each grid, set against the
thresholds of that grid. A place can therefore move without anybody's score moving, when
the threshold does.
"""

import datetime
from collections.abc import Iterable
from typing import NamedTuple

from kmap.analysis.grid import GRID_AXES, Grid, Placement, place
from kmap.register.models.stakeholder import Stakeholder
from kmap.register.register import Register
from kmap.register.scores import Rating, StandingScore
from kmap.register.vocabulary import AXES, Axis


class ScoreChange(NamedTuple):
    """A score that stands otherwise than before.

    Parameters
    ----------
    axis
        The axis.
    before, after
        The standing scores; None where the axis was, or is, unscored.
    """

    axis: Axis
    before: StandingScore | None
    after: StandingScore | None

    @property
    def reasons(self) -> tuple[str, ...]:
        """The reasons given with the score that stands now, each once, by date and assessor."""
        return _once(rating.because for rating in self._ratings)

    @property
    def assessors(self) -> tuple[str, ...]:
        """Who gave the score that stands now; empty for a written score."""
        return tuple(sorted({rating.by for rating in self._ratings if rating.by is not None}))

    @property
    def date(self) -> datetime.date | None:
        """The latest day on which the score that stands now was given; None for a written score."""
        return self.after.date if self.after is not None else None

    @property
    def _ratings(self) -> list[Rating]:
        """The scores that it is made of, in an order that does not depend on the order written."""
        ratings = self.after.ratings if self.after is not None else ()
        return sorted(ratings, key=lambda one: (one.date or datetime.date.min, one.by or "", one.because or ""))


class Move(NamedTuple):
    """A stakeholder that is on both grids and whose scores or quadrant differ.

    Parameters
    ----------
    before, after
        Its places.
    scores
        The axes whose standing score differs, impact included.
    thresholds
        The axes of the grid whose threshold moved, and of which it is on the other side now.
    """

    before: Placement
    after: Placement
    scores: tuple[ScoreChange, ...]
    thresholds: tuple[Axis, ...]

    @property
    def stakeholder(self) -> Stakeholder:
        """The stakeholder, as it is after the move."""
        return self.after.stakeholder

    @property
    def crossed(self) -> bool:
        """Whether it stands in another quadrant than before, ``unscored`` counting as a place of its own."""
        return self.before.quadrant != self.after.quadrant

    @property
    def is_drawn(self) -> bool:
        """Whether it can be seen on the grid: its influence, interest or quadrant differs."""
        return self.crossed or any(change.axis in GRID_AXES for change in self.scores)


class Movement(NamedTuple):
    """What differs between the grids of two registers.

    Parameters
    ----------
    earlier, later
        The registers.
    before, after
        Their grids.
    moves
        The stakeholders on both whose scores or quadrant differ, by name.
    came
        The places of those that are on the later grid only, by name.
    left
        The places of those that were on the earlier grid only, by name.
    """

    earlier: Register
    later: Register
    before: Grid
    after: Grid
    moves: tuple[Move, ...]
    came: tuple[Placement, ...]
    left: tuple[Placement, ...]


def movement(
    earlier: Register,
    later: Register,
    topic: str | None = None,
    *,
    category: str | None = None,
    tag: str | None = None,
) -> Movement:
    """Compare the grids of two registers, stakeholder by stakeholder.

    Parameters
    ----------
    earlier, later
        Two versions of a register; or one register, read as on two days
        (``dataclasses.replace(register, day=...)``). Stakeholders are matched by id.
    topic, category, tag
        What the grids are of; see `kmap.analysis.grid.place`.

    Returns
    -------
    Movement
        Of one register with itself an empty one. Scores no further apart than 1e-9 of
        the range of the scale are equal. Exchanging the registers exchanges `came` and
        `left`.

    Examples
    --------
    >>> import kmap
    >>> register = kmap.load("stakeholders.yaml")
    >>> movement(register, register).moves
    ()
    """
    before = place(earlier, topic, category=category, tag=tag)
    after = place(later, topic, category=category, tag=tag)
    then = {one.stakeholder.id: one for one in before.placements}
    now = {one.stakeholder.id: one for one in after.placements}
    moves = []
    for id_, placement in now.items():
        if id_ in then:
            scores = _score_changes(before, after, then[id_], placement)
            if scores or then[id_].quadrant != placement.quadrant:
                thresholds = _thresholds(before, after, then[id_], placement)
                moves.append(Move(then[id_], placement, scores, thresholds))
    return Movement(
        earlier,
        later,
        before,
        after,
        tuple(sorted(moves, key=lambda move: by_name(move.after))),
        tuple(sorted((one for id_, one in now.items() if id_ not in then), key=by_name)),
        tuple(sorted((one for id_, one in then.items() if id_ not in now), key=by_name)),
    )


def arrival(movement: Movement, placement: Placement) -> str:
    """Return why a stakeholder that came counts now and did not before."""
    stakeholder = placement.stakeholder
    if stakeholder.id not in movement.earlier.by_id:
        return "new in the register"
    return f"counts since {stakeholder.since}" if stakeholder.since is not None else "counts now, and did not then"


def departure(movement: Movement, placement: Placement) -> str:
    """Return why a stakeholder that left counted before and does not now."""
    stakeholder = movement.later.by_id.get(placement.stakeholder.id)
    if stakeholder is None:
        return "no longer in the register"
    if stakeholder.until is not None and stakeholder.until < movement.later.day:
        return f"counted until {stakeholder.until}"
    return f"counts only since {stakeholder.since}" if stakeholder.since is not None else "does not count now"


def successor(movement: Movement, placement: Placement) -> Stakeholder | None:
    """Return who took the place of one that left, as the later register says it, else the earlier."""
    stakeholder = movement.later.by_id.get(placement.stakeholder.id, placement.stakeholder)
    id_ = stakeholder.succeeded_by or placement.stakeholder.succeeded_by
    return movement.later.by_id.get(id_, movement.earlier.by_id.get(id_)) if id_ is not None else None


def _score_changes(before: Grid, after: Grid, then: Placement, now: Placement) -> tuple[ScoreChange, ...]:
    """Return the axes on which the standing scores of two placements differ."""
    changes = []
    for axis in AXES:
        one, other = then.scores.on(axis), now.scores.on(axis)
        scores = (one.score if one is not None else None, other.score if other is not None else None)
        if not _equal(*scores, _tolerance(before, after)):
            changes.append(ScoreChange(axis, one, other))
    return tuple(changes)


def _thresholds(before: Grid, after: Grid, then: Placement, now: Placement) -> tuple[Axis, ...]:
    """Return the axes whose threshold moved and of which a stakeholder is on the other side now."""
    axes = []
    for axis in GRID_AXES:
        one, other = then.scores.on(axis), now.scores.on(axis)
        moved = not _equal(before.thresholds[axis].value, after.thresholds[axis].value, _tolerance(before, after))
        if one is None or other is None or not moved:
            continue
        if before.is_high(axis, one.score) != after.is_high(axis, other.score):
            axes.append(axis)
    return tuple(axes)


def _tolerance(before: Grid, after: Grid) -> float:
    return max(before.scale.tolerance, after.scale.tolerance)


def _equal(one: float | None, other: float | None, tolerance: float) -> bool:
    """Say whether two scores are equal; missing is equal to missing only."""
    if one is None or other is None:
        return one is other
    return abs(one - other) <= tolerance


def by_name(placement: Placement) -> tuple[str, str]:
    """Return a key that sorts by name, whatever its case, then by id."""
    return placement.stakeholder.name.casefold(), placement.stakeholder.id


def _once(texts: Iterable[str | None]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(text for text in texts if text))
