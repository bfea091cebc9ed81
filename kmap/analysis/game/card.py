"""A card of the training game: a situation, a question, and answers that score."""

from typing import Literal, NamedTuple, get_args

Kind = Literal["place", "level", "format", "missing"]
KINDS: tuple[Kind, ...] = get_args(Kind)
"""The kinds of card, in the order in which a round has them."""

BEST = 2
"""The points of a right answer; a near miss has one, and anything else none."""


class Choice(NamedTuple):
    """One answer to choose.

    Parameters
    ----------
    word
        The answer in a word or a name.
    text
        What it means; empty where the word says it.
    points
        What it scores: 2 for a right answer, 1 for a near miss, else 0.
    remark
        What is said to those who chose it, where it is not right.
    """

    word: str
    text: str
    points: int
    remark: str


class Card(NamedTuple):
    """One card: a situation, a question, and the answers to choose from.

    Parameters
    ----------
    kind
        Which kind of card it is.
    subject
        The id of the stakeholder that it is about.
    title
        Whom or what it is about, for people.
    situation
        What is told, in sentences.
    question
        What is asked.
    choices
        The answers, in the order in which they are shown; at least one is right.
    why
        Why the right answer is right.
    """

    kind: Kind
    subject: str
    title: str
    situation: tuple[str, ...]
    question: str
    choices: tuple[Choice, ...]
    why: str

    @property
    def best(self) -> int:
        """The index of the first answer that is right."""
        return next(index for index, choice in enumerate(self.choices) if choice.points == BEST)
