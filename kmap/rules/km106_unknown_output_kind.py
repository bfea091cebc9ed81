"""Something refers to an output kind that does not exist.

There are thirteen usual ones, such as policy-brief and seminar (`kmap explain formats`
lists them); others are declared under `formats`.

Bad::

    stakeholders:
      - {name: Local councils, formats: [podcast]}

Good::

    formats:
      - {id: podcast, name: Podcast}
    stakeholders:
      - {name: Local councils, formats: [podcast]}
"""

from collections.abc import Iterator

from kmap.analysis.references import dangling
from kmap.errors import Finding, Severity
from kmap.register.register import Register

SEVERITY = Severity.ERROR


def check(register: Register) -> Iterator[Finding]:
    """Yield one finding for each such reference."""
    known = register.formats
    yield from dangling(register, "output kind", known, "declare it under `formats:` of the register")
