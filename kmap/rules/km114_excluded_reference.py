"""A register refers to a stakeholder that it excludes.

`exclude` leaves an inherited stakeholder out, with all that is inherited of it. A tie, a
contact or anything else of the register's own that names it has nobody to go to; and
nobody is both left out and described.

Programme::

    stakeholders:
      - {id: nhsa, name: National health security agency, influence: 5, interest: 4}
      - {id: old-agency, name: Former agency, until: 2021-09-30}

Bad::

    extends: programme.yaml
    exclude: [old-agency]
    relationships:
      - {from: old-agency, to: nhsa}

Good::

    extends: programme.yaml
    exclude: [old-agency]
    relationships:
      - {from: us, to: nhsa}
"""

from collections.abc import Iterator

from kmap.analysis.references import references
from kmap.errors import Finding, Severity
from kmap.register.register import Register

SEVERITY = Severity.ERROR


def check(register: Register) -> Iterator[Finding]:
    """Yield one finding for each reference to, and each entry of, a stakeholder that is excluded."""
    places = {word: index for index, word in enumerate(register.document.exclude)}
    if not places:
        return
    for reference in references(register):
        word = reference.word
        if reference.target == "stakeholder" and word in places and word not in register.by_id:
            source, _ = register.origin(("exclude", places[word]))
            where = "here" if source is register.source else f"in `{source.path}`"
            tip = f"take the reference away, or `{word}` out of `exclude:`"
            yield Finding(reference.route, f"there is no `{word}`: it is excluded {where}", tip)
    excluded = set(register.own.exclude)
    for index, stakeholder in enumerate(register.stakeholders):
        if stakeholder.id in excluded:
            message = f"`{stakeholder.id}` is excluded here, and described"
            tip = "take one of the two away; a new stakeholder gets another id"
            yield Finding(("stakeholders", index, "id"), message, tip)
