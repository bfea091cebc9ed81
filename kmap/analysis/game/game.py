"""The training game: which cards are played, what the answers score, and what to read after.

Four kinds of card: place a stakeholder on the grid from its description, choose the
level for a situation, choose the format for an audience, and find who is missing from a
table. Nothing is left to chance but the order, and that follows from the seed.
"""

import random
from collections.abc import Sequence
from typing import NamedTuple

from kmap.analysis.game.card import BEST, KINDS, Card, Kind
from kmap.analysis.game.cards import cards
from kmap.register.register import Register
from kmap.register.vocabulary import QUADRANTS

ROUNDS = 3
"""How many rounds are played where nobody says: a quarter of an hour for one person."""

LESSONS: dict[Kind, str] = {
    "place": (
        "The grid sorts stakeholders by two questions. Influence: how much power have they over the decision, or over "
        "what is done with it? Interest: how much does the matter mean to them? Two answers make four corners, and "
        "each corner calls for something else. Read the description and look for both."
    ),
    "level": (
        "How much engagement? To inform is to tell them; to consult, to ask and listen; to involve, to work with them "
        "so that their concerns shape what is done; to collaborate, to decide together; to empower, to let them "
        "decide. More is not better. The corner of the grid suggests a level; who is hit hard, or has no seat "
        "where decisions are taken although it concerns them, is at least involved."
    ),
    "format": (
        "The best result helps nobody who can't use the form in which it comes. Ask what they want. Until you have "
        "asked, begin with what is usual for their kind. Which of these would serve them best?"
    ),
    "missing": (
        "Those who usually have a seat are seldom those whom the matter hits. Look for somebody who has no seat and is "
        "strongly affected, or who speaks for a group that is easily left unheard."
    ),
}
"""What a player has to know before the first card of a kind, in plain words."""

SOURCES: dict[Kind, str] = {
    "place": "Mendelow 1981; Eden and Ackermann, Making Strategy, 1998",
    "level": "after the IAP2 Spectrum of Public Participation, 2018; the policy is kmap's",
    "format": "knowledge mobilisation: the most relevant format for the audience; the table is kmap's",
    "missing": "PROGRESS-Plus: O'Neill et al., J. Clin. Epidemiol. 67(1):56-64, 2014",
}
"""Whose idea it is that a kind of card teaches."""

READING: dict[Kind, tuple[str, ...]] = {
    "place": ("quadrants", *QUADRANTS),
    "level": ("levels",),
    "format": ("formats",),
    "missing": ("equity", "KM504"),
}
"""The words to look up with `kmap explain` after each kind of card."""


class Score(NamedTuple):
    """What was scored on the cards of one kind: the points, and the most that there could have been."""

    kind: Kind
    points: int
    most: int


def deck(register: Register, seed: int = 1, rounds: int | None = ROUNDS) -> tuple[Card, ...]:
    """Return the cards to play, round after round, one of each kind in a round.

    Parameters
    ----------
    register
        The register to make the cards from.
    seed
        The same register and seed give the same cards.
    rounds
        How many rounds at most; None for as many as there are cards for. A kind that
        has run out of cards is left out of the rounds that follow.

    Returns
    -------
    tuple of Card
        Empty where the register has nothing to ask about.
    """
    chance = random.Random(seed)  # noqa: S311  # the order of cards is no secret
    made = cards(register, chance)
    for of_kind in made.values():
        chance.shuffle(of_kind)
    longest = max(map(len, made.values()))
    return tuple(
        of_kind[place]
        for place in range(longest if rounds is None else min(rounds, longest))
        for of_kind in made.values()
        if place < len(of_kind)
    )


def scores(answered: Sequence[tuple[Card, int]]) -> tuple[Score, ...]:
    """Return what was scored, kind by kind, on the cards that were answered.

    Parameters
    ----------
    answered
        Each card with the index of the choice that was made.
    """
    found = []
    for kind in KINDS:
        points = [card.choices[index].points for card, index in answered if card.kind == kind]
        if points:
            found.append(Score(kind, sum(points), BEST * len(points)))
    return tuple(found)


def reading(answered: Sequence[tuple[Card, int]]) -> tuple[str, ...]:
    """Return the words to look up with `kmap explain`: of each kind with less than all points, the weakest first.

    For places, the quadrants that were missed are named too.
    """
    weak = sorted((one for one in scores(answered) if one.points < one.most), key=lambda one: one.points / one.most)
    missed = {card.choices[card.best].word for card, index in answered if card.choices[index].points < BEST}
    return tuple(word for one in weak for word in READING[one.kind] if word not in QUADRANTS or word in missed)
