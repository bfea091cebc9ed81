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
    known, told = register.categories, set()
    for finding in dangling(register, "category", known, "declare it under `categories:`"):
        if register.distance(finding.route) <= register.distance(("default_categories",)):
            yield finding
            continue
        # What is inherited was right where it stands, with the usual categories.
        if finding.message not in told:
            told.add(finding.message)
            tip = "take the line away, or declare the category under `categories:`"
            message = f"{finding.message} without the usual ones, and what is inherited refers to it"
            yield Finding(("default_categories",), message, tip)
