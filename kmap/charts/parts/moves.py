"""What stands below a grid of movement: who moved, came and left since a day, and whose place is contested."""

from collections.abc import Sequence

from kmap.analysis.change.movement import Movement
from kmap.analysis.grid import GRID_AXES, Placement
from kmap.charts.parts.caption import hanging, sentences
from kmap.reports.movement import came, left, moved
from kmap.terminal import Line, number, printable


def moves(movement: Movement, width: int) -> list[Line]:
    """Return who moved, came and left since the earlier day, a sentence for each."""
    since = movement.before.day
    groups = {
        "Moved": [f"{one.stakeholder.name} {moved(movement, one)}" for one in movement.moves if one.is_drawn],
        "Came": [f"{one.stakeholder.name}, {came(movement, one)}" for one in movement.came],
        "Left": [f"{one.stakeholder.name}, {left(movement, one)}" for one in movement.left],
    }
    lines: list[Line] = []
    for verb, said in groups.items():
        if said:
            lines += sentences(f"{verb} since {since} ({len(said)}):", width, "")
            lines += [line for sentence in said for line in hanging(f"  {printable(sentence)}", width)]
    return lines or sentences(f"Nobody moved, came or left since {since}.", width, "")


def contested(placements: Sequence[Placement], width: int, *, numbered: bool) -> list[Line]:
    """Return between which scores the assessors of the contested differ.

    Parameters
    ----------
    placements
        Those on the grid, in the order of their numbers.
    width
        The width of the terminal.
    numbered
        Whether to give their numbers before their names.
    """
    lines: list[Line] = []
    for place, one in enumerate(placements, 1):
        if one.contested:
            lead = f"{place} " if numbered else ""
            lines += hanging(f"  {lead}{printable(one.stakeholder.name)}: {_ranges(one)}", width)
    return [*sentences("Contested, with the range of its assessors' scores:", width, ""), *lines] if lines else []


def _ranges(placement: Placement) -> str:
    """Return the lowest and the highest score on each axis on which assessors differ."""
    parts = []
    for axis in GRID_AXES:
        score = placement.scores.on(axis)
        if score is not None and score.lowest < score.highest:
            parts.append(f"{axis} {number(score.lowest)} to {number(score.highest)}")
    return ", ".join(parts)
