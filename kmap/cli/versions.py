"""Which two versions of a register are to be compared: two days, two files, or two revisions of git."""

import datetime
import os
import shlex
from collections.abc import Sequence
from dataclasses import dataclass

from kmap.check import load
from kmap.cli.choices import on_two_days
from kmap.cli.options import day, is_register, register_path
from kmap.errors import KmapError, RegisterRefused
from kmap.register.library import Library
from kmap.register.nearby import REGISTER
from kmap.register.register import Register
from kmap.register.revisions import Repository, parted
from kmap.register.snapshot import checked_out
from kmap.register.source import STDIN

_USAGE = (
    "write `kmap changes --since 2026-01-01`, `kmap changes OLD.yaml NEW.yaml` or `kmap changes v2025..HEAD`, "
    "the register last where it is not stakeholders.yaml"
)


@dataclass(frozen=True, slots=True)
class Versions:
    """Two versions of a register.

    Parameters
    ----------
    before, after
        The registers.
    compared
        Between what, in a sentence.
    """

    before: Register
    after: Register
    compared: str


def versions(arguments: Sequence[str], since: str | None, as_of: str | None) -> Versions:
    """Return the two registers that a command line asks to compare.

    Parameters
    ----------
    arguments
        Revisions, or a range of them, and registers; the register last. What ends in
        .yaml or .yml is a register; what holds a path separator is one where there is
        such a file; anything else names a revision.
    since, as_of
        The earlier and the later day, as written.

    Raises
    ------
    KmapError
        Where they ask for nothing, for too much, or for what is not there.
    """
    registers = [one for one in arguments if _names_register(one)]
    revisions = [one for one in arguments if not _names_register(one)]
    later = day(as_of)
    if len(revisions) > 2 or any(parted(one)[1] for one in revisions[:-1]):
        _refuse_folder(revisions)
    if len(registers) > 2 or len(revisions) > 2 or (revisions and len(registers) > 1):
        raise KmapError(f"there is too much to compare: {', '.join(arguments)}", _USAGE)
    if since is not None:
        return _days(registers, revisions, since, later)
    if revisions:
        return _revisions(revisions, register_path(registers[0] if registers else None), later)
    if len(registers) == 2:
        return _files(registers[0], registers[1], later)
    raise KmapError("there is nothing to compare with", _USAGE)


def _names_register(argument: str) -> bool:
    if not is_register(argument):
        return False
    plain = argument == STDIN or argument.lower().endswith((".yaml", ".yml"))
    return plain or os.path.exists(argument)  # a branch may hold a separator too: `origin/main`


def _refuse_folder(named: Sequence[str]) -> None:
    """Say what to type where the last of too many revisions is a folder: a register of it."""
    *revisions, folder = named
    if not os.path.isdir(folder):
        return
    usual = os.path.normpath(os.path.join(folder, REGISTER))
    path = usual if os.path.isfile(usual) else os.path.normpath(os.path.join(folder, "NAME.yaml"))
    command = shlex.join(["kmap", "changes", *revisions, path])
    raise KmapError(f"`{folder}` is a folder, and changes compares one register", f"write `{command}`")


def _days(registers: Sequence[str], revisions: Sequence[str], since: str, later: datetime.date | None) -> Versions:
    if revisions or len(registers) > 1:
        named = "revisions" if revisions else "two files"
        tip = "leave --since out, or name one register; --as-of says as on which day both are read"
        raise KmapError(f"--since compares two days of one register, not {named}", tip)
    path = register_path(registers[0] if registers else None)
    before, after = on_two_days(load(path, later), since)
    return Versions(before, after, f"{_shown(path)}, from {before.day} to {after.day}")


def _files(before: str, after: str, later: datetime.date | None) -> Versions:
    if before == after == STDIN:
        raise KmapError("standard input can be read only once", "name a file for one of the two")
    library = Library((before, after), later)
    one, other = load(before, library=library), load(after, library=library)
    return Versions(one, other, _sentence(_shown(before), _shown(after), one, other))


def _revisions(named: Sequence[str], path: str, later: datetime.date | None) -> Versions:
    if path == STDIN:
        raise KmapError("standard input has no revisions", "name the file of the register")
    before, dots, after = (named[0], "..", named[1]) if len(named) == 2 else parted(named[0])
    if len(named) == 2 and any(parted(one)[1] for one in named):
        raise KmapError(f"`{named[0]}` and `{named[1]}` are more than two revisions", _USAGE)
    repository = Repository.of(path)
    before = before or "HEAD"
    one = repository.commit(before)
    if not dots:
        earlier, now = _read(repository, before, one, path, later), load(path, later)
        return Versions(earlier, now, _sentence(before, "the working tree", earlier, now, path))
    after = after or "HEAD"
    other = repository.commit(after)
    shown = before
    if dots == "...":
        one, shown = repository.merge_base(one, other), f"where {before} and {after} parted"
    earlier, now = _read(repository, before, one, path, later), _read(repository, after, other, path, later)
    return Versions(earlier, now, _sentence(shown, after, earlier, now, path))


def _read(repository: Repository, revision: str, commit: str, path: str, later: datetime.date | None) -> Register:
    """Read a register as it was in a commit; what is wrong with it is told with the revision before its path."""
    with checked_out(repository, revision, commit, path) as written:
        folder = written.removesuffix(repository.place_of(path).replace("/", os.sep))

        def named(text: str) -> str:
            """Return text in which the copy's folder is called after its revision."""
            return text.replace(folder, f"{revision}:")

        try:
            return load(written, later)
        except RegisterRefused as refused:
            found = tuple(
                one._replace(path=named(one.path), message=named(one.message), tip=named(one.tip))
                for one in refused.diagnostics
            )
            raise RegisterRefused(named(refused.path), found, opened=True) from None


def _shown(path: str) -> str:
    return "standard input" if path == STDIN else path


def _sentence(before: str, after: str, one: Register, other: Register, path: str = "") -> str:
    of = f"{path}, " if path else ""
    if one.day == other.day:
        return f"{of}from {before} to {after}, both as on {other.day}"
    return f"{of}from {before} (as on {one.day}) to {after} (as on {other.day})"
