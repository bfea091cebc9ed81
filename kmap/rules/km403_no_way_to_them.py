"""We mean to work with a stakeholder, and no path of ties leads from us to it.

The level that stands is involve or more, the log has no contact, and nobody whom we
know, nor anybody whom they know, has a tie with them. Said only where the register
records ties; where none of them is ours, once for all. Those in manage-closely without
any tie at all are KM401.

Bad::

    stakeholders:
      - {name: Local councils, influence: 2, interest: 2}
      - {name: Tenants' union, influence: 2, interest: 5}
      - {name: Renters' advice line, influence: 1, interest: 2}
    relationships:
      - {from: us, to: local-councils}
      - {from: tenants-union, to: renters-advice-line}

Good::

    stakeholders:
      - {name: Local councils, influence: 2, interest: 2}
      - {name: Tenants' union, influence: 2, interest: 5}
      - {name: Renters' advice line, influence: 1, interest: 2}
    relationships:
      - {from: us, to: local-councils}
      - {from: tenants-union, to: renters-advice-line}
      - {from: local-councils, to: renters-advice-line, kind: funds}
"""

from collections.abc import Iterator

from kmap.analysis.engagement import by_index
from kmap.analysis.network.reach import team_reach
from kmap.analysis.network.ties import ties
from kmap.analysis.wanted import unmet
from kmap.errors import Finding, Severity
from kmap.register.register import Register

SEVERITY = Severity.WARNING


def check(register: Register) -> Iterator[Finding]:
    """Yield one finding for each stakeholder to work with whom no path reaches; one for all where we have no tie."""
    if not register.relationships:
        return
    network = ties(register)
    reached, unrecorded = set(team_reach(register).order), set(network.unrecorded)
    if len(unrecorded) == len(register.counting):
        return
    missed = [
        (index, one) for index, one in by_index(register) if one.stakeholder.id not in reached and unmet(register, one)
    ]
    if missed and len(reached) == 1:
        many = f"{len(missed)} stakeholder{'s' * (len(missed) != 1)}"
        message = f"no tie of ours is recorded, so that no path leads from us to {many} to involve or more"
        tip = f"add whom you know under `relationships:`, such as `{{from: {network.team}, to: ...}}`"
        yield Finding(("relationships",), message, tip, at="key")
        return
    for index, suggestion in missed:
        one = suggestion.stakeholder
        if one.id in unrecorded and suggestion.placement.quadrant == "manage-closely":
            continue
        message = f"`{one.name}` stands at `{suggestion.standing}`, and no path of ties leads from us to it"
        tip = f"`kmap route {one.id}` says who is nearest; add the tie that you know of under `relationships:`"
        yield Finding(("stakeholders", index), message, tip)
