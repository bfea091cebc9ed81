"""An output has been published for a while, and nobody has been asked what they make of it.

More than 90 days after the day on which it was published, no entry in the log has
`feedback` with this `output`. Feedback is what the next time round begins with. An
output without a date of publication is KM610. Feedback from those whom a project excludes is
feedback all the same.

Bad::

    as_of: 2026-10-01
    outputs:
      - {id: brief, title: Damp and asthma, status: published, published: 2026-06-01}

Good::

    as_of: 2026-10-01
    stakeholders:
      - {name: Local councils}
    outputs:
      - {id: brief, title: Damp and asthma, status: published, published: 2026-06-01}
    log:
      - {date: 2026-07-14, with: [local-councils], output: brief, feedback: {rating: 4}}
"""

from collections.abc import Iterator

from kmap.analysis.cycle.progress import is_answered, state
from kmap.errors import Finding, Severity
from kmap.register.register import Register

SEVERITY = Severity.WARNING

PATIENCE = 90
"""Days after which somebody should have been asked."""


def check(register: Register) -> Iterator[Finding]:
    """Yield one finding for each output that has been without feedback for too long, at the date."""
    for index, output in enumerate(register.outputs):
        if state(output, register.day) != "published" or output.published is None:
            continue
        age = (register.day - output.published).days
        if age > PATIENCE and not is_answered(register, output):
            message = f"output `{output.id}` was published {age} days ago, and the log has no feedback on it"
            tip = f"ask its audience; log the answer with `output: {output.id}` and `feedback:`"
            yield Finding(("outputs", index, "published"), message, tip)
