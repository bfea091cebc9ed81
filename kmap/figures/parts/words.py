"""What the figure of the grid says in words: title, legend, caption, notes and alt text."""

from collections import Counter
from collections.abc import Callable, Container, Iterable, Mapping, Sequence

from kmap.analysis.change.movement import Movement, departure, successor
from kmap.analysis.grid import GRID_AXES, Grid, Placement, scored
from kmap.figures.parts.dots import Mark
from kmap.figures.parts.frame import limited
from kmap.figures.parts.lettering import shown
from kmap.figures.parts.sheet import Entry
from kmap.figures.parts.style import NO_CATEGORY, NO_COLOUR, Look, look
from kmap.figures.parts.traces import Traces
from kmap.register.vocabulary import QUADRANTS, UNSCORED, Axis
from kmap.terminal import number

_RULES = {
    "midpoint": "the midpoint of the scale",
    "mean": "the mean of the scores",
    "median": "the median of the scores",
    "set": "set in the register",
}
_PLAIN = Look(NO_COLOUR, "circle")


def name(placement: Placement, new: Container[str] = ()) -> str:
    """Return the name of a stakeholder, safe to draw, and whether it is new: its id is among these."""
    text = shown(placement.stakeholder.name) or shown(placement.stakeholder.id) or "(no name)"
    return f"{text} (new)" if placement.stakeholder.id in new else text


def people(count: int) -> str:
    """Return a number of stakeholders in words.

    Examples
    --------
    >>> people(1), people(2)
    ('1 stakeholder', '2 stakeholders')
    """
    return f"{count} stakeholder{'' if count == 1 else 's'}"


def looks(grid: Grid, categories: Mapping[str, str]) -> dict[str | None, Look]:
    """Return the look of each category, the same whoever is shown; those of no known category come last."""
    unknown = {one.stakeholder.category for one in grid.placements} - set(categories) - {None}
    ids = [*categories, *sorted(category for category in unknown if category is not None)]
    return {None: NO_CATEGORY} | {id_: look(index) for index, id_ in enumerate(ids)}


def category_entries(grid: Grid, categories: Mapping[str, str], members: Sequence[str | None]) -> list[Entry]:
    """Return the legend of the categories that drawn stakeholders have, with how many there are of each.

    Parameters
    ----------
    grid
        Who is shown; it says which look each category has.
    categories
        The names of the categories by id.
    members
        The category of each stakeholder that is drawn.
    """
    counts = Counter(members)
    entries = [
        Entry(Mark(its_look), f"{shown(categories.get(id_, id_)) or shown(id_)} ({counts[id_]})")
        for id_, its_look in looks(grid, categories).items()
        if id_ is not None and counts[id_]
    ]
    return entries + ([Entry(Mark(NO_CATEGORY), f"No category ({counts[None]})")] if counts[None] else [])


def about(grid: Grid) -> str:
    """Return what the scores are about: a topic, or the matter in general."""
    return f"topic: {shown(grid.topic)}" if grid.topic else "the matter in general"


def without_font(lacking: int) -> list[str]:
    """Return the sentence on characters that no font here has; none where there are none of these."""
    if not lacking:
        return []
    return [f"Boxes stand for {lacking} characters that no font on this machine has; SVG keeps them."]


def marks(grid: Grid, categories: Mapping[str, str]) -> dict[str, Mark]:
    """Return the mark of each stakeholder by id."""
    by_category = looks(grid, categories)
    return {
        one.stakeholder.id: Mark(by_category[one.stakeholder.category], bool(one.could_be), one.contested)
        for one in grid.placements
    }


def legend(grid: Grid, categories: Mapping[str, str], traces: Traces) -> list[Entry]:
    """Return the entries of the legend: categories in use, then what marks, bars and arrows mean."""
    standing = scored(grid.placements)
    entries = category_entries(grid, categories, [one.stakeholder.category for one in standing])
    doubtful, contested = sum(bool(one.could_be) for one in standing), sum(one.contested for one in standing)
    if doubtful:
        entries.append(Entry(Mark(_PLAIN, doubtful=True), f"Hollow: might be in another quadrant ({doubtful})"))
    if contested:
        entries.append(
            Entry(
                Mark(_PLAIN, contested=True),
                f"Ringed: its assessors differ on the quadrant, as far as the bars reach ({contested})",
            )
        )
    if traces.origins:
        entries.append(
            Entry(
                Mark(_PLAIN, faint=True),
                f"Faint: its place on {traces.since}; the arrow leads to its place now ({len(traces.origins)})",
            )
        )
    return entries


