"""The history of one stakeholder as a table: a row for each round of assessments."""

from kmap.analysis.change.history import History, Round
from kmap.register.vocabulary import AXES, Axis
from kmap.report import Cell, Report

COLUMNS = (
    "round",
    "topic",
    "first",
    "last",
    "assessors",
    *(f"{axis}{end}" for axis in AXES for end in ("", "_lowest", "_highest")),
    "quadrant",
    "stance",
)


def report(history: History) -> Report:
    """Return a row for each round, the earliest first.

    A score is the median over the assessors of the round; ``quadrant`` is where the
    stakeholder stood on the last day of the round, for the topic of the round.
    """
    rows = tuple(_row(one) for one in history.rounds)
    notes = () if rows else ("no assessments up to the day",)
    return Report("history", "History of the scores", COLUMNS, rows, notes)


def _row(one: Round) -> tuple[Cell, ...]:
    return (
        one.name,
        one.topic,
        one.first,
        one.last,
        assessors(one),
        *(cell for axis in AXES for cell in _score(one, axis)),
        one.standing.quadrant if one.standing is not None else None,
        one.stance,
    )


def assessors(one: Round) -> tuple[str, ...]:
    """Return who assessed in a round, and how many more did without a name."""
    return (*one.assessors, *([f"{one.unnamed} unnamed"] if one.unnamed else []))


def _score(one: Round, axis: Axis) -> tuple[Cell, Cell, Cell]:
    score = one.scores.on(axis)
    return (score.score, score.lowest, score.highest) if score is not None else (None, None, None)
