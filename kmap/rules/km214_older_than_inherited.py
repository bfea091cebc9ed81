"""A score is older than the inherited one that it hides.

What the nearer register says stands before what a farther one says, whatever their dates.
An assessment of the project that is older than the programme's latest goes on hiding it:
the programme may know more by now. A written score has no date, and nothing is said of it.

Programme::

    as_of: 2026-10-01
    stakeholders:
      - id: nhsa
        name: National health security agency
        assessments:
          - {date: 2026-09-08, by: AK, influence: 5, interest: 5, because: Board minutes}

Bad::

    extends: programme.yaml
    stakeholders:
      - id: nhsa
        assessments:
          - {date: 2026-03-02, by: AK, interest: 3, because: Left it to others}

Good::

    extends: programme.yaml
    stakeholders:
      - id: nhsa
        assessments:
          - {date: 2026-09-21, by: AK, interest: 3, because: Leaves this to others}
"""

from collections.abc import Iterator
from typing import NamedTuple

from kmap.errors import Finding, Severity
from kmap.register.models.stakeholder import Stakeholder
from kmap.register.register import Register
from kmap.register.scores import StandingScore, all_assessments, standing_scores
from kmap.register.vocabulary import AXES, Axis
from kmap.terminal import listed

SEVERITY = Severity.INFO


def check(register: Register) -> Iterator[Finding]:
    """Yield one finding for each stakeholder, in general and by topic, whose standing scores hide younger ones."""
    for index, stakeholder in register.counting_by_index:
        if len(stakeholder.layers) == 1:
            continue
        topics = dict.fromkeys([None, *(assessment.topic for assessment in all_assessments(stakeholder))])
        for topic in topics:
            older = {axis: pair for axis in AXES if (pair := _older(register, stakeholder, axis, topic)) is not None}
            if older:
                first = min(older.values(), key=lambda pair: pair.standing.date or register.day)
                latest = max(pair.hidden.date for pair in older.values() if pair.hidden.date is not None)
                about = f" for topic `{topic}`" if topic is not None else ""
                verb = "hides" if len(older) == 1 else "hide"
                message = (
                    f"{listed(list(older))} of `{stakeholder.name}`{about}, assessed on `{first.standing.date}`, "
                    f"{verb} what is inherited, assessed on {latest}"
                )
                tip = "assess again, or take the entry away, so that what is inherited stands"
                yield Finding(("stakeholders", index, *first.standing.ratings[0].route[:2]), message, tip)


class _Pair(NamedTuple):
    """A standing score, and the one of the next register that would stand without it."""

    standing: StandingScore
    hidden: StandingScore


def _older(register: Register, stakeholder: Stakeholder, axis: Axis, topic: str | None) -> _Pair | None:
    """Return a score that is older than the one it hides; None where there is none, or it is told of in general."""
    standing = standing_scores(stakeholder, register.day, topic).on(axis)
    by_layer = [standing_scores(layer, register.day, topic).on(axis) for layer in stakeholder.layers]
    given = [score for score in by_layer if score is not None]
    if standing is None or len(given) == 1:
        return None
    hidden = given[1]
    if standing.date is None or hidden.date is None:
        return None
    in_general = topic is not None and standing.topic is None and hidden.topic is None
    return _Pair(standing, hidden) if standing.date < hidden.date and not in_general else None
