"""A name or alias is that of an inherited stakeholder with another id.

Entries are matched by id, so that this one would stand on the map beside the one that it
most likely means: one body twice, with two places on the grid. Upper case and the width
of spaces make no difference.

Programme::

    stakeholders:
      - {id: nhsa, name: National health security agency, aliases: [NHSA]}

Bad::

    extends: programme.yaml
    stakeholders:
      - {id: agency, name: National health security agency, interest: 3}

Good::

    extends: programme.yaml
    stakeholders:
      - {id: nhsa, interest: 3}
"""

from collections.abc import Iterator

from kmap.analysis.designations import plain
from kmap.errors import Finding, Route, Severity
from kmap.register.models.stakeholder import Stakeholder
from kmap.register.register import Register

SEVERITY = Severity.ERROR


def check(register: Register) -> Iterator[Finding]:
    """Yield one finding for each name or alias of the text's own that an inherited stakeholder goes by."""
    if register.inheritance is None:
        return
    excluded = set(register.own.exclude)
    inherited = {
        plain(text): one.id
        for one in reversed(register.inheritance.parent.stakeholders)
        if one.id not in excluded
        for _, text in reversed(list(_names(one)))
    }
    places = {stakeholder.id: index for index, stakeholder in enumerate(register.stakeholders)}
    for one in register.own.stakeholders:
        for route, text in _names(one):
            owner = inherited.get(plain(text))
            if owner is not None and owner != one.id:
                what = "name" if route == ("name",) else "alias"
                message = f"{what} `{text}` is inherited under another id, `{owner}`"
                tip = f"write `id: {owner}` for the one that is inherited; where this is another, say in full who it is"
                yield Finding(("stakeholders", places[one.id], *route), message, tip)


def _names(stakeholder: Stakeholder) -> Iterator[tuple[Route, str]]:
    """Yield the names that a text gives a stakeholder, and where."""
    if stakeholder.name:
        yield ("name",), stakeholder.name
    for number, alias in enumerate(stakeholder.aliases):
        yield ("aliases", number), alias
