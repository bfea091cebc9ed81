"""A text of the register holds an email address.

A register is read by many, and what has once been committed stays in the history. It
says where the contact details of people are kept, never the details. Every text is
looked at, wherever it stands, of stakeholders too that do not count any more.

Found is a name, an at sign, also written `(at)`, and a domain. Not meant are the domains
set aside for examples. The message shows the first letter only.

Bad::

    - {name: Local councils, contact: ann.smith@council.gov.uk}

Good::

    - {name: Local councils, contact: "Programme address book, no. 114"}
"""

from collections.abc import Iterator

from kmap.analysis.private_details import private_details
from kmap.errors import Finding, Severity
from kmap.register.register import Register

SEVERITY = Severity.WARNING

HIDES_LINE = True
"""The line holds what should not stand in the log of a CI."""


def check(register: Register) -> Iterator[Finding]:
    """Yield one finding for each text with an email address."""
    for detail in private_details(register):
        if detail.kind == "email":
            message = f"an email address, `{detail.masked}`; a register says where details are kept, never the details"
            tip = "take it out, and write where to find it; in a shared repository, out of the history too"
            yield Finding(detail.route, message, tip)
