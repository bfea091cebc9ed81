"""Something refers to a tag that no stakeholder has.

Tags are free words, so this is a warning: the contact or claim reaches nobody.

Bad::

    log:
      - {date: 2026-05-14, with: ["tag:englnd"], kind: email}

Good::

    stakeholders:
      - {name: Local councils, tags: [england]}
    log:
      - {date: 2026-05-14, with: ["tag:england"], kind: email}
"""

from collections.abc import Iterator

from kmap.analysis.references import dangling
from kmap.errors import Finding, Severity
from kmap.register.register import Register

SEVERITY = Severity.WARNING


def check(register: Register) -> Iterator[Finding]:
    """Yield one finding for each such reference."""
    known = {tag for stakeholder in register.stakeholders for tag in stakeholder.tags}
    found = list(dangling(register, "tag", known, "give it to a stakeholder under `tags:`"))
    if found and register.inheritance is not None:
        # An inherited contact may well have been with those who are excluded here.
        above = {finding.message for finding in check(register.inheritance.parent)}
        found = [one for one in found if register.distance(one.route) == 0 or one.message in above]
    yield from found
