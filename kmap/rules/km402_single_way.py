"""One stakeholder is the only way to others with whom we mean to work.

Without it there is no path of ties from us to them: a single point of failure. It is
said where the level that stands for those others is involve or more, and the log has no
contact with them, which would be a second way. Each of them is named with the last
stakeholder that all paths to them pass, so that nobody is named twice.

A reason to seek a second introduction before the first one moves on: `kmap route` lists
who could give it.

Bad::

    stakeholders:
      - {name: Local councils, influence: 2, interest: 2}
      - {name: Tenants' union, influence: 2, interest: 5}
    relationships:
      - {from: us, to: local-councils}
      - {from: local-councils, to: tenants-union}

Good::

    stakeholders:
      - {name: Local councils, influence: 2, interest: 2}
      - {name: Tenants' union, influence: 2, interest: 5}
    relationships:
      - {from: us, to: local-councils}
      - {from: local-councils, to: tenants-union}
      - {from: us, to: tenants-union, because: Met at the housing fair}
"""

from collections.abc import Iterator

from kmap.analysis.engagement import by_index
from kmap.analysis.listing import some
from kmap.analysis.network.reach import team_reach
from kmap.analysis.wanted import unmet
from kmap.errors import Finding, Severity
from kmap.register.register import Register

SEVERITY = Severity.INFO


def check(register: Register) -> Iterator[Finding]:
    """Yield one finding for each stakeholder that is the only way to others, at the stakeholder."""
    if not register.relationships:
        return
    reached = team_reach(register)
    dependent: dict[str, list[str]] = {}
    for _, suggestion in by_index(register):
        way = reached.last.get(suggestion.stakeholder.id)
        if way is not None and unmet(register, suggestion):
            dependent.setdefault(way, []).append(suggestion.stakeholder.id)
    for index, suggestion in by_index(register):
        others = dependent.get(suggestion.stakeholder.id)
        if others:
            names = some((f"`{register.by_id[one].name}`" for one in others), len(others))
            message = f"`{suggestion.stakeholder.name}` is the only way from us to {names}"
            tip = f"seek a second way: `kmap route {others[0]}` says who could introduce you"
            yield Finding(("stakeholders", index), message, tip)
