"""Chains as a picture: needs, questions, outputs, audiences and feedback in columns, linked from left to right.

What is missing has a dashed outline and says so in words. Everything stands at the top of its
row, so that links run straight through empty cells and curve between columns only.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import Literal

from matplotlib.axes import Axes
from matplotlib.patches import FancyBboxPatch, PathPatch
from matplotlib.path import Path

from kmap.analysis.cycle.audiences import in_words
from kmap.analysis.cycle.chains import Chain, Traced, is_answered, is_overdue
from kmap.analysis.cycle.emptied import is_emptied
from kmap.figures.parts.lettering import LEADING, Ruler, families, shown
from kmap.figures.parts.paper import NoRoomError, Paper, sized
from kmap.figures.parts.sheet import MARGIN, Sheet
from kmap.figures.parts.size import Size
from kmap.figures.parts.style import GREY, INK, PALE, PALETTE, PAPER, DescribedFigure, styled
from kmap.register.models.knowledge import Need, Question
from kmap.register.register import Register
from kmap.reports.trace import notes
from kmap.terminal import listed, number

USUAL = Paper(960.0, 540.0)
HIGHEST = 14_000.0
"""No picture is higher, in points: a PDF can't be, and nobody reads it. What does not fit is counted in a note."""

COLUMNS = ("Needs", "Questions", "Outputs", "Audiences", "Feedback and uptake")
_TITLE, _SUBTITLE, _HEADING, _TEXT, _NOTE = 18.0, 11.0, 10.5, 8.5, 9.0
_GUTTER, _PAD, _GAP, _BAND = 30.0, 5.0, 9.0, 10.0
_LEAST_COLUMN = 90.0
_FILLS = (PALETTE[0], PALETTE[4], PALETTE[1])  # of needs, questions and outputs; the words say it too
_PALER = 0.22  # how much of its colour a box has

_SAID_WITH_THE_NEED = ("asked and not addressed", "not in a format asked for", "too late")
"""The gaps that belong to no cell but the need's."""

Kind = Literal["whole", "gap", "plain"]


@dataclass(frozen=True, slots=True)
class _Box:
    """What stands in one cell: a line in bold, lines below it, and whether something is missing."""

    column: int
    title: Sequence[str]
    lines: Sequence[str]
    kind: Kind

    @property
    def height(self) -> float:
        """How high it is, in points."""
        return LEADING * _TEXT * (len(self.title) + len(self.lines)) + 2 * _PAD


@dataclass(slots=True)
class _Row:
    """One row of cells, by column, and whether a new need begins with it."""

    boxes: dict[int, _Box] = field(default_factory=dict)
    first: bool = False

    @property
    def height(self) -> float:
        """How high the highest cell is."""
        return max(box.height for box in self.boxes.values())


