"""What changed in the terminal: sentences under headings, each with a mark before it."""

from kmap.report import Report
from kmap.terminal import Line, Span, printable, wrap

_MARK = "  - "


def draw(report: Report, width: int = 80) -> list[Line]:
    """Return a report of sentences as lines: its title and notes, then each part under its heading.

    Parameters
    ----------
    report
        The report; rows are not looked at.
    width
        How many cells a line may take.
    """
    lines: list[Line] = [[Span(line, "bold")] for line in wrap(printable(report.title), width)]
    lines += [[Span(line, "dim")] for note in report.notes for line in wrap(printable(note), width)]
    for part in report.parts:
        lines += [[], *([Span(line, "accent")] for line in wrap(printable(part.title), width))]
        for note in part.notes:
            lines += hanging(note, width)
    return lines


def hanging(text: str, width: int) -> list[Line]:
    """Return a sentence after its mark, what goes on below it indented as far."""
    lines = wrap(printable(text), max(1, width - len(_MARK)))
    return [[Span(_MARK if i == 0 else " " * len(_MARK), "dim"), Span(line)] for i, line in enumerate(lines)]
