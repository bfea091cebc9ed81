"""Load: how much a plan asks of each of us in a month, and of bodies that several of us reach."""

import datetime
from collections.abc import Iterable
from typing import NamedTuple

from kmap.analysis.plan.contacts_due import Claim
from kmap.analysis.plan.programme import Programme
from kmap.analysis.plan.task import Task
from kmap.register.register import Register
from kmap.register.vocabulary import Capacity

REACHING = ("contact", "arranged", "follow-up")
"""The kinds of task in which somebody speaks with a stakeholder."""


class Load(NamedTuple):
    """What a plan asks of one owner in one month.

    Parameters
    ----------
    owner
        Who; None for what nobody is named for.
    month
        The month, such as ``2026-10``; what is overdue is counted in the month of the plan's day.
    contacts
        How many contacts are due.
    others
        How many other tasks.
    """

    owner: str | None
    month: str
    contacts: int
    others: int


class Fatigue(NamedTuple):
    """One body that several of us reach.

    Parameters
    ----------
    id, name
        The body.
    owners
        Who of us has reached it, or is to, sorted.
    registers
        The registers in which that stands, by their paths, sorted.
    held
        How many contacts with it the log has for as many weeks before the plan's day as
        the plan has after it, the day itself included.
    planned
        How many contacts, arranged ones and follow-ups the plan has with it.
    makes
        How many contacts the cadence of the level that stands makes in both together.
    capacity
        How much engagement it can take on, where somebody has said so.
    """

    id: str
    name: str
    owners: tuple[str, ...]
    registers: tuple[str, ...]
    held: int
    planned: int
    makes: float
    capacity: Capacity | None


def loads(tasks: Iterable[Task], day: datetime.date) -> tuple[Load, ...]:
    """Return what tasks ask of each owner in each month, by owner, those without one last, and month."""
    counted: dict[tuple[bool, str, str], list[int]] = {}
    for task in tasks:
        month = max(task.date, day).isoformat()[:7]
        counts = counted.setdefault((task.owner is None, task.owner or "", month), [0, 0])
        counts[task.kind != "contact"] += 1
    return tuple(
        Load(None if nobody else owner, month, *counts) for (nobody, owner, month), counts in sorted(counted.items())
    )


def fatigue(
    programme: Programme, claimed: dict[str, list[Claim]], tasks: Iterable[Task], day: datetime.date, weeks: int
) -> list[Fatigue]:
    """Return the bodies that two or more owners or registers have reached or are to reach, the most contacts first.

    Parameters
    ----------
    programme
        The registers, with their log.
    claimed
        What each of them asks for each body.
    tasks
        What is planned for this programme.
    day
        The plan's day.
    weeks
        For how many weeks it is made; the log is looked at for as many before the day.
    """
    found: dict[str, _Reached] = {}
    for contact in programme.log:
        if 0 <= (day - contact.entry.date).days < weeks * 7:
            for id_ in contact.stakeholders:
                found.setdefault(id_, _Reached({}, {}, 0, 0)).add(contact.entry.owner, contact.path, held=1)
    for task in tasks:
        if task.kind in REACHING:
            for id_ in task.stakeholders:
                found.setdefault(id_, _Reached({}, {}, 0, 0)).add(task.owner, task.register, planned=1)
    shared = {id_: one for id_, one in found.items() if len(one.owners) > 1 or len(one.registers) > 1}
    rows = (_fatigue(programme.registers, claimed.get(id_, []), id_, one, weeks) for id_, one in shared.items())
    return sorted((row for row in rows if row is not None), key=lambda row: (-row.held - row.planned, row.id))


class _Reached:
    """Who reaches one body, and how often."""

    def __init__(self, owners: dict[str, None], registers: dict[str, None], held: int, planned: int) -> None:
        self.owners, self.registers, self.held, self.planned = owners, registers, held, planned

    def add(self, owner: str | None, register: str, held: int = 0, planned: int = 0) -> None:
        """Count further contacts of an owner, from a register."""
        if owner:
            self.owners[owner] = None
        self.registers[register] = None
        self.held += held
        self.planned += planned


def _fatigue(
    registers: Iterable[Register], ones: list[Claim], id_: str, reached: _Reached, weeks: int
) -> Fatigue | None:
    body = next((register.by_id[id_] for register in registers if id_ in register.by_id), None)
    if body is None:
        return None
    makes = 2 * weeks * 7 / min(claim.every for claim in ones) if ones else 0.0
    owners, paths = tuple(sorted(reached.owners)), tuple(sorted(reached.registers))
    return Fatigue(id_, body.name, owners, paths, reached.held, reached.planned, makes, body.capacity)
