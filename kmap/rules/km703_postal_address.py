"""A text of the register holds a postal address.

A register is read by many, and what has once been committed stays in the history. It
says where the contact details of people are kept, never the details. Every text is
looked at, wherever it stands, of stakeholders too that do not count any more.

Found are a house number with a street as it is written in English, French, German, Dutch
and the Nordic languages, and post-office boxes. Not found are Italian and Spanish
streets, houses with a name, and a postcode alone. The message shows the beginning only.

Bad::

    - {name: Tenants' federation, contact: "12 High Street, Leeds"}

Good::

    - {name: Tenants' federation, contact: "Programme address book, no. 114"}
"""

from collections.abc import Iterator

from kmap.analysis.private_details import private_details
from kmap.errors import Finding, Severity
from kmap.register.register import Register

SEVERITY = Severity.WARNING

HIDES_LINE = True
"""The line holds what should not stand in the log of a CI."""


def check(register: Register) -> Iterator[Finding]:
    """Yield one finding for each text with a postal address."""
    for detail in private_details(register):
        if detail.kind == "address":
            message = f"a postal address, `{detail.masked}`; a register says where details are kept, never the details"
            tip = "take it out, and write where to find it; in a shared repository, out of the history too"
            yield Finding(detail.route, message, tip)
