"""The cards of the training game on paper: A4, eight to a page, the answers on the page after.

Printed on both sides, turned over the long edge, each answer lies behind its question: the pages
of answers run from right to left. The first sheet says how to play, and on its back what to know.
"""

import io
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from matplotlib.axes import Axes
from matplotlib.backends.backend_pdf import PdfPages
from matplotlib.patches import Rectangle

from kmap.analysis.game.card import BEST, KINDS, Card, Kind
from kmap.analysis.game.game import LESSONS, READING, SOURCES
from kmap.figures.parts.lettering import LEADING, Ruler, families, shown
from kmap.figures.parts.sheet import ASCENT
from kmap.figures.parts.style import GREY, INK, PALE, PALETTE, PAPER, DescribedFigure, styled

PAGE_WIDTH, PAGE_HEIGHT = 595.276, 841.89
"""A4, in points."""

ACROSS, DOWN = 2, 4
_EDGE = 26.0
_WIDTH, _HEIGHT = (PAGE_WIDTH - 2 * _EDGE) / ACROSS, (PAGE_HEIGHT - 2 * _EDGE) / DOWN
_PAD, _BAND = 9.0, 15.0
_SIZES = (8.5, 8.0, 7.5, 7.0, 6.5, 6.0, 5.5)
"""Sizes of text, from the usual one down: a long card is set smaller, and cut only below the last."""

_HEADINGS: dict[Kind, str] = {
    "place": "Where do they stand?",
    "level": "How much engagement?",
    "format": "In which format?",
    "missing": "Who is missing?",
}
_COLOURS: dict[Kind, str] = dict(zip(KINDS, (PALETTE[0], PALETTE[1], PALETTE[4], PALETTE[3]), strict=True))
_RULES = (
    "Print this file on both sides, turned over the long edge, and cut along the lines: each card has its "
    "question on the front and its answer on the back.",
    "Make three or four teams, and shuffle the cards. There are four kinds; the words and the colour at the top of "
    "each say which.",
    "Draw a card and read it aloud. Each team talks it over for a minute and writes down one letter. All show their "
    "letters at once; then turn the card and read why.",
    "A right answer has 2 points. A near miss, which the back names, has 1. Where a team disagrees with the card, let "
    "it say why: the card shows what this register says, and a better reason than its own is worth the 2 points.",
    "Play two hours with a break, about forty cards, and keep the last half hour for this: whose format did we get "
    "wrong, who was missing, and what do we change in our own work next week?",
)


@dataclass(frozen=True, slots=True)
class _Paragraph:
    """Text in one look, with the space above it."""

    text: str
    bold: bool = False
    colour: str = INK
    above: float = 0.0
    hang: float = 0.0


def pdf(title: str, cards: Sequence[Card]) -> bytes:
    """Return the cards as a PDF: the same cards give the same bytes.

    Parameters
    ----------
    title
        What the cards are about.
    cards
        The cards, in the order in which they lie on the pages.
    """
    buffer = io.BytesIO()
    metadata = {"Title": shown(title), "Creator": "kmap", "Producer": "kmap", "CreationDate": None}
    with styled(_fonts(title, cards)), PdfPages(buffer, metadata=metadata) as file:
        for page in pages(title, cards):
            file.savefig(page)
    return buffer.getvalue()


def pages(title: str, cards: Sequence[Card]) -> list[DescribedFigure]:
    """Return the pages: how to play, what to know, then questions and answers in turn."""
    with styled(_fonts(title, cards)):
        ruler = Ruler()
        made = [_how_to_play(title, len(cards), ruler), _what_to_know(title, ruler)]
        for start in range(0, len(cards), ACROSS * DOWN):
            part = cards[start : start + ACROSS * DOWN]
            made.append(_page(title, part, start, ruler, answers=False))
            made.append(_page(title, part, start, ruler, answers=True))
        return made


def _fonts(title: str, cards: Sequence[Card]) -> list[str]:
    texts = [title]
    for card in cards:
        texts += [card.title, card.why, *card.situation]
        texts += [text for choice in card.choices for text in (choice.word, choice.text)]
    return families(texts)


