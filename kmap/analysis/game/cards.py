"""The cards of the training game: what each tells, asks, and scores.

A card rests on the same functions as `kmap grid` and `kmap suggest`: what is right is
what these say of the register that it is made from.
"""

import random
from collections.abc import Iterator, Sequence
from typing import Literal, NamedTuple, get_args

from kmap.analysis.engagement import Suggestion, suggest
from kmap.analysis.grid import GRID_AXES, Grid
from kmap.analysis.output_kinds import KIND_PURPOSES, output_kinds
from kmap.register.models.stakeholder import Stakeholder
from kmap.register.register import Register
from kmap.register.vocabulary import (
    LEVEL_MEANINGS,
    LEVELS,
    QUADRANT_MEANINGS,
    QUADRANTS,
    UNSCORED,
    Axis,
    Level,
    Quadrant,
)
from kmap.terminal import listed, number

Kind = Literal["place", "level", "format", "missing"]
KINDS: tuple[Kind, ...] = get_args(Kind)
"""The kinds of card, in the order in which a round has them."""

BEST = 2
"""The points of a right answer; a near miss has one, and anything else none."""

_SEATED = 5
"""At most so many are said to sit at the table on one card."""

_CHOICES = 4
"""So many answers there are to choose from on a card about formats, and on one about who is missing."""


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


def cards(register: Register, chance: random.Random) -> dict[Kind, list[Card]]:
    """Return every card that can be made from a register, by kind and by the ids of their subjects.

    Left out are persons, as nobody is judged in a game, and from places and levels those
    whose place is doubtful or unscored: nobody could say what is right.

    Parameters
    ----------
    register
        The register.
    chance
        Chooses and orders the answers where there are more than fit.
    """
    suggestions = suggest(register)
    grid = suggestions.grid
    ones = sorted(suggestions.suggestions, key=lambda one: one.stakeholder.id)
    ones = [one for one in ones if one.stakeholder.kind != "person"]
    sure = [one for one in ones if one.placement.quadrant != UNSCORED and not one.placement.could_be]
    return {
        "place": [_place(register, grid, one) for one in sure if one.stakeholder.because],
        "level": [_level(register, grid, one) for one in sure if one.level is not None],
        "format": [card for one in ones for card in _format(register, one, chance)],
        "missing": [card for one in ones for card in _missing(register, grid, one, ones, chance)],
    }


def _told(register: Register, one: Stakeholder) -> list[str]:
    category = register.categories.get(one.category or "")
    told = [category.name or category.id] if category is not None else []
    return [*told, *([one.because] if one.because else [])]


def _place(register: Register, grid: Grid, suggestion: Suggestion) -> Card:
    one, placement = suggestion.stakeholder, suggestion.placement
    right = placement.quadrant
    assert right != UNSCORED, "it has a place"
    choices = [_corner(quadrant, right) for quadrant in QUADRANTS]
    scores = ", ".join(_score(grid, suggestion, axis) for axis in GRID_AXES)
    why = f"{scores}. That is {right}: {QUADRANT_MEANINGS[right]}."
    return Card(
        "place", one.id, one.name, tuple(_told(register, one)), "Where do they stand on the grid?", tuple(choices), why
    )


def _corner(quadrant: Quadrant, right: Quadrant) -> Choice:
    highs = _highs(quadrant)
    text = " and ".join(f"{'much' if high else 'little'} {axis}" for axis, high in zip(GRID_AXES, highs, strict=True))
    same = [high == other for high, other in zip(highs, _highs(right), strict=True)]
    remark = ""
    if sum(same) == 1:
        remark = f"{GRID_AXES[same.index(True)]} is right, {GRID_AXES[same.index(False)]} is not"
    elif not any(same):
        remark = "this is the opposite corner"
    return Choice(quadrant, text, sum(same), remark)


def _highs(quadrant: Quadrant) -> tuple[bool, bool]:
    """Return whether influence and interest are high in a quadrant."""
    return quadrant in ("manage-closely", "keep-satisfied"), quadrant in ("manage-closely", "keep-informed")


def _score(grid: Grid, suggestion: Suggestion, axis: Axis) -> str:
    """Return a score set against its threshold, such as ``influence 5 (decides) is above 3``."""
    score, threshold = suggestion.placement.scores.on(axis), grid.thresholds[axis].value
    if score is None or threshold is None:
        return f"{axis} is not known"
    label = grid.scale.labels[axis].get(score.score)
    named = f" ({label})" if label else ""
    verb = "is above" if grid.is_high(axis, score.score) else "is not above"
    return f"{axis} {number(score.score)}{named} {verb} {number(threshold)}"


