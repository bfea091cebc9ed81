"""The cards of the training game: what each tells, asks, and scores.

A card rests on the same functions as `kmap grid` and `kmap suggest`: what is right is
what these say of the register that it is made from.
"""

import random
from collections.abc import Iterator

from kmap.analysis.engagement import Suggestion, suggest
from kmap.analysis.game.card import BEST, Card, Choice, Kind
from kmap.analysis.game.missing import cards_on_missing
from kmap.analysis.game.telling import CHOICES, groups, score_in_words
from kmap.analysis.grid import GRID_AXES, Grid
from kmap.analysis.output_kinds import KIND_PURPOSES, output_kinds
from kmap.register.models.stakeholder import Stakeholder
from kmap.register.register import Register
from kmap.register.vocabulary import LEVEL_MEANINGS, LEVELS, QUADRANT_MEANINGS, QUADRANTS, UNSCORED, Level, Quadrant
from kmap.terminal import listed


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
        "missing": [card for one in ones for card in cards_on_missing(register, grid, one, ones, chance)],
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
    scores = ", ".join(score_in_words(grid, suggestion, axis) for axis in GRID_AXES)
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


def _level(register: Register, grid: Grid, suggestion: Suggestion) -> Card:
    one, level = suggestion.stakeholder, suggestion.level
    assert level is not None, "there is one"
    at_table = {True: "They have a seat at the table.", False: "They have no seat at the table."}
    scores = ", ".join(score_in_words(grid, suggestion, axis) for axis in GRID_AXES)
    situation = [
        f"On the grid: {suggestion.placement.quadrant} ({scores}).",
        f"How hard it hits them: {score_in_words(grid, suggestion, 'impact')}.",
        *([at_table[one.at_the_table]] if one.at_the_table is not None else []),
        *([f"They speak for: {listed(groups(register, one))}."] if groups(register, one) else []),
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


def _format(register: Register, suggestion: Suggestion, chance: random.Random) -> Iterator[Card]:
    """Yield a card where it is known what suits somebody, and there is enough else to choose from."""
    one = suggestion.stakeholder
    suiting, origin = output_kinds(register, one, register.topic)
    category = register.categories.get(one.category or "")
    usual = category.formats if category is not None else ()
    near = [kind for kind in usual if kind not in suiting]
    others = [kind for kind in register.formats if kind not in suiting and kind not in usual]
    if not suiting or len(others) + len(near) < CHOICES - 1:
        return
    kinds = [chance.choice(suiting), *chance.sample(near, min(1, len(near)))]
    kinds += chance.sample(others, min(CHOICES - len(kinds), len(others)))
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