def _blank(title: str, description: str) -> tuple[DescribedFigure, Axes]:
    figure = DescribedFigure(PAGE_WIDTH, PAGE_HEIGHT, shown(title), description)
    axes = figure.add_axes((0, 0, 1, 1), facecolor=PAPER)
    axes.set_xlim(0, PAGE_WIDTH)
    axes.set_ylim(PAGE_HEIGHT, 0)
    axes.set_axis_off()
    return figure, axes


def _how_to_play(title: str, count: int, ruler: Ruler) -> DescribedFigure:
    figure, axes = _blank(title, "How to play")
    paragraphs = [_Paragraph(title, bold=True), _Paragraph(f"A training game of {count} cards", colour=GREY)]
    y = _write(axes, ruler, paragraphs, 50.0, 60.0, 22.0, PAGE_WIDTH - 100)
    y = _write(axes, ruler, [_Paragraph("How to play", bold=True)], 50.0, y + 24, 14.0, PAGE_WIDTH - 100)
    numbered = [_Paragraph(f"{number}. {rule}", above=8.0) for number, rule in enumerate(_RULES, 1)]
    _write(axes, ruler, numbered, 50.0, y, 11.0, PAGE_WIDTH - 100)
    return figure


def _what_to_know(title: str, ruler: Ruler) -> DescribedFigure:
    figure, axes = _blank(title, "What to know first")
    y = _write(axes, ruler, [_Paragraph("What to know first", bold=True)], 50.0, 60.0, 18.0, PAGE_WIDTH - 100)
    for kind in KINDS:
        axes.add_patch(Rectangle((50, y + 20), 12, 12, facecolor=_COLOURS[kind], edgecolor=GREY, linewidth=0.6))
        y = _write(axes, ruler, [_Paragraph(_HEADINGS[kind], bold=True)], 70.0, y + 19, 12.0, PAGE_WIDTH - 120)
        told = [_Paragraph(LESSONS[kind], above=3), _Paragraph(f"Source: {SOURCES[kind]}.", colour=GREY, above=3)]
        told.append(_Paragraph(f"More: kmap explain {READING[kind][0]}", colour=GREY))
        y = _write(axes, ruler, told, 70.0, y, 10.5, PAGE_WIDTH - 120)
    return figure


def _page(title: str, cards: Sequence[Card], start: int, ruler: Ruler, *, answers: bool) -> DescribedFigure:
    """Return one page of questions, or of the answers behind them."""
    figure, axes = _blank(title, "Answers" if answers else "Questions")
    for index in range(1, ACROSS):
        _cut(axes, (_EDGE + index * _WIDTH, _EDGE), (_EDGE + index * _WIDTH, PAGE_HEIGHT - _EDGE))
    for index in range(1, DOWN):
        _cut(axes, (_EDGE, _EDGE + index * _HEIGHT), (PAGE_WIDTH - _EDGE, _EDGE + index * _HEIGHT))
    axes.add_patch(
        Rectangle(
            (_EDGE, _EDGE),
            PAGE_WIDTH - 2 * _EDGE,
            PAGE_HEIGHT - 2 * _EDGE,
            facecolor="none",
            edgecolor=GREY,
            linewidth=0.6,
            linestyle=(0, (4, 3)),
        )
    )
    for place, card in enumerate(cards):
        row, column = divmod(place, ACROSS)
        x = _EDGE + (ACROSS - 1 - column if answers else column) * _WIDTH
        heading = f"{_HEADINGS[card.kind]}  Answer" if answers else _HEADINGS[card.kind]
        paragraphs = list(_answer(card) if answers else _question(card))
        _card(axes, ruler, (x, _EDGE + row * _HEIGHT), heading, start + place + 1, card.kind, paragraphs)
    return figure


def _cut(axes: Axes, start: tuple[float, float], end: tuple[float, float]) -> None:
    axes.plot([start[0], end[0]], [start[1], end[1]], color=GREY, linewidth=0.6, linestyle=(0, (4, 3)))


