"""The rows of a picture of chains: what stands in which cell, and which cells are linked.

A row has a cell for each column, from needs to feedback; what stands in an earlier row is
linked to there and not repeated.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Literal

from kmap.analysis.cycle.audiences import in_words
from kmap.analysis.cycle.chains import Chain
from kmap.analysis.cycle.emptied import is_emptied
from kmap.analysis.cycle.progress import Traced, is_answered, is_overdue
from kmap.figures.parts.lettering import LEADING, Ruler, shown
from kmap.figures.parts.sheet import MARGIN
from kmap.register.models.knowledge import Need, Question
from kmap.register.register import Register
from kmap.terminal import listed, number

COLUMNS = ("Needs", "Questions", "Outputs", "Audiences", "Feedback and uptake")
TEXT = 8.5
"""The size of the letters in cells."""

GUTTER, PAD = 30.0, 5.0
"""The space between columns, and between the edge of a cell and its text."""

_SAID_WITH_THE_NEED = ("asked and not addressed", "not in a format asked for", "too late")
"""The gaps that belong to no cell but the need's."""

Kind = Literal["whole", "gap", "plain"]


@dataclass(frozen=True, slots=True)
class Box:
    """What stands in one cell: a line in bold, lines below it, and whether something is missing."""

    column: int
    title: Sequence[str]
    lines: Sequence[str]
    kind: Kind

    @property
    def height(self) -> float:
        """How high it is, in points."""
        return LEADING * TEXT * (len(self.title) + len(self.lines)) + 2 * PAD


@dataclass(slots=True)
class Row:
    """One row of cells, by column, and whether a new need begins with it."""

    boxes: dict[int, Box] = field(default_factory=dict)
    first: bool = False

    @property
    def height(self) -> float:
        """How high the highest cell is."""
        return max(box.height for box in self.boxes.values())


@dataclass(slots=True)
class Rows:
    """All rows, where each need, question and output stands, and what is linked."""

    register: Register
    ruler: Ruler
    width: float
    """Of the paper."""
    rows: list[Row] = field(default_factory=list)
    places: dict[tuple[int, str], int] = field(default_factory=dict)
    links: list[tuple[int, int, int, int]] = field(default_factory=list)
    """From column and row to column and row."""

    @property
    def column(self) -> float:
        """How wide each column is."""
        return (self.width - 2 * MARGIN - GUTTER * (len(COLUMNS) - 1)) / len(COLUMNS)

    def left(self, column: int) -> float:
        """Return where a column begins."""
        return MARGIN + column * (self.column + GUTTER)

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
            self.rows.append(Row())
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
            self.rows.append(Row())
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
        self.rows.append(Row())
        self.places[2, traced.output.id] = row
        self._put(row, self._of_output(traced))
        self._put(row, self._of_audience(traced))
        self.links.append((2, row, 3, row))
        reception = self._of_reception(traced)
        if reception is not None:
            self._put(row, reception)
            self.links.append((3, row, 4, row))

    def _put(self, row: int, box: Box) -> None:
        self.rows[row].boxes[box.column] = box

    def _box(self, column: int, title: str, lines: Sequence[str], kind: Kind = "whole") -> Box:
        width = self.column - 2 * PAD
        bold = self.ruler.wrap(shown(title), width, TEXT, bold=True) if title else []
        wrapped = [part for line in lines if line for part in self.ruler.wrap(shown(line), width, TEXT)]
        return Box(column, bold, wrapped, kind)

    def _gap(self, column: int, text: str) -> Box:
        return self._box(column, "", [text], "gap")

    def _of_need(self, need: Need, chain: Chain) -> Box:
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

    def _of_question(self, question: Question) -> Box:
        results = f"results by {question.results}" if question.results is not None else ""
        said = [question.status or "", results]
        return self._box(1, question.id, [question.question, ", ".join(part for part in said if part)])

    def _of_output(self, traced: Traced) -> Box:
        output, late = traced.output, is_overdue(traced.output, self.register.day)
        kind = self.register.formats.get(output.kind or "", output.kind or "")
        when = output.published if traced.state == "published" else output.due
        on = "" if when is None else f" {when}" if traced.state == "published" else f", due {when}"
        state = f"{traced.state}{on}" + (": overdue" if late else "")
        return self._box(2, output.id, [output.title, kind, state], "gap" if late else "whole")

    def _of_audience(self, traced: Traced) -> Box:
        names = in_words(self.register, traced.output.audiences)
        if not names and is_emptied(self.register, traced.output):
            return self._box(3, "", ["nobody here"], "plain")
        return self._box(3, "", names, "plain") if names else self._gap(3, "no audience")

    def _of_reception(self, traced: Traced) -> Box | None:
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
