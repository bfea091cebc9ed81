"""The stance that we would like a stakeholder to have is below the one it has.

Stances rise from unaware over resistant, neutral and supportive to leading. Wanting
less support than there is most often means that the two have been swapped.

Bad::

    stance: {current: supportive, desired: neutral}

Good::

    stance: {current: neutral, desired: supportive}
"""

from collections.abc import Iterator

from kmap.errors import Finding, Severity
from kmap.register.register import Register
from kmap.register.stances import current_stance
from kmap.register.vocabulary import STANCES

SEVERITY = Severity.WARNING


def check(register: Register) -> Iterator[Finding]:
    """Yield one finding for each desired stance below the current one, in general and by topic."""
    for index, stakeholder in register.counting_by_index:
        if stakeholder.stance is None and not stakeholder.by_topic:
            continue
        moves = [(None, stakeholder.stance), *((topic, entry.stance) for topic, entry in stakeholder.by_topic.items())]
        for topic, move in moves:
            if move is None or move.desired is None:
                continue
            current, desired = current_stance(stakeholder, register.day, topic), move.desired
            if current is not None and STANCES.index(desired) < STANCES.index(current):
                route = ("by_topic", topic) if topic is not None else ()
                message = f"desired stance `{desired}` is below the current one, `{current}`"
                tip = "swap the two, or take `desired` away"
                yield Finding(("stakeholders", index, *route, "stance", "desired"), message, tip)