@dataclass(slots=True)
class _Layout:
    """All rows, where each need, question and output stands, and what is linked."""

    register: Register
    ruler: Ruler
    width: float
    """Of the paper."""
    rows: list[_Row] = field(default_factory=list)
    places: dict[tuple[int, str], int] = field(default_factory=dict)
    links: list[tuple[int, int, int, int]] = field(default_factory=list)
    """From column and row to column and row."""

    @property
    def column(self) -> float:
        """How wide each column is."""
        return (self.width - 2 * MARGIN - _GUTTER * (len(COLUMNS) - 1)) / len(COLUMNS)

    def left(self, column: int) -> float:
        """Return where a column begins."""
        return MARGIN + column * (self.column + _GUTTER)

    def add(self, chain: Chain) -> None:
        """Add the rows of a chain; what stands in an earlier row is linked to there."""
        start = len(self.rows)
        for question in chain.questions:
            self._question(chain, question)
        answered = {question.id for question in chain.questions}
        direct = [one for one in chain.outputs if answered.isdisjoint(one.output.answers)]
        for one in direct:
            self._output(one)
        if len(self.rows) == start:
            self.rows.append(_Row())
        self.rows[start].first = True
        if chain.need is None:
            self._put(start, self._gap(0, "no need"))
            self.links.append((0, start, 1 if chain.questions else 2, start))
            return
        self._put(start, self._of_need(chain.need, chain))
        self.places[0, chain.need.id] = start
        if not chain.questions and not chain.outputs:
            self._put(start, self._gap(1, "no question, no output"))
            self.links.append((0, start, 1, start))
        self.links += [(0, start, 1, self.places[1, one.id]) for one in chain.questions]
        named = [one.output.id for one in chain.outputs if chain.need.id in one.output.answers]
        self.links += [(0, start, 2, self.places[2, id_]) for id_ in named]

    def _question(self, chain: Chain, question: Question) -> None:
        if (1, question.id) in self.places:
            return
        row = len(self.rows)
        outputs = [one for one in chain.outputs if question.id in one.output.answers]
        placed = [self.places[2, one.output.id] for one in outputs if (2, one.output.id) in self.places]
        for one in outputs:
            self._output(one)
        if len(self.rows) == row:
            self.rows.append(_Row())
        self.places[1, question.id] = row
        self._put(row, self._of_question(question))
        if not outputs:
            self._put(row, self._gap(2, "no output"))
            self.links.append((1, row, 2, row))
        new = [self.places[2, one.output.id] for one in outputs]
        self.links += [(1, row, 2, place) for place in dict.fromkeys([*placed, *new])]

    def _output(self, traced: Traced) -> None:
        if (2, traced.output.id) in self.places:
            return
        row = len(self.rows)
        self.rows.append(_Row())
        self.places[2, traced.output.id] = row
        self._put(row, self._of_output(traced))
        self._put(row, self._of_audience(traced))
        self.links.append((2, row, 3, row))
        reception = self._of_reception(traced)
        if reception is not None:
            self._put(row, reception)
            self.links.append((3, row, 4, row))

    def _put(self, row: int, box: _Box) -> None:
        self.rows[row].boxes[box.column] = box

    def _box(self, column: int, title: str, lines: Sequence[str], kind: Kind = "whole") -> _Box:
        width = self.column - 2 * _PAD
        bold = self.ruler.wrap(shown(title), width, _TEXT, bold=True) if title else []
        wrapped = [part for line in lines if line for part in self.ruler.wrap(shown(line), width, _TEXT)]
        return _Box(column, bold, wrapped, kind)

    def _gap(self, column: int, text: str) -> _Box:
        return self._box(column, "", [text], "gap")

    def _of_need(self, need: Need, chain: Chain) -> _Box:
        names = [self._name(id_) for id_ in need.raised_by]
        emptied = is_emptied(self.register, need)
        nobody = "" if emptied else "raised by nobody"
        lines = [need.need, f"raised by {listed(names)}" if names else nobody]
        lines.append(f"due {need.due}" if need.due is not None else "")
        which = f", time round {chain.round}" if chain.round else ""
        lines.append(f"follows {need.follows}{which}" if need.follows else "")
        gaps = [gap.text for gap in chain.gaps if gap.kind in _SAID_WITH_THE_NEED]
        return self._box(
            0,
            need.id,
            [*lines, *(f"Missing: {text}" for text in gaps)],
            "whole" if (names or emptied) and not gaps else "gap",
        )

    def _of_question(self, question: Question) -> _Box:
        results = f"results by {question.results}" if question.results is not None else ""
        said = [question.status or "", results]
        return self._box(1, question.id, [question.question, ", ".join(part for part in said if part)])

    def _of_output(self, traced: Traced) -> _Box:
        output, late = traced.output, is_overdue(traced.output, self.register.day)
        kind = self.register.formats.get(output.kind or "", output.kind or "")
        when = output.published if traced.state == "published" else output.due
        on = "" if when is None else f" {when}" if traced.state == "published" else f", due {when}"
        state = f"{traced.state}{on}" + (": overdue" if late else "")
        return self._box(2, output.id, [output.title, kind, state], "gap" if late else "whole")

    def _of_audience(self, traced: Traced) -> _Box:
        names = in_words(self.register, traced.output.audiences)
        if not names and is_emptied(self.register, traced.output):
            return self._box(3, "", ["nobody here"], "plain")
        return self._box(3, "", names, "plain") if names else self._gap(3, "no audience")

    def _of_reception(self, traced: Traced) -> _Box | None:
        """Return feedback and uptake; that there is none, where it is published; else nothing."""
        lines = []
        for entry in traced.feedback:
            rating = entry.feedback.rating if entry.feedback is not None else None
            rated = f"feedback, {number(rating)} of 5" if rating is not None else "feedback"
            lines.append(f"{entry.date} {rated}: {listed(in_words(self.register, entry.with_))}")
        for one in traced.uptake:
            by = f": {listed([self._name(id_) for id_ in one.by])}" if one.by else ""
            lines.append(f"{one.date} {one.kind or 'taken up'}{by}")
        if traced.state == "published" and not is_answered(self.register, traced.output):
            lines.append("no feedback yet")
            return self._box(4, "", lines, "gap")
        return self._box(4, "", lines, "plain") if lines else None

    def _name(self, id_: str) -> str:
        return self.register.by_id[id_].name if id_ in self.register.by_id else id_


