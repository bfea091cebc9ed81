"""What the figure of the network says in words: legend, caption and alt text."""

from collections import Counter
from collections.abc import Mapping, Sequence

from kmap.analysis.grid import Grid
from kmap.analysis.network.linked import Link
from kmap.figures.parts.dots import Mark
from kmap.figures.parts.lettering import shown
from kmap.figures.parts.sheet import Entry
from kmap.figures.parts.style import INK, NO_COLOUR, Look
from kmap.figures.parts.words import about, category_entries, looks, people, without_font
from kmap.terminal import listed

TEAM = Mark(Look(INK, "circle"), contested=True)
"""How the team looks: black, within a ring."""

_PLAIN = Look(NO_COLOUR, "circle")


def marks(grid: Grid, categories: Mapping[str, str]) -> dict[str, Mark]:
    """Return the mark of each stakeholder by id: its category's, hollow where others are sized and it can't be."""
    by_category = looks(grid, categories)
    sized = is_sized(grid)
    return {
        one.stakeholder.id: Mark(by_category[one.stakeholder.category], doubtful=sized and one.influence is None)
        for one in grid.placements
    }


def is_sized(grid: Grid) -> bool:
    """Say whether anybody has a score of influence, so that dots have sizes that say something."""
    return any(one.influence is not None for one in grid.placements)


def legend(grid: Grid, categories: Mapping[str, str], team: str | None) -> list[Entry]:
    """Return the entries of the legend: the team, categories in use, then what sizes mean."""
    entries = [Entry(TEAM, team)] if team is not None else []
    entries += category_entries(grid, categories, [one.stakeholder.category for one in grid.placements])
    unscored = sum(one.influence is None for one in grid.placements)
    if is_sized(grid) and unscored:
        entries.append(Entry(Mark(_PLAIN, doubtful=True), f"Hollow: influence not scored ({unscored})"))
    return entries


def line_legend(links: Sequence[Link]) -> list[tuple[Link, str]]:
    """Return a sample of each kind of line in use, and what it means."""
    ties, conflicts = [one for one in links if not one.conflict], [one for one in links if one.conflict]
    entries = []
    several = len({one.strength for one in ties}) > 1
    wide = ", the wider the stronger" if several else ""
    if any(not one.one_way for one in ties):
        entries.append((Link("", "", 1.0, conflict=False, one_way=False), f"Tie both ways{wide}"))
        wide = ""
    if any(one.one_way for one in ties):
        entries.append((Link("", "", 1.0, conflict=False, one_way=True), f"Tie one way, as recorded{wide}"))
    if conflicts:
        entries.append((Link("", "", 1.0, conflict=True, one_way=False), f"Conflict ({len(conflicts)})"))
    return entries


def subtitle(grid: Grid, kinds: Sequence[str] | None) -> str:
    """Return the line below the title."""
    about = f"influence on the topic: {shown(grid.topic)}" if grid.topic else "the matter in general"
    return f"Stakeholders by the ties between them · {about}{_only(kinds)}"


def subtitle_on_grid(grid: Grid, kinds: Sequence[str] | None) -> str:
    """Return the line below the title where dots stand at their scores."""
    return f"Stakeholders by influence and interest, and the ties between them · {about(grid)}{_only(kinds)}"


def _only(kinds: Sequence[str] | None) -> str:
    return f" · only ties of the kind {shown(listed(list(kinds), 'or'))}" if kinds is not None else ""


def ties_in_words(links: Sequence[Link], left_out: int = 0) -> str:
    """Return how many ties are drawn, and how many are not because somebody is not on the grid."""
    ties = sum(not one.conflict for one in links)
    text = f"{ties} tie{'s' * (ties != 1)}"
    if conflicts := len(links) - ties:
        text += f" and {conflicts} conflict{'s' * (conflicts != 1)}"
    return f"{text}; {left_out} more with somebody who is not on the grid." if left_out else f"{text}."


def caption(grid: Grid, links: Sequence[Link], alone: int, *, numbered: bool, lacking: int) -> str:
    """Return the caption: how to read it, how much is drawn, and what is not.

    Parameters
    ----------
    grid
        Who is in view.
    links
        The ties that are drawn.
    alone
        How many stakeholders in view have no line.
    numbered
        Whether numbers stand in for names.
    lacking
        How many characters no font here has.
    """
    sentences = ["Who is near in the network is near in the picture; left and right, up and down mean nothing."]
    if is_sized(grid):
        sentences.append("The larger a dot, the more influence.")
    parts = [people(len(grid.placements)), ties_in_words(links).removesuffix(".")]
    if alone:
        parts.append(f"{alone} without a line")
    if grid.filtered:
        parts.append(f"{grid.filtered} filtered from view")
    if grid.left_out:
        parts.append(f"{grid.left_out} not counting on that day")
    sentences.append(f"As of {grid.day.isoformat()}: {', '.join(parts)}.")
    if numbered:
        sentences.append("Numbers are those of the key.")
    return " ".join([*sentences, *without_font(lacking)])


def description(grid: Grid, links: Sequence[Link], alone: int, names: Mapping[str, str], *, over_grid: bool) -> str:
    """Return the alt text: how many ties there are, who has the most, and who has none."""
    ties = [one for one in links if not one.conflict]
    conflicts = len(links) - len(ties)
    degree = Counter(node for one in ties for node in (one.start, one.end))
    first = sorted(degree, key=lambda node: (-degree[node], node))[:3]
    text = "Network over the power-interest grid" if over_grid else "Network"
    text += f" of {people(len(grid.placements))} as of {grid.day.isoformat()}"
    text += f", topic {shown(grid.topic)}" if grid.topic else ""
    text += f": {len(ties)} tie{'s' * (len(ties) != 1)}"
    text += f", {conflicts} conflict{'s' * (conflicts != 1)}" if conflicts else ""
    if first:
        text += f"; the most ties have {listed([f'{names[node]} ({degree[node]})' for node in first])}"
    return text + (f"; {alone} without a tie." if alone else ".")
