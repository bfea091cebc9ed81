"""A category has nobody in it.

It may be that nobody of that kind has a stake; it may also be that nobody has asked.
Said only where the register has five stakeholders or more and uses categories at all. To
do without a usual category, set `default_categories: false` and declare your own.

Bad::

    stakeholders:
      - {name: Local councils, category: government}
      - {name: Health agency, category: government}
      - {name: Community nurses, category: practitioners}
      - {name: Asthma clinics, category: practitioners}
      - {name: Landlords' association, category: industry}

Good::

    default_categories: false
    categories:
      - {id: public, name: Public bodies}
      - {id: private, name: Private bodies}
    stakeholders:
      - {name: Local councils, category: public}
      - {name: Health agency, category: public}
      - {name: Community nurses, category: public}
      - {name: Asthma clinics, category: private}
      - {name: Landlords' association, category: private}
"""

from collections.abc import Iterator

from kmap.analysis.coverage import FEWEST_STAKEHOLDERS, coverage
from kmap.errors import Finding, Severity
from kmap.register.register import Register
from kmap.terminal import listed

SEVERITY = Severity.INFO


def check(register: Register) -> Iterator[Finding]:
    """Yield one finding that names all categories with nobody in them."""
    covered = coverage(register)
    empty = [category.id for category in covered.categories if not category.stakeholders]
    if covered.stakeholders >= FEWEST_STAKEHOLDERS and 0 < len(empty) < len(covered.categories):
        message = f"no stakeholder is in {listed([f'`{id_}`' for id_ in empty], 'or')}"
        tip = "ask who of that kind has a stake; `default_categories: false` leaves out the usual categories"
        yield Finding(("stakeholders",), message, tip, at="key")
