"""Salience as three circles: power, legitimacy and urgency; each name stands where its attributes overlap.

After R.K. Mitchell, B.R. Agle, D.J. Wood, *Academy of Management Review* 22(4):853-886, 1997.
Names are drawn while they fit into their regions, then numbers with a key.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from matplotlib.patches import Circle as Disc

from kmap.analysis.salience import (
    ATTRIBUTE_MEANINGS,
    ATTRIBUTES,
    SALIENCE_TYPES,
    Classified,
    Salience,
    SalienceType,
)
from kmap.figures.parts import venn, view, words
from kmap.figures.parts.dots import Mark
from kmap.figures.parts.key import write_columns, write_heading
from kmap.figures.parts.lettering import DIGIT_HEIGHT, LEADING, Ruler, number_size, shown
from kmap.figures.parts.paper import NoRoomError, Paper
from kmap.figures.parts.seating import LARGEST_NUMBER, NUMBERED_DIAMETERS
from kmap.figures.parts.sheet import MARGIN, Sheet
from kmap.figures.parts.size import Size
from kmap.figures.parts.style import GREY, INK, DescribedFigure

_OF = "Salience: whose claim calls for attention"
_LEAST_RADIUS, _GROWTH = 88.0, 1.2
_MOST_NAMES = 80  # more are not even tried
_NAMES_GROW = 1.5  # so many times at most, before there are numbers instead
_ATTRIBUTE, _MEANING, _TYPE = 12.0, 8.5, 9.5
_ABOVE = LEADING * (_ATTRIBUTE + 3 * _MEANING) + 4  # for the names of the circles
_OUTWARDS = 0.2  # of the radius, so that what the two upper circles mean stands apart
_BESIDE = 140.0  # for those in none of the circles
_SIZES, _WRAPS = (10.0, 9.0, 8.0), (190.0, 130.0, 100.0, 78.0)
_DOT = 10.0
_WIDE, _SIDE = 1.4, 0.3  # paper so much wider than high has all text in a column that takes such a share of it
_LARGE = NUMBERED_DIAMETERS[:3]  # where the circles can grow instead
_TINTS = ("#dbe8f6", "#fbeecb", "#dcefe2")
_EDGES = ("#2c6aa8", "#9a6a00", "#00704f")


@dataclass(frozen=True, slots=True)
class _Line:
    """A line in its place: what is written, or the dot and number of a stakeholder."""

    text: str
    x: float
    y: float
    size: float
    bold: bool = False
    mark: Mark | None = None


def draw(found: Salience, categories: Mapping[str, str], *, size: Size | None = None) -> DescribedFigure:
    """Draw the salience of stakeholders as three circles.

    Parameters
    ----------
    found
        The salience of each stakeholder; those of whom an attribute is not given are listed.
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

    found: Salience
    categories: Mapping[str, str]
    ruler: Ruler
    lacking: int

    @cached_property
    def marks(self) -> dict[str, Mark]:
        """How each dot looks, by id."""
        return view.marks(self.found.grid, self.categories)

    @cached_property
    def numbers(self) -> dict[str, int]:
        """The number of each stakeholder that has a type: by type, then by name."""
        typed = [one for type_ in SALIENCE_TYPES for one in self.found.of(type_)]
        return {one.stakeholder.id: number for number, one in enumerate(typed, start=1)}

    def figure(self, paper: Paper) -> DescribedFigure:
        """Put everybody into their region, and draw them with all that is written around, or beside on a wide sheet."""
        beside = _BESIDE if self.found.of("non-stakeholder") else 0.0
        side = _SIDE * paper.width if paper.fixed and paper.width > _WIDE * paper.height else 0.0
        for numbered in (False, True):
            around = Sheet(paper.width, self.ruler)
            self.write_head(around)
            head = around.y
            self.write_foot(around, side, numbered=numbered)
            if paper.fixed and around.y + MARGIN > paper.height:
                continue
            room = paper.height - (head if side else around.y) - MARGIN - 2 * _ABOVE
            radius = min(room / venn.height(1.0), (paper.width - side - 2 * MARGIN - beside) / venn.width(1.0))
            radius = radius if paper.fixed else max(radius, 1.5 * _LEAST_RADIUS)
            while radius >= _LEAST_RADIUS:
                across = max(paper.width, venn.width(radius) + beside + 2 * MARGIN)
                three = venn.circles((across + side - beside) / 2, head + _ABOVE, radius)
                lines = self.names_in(three)
                if numbered:
                    lines = self.numbers_in(three, NUMBERED_DIAMETERS if paper.fixed else _LARGE)
                if lines is not None:
                    return self.written(Sheet(across, self.ruler), three, lines, side, numbered=numbered)
                radius *= _GROWTH
                if paper.fixed or (not numbered and venn.height(radius) > _NAMES_GROW * max(room, 1.0)):
                    break
        raise NoRoomError

    def regions(self, three: Sequence[venn.Circle]) -> Iterator[tuple[SalienceType, venn.Region]]:
        """Yield each type with where its stakeholders belong; those in no circle stand on the right."""
        for type_, held in SALIENCE_TYPES.items():
            if held:
                yield type_, venn.region(three, [attribute in held for attribute in ATTRIBUTES])
            elif self.found.of(type_):
                top, bottom = three[0].y - three[0].radius - _ABOVE + 4, three[2].y + three[2].radius + _ABOVE
                left = three[1].x + three[1].radius + 12
                right = left + _BESIDE - 12
                yield type_, venn.Region((), (), ((left + right) / 2, (top + bottom) / 2), left, top, right, bottom)

    def names_in(self, three: Sequence[venn.Circle]) -> list[_Line] | None:
        """Return all names in their regions, all of one size; None where they don't fit."""
        if len(self.numbers) > _MOST_NAMES:
            return None
        for size in _SIZES:
            lines: list[_Line] = []
            for type_, region in self.regions(three):
                fitted = next((one for wrap in _WRAPS if (one := self._names(type_, region, size, wrap))), None)
                if fitted is None:
                    break
                lines += fitted
            else:
                return lines
        return None

    def _names(self, type_: SalienceType, region: venn.Region, size: float, wrap: float) -> list[_Line] | None:
        members = self.found.of(type_)
        title = _title(type_, len(members))
        written: list[tuple[str, float, Mark | None]] = [(title, _TYPE, None)]
        widths, heights = [self.ruler.width(title, _TYPE, bold=True)], [LEADING * _TYPE + 1]
        for one in members:
            for row, line in enumerate(self.ruler.wrap(words.name(one.placement), wrap, size)):
                mark = self.marks[one.stakeholder.id] if row == 0 else None
                written.append((line, size, mark))
                widths.append(self.ruler.width(line, size) + (_DOT + 3 if row == 0 else 0))
                heights.append(LEADING * size)
        rows = venn.lines(region, widths, heights)
        if rows is None:
            return None
        lines = []
        for (text, its_size, mark), across, place in zip(written, widths, rows, strict=True):
            lines.append(_Line(text, place.middle - across / 2, place.top, its_size, text is title, mark))
        return lines

    def numbers_in(self, three: Sequence[venn.Circle], diameters: Sequence[float]) -> list[_Line] | None:
        """Return numbers in their regions, all dots equally large; None where they don't fit."""
        numbers, marks = self.numbers, self.marks
        digits = len(str(max(1, len(numbers))))
        for diameter in diameters:
            size = min(LARGEST_NUMBER, number_size(diameter, digits))
            lines: list[_Line] = []
            for type_, region in self.regions(three):
                members = self.found.of(type_)
                title = _title(type_, len(members))
                head = self.ruler.width(title, _TYPE, bold=True), LEADING * _TYPE + 1
                spots = venn.packed(region, head, len(members), diameter + 1)
                if spots is None:
                    break
                (middle, top), *dots = spots
                lines.append(_Line(title, middle - head[0] / 2, top, _TYPE, bold=True))
                for one, (x, y) in zip(members, dots, strict=True):
                    id_ = one.stakeholder.id
                    lines.append(_Line(f"{numbers[id_]}|{diameter}", x, y, size, mark=marks[id_]))
            else:
                return lines
        return None

    def written(
        self, sheet: Sheet, three: Sequence[venn.Circle], lines: Sequence[_Line], side: float, *, numbered: bool
    ) -> DescribedFigure:
        """Write everything on the sheet, and draw the circles below it."""
        self.write_head(sheet)
        head = sheet.y
        sheet.skip(venn.height(three[0].radius) + 2 * _ABOVE)
        inside: list[tuple[str, _Line]] = []
        for line in lines:
            if numbered and line.mark is not None:
                number, _, diameter = line.text.partition("|")
                sheet.dot(line.mark, line.x, line.y, float(diameter))
                inside.append((number, line))
                continue
            x = line.x
            if line.mark is not None:
                sheet.dot(line.mark, x + _DOT / 2, line.y + line.size * 0.62, _DOT)
                x += _DOT + 3
            sheet.write(line.text, x, line.y, line.size, bold=line.bold, colour="#404040" if line.bold else INK)
        self._circle_names(sheet, three)
        bottom, sheet.y = sheet.y, head if side else sheet.y
        self.write_foot(sheet, side, numbered=numbered)
        sheet.y = max(bottom, sheet.y)
        figure = sheet.figure(shown(self.found.grid.title), _description(self.found))
        axes = figure.axes[0]
        for circle, tint, edge in zip(three, _TINTS, _EDGES, strict=True):
            at = (circle.x, circle.y)
            axes.add_patch(Disc(at, circle.radius, facecolor=tint, edgecolor="none", alpha=0.55, zorder=0.4))
            axes.add_patch(Disc(at, circle.radius, facecolor="none", edgecolor=edge, linewidth=1.6, zorder=0.6))
        for number, line in inside:
            y = line.y + DIGIT_HEIGHT / 2 * line.size
            axes.text(line.x, y, number, size=line.size, color=INK, ha="center", va="baseline", zorder=5)
        return figure

    def _circle_names(self, sheet: Sheet, three: Sequence[venn.Circle]) -> None:
        for attribute, circle, edge, side in zip(ATTRIBUTES, three, _EDGES, (-1, 1, 0), strict=True):
            meaning = self.ruler.wrap(ATTRIBUTE_MEANINGS[attribute], circle.radius * 1.3, _MEANING)
            x, height = circle.x + side * _OUTWARDS * circle.radius, LEADING * (_ATTRIBUTE + len(meaning) * _MEANING)
            y = circle.y - circle.radius - height - 3 if side else circle.y + circle.radius + 3
            sheet.write(attribute.capitalize(), x, y, _ATTRIBUTE, bold=True, colour=edge, align="center")
            for row, line in enumerate(meaning):
                top = y + LEADING * (_ATTRIBUTE + row * _MEANING)
                sheet.write(line, x, top, _MEANING, colour=GREY, align="center")

    def write_head(self, sheet: Sheet) -> None:
        """Write title and subtitle."""
        view.write_head(sheet, self.found.grid, _OF)
        sheet.skip(2)

    def write_foot(self, sheet: Sheet, side: float, *, numbered: bool) -> None:
        """Write legend, who has no type, the caption and the key: over the whole width, or in a column on the left."""
        across = sheet.width
        sheet.width = side or across
        typed = [one for one in self.found.classified if one.type is not None]
        sheet.skip(8)
        sheet.legend(view.legend(self.found.grid, self.categories, [one.placement for one in typed]), view.LEGEND)
        sheet.skip(4)
        marks = self.marks
        absent = [(marks[one.stakeholder.id], _absent(one)) for one in self.found.of(None)]
        view.write_absent(sheet, "Not given", absent)
        sentences = [
            "one attribute makes a claim latent, two expectant, three definitive; types after Mitchell, Agle and "
            "Wood (1997), said only where all three attributes are given"
        ]
        view.write_caption(sheet, sentences, self.found.grid, self.lacking)
        if numbered:
            write_heading(sheet, "Key", "by type, then by name")
            numbers = self.numbers
            for type_ in SALIENCE_TYPES:
                members = self.found.of(type_)
                if members:
                    sheet.skip(3)
                    sheet.paragraph(_title(type_, len(members)), view.NOTE, bold=True, colour=GREY)
                    named = {one.stakeholder.id: words.name(one.placement) for one in members}
                    write_columns(sheet, [(str(numbers[id_]), marks[id_], name) for id_, name in named.items()])
        sheet.width = across


def _title(type_: SalienceType, count: int) -> str:
    return f"{type_.capitalize()} ({count})" if count else type_.capitalize()


def _absent(one: Classified) -> str:
    some = len(one.missing) < len(ATTRIBUTES)
    return words.name(one.placement) + (f" ({' and '.join(one.missing)} missing)" if some else "")


def _description(found: Salience) -> str:
    counts = [f"{len(found.of(type_))} {type_}" for type_ in SALIENCE_TYPES if found.of(type_)]
    counts += [f"{len(found.of(None))} not given"] if found.of(None) else []
    return (
        f"Three overlapping circles, power, legitimacy and urgency, with {words.people(len(found.classified))} as of "
        f"{found.grid.day.isoformat()}: {', '.join(counts) or 'nobody'}."
    )
