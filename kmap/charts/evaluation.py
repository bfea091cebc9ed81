"""The evaluation in the terminal: the summary as a paragraph, the figures, and the tables behind them."""

from kmap.charts.table import draw as draw_table
from kmap.report import Report
from kmap.reports.evaluate import for_people
from kmap.terminal import Line, Span, printable, wrap


def draw(report: Report, width: int = 80) -> list[Line]:
    """Return an evaluation as lines.

    Parameters
    ----------
    report
        The report of an evaluation.
    width
        How many cells a line may take.
    """
    lines: list[Line] = [[Span(line, "bold")] for line in wrap(printable(report.title), width)]
    lines += [[], *([Span(line)] for line in wrap(printable(" ".join(report.notes)), width))]
    figures = Report("figures", "Figures", report.columns, report.rows)
    for table in (figures, *for_people(report).parts):
        heading, *rows = draw_table(table, width)
        lines += [[], [Span(span.text, "accent") for span in heading], *rows]
    return lines
