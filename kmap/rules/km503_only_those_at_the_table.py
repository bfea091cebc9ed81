"""Nobody on the map is without a seat at the table.

`at_the_table` says who has a voice already where decisions are taken. A register in
which it is true for some and false for nobody maps those who are heard anyway. Said only
where the register has five stakeholders or more.

Bad::

    stakeholders:
      - {name: Local councils, at_the_table: true}
      - {name: Health agency, at_the_table: true}
      - {name: Housing ministry, at_the_table: true}
      - {name: Landlords' association, at_the_table: true}
      - {name: Lung doctors' society}

Good::

    stakeholders:
      - {name: Local councils, at_the_table: true}
      - {name: Health agency, at_the_table: true}
      - {name: Housing ministry, at_the_table: true}
      - {name: Landlords' association, at_the_table: true}
      - {name: Tenants' federation, at_the_table: false}
"""

from collections.abc import Iterator

from kmap.analysis.coverage import FEWEST_STAKEHOLDERS, coverage
from kmap.errors import Finding, Severity
from kmap.register.register import Register

SEVERITY = Severity.WARNING


def check(register: Register) -> Iterator[Finding]:
    """Yield one finding where some are known to have a seat and nobody to have none."""
    covered = coverage(register)
    seats = covered.seats
    if covered.stakeholders >= FEWEST_STAKEHOLDERS and seats.seated and not seats.unseated:
        message = f"{seats.seated} of {covered.stakeholders} stakeholders are at the table"
        message += " and nobody is known not to be: `at_the_table` is never false"
        tip = "ask whom the matter concerns who has no seat, and add them with `at_the_table: false`"
        yield Finding(("stakeholders",), message, tip, at="key")
