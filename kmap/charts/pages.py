"""Explanations in the terminal: one page, or the list of what there is."""

import re
from collections.abc import Iterator

from kmap.reports.glossary import Page
from kmap.terminal import Line, Span, printable, wrap


def draw(page: Page, width: int = 80) -> list[Line]:
    """Return a page as lines; paragraphs and meanings wrap, examples stay as they are."""
    lines: list[Line] = [*([Span(part, "bold")] for part in wrap(printable(page.title), width)), []]
    for line in page.text.split("\n"):
        entry = _ENTRY.fullmatch(line)
        if entry is not None:
            lines += _entry(printable(entry[1]), printable(entry[2]), width)
        elif line.startswith(" "):
            lines.append([Span(printable(line), "info")])
        else:
            lines += [[Span(part)] for part in wrap(printable(line), width)]
    return lines


_ENTRY = re.compile(r"(  [^ ]+ {2,})([^ ].*)")
"""A word and its meaning; examples are indented further."""

_LEAST_ROOM = 24  # for a meaning beside its word; with less, it goes below


def _entry(word: str, meaning: str, width: int) -> Iterator[Line]:
    """Yield a word with its meaning beside it, or below where there is little room."""
    if width - len(word) < _LEAST_ROOM:
        yield [Span(word.rstrip(), "accent")]
        word = "    "
        yield from ([Span(word), Span(part)] for part in wrap(meaning, max(1, width - len(word))))
        return
    for number, part in enumerate(wrap(meaning, width - len(word))):
        yield [Span(word if number == 0 else " " * len(word), "accent"), Span(part)]


def draw_contents(parts: list[tuple[str, list[tuple[str, str]]]], width: int = 80) -> list[Line]:
    """Return the list of what can be explained, a part after the other."""
    lines: list[Line] = []
    for heading, rows in parts:
        lines += [[Span(heading, "bold")]]
        label = max(len(word) for word, _ in rows) + 2
        for word, meaning in rows:
            for number, part in enumerate(wrap(meaning, max(20, width - label - 2))):
                lines.append([Span(f"  {word if number == 0 else '':<{label}}", "accent"), Span(part)])
        lines.append([])
    return [
        *lines,
        [Span("kmap explain WORD says more, such as `kmap explain KM101` or `kmap explain involve`", "dim")],
    ]
