"""What stands above the tables: a title, the question, and an answer in a sentence or two for each part of it."""

from collections.abc import Iterable

from kmap.terminal import Line, Span, pad, printable, width_of, wrap

_GAP = 2
_LEAST_ROOM = 30  # for an answer beside its label; with less, it goes below
_INDENT = 2


def headed(title: str, question: str, answers: Iterable[tuple[str, str]], width: int) -> list[Line]:
    """Return a title, a question, and answers beside their labels.

    Parameters
    ----------
    title, question
        What it is about, and what is asked.
    answers
        Labels, each with a text.
    width
        How many cells a line may take.
    """
    lines: list[Line] = [[Span(line, "bold")] for line in wrap(printable(title), width)]
    lines += [*([Span(line, "dim")] for line in wrap(printable(question), width)), []]
    answers = list(answers)
    label = max((width_of(part) for part, _ in answers), default=0) + _GAP
    beside = width - label >= _LEAST_ROOM
    for part, answer in answers:
        if beside:
            for number, line in enumerate(wrap(printable(answer), width - label)):
                lines.append([Span(pad(part if number == 0 else "", label), "accent"), Span(line)])
        else:
            lines.append([Span(part, "accent")])
            room = max(1, width - _INDENT)
            lines += [[Span(" " * _INDENT), Span(line)] for line in wrap(printable(answer), room)]
    return lines


def closed(sentences: Iterable[str], width: int) -> list[Line]:
    """Return what stands below the tables: the rules that they were made by."""
    return [[], *([Span(line, "dim")] for sentence in sentences for line in wrap(printable(sentence), width))]
