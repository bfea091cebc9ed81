"""The history of one stakeholder as a picture: scores over time, assessor by assessor.

A panel for each axis that was ever scored: what stood as steps, what each assessor gave as
dots, the threshold dashed. Below them the quadrant in which the stakeholder stood, and the
contacts with it.
"""

import datetime
from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

from kmap.analysis.change.history import History
from kmap.errors import KmapError
from kmap.figures.parts import view, words
from kmap.figures.parts.dots import Mark, draw_dots
from kmap.figures.parts.frame import TICK_SIZE, WORD_SIZE, Ticks, limited, tick_lines
from kmap.figures.parts.lettering import LEADING, Ruler, families, missing, shown
from kmap.figures.parts.paper import NoRoomError, Paper, sized
from kmap.figures.parts.plot import TINTS
from kmap.figures.parts.sheet import MARGIN, Entry, Sheet
from kmap.figures.parts.sheet_pen import SheetPen
from kmap.figures.parts.size import Size
from kmap.figures.parts.style import GREY, INK, NO_CATEGORY, PALE, PAPER, DescribedFigure, look, styled
from kmap.figures.parts.time_axis import TimeAxis
from kmap.register.vocabulary import AXES, UNSCORED, Axis, Place
from kmap.terminal import number

_TITLE, _SUBTITLE, _LEGEND, _NOTE, _NAME = 18.0, 11.0, 9.5, 8.5, 11.0
_PANEL, _GAP, _STRIP = 112.0, 14.0, 20.0
_DOT = 9.0
_LEAST_PLOT = 200.0  # across
_MOST_TICKS = 9
_PAD = 0.1  # of the scale, beyond both of its ends
_THRESHOLD, _EDGE = "#707070", "#9a9a9a"
_LEAST_SPAN = 30  # days


def draw(history: History, *, size: Size | None = None) -> DescribedFigure:
    """Draw the history of a stakeholder.

    Parameters
    ----------
    history
        The history.
    size
        The size that it is to have; None for its usual one, from which it may grow.

    Returns
    -------
    DescribedFigure
        The figure, to be written with `kmap.figures.parts.style.save`.

    Raises
    ------
    KmapError
        Where there are no rounds to draw.
    """
    if not history.counted:
        tip = "score it under `assessments:`, each with its date"
        day, id_ = history.grid.day, history.stakeholder.id
        raise KmapError(f"`{id_}` has no assessments up to {day}, so that there is no history to draw", tip)
    texts = [history.stakeholder.name, history.grid.title, history.grid.topic or "", *_assessors(history)]
    texts += view.tick_words(history.grid.scale)
    with styled(families(texts)):
        lacking = len(missing(texts))
        return sized(lambda paper: _Picture.of(history, lacking, paper).figure(), size)


def _assessors(history: History) -> list[str]:
    """Return who gave the scores that are drawn, sorted."""
    scores = [score for one in history.counted for axis in AXES if (score := one.scores.on(axis)) is not None]
    return sorted({rating.by for score in scores for rating in score.ratings if rating.by is not None})


