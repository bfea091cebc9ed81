"""Playing the training game: shows cards, reads answers line by line, and ends kindly whatever happens.

It reads plain lines from standard input, so that a keyboard is all it takes, and a file
or a pipe plays as well.
"""

import sys
from collections.abc import Sequence

from kmap.analysis.game.card import Card
from kmap.charts.game import card, explanation, lesson_of, letter, opening, result, verdict
from kmap.cli.printing import show
from kmap.terminal import Line, Span, listed, terminal_width

_STOP = ("q", "quit", "stop", "exit")
_HELP = ("?", "help", "h")


class _Stopped(Exception):  # noqa: N818  # nothing has gone wrong
    """The players have stopped: they said so, or their input has ended."""


def play(title: str, deck: Sequence[Card], teams: int = 1) -> None:
    """Play the cards of a deck, and show the result.

    Parameters
    ----------
    title
        What the cards are about.
    deck
        The cards.
    teams
        How many teams answer each card in turn; 1 for a single player.

    Notes
    -----
    At the end of the input, on `q` and on Ctrl-C the result so far is shown. A card that
    not all teams have answered does not count.
    """
    width = terminal_width()
    played: list[list[tuple[Card, int]]] = [[] for _ in range(teams)]
    seen: set[str] = set()
    show(opening(title, len(deck), teams, width))
    try:
        for place, one in enumerate(deck, 1):
            show(card(one, place, len(deck), width, lesson=one.kind not in seen))
            seen.add(one.kind)
            answers = [_answer(one, _asked(one, number, teams), width) for number in range(1, teams + 1)]
            show([[]])
            for number, (answered, index) in enumerate(zip(played, answers, strict=True), 1):
                answered.append((one, index))
                show(verdict(one, index, width, f"Team {number}" if teams > 1 else ""))
            show(explanation(one, width))
    except (_Stopped, KeyboardInterrupt):
        show([[], [Span("Stopped here.")], []])
    show(result(played, len(deck), width))


def _asked(one: Card, number: int, teams: int) -> str:
    who = f"Team {number}, your answer" if teams > 1 else "Your answer"
    return f"{who} (a to {letter(len(one.choices) - 1)}, ?, q): "


def _answer(one: Card, prompt: str, width: int) -> int:
    """Ask until an answer is understood, and return its index."""
    while True:
        show_prompt(prompt)
        line = sys.stdin.readline() if sys.stdin is not None else ""
        if not line:
            raise _Stopped
        said = line.strip().casefold()
        if said in _STOP:
            raise _Stopped
        if said in _HELP:
            show([[], *lesson_of(one, width)])
            continue
        index = understood(one, said)
        if index is not None:
            return index
        marks = [letter(place) for place in range(len(one.choices))]
        show(_not_understood(line, marks))


def show_prompt(text: str) -> None:
    """Print a prompt, and leave the cursor behind it."""
    sys.stdout.write(text)
    sys.stdout.flush()


def understood(one: Card, said: str) -> int | None:
    """Return the index of the choice that somebody means; None where it can't be said.

    Parameters
    ----------
    one
        The card.
    said
        A letter, a number from 1, or the beginning of one answer's words, in lower case.

    Examples
    --------
    >>> from kmap.analysis.game.card import Choice
    >>> choices = (Choice("inform", "", 2, ""), Choice("involve", "", 1, ""))
    >>> one = Card("level", "nhsa", "Agency", (), "How much?", choices, "")
    >>> understood(one, "b"), understood(one, "1"), understood(one, "invo"), understood(one, "in")
    (1, 0, 1, None)
    """
    word = said.strip(" .)(").replace(" ", "-")
    marks = [letter(place) for place in range(len(one.choices))]
    if word in marks:
        return marks.index(word)
    if word.isascii() and word.isdigit() and len(word) < 3 and 1 <= int(word) <= len(one.choices):
        return int(word) - 1
    words = [choice.word.casefold().replace(" ", "-") for choice in one.choices]
    meant = [place for place, whole in enumerate(words) if len(word) > 1 and whole.startswith(word)]
    return meant[0] if len(meant) == 1 else None


def _not_understood(line: str, marks: Sequence[str]) -> list[Line]:
    from kmap.terminal import printable

    said = printable(line.strip())[:40] or "nothing"
    return [[Span(f"`{said}` is none of the answers: type {listed(marks, 'or')}, ? for help, q to stop", "warning")]]
