"""A question or an output answers something that is not in the register.

Questions answer needs; outputs answer questions, or needs that existing evidence meets.

Bad::

    questions:
      - {id: q-damp, question: How does damp act?, answers: [damp]}      # no such need

Good::

    needs:
      - {id: damp, need: Which level of damp harms health?}
"""

from collections.abc import Iterator

from kmap.analysis.references import dangling
from kmap.errors import Finding, Severity
from kmap.register.register import Register

SEVERITY = Severity.ERROR


def check(register: Register) -> Iterator[Finding]:
    """Yield one finding for each such reference."""
    needs = {need.id for need in register.needs}
    yield from dangling(register, "need", needs, "declare it under `needs:`")
    answers = needs | {question.id for question in register.questions}
    yield from dangling(register, "answer", answers, "declare it under `questions:` or `needs:`")