def _card(
    axes: Axes,
    ruler: Ruler,
    corner: tuple[float, float],
    heading: str,
    number: int,
    kind: Kind,
    paragraphs: Sequence[_Paragraph],
) -> None:
    x, y = corner
    inner = _WIDTH - 2 * _PAD
    axes.add_patch(
        Rectangle((x + _PAD, y + _PAD), inner, _BAND, facecolor=_COLOURS[kind], edgecolor=PALE, linewidth=0.5)
    )
    top = y + _PAD + (_BAND - LEADING * 8.5) / 2
    _line(axes, heading, x + _PAD + 5, top, 8.5, bold=True)
    _line(axes, str(number), x + _WIDTH - _PAD - 5, top, 8.5, bold=True, right=True)
    room = _HEIGHT - 2 * _PAD - _BAND - 5
    fitting = (size for size in _SIZES if _height(ruler, paragraphs, size, inner) <= room)
    size = next(fitting, _SIZES[-1])
    _write(axes, ruler, paragraphs, x + _PAD, y + _PAD + _BAND + 5, size, inner, room)


def _question(card: Card) -> Iterator[_Paragraph]:
    yield _Paragraph(card.title, bold=True)
    yield from (_Paragraph(sentence, above=1.5) for sentence in card.situation)
    yield _Paragraph(card.question, bold=True, above=4)
    for place, choice in enumerate(card.choices):
        text = f": {choice.text}" if choice.text else ""
        yield _Paragraph(f"{_LETTERS[place]}  {choice.word}{text}", above=1, hang=11)


def _answer(card: Card) -> Iterator[_Paragraph]:
    right = [f"{_LETTERS[place]}  {choice.word}" for place, choice in enumerate(card.choices) if choice.points == BEST]
    near = [_LETTERS[place] for place, choice in enumerate(card.choices) if choice.points == 1]
    yield _Paragraph(" or ".join(right), bold=True)
    yield _Paragraph(f"{card.why[:1].upper()}{card.why[1:]}", above=3)
    if near:
        yield _Paragraph(f"A near miss, 1 point: {', '.join(near)}.", above=4)
    for place, choice in enumerate(card.choices):
        if choice.remark:
            yield _Paragraph(f"{_LETTERS[place]}  {choice.remark}", above=1, colour=GREY, hang=11)
    yield _Paragraph(f"Source: {SOURCES[card.kind]}.", colour=GREY, above=4)


_LETTERS = "abcdefghij"


def _lines(ruler: Ruler, paragraph: _Paragraph, size: float, width: float) -> list[str]:
    return ruler.wrap(shown(paragraph.text), width - paragraph.hang, size, bold=paragraph.bold)


def _height(ruler: Ruler, paragraphs: Sequence[_Paragraph], size: float, width: float) -> float:
    return sum(one.above + LEADING * size * len(_lines(ruler, one, size, width)) for one in paragraphs)


def _write(
    axes: Axes,
    ruler: Ruler,
    paragraphs: Sequence[_Paragraph],
    x: float,
    y: float,
    size: float,
    width: float,
    room: float = PAGE_HEIGHT,
) -> float:
    """Write paragraphs from the top down, and return where they end; one that has no room ends in an ellipsis."""
    leading = LEADING * size
    end = y + room
    for one in paragraphs:
        y += one.above
        lines = _lines(ruler, one, size, width)
        fitting = max(0, int((end - y + 0.01) // leading))
        if len(lines) > fitting:
            lines = [*lines[: fitting - 1], f"{lines[fitting - 1][:-3]}..."] if fitting else []
        for place, line in enumerate(lines):
            _line(axes, line, x + (one.hang if place else 0.0), y, size, bold=one.bold, colour=one.colour)
            y += leading
    return y


def _line(
    axes: Axes,
    text: str,
    x: float,
    y: float,
    size: float,
    *,
    bold: bool = False,
    colour: str = INK,
    right: bool = False,
) -> None:
    weight, align = "bold" if bold else "normal", "right" if right else "left"
    axes.text(x, y + ASCENT * size, text, size=size, color=colour, weight=weight, ha=align, va="baseline")
