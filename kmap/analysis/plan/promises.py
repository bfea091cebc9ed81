"""Promises: what the log says we would come back with, and whether we have."""

import datetime
from collections.abc import Iterator
from typing import NamedTuple

from kmap.analysis.contacts import addressed, contacts
from kmap.register.models.network import LogEntry
from kmap.register.register import Register


class Promise(NamedTuple):
    """Something promised in a contact that nothing has met yet.

    Parameters
    ----------
    at
        Where the contact stands in ``register.log``.
    entry
        The contact.
    due
        The day by which it was promised.
    stakeholders
        The ids of those to whom.
    """

    at: int
    entry: LogEntry
    due: datetime.date
    stakeholders: tuple[str, ...]


def open_promises(register: Register) -> Iterator[Promise]:
    """Yield what was promised up to the register's day and is still open, in the order of the log.

    A promise is met by any later contact with any of those to whom it was made, or by
    ``done: true``; ``done: false`` says that it is open whatever came later. A contact
    of the same day is not a later one, and one after the register's day has not happened.
    """
    met = contacts(register)
    for index, entry in enumerate(register.log):
        if entry.follow_up is None or entry.done or entry.date > register.day:
            continue
        ids = addressed(register, entry.with_, entry.date)
        # Contacts are sorted by date, so that the last one decides.
        later = any(met[id_][-1].date > entry.date for id_ in ids if id_ in met)
        if not later or entry.done is False:
            yield Promise(index, entry, entry.follow_up, ids)
