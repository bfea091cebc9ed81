"""Chains as a picture: needs, questions, outputs, audiences and feedback in columns, linked from left to right.

What is missing has a dashed outline and says so in words. Everything stands at the top of its
row, so that links run straight through empty cells and curve between columns only.
"""

from collections.abc import Iterator, Sequence

from matplotlib.axes import Axes
from matplotlib.patches import FancyBboxPatch, PathPatch
from matplotlib.path import Path

from kmap.analysis.cycle.chains import Chain
from kmap.figures.parts.chain_rows import COLUMNS, GUTTER, PAD, TEXT, Box, Rows
from kmap.figures.parts.lettering import LEADING, Ruler, families, shown
from kmap.figures.parts.paper import NoRoomError, Paper, sized
from kmap.figures.parts.sheet import MARGIN, Sheet
from kmap.figures.parts.size import Size
from kmap.figures.parts.style import GREY, INK, PALE, PALETTE, PAPER, DescribedFigure, styled
from kmap.register.register import Register
from kmap.reports.trace import notes

USUAL = Paper(960.0, 540.0)
HIGHEST = 14_000.0
"""No picture is higher, in points: a PDF can't be, and nobody reads it. What does not fit is counted in a note."""

_TITLE, _SUBTITLE, _HEADING, _NOTE = 18.0, 11.0, 10.5, 9.0
_GAP, _BAND = 9.0, 10.0
_LEAST_COLUMN = 90.0
_FILLS = (PALETTE[0], PALETTE[4], PALETTE[1])  # of needs, questions and outputs; the words say it too
_PALER = 0.22  # how much of its colour a box has


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
        sheet.write(heading, layout.left(column) + PAD, top, _HEADING, bold=True, colour=GREY)
    tops = _write(sheet, layout)
    if paper.fixed and sheet.y > paper.height:
        raise NoRoomError
    sheet.skip(6)
    for sentence in _caption(register, chains, left_out):
        sheet.paragraph(sentence, _NOTE, colour=GREY)
    figure = sheet.figure(shown(title), " ".join(_caption(register, chains, left_out)))
    _draw(figure.axes[0], layout, tops)
    return figure


def _laid_out(register: Register, chains: tuple[Chain, ...], ruler: Ruler, width: float) -> tuple[Rows, int]:
    """Return the rows of as many chains as fit, and how many chains are left out."""
    layout, height = Rows(register, ruler, width), 0.0
    for index, chain in enumerate(chains):
        start = len(layout.rows)
        layout.add(chain)
        height += sum(row.height + _GAP for row in layout.rows[start:]) + _BAND
        if height > HIGHEST - 300 and index:
            rest = len(chains) - index
            cut = [link for link in layout.links if max(link[1], link[3]) < start]
            return Rows(register, ruler, width, layout.rows[:start], layout.places, cut), rest
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


def _write(sheet: Sheet, layout: Rows) -> list[float]:
    """Write the text of all rows, and return where each row begins."""
    tops = []
    for index, row in enumerate(layout.rows):
        if row.first and index:
            sheet.skip(_BAND)
        top = sheet.skip(row.height + _GAP)
        tops.append(top)
        for box in row.boxes.values():
            y = top + PAD
            for place, line in enumerate((*box.title, *box.lines)):
                sheet.write(line, layout.left(box.column) + PAD, y, TEXT, bold=place < len(box.title))
                y += LEADING * TEXT
    return tops


def _draw(axes: Axes, layout: Rows, tops: Sequence[float]) -> None:
    """Draw the outlines of all boxes and the links between them, below the text."""
    for index, row in enumerate(layout.rows):
        if row.first and index:
            y = tops[index] - (_GAP + _BAND) / 2
            axes.plot([MARGIN, layout.width - MARGIN], [y, y], color=PALE, linewidth=0.8, zorder=0)
        for box in row.boxes.values():
            _outline(axes, layout, box, tops[index])
    for column, start, to_column, end in layout.links:
        _link(axes, layout, tops, (column, start), (to_column, end))


def _outline(axes: Axes, layout: Rows, box: Box, top: float) -> None:
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


def _link(axes: Axes, layout: Rows, tops: Sequence[float], start: tuple[int, int], end: tuple[int, int]) -> None:
    """Draw a link: level through a cell that it has to cross, curved between columns."""
    at = LEADING * TEXT * 0.5 + PAD
    x, y = layout.left(start[0]) + layout.column, tops[start[1]] + at
    to_x, to_y = layout.left(end[0]), tops[end[1]] + at
    points, codes = [(x, y)], [Path.MOVETO]
    if end[0] - start[0] > 1:  # past the questions: through an empty cell, else between two rows
        empty = [row for row in (end[1], start[1]) if 1 not in layout.rows[row].boxes]
        between = tops[start[1]] + layout.rows[start[1]].height + _GAP / 2
        through = tops[empty[0]] + at if empty else between
        points += [(x + GUTTER / 2, y), (x + GUTTER / 2, through), (x + GUTTER, through)]
        points.append((to_x - GUTTER, through))
        codes += [Path.CURVE4] * 3 + [Path.LINETO]
        x, y = to_x - GUTTER, through
    points += [(x + GUTTER / 2, y), (x + GUTTER / 2, to_y), (to_x, to_y)]
    codes += [Path.CURVE4] * 3
    axes.add_patch(PathPatch(Path(points, codes), facecolor="none", edgecolor=GREY, linewidth=1.0, zorder=0.5))
    tip = Path([(to_x, to_y), (to_x - 5, to_y - 2.6), (to_x - 5, to_y + 2.6), (to_x, to_y)], closed=True)
    axes.add_patch(PathPatch(tip, facecolor=GREY, edgecolor="none", zorder=0.6))
