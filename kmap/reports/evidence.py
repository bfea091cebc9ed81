"""What single scores rest on, as rows: how far their assessors agree, and how old they are."""

from kmap.analysis.trust.agreement import Agreement
from kmap.analysis.trust.staleness import Age
from kmap.report import Cell

DISPUTED = ("id", "name", "axis", "score", "assessors", "lowest", "highest", "range", "r_wg")
AGE = ("id", "name", "axis", "score", "round", "date", "days", "stale")


def disputed(one: Agreement) -> tuple[Cell, ...]:
    """Return how far assessors agree on one score, as a row under `DISPUTED`."""
    score, who = one.score, one.stakeholder
    return who.id, who.name, one.axis, score.score, one.assessors, score.lowest, score.highest, one.range, one.r_wg


def aged(one: Age) -> tuple[Cell, ...]:
    """Return how old one score is, as a row under `AGE`."""
    score, who = one.score, one.stakeholder
    return who.id, who.name, one.axis, score.score, score.round, score.date, one.days, one.stale
