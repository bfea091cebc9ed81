"""Results are expected only when those who need them can no longer use them.

A question answers a need; a stakeholder that raised the need has engagement points from
the day on; and the first results are expected after the last of these. Where one of the
points comes later than the results, they may be meant for that one, and nothing is said.
Nor is anything said of a question whose results are there (`status: preliminary` or
`final`).

Bad::

    as_of: 2026-10-01
    stakeholders:
      - name: Local councils
        engagement_points: [{date: 2027-03-31, what: Licence rules are revised}]
    needs:
      - {id: damp-flats, need: Does the threshold hold for flats?, raised_by: [local-councils]}
    questions:
      - {id: q-flats, question: Does damp act in flats?, answers: [damp-flats], results: 2027-06}

Good::

    as_of: 2026-10-01
    stakeholders:
      - name: Local councils
        engagement_points: [{date: 2027-03-31, what: Licence rules are revised}]
    needs:
      - {id: damp-flats, need: Does the threshold hold for flats?, raised_by: [local-councils]}
    questions:
      - {id: q-flats, question: Does damp act in flats?, answers: [damp-flats], results: 2026-12}
"""

from collections.abc import Iterator

from kmap.errors import Finding, Severity
from kmap.register.models.stakeholder import EngagementPoint
from kmap.register.register import Register, counts

SEVERITY = Severity.WARNING


def check(register: Register) -> Iterator[Finding]:
    """Yield one finding for each question and stakeholder whose points all lie before the results."""
    if not register.questions:
        return
    last = _last_points(register)
    raised_by = {need.id: need.raised_by for need in register.needs}
    for index, question in enumerate(register.questions):
        if question.results is None or question.status in ("preliminary", "final"):
            continue
        for id_ in dict.fromkeys(id_ for need in question.answers for id_ in raised_by.get(need, ())):
            point = last.get(id_)
            if point is not None and point.date < question.results:
                what = f" (`{point.what}`)" if point.what else ""
                message = f"results of `{question.id}` are expected by {question.results}"
                message += (
                    f", after {point.date}{what}, the last point at which `{register.by_id[id_].name}` can use them"
                )
                tip = "show them first results or existing evidence before that day, or ask for a later one"
                yield Finding(("questions", index, "results"), message, tip)


def _last_points(register: Register) -> dict[str, EngagementPoint]:
    """Return the last engagement point from the day on of each stakeholder that counts, by its id."""
    last = {}
    for one in register.by_id.values():
        ahead = [point for point in one.engagement_points if point.date >= register.day]
        if ahead and counts(one, register.day):
            last[one.id] = max(ahead, key=lambda point: point.date)
    return last
