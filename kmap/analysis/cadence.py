"""How often to be in contact with a stakeholder, when the next is due, and what the log says of the level now."""

import datetime

from kmap.register.models.network import LogEntry
from kmap.register.models.stakeholder import Stakeholder
from kmap.register.register import Register
from kmap.register.vocabulary import LEVELS, Level


def cadence(register: Register, stakeholder: Stakeholder, level: Level) -> int:
    """Return the days between contacts at a level: the policy's, twice as many where capacity is low."""
    every: int = getattr(register.policy.every, level)
    return every * 2 if stakeholder.capacity == "low" else every


def logged_level(register: Register, stakeholder: Stakeholder, entries: tuple[LogEntry, ...]) -> Level | None:
    """Return the highest level logged within that level's own cadence before the register's day."""
    highest: Level | None = None
    for entry in entries:
        level = entry.level
        if level is None or (highest is not None and LEVELS.index(level) <= LEVELS.index(highest)):
            continue
        if (register.day - entry.date).days <= cadence(register, stakeholder, level):
            highest = level
    return highest


def due(
    register: Register, stakeholder: Stakeholder, last: datetime.date | None, every: int | None
) -> datetime.date | None:
    """Return the day of the next contact, counted from the last, else from the first day that they count.

    It is the register's day where there is neither, and None where there is no level to keep up.
    """
    if every is None:
        return None
    start = last or stakeholder.since
    if start is None:
        return register.day  # never met: now
    try:
        return start + datetime.timedelta(days=every)
    except OverflowError:
        return datetime.date.max