def subtitle(grid: Grid, traces: Traces) -> str:
    """Return the line below the title."""
    since = f" · moved since {traces.since}" if traces.since else ""
    return f"Stakeholders by influence and interest · {about(grid)}{since}"


def left(movement: Movement) -> str:
    """Return who has left, why, and who took their place."""
    said = []
    for placement in movement.left:
        follower = successor(movement, placement)
        succeeded = f", succeeded by {shown(follower.name)}" if follower is not None else ""
        said.append(f"{name(placement)} ({departure(movement, placement)}{succeeded})")
    return f"Left since {movement.before.day}: {', '.join(said)}."


def caption(grid: Grid, *, shared: bool, lacking: int) -> str:
    """Return the caption: scale, thresholds, day, and who is not there.

    Parameters
    ----------
    grid
        The grid.
    shared
        Whether some dots share a score.
    lacking
        How many characters no font here has.
    """
    sentences = [f"Scale {number(grid.scale.min)} to {number(grid.scale.max)}.", _thresholds(grid)]
    if grid.borderline > 0:
        sentences.append(
            f"A score no further than {number(grid.borderline)} from its threshold (grey band) is doubtful."
        )
    else:
        sentences.append("A score on its threshold is doubtful.")
    sentences.append(_counts(grid))
    if shared:
        sentences.append("Dots that share a score, or would cover each other, are packed around it.")
    return " ".join([*sentences, *without_font(lacking)])


def _thresholds(grid: Grid) -> str:
    write = limited(grid)
    parts = []
    for axis in GRID_AXES:
        threshold = grid.thresholds[axis]
        rule = _RULES.get(threshold.rule, threshold.rule)
        value = "none yet" if threshold.value is None else write(threshold.value)
        parts.append(f"{axis} {value} ({rule})")
    if parts[0].split(" ", 1)[1] == parts[1].split(" ", 1)[1]:
        parts = [f"{GRID_AXES[0]} and {GRID_AXES[1]} {parts[0].split(' ', 1)[1]}"]
    return f"High is above the threshold: {', '.join(parts)}."


def _counts(grid: Grid) -> str:
    on_grid = len(scored(grid.placements))
    parts = [f"{people(on_grid)} on the grid"]
    if unscored := len(grid.placements) - on_grid:
        parts.append(f"{unscored} without both scores")
    if grid.filtered:
        parts.append(f"{grid.filtered} filtered from view")
    if grid.left_out:
        parts.append(f"{grid.left_out} not counting on that day")
    return f"As of {grid.day.isoformat()}: {', '.join(parts)}."


def description(grid: Grid, movement: Movement | None = None) -> str:
    """Return the alt text: how many stand where, and how many moved."""
    places = [one.quadrant for one in grid.placements]
    counts = [f"{places.count(place)} {place.replace('-', ' ')}" for place in QUADRANTS]
    if UNSCORED in places:
        counts.append(f"{places.count(UNSCORED)} not on the grid for want of a score")
    about = f", topic {shown(grid.topic)}" if grid.topic else ""
    moved = ""
    if movement is not None:
        drawn = sum(one.is_drawn for one in movement.moves)
        moved = (
            f" Since {movement.before.day.isoformat()}, {drawn} moved, "
            f"{len(movement.came)} came and {len(movement.left)} left."
        )
    return (
        f"Power-interest grid of {people(len(places))} as of {grid.day.isoformat()}{about}, "
        f"interest to the right, influence up: {', '.join(counts)}.{moved}"
    )


def scores(placement: Placement, write: Callable[[float], str]) -> str:
    """Return influence and interest of a stakeholder on the grid."""
    return " / ".join(write(score) for score in (placement.influence, placement.interest) if score is not None)


def ranges(placement: Placement, write: Callable[[float], str]) -> str:
    """Return between which scores the assessors of a contested stakeholder differ."""
    parts = []
    for axis in GRID_AXES:
        score = placement.scores.on(axis)
        if score is not None and score.lowest < score.highest:
            parts.append(f"{axis} {write(score.lowest)} to {write(score.highest)}")
    return ", ".join(parts)


def differing(placements: Iterable[Placement], write: Callable[[float], str]) -> str:
    """Return who is contested, each with the scores between which its assessors differ."""
    return ", ".join(f"{name(placement)} ({ranges(placement, write)})" for placement in placements)


def absent(placement: Placement, new: Container[str] = ()) -> str:
    """Return an unscored stakeholder and what is missing."""
    came = "new, " if placement.stakeholder.id in new else ""
    return f"{name(placement)} ({came}{_missing(placement.missing)} missing)"


def _missing(axes: Sequence[Axis]) -> str:
    return " and ".join(axes)
