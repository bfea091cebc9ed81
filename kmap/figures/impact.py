"""The 3i types as two grids side by side: those whom the matter affects, and those whom it hardly does.

After M.S. Reed et al., *J. Environ. Manage.* 373:123437, 2025. In each grid interest runs to the
right and influence up; all names stand in the cell of their type.
"""

from collections.abc import Mapping
from dataclasses import dataclass

from matplotlib.patches import Rectangle

from kmap.analysis.grid_rule import rule_in_words
from kmap.analysis.impact import IMPACT_NAMES, IMPACT_TYPES, THREE_I, Affected, Impact, ImpactType, impact_type
from kmap.figures.parts import view, words
from kmap.figures.parts.dots import Mark
from kmap.figures.parts.lettering import LEADING, Ruler, shown
from kmap.figures.parts.paper import NoRoomError, Paper
from kmap.figures.parts.sheet import MARGIN, Entry, Sheet
from kmap.figures.parts.size import Size
from kmap.figures.parts.style import GREY, INK, NO_COLOUR, DescribedFigure, Look

_OF = "Whom it affects, who cares and who decides: interest, influence and impact"
_PANEL, _TYPE, _NAME, _AXIS = 11.0, 9.5, 9.0, 9.5
_TURNED, _BETWEEN, _PAD, _DOT = 18.0, 20.0, 7.0, 9.0
_LEAST_CELL = 96.0  # across
_LOWEST_ROW = 150.0
_TINTS: dict[ImpactType, str] = {
    "interested-influential-and-impacted": "#f6dccb",
    "interested-and-impacted": "#fdebc8",
    "disinterested-influential-and-impacted": "#fdebc8",
    "uninterested-and-impacted": "#fdf5e2",
    "interested-influencers": "#dbe8f6",
    "only-interested": "#f1f5fa",
    "uninterested-influencers": "#f1f5fa",
    "uninterested": "#f7f7f7",
}
_PANELS = ((True, "Impact high: it affects them strongly"), (False, "Impact low: it hardly affects them"))
_EDGE = "#9a9a9a"


