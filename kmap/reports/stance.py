"""Stance against influence as a table: where each stakeholder stands, and what that does to the matter."""

from kmap.analysis.grid_rule import rule_in_words
from kmap.analysis.stance import PART_MEANINGS, Stand, Stands
from kmap.report import Cell, Report

COLUMNS = ("id", "name", "category", "influence", "stance", "desired", "steps", "part")


def report(found: Stands) -> Report:
    """Return a row for each stakeholder, the highest influence first."""
    topic = f", {found.grid.topic}" if found.grid.topic is not None else ""
    title = f"{found.grid.title}{topic}: support against influence"
    return Report("stance", title, COLUMNS, tuple(map(_row, found.stands)), notes(found))


def notes(found: Stands) -> tuple[str, ...]:
    """Return the rule used, what the words mean, and of how many a stance is known."""
    said = [*rule_in_words(found.grid, ("influence",))]
    said += [f"{part}: {text}" for part, text in PART_MEANINGS.items() if found.who(part)]
    unknown = len(found.at(None))
    return (*said, f"a stance is known of {len(found.stands) - unknown} and of {unknown} not")


def _row(one: Stand) -> tuple[Cell, ...]:
    who = one.stakeholder
    return (who.id, who.name, who.category, one.influence, one.current, one.desired, one.steps, one.part or None)
