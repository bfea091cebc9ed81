"""A standing score rests on assessments that are too old.

What a body can do and what it cares for change. A dated score is stale when the latest
assessment that it rests on is older than `review_every` days (365 where left out),
counted to the day as on which the register is read. A written score has no date and is
never stale.

Bad::

    as_of: 2026-10-01
    stakeholders:
      - name: Local councils
        assessments:
          - {date: 2024-03-02, by: AK, influence: 4, interest: 3, because: Hearing on damp}

Good::

    as_of: 2026-10-01
    stakeholders:
      - name: Local councils
        assessments:
          - {date: 2024-03-02, by: AK, influence: 4, interest: 3, because: Hearing on damp}
          - {date: 2026-09-08, by: AK, influence: 4, interest: 4, because: Their plan of 2026}
"""

from collections.abc import Iterator

from kmap.analysis.trust.staleness import age, is_stale, latest, review_every
from kmap.errors import Finding, Severity
from kmap.register.models.stakeholder import Stakeholder
from kmap.register.register import Register
from kmap.register.scores import StandingScore, all_assessments
from kmap.register.vocabulary import AXES, Axis
from kmap.terminal import listed

SEVERITY = Severity.WARNING


def check(register: Register) -> Iterator[Finding]:
    """Yield one finding for each stakeholder with stale scores, in general and by topic."""
    allowed = review_every(register)
    for index, stakeholder in register.counting_by_index:
        assessments = all_assessments(stakeholder)
        if not assessments:
            continue
        topics = dict.fromkeys(assessment.topic for assessment in assessments)
        for topic in topics:
            stale = _stale(register, stakeholder, topic)
            if stale:
                youngest = min(stale.values(), key=lambda score: age(register, score) or 0)
                last, days = latest(youngest), age(register, youngest)
                assert last is not None, "a stale score is dated"
                about = f" for topic `{topic}`" if topic is not None else ""
                verb = "was" if len(stale) == 1 else "were"
                message = (
                    f"{listed(list(stale))} of `{stakeholder.name}`{about} {verb} last assessed {days} days ago; "
                    f"scores are reviewed every {allowed} days"
                )
                tip = "assess again, with a new entry under `assessments:`, or change `review_every:`"
                yield Finding(("stakeholders", index, *last.route[:2]), message, tip)


def _stale(register: Register, stakeholder: Stakeholder, topic: str | None) -> dict[Axis, StandingScore]:
    """Return the standing scores that rest on assessments of a topic, all of them too old."""
    standing = register.standing(stakeholder, topic)
    return {
        axis: score
        for axis in AXES
        if (score := standing.on(axis)) is not None
        and score.assessed
        and score.topic == topic
        and is_stale(register, score)
    }
