"""One stakeholder in the terminal, part by part, each fact with the line it stands on."""

from kmap.report import Report, words
from kmap.terminal import Line, Span, pad, printable, width_of, wrap

_LABEL = 16


def draw(report: Report, width: int = 80) -> list[Line]:
    """Return the facts of a `show` report as lines, under a heading for each part."""
    lines: list[Line] = [[Span(line, "bold")] for line in wrap(printable(report.title), width)]
    part = ""
    for row in report.rows:
        heading, field, value, where = map(words, row)
        if heading != part:
            part = heading
            lines += [[], [Span(heading, "accent")]]
        lines += _fact(field, value, where.rpartition(":")[2], width)
    return lines


def _fact(field: str, value: str, line: str, width: int) -> list[Line]:
    """Return one fact: label, value, and at the right edge the number of its line."""
    room = max(20, width - _LABEL - 2 - 10)
    lines: list[Line] = []
    for number, text in enumerate(wrap(printable(value), room)):
        label = pad(field if number == 0 else "", _LABEL)
        where = f"line {line}" if line and number == 0 else ""
        gap = " " * max(1, width - 2 - _LABEL - width_of(text) - len(where))
        lines.append([Span(f"  {label}", "dim"), Span(text), Span(gap + where if where else "", "dim")])
    return lines
