"""Movement on the grid in sentences: who moved from where to where, by which scores, whose and why."""

import datetime
from collections.abc import Iterable, Sequence

from kmap.analysis.change.movement import Move, Movement, ScoreChange, arrival, departure, successor
from kmap.analysis.grid import GRID_AXES, Placement
from kmap.register.vocabulary import UNSCORED
from kmap.terminal import listed, number


def moved(movement: Movement, move: Move) -> str:
    """Return a move as the end of a sentence that begins with a name.

    Parameters
    ----------
    movement
        The movement that it belongs to, which knows the thresholds.
    move
        The move.
    """
    scores = scores_in_words(move.scores)
    if move.thresholds:
        scores += _thresholds(movement, move)
    return f"{_places(move)}: {'; '.join(scores)}" if scores else _places(move)


def came(movement: Movement, placement: Placement) -> str:
    """Return where one that came stands and why it counts now, as the end of a sentence that begins with a name."""
    return f"{_place(placement)}: {arrival(movement, placement)}"


def left(movement: Movement, placement: Placement) -> str:
    """Return where one that left stood, why it no longer counts, and who took its place."""
    follower = successor(movement, placement)
    succeeded = f"; succeeded by {follower.name}" if follower is not None else ""
    return f"{_place(placement)}: {departure(movement, placement)}{succeeded}"


def _place(placement: Placement) -> str:
    return "not on the grid" if placement.quadrant == UNSCORED else f"in {placement.quadrant}"


def _places(move: Move) -> str:
    before, after = move.before.quadrant, move.after.quadrant
    if not move.crossed:
        return "stays off the grid" if after == UNSCORED else f"stays in {after}"
    if before == UNSCORED:
        return f"came onto the grid, into {after}"
    return f"left the grid, from {before}" if after == UNSCORED else f"moved from {before} to {after}"


def _thresholds(movement: Movement, move: Move) -> list[str]:
    """Return which thresholds of the grid moved under a stakeholder, so that it is on their other side."""
    stayed = not any(change.axis in GRID_AXES for change in move.scores)
    parts = ["its scores stayed"] if stayed else []
    for axis in move.thresholds:
        then, now = movement.before.thresholds[axis].value, movement.after.thresholds[axis].value
        if then is not None and now is not None:
            parts.append(f"the threshold of {axis} {_went(then, now)}")
    return parts


def scores_in_words(changes: Iterable[ScoreChange]) -> list[str]:
    """Return changes of scores, with who gave the new ones, when and why; those of one origin together."""
    by_source: dict[str, list[str]] = {}
    for change in changes:
        said = source(change.assessors, change.date, change.reasons)
        by_source.setdefault(said, []).append(_score_in_words(change))
    return [listed(scores) + (f" ({said})" if said else "") for said, scores in by_source.items()]


def _score_in_words(change: ScoreChange) -> str:
    if change.before is None or change.after is None:
        then, now = (number(one.score) if one is not None else UNSCORED for one in (change.before, change.after))
        return f"{change.axis} went from {then} to {now}"
    return f"{change.axis} {_went(change.before.score, change.after.score)}"


def _went(before: float, after: float) -> str:
    return f"{'rose' if after > before else 'fell'} from {number(before)} to {number(after)}"


def source(by: Sequence[str], date: datetime.date | None, because: Sequence[str]) -> str:
    """Return who said it, when and why, as far as that is known.

    Examples
    --------
    >>> source(("AK", "RM"), datetime.date(2026, 3, 2), ("Board minutes",))
    'AK and RM, 2026-03-02: Board minutes'
    """
    who = ", ".join(part for part in (listed(by), date.isoformat() if date is not None else "") if part)
    return ": ".join(part for part in (who, "; ".join(because)) if part)
