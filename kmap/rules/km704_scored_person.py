"""A person is judged: scored, given a stance, or said to have power or not.

What a register says of somebody by name is personal data, and they may ask to read it.
Judge the role or the body instead; where it has to be the person, decide so knowingly
and say why under `check: ignore:`. It is said of those too that do not count any more,
since they stand in the file.

Bad::

    - {name: Ann Smith, kind: person, influence: 4, interest: 5}

Good::

    - {name: Chair of the health board, kind: role, influence: 4, interest: 5}
"""

from collections.abc import Iterator

from kmap.analysis.given_scores import given_scores
from kmap.errors import Finding, Route, Severity
from kmap.register.models.stakeholder import Stakeholder
from kmap.register.register import Register

SEVERITY = Severity.WARNING


def check(register: Register) -> Iterator[Finding]:
    """Yield one finding for each person who is judged, at the first judgement."""
    for index, stakeholder in enumerate(register.stakeholders):
        if stakeholder.kind == "person":
            judgement = next(_judgements(stakeholder), None)
            if judgement is not None:
                message = f"`{stakeholder.name}` is a person and is judged: `{judgement[-1]}`"
                tip = "judge the role or the body, with `kind: role`, or say under `check: ignore:` why the person"
                yield Finding(("stakeholders", index, *judgement), message, tip)


def _judgements(stakeholder: Stakeholder) -> Iterator[Route]:
    """Yield where a stakeholder is judged."""
    for route, _, _ in given_scores(stakeholder):
        yield route
    for field in ("stance", "salience"):
        if getattr(stakeholder, field) is not None:
            yield (field,)
    for topic, entry in stakeholder.by_topic.items():
        if entry.stance is not None:
            yield "by_topic", topic, "stance"
    for number, assessment in enumerate(stakeholder.assessments):
        if assessment.stance is not None:
            yield "assessments", number, "stance"
