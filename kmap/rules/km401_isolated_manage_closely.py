"""A stakeholder to manage closely has no tie to anybody.

Influence and interest are both high, and the register, which records ties of others,
has none that carries knowledge for this one: not to us, not through anybody. Either the
tie is missing on the map, or it is missing in the world. A tie of conflict
(`effect: negative`) carries no knowledge.

Bad::

    stakeholders:
      - {name: National agency, influence: 5, interest: 4}
      - {name: Local councils, influence: 2, interest: 4}
    relationships:
      - {from: us, to: local-councils, kind: advises}

Good::

    stakeholders:
      - {name: National agency, influence: 5, interest: 4}
      - {name: Local councils, influence: 2, interest: 4}
    relationships:
      - {from: us, to: local-councils, kind: advises}
      - {from: local-councils, to: national-agency, kind: reports-to}
"""

from collections.abc import Iterator

from kmap.analysis.engagement import by_index
from kmap.analysis.network.ties import ties
from kmap.errors import Finding, Severity
from kmap.register.register import Register

SEVERITY = Severity.WARNING


def check(register: Register) -> Iterator[Finding]:
    """Yield one finding for each stakeholder in manage-closely without a tie, where others have some."""
    if not register.relationships:
        return
    unrecorded = set(ties(register).unrecorded)
    if len(unrecorded) == len(register.counting):
        return
    for index, suggestion in by_index(register):
        one = suggestion.stakeholder
        if one.id in unrecorded and suggestion.placement.quadrant == "manage-closely":
            message = f"`{one.name}` is in `manage-closely` and has no tie to anybody"
            tip = f"add what you know under `relationships:`, such as `{{from: {register.team.id}, to: {one.id}}}`"
            yield Finding(("stakeholders", index), message, tip)