def draw(found: Impact, categories: Mapping[str, str], *, size: Size | None = None) -> DescribedFigure:
    """Draw the eight types of the 3i method.

    Parameters
    ----------
    found
        The type of each stakeholder; those who lack a score are listed.
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


@dataclass(frozen=True)
class _Picture:
    """What is drawn, and what is written around it."""

    found: Impact
    categories: Mapping[str, str]
    ruler: Ruler
    lacking: int

    def figure(self, paper: Paper) -> DescribedFigure:
        """Write all names into their cells, and draw the cells below them."""
        cell = (paper.width - 2 * MARGIN - _TURNED - _BETWEEN) / 4
        if cell < _LEAST_CELL:
            raise NoRoomError
        marks = view.marks(self.found.grid, self.categories, self._doubtful)
        around = Sheet(paper.width, self.ruler)
        self.write_head(around)
        self.write_foot(around, marks)
        room = (paper.height - around.y - MARGIN) / 2
        lowest = min(room, _LOWEST_ROW) if paper.fixed else _LOWEST_ROW
        rows = []
        for influence in (True, False):
            types = [impact_type(interest, influence, impact) for impact, _ in _PANELS for interest in (False, True)]
            rows.append(max(lowest, *(self._height(type_, cell) for type_ in types)))
        if paper.fixed:
            rows = [row + max(0.0, 2 * room - sum(rows)) / 2 for row in rows]
        sheet = Sheet(paper.width, self.ruler)
        self.write_head(sheet)
        top = sheet.skip(sum(rows))
        boxes = []
        for panel, (impact, title) in enumerate(_PANELS):
            left = MARGIN + _TURNED + panel * (2 * cell + _BETWEEN)
            self._panel(sheet, title, left, top, cell)
            y = top
            for influence, height in zip((True, False), rows, strict=True):
                for column, interest in enumerate((False, True)):
                    type_ = impact_type(interest, influence, impact)
                    boxes.append((left + column * cell, y, height, type_))
                    self._cell(sheet, type_, left + column * cell, y, cell, marks)
                y += height
            for column, word in enumerate(("interest low", "interest high →")):
                middle = left + (column + 0.5) * cell
                sheet.write(word, middle, top + sum(rows) + 4, _AXIS, colour=GREY, align="center")
        self.write_foot(sheet, marks)
        figure = sheet.figure(shown(self.found.grid.title), _description(self.found))
        axes = figure.axes[0]
        for x, y, height, type_ in boxes:
            box = Rectangle((x, y), cell, height, facecolor=_TINTS[type_], edgecolor=_EDGE, linewidth=0.8, zorder=0.5)
            axes.add_patch(box)
        y = top
        for word, height in zip(("influence high →", "influence low"), rows, strict=True):
            axes.text(
                MARGIN + _TURNED - 6, y + height / 2, word, size=_AXIS, color=GREY, rotation=90, ha="right", va="center"
            )
            y += height
        return figure

    @property
    def _doubtful(self) -> list[str]:
        return [one.stakeholder.id for one in self.found.affected if one.could_be]

    def _lines(self, one: Affected, cell: float) -> list[str]:
        return self.ruler.wrap(words.name(one.placement), cell - 2 * _PAD - _DOT - 4, _NAME)

    def _title(self, type_: ImpactType, cell: float) -> list[str]:
        count = len(self.found.of(type_))
        text = f"{IMPACT_NAMES[type_]} ({count})" if count else IMPACT_NAMES[type_]
        return self.ruler.wrap(text, cell - 2 * _PAD, _TYPE, bold=True)

    def _height(self, type_: ImpactType, cell: float) -> float:
        names = sum(len(self._lines(one, cell)) for one in self.found.of(type_))
        return 2 * _PAD + LEADING * (len(self._title(type_, cell)) * _TYPE + names * _NAME) + 3

    def _panel(self, sheet: Sheet, title: str, left: float, top: float, cell: float) -> None:
        lines = self.ruler.wrap(title, 2 * cell, _PANEL, bold=True)
        for row, line in enumerate(lines):
            y = top - LEADING * _PANEL * (len(lines) - row) - 3
            sheet.write(line, left + cell, y, _PANEL, bold=True, align="center")

    def _cell(
        self, sheet: Sheet, type_: ImpactType, x: float, y: float, cell: float, marks: Mapping[str, Mark]
    ) -> None:
        y += _PAD
        for line in self._title(type_, cell):
            sheet.write(line, x + _PAD, y, _TYPE, bold=True, colour="#404040")
            y += LEADING * _TYPE
        y += 3
        for one in self.found.of(type_):
            sheet.dot(marks[one.stakeholder.id], x + _PAD + _DOT / 2, y + _NAME * 0.62, _DOT)
            for line in self._lines(one, cell):
                sheet.write(line, x + _PAD + _DOT + 4, y, _NAME, colour=INK)
                y += LEADING * _NAME

    def write_head(self, sheet: Sheet) -> None:
        """Write title and subtitle, and leave space for the titles of the two grids."""
        view.write_head(sheet, self.found.grid, _OF)
        cell = (sheet.inner - _TURNED - _BETWEEN) / 4
        lines = max(len(self.ruler.wrap(title, 2 * cell, _PANEL, bold=True)) for _, title in _PANELS)
        sheet.skip(10 + LEADING * _PANEL * lines)

    def write_foot(self, sheet: Sheet, marks: Mapping[str, Mark]) -> None:
        """Leave space for the names of the axes; write legend, who lacks a score, and the caption."""
        sheet.skip(LEADING * _AXIS + 14)
        typed = [one for one in self.found.affected if one.type is not None]
        entries = view.legend(self.found.grid, self.categories, [one.placement for one in typed])
        if self._doubtful:
            plain = Mark(Look(NO_COLOUR, "circle"), doubtful=True)
            entries.append(Entry(plain, f"Hollow: might be of another type ({len(self._doubtful)})"))
        sheet.legend(entries, view.LEGEND)
        sheet.skip(4)
        absent = [(marks[one.stakeholder.id], _absent(one)) for one in self.found.of(None)]
        view.write_absent(sheet, "Not scored on all three", absent)
        sentences = [*rule_in_words(self.found.grid, THREE_I), "the types are those of Reed and others (2025)"]
        view.write_caption(sheet, sentences, self.found.grid, self.lacking)


def _absent(one: Affected) -> str:
    some = len(one.missing) < len(THREE_I)
    return words.name(one.placement) + (f" ({' and '.join(one.missing)} missing)" if some else "")


def _description(found: Impact) -> str:
    counts = [f"{len(found.of(type_))} {IMPACT_NAMES[type_].lower()}" for type_ in IMPACT_TYPES if found.of(type_)]
    counts += [f"{len(found.of(None))} not scored on all three"] if found.of(None) else []
    about = f", topic {shown(found.grid.topic)}" if found.grid.topic else ""
    return (
        f"Two grids of interest and influence, for high and for low impact, with {words.people(len(found.affected))} "
        f"as of {found.grid.day.isoformat()}{about}: {'; '.join(counts) or 'nobody'}."
    )
