"""The stakeholder engagement assessment matrix as a table: C where each stands, D where we would like it to stand.

After PMI, *PMBOK Guide*, 5th ed. 2013, section 13.2.
"""

from kmap.analysis.stance import Stand, Stands
from kmap.register.vocabulary import STANCES, Stance
from kmap.report import Cell, Report

COLUMNS = ("id", "name", "category", *STANCES, "steps")


def report(found: Stands) -> Report:
    """Return a row for each stakeholder: those with the longest way first, those without a stance last."""
    topic = f", {found.grid.topic}" if found.grid.topic is not None else ""
    title = f"{found.grid.title}{topic}: engagement assessment matrix"
    rows = tuple(_row(one) for one in (*assessed(found), *unassessed(found)))
    return Report("matrix", title, COLUMNS, rows, notes(found))


def assessed(found: Stands) -> list[Stand]:
    """Return those of whom a stance is known or desired: the longest way first, then the highest influence."""
    given = [one for one in found.stands if one.current is not None or one.desired is not None]
    return sorted(given, key=lambda one: (one.steps is None, -(one.steps or 0)))


def unassessed(found: Stands) -> list[Stand]:
    """Return those of whom no stance is known or desired."""
    return [one for one in found.stands if one.current is None and one.desired is None]


def letters(one: Stand, stance: Stance) -> str:
    """Return what stands in a cell: C, D, both, or nothing."""
    return " ".join(letter for letter, at in (("C", one.current), ("D", one.desired)) if at == stance)


def notes(found: Stands) -> tuple[str, ...]:
    """Return what the letters mean, and how many are where they should be."""
    known = assessed(found)
    ways = [one.steps for one in known if one.steps is not None]
    said = ["C: the stance now; D: the stance desired"]
    if ways:
        there = sum(steps <= 0 for steps in ways)
        said.append(f"{there} of {len(ways)} stand where desired or further on, {len(ways) - there} have a way to go")
    halves = len(known) - len(ways)
    said += [f"{halves} with one of the two letters only"] if halves else []
    missing = len(found.stands) - len(known)
    return (*said, *([f"{missing} without a stance, now or desired"] if missing else []))


def _row(one: Stand) -> tuple[Cell, ...]:
    who = one.stakeholder
    return (who.id, who.name, who.category, *(letters(one, stance) or None for stance in STANCES), one.steps)
