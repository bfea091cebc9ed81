"""Topics in the terminal: a line for each stakeholder in general, and under it one for each topic that differs."""

from collections.abc import Iterator
from typing import NamedTuple

from kmap.analysis.topics import ByTopic, Comparison, OnTopic
from kmap.charts.table import table_row
from kmap.register.vocabulary import AXES
from kmap.reports.topics import NO_TOPICS, rules_in_words
from kmap.terminal import Line, Span, Style, number, printable, wrap

_COLUMNS = {"place": 15, "suggested": 13, "target": 11}
_GAP = 2
_INDENT = 2
_NARROWEST_TABLE = 76  # below this the names would have too little room


def draw(comparison: Comparison, width: int = 80, *, differences: bool = False) -> list[Line]:
    """Return scores, places and levels by topic as lines.

    Parameters
    ----------
    comparison
        The register by topic.
    width
        How many cells a line may take.
    differences
        Leave out those who are the same on every topic.
    """
    grid = comparison.grids[None]
    lines: list[Line] = [[Span(line, "bold")] for line in wrap(printable(grid.title), width)]
    if not comparison.topics:
        return [*lines, [], *([Span(line)] for note in NO_TOPICS for line in wrap(note, width))]
    names = "; ".join(str(comparison.grids[topic].topic) for topic in comparison.topics)
    lines += [*_dim(f"How does it differ by topic? As on {grid.day}: {names}", width), []]
    differing = [one for one in comparison.stakeholders if one.differing]
    shown = differing if differences else list(comparison.stakeholders)
    rows = [_row(comparison, row, bool(one.differing)) for one in shown for row in (one.general, *one.differing)]
    lines += _table(rows, width) if width >= _NARROWEST_TABLE else _blocks(rows, width)
    lines += [[]] if shown else []
    scores = "scores are influence/interest" + ("/impact" if _with_impact(comparison) else "")
    legend = f"{scores}, - where unscored; ? the place is doubtful; >= at least, as a score is missing"
    rules = "; ".join(rules_in_words(comparison))
    return lines + [line for note in (_count(comparison, differing), legend, rules) for line in _dim(note, width)]


def _count(comparison: Comparison, differing: list[ByTopic]) -> str:
    count = len(comparison.stakeholders)
    if not count:
        return "no stakeholder to show"
    if not differing:
        return f"no stakeholder differs by topic: all {count} are everywhere as in general"
    verb = "differs" if len(differing) == 1 else "differ"
    return f"{len(differing)} of {count} stakeholders {verb} by topic; where no topic is listed, it is as in general"


class _Row(NamedTuple):
    """One line of the table."""

    name: str
    indent: int
    style: Style
    scores: str
    cells: tuple[str, str, str]
    """The place, the level suggested, the target."""


def _row(comparison: Comparison, one: OnTopic, differs: bool) -> _Row:
    suggestion = one.suggestion
    general = one.topic is None
    axes = AXES if _with_impact(comparison) else AXES[:2]
    scores = [suggestion.placement.scores.on(axis) for axis in axes]
    level = suggestion.level or "none"
    return _Row(
        suggestion.stakeholder.name if general else str(comparison.grids[one.topic].topic),
        0 if general else _INDENT,
        "bold" if general and differs else "",
        "/".join(number(score.score) if score is not None else "-" for score in scores),
        (
            suggestion.placement.quadrant + ("?" if suggestion.placement.could_be else ""),
            f">={level}" if suggestion.at_least else level,
            suggestion.target or "",
        ),
    )


def _with_impact(comparison: Comparison) -> bool:
    """Say whether anybody's impact is scored: nobody has to score it."""
    return any(one.scores.impact is not None for grid in comparison.grids.values() for one in grid.placements)


def _table(rows: list[_Row], width: int) -> Iterator[Line]:
    if not rows:
        return
    scores = max(len("scores"), *(len(row.scores) for row in rows))
    columns = [scores, *_COLUMNS.values()]
    first = width - sum(columns) - _GAP * len(columns)
    yield from table_row(["stakeholder, topic", "scores", *_COLUMNS], [first, *columns], "dim")
    for row in rows:
        for number_, text in enumerate(wrap(printable(row.name), first - row.indent)):
            values = [row.scores, *row.cells] if number_ == 0 else [""] * len(columns)
            yield from table_row([" " * row.indent + text, *values], [first, *columns], row.style)


def _blocks(rows: list[_Row], width: int) -> Iterator[Line]:
    """Yield each row as a name, and below it all that is said of it."""
    for row in rows:
        for text in wrap(printable(row.name), max(1, width - row.indent)):
            yield [Span(" " * row.indent + text, row.style)]
        place, suggested, target = row.cells
        said = f"{row.scores} {place}, suggested {suggested}" + (f", target {target}" if target else "")
        indent = row.indent + _INDENT
        for text in wrap(said, max(1, width - indent)):
            yield [Span(" " * indent + text)]


def _dim(text: str, width: int) -> list[Line]:
    return [[Span(line, "dim")] for line in wrap(printable(text), width)]
