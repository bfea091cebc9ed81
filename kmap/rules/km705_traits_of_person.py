"""Equity groups stand beside a person.

`represents` says for whom a stakeholder speaks. Beside a person it reads as that
person's own faith, origin, age or disability, which nobody should find in a register.
Name the body or the role in which they speak. It is said of those too that do not count
any more, since they stand in the file.

Bad::

    - {name: Ann Smith, kind: person, represents: [disability]}

Good::

    - {name: Disabled people's forum, kind: group, represents: [disability]}
"""

from collections.abc import Iterator

from kmap.errors import Finding, Severity
from kmap.register.register import Register

SEVERITY = Severity.WARNING


def check(register: Register) -> Iterator[Finding]:
    """Yield one finding for each person with equity groups."""
    for index, stakeholder in enumerate(register.stakeholders):
        if stakeholder.kind == "person" and stakeholder.represents:
            message = f"`represents` stands beside a person, `{stakeholder.name}`: it is for bodies, groups and roles"
            tip = "move it to the body or role in which they speak, or take it away"
            yield Finding(("stakeholders", index, "represents"), message, tip, at="key")
