"""A question has no output that carries its answer to anybody.

What is found out reaches nobody by itself. Who is to hear of it, in what format and by
when is best planned while the study runs, with those who asked. A question that is an
idea so far (`status: idea`, or no status) is left alone.

Bad::

    questions:
      - {id: q-damp, question: How does damp act on asthma?, status: running}

Good::

    stakeholders:
      - {name: Local councils}
    questions:
      - {id: q-damp, question: How does damp act on asthma?, status: running}
    outputs:
      - {id: brief, title: Damp and asthma, answers: [q-damp], audiences: [local-councils]}
"""

from collections.abc import Iterator

from kmap.analysis.cycle.links import questions_without
from kmap.errors import Finding, Severity
from kmap.register.register import Register

SEVERITY = Severity.WARNING


def check(register: Register) -> Iterator[Finding]:
    """Yield one finding for each question beyond an idea that no output answers."""
    missing = {id(question) for question in questions_without(register, register.questions)}
    for index, question in enumerate(register.questions):
        if id(question) in missing and question.status not in (None, "idea"):
            message = f"question `{question.id}` is {question.status} and has no output"
            tip = f"plan one under `outputs:` with `answers: [{question.id}]`, an audience and a due date"
            yield Finding(("questions", index), message, tip)
