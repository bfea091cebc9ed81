"""A need has neither a question nor an output that answers it.

Somebody said what they need to know, and nothing says what is done about it. A research
question answers it, or an output where the evidence is there already. The output that a
need follows came before it and does not answer it.

Bad::

    stakeholders:
      - {name: Local councils}
    needs:
      - {id: damp-flats, need: Does the threshold hold for flats?, raised_by: [local-councils]}

Good::

    stakeholders:
      - {name: Local councils}
    needs:
      - {id: damp-flats, need: Does the threshold hold for flats?, raised_by: [local-councils]}
    questions:
      - {id: q-flats, question: Does damp in flats act on asthma as in houses?, answers: [damp-flats]}
"""

from collections.abc import Iterator

from kmap.analysis.cycle.links import links
from kmap.errors import Finding, Severity
from kmap.register.register import Register

SEVERITY = Severity.WARNING


def check(register: Register) -> Iterator[Finding]:
    """Yield one finding for each need that nothing answers."""
    if not register.needs:
        return
    questions, outputs = links(register).questions, links(register).outputs
    for index, need in enumerate(register.needs):
        direct = (output for output in outputs.get(need.id, ()) if output.id != need.follows)
        if need.id not in questions and next(direct, None) is None:
            message = f"no question and no output answers the need `{need.id}`"
            tip = f"write a question with `answers: [{need.id}]`; where the evidence is there, an output"
            yield Finding(("needs", index), message, tip)
