"""Cards that ask who is missing most from a table."""

import random
from collections.abc import Iterator, Sequence

from kmap.analysis.engagement import Suggestion
from kmap.analysis.game.card import BEST, Card, Choice
from kmap.analysis.game.telling import CHOICES, groups, is_high, score_in_words
from kmap.analysis.grid import Grid
from kmap.register.register import Register
from kmap.terminal import listed

_SEATED = 5
"""At most so many are said to sit at the table on one card."""


def cards_on_missing(
    register: Register, grid: Grid, suggestion: Suggestion, ones: Sequence[Suggestion], chance: random.Random
) -> Iterator[Card]:
    """Yield a card about somebody who should have a seat, where some others have one and some need none."""
    one = suggestion.stakeholder
    why = _claim(register, grid, suggestion)
    if not why or not _affected(grid, suggestion):
        return
    seated = [other.stakeholder.name for other in ones if other.stakeholder.at_the_table]
    others = [
        other
        for other in ones
        if not other.stakeholder.at_the_table
        and other.placement.scores.impact is not None  # of others, nobody can say that it does not hit them
        and _points(register, grid, other) < BEST
    ]
    if not seated or len(others) < 2:
        return
    near = [other for other in others if _points(register, grid, other)]
    chosen = chance.sample(near, min(1, len(near)))
    rest = [other for other in others if other not in chosen]
    chosen += chance.sample(rest, min(CHOICES - 1 - len(chosen), len(rest)))
    asked = [suggestion, *chosen]
    chance.shuffle(asked)
    table = sorted(chance.sample(seated, min(_SEATED, len(seated))))
    choices = [
        Choice(
            other.stakeholder.name, other.stakeholder.because or "", _points(register, grid, other), _rest(grid, other)
        )
        for other in asked
    ]
    yield Card(
        "missing",
        one.id,
        "A table",
        (f"At the table: {listed(table)}.",),
        "Who is missing most?",
        tuple(choices),
        f"{why}.",
    )


def _points(register: Register, grid: Grid, suggestion: Suggestion) -> int:
    """Return what it scores to ask somebody to the table.

    2 where they have no seat, and are strongly affected or speak for a declared group;
    1 where they have none and their interest is high; else 0.
    """
    if _claim(register, grid, suggestion):
        return BEST
    return int(suggestion.stakeholder.at_the_table is False and is_high(grid, suggestion, "interest"))


def _claim(register: Register, grid: Grid, suggestion: Suggestion) -> str:
    """Return why somebody without a seat should have one; empty where they have one, or nothing says so."""
    one = suggestion.stakeholder
    if one.at_the_table is not False:
        return ""
    spoken_for = groups(register, one)
    said = [
        *([score_in_words(grid, suggestion, "impact")] if _affected(grid, suggestion) else []),
        *([f"they speak for {listed(spoken_for)}"] if spoken_for else []),
    ]
    return f"no seat, and {listed(said)}" if said else ""


def _affected(grid: Grid, suggestion: Suggestion) -> bool:
    return is_high(grid, suggestion, "impact")


def _rest(grid: Grid, suggestion: Suggestion) -> str:
    """Return why it is not them who are missing most."""
    if _affected(grid, suggestion):
        return ""
    cares = "they care, " if is_high(grid, suggestion, "interest") else ""
    return f"{cares}and it does not hit them hard: {score_in_words(grid, suggestion, 'impact')}".removeprefix("and ")
