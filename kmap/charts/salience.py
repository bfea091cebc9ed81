"""Salience in the terminal: a list for each type, those with the strongest claim first."""

from kmap.analysis.salience import ATTRIBUTES, SALIENCE_TYPES, Salience
from kmap.charts.parts.groups import foot, group, head
from kmap.register.models.stakeholder import Stakeholder
from kmap.reports.salience import notes
from kmap.terminal import Line, listed


def draw(found: Salience, width: int = 80) -> list[Line]:
    """Draw who is of which type, and of whom an attribute is not given.

    Parameters
    ----------
    found
        The salience of each stakeholder.
    width
        How many cells wide the terminal is. No line is wider.
    """
    lines = head(found.grid, "Salience: power, legitimacy and urgency", width)
    for type_, held in SALIENCE_TYPES.items():
        about = listed(held) + (" alone" if len(held) == 1 else "") or "none of the three"
        lines += group(f"{type_}: {about}", [(one.stakeholder.name, "") for one in found.of(type_)], width)
    unknown = [(one.stakeholder.name, known(one.stakeholder)) for one in found.of(None)]
    lines += group("not given: power, legitimacy or urgency is missing", unknown, width)
    return lines + foot(notes(found), width)


def known(stakeholder: Stakeholder) -> str:
    """Return what is given of one that has no type for want of the rest; empty where nothing is."""
    given = stakeholder.salience
    values = [(attribute, getattr(given, attribute)) for attribute in ATTRIBUTES] if given is not None else []
    return ", ".join(attribute if has else f"no {attribute}" for attribute, has in values if has is not None)
