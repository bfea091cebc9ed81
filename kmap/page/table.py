"""The tables of a page: all that its pictures show, in words and numbers."""

from collections.abc import Iterator

from kmap.analysis.change.movement import Movement, arrival, departure
from kmap.analysis.engagement import Suggestion
from kmap.analysis.engagement_in_words import now_in_words
from kmap.analysis.network.nodes import name_of
from kmap.page.project import Project
from kmap.register.register import Register
from kmap.register.vocabulary import UNSCORED, Axis
from kmap.terminal import listed, number

COLUMNS = (
    "Number",
    "Name",
    "Category",
    "Influence",
    "Interest",
    "Impact",
    "Place",
    "How sure",
    "Level",
    "Now",
    "Owner",
    "Last contact",
    "Next contact",
)
TIES = ("From", "To", "Kind", "Strength", "Sense")
NONE = "\N{EN DASH}"
"""What stands in a cell for which there is nothing."""
NOBODY = "nobody named"
NO_CATEGORY = "No category"


def row(register: Register, number_: int, suggestion: Suggestion) -> tuple[str, ...]:
    """Return the cells of one stakeholder under `COLUMNS`."""
    one, placement = suggestion.stakeholder, suggestion.placement
    return (
        str(number_),
        one.name,
        category(register, suggestion),
        score(suggestion, "influence"),
        score(suggestion, "interest"),
        score(suggestion, "impact"),
        placement.quadrant,
        "; ".join(_doubts(suggestion)) or ("sure" if placement.quadrant != UNSCORED else NONE),
        level(suggestion),
        now_in_words(suggestion),
        suggestion.owner or NOBODY,
        str(suggestion.last or "none"),
        str(suggestion.due or NONE),
    )


def category(register: Register, suggestion: Suggestion) -> str:
    """Return the name of the category of a stakeholder."""
    known = register.categories.get(suggestion.stakeholder.category or "")
    return (known.name or known.id) if known is not None else suggestion.stakeholder.category or NO_CATEGORY


def score(suggestion: Suggestion, axis: Axis) -> str:
    """Return a score with the range over its assessors where they differ; ``unscored`` where there is none."""
    found = suggestion.placement.scores.on(axis)
    if found is None:
        return "unscored" if axis in suggestion.placement.missing else NONE
    differ = found.assessed and found.lowest < found.highest
    return number(found.score) + (f" ({number(found.lowest)} to {number(found.highest)})" if differ else "")


def level(suggestion: Suggestion) -> str:
    """Return the level that stands, and whether a person has decided on it."""
    if suggestion.standing is None:
        return NONE
    if suggestion.target is not None:
        return f"{suggestion.target}, decided"
    return f"{'at least ' if suggestion.at_least else ''}{suggestion.standing}, suggested"


def _doubts(suggestion: Suggestion) -> Iterator[str]:
    placement = suggestion.placement
    if placement.contested:
        yield "contested"
    if placement.could_be:
        yield f"doubtful: could be {listed(placement.could_be, 'or')}"


def ties(project: Project) -> Iterator[tuple[str, ...]]:
    """Yield each relationship between those shown and the team, as cells under `TIES`."""
    register = project.register
    shown = {register.team.id, *project.ids}
    for one in register.relationships:
        if one.from_ in shown and one.to in shown and one.from_ != one.to:
            sense = "conflict" if one.effect == "negative" else "both ways" if one.mutual else "one way"
            ends = (name_of(register, one.from_), name_of(register, one.to))
            yield (*ends, one.kind or NONE, number(one.strength), sense)


def moves(moved: Movement) -> Iterator[tuple[str, str]]:
    """Yield who moved, came or left, by name: the id, and what happened in words."""
    for one in moved.moves:
        changes = [f"{change.axis} {_number(change.before)} to {_number(change.after)}" for change in one.scores]
        if one.crossed:
            changes.insert(0, f"from {one.before.quadrant} to {one.after.quadrant}")
        if one.thresholds:
            changes.append(f"the threshold of {listed(one.thresholds)} moved")
        because = [reason for change in one.scores for reason in change.reasons]
        why = f" ({'; '.join(dict.fromkeys(because))})" if because else ""
        yield one.stakeholder.id, f"{one.stakeholder.name}: {', '.join(changes)}{why}"
    for placement in moved.came:
        yield placement.stakeholder.id, f"{placement.stakeholder.name}: came, {arrival(moved, placement)}"
    for placement in moved.left:
        yield placement.stakeholder.id, f"{placement.stakeholder.name}: left, {departure(moved, placement)}"


def _number(standing: object) -> str:
    found = getattr(standing, "score", None)
    return number(found) if found is not None else "unscored"
