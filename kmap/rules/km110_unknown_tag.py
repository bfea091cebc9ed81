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
    for finding in dangling(register, "tag", known, "give it to a stakeholder under `tags:`"):
        # An inherited contact may well have been with those who are excluded here.
        if register.distance(finding.route) == 0 or _is_unknown_above(register, finding):
            yield finding


def _is_unknown_above(register: Register, finding: Finding) -> bool:
    """Say whether a tag that something inherited refers to is unknown in the register that is extended, too."""
    assert register.inheritance is not None, "something is inherited"
    return finding.message in {one.message for one in check(register.inheritance.parent)}
