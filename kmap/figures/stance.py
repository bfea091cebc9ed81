"""Support against influence: stances from left to right, influence up, arrows to the stance desired.

The columns are ordered and have no distance. Who is resistant with high influence blocks the
matter; who is supportive or leading with high influence carries it.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from kmap.analysis.grid import Placement
from kmap.analysis.grid_rule import rule_in_words
from kmap.analysis.stance import PART_MEANINGS, Stand, Stands
from kmap.figures.parts import view, words
from kmap.figures.parts.boxes import Box
from kmap.figures.parts.dots import Mark
from kmap.figures.parts.frame import AXIS_SIZE, WORD_SIZE, Frame, Span, Ticks, coarse, limited, tick_lines
from kmap.figures.parts.key import write_columns, write_heading
from kmap.figures.parts.lettering import LEADING, Ruler, shown
from kmap.figures.parts.paper import NoRoomError, Paper
from kmap.figures.parts.pen import Pen
from kmap.figures.parts.plot import between, draw_ticks_upwards
from kmap.figures.parts.seated import draw_seated
from kmap.figures.parts.seating import seat, seat_names, seat_numbers
from kmap.figures.parts.seats import Crowd, Mode, Seat, Seating
from kmap.figures.parts.sheet import MARGIN, Entry, Sheet
from kmap.figures.parts.size import Size
from kmap.figures.parts.style import GREY, NO_COLOUR, DescribedFigure, Look
from kmap.figures.parts.traces import Traces
from kmap.register.vocabulary import STANCE_MEANINGS, STANCES
from kmap.terminal import listed

_OF = "Support against influence: who blocks, who carries"
_LOWEST_PLOT, _LEAST_PLOT = 380.0, (330.0, 200.0)
_HEADING, _MEANING, _WORD = 10.5, 8.5, 10.0
_ABOVE = 20.0  # inside the plot, for the words on those high up
_RIGHT = 16.0  # for the word beside the threshold
_THRESHOLD, _BETWEEN = "#707070", "#b0b0b0"
_MOST_ARROWS = 15  # more can't be followed by the eye
_BLOCKS, _CARRIES = "#f9e0d6", "#dff1ea"


def draw(found: Stands, categories: Mapping[str, str], *, size: Size | None = None) -> DescribedFigure:
    """Draw support against influence.

    Parameters
    ----------
    found
        Where each stakeholder stands; those without a stance, or without a score of
        influence, are listed.
    categories
        The names of the categories by id.
    size
        The size that it is to have; None for its usual one, from which it may grow.

    Returns
    -------
    DescribedFigure
        The figure, to be written with `kmap.figures.parts.style.save`.
    """

    def layout(ruler: Ruler, lacking: int) -> Callable[[Paper], DescribedFigure]:
        """Return what lays the picture out, its ticks measured."""
        return _Picture(found, categories, ruler, tick_lines(found.grid, "influence", ruler, 74.0), lacking).figure

    return view.drawn(found.grid, categories, layout, size, view.tick_words(found.grid.scale))


@dataclass(frozen=True)
class _Picture:
    """What is drawn, and what is written around the plot."""

    found: Stands
    categories: Mapping[str, str]
    ruler: Ruler
    up: Ticks
    lacking: int

    @property
    def drawn(self) -> list[Stand]:
        """Those with a stance and a score of influence: the highest first, then by stance and name."""
        shown_ = [one for one in self.found.stands if one.current is not None and one.influence is not None]
        return sorted(shown_, key=lambda one: (-(one.influence or 0.0), -_column(one), one.stakeholder.id))

    @property
    def crowd(self) -> Crowd:
        """Those who are drawn, each at influence and stance."""
        columns = {one.stakeholder.id: float(_column(one)) for one in self.drawn}

        def at(placement: Placement) -> tuple[float, float]:
            """Return where a stakeholder belongs: its influence, and the column of its stance."""
            return placement.influence or 0.0, columns[placement.stakeholder.id]

        return Crowd([one.placement for one in self.drawn], at, self.found.grid.scale)

    @property
    def traces(self) -> Traces:
        """The stance desired of those who do not stand there, as a faint dot that an arrow leads to; none for many."""
        wanted = {
            one.stakeholder.id: (one.influence or 0.0, float(STANCES.index(one.desired)))
            for one in self.drawn
            if one.desired is not None and one.steps
        }
        return Traces(wanted if len(wanted) <= _MOST_ARROWS else {}, {}, ahead=True)

    @property
    def marks(self) -> dict[str, Mark]:
        """How each dot looks, by id."""
        return view.marks(self.found.grid, self.categories, self._doubtful)

    @property
    def _doubtful(self) -> list[str]:
        """Who stands on or near the threshold, by id."""
        return [one.stakeholder.id for one in self.drawn if "influence" in one.placement.doubtful]

    @property
    def left(self) -> float:
        """The space on the left of the plot, in points."""
        return MARGIN + self.up.width + 26

    def frame(self, width: float, height: float) -> Frame:
        """Return the plot: a column for each stance, influence up."""
        scale, threshold = self.found.grid.scale, self.found.grid.thresholds["influence"].value
        unit = width / len(STANCES)
        across = Span("interest", 0.0, unit, unit / 2, width, unit, None)
        room = height - _ABOVE
        edge = room / (scale.range / scale.step + 1) / 2 if coarse(scale) else 22.0
        per = (room - 2 * edge) / scale.range
        at = None if threshold is None else edge + (threshold - scale.min) * per
        upwards = Span(
            "influence", scale.min, per, edge, height, per * scale.step, at if at and 0 < at < height else None
        )
        return Frame(across, upwards, (), Box(3, 3, width - 3, height - _ABOVE))

    def figure(self, paper: Paper) -> DescribedFigure:
        """Seat everybody, and draw the plot with all that is written around it."""
        width = paper.width - self.left - MARGIN - _RIGHT
        around = Sheet(paper.width, self.ruler)
        self.write_head(around, width)
        self.write_foot(around)
        height = paper.height - MARGIN - around.y
        if paper.fixed:
            seating = self.seated(width, height, paper)
        else:
            tall = max(_LOWEST_PLOT, height)

            def framed(names: bool, growth: float) -> Frame:
                """Return the frame of a plot that has grown; it is the same with names and with numbers."""
                return self.frame(width * growth, tall * growth)

            seating = seat(self.crowd, framed, self.ruler, self.traces)
        x, y = seating.frame.x, seating.frame.y
        sheet = Sheet(x.length + self.left + MARGIN + _RIGHT, self.ruler)
        self.write_head(sheet, x.length)
        top = sheet.skip(y.length)
        self.write_foot(sheet)
        self.write_key(sheet, seating)
        figure = sheet.figure(shown(self.found.grid.title), _description(self.found))
        across, down = figure.get_size_inches() * 72
        axes = figure.add_axes((self.left / across, 1 - (top + y.length) / down, x.length / across, y.length / down))
        axes.set_xlim(*x.limits)
        axes.set_ylim(*y.limits)
        axes.set_axis_off()
        self.plot(Pen(axes, seating.frame), seating)
        return figure

    def seated(self, width: float, height: float, paper: Paper) -> Seating:
        """Return a seating on fixed paper: with names, else with numbers above their key."""
        if width < _LEAST_PLOT[0] or height < _LEAST_PLOT[1]:
            raise NoRoomError
        seating = seat_names(self.crowd, self.frame(width, height), self.ruler, self.traces)
        if seating is not None:
            return seating
        seats = tuple(Seat(one, number, (0.0, 0.0)) for number, one in enumerate(self.crowd.placements, start=1))
        mode: Mode = "numbers"
        key = Sheet(paper.width, self.ruler)
        self.write_key(key, Seating(mode, self.frame(width, height), 0.0, 0.0, seats))
        height -= key.y - MARGIN
        seating = None
        if height >= _LEAST_PLOT[1]:
            seating = seat_numbers(self.crowd, self.frame(width, height), self.traces)
        if seating is None:
            raise NoRoomError
        return seating

    def write_head(self, sheet: Sheet, width: float) -> None:
        """Write title and subtitle, and above each column its stance, what it means and how many have it."""
        view.write_head(sheet, self.found.grid, _OF)
        sheet.skip(10)
        column = width / len(STANCES)
        meanings = [self.ruler.wrap(STANCE_MEANINGS[stance], column - 12, _MEANING) for stance in STANCES]
        lines = max(map(len, meanings))
        top = sheet.skip(LEADING * (_HEADING + lines * _MEANING) + 5)
        for index, (stance, meaning) in enumerate(zip(STANCES, meanings, strict=True)):
            middle = self.left + (index + 0.5) * column
            count = sum(one.current == stance for one in self.drawn)
            title = f"{stance.capitalize()} ({count})" if count else stance.capitalize()
            sheet.write(title, middle, top, _HEADING, bold=True, align="center")
            for row, line in enumerate(meaning):
                y = top + LEADING * (_HEADING + row * _MEANING)
                sheet.write(line, middle, y, _MEANING, colour=GREY, align="center")

    def write_foot(self, sheet: Sheet) -> None:
        """Write the legend, who is not in the picture, and the caption."""
        sheet.skip(12)
        marks = self.marks
        entries = view.legend(self.found.grid, self.categories, [one.placement for one in self.drawn])
        plain, moves = Look(NO_COLOUR, "circle"), len(self.traces.origins)
        if self._doubtful:
            text = f"Hollow: on or near the threshold ({len(self._doubtful)})"
            entries.append(Entry(Mark(plain, doubtful=True), text))
        if moves:
            entries.append(Entry(Mark(plain, faint=True), f"Faint: the stance desired; an arrow leads there ({moves})"))
        sheet.legend(entries, view.LEGEND)
        sheet.skip(4)
        without = [(marks[one.stakeholder.id], words.name(one.placement)) for one in self.found.at(None)]
        view.write_absent(sheet, "No stance given", without)
        unscored = [one for one in self.found.stands if one.current is not None and one.influence is None]
        said = [(marks[one.stakeholder.id], f"{words.name(one.placement)} ({one.current})") for one in unscored]
        view.write_absent(sheet, "Influence not scored", said)
        parts = [f"{part}: {text}" for part, text in PART_MEANINGS.items() if part in ("blocks", "carries")]
        rules = rule_in_words(self.found.grid, ("influence",))
        order = ["the columns are in order and have no distance; within one, a place from side to side means nothing"]
        wanted = sum(bool(one.steps) for one in self.drawn)
        if wanted > _MOST_ARROWS:
            order.append(f"another stance is desired of {wanted}, too many for arrows: `--view matrix` shows them all")
        view.write_caption(sheet, [*parts, *rules, *order], self.found.grid, self.lacking)

    def write_key(self, sheet: Sheet, seating: Seating) -> None:
        """Write who has which number."""
        if seating.mode != "names":
            marks, stands = self.marks, {one.stakeholder.id: one for one in self.drawn}
            write_heading(sheet, "Key", "by influence, the highest first, then by stance")
            entries = []
            for one in seating.seats:
                stance = stands[one.placement.stakeholder.id].current
                text = f"{words.name(one.placement)} ({stance})"
                entries.append((str(one.number), marks[one.placement.stakeholder.id], text))
            write_columns(sheet, entries)

    def plot(self, pen: Pen, seating: Seating) -> None:
        """Draw columns, threshold and ticks, then everybody."""
        x, y = seating.frame.x, seating.frame.y
        _draw_corners(pen, seating)
        pen.box(Box(0, 0, x.unit, y.length), "#f2f2f2", order=0.3)  # who does not know stands apart
        for index in range(len(STANCES) + 1):
            pen.line((index * x.unit, 0), (index * x.unit, y.length), _BETWEEN, 1.2 if index == 1 else 0.6, order=0.8)
        for edge in (0.0, y.length):
            pen.line((0, edge), (x.length, edge), _BETWEEN, 0.8, order=0.8)
        draw_ticks_upwards(pen, self.up, order=0.7)
        pen.turned("Influence →", -14 - self.up.width, y.length / 2, AXIS_SIZE, bold=True, turn=90)
        if y.threshold is not None:
            value = self.found.grid.thresholds["influence"].value or 0.0
            tags = [tag.box for tag in seating.tags if tag.box.bottom < y.threshold < tag.box.top]
            for start, end in between([(box.left, box.right) for box in tags], x.length):
                pen.line((start, y.threshold), (end, y.threshold), _THRESHOLD, 1.1, dashed=True, order=1.5)
            label = f"threshold {limited(self.found.grid)(value)}"
            pen.turned(label, x.length + 5, y.threshold, WORD_SIZE, colour=GREY, turn=-90)
        draw_seated(pen, seating, self.marks)
        if not seating.seats:
            text = "Nobody has a stance and a score of influence yet"
            pen.text(text, x.length / 2, y.length / 2 + 24, 13, colour=GREY, align="center")


def _draw_corners(pen: Pen, seating: Seating) -> None:
    """Tint where those stand who block and who carry, and say so above them."""
    x, y = seating.frame.x, seating.frame.y
    if y.threshold is None:
        return
    resistant, supportive = STANCES.index("resistant"), STANCES.index("supportive")
    for first, last, tint, word in (
        (resistant, resistant + 1, _BLOCKS, "Block it"),
        (supportive, len(STANCES), _CARRIES, "Carry it"),
    ):
        pen.box(Box(first * x.unit, y.threshold, last * x.unit, y.length), tint, order=0.4)
        pen.text(word, (first + last) / 2 * x.unit, y.length - 5, _WORD, bold=True, colour="#404040", align="center")


def _column(one: Stand) -> int:
    return STANCES.index(one.current) if one.current is not None else -1


def _names(stands: Sequence[Stand]) -> str:
    return listed([words.name(one.placement) for one in stands])


def _description(found: Stands) -> str:
    about = f", topic {shown(found.grid.topic)}" if found.grid.topic else ""
    counts = [f"{len(found.at(stance))} {stance}" for stance in STANCES if found.at(stance)]
    counts += [f"{len(found.at(None))} without a stance"] if found.at(None) else []
    blocks = f" {_names(found.who('blocks'))} block." if found.who("blocks") else " Nobody with high influence blocks."
    return (
        f"Stances from unaware to leading, influence up, of {words.people(len(found.stands))} as of "
        f"{found.grid.day.isoformat()}{about}: {', '.join(counts) or 'nobody'}.{blocks if found.stands else ''}"
    )
