"""Two entries share one id.

Everything refers to stakeholders, needs, questions and outputs by id, so that a
shared one means two things. Where no id is written, it is made from the name.

Bad::

    - name: Local councils
    - name: Local Councils

Good::

    - name: Local councils
    - name: Local councils abroad
"""

from collections.abc import Iterable, Iterator

from kmap.errors import Finding, Route, Severity
from kmap.register.register import Register

SEVERITY = Severity.ERROR


def check(register: Register) -> Iterator[Finding]:
    """Yield one finding for each repetition of an id, at the repetition."""
    document = register.document
    yield from _repeated(register, _shared_ids(register))
    for part in ("categories", "formats", "topics", "equity"):
        entries = getattr(document, part)
        yield from _repeated(
            register,
            ((entry.id, f"another entry of {part}", (part, index, "id")) for index, entry in enumerate(entries)),
        )


def _shared_ids(register: Register) -> Iterator[tuple[str, str, Route]]:
    """Yield the ids that must differ from each other, with what has them and where."""
    yield register.team.id, "the team", ("team", "id")
    for index, stakeholder in enumerate(register.stakeholders):
        yield stakeholder.id, f"`{stakeholder.name}`", ("stakeholders", index, "id")
    for part in ("needs", "questions", "outputs"):
        for index, entry in enumerate(getattr(register, part)):
            yield entry.id, f"one of the {part}", (part, index, "id")


def _repeated(register: Register, ids: Iterable[tuple[str, str, Route]]) -> Iterator[Finding]:
    if register.inheritance is not None:  # whoever inherits an id is to choose another
        ids = sorted(ids, key=lambda each: -register.distance(each[2]))
    first: dict[str, str] = {}
    for id_, what, route in ids:
        if id_ in first:
            message = f"id `{id_}` is that of {first[id_]} already; an id stands for one entry"
            yield Finding(route, message, "give one of the two another `id: ...`")
        first.setdefault(id_, what)
