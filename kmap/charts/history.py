"""The history of one stakeholder in the terminal: a line of small bars for each axis, then a table of the rounds."""

from collections.abc import Iterator

from kmap.analysis.change.history import History, Round
from kmap.charts.table import draw as draw_table
from kmap.register.score_scale import ScoreScale
from kmap.register.scores import StandingScore
from kmap.register.vocabulary import AXES, UNSCORED, Axis
from kmap.report import Cell, Report
from kmap.reports.history import assessors
from kmap.terminal import Line, Span, number, wrap

_BARS = "▁▂▃▄▅▆▇█"
_NOTHING = "·"
_LABEL = 11  # the longest name of an axis, and a gap
_ROOM_FOR_SCORES = 34
_LEAST_BARS = 4
_INDENT = 2


def draw(history: History, width: int = 80) -> list[Line]:
    """Return the history as lines, the first one empty; none at all where there are no rounds.

    Parameters
    ----------
    history
        The history.
    width
        How many cells a line may take.
    """
    if not history.rounds:
        return []
    lines: list[Line] = [[], [Span("history", "accent")]]
    if bars := list(_bars(history, width)):
        legend = f"bars from {number(history.grid.scale.min)} to {number(history.grid.scale.max)}, one for each round"
        lines += [*bars, *([Span(f"  {text}", "dim")] for text in wrap(legend, max(1, width - 2))), []]
    table = draw_table(_table(history), max(1, width - 2))[1:]
    return [*lines, *([Span("  "), *line] for line in table)]


def _bars(history: History, width: int) -> Iterator[Line]:
    """Yield for each axis that was ever scored a bar for what stood after each round, and the scores in words."""
    most = max(_LEAST_BARS, width - _INDENT - _LABEL - _ROOM_FOR_SCORES)
    for axis in AXES:
        scores = [point.placement.scores.on(axis) for point in history.points]
        if any(score is not None for score in scores):
            bars = "".join(_bar(history.grid.scale, score) for score in scores[-most:])
            room = width - _INDENT - _LABEL - len(bars) - _INDENT
            course = next((text for text in _courses(history, axis) if len(text) <= room), "")
            yield [Span(f"{'':{_INDENT}}{axis:<{_LABEL}}", "dim"), Span(bars, "good"), Span(f"{'':{_INDENT}}{course}")]


def _bar(scale: ScoreScale, score: StandingScore | None) -> str:
    if score is None:
        return _NOTHING
    share = (score.score - scale.min) / scale.range
    return _BARS[min(len(_BARS) - 1, max(0, int(share * len(_BARS))))]


def _courses(history: History, axis: Axis) -> Iterator[str]:
    """Yield the first and the last score in words: with the threshold, then without it."""
    first, last = (history.points[index].placement.scores.on(axis) for index in (0, -1))
    then, now = (number(round(score.score, 2)) if score is not None else UNSCORED for score in (first, last))
    course = f"{now} throughout" if then == now else f"{then} to {now}"
    threshold = history.grid.thresholds[axis].value
    if threshold is not None:
        yield f"{course}, high above {number(round(threshold, 2))}"
    yield course


def _table(history: History) -> Report:
    """Return the rounds in few columns: those that hold something."""
    columns: dict[str, list[Cell]] = {
        "round": [one.name for one in history.rounds],
        "on": [_days(one) for one in history.rounds],
        "topic": [one.topic for one in history.rounds],
        "by": [assessors(one) for one in history.rounds],
        **{axis: [_score(one, axis) for one in history.rounds] for axis in AXES},
        "stood in": [_place(one) for one in history.rounds],
        "stance": [one.stance for one in history.rounds],
    }
    kept = {name: cells for name, cells in columns.items() if any(cell not in (None, ()) for cell in cells)}
    return Report("history", "", tuple(kept), tuple(zip(*kept.values(), strict=True)))


def _place(one: Round) -> str | None:
    """Return where it stood after a round, in words that can be wrapped."""
    return one.standing.quadrant.replace("-", " ") if one.standing is not None else None


def _days(one: Round) -> str | None:
    """Return the days of a round; None where its name says them."""
    if one.first != one.last:
        last = one.last.isoformat()
        return f"{one.first} to {last[5:] if one.first.year == one.last.year else last}"
    return one.last.isoformat() if one.name != one.last.isoformat() else None


def _score(one: Round, axis: Axis) -> str | None:
    score = one.scores.on(axis)
    if score is None:
        return None
    spread = f" ({number(score.lowest)}-{number(score.highest)})" if score.lowest < score.highest else ""
    return number(score.score) + spread
