"""A group that the programme has set out to hear is represented by nobody.

`equity` names the groups; `represents` on a stakeholder says for whom it can speak. A
stakeholder that does not count on the day represents nobody.

Bad::

    equity: [age]
    stakeholders:
      - {name: Local councils}

Good::

    equity: [age]
    stakeholders:
      - {name: Local councils}
      - {name: Older people's forum, represents: [age]}
"""

from collections.abc import Iterator

from kmap.analysis.coverage import coverage
from kmap.errors import Finding, Severity
from kmap.register.register import Register

SEVERITY = Severity.WARNING


def check(register: Register) -> Iterator[Finding]:
    """Yield one finding for each group under `equity` without a representative, at its entry."""
    indices = {group.id: index for index, group in reversed(list(enumerate(register.document.equity)))}
    for group in coverage(register).groups:
        if not group.representatives:
            message = f"nobody represents `{group.id}`, which `equity` sets out to hear"
            tip = "add somebody who can speak for them, with `represents: [...]`"
            yield Finding(("equity", indices[group.id]), message, tip)
