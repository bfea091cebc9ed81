"""Support against influence in the terminal: first who blocks, then a list for each stance."""

from kmap.analysis.stance import Part, Stand, Stands
from kmap.charts.parts.caption import hanging
from kmap.charts.parts.groups import foot, group, head
from kmap.register.vocabulary import STANCE_MEANINGS, STANCES
from kmap.reports.stance import notes
from kmap.terminal import Line, number, printable

_FIRST: tuple[Part, ...] = ("blocks", "might block", "carries", "might carry", "undecided")


def draw(found: Stands, width: int = 80) -> list[Line]:
    """Draw who stands where, the highest influence first, and who blocks or carries the matter.

    Parameters
    ----------
    found
        Where each stakeholder stands.
    width
        How many cells wide the terminal is. No line is wider.
    """
    lines = head(found.grid, "Support against influence", width)
    if any(found.who(part) for part in _FIRST):
        lines.append([])
    for part in _FIRST:
        names = ", ".join(printable(one.stakeholder.name) for one in found.who(part))
        lines += hanging(f"{part.capitalize()}: {names}", width) if names else []
    for stance in STANCES:
        members = [(one.stakeholder.name, _note(one)) for one in found.at(stance)]
        lines += group(f"{stance}: {STANCE_MEANINGS[stance]}", members, width)
    lines += group("stance not given", [(one.stakeholder.name, _note(one)) for one in found.at(None)], width)
    return lines + foot(notes(found), width)


def _note(one: Stand) -> str:
    influence = f"influence {number(one.influence)}" if one.influence is not None else "influence not scored"
    if one.desired is None or (one.steps is not None and one.steps <= 0):
        return influence
    return f"{influence}, to be {one.desired}"
