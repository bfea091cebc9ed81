"""Programmes: registers that extend the same one, and the log that they share."""

import os
from collections.abc import Iterable, Sequence
from dataclasses import replace
from typing import NamedTuple

from kmap.analysis.contacts import addressed
from kmap.errors import Route
from kmap.register.models.network import LogEntry
from kmap.register.register import Register
from kmap.register.source import STDIN

Origin = tuple[str, Route]
"""The path of a text, links resolved, and a route in it."""


class Contact(NamedTuple):
    """One entry of the shared log.

    Parameters
    ----------
    entry
        The entry.
    stakeholders
        The ids of those whom it was with, as the register that it comes from knows them.
    path
        The path of the register that it was found in first, the one that it is written in before others.
    """

    entry: LogEntry
    stakeholders: tuple[str, ...]
    path: str


class Programme(NamedTuple):
    """Registers that extend the same one.

    Parameters
    ----------
    registers
        Each with the contacts of all of them in its log: its own as they stand, then what
        the others have logged up to its day with stakeholders that it knows. First the
        register that all of them extend, where it is there.
    log
        All contacts, each once.
    """

    registers: tuple[Register, ...]
    log: tuple[Contact, ...]


def programmes(registers: Sequence[Register]) -> tuple[Programme, ...]:
    """Return registers in groups that extend the same one, each group with one log.

    Parameters
    ----------
    registers
        Any registers. One that extends nothing, and that nothing extends, is a group by
        itself, and is left as it is.

    Returns
    -------
    tuple of Programme
        Sorted by the path of what they extend; within one, by how far they are from it.
    """
    groups: dict[str, list[Register]] = {}
    for register in registers:
        groups.setdefault(register.lineage[-1], []).append(register)
    return tuple(_programme(sorted(groups[root], key=_distance)) for root in sorted(groups))


def _distance(register: Register) -> tuple[int, str]:
    return len(register.lineage), register.path


def origin(register: Register, route: Route) -> Origin:
    """Return where a part of a register is written, alike for all registers that inherit it."""
    source, place = register.origin(route)
    return (source.path if source.path == STDIN else os.path.realpath(source.path)), place


def _programme(registers: list[Register]) -> Programme:
    """Return a group with the log that it shares; an entry that several inherit is one entry."""
    origins = [[origin(one, ("log", index)) for index in range(len(one.log))] for one in registers]
    log: dict[Origin, Contact] = {}
    for register, places in zip(registers, origins, strict=True):
        for entry, place in zip(register.log, places, strict=True):
            if place not in log:
                log[place] = Contact(entry, addressed(register, entry.with_, entry.date), register.path)
    joined = (_joined(one, log, places) for one, places in zip(registers, origins, strict=True))
    return Programme(tuple(joined), tuple(log.values()))


def _joined(register: Register, log: dict[Origin, Contact], own: Iterable[Origin]) -> Register:
    """Return a register with the contacts of the others added to the end of its log."""
    known, added = set(own), []
    for place, contact in log.items():
        ids = tuple(id_ for id_ in contact.stakeholders if id_ in register.by_id)
        if place not in known and ids and contact.entry.date <= register.day:
            # Nothing is promised twice: what was promised is asked for where it is written.
            added.append(contact.entry.model_copy(update={"with_": ids, "follow_up": None}))
    if not added:
        return register
    document = register.document.model_copy(update={"log": (*register.log, *added)})
    return replace(register, document=document)
