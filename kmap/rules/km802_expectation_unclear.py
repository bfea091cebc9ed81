"""A claim under `expect` can't be held to anything.

A claim is about one thing, a stakeholder, a category, a tag or a group that is
represented, and says something of it. Of a stakeholder: `quadrant`, `level`,
`level_at_least` or `scored`. Of the others: `count_at_least`, which is the same for all
topics. A claim that can't fail looks like a promise and is none.

Bad::

    stakeholders:
      - {name: Health agency}
    expect:
      - {stakeholder: health-agency, count_at_least: 1}

Good::

    stakeholders:
      - {name: Health agency, category: government}
    expect:
      - {category: government, count_at_least: 1}
"""

from collections.abc import Iterator

from kmap.analysis.claims import CLAIMS, SUBJECTS, claimed, subjects_of
from kmap.errors import Finding, Severity
from kmap.register.register import Register
from kmap.terminal import listed

SEVERITY = Severity.ERROR


def check(register: Register) -> Iterator[Finding]:
    """Yield what is unclear about each claim: its subject, or else each thing that does not fit it."""
    for index, claim in enumerate(register.document.expect):
        route, subjects, fields = ("expect", index), subjects_of(claim), claimed(claim)
        if len(subjects) != 1:
            named = f"names {listed(subjects)}" if subjects else "names nothing that it is about"
            message = f"the claim {named}; a claim is about one of {', '.join(SUBJECTS)}"
            yield Finding(
                route, message, "make each claim an entry of its own" if subjects else "name what it is about"
            )
            continue
        can_be = CLAIMS[subjects[0]]
        if not fields:
            message = f"the claim about `{getattr(claim, subjects[0])}` claims nothing"
            yield Finding(route, message, f"add one of: {', '.join(can_be)}")
        wrong = [field for field in fields if field not in can_be]
        if claim.topic is not None and subjects[0] != "stakeholder":
            wrong.append("topic")
        for field in wrong:
            message = f"`{field}` does not go with `{subjects[0]}`, of which can be claimed: {', '.join(can_be)}"
            yield Finding((*route, field), message, "take it away, or make it a claim of its own", at="key")