def draw(
    register: Register, chains: tuple[Chain, ...], topic: str | None = None, *, size: Size | None = None
) -> DescribedFigure:
    """Draw chains in columns, from needs to feedback.

    Parameters
    ----------
    register
        The register that they are about.
    chains
        The chains; as many as fit on a page of `HIGHEST` points are drawn, the others
        counted in a note.
    topic
        The id of the topic asked for, for the title.
    size
        The size that it is to have; None for its usual one, from which it may grow.

    Returns
    -------
    DescribedFigure
        The figure, to be written with `kmap.figures.parts.style.save`.
    """
    title = f"{register.title}: {register.topics.get(topic, topic)}" if topic is not None else register.title
    with styled(families([title, *_texts(register, chains)])):
        return sized(lambda paper: _figure(register, chains, title, paper), size, USUAL)


def _figure(register: Register, chains: tuple[Chain, ...], title: str, paper: Paper) -> DescribedFigure:
    ruler = Ruler()
    layout, left_out = _laid_out(register, chains, ruler, paper.width)
    if layout.column < _LEAST_COLUMN:
        raise NoRoomError
    sheet = Sheet(paper.width, ruler)
    sheet.paragraph(shown(title), _TITLE, bold=True)
    sheet.paragraph(f"From needs to feedback, as on {register.day}", _SUBTITLE, colour=GREY)
    sheet.skip(10)
    top = sheet.skip(LEADING * _HEADING + 4)
    for column, heading in enumerate(COLUMNS):
        sheet.write(heading, layout.left(column) + _PAD, top, _HEADING, bold=True, colour=GREY)
    tops = _write(sheet, layout)
    if paper.fixed and sheet.y > paper.height:
        raise NoRoomError
    sheet.skip(6)
    for sentence in _caption(register, chains, left_out):
        sheet.paragraph(sentence, _NOTE, colour=GREY)
    figure = sheet.figure(shown(title), " ".join(_caption(register, chains, left_out)))
    _draw(figure.axes[0], layout, tops)
    return figure


def _laid_out(register: Register, chains: tuple[Chain, ...], ruler: Ruler, width: float) -> tuple[_Layout, int]:
    """Return the rows of as many chains as fit, and how many chains are left out."""
    layout, height = _Layout(register, ruler, width), 0.0
    for index, chain in enumerate(chains):
        start = len(layout.rows)
        layout.add(chain)
        height += sum(row.height + _GAP for row in layout.rows[start:]) + _BAND
        if height > HIGHEST - 300 and index:
            rest = len(chains) - index
            cut = [link for link in layout.links if max(link[1], link[3]) < start]
            return _Layout(register, ruler, width, layout.rows[:start], layout.places, cut), rest
    return layout, 0


def _texts(register: Register, chains: tuple[Chain, ...]) -> Iterator[str]:
    """Yield everything that may be written, to find fonts for it."""
    yield from (one.name for one in register.stakeholders)
    yield from (one.name or "" for one in register.categories.values())
    yield from register.formats.values()
    for chain in chains:
        yield chain.need.need if chain.need is not None else ""
        yield from (question.question for question in chain.questions)
        yield from (one.output.title for one in chain.outputs)


