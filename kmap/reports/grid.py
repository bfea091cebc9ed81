"""The grid as a table: where each stakeholder stands."""

from kmap.analysis.change.movement import Movement
from kmap.analysis.grid import Grid, Placement
from kmap.analysis.grid_rule import rule_in_words
from kmap.register.vocabulary import AXES, Axis
from kmap.report import Cell, Report
from kmap.reports.moves import COLUMNS as CHANGES
from kmap.reports.moves import movement_rows

COLUMNS = (
    "id",
    "name",
    "category",
    "influence",
    "interest",
    "impact",
    "quadrant",
    "could_be",
    "missing",
    "contested",
    "influence_lowest",
    "influence_highest",
    "interest_lowest",
    "interest_highest",
    "assessors",
)


def report(grid: Grid, movement: Movement | None = None) -> Report:
    """Return a row for each placement, in the order of the register.

    With the movement to this grid, a part ``moves`` has a row for each value that differs.
    """
    about = f"{grid.title}: {grid.topic}" if grid.topic is not None else grid.title
    rows = tuple(_row(placement) for placement in grid.placements)
    parts = (_moves(movement),) if movement is not None else ()
    return Report("grid", about, COLUMNS, rows, tuple(rule_in_words(grid)), parts)


def _moves(movement: Movement) -> Report:
    since, rows = movement.before.day, tuple(movement_rows(movement))
    notes = () if rows else (f"nobody moved, came or left since {since}",)
    return Report("moves", f"Moved, came and left since {since}", CHANGES, rows, notes)


def _row(placement: Placement) -> tuple[Cell, ...]:
    stakeholder, scores = placement.stakeholder, placement.scores
    return (
        stakeholder.id,
        stakeholder.name,
        stakeholder.category,
        *(score.score if (score := scores.on(axis)) is not None else None for axis in AXES),
        placement.quadrant,
        placement.could_be,
        placement.missing,
        placement.contested,
        *_range(placement, "influence"),
        *_range(placement, "interest"),
        _assessors(placement),
    )


def _range(placement: Placement, axis: Axis) -> tuple[Cell, Cell]:
    score = placement.scores.on(axis)
    return (score.lowest, score.highest) if score is not None and score.assessed else (None, None)


def _assessors(placement: Placement) -> int:
    """Return how many assessors stand behind the place on the grid."""
    ratings = [
        rating
        for score in (placement.scores.influence, placement.scores.interest)
        if score is not None and score.assessed
        for rating in score.ratings
    ]
    return len({rating.by if rating.by is not None else rating.route[:2] for rating in ratings})
