"""What the views beside the grid share: title, legend of categories, who is not there, what no font has."""

from collections.abc import Iterable, Mapping, Sequence

from kmap.analysis.grid import Grid, Placement
from kmap.figures.parts import words
from kmap.figures.parts.dots import Mark
from kmap.figures.parts.key import write_columns, write_heading
from kmap.figures.parts.lettering import shown
from kmap.figures.parts.sheet import Entry, Sheet
from kmap.figures.parts.style import GREY, NO_CATEGORY

TITLE, SUBTITLE, LEGEND, NOTE, CAPTION = 18.0, 11.0, 9.5, 9.0, 8.5
_NAMED = 12  # so many who are not there are named in a sentence; more, in columns


def texts(grid: Grid, categories: Mapping[str, str]) -> list[str]:
    """Return what may be written of other people's text, to find fonts for it."""
    return [grid.title, grid.topic or "", *categories.values(), *(words.name(one) for one in grid.placements)]


def marks(grid: Grid, categories: Mapping[str, str], doubtful: Iterable[str] = ()) -> dict[str, Mark]:
    """Return the mark of each stakeholder by id: the look of its category, hollow where doubtful."""
    looks, hollow = words.looks(grid, categories), set(doubtful)
    return {
        one.stakeholder.id: Mark(looks[one.stakeholder.category], one.stakeholder.id in hollow)
        for one in grid.placements
    }


def write_head(sheet: Sheet, grid: Grid, of: str) -> None:
    """Write the title of the register, and below it of what the picture is."""
    about = f"topic: {shown(grid.topic)}" if grid.topic else "the matter in general"
    sheet.paragraph(shown(grid.title), TITLE, bold=True)
    sheet.paragraph(f"{of} · {about}", SUBTITLE, colour=GREY)


def legend(grid: Grid, categories: Mapping[str, str], drawn: Sequence[Placement]) -> list[Entry]:
    """Return the categories of those drawn, with how many there are of each."""
    used = [one.stakeholder.category for one in drawn]
    entries = [
        Entry(Mark(its_look), f"{shown(categories.get(id_, id_)) or shown(id_)} ({used.count(id_)})")
        for id_, its_look in words.looks(grid, categories).items()
        if id_ is not None and id_ in used
    ]
    if None in used:
        entries.append(Entry(Mark(NO_CATEGORY), f"No category ({used.count(None)})"))
    return entries


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
    if lacking:
        said.append(f"Boxes stand for {lacking} characters that no font on this machine has; SVG keeps them.")
    sheet.paragraph(" ".join(said), CAPTION, colour=GREY)
