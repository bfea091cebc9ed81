"""Two stakeholders go by one name or alias.

A name is how people find a stakeholder; one that two of them share finds the wrong one.
Upper case and the width of spaces make no difference. A stakeholder that does not count
any more may share its names with its successor.

Bad::

    - {name: Health protection agency, aliases: [HPA]}
    - {name: Hospital pharmacists' association, aliases: [HPA]}

Good::

    - {name: Health protection agency, aliases: [HPA]}
    - {name: Hospital pharmacists' association}
"""

from collections.abc import Iterator

from kmap.analysis.designations import Designation, designations
from kmap.errors import Finding, Severity
from kmap.register.register import Register

SEVERITY = Severity.WARNING


def check(register: Register) -> Iterator[Finding]:
    """Yield one finding for each name that an earlier stakeholder has, and for each alias that another one has."""
    owners: dict[str, Designation] = {}
    for one in sorted(designations(register), key=lambda one: one.is_alias):  # a name goes before an alias
        owner = owners.setdefault(one.plain, one)
        if owner.stakeholder.id == one.stakeholder.id:  # it is KM101, or said twice of one
            continue
        if register.distance(owner.route) == register.distance(one.route):  # else it is KM115
            kind = "alias" if one.is_alias else "name"
            whose = f"an alias of `{owner.stakeholder.name}`" if owner.is_alias else "the name of another stakeholder"
            message = f"{kind} `{one.text}` is {whose} (`{owner.stakeholder.id}`)"
            tip = "take it away from one of the two, or say in full who each is; if they are one body, keep one entry"
            yield Finding(one.route, message, tip)
