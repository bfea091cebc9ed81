"""A category hangs on one stakeholder.

When that one leaves or falls silent, the whole category is out of reach, and until then
one body speaks for all of its kind. An entry of `kind: group` stands for many and is not
meant. Said only where the register has five stakeholders or more.

Bad::

    stakeholders:
      - {name: Local councils, kind: group, category: government}
      - {name: Community nurses, kind: group, category: practitioners}
      - {name: Asthma clinics, kind: group, category: practitioners}
      - {name: Tenants' groups, kind: group, category: communities}
      - {name: Landlords' association, category: industry}

Good::

    stakeholders:
      - {name: Local councils, kind: group, category: government}
      - {name: Community nurses, kind: group, category: practitioners}
      - {name: Tenants' groups, kind: group, category: communities}
      - {name: Landlords' association, category: industry}
      - {name: Housebuilders' association, category: industry}
"""

from collections.abc import Iterator

from kmap.analysis.coverage import FEWEST_STAKEHOLDERS, coverage
from kmap.errors import Finding, Severity
from kmap.register.register import Register

SEVERITY = Severity.INFO


def check(register: Register) -> Iterator[Finding]:
    """Yield one finding for each category with a single stakeholder that is not a group, at its category."""
    covered = coverage(register)
    if covered.stakeholders < FEWEST_STAKEHOLDERS:
        return
    indices = {id(stakeholder): index for index, stakeholder in enumerate(register.stakeholders)}
    for category in covered.categories:
        if len(category.stakeholders) == 1 and category.stakeholders[0].kind != "group":
            only = category.stakeholders[0]
            message = f"category `{category.id}` hangs on `{only.name}` alone"
            tip = "ask who else of that kind has a stake, so that it does not end with one body"
            yield Finding(("stakeholders", indices[id(only)], "category"), message, tip)
