"""How far the place of one stakeholder can be trusted, in the terminal: the verdicts, each case, each score."""

from collections.abc import Iterator

from kmap.analysis.grid_rule import rule_in_words
from kmap.analysis.trust.scrutiny import Scrutiny
from kmap.analysis.trust.small_changes import changes_in_words, in_words
from kmap.charts.parts.verdicts import closed, headed
from kmap.charts.table import draw as draw_table
from kmap.report import Cell, Report
from kmap.reports.scrutiny import RATINGS, ratings, verdicts
from kmap.terminal import Line


def draw(scrutiny: Scrutiny, width: int = 80) -> list[Line]:
    """Return how far the place of one stakeholder can be trusted as lines.

    Parameters
    ----------
    scrutiny
        What is known of it.
    width
        How many cells a line may take.
    """
    grid, name = scrutiny.grid, scrutiny.placement.stakeholder.name
    about = f"{name}: {grid.topic}" if grid.topic is not None else name
    question = f"How far can this place be trusted? As on {grid.day}"
    lines = headed(about, question, verdicts(scrutiny), width)
    parts = tuple(part for part in _parts(scrutiny) if part.rows)
    lines += draw_table(Report("trust", "", (), (), (), parts), width)[1:]
    return lines + closed(["; ".join(rule_in_words(grid)), changes_in_words(grid)], width)


def _parts(scrutiny: Scrutiny) -> Iterator[Report]:
    columns = ("kind", "change", "place")
    yield Report("cases", "Each small change, and the place that it gives", columns, _cases(scrutiny))
    shown = ("axis", "assessor", "score", "round", "date", "because")
    rows = tuple(
        tuple(cell for column, cell in zip(RATINGS, row, strict=True) if column in shown) for row in ratings(scrutiny)
    )
    yield Report("ratings", "What the place rests on", shown, rows)


def _cases(scrutiny: Scrutiny) -> tuple[tuple[Cell, ...], ...]:
    sensitivity = scrutiny.sensitivity
    if sensitivity is None:
        return ()
    return tuple(
        (one.kind, in_words(one), "the same" if one.quadrant == sensitivity.quadrant else one.quadrant)
        for one in sensitivity.neighbours
    )