def _level(register: Register, grid: Grid, suggestion: Suggestion) -> Card:
    one, level = suggestion.stakeholder, suggestion.level
    assert level is not None, "there is one"
    at_table = {True: "They have a seat at the table.", False: "They have no seat at the table."}
    situation = [
        f"On the grid: {suggestion.placement.quadrant} ({', '.join(_score(grid, suggestion, a) for a in GRID_AXES)}).",
        f"How hard it hits them: {_score(grid, suggestion, 'impact')}.",
        *([at_table[one.at_the_table]] if one.at_the_table is not None else []),
        *([f"They speak for: {listed(_groups(register, one))}."] if _groups(register, one) else []),
    ]
    choices = [_of_level(other, level) for other in LEVELS]
    why = "; ".join(reason.text for reason in suggestion.reasons if reason.rule not in ("target", "capacity"))
    if suggestion.target is not None and suggestion.target != level:
        because = next((reason.text for reason in suggestion.reasons if reason.rule == "target"), "")
        why += f". In this register {because}"
    return Card(
        "level", one.id, one.name, tuple(situation), "How much engagement do they need?", tuple(choices), f"{why}."
    )


def _of_level(level: Level, right: Level) -> Choice:
    apart = LEVELS.index(level) - LEVELS.index(right)
    near = "a level too far" if apart == 1 else "a level short" if apart == -1 else ""
    far = f"{'more' if apart > 0 else 'less'} than this place calls for"
    remark = (
        ""
        if apart == 0
        else "nobody is empowered by a rule: a person decides that"
        if level == "empower"
        else near or far
    )
    return Choice(level, LEVEL_MEANINGS[level], max(0, BEST - abs(apart)), remark)


def _groups(register: Register, one: Stakeholder) -> list[str]:
    return [register.equity[group] for group in one.represents if group in register.equity]


def _format(register: Register, suggestion: Suggestion, chance: random.Random) -> Iterator[Card]:
    """Yield a card where it is known what suits somebody, and there is enough else to choose from."""
    one = suggestion.stakeholder
    suiting, origin = output_kinds(register, one, register.topic)
    category = register.categories.get(one.category or "")
    usual = category.formats if category is not None else ()
    near = [kind for kind in usual if kind not in suiting]
    others = [kind for kind in register.formats if kind not in suiting and kind not in usual]
    if not suiting or len(others) + len(near) < _CHOICES - 1:
        return
    kinds = [chance.choice(suiting), *chance.sample(near, min(1, len(near)))]
    kinds += chance.sample(others, min(_CHOICES - len(kinds), len(others)))
    chance.shuffle(kinds)
    choices = [_kind(register, kind, kind in suiting, kind in usual) for kind in kinds]
    names = listed([register.formats.get(kind, kind) for kind in suiting], "or")
    of = (category.name or category.id) if category is not None else "them"
    why = {
        "need": f"Their need asks for {names}. What a need asks for comes first.",
        "asked": f"They asked for {names}. What they asked for comes before what is usual for their kind.",
        "category": f"Nobody has asked them yet; usual for {of}: {names}.",
    }[origin]
    yield Card(
        "format", one.id, one.name, tuple(_told(register, one)), "Which format serves them best?", tuple(choices), why
    )


def _kind(register: Register, kind: str, suits: bool, usual: bool) -> Choice:
    remark = "" if suits else "usual for their kind, and not what they asked for" if usual else "made for others"
    return Choice(register.formats[kind], KIND_PURPOSES.get(kind, ""), BEST if suits else int(usual), remark)


def _missing(
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
    chosen += chance.sample(rest, min(_CHOICES - 1 - len(chosen), len(rest)))
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
    return int(suggestion.stakeholder.at_the_table is False and _is_high(grid, suggestion, "interest"))


def _claim(register: Register, grid: Grid, suggestion: Suggestion) -> str:
    """Return why somebody without a seat should have one; empty where they have one, or nothing says so."""
    one = suggestion.stakeholder
    if one.at_the_table is not False:
        return ""
    groups = _groups(register, one)
    said = [
        *([_score(grid, suggestion, "impact")] if _affected(grid, suggestion) else []),
        *([f"they speak for {listed(groups)}"] if groups else []),
    ]
    return f"no seat, and {listed(said)}" if said else ""


def _affected(grid: Grid, suggestion: Suggestion) -> bool:
    return _is_high(grid, suggestion, "impact")


def _is_high(grid: Grid, suggestion: Suggestion, axis: Axis) -> bool:
    score = suggestion.placement.scores.on(axis)
    return score is not None and grid.is_high(axis, score.score)


def _rest(grid: Grid, suggestion: Suggestion) -> str:
    """Return why it is not them who are missing most."""
    if _affected(grid, suggestion):
        return ""
    cares = "they care, " if _is_high(grid, suggestion, "interest") else ""
    return f"{cares}and it does not hit them hard: {_score(grid, suggestion, 'impact')}".removeprefix("and ")
