"""What stands above and below a grid: its title, its marks, who is doubtful or unscored, the rule used."""

from collections.abc import Collection, Sequence

from kmap.analysis.grid import GRID_AXES, Grid, Placement, scored
from kmap.charts.parts.canvas import cells
from kmap.charts.parts.key import column_widths, in_columns, plain_entry, ranges
from kmap.charts.parts.labels import mark, style
from kmap.register.vocabulary import QUADRANT_MEANINGS, QUADRANTS, UNSCORED, Axis
from kmap.terminal import Line, Span, Style, number, printable, wrap

_TEXT = 100  # as wide as sentences get


def heading(grid: Grid, width: int) -> list[Line]:
    """Return the title, and of what the grid is."""
    topic = f"topic {printable(grid.topic)}, " if grid.topic is not None else ""
    lines: list[Line] = [[Span(text, "bold")] for text in wrap(printable(grid.title), width)]
    return lines + sentences(f"Power-interest grid, {topic}as on {grid.day.isoformat()}", width)


def legend(grid: Grid, width: int) -> list[Line]:
    """Return what the marks mean, where there are others than the plain one."""
    used = {mark(one): style(one) for one in scored(grid.placements)}
    near = "on or near" if grid.borderline > 0 else "on"
    said = {
        "●": "its quadrant is clear",
        "○": f"doubtful: a score is {near} the threshold",
        "◆": "contested: its assessors differ on the quadrant",
        "◇": "doubtful and contested",
    }
    lines: list[Line] = []
    for sign in [sign for sign in said if sign in used and set(used) != {"●"}]:
        if lines and cells(lines[-1]) + len(said[sign]) + 5 <= width:
            lines[-1] += [Span("   "), Span(sign, used[sign]), Span(f" {said[sign]}", "dim")]
            continue
        for i, text in enumerate(wrap(said[sign], width - 2)):
            lines.append([Span(sign if i == 0 else " ", used[sign]), Span(f" {text}", "dim")])
    return lines


def meanings(width: int) -> list[Line]:
    """Return what the quadrants mean, for where their corners have no room for it."""
    return [line for one in QUADRANTS for line in hanging(f"{one}: {QUADRANT_MEANINGS[one]}", width)]


def doubts(grid: Grid, placements: Sequence[Placement], width: int, *, numbered: bool) -> list[Line]:
    """Return which quadrants the doubtful might be in too.

    Parameters
    ----------
    grid
        The grid.
    placements
        Those on it, in the order of their numbers.
    width
        The width of the terminal.
    numbered
        Whether to give their numbers, not their names.
    """
    groups: dict[tuple[str, tuple[str, ...]], list[int]] = {}
    for i, one in enumerate(placements, 1):
        if one.could_be:
            groups.setdefault((one.quadrant, one.could_be), []).append(i)
    if not groups:
        return []
    near = "equal to its threshold"
    if grid.borderline > 0:
        near = f"no further than {number(grid.borderline)} from its threshold"
    lines = sentences(f"Doubtful, as a score is {near}:", width, "")
    places: list[str] = list(QUADRANTS)
    for (quadrant, others), members in sorted(groups.items(), key=lambda group: places.index(group[0][0])):
        who = ranges(members) if numbered else "; ".join(printable(placements[i - 1].stakeholder.name) for i in members)
        elsewhere = "any other" if len(others) == len(QUADRANTS) - 1 else " or ".join(others)
        lines += hanging(f"  {quadrant}, could be {elsewhere}: {who}", width)
    return lines


def unscored(grid: Grid, width: int) -> list[Line]:
    """Return who has no place on the grid, by what is missing, with the score that there is."""
    lines: list[Line] = []
    without = [one for one in grid.placements if one.quadrant == UNSCORED]
    missing: tuple[tuple[Axis, ...], ...] = (("influence",), ("interest",), ("influence", "interest"))
    for axes in missing:
        members = [one for one in without if one.missing == axes]
        if members:
            columns, column = column_widths(width, len(members))
            lines += sentences(f"Not on the grid, {' and '.join(axes)} missing ({len(members)}):", width, "")
            lines += in_columns([plain_entry(one.stakeholder.name, _known(one), column) for one in members], columns)
    return lines


def _known(placement: Placement) -> str:
    scores = [(axis, placement.scores.on(axis)) for axis in GRID_AXES]
    return ", ".join(f"{axis} {number(score.score)}" for axis, score in scores if score is not None)


def caption(grid: Grid, width: int, explained: Collection[Axis] = ()) -> list[Line]:
    """Return the rule used, what the scores mean, and how many stakeholders are shown.

    Parameters
    ----------
    grid
        The grid.
    width
        The width of the terminal.
    explained
        The axes whose labels stand beside their ticks.
    """
    said = [_rule(grid), *(_labels(grid, axis) for axis in GRID_AXES if axis not in explained), _counts(grid)]
    return [line for sentence in filter(None, said) for line in sentences(sentence, width)]


def _rule(grid: Grid) -> str:
    scale = grid.scale
    near = f"; a score within {number(grid.borderline)} of it is doubtful" if grid.borderline > 0 else ""
    influence, interest = _high(grid, "influence"), _high(grid, "interest")
    high = (
        f"{influence} for influence, {interest} for interest" if influence != interest else f"{interest} on both axes"
    )
    return f"Scale {number(scale.min)} to {number(scale.max)} by {number(scale.step)}. High is {high}{near}."


def _high(grid: Grid, axis: Axis) -> str:
    threshold = grid.thresholds[axis]
    if threshold.value is None:
        return f"above the {threshold.rule} (nobody is scored)"
    return f"above {number(threshold.value)} ({threshold.rule})"


def _labels(grid: Grid, axis: Axis) -> str:
    words = sorted(grid.scale.labels[axis].items())
    said = ", ".join(f"{number(score)} {printable(word)}" for score, word in words)
    return f"{axis.capitalize()}: {said}." if said else ""


def _counts(grid: Grid) -> str:
    on_grid = len(scored(grid.placements))
    missing = len(grid.placements) - on_grid
    if not grid.placements and not grid.filtered and not grid.left_out:
        return "There are no stakeholders yet."
    counts = [f"{on_grid or 'none'} on the grid"]
    counts += [f"{missing} not on it for want of a score"] if missing else []
    counts += [f"{grid.filtered} filtered from view"] if grid.filtered else []
    counts += [f"{grid.left_out} not counting on that day"] if grid.left_out else []
    return f"Stakeholders: {', '.join(counts)}."


def sentences(text: str, width: int, text_style: Style = "dim") -> list[Line]:
    """Return a text wrapped, no wider than sentences get."""
    return [[Span(line, text_style)] for line in wrap(text, min(width, _TEXT))]


def hanging(text: str, width: int) -> list[Line]:
    """Return a text wrapped, its further lines indented by two more than the first."""
    lead = len(text) - len(text.lstrip())
    width = min(width, _TEXT)
    words = wrap(text.lstrip(), width - lead - 2)
    return [[Span(" " * (lead if i == 0 else lead + 2) + line)] for i, line in enumerate(words)]
