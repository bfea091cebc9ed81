"""Something refers to a category that does not exist.

The usual categories are professional-bodies, researchers, government, practitioners,
communities and industry; others are declared under `categories`.

Bad::

    - {name: Care home managers, category: care}

Good::

    categories:
      - {id: care, name: Care sector}
    stakeholders:
      - {name: Care home managers, category: care}
"""

from collections.abc import Iterator

from kmap.analysis.references import dangling
from kmap.errors import Finding, Severity
from kmap.register.register import Register

SEVERITY = Severity.ERROR


def check(register: Register) -> Iterator[Finding]:
    """Yield one finding for each such reference."""
    known = register.categories
    yield from dangling(register, "category", known, "declare it under `categories:`")
