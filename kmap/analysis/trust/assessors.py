"""Assessors: who gave the scores of a standing round."""

from kmap.register.scores import Rating, StandingScore


def assessor(rating: Rating) -> object:
    """Return by what an assessor is known again: the name; without one, the assessment itself."""
    return rating.by if rating.by is not None else rating.route[:2]


def by_assessor(score: StandingScore | None) -> dict[object, Rating]:
    """Return what each assessor of a standing round gave; nothing for a written score, or for none."""
    if score is None or not score.assessed:
        return {}
    return {assessor(rating): rating for rating in score.ratings}


def name_of(rating: Rating) -> str:
    """Return the name of an assessor, for people."""
    return rating.by if rating.by is not None else "somebody without a name"
