"""Explanations in the terminal: one page, or the list of what there is."""

from kmap.reports.explain import Page
from kmap.terminal import Line, Span, wrap


def draw(page: Page, width: int = 80) -> list[Line]:
    """Return a page as lines; paragraphs wrap, examples stay as they are."""
    lines: list[Line] = [[Span(page.title, "bold")], []]
    for line in page.text.split("\n"):
        indented = line.startswith(" ")
        lines += [[Span(line, "info")]] if indented else [[Span(part)] for part in wrap(line, width)]
    return lines


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
