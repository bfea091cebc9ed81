"""The stakeholder engagement assessment matrix as a picture: C where each stands, D where we want it to stand.

After PMI, *PMBOK Guide*, 5th ed. 2013, section 13.2. The longest way comes first.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from matplotlib.axes import Axes
from matplotlib.patches import FancyArrowPatch, Rectangle

from kmap.analysis.stance import Stand, Stands
from kmap.figures.parts import view, words
from kmap.figures.parts.dots import Mark
from kmap.figures.parts.lettering import LEADING, Ruler, shown
from kmap.figures.parts.paper import NoRoomError, Paper
from kmap.figures.parts.sheet import MARGIN, Sheet
from kmap.figures.parts.size import Size
from kmap.figures.parts.style import GREY, INK, PALE, PAPER, DescribedFigure
from kmap.register.vocabulary import STANCES
from kmap.reports.matrix import assessed, notes, unassessed

_OF = "Stakeholder engagement assessment matrix: C stands now, D desired"
_HEADING, _NAME, _LETTER = 10.0, 9.5, 10.0
_PAD, _DOT = 4.0, 10.0
_COLUMN, _LEAST_NAMES = 82.0, 110.0
_NAMES = 0.4  # of the width, at most
_TILE = 15.0
_NOW, _DESIRED = "#404040", "#ffffff"
_BAND = "#f5f7fa"


def draw(found: Stands, categories: Mapping[str, str], *, size: Size | None = None) -> DescribedFigure:
    """Draw the matrix.

    Parameters
    ----------
    found
        Where each stakeholder stands; those without a stance are listed.
    categories
        The names of the categories by id.
    size
        The size that it is to have; None for its usual one, from which it may grow.

    Returns
    -------
    DescribedFigure
        The figure, to be written with `kmap.figures.parts.style.save`.
    """
    return view.drawn(
        found.grid, categories, lambda ruler, lacking: _Picture(found, categories, ruler, lacking).figure, size
    )


@dataclass(frozen=True, slots=True)
class _Row:
    """A row of the matrix: who, the lines of the name, where it begins and how high it is."""

    stand: Stand
    lines: Sequence[str]
    top: float
    height: float


@dataclass(frozen=True)
class _Picture:
    """What is drawn, and what is written around it."""

    found: Stands
    categories: Mapping[str, str]
    ruler: Ruler
    lacking: int

    def figure(self, paper: Paper) -> DescribedFigure:
        """Write the rows, and draw the letters and the ways between them."""
        sheet = Sheet(paper.width, self.ruler)
        column = min(_COLUMN, sheet.inner * (1 - _NAMES) / len(STANCES))
        names = sheet.inner - column * len(STANCES)
        if names < _LEAST_NAMES or column < max(self.ruler.width(one, _HEADING, bold=True) for one in STANCES) + 4:
            raise NoRoomError
        marks = view.marks(self.found.grid, self.categories)
        view.write_head(sheet, self.found.grid, _OF)
        sheet.skip(12)
        top = sheet.skip(LEADING * _HEADING + 6)
        left = MARGIN + names
        for index, stance in enumerate(STANCES):
            middle = left + (index + 0.5) * column
            sheet.write(stance.capitalize(), middle, top, _HEADING, bold=True, align="center")
        rows = [self._row(sheet, one, names, marks) for one in assessed(self.found)]
        if not rows:
            sheet.write("No stance is given yet", left, sheet.skip(40.0) + 12, 13, colour=GREY)
        bottom = sheet.y
        sheet.skip(12)
        sheet.legend(view.legend(self.found.grid, self.categories, [row.stand.placement for row in rows]), view.LEGEND)
        sheet.skip(4)
        absent = [(marks[one.stakeholder.id], words.name(one.placement)) for one in unassessed(self.found)]
        view.write_absent(sheet, "No stance, now or desired", absent)
        view.write_caption(sheet, ["after PMI's PMBOK Guide (2013)", *notes(self.found)], self.found.grid, self.lacking)
        figure = sheet.figure(shown(self.found.grid.title), _description(self.found))
        _lines(figure.axes[0], rows, left, column, (top, bottom))
        for row in rows:
            _letters(figure.axes[0], row, left, column)
        return figure

    def _row(self, sheet: Sheet, one: Stand, width: float, marks: Mapping[str, Mark]) -> _Row:
        lines = self.ruler.wrap(words.name(one.placement), width - _DOT - 10, _NAME)
        height = max(_TILE, len(lines) * LEADING * _NAME) + 2 * _PAD
        top = sheet.skip(height)
        y = top + (height - len(lines) * LEADING * _NAME) / 2
        sheet.dot(marks[one.stakeholder.id], MARGIN + 2 + _DOT / 2, y + _NAME * 0.62, _DOT)
        for index, line in enumerate(lines):
            sheet.write(line, MARGIN + _DOT + 6, y + index * LEADING * _NAME, _NAME)
        return _Row(one, lines, top, height)


def _lines(axes: Axes, rows: Sequence[_Row], left: float, column: float, ends: tuple[float, float]) -> None:
    """Draw the lines of the table, every other row on a pale band."""
    right = left + column * len(STANCES)
    for index, row in enumerate(rows):
        if index % 2 == 0:
            band = Rectangle(
                (MARGIN, row.top), right - MARGIN, row.height, facecolor=_BAND, edgecolor="none", zorder=0.2
            )
            axes.add_patch(band)
    for index in range(len(STANCES) + 1):
        x = left + index * column
        axes.plot([x, x], ends, color=PALE, linewidth=0.8, zorder=0.4)
    start = rows[0].top if rows else ends[1]
    for y in (start, ends[1]):
        axes.plot([MARGIN, right], [y, y], color=GREY, linewidth=0.8, zorder=0.5)


def _letters(axes: Axes, row: _Row, left: float, column: float) -> None:
    """Draw C as a dark tile, D as a white one, both beside each other where they meet, and the way between."""
    y = row.top + row.height / 2
    current, desired = (
        None if stance is None else left + (STANCES.index(stance) + 0.5) * column
        for stance in (row.stand.current, row.stand.desired)
    )
    if current is not None and current == desired:
        current, desired = current - _TILE * 0.62, current + _TILE * 0.62
    elif current is not None and desired is not None:
        side = 1 if desired > current else -1
        axes.add_patch(
            FancyArrowPatch(
                (current + side * _TILE * 0.7, y),
                (desired - side * _TILE * 0.7, y),
                arrowstyle="-|>",
                mutation_scale=8,
                shrinkA=0,
                shrinkB=0,
                color=GREY,
                linewidth=1.0,
                zorder=1,
            )
        )
    for x, letter, fill, ink in ((current, "C", _NOW, PAPER), (desired, "D", _DESIRED, INK)):
        if x is not None:
            corner = (x - _TILE / 2, y - _TILE / 2)
            axes.add_patch(Rectangle(corner, _TILE, _TILE, facecolor=fill, edgecolor=_NOW, linewidth=1.0, zorder=2))
            axes.text(
                x,
                y + 0.365 * _LETTER,
                letter,
                size=_LETTER,
                color=ink,
                weight="bold",
                ha="center",
                va="baseline",
                zorder=5,
            )


def _description(found: Stands) -> str:
    about = f", topic {shown(found.grid.topic)}" if found.grid.topic else ""
    return (
        f"Table of {words.people(len(assessed(found)))} and five stances as of {found.grid.day.isoformat()}{about}. "
        f"{'. '.join(f'{note[0].upper()}{note[1:]}' for note in notes(found))}."
    )
