"""What the views of a grid share: fonts, title, legend of categories, who is not there, what no font has."""

from collections.abc import Callable, Iterable, Mapping, Sequence

from kmap.analysis.grid import Grid, Placement
from kmap.errors import KmapError
from kmap.figures.parts import words
from kmap.figures.parts.dots import Mark
from kmap.figures.parts.key import write_columns, write_heading
from kmap.figures.parts.lettering import Ruler, families, missing, shown
from kmap.figures.parts.paper import Paper, sized
from kmap.figures.parts.sheet import Entry, Sheet
from kmap.figures.parts.size import Size
from kmap.figures.parts.style import GREY, DescribedFigure, styled
from kmap.register.score_scale import ScoreScale

TITLE, SUBTITLE, LEGEND, NOTE, CAPTION = 18.0, 11.0, 9.5, 9.0, 8.5
MOST_SHOWN = 2_000
"""Of more stakeholders, the key alone would be ten times as high as the plot."""
_NAMED = 12  # so many who are not there are named in a sentence; more, in columns


def drawn(
    grid: Grid,
    categories: Mapping[str, str],
    layout: Callable[[Ruler, int], Callable[[Paper], DescribedFigure]],
    size: Size | None,
    more: Iterable[str] = (),
) -> DescribedFigure:
    """Draw a view of a grid, with fonts for all that is written in it.

    Parameters
    ----------
    grid
        Who is shown.
    categories
        The names of the categories by id.
    layout
        Gives what lays the view out on paper, by what measures text and by how many characters no font has.
    size
        The size that it is to have; None for its usual one, from which it may grow.
    more
        What is written of other people's text beside title, topic and the names of stakeholders and categories.

    Raises
    ------
    KmapError
        Where there are too many to be told apart.
    """
    if len(grid.placements) > MOST_SHOWN:
        message = f"a picture of {len(grid.placements):,} stakeholders can't be read; {MOST_SHOWN:,} are the most"
        tip = "show some of them with --category or --tag, or all on a page: `kmap report --output map.html`"
        raise KmapError(message, tip)
    written = [grid.title, grid.topic or "", *categories.values(), *(words.name(one) for one in grid.placements), *more]
    with styled(families(written)):
        return sized(layout(Ruler(), len(missing(written))), size)


def tick_words(scale: ScoreScale) -> list[str]:
    """Return the words that a register has for scores, which stand at the ticks of a plot."""
    return [word for by_score in scale.labels.values() for word in by_score.values()]


def marks(grid: Grid, categories: Mapping[str, str], doubtful: Iterable[str] = ()) -> dict[str, Mark]:
    """Return the mark of each stakeholder by id: the look of its category, hollow where doubtful."""
    looks, hollow = words.looks(grid, categories), set(doubtful)
    return {
        one.stakeholder.id: Mark(looks[one.stakeholder.category], one.stakeholder.id in hollow)
        for one in grid.placements
    }


def write_head(sheet: Sheet, grid: Grid, of: str) -> None:
    """Write the title of the register, and below it of what the picture is."""
    sheet.paragraph(shown(grid.title), TITLE, bold=True)
    sheet.paragraph(f"{of} · {words.about(grid)}", SUBTITLE, colour=GREY)


def legend(grid: Grid, categories: Mapping[str, str], drawn: Sequence[Placement]) -> list[Entry]:
    """Return the categories of those drawn, with how many there are of each."""
    return words.category_entries(grid, categories, [one.stakeholder.category for one in drawn])


def write_absent(sheet: Sheet, heading: str, absent: Sequence[tuple[Mark, str]]) -> None:
    """Write who is not in the picture: a few in a sentence, many in columns."""
    if 0 < len(absent) <= _NAMED:
        sheet.paragraph(f"{heading}: {', '.join(text for _, text in absent)}.", NOTE)
        sheet.skip(3)
    elif absent:
        write_heading(sheet, heading, words.people(len(absent)))
        write_columns(sheet, [("", mark, text) for mark, text in absent])
        sheet.skip(6)


def write_caption(sheet: Sheet, sentences: Iterable[str], grid: Grid, lacking: int) -> None:
    """Write what has to be known to read the picture, as on which day, and what is not shown."""
    said = [f"{text[:1].upper()}{text[1:].rstrip('.')}." for text in sentences]
    counts = [words.people(len(grid.placements))]
    counts += [f"{grid.filtered} filtered from view"] if grid.filtered else []
    counts += [f"{grid.left_out} not counting on that day"] if grid.left_out else []
    said.append(f"As of {grid.day.isoformat()}: {', '.join(counts)}.")
    said += words.without_font(lacking)
    sheet.paragraph(" ".join(said), CAPTION, colour=GREY)