def _caption(register: Register, chains: tuple[Chain, ...], left_out: int) -> list[str]:
    sentences = [f"{'. '.join(notes(register, chains))}.", "A dashed outline marks what is missing or overdue."]
    if left_out:
        sentences.append(f"{left_out} more do not fit on the page: `kmap trace --format csv` has them all.")
    return sentences


def _write(sheet: Sheet, layout: _Layout) -> list[float]:
    """Write the text of all rows, and return where each row begins."""
    tops = []
    for index, row in enumerate(layout.rows):
        if row.first and index:
            sheet.skip(_BAND)
        top = sheet.skip(row.height + _GAP)
        tops.append(top)
        for box in row.boxes.values():
            y = top + _PAD
            for place, line in enumerate((*box.title, *box.lines)):
                sheet.write(line, layout.left(box.column) + _PAD, y, _TEXT, bold=place < len(box.title))
                y += LEADING * _TEXT
    return tops


def _draw(axes: Axes, layout: _Layout, tops: Sequence[float]) -> None:
    """Draw the outlines of all boxes and the links between them, below the text."""
    for index, row in enumerate(layout.rows):
        if row.first and index:
            y = tops[index] - (_GAP + _BAND) / 2
            axes.plot([MARGIN, layout.width - MARGIN], [y, y], color=PALE, linewidth=0.8, zorder=0)
        for box in row.boxes.values():
            _outline(axes, layout, box, tops[index])
    for column, start, to_column, end in layout.links:
        _link(axes, layout, tops, (column, start), (to_column, end))


def _outline(axes: Axes, layout: _Layout, box: _Box, top: float) -> None:
    missing = box.kind == "gap"
    fill = _paler(_FILLS[box.column]) if box.column < len(_FILLS) and box.title else PAPER
    axes.add_patch(
        FancyBboxPatch(
            (layout.left(box.column), top),
            layout.column,
            box.height,
            boxstyle="round,pad=0,rounding_size=4",
            facecolor=fill,
            edgecolor=INK if missing else GREY,
            linewidth=1.4 if missing else 0.7,
            linestyle=(0, (4, 2.5)) if missing else "solid",
            zorder=1,
        )
    )


def _paler(colour: str) -> str:
    """Return a colour mixed with white, so that black text stands out on it."""
    parts = [int(colour[index : index + 2], 16) for index in (1, 3, 5)]
    return "#" + "".join(f"{round(255 - (255 - part) * _PALER):02x}" for part in parts)


def _link(axes: Axes, layout: _Layout, tops: Sequence[float], start: tuple[int, int], end: tuple[int, int]) -> None:
    """Draw a link: level through a cell that it has to cross, curved between columns."""
    at = LEADING * _TEXT * 0.5 + _PAD
    x, y = layout.left(start[0]) + layout.column, tops[start[1]] + at
    to_x, to_y = layout.left(end[0]), tops[end[1]] + at
    points, codes = [(x, y)], [Path.MOVETO]
    if end[0] - start[0] > 1:  # past the questions: through an empty cell, else between two rows
        empty = [row for row in (end[1], start[1]) if 1 not in layout.rows[row].boxes]
        between = tops[start[1]] + layout.rows[start[1]].height + _GAP / 2
        through = tops[empty[0]] + at if empty else between
        points += [(x + _GUTTER / 2, y), (x + _GUTTER / 2, through), (x + _GUTTER, through)]
        points.append((to_x - _GUTTER, through))
        codes += [Path.CURVE4] * 3 + [Path.LINETO]
        x, y = to_x - _GUTTER, through
    points += [(x + _GUTTER / 2, y), (x + _GUTTER / 2, to_y), (to_x, to_y)]
    codes += [Path.CURVE4] * 3
    axes.add_patch(PathPatch(Path(points, codes), facecolor="none", edgecolor=GREY, linewidth=1.0, zorder=0.5))
    tip = Path([(to_x, to_y), (to_x - 5, to_y - 2.6), (to_x - 5, to_y + 2.6), (to_x, to_y)], closed=True)
    axes.add_patch(PathPatch(tip, facecolor=GREY, edgecolor="none", zorder=0.6))
