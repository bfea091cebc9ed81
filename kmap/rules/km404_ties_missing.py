"""Many stakeholders have no tie recorded, so that the network says little about them.

Said where a third of the stakeholders or more have none, in a register that records ties
and has five stakeholders or more. A register is one team's view: who looks isolated on
it may just be somebody whom nobody has asked about. Measures of a network go wrong with
what is missing.

Bad::

    stakeholders: [{name: Councils}, {name: Ministry}, {name: Tenants}, {name: Doctors}, {name: Builders}]
    relationships:
      - {from: us, to: councils}
      - {from: councils, to: ministry}

Good::

    stakeholders: [{name: Councils}, {name: Ministry}, {name: Tenants}, {name: Doctors}, {name: Builders}]
    relationships:
      - {from: us, to: councils}
      - {from: councils, to: ministry}
      - {from: councils, to: tenants}
      - {from: doctors, to: tenants}
"""

from collections.abc import Iterator

from kmap.analysis.coverage import FEWEST_STAKEHOLDERS
from kmap.analysis.listing import some
from kmap.analysis.network.ties import ties
from kmap.errors import Finding, Severity
from kmap.register.register import Register

SEVERITY = Severity.INFO

ONE_IN = 3
"""It is said where one stakeholder in so many, or more, has no tie recorded."""


def check(register: Register) -> Iterator[Finding]:
    """Yield one finding, with the number, where too many stakeholders have no tie recorded."""
    count = len(register.counting)
    if not register.relationships or count < FEWEST_STAKEHOLDERS:
        return
    unrecorded = ties(register).unrecorded
    if count > len(unrecorded) >= count / ONE_IN:
        names = some((f"`{register.by_id[one].name}`" for one in unrecorded), len(unrecorded))
        message = f"{len(unrecorded)} of {count} stakeholders ({len(unrecorded) / count:.0%}) "
        message += f"have no tie recorded: {names}"
        tip = "ask whom they know, and add it; what the network says of anybody is less sure until then"
        yield Finding(("relationships",), message, tip, at="key")
