"""Contacts: what the log says of each stakeholder."""

import datetime
from collections.abc import Iterable, Sequence
from functools import lru_cache
from operator import attrgetter

from kmap.register.models.network import LogEntry
from kmap.register.models.stakeholder import Stakeholder
from kmap.register.register import Register, counts

DAYS_A_YEAR = 365


@lru_cache(maxsize=4)
def contacts(register: Register) -> dict[str, tuple[LogEntry, ...]]:
    """Return the log entries with each stakeholder up to the register's day, by its id.

    An entry with ``category:ID`` or ``tag:ID`` is a contact with each stakeholder of
    that category or tag that counted on the day of the entry. Entries after the
    register's day do not count. Those of one stakeholder are sorted by date.

    Returns
    -------
    dict[str, tuple[LogEntry, ...]]
        Stakeholders without any contact are left out.
    """
    entries: dict[str, list[LogEntry]] = {}
    known, day = register.by_id, register.day
    for entry in sorted(register.log, key=attrgetter("date")):
        if entry.date <= day:
            one = len(entry.with_) == 1 and entry.with_[0] in known  # as most have it, and nothing to work out
            for id_ in entry.with_ if one else addressed(register, entry.with_, entry.date):
                entries.setdefault(id_, []).append(entry)
    return {id_: tuple(list_) for id_, list_ in entries.items()}


def of_the_year(register: Register, entries: Sequence[LogEntry]) -> Sequence[LogEntry]:
    """Return those of entries by date that are from 365 days before the register's day on, that one included."""
    begin = _a_year_before(register.day)
    if entries and entries[0].date >= begin:
        return entries
    return [entry for entry in entries if entry.date >= begin]


@lru_cache(maxsize=4)
def _a_year_before(day: datetime.date) -> datetime.date:
    return datetime.date.fromordinal(max(1, day.toordinal() - DAYS_A_YEAR))


def addressed(register: Register, references: Iterable[str], day: datetime.date) -> tuple[str, ...]:
    """Return the ids of the stakeholders that references mean, each once, in their order.

    Parameters
    ----------
    register
        The register.
    references
        Ids, ``category:ID`` and ``tag:ID``; one that means nobody adds nobody.
    day
        A category or tag means those who count on this day; an id means its stakeholder
        on any day.
    """
    ids: dict[str, None] = {}
    for reference in references:
        if reference in register.by_id:
            ids[reference] = None
        elif ":" in reference:
            ids |= dict.fromkeys(one.id for one in _groups(register).get(reference, ()) if counts(one, day))
    return tuple(ids)


@lru_cache(maxsize=4)
def _groups(register: Register) -> dict[str, list[Stakeholder]]:
    """Return the stakeholders of each category and tag, by ``category:ID`` and ``tag:ID``."""
    groups: dict[str, list[Stakeholder]] = {}
    for stakeholder in register.stakeholders:
        if stakeholder.category is not None:
            groups.setdefault(f"category:{stakeholder.category}", []).append(stakeholder)
        for tag in stakeholder.tags:
            groups.setdefault(f"tag:{tag}", []).append(stakeholder)
    return groups
