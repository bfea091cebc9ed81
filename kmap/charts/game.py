"""The training game in the terminal: a card, what an answer scored and why, and the result."""

from collections.abc import Iterator, Sequence

from kmap.analysis.game.card import BEST, Card, Kind
from kmap.analysis.game.game import LESSONS, SOURCES, Score, reading, scores
from kmap.terminal import Line, Span, Style, pad, printable, width_of, wrap

_INDENT = "  "
_HANG = 5  # a letter before a choice, with the spaces around it
_TITLES: dict[Kind, str] = {
    "place": "Where do they stand?",
    "level": "How much engagement?",
    "format": "In which format?",
    "missing": "Who is missing?",
}
_VERDICTS: dict[int, tuple[str, Style]] = {2: ("Right", "good"), 1: ("Nearly", "warning"), 0: ("Not this one", "error")}

Answered = Sequence[tuple[Card, int]]
"""Cards, each with the index of the choice that was made."""


def opening(title: str, count: int, teams: int, width: int = 80) -> list[Line]:
    """Return what is said before the first card: what the game is about, and which keys there are."""
    who = "each team answers in turn" if teams > 1 else "you answer"
    cards = f"{count} card{'s' * (count != 1)}"
    lines: list[Line] = [[Span(line, "bold")] for line in wrap(printable(title), width)]
    text = (
        f"A training game of {cards}: {who}, a right answer has 2 points and a near miss 1. "
        "Type a letter and Enter; ? explains what the card is about, q stops."
    )
    return [*lines, *_paragraph(text, width, ""), []]


def card(one: Card, place: int, count: int, width: int = 80, *, lesson: bool = False) -> list[Line]:
    """Return a card as lines.

    Parameters
    ----------
    one
        The card.
    place, count
        Which card of how many it is, from 1.
    width
        How many cells a line may take.
    lesson
        Whether to say first what has to be known for this kind of card.
    """
    lines: list[Line] = [[Span(f"Card {place} of {count}: {_TITLES[one.kind]}", "accent")], []]
    if lesson:
        lines += [*_paragraph(LESSONS[one.kind], width), []]
    lines += _paragraph(one.title, width, style="bold")
    for sentence in one.situation:
        lines += _paragraph(sentence, width)
    lines += [[], *_paragraph(one.question, width, style="bold")]
    wide = max(width_of(printable(choice.word)) for choice in one.choices) + 2
    for index, choice in enumerate(one.choices):
        lines += _choice(letter(index), printable(choice.word), printable(choice.text), wide, width)
    return [*lines, []]


def lesson_of(one: Card, width: int = 80) -> list[Line]:
    """Return what has to be known for a card, with its source."""
    return [*_paragraph(LESSONS[one.kind], width), *_paragraph(f"({SOURCES[one.kind]})", width, style="dim"), []]


def letter(index: int) -> str:
    """Return the letter of a choice.

    Examples
    --------
    >>> letter(0), letter(4)
    ('a', 'e')
    """
    return "abcdefghijklmnopqrstuvwxyz"[index]


def verdict(one: Card, index: int, width: int = 80, team: str = "") -> list[Line]:
    """Return what an answer scored, and to whom it was given."""
    choice = one.choices[index]
    word, style = _VERDICTS[choice.points]
    said = f"{word}: {choice.points} of {BEST}" + (f"; {choice.remark}" if choice.remark else "")
    lead = f"{team}: " if team else ""
    lines = wrap(printable(f"{lead}{said}."), max(1, width - len(_INDENT)))
    return [[Span(_INDENT), Span(line, style)] for line in lines]


def explanation(one: Card, width: int = 80) -> list[Line]:
    """Return the right answer, why it is right, and whose idea that is."""
    right = [letter(index) for index, choice in enumerate(one.choices) if choice.points == BEST]
    words = [choice.word for choice in one.choices if choice.points == BEST]
    answer = ", ".join(f"{mark} {word}" for mark, word in zip(right, words, strict=True))
    return [
        *_paragraph(f"The answer: {answer}. {one.why[:1].upper()}{one.why[1:]}", width),
        *_paragraph(f"({SOURCES[one.kind]})", width, style="dim"),
        [],
    ]


def result(played: Sequence[Answered], count: int, width: int = 80) -> list[Line]:
    """Return the result of each team, and what to read.

    Parameters
    ----------
    played
        What each team has answered; a single one is one player.
    count
        How many cards there were.
    width
        How many cells a line may take.
    """
    answered = max(map(len, played))
    if not answered:
        return [[Span("No card was answered, so there is no score. Come back any time.")]]
    of = f"{answered} of {count} cards" if answered < count else f"all {count} card{'s' * (count != 1)}"
    lines: list[Line] = [[Span(f"The result, after {of}", "bold")]]
    totals = [(sum(one.points for one in scores(team)), sum(one.most for one in scores(team))) for team in played]
    for number, (team, (points, most)) in enumerate(zip(played, totals, strict=True), 1):
        name = f"Team {number}" if len(played) > 1 else "You"
        lines.append([Span(f"{_INDENT}{name}: {points} of {most} points", "accent")])
        lines += [[Span(f"{_INDENT * 2}{pad(_TITLES[one.kind], 22)}{_of(one)}")] for one in scores(team)]
    if len(played) > 1:
        best = max(points for points, _ in totals)
        winners = [f"team {number}" for number, (points, _) in enumerate(totals, 1) if points == best]
        many = (
            f"{', '.join(winners[:-1])} and {winners[-1]} are level" if len(winners) > 1 else f"{winners[0]} is ahead"
        )
        lines.append([Span(f"{_INDENT}{many[0].upper()}{many[1:]}.")])
    return [*lines, [], *_reading(played, width)]


def _of(one: Score) -> str:
    return f"{one.points} of {one.most}"


def _reading(played: Sequence[Answered], width: int) -> list[Line]:
    words = reading([answer for team in played for answer in team])
    if not words:
        return _paragraph("Nothing was missed. Next: `kmap init`, and a map of your own.", width, "")
    lines: list[Line] = [[Span("To read next, what was missed most first:")]]
    return [*lines, *([Span(f"{_INDENT}kmap explain {word}", "accent")] for word in words)]


def _paragraph(text: str, width: int, indent: str = _INDENT, style: Style = "") -> list[Line]:
    return [[Span(indent), Span(line, style)] for line in wrap(printable(text), max(1, width - len(indent)))]


def _choice(mark: str, word: str, text: str, wide: int, width: int) -> Iterator[Line]:
    """Yield a choice: its letter, its word, and beside it what it means, or below where there is little room."""
    lead = f"{_INDENT}{mark}  "
    room = width - _HANG - wide
    if text and room >= 30:
        for place, line in enumerate(wrap(text, room)):
            start = lead if place == 0 else " " * _HANG
            yield [Span(start, "accent"), Span(pad(word if place == 0 else "", wide), "bold"), Span(line)]
        return
    for place, line in enumerate(wrap(word, max(1, width - _HANG))):
        yield [Span(lead if place == 0 else " " * _HANG, "accent"), Span(line, "bold")]
    for line in wrap(text, max(1, width - _HANG)) if text else []:
        yield [Span(" " * _HANG), Span(line)]
