"""Movement on the grid as rows: one for the quadrant and for each score of those that moved, one for each other."""

from collections.abc import Iterator

from kmap.analysis.change.movement import Move, Movement, arrival, departure, successor
from kmap.report import Cell

COLUMNS = ("what", "stakeholder", "name", "field", "before", "after", "because", "by", "date")
"""The columns of whatever says what changed."""

Row = tuple[Cell, ...]


def movement_rows(movement: Movement) -> Iterator[Row]:
    """Yield a row for the quadrant and for each score of those that moved, and one for each that came or left."""
    for move in movement.moves:
        yield from _move(move)
    for placement in movement.came:
        one = placement.stakeholder
        why = (arrival(movement, placement),)
        yield "came", one.id, one.name, "quadrant", None, placement.quadrant, why, (), one.since
    for placement in movement.left:
        one = placement.stakeholder
        follower = successor(movement, placement)
        because = (departure(movement, placement), *([f"succeeded by {follower.id}"] if follower is not None else []))
        yield "left", one.id, one.name, "quadrant", placement.quadrant, None, because, (), one.until


def _move(move: Move) -> Iterator[Row]:
    one, what = move.stakeholder, "moved" if move.crossed else "rescored"
    if move.crossed:
        moved = tuple(f"the threshold of {axis} moved" for axis in move.thresholds)
        yield what, one.id, one.name, "quadrant", move.before.quadrant, move.after.quadrant, moved, (), None
    for change in move.scores:
        before = change.before.score if change.before is not None else None
        after = change.after.score if change.after is not None else None
        yield what, one.id, one.name, change.axis, before, after, change.reasons, change.assessors, change.date
