"""How far an output is on a day, and what came of it."""

import datetime
from functools import lru_cache
from typing import NamedTuple

from kmap.analysis.cycle.links import links
from kmap.register.models.knowledge import Need, Output, Uptake
from kmap.register.models.network import LogEntry
from kmap.register.register import Register
from kmap.register.vocabulary import OutputStatus


class Traced(NamedTuple):
    """An output with what came of it.

    Parameters
    ----------
    output
        The output.
    state
        How far it is on the day; see `state`.
    feedback
        The log entries up to the day with feedback on it, by date.
    uptake
        What came of it up to the day, by date.
    followed_by
        The needs that follow from it.
    """

    output: Output
    state: OutputStatus
    feedback: tuple[LogEntry, ...]
    uptake: tuple[Uptake, ...]
    followed_by: tuple[Need, ...]


def state(output: Output, day: datetime.date) -> OutputStatus:
    """Return how far an output is on a day: planned, draft or published.

    With a date it is published from that date on, whatever its status says; without
    one, by its status. What has neither is planned.
    """
    if output.published is not None:
        if output.published <= day:
            return "published"
        return "draft" if output.status in ("draft", "published") else "planned"
    return output.status or "planned"


def is_overdue(output: Output, day: datetime.date) -> bool:
    """Say whether an output should have been published before a day and is not."""
    return output.due is not None and output.due < day and state(output, day) != "published"


def is_late(output: Output, due: datetime.date, day: datetime.date) -> bool:
    """Say whether an output came, or is due, only after a date; one without any date is not said to be late."""
    when = output.published if state(output, day) == "published" else output.due
    return when is not None and when > due


def is_answered(register: Register, output: Output) -> bool:
    """Say whether anybody has given feedback on an output; who did and is excluded by a register has done so too."""
    return output.id in _answered(register)


@lru_cache(maxsize=4)
def _answered(register: Register) -> frozenset[str]:
    """Return the ids of the outputs with feedback in a register or in one that it extends."""
    return frozenset(id_ for one in register.ancestry for id_ in links(one).feedback)


def trace(register: Register, output: Output) -> Traced:
    """Return an output with what came of it up to the register's day."""
    found = links(register)
    uptake = sorted((one for one in output.uptake if one.date <= register.day), key=lambda one: one.date)
    return Traced(
        output,
        state(output, register.day),
        tuple(found.feedback.get(output.id, ())),
        tuple(uptake),
        tuple(found.followed_by.get(output.id, ())),
    )
