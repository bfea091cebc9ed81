"""A text of the register holds a phone number.

A register is read by many, and what has once been committed stays in the history. It
says where the contact details of people are kept, never the details. Every text is
looked at, wherever it stands, of stakeholders too that do not count any more.

Found are international numbers, national ones that begin with 0, North American ones,
and what follows a word such as `tel`. Not found are other national numbers, and short
ones. Dates, identifiers, web addresses and grid references are not meant. The message
shows the first digits only.

Bad::

    - {name: Local councils, notes: Ring 020 7946 0000 after five}

Good::

    - {name: Local councils, notes: "Ring after five; number in the address book, no. 114"}
"""

from collections.abc import Iterator

from kmap.analysis.private_details import private_details
from kmap.errors import Finding, Severity
from kmap.register.register import Register

SEVERITY = Severity.WARNING

HIDES_LINE = True
"""The line holds what should not stand in the log of a CI."""


def check(register: Register) -> Iterator[Finding]:
    """Yield one finding for each text with a phone number."""
    for detail in private_details(register):
        if detail.kind == "phone":
            message = f"a phone number, `{detail.masked}`; a register says where details are kept, never the details"
            tip = "take it out, and write where to find it; in a shared repository, out of the history too"
            yield Finding(detail.route, message, tip)
