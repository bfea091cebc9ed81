"""Registers to measure with: good ones of any size, the same at every run."""

import os
from collections.abc import Iterator

CATEGORIES = ("government", "practitioners", "communities", "professional-bodies", "researchers", "industry")
OWNERS = ("KM lead", "Clinical fellow", "Involvement lead", "Policy fellow")
SCORES = (1, 2, 4, 5)
PLACES = ("council", "agency", "forum", "clinic", "trust", "union", "panel")
LINES_EACH = 10
"""How many lines of a register there are for each stakeholder, its tie and its log entry included."""


def write_register(folder: str, stakeholders: int) -> str:
    """Write a register in which `kmap check` finds nothing, and return its path.

    Parameters
    ----------
    folder
        The folder to write it to; where it is there already, it is left as it is.
    stakeholders
        How many stakeholders it has: ten lines each, a tie and a log entry among them.
    """
    path = os.path.join(folder, f"{stakeholders}.stakeholders.yaml")
    if not os.path.exists(path):
        with open(path, "w", encoding="utf-8", newline="\n") as file:
            # Line by line: what this process holds would count as memory of the commands that it starts.
            file.writelines(f"{line}\n" for line in _lines(stakeholders))
    return path


def _lines(stakeholders: int) -> Iterator[str]:
    yield "title: A register to measure with"
    yield "as_of: 2026-11-24"
    yield "topics:"
    yield "  - {id: heat, name: Heat at home}"
    yield "stakeholders:"
    for number in range(stakeholders):
        yield from _stakeholder(number)
    yield "relationships:"
    for number in range(stakeholders):
        yield _tie(number, (number * 3 + 1) % stakeholders)
    yield "log:"
    for number in range(stakeholders):
        yield _contact(number)


def _stakeholder(number: int) -> Iterator[str]:
    """Yield the eight lines of one stakeholder; every tenth is assessed, every seventh differs by topic."""
    influence, interest = SCORES[number * 7 % 4], SCORES[number * 11 // 3 % 4]
    yield f"  - id: {_id(number)}"
    yield f"    name: {PLACES[number % len(PLACES)].capitalize()} of district {number}"
    yield f"    category: {CATEGORIES[number % len(CATEGORIES)]}"
    if number % 10 == 9:
        scores = f"influence: {influence}, interest: {interest}"
        yield "    assessments:"
        yield f"      - {{date: 2026-05-0{1 + number % 9}, by: AK, {scores}, because: They said so at the hearing}}"
        yield f"      - {{date: 2026-05-0{1 + number % 9}, by: BL, {scores}, because: Their plan of May says so}}"
    else:
        yield f"    influence: {influence}"
        yield f"    interest: {interest}"
        yield f"    because: Their plan for the district, page {number % 90 + 4}, says so"
    if number % 7 == 6:
        yield f"    by_topic: {{heat: {{interest: {SCORES[number % 4]}, because: Asked about at the hearing}}}}"
    else:
        yield f"    impact: {SCORES[number % 4]}"
    yield f"    engagement: {{owner: {OWNERS[number % len(OWNERS)]}}}"


def _tie(number: int, other: int) -> str:
    end = _id(other) if other != number else "us"
    return f"  - {{from: {_id(number)}, to: {end}, kind: advises, strength: {1 + number % 3}}}"


def _contact(number: int) -> str:
    who = f"with: [{_id(number)}], kind: meeting, level: collaborate"
    return f"  - {{date: 2026-11-{1 + number % 24:02}, {who}}}"


def _id(number: int) -> str:
    return f"district-{number}"
