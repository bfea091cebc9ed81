"""Verdicts: what agreement, doubt, age and gaps of a map come to, in plain words."""

from collections.abc import Iterator

from kmap.analysis.grid import scored
from kmap.analysis.trust.sensitivity import Tally, overall
from kmap.analysis.trust.trust import Trust
from kmap.analysis.trust.wording import age_in_words, counted, sentences
from kmap.terminal import number

FEWEST_UNITS = 10
"""Of fewer scores by two people or more, alpha says little."""

_AGREE = {
    "rely": "assessors agree well enough to rely on their scores",
    "tentative": "assessors agree roughly, enough for tentative conclusions",
    "do not rely": "assessors agree too little to rely on their scores",
}


def verdicts(trust: Trust) -> tuple[tuple[str, str], ...]:
    """Return what each part comes to, in plain words."""
    return (
        ("agreement", sentences(*_agreement_in_words(trust))),
        ("doubt", sentences(*_doubt_in_words(trust))),
        ("age", sentences(*age_in_words(trust.ages, trust.review_every))),
        ("gaps", sentences(*_gaps_in_words(trust))),
    )


def _agreement_in_words(trust: Trust) -> Iterator[str]:
    alpha = trust.alphas[0]
    if alpha.value is None or alpha.reading is None:
        yield f"how far assessors agree can't be told: {alpha.undefined}"
    else:
        rests = f"{counted(alpha.units, 'score')} by {counted(alpha.assessors, 'person', 'people')}"
        few = ", which is little to go by" if alpha.units < FEWEST_UNITS else ""
        yield f"{_AGREE[alpha.reading]}: alpha is {number(round(alpha.value, 3))}, from {rests}{few}"
    with_two = {one.stakeholder.id for one in trust.agreements}
    on_grid = scored(trust.grid.placements)
    alone = sum(one.stakeholder.id not in with_two for one in on_grid)
    if alpha.units and alone:
        yield f"of {counted(len(on_grid), 'place')}, {alone} {'has' if alone == 1 else 'have'} no score by two people"


def _doubt_in_words(trust: Trust) -> Iterator[str]:
    places = trust.sensitivities.values()
    if not places:
        yield "nobody has a place on the grid that could be in doubt"
        return
    fragile = sum(one.fragile for one in places)
    if fragile:
        verb, them = ("is", "it") if fragile == 1 else ("are", "them")
        yield f"of {counted(len(places), 'place')}, {fragile} {verb} fragile: small changes would often move {them}"
    else:
        yield f"none of {counted(len(places), 'place')} is fragile"
    together = overall(places)
    yield f"of all small changes, {_percent(together)} keep the place as it is ({together.kept:,} of {together.of:,})"


def _percent(tally: Tally) -> str:
    return f"{tally.share or 0:.0%}"


def _gaps_in_words(trust: Trust) -> Iterator[str]:
    if not trust.grid.placements:
        yield "there are no stakeholders to ask it of"
        return
    unscored = sum(bool(one.unscored) for one in trust.gaps)
    unexplained = sum(bool(one.unexplained) for one in trust.gaps)
    people = counted(len(trust.grid.placements), "stakeholder")
    yield f"of {people}, {unscored} {'is' if unscored == 1 else 'are'} unscored" if unscored else "nobody is unscored"
    if unexplained:
        yield f"for {unexplained}, scores come without a reason"
    elif trust.ages:  # where nothing is scored, no score can come without
        yield "every score comes with a reason"
