"""The plan: what to do next, for whom, and by when."""

import datetime
import hashlib
from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from kmap.analysis.plan.contacts_due import claims, contact_tasks, contacts_a_year
from kmap.analysis.plan.deadlines import deadlines
from kmap.analysis.plan.load import Fatigue, Load, fatigue, loads
from kmap.analysis.plan.occasions import occasions
from kmap.analysis.plan.programme import Origin, Programme, origin, programmes
from kmap.analysis.plan.task import KINDS, Task
from kmap.register.register import Register

WEEKS = 12
"""For how many weeks a plan is made where nobody says."""


class Plan(NamedTuple):
    """What to do next, for whom, and by when.

    Parameters
    ----------
    registers
        The titles of the registers by their paths, those that others extend first.
    day
        The day as on which it is made.
    end
        The last day that it covers.
    weeks
        How many weeks that makes.
    tasks
        What is to do: what is overdue first, then by date.
    uids
        For each task, a name that stays the same whatever happens to its date.
    loads
        What the tasks ask of each owner in each month.
    shared
        The bodies that several of us reach.
    contacts_a_year
        How many contacts a year the levels that stand make, over the whole registers,
        whatever is filtered from view; a body that several registers have counts once.
    left_out
        The registers that are read as on an earlier day than the plan's: finished
        records, whose contacts count and for which nothing is planned.
    """

    registers: dict[str, str]
    day: datetime.date
    end: datetime.date
    weeks: int
    tasks: tuple[Task, ...]
    uids: tuple[str, ...]
    loads: tuple[Load, ...]
    shared: tuple[Fatigue, ...]
    contacts_a_year: float
    left_out: tuple[str, ...]


def plan(
    registers: Sequence[Register],
    weeks: int = WEEKS,
    topic: str | None = None,
    *,
    owner: str | None = None,
    category: str | None = None,
    tag: str | None = None,
) -> Plan:
    """Plan what is to do in the coming weeks.

    Parameters
    ----------
    registers
        One register or more. Those that extend the same one know of each other's
        contacts: a body that one of them has met is met, and is due once. The plan is
        made as on the latest of their days.
    weeks
        How many weeks to plan for: the day itself up to that many weeks later, both included.
    topic
        Cadence and owners as they are for this topic, and of promises, outputs, results,
        needs and reviews only those about it or about no topic; left out, each register's
        own topic, else everything.
    owner
        Only what this owner sees to.
    category, tag
        Only what concerns a stakeholder of this category, or with this tag.

    Examples
    --------
    >>> import kmap
    >>> made = plan([kmap.load("stakeholders.yaml")])
    >>> made.tasks == tuple(sorted(made.tasks, key=lambda task: task.date))
    True
    """
    day = max((register.day for register in registers), default=datetime.date.min)
    end = datetime.date.fromordinal(min(day.toordinal() + weeks * 7, datetime.date.max.toordinal()))
    titles: dict[str, str] = {}
    tasks: list[Task] = []
    shared: list[Fatigue] = []
    a_year = 0.0
    for programme in programmes(registers):
        titles |= {one.path: one.title for one in programme.registers}
        living = Programme(tuple(one for one in programme.registers if one.day == day), programme.log)
        claimed = claims(living.registers, topic)
        a_year += contacts_a_year(claimed)
        made = [*contact_tasks(claimed, day, end), *_dated(living.registers, topic, day, end)]
        tasks += _with_arranged(made)
        shared += fatigue(living, claimed, made, day, weeks)
    named = sorted(zip(tasks, _uids(tasks), strict=True), key=lambda one: _order(one[0]))
    kept = [(task, uid) for task, uid in named if _is_shown(task, registers, owner, category, tag)]
    seen = {id_ for task, _ in kept for id_ in task.stakeholders}
    narrowed = (owner, category, tag) != (None, None, None)
    return Plan(
        registers=titles,
        day=day,
        end=end,
        weeks=weeks,
        tasks=tuple(task for task, _ in kept),
        uids=tuple(uid for _, uid in kept),
        loads=loads((task for task, _ in kept), day),
        shared=tuple(one for one in shared if not narrowed or one.id in seen),
        contacts_a_year=a_year,
        left_out=tuple(one.path for one in registers if one.day != day),
    )


def _order(task: Task) -> tuple[datetime.date, int, tuple[str, ...], tuple[str, ...], int]:
    return task.date, KINDS.index(task.kind), task.whom, task.key, task.number


def _dated(registers: Iterable[Register], topic: str | None, day: datetime.date, end: datetime.date) -> Iterator[Task]:
    """Yield what registers of one programme have a date for up to a day; what several inherit comes once."""
    told: set[tuple[str, tuple[str, ...], Origin]] = set()
    for register in registers:
        about = topic if topic is not None else register.topic
        found = [task for task in deadlines(register, about) if task.date <= end]
        found += [task for task in occasions(register, about) if day <= task.date <= end]
        for task in found:
            place = (task.kind, task.key, origin(register, task.route))
            if place not in told and (about is None or not task.topics or about in task.topics):
                told.add(place)
                yield task._replace(register=register.path, series=register.title)


def _with_arranged(tasks: list[Task]) -> Iterator[Task]:
    """Yield tasks, the next contact with those whom a contact is arranged with saying so."""
    arranged: dict[str, datetime.date] = {}
    for task in sorted((task for task in tasks if task.kind == "arranged"), key=lambda task: task.date):
        for id_ in task.stakeholders:
            arranged.setdefault(id_, task.date)
    for task in tasks:
        if task.kind == "contact" and task.number == 1 and task.stakeholders[0] in arranged:
            yield task._replace(what=f"{task.what}; one is arranged for {arranged[task.stakeholders[0]]}")
        else:
            yield task


def _uids(tasks: list[Task]) -> list[str]:
    """Return a name for each task, made of what stays when dates move; those alike are told apart by their order."""
    found: dict[tuple[str, ...], int] = {}
    uids = []
    for task in tasks:
        name = (task.series, task.kind, *task.key, str(task.number))
        found[name] = found.get(name, 0) + 1
        words = "\x1f".join((*name, str(found[name])))
        uids.append(f"{hashlib.sha256(words.encode('utf-8', 'surrogatepass')).hexdigest()[:32]}@kmap")
    return uids


def _is_shown(
    task: Task, registers: Sequence[Register], owner: str | None, category: str | None, tag: str | None
) -> bool:
    if owner is not None and (task.owner or "").casefold() != owner.casefold():
        return False
    if category is None and tag is None:
        return True
    ones = [register.by_id[id_] for id_ in task.stakeholders for register in registers if id_ in register.by_id]
    return any((category is None or one.category == category) and (tag is None or tag in one.tags) for one in ones)
