"""A briefing in the terminal: one page of short lists."""

from kmap.report import Report, words
from kmap.terminal import Line, Span, printable, wrap

_BULLET = "  - "


def draw(report: Report, width: int = 80) -> list[Line]:
    """Return a briefing as lines, a list under each heading; at 80 columns no more than 80 of them.

    Parameters
    ----------
    report
        The report of a briefing.
    width
        How many cells a line may take.
    """
    lines: list[Line] = [[Span(line, "bold")] for line in wrap(printable(report.title), width)]
    lines += [[Span(line, "dim")] for note in report.notes for line in wrap(printable(note), width)]
    part = ""
    for row in report.rows:
        heading, fact = words(row[0]), printable(words(row[1]))
        if heading != part:
            part = heading
            lines += [[], [Span(heading, "accent")]]
        for number, line in enumerate(wrap(fact, max(1, width - len(_BULLET)))):
            lines.append([Span(_BULLET if number == 0 else " " * len(_BULLET), "dim"), Span(line)])
    return lines
