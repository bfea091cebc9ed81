"""Suggested engagement as a table: how much for whom, and why."""

from kmap.analysis.engagement import Suggestion, Suggestions
from kmap.analysis.grid_rule import rule_in_words
from kmap.analysis.trust.sensitivity import Sensitivity, sensitivities
from kmap.register.register import Register
from kmap.register.vocabulary import AXES
from kmap.report import Cell, Report
from kmap.terminal import number

COLUMNS = (
    "id",
    "name",
    "quadrant",
    "could_be",
    "suggested",
    "at_least",
    "target",
    "level",
    "current",
    "current_from",
    "gap",
    "every_days",
    "last_contact",
    "next_contact",
    "overdue_days",
    "formats",
    "formats_from",
    "owner",
    "stance",
    "desired_stance",
    "reasons",
    "kept_share",
    "fragile",
)


def report(register: Register, suggestions: Suggestions) -> Report:
    """Return a row for each suggestion; first what needs attention first.

    ``suggested`` is what the policy says, ``level`` the level that stands; ``kept_share``
    is the share of neighbouring placements that keep the quadrant, None where there is none.
    """
    grid = suggestions.grid
    about = f"{grid.title}: {grid.topic}" if grid.topic is not None else grid.title
    doubt = sensitivities(grid)
    rows = tuple(
        (*_row(register, suggestion), *_doubt(doubt.get(suggestion.stakeholder.id)))
        for suggestion in suggestions.suggestions
    )
    load = f"contacts a year at the levels that stand: {number(round(suggestions.contacts_a_year, 1))}"
    return Report("suggest", about, COLUMNS, rows, (*rule_in_words(grid, AXES), load))


def _row(register: Register, suggestion: Suggestion) -> tuple[Cell, ...]:
    placement = suggestion.placement
    overdue = (register.day - suggestion.due).days if suggestion.due is not None else 0
    return (
        suggestion.stakeholder.id,
        suggestion.stakeholder.name,
        placement.quadrant,
        placement.could_be,
        suggestion.level,
        suggestion.at_least,
        suggestion.target,
        suggestion.standing,
        suggestion.current,
        suggestion.current_from or None,
        suggestion.gap,
        suggestion.every,
        suggestion.last,
        suggestion.due,
        max(overdue, 0) if suggestion.due is not None else None,
        suggestion.formats,
        suggestion.formats_from or None,
        suggestion.owner,
        suggestion.stance,
        suggestion.desired,
        tuple(reason.text for reason in suggestion.reasons),
    )


def _doubt(sensitivity: Sensitivity | None) -> tuple[Cell, Cell]:
    return (sensitivity.share, sensitivity.fragile) if sensitivity is not None else (None, None)
