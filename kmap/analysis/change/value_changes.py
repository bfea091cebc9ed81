"""Which values of stakeholders differ: targets, stances, names and categories.

Compared are stakeholders that count on both sides, matched by id.
"""

import datetime
from collections.abc import Iterator
from typing import NamedTuple

from kmap.analysis.decided import engagement_of
from kmap.register.models.stakeholder import Assessment, Stakeholder
from kmap.register.register import Register
from kmap.register.scores import all_assessments
from kmap.register.stances import StandingStance, desired_stance, standing_stance


class ValueChange(NamedTuple):
    """A value of a stakeholder that differs.

    Parameters
    ----------
    stakeholder
        The stakeholder, as it is now.
    field
        ``target``, ``stance``, ``desired stance``, ``name`` or ``category``.
    before, after
        The value; None where there was none, or is none any more.
    because
        The reasons given with the value that stands now.
    by, date
        Who assessed it and when, where it comes from assessments.
    """

    stakeholder: Stakeholder
    field: str
    before: str | None
    after: str | None
    because: tuple[str, ...] = ()
    by: tuple[str, ...] = ()
    date: datetime.date | None = None


def value_changes(before: Register, after: Register, topic: str | None = None) -> tuple[ValueChange, ...]:
    """Return the values that differ, by the name of the stakeholder.

    Parameters
    ----------
    before, after
        Two versions of a register, or one read as on two days.
    topic
        The id of a topic; left out, each register's own, else the matter in general.
    """
    topics = (topic or before.topic, topic or after.topic)
    compared = (
        change for first, last in _on_both(before, after) for change in _compared(first, last, before, after, topics)
    )
    return tuple(change for change in compared if change.before != change.after)


def _compared(
    first: Stakeholder,
    last: Stakeholder,
    before: Register,
    after: Register,
    topics: tuple[str | None, str | None],
) -> Iterator[ValueChange]:
    yield ValueChange(last, "name", first.name, last.name)
    if first.category != last.category:
        yield ValueChange(last, "category", _category(before, first), _category(after, last))
    then, now = engagement_of(first, topics[0]), engagement_of(last, topics[1])
    yield ValueChange(last, "target", then.target, now.target, (now.because,) if now.because else ())
    standing = standing_stance(first, before.day, topics[0]), standing_stance(last, after.day, topics[1])
    old, new = (one.stance if one is not None else None for one in standing)
    change = ValueChange(last, "stance", old, new)
    yield _assessed(change, after.day, standing[1]) if standing[1] is not None else change
    yield ValueChange(last, "desired stance", desired_stance(first, topics[0]), desired_stance(last, topics[1]))


def _on_both(before: Register, after: Register) -> list[tuple[Stakeholder, Stakeholder]]:
    """Return the stakeholders that count on both sides, by name."""
    then = {one.id: one for one in before.counting}
    pairs = [(then[one.id], one) for one in after.counting if one.id in then]
    return sorted(pairs, key=lambda pair: (pair[1].name.casefold(), pair[1].id))


def _assessed(change: ValueChange, day: datetime.date, standing: StandingStance) -> ValueChange:
    """Return a change of stance with who assessed it so, when and why, where it comes from assessments."""
    assessments = all_assessments(change.stakeholder)
    if standing.route[0] != "assessments" or int(standing.route[1]) >= len(assessments):
        return change
    named = assessments[int(standing.route[1])]
    round_ = _round(named)
    alike = [
        one
        for one in assessments
        if (one.stance, one.topic, _round(one)) == (named.stance, named.topic, round_) and one.date <= day
    ]
    return change._replace(
        because=tuple(sorted({one.because for one in alike if one.because})),
        by=tuple(sorted({one.by for one in alike if one.by is not None})),
        date=max(one.date for one in alike),
    )


def _round(assessment: Assessment) -> str:
    return assessment.round or assessment.date.isoformat()


def _category(register: Register, stakeholder: Stakeholder) -> str | None:
    category = register.categories.get(stakeholder.category or "")
    return (category.name or category.id) if category is not None else stakeholder.category
