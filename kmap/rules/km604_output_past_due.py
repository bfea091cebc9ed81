"""An output should have been published by now.

Its due date is before the day and it is not published. On the very day nothing is said.

Bad::

    as_of: 2026-10-01
    outputs:
      - {id: brief, title: Damp and asthma, status: draft, due: 2026-09-01}

Good::

    as_of: 2026-10-01
    outputs:
      - {id: brief, title: Damp and asthma, status: published, published: 2026-09-10, due: 2026-09-01}
"""

from collections.abc import Iterator

from kmap.analysis.cycle.progress import is_overdue, state
from kmap.errors import Finding, Severity
from kmap.register.register import Register

SEVERITY = Severity.WARNING


def check(register: Register) -> Iterator[Finding]:
    """Yield one finding for each output that is past its due date, at the date."""
    for index, output in enumerate(register.outputs):
        if is_overdue(output, register.day) and output.due is not None:
            late = (register.day - output.due).days
            overdue = f"output `{output.id}` is overdue by {late} day{'s' * (late != 1)}"
            message = f"{overdue}: it is {state(output, register.day)}, and was due on {output.due}"
            tip = (
                "publish it (`status: published` and `published:` with the date), or move `due:` and tell its audience"
            )
            yield Finding(("outputs", index, "due"), message, tip)
