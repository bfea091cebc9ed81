"""A report as chapters: what Word and Markdown write, each in its own way."""

from collections.abc import Callable, Iterator
from typing import Literal, NamedTuple

from kmap.analysis.cycle.cycle import cycle
from kmap.errors import KmapError
from kmap.figures.cycle import draw as draw_cycle
from kmap.figures.grid import draw as draw_grid
from kmap.figures.network import draw as draw_network
from kmap.figures.parts.style import DescribedFigure, rendered
from kmap.page import table
from kmap.page.attention import attention
from kmap.page.method import lead, method, sentence
from kmap.page.portrait import by_topic, in_general
from kmap.page.project import Project, Since

MOST_PORTRAITS = 60
"""Of more stakeholders, portraits would make a book: the table has them all."""

_FEW = 12


class Picture(NamedTuple):
    """A figure.

    Parameters
    ----------
    name
        What it shows, in a word.
    png
        Its bytes.
    words
        What there is to see.
    width
        Its width, in points.
    """

    name: str
    png: bytes
    words: str
    width: float


class Block(NamedTuple):
    """A piece of a report.

    Parameters
    ----------
    kind
        What it is.
    lines
        A heading or a paragraph; or the items of a list.
    level
        Of a heading, from 1.
    rows
        Of a table, its headings first.
    picture
        The picture.
    """

    kind: Literal["heading", "paragraph", "list", "table", "picture"]
    lines: tuple[str, ...] = ()
    level: int = 0
    rows: tuple[tuple[str, ...], ...] = ()
    picture: Picture | None = None


def heading(words: str, level: int) -> Block:
    """Return a heading."""
    return Block("heading", (words,), level)


def chapters(project: Project) -> Iterator[Block]:
    """Yield the report on one project: pictures, the table, movement, what needs attention, portraits, the method."""
    register, view = project.register, project.views[0]
    yield heading(register.title, 1)
    yield Block("paragraph", (lead(project),))
    yield heading("Power and interest", 2)
    names = {id_: one.name or id_ for id_, one in register.categories.items()}
    moved = next((one.movement for one in view.since if one.day == project.asked), None)
    yield _drawn("grid", lambda: draw_grid(view.grid, names, moved))
    yield heading("Who is tied to whom", 2)
    yield _drawn("network", lambda: draw_network(register, view.grid))
    yield heading("Everybody in one table", 2)
    yield Block("table", rows=(table.COLUMNS, *_rows(project)))
    if view.since:
        since = _since(project)
        yield heading(f"Moved since {since.name + ', ' if since.name else ''}{since.day}", 2)
        told = tuple(words for _, words in table.moves(since.movement))
        yield Block("list", told or ("Nobody moved, came or left.",))
    yield heading("What needs attention", 2)
    for group in attention(project):
        yield heading(group.heading, 3)
        items = tuple(
            f"{sentence(item.text)}" + (f" ({sentence(item.tip)})" if item.tip else "") for item in group.items
        )
        more = (f"and {len(items) - _FEW} more",) if len(items) > _FEW else ()
        yield Block("list", (*map(sentence, group.intro), *items[:_FEW], *more))
    yield heading("Where the cycle stands", 2)
    yield Block("picture", picture=_picture("cycle", draw_cycle(cycle(register, view.topic))))
    yield from _portraits(project)
    yield heading("How this map was made", 2)
    yield Block("list", tuple(map(sentence, method(project))))


def _drawn(name: str, draw: Callable[[], DescribedFigure]) -> Block:
    """Return a picture; where there are too many to be drawn, a paragraph that says so and what to do."""
    try:
        return Block("picture", picture=_picture(name, draw()))
    except KmapError as error:
        return Block("paragraph", (f"{sentence(error.message)}; {error.tip}.",))


def _since(project: Project) -> Since:
    """Return the movement since the day asked for, else since the latest round after which somebody moved."""
    found = project.views[0].since
    asked = [one for one in found if one.day == project.asked]
    moved = [one for one in found if any(table.moves(one.movement))]
    return (asked or moved or list(found))[-1]


def _rows(project: Project) -> Iterator[tuple[str, ...]]:
    for place, one in enumerate(project.views[0].suggestions, 1):
        yield table.row(project.register, place, one)


def _portraits(project: Project) -> Iterator[Block]:
    view = project.views[0]
    if not 0 < len(project.ids) <= MOST_PORTRAITS:
        return
    yield heading("One by one", 2)
    for one, general in zip(view.suggestions, in_general(project), strict=True):
        yield heading(one.stakeholder.name, 3)
        parts = (*by_topic(project.register, view, one), *general)
        yield Block("list", tuple(f"{part.heading}: {'; '.join(part.facts)}" for part in parts))


def _picture(name: str, figure: object) -> Picture:
    assert isinstance(figure, DescribedFigure)
    return Picture(name, rendered(figure, "png"), figure.description, float(figure.get_size_inches()[0] * 72))
