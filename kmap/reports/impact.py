"""The 3i types as a table: interest, influence and impact of each stakeholder, and the type they make."""

from kmap.analysis.grid_rule import rule_in_words
from kmap.analysis.impact import THREE_I, Affected, Impact
from kmap.report import Cell, Report

COLUMNS = ("id", "name", "category", *THREE_I, "type", "could_be", "missing")


def report(found: Impact) -> Report:
    """Return a row for each stakeholder, the highest impact first; a score that is missing is an empty cell."""
    topic = f", {found.grid.topic}" if found.grid.topic is not None else ""
    title = f"{found.grid.title}{topic}: interest, influence and impact"
    return Report("impact", title, COLUMNS, tuple(map(_row, found.affected)), notes(found))


def notes(found: Impact) -> tuple[str, ...]:
    """Return the rule used, and what is known of how many."""
    known, unknown = len(found.affected) - len(found.of(None)), len(found.of(None))
    return (*rule_in_words(found.grid, THREE_I), f"{known} with all three scores, {unknown} without")


def _row(one: Affected) -> tuple[Cell, ...]:
    who, scores = one.stakeholder, one.placement.scores
    three = (score.score if (score := scores.on(axis)) is not None else None for axis in THREE_I)
    return (who.id, who.name, who.category, *three, one.type, one.could_be, one.missing)