@dataclass(frozen=True)
class _Picture:
    """What is drawn, and how wide it is."""

    history: History
    ruler: Ruler
    days: TimeAxis
    axes: Sequence[Axis]
    ticks: Mapping[Axis, Ticks]
    marks: Mapping[str | None, Mark]
    lacking: int
    paper: Paper

    @classmethod
    def of(cls, history: History, lacking: int, paper: Paper) -> "_Picture":
        """Return the picture of a history, its ticks measured."""
        ruler = Ruler()
        axes = [axis for axis in AXES if any(one.placement.scores.on(axis) is not None for one in history.points)]
        ticks = {axis: tick_lines(history.grid, axis, ruler, 74.0) for axis in axes}
        besides = [ruler.width(word, WORD_SIZE) for word in ("quadrant", "contacts")]
        left = MARGIN + 24 + max([one.width for one in ticks.values()] + besides)
        first = min([one.first for one in history.counted] + list(history.contacts))
        last = max(history.grid.day, _later(first, _LEAST_SPAN))
        days = TimeAxis(first, last, left + 2 * _DOT, paper.width - MARGIN - 84)
        if days.right - days.left < _LEAST_PLOT:
            raise NoRoomError
        marks: dict[str | None, Mark] = {who: Mark(look(i)) for i, who in enumerate(_assessors(history))}
        return cls(history, ruler, days, axes, ticks, marks | {None: Mark(NO_CATEGORY)}, lacking, paper)

    @property
    def left(self) -> float:
        """The left edge of the panels, in points."""
        return self.days.left - 2 * _DOT

    @property
    def right(self) -> float:
        """The right edge of the panels, in points."""
        return self.days.right + _DOT

    def figure(self) -> DescribedFigure:
        """Write all that surrounds the panels, and draw them."""
        grid = self.history.grid
        sheet = Sheet(self.paper.width, self.ruler)
        sheet.paragraph(shown(self.history.stakeholder.name), _TITLE, bold=True)
        sheet.paragraph(f"{shown(grid.title)} · scores over time · {words.about(grid)}", _SUBTITLE, colour=GREY)
        sheet.skip(12)
        panels = []
        for axis in self.axes:
            panels.append((axis, sheet.skip(_PANEL)))
            sheet.skip(_GAP)
        strip = sheet.skip(_STRIP)
        sheet.skip(4)
        contacts = sheet.skip(_STRIP if self.history.contacts else 0)
        bottom = sheet.skip(LEADING * TICK_SIZE + 16)
        sheet.legend(self._legend(), _LEGEND)
        sheet.skip(4)
        sheet.paragraph(self._caption(), _NOTE, colour=GREY)
        figure = sheet.figure(shown(self.history.stakeholder.name), self._description())
        pen = SheetPen(figure)
        for axis, top in panels:
            self._panel(pen, axis, top)
        self._quadrants(pen, strip)
        if self.history.contacts:
            self._contacts(pen, contacts)
        self._days(pen, [top for _, top in panels], bottom)
        return figure

    def _legend(self) -> list[Entry]:
        unnamed = any(
            rating.by is None
            for one in self.history.counted
            for axis in AXES
            if (score := one.scores.on(axis)) is not None
            for rating in score.ratings
        )
        entries = [Entry(mark, shown(who)) for who, mark in self.marks.items() if who is not None]
        return [*entries, *([Entry(self.marks[None], "an assessor without a name")] if unnamed else [])]

    def _caption(self) -> str:
        scale = self.history.grid.scale
        sentences = [
            f"Scale {number(scale.min)} to {number(scale.max)}.",
            "The line is the score that stands: the median of the latest round; a dot is what one assessor gave.",
            "High is above the dashed threshold.",
        ]
        if any(point.date is None for point in self.history.points):
            sentences.append("Dotted: what stood before the first round.")
        sentences.append(f"As of {self.history.grid.day.isoformat()}.")
        return " ".join([*sentences, *words.without_font(self.lacking)])

    def _description(self) -> str:
        """Return the alt text: how many rounds, and from which place to which."""
        places = [point.placement.quadrant.replace("-", " ") for point in self.history.points]
        rounds = len(self.history.counted)
        return (
            f"Scores of {shown(self.history.stakeholder.name)} over {rounds} round{'s' * (rounds != 1)} "
            f"up to {self.history.grid.day.isoformat()}: first {places[0]}, now {places[-1]}."
        )

    def _panel(self, pen: SheetPen, axis: Axis, top: float) -> None:
        """Draw one axis: its ticks, its threshold, the steps and the dots."""
        scale = self.history.grid.scale
        pen.box(self.left, top, self.right, top + _PANEL, PAPER, edge=_EDGE)

        def at(score: float) -> float:
            """Return how far down a score is."""
            share = (score - scale.min + _PAD * scale.range) / ((1 + 2 * _PAD) * scale.range)
            return top + _PANEL * (1 - share)

        written = -1.0
        for score, lines in sorted(self.ticks[axis].lines.items(), reverse=True):
            pen.line([(self.left, at(score)), (self.right, at(score))], PALE, 0.5)
            height = TICK_SIZE + (len(lines) - 1) * LEADING * WORD_SIZE
            if at(score) - height / 2 > written:
                for row, line in enumerate(lines):
                    size, y = (WORD_SIZE, LEADING * (TICK_SIZE + (row - 1) * WORD_SIZE)) if row else (TICK_SIZE, 0.0)
                    colour = GREY if row else INK
                    pen.text(line, self.left - 6, at(score) - height / 2 + y, size, colour=colour, align="right")
                written = at(score) + height / 2
        pen.turned(axis.capitalize(), MARGIN + _NAME, top + _PANEL / 2, _NAME)
        self._threshold(pen, axis, at)
        self._steps(pen, axis, at)
        self._dots(pen, axis, at)

    def _spans(self) -> Iterator[tuple[int, float, float]]:
        """Yield for each point its index, and from where to where it lasts."""
        starts = [self.left if one.date is None else self.days.at(one.date) for one in self.history.points]
        for index, (start, end) in enumerate(pairwise([*starts, self.right])):
            yield index, start, end

    def _threshold(self, pen: SheetPen, axis: Axis, at: Callable[[float], float]) -> None:
        for index, start, end in self._spans():
            value = self.history.points[index].thresholds[axis].value
            if value is not None:
                places = [(self.left if index == 0 else start, at(value)), (end, at(value))]
                pen.line(places, _THRESHOLD, 1.0, "dashed", order=1.5)
        now = self.history.points[-1].thresholds[axis].value
        if now is not None:
            text = f"threshold {limited(self.history.grid)(now)}"
            pen.text(text, self.right + 5, at(now) - WORD_SIZE * 0.6, WORD_SIZE, colour=GREY)

    def _steps(self, pen: SheetPen, axis: Axis, at: Callable[[float], float]) -> None:
        before: float | None = None
        for index, start, end in self._spans():
            point = self.history.points[index]
            score = point.placement.scores.on(axis)
            if score is not None:
                style = "dotted" if point.date is None else "solid"
                pen.line([(start, at(score.score)), (end, at(score.score))], INK, 1.6, style, order=2.0)
                if before is not None and before != score.score:
                    pen.line([(start, at(before)), (start, at(score.score))], INK, 1.6, order=2.0)
            before = score.score if score is not None else None

    def _dots(self, pen: SheetPen, axis: Axis, at: Callable[[float], float]) -> None:
        """Draw what each assessor gave; dots of one day and score stand beside each other."""
        together: dict[tuple[datetime.date, float], list[str | None]] = defaultdict(list)
        for one in self.history.counted:
            score = one.scores.on(axis)
            for rating in score.ratings if score is not None else ():
                if rating.date is not None:
                    together[rating.date, rating.score].append(rating.by)
        spots: dict[Mark, list[tuple[float, float]]] = defaultdict(list)
        for (day, value), who in together.items():
            for index, by in enumerate(sorted(who, key=lambda one: (one is None, one or ""))):
                x = self.days.at(day) + (index - (len(who) - 1) / 2) * _DOT
                spots[self.marks[by]].append((min(max(x, self.left + _DOT / 2), self.right - _DOT / 2), at(value)))
        for mark, places in spots.items():
            draw_dots(pen.axes, places, mark, _DOT)

    def _quadrants(self, pen: SheetPen, top: float) -> None:
        """Draw in which quadrant the stakeholder stood, from when to when."""
        pen.text("quadrant", self.left - 6, top + 5, WORD_SIZE, colour=GREY, align="right")
        runs: list[tuple[Place, float, float]] = []
        for index, start, end in self._spans():
            quadrant = self.history.points[index].placement.quadrant
            if runs and runs[-1][0] == quadrant:
                runs[-1] = (quadrant, runs[-1][1], end)
            else:
                runs.append((quadrant, start, end))
        for quadrant, start, end in runs:
            pen.box(start, top, end, top + _STRIP, TINTS[quadrant] if quadrant != UNSCORED else PAPER, edge=_EDGE)
            text = quadrant.replace("-", " ")
            if self.ruler.width(text, WORD_SIZE) + 4 <= end - start:
                pen.text(text, (start + end) / 2, top + 5, WORD_SIZE, align="center")
            elif end == self.right:
                pen.text(text, end + 5, top + 5, WORD_SIZE, colour=GREY)

    def _contacts(self, pen: SheetPen, top: float) -> None:
        pen.text("contacts", self.left - 6, top + 5, WORD_SIZE, colour=GREY, align="right")
        pen.line([(self.left, top + _STRIP), (self.right, top + _STRIP)], _EDGE, 0.8)
        for day in self.history.contacts:
            pen.line([(self.days.at(day), top + 4), (self.days.at(day), top + _STRIP)], INK, 1.2, order=2.0)

    def _days(self, pen: SheetPen, tops: Sequence[float], bottom: float) -> None:
        """Write the dates, and draw a fine line through all panels at each."""
        for day, text in self.days.ticks(_MOST_TICKS):
            x = self.days.at(day)
            for top in tops:
                pen.line([(x, top), (x, top + _PANEL)], PALE, 0.5)
            pen.text(text, x, bottom + 5, TICK_SIZE, align="center")


def _later(day: datetime.date, days: int) -> datetime.date:
    try:
        return day + datetime.timedelta(days=days)
    except OverflowError:
        return datetime.date.max
