"""Registers that a command takes together: one, or all below a folder."""

import datetime
import os
from collections.abc import Sequence

from kmap.check import load
from kmap.cli.choices import one_of
from kmap.cli.files import expand
from kmap.errors import Diagnostic, RegisterRefused
from kmap.register.library import Library
from kmap.register.register import Register


def load_all(path: str, as_of: datetime.date | None) -> list[Register]:
    """Read the register at a path, or all registers below it where it is a folder.

    Raises
    ------
    KmapError
        Where there is none below the folder, or one has errors: those of all are told at once.
    """
    paths = expand([path]) if os.path.isdir(path) else [path]
    return load_each(paths, Library(paths, as_of))


def load_each(paths: Sequence[str], library: Library) -> list[Register]:
    """Read registers, each once with all that they extend, in the order of their paths.

    Raises
    ------
    RegisterRefused
        Where some have errors: those of all are told at once, and what several inherit once.
    """
    registers: list[Register] = []
    refused: dict[Diagnostic, None] = {}
    opened = True
    for path in paths:
        try:
            registers.append(load(path, library=library))
        except RegisterRefused as error:
            if not error.diagnostics:
                raise
            refused |= dict.fromkeys(error.diagnostics)
            opened = opened and error.status == 1
    if refused:
        raise RegisterRefused(next(iter(refused)).path, tuple(refused), opened=opened)
    return registers


def filters_of(registers: list[Register], topic: str | None, category: str | None, tag: str | None) -> None:
    """Check the words that choose what of several registers is shown: one of them has to know each.

    Raises
    ------
    KmapError
        Where none knows a topic, category or tag by such a word.
    """
    if topic is not None:
        one_of("--topic", topic, dict.fromkeys(id_ for register in registers for id_ in register.topics))
    if category is not None:
        one_of("--category", category, dict.fromkeys(id_ for register in registers for id_ in register.categories))
    if tag is not None:
        tags = (tag for register in registers for one in register.stakeholders for tag in one.tags)
        one_of("--tag", tag, dict.fromkeys(tags))


def owner_of_ours(registers: list[Register], owner: str | None) -> str | None:
    """Return an owner as the registers write it; upper case makes no difference.

    Raises
    ------
    KmapError
        Where nobody of that name sees to anything.
    """
    if owner is None:
        return None
    known = dict.fromkeys(name for register in registers for name in owners(register))
    alike = [name for name in known if name.casefold() == owner.casefold()]
    return alike[0] if alike else one_of("--owner", owner, sorted(known))


def owners(register: Register) -> list[str]:
    """Return all who see to something in a register."""
    engagements = [one.engagement for one in register.stakeholders]
    engagements += [entry.engagement for one in register.stakeholders for entry in one.by_topic.values()]
    owners = [engagement.owner for engagement in engagements if engagement is not None]
    owners += [entry.owner for entry in register.log]
    owners += [output.owner for output in register.outputs]
    owners += [question.lead for question in register.questions]
    return [owner for owner in owners if owner]
