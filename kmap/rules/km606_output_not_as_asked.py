"""An audience has said in which formats it wants to hear, and the output is none of them.

Looked at are audiences named by their id, with the `formats` that they asked for: those
for a topic of a need that the output answers, else the general ones, and those of such a
need that they raised. Nothing is said where another output with an answer to the same
question or need reaches them as they asked. What is merely usual for their category is
no request.

Bad::

    stakeholders:
      - {name: Local councils, formats: [policy-brief]}
    outputs:
      - {id: paper, title: Damp and asthma, kind: journal-article, audiences: [local-councils]}

Good::

    stakeholders:
      - {name: Local councils, formats: [policy-brief]}
    outputs:
      - {id: brief, title: Damp and asthma, kind: policy-brief, audiences: [local-councils]}
"""

from collections.abc import Iterator

from kmap.analysis.cycle.links import answered_needs
from kmap.analysis.output_kinds import asked_for
from kmap.errors import Finding, Severity
from kmap.register.models.knowledge import Output
from kmap.register.models.stakeholder import Stakeholder
from kmap.register.register import Register, counts
from kmap.terminal import listed

SEVERITY = Severity.INFO


def check(register: Register) -> Iterator[Finding]:
    """Yield one finding for each audience of an output that asked for other formats, at its id."""
    reached = _reached(register)
    for index, output in enumerate(register.outputs):
        if output.kind is None:
            continue
        for place, id_ in enumerate(output.audiences):
            one = register.by_id.get(id_)
            if one is None or not counts(one, register.day):
                continue
            wanted = _wanted(register, output, one)
            if wanted and output.kind not in wanted and not _otherwise(reached, output, id_, wanted):
                asked = listed([f"`{kind}`" for kind in wanted], "or")
                message = f"`{one.name}` asked for {asked}; output `{output.id}` is `{output.kind}`"
                tip = "plan an output with the same `answers:` in a format that they asked for, or ask them again"
                yield Finding(("outputs", index, "audiences", place), message, tip)


def _wanted(register: Register, output: Output, one: Stakeholder) -> tuple[str, ...]:
    """Return the formats in which a stakeholder asked for what an output answers."""
    needs = answered_needs(register).get(output.id, ())
    topics = dict.fromkeys(topic for need in needs for topic in need.topic)
    own = [kind for need in needs if one.id in need.raised_by for kind in need.formats]
    general = [kind for topic in (*topics, *((None,) if not topics else ())) for kind in asked_for(one, topic)]
    return tuple(dict.fromkeys([*own, *general]))


def _reached(register: Register) -> dict[tuple[str, str], set[str]]:
    """Return the output kinds by which an answer reaches an audience, by the id that is answered and the audience."""
    kinds: dict[tuple[str, str], set[str]] = {}
    for output in register.outputs:
        for id_ in output.answers:
            for word in output.audiences:
                if output.kind is not None:
                    kinds.setdefault((id_, word), set()).add(output.kind)
    return kinds


def _otherwise(
    reached: dict[tuple[str, str], set[str]], output: Output, audience: str, wanted: tuple[str, ...]
) -> bool:
    """Say whether another output carries the same answer to an audience in a format that it asked for."""
    return any(not reached[id_, audience].isdisjoint(wanted) for id_ in output.answers)
