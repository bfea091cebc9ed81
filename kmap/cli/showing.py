"""The registers that a report shows, each read, checked and worked out."""

import os
from collections.abc import Sequence

from kmap.check import check
from kmap.cli.choices import on_two_days
from kmap.cli.files import expand
from kmap.cli.options import day, register_path
from kmap.cli.registers import filters_of, load_each
from kmap.errors import Diagnostic
from kmap.page.project import Project, project
from kmap.register.library import Library
from kmap.register.register import Register
from kmap.register.source import STDIN


def projects(
    arguments: Sequence[str],
    topic: str | None,
    as_of: str | None,
    since: str | None,
    category: str | None,
    tag: str | None,
) -> list[Project]:
    """Return what a report shows of the registers that a command line names, in their order.

    Of a folder, a register comes before those that extend it: a programme before its projects.

    Raises
    ------
    KmapError
        Where one cannot be read or has errors, or none knows a word that was asked for.
    """
    later = day(as_of)
    paths = expand(arguments or [register_path(None)])
    library = Library(paths, later)
    registers = load_each(paths, library)
    if any(os.path.isdir(one) for one in arguments):
        registers = _in_order(registers, arguments)
    filters_of(registers, topic, category, tag)
    made = []
    for register in registers:
        if since is not None:
            on_two_days(register, since)
        about = topic if topic in register.topics else None
        made.append(
            project(
                register,
                about,
                since=day(since, "--since"),
                category=category,
                tag=tag,
                findings=_findings(register, library),
            )
        )
    return made


def _in_order(registers: Sequence[Register], arguments: Sequence[str]) -> list[Register]:
    by_path = {one.path: one for one in registers}
    found: dict[str, Register] = {}
    for argument in arguments:
        for one in sorted((by_path[path] for path in expand([argument])), key=lambda one: len(one.lineage)):
            found.setdefault(one.path, one)
    return list(found.values())


def _findings(register: Register, library: Library) -> tuple[Diagnostic, ...]:
    """Return what the check finds; standard input has been read, and can't be read again."""
    if register.path == STDIN:
        return ()
    return check([register.path], library=library).diagnostics
