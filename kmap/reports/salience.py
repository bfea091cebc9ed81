"""Salience as a table: which attributes each stakeholder has, and of which type its claim is."""

from kmap.analysis.salience import ATTRIBUTES, Classified, Salience
from kmap.report import Cell, Report

COLUMNS = ("id", "name", "category", *ATTRIBUTES, "type", "claim", "missing")


def report(found: Salience) -> Report:
    """Return a row for each stakeholder, by name; an attribute that is not given is an empty cell."""
    return Report(
        "salience", f"{found.grid.title}: salience", COLUMNS, tuple(map(_row, found.classified)), notes(found)
    )


def notes(found: Salience) -> tuple[str, ...]:
    """Return of how many all three attributes are known."""
    known, unknown = len(found.classified) - len(found.of(None)), len(found.of(None))
    said = [f"{known} with all three attributes, {unknown} without"]
    if found.grid.topic is not None:
        said.append("power, legitimacy and urgency are given for the matter in general, the same for every topic")
    return tuple(said)


def _row(one: Classified) -> tuple[Cell, ...]:
    given = one.stakeholder.salience
    attributes = (getattr(given, attribute) if given is not None else None for attribute in ATTRIBUTES)
    who = one.stakeholder
    return (who.id, who.name, who.category, *attributes, one.type, one.claim, one.missing)
