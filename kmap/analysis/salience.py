"""Salience: whose claim calls for attention, by power, legitimacy and urgency.

After R.K. Mitchell, B.R. Agle, D.J. Wood, *Academy of Management Review* 22(4):853-886,
1997, doi 10.2307/259247. A type follows only where a register gives all three attributes;
one that was left out is not known, and never read as absent.
"""

from dataclasses import dataclass
from typing import Literal, NamedTuple, get_args

from kmap.analysis.grid import Grid, Placement, place
from kmap.register.models.stakeholder import Stakeholder
from kmap.register.register import Register

Attribute = Literal["power", "legitimacy", "urgency"]
ATTRIBUTES: tuple[Attribute, ...] = get_args(Attribute)

ATTRIBUTE_MEANINGS: dict[Attribute, str] = {
    "power": "can make others do what they would not do by themselves",
    "legitimacy": "what they want is seen as proper",
    "urgency": "what they want is pressing, and matters to them",
}
"""What each attribute means, in our own words."""

SalienceType = Literal[
    "definitive",
    "dominant",
    "dangerous",
    "dependent",
    "dormant",
    "discretionary",
    "demanding",
    "non-stakeholder",
]

SALIENCE_TYPES: dict[SalienceType, tuple[Attribute, ...]] = {
    "definitive": ("power", "legitimacy", "urgency"),
    "dominant": ("power", "legitimacy"),
    "dangerous": ("power", "urgency"),
    "dependent": ("legitimacy", "urgency"),
    "dormant": ("power",),
    "discretionary": ("legitimacy",),
    "demanding": ("urgency",),
    "non-stakeholder": (),
}
"""The attributes that each type has, those with the strongest claim first."""

CLASSES = ("none", "latent", "expectant", "definitive")
"""What so many attributes make of a claim: none, one, two or three."""


class Classified(NamedTuple):
    """The salience of one stakeholder.

    Parameters
    ----------
    placement
        The stakeholder, and where it stands on the grid.
    type
        Its type; None where an attribute is not given.
    missing
        The attributes that are not given.
    """

    placement: Placement
    type: SalienceType | None
    missing: tuple[Attribute, ...]

    @property
    def stakeholder(self) -> Stakeholder:
        """The stakeholder."""
        return self.placement.stakeholder

    @property
    def claim(self) -> str | None:
        """The class of the claim, one of `CLASSES`; None where an attribute is not given."""
        return CLASSES[len(SALIENCE_TYPES[self.type])] if self.type is not None else None


@dataclass(frozen=True, slots=True)
class Salience:
    """The salience of the stakeholders of a register.

    Parameters
    ----------
    grid
        Who is shown, as on which day.
    classified
        One for each stakeholder shown, by name.
    """

    grid: Grid
    classified: tuple[Classified, ...]

    def of(self, type_: SalienceType | None) -> tuple[Classified, ...]:
        """Return those of a type; for None those of whom an attribute is not given."""
        return tuple(one for one in self.classified if one.type == type_)


def salience_type(power: bool, legitimacy: bool, urgency: bool) -> SalienceType:
    """Return the type of who has these attributes and no other.

    Examples
    --------
    >>> salience_type(power=True, legitimacy=False, urgency=True)
    'dangerous'
    """
    given = zip(ATTRIBUTES, (power, legitimacy, urgency), strict=True)
    held = tuple(attribute for attribute, has in given if has)
    return next(type_ for type_, attributes in SALIENCE_TYPES.items() if attributes == held)


def classify(
    register: Register, topic: str | None = None, *, category: str | None = None, tag: str | None = None
) -> Salience:
    """Say of each stakeholder of which type its claim is.

    Parameters
    ----------
    register
        The register, which also says as on which day.
    topic
        The id of a topic, for the title: the attributes are given for the matter in
        general, and are the same for every topic.
    category, tag
        Show only stakeholders of this category, or with this tag.

    Returns
    -------
    Salience
        Those without all three attributes have no type.

    Examples
    --------
    >>> import kmap
    >>> found = classify(kmap.load("stakeholders.yaml"))
    >>> len(found.classified) == len(found.grid.placements)
    True
    """
    grid = place(register, topic, category=category, tag=tag)
    classified = sorted(map(_classified, grid.placements), key=_by_name)
    return Salience(grid, tuple(classified))


def _by_name(one: Classified) -> tuple[str, str]:
    return one.stakeholder.name.casefold(), one.stakeholder.id


def _classified(placement: Placement) -> Classified:
    given = placement.stakeholder.salience
    values = {attribute: getattr(given, attribute) if given is not None else None for attribute in ATTRIBUTES}
    missing = tuple(attribute for attribute in ATTRIBUTES if values[attribute] is None)
    type_ = None if missing else salience_type(*(bool(values[attribute]) for attribute in ATTRIBUTES))
    return Classified(placement, type_, missing)
