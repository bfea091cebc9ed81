"""The registers that belong together: those that a register extends, and those that extend it."""

import os
import re
from collections.abc import Iterator

from kmap.errors import KmapError, Problem
from kmap.register.parse import parse
from kmap.register.source import Source, open_source

_EXTENDS = re.compile(rb"^(?:\xef\xbb\xbf)?[\"']?extends[\"']?[ \t]*:|^(?:\xef\xbb\xbf)?\{.*\bextends\b", re.MULTILINE)
_MARK = ".git"


def above(source: Source) -> list[Source]:
    """Return the registers that a register extends, the nearest first, as far as they can be read."""
    found: list[Source] = []
    seen = {os.path.realpath(source.path)}
    while (path := _extended(source)) is not None and os.path.realpath(path) not in seen:
        opened = open_source(path)
        if isinstance(opened, Problem):
            break
        seen.add(os.path.realpath(path))
        found.append(opened)
        source = opened
    return found


def below(source: Source) -> list[Source]:
    """Return the registers that extend a register, and those that extend these, by path.

    Looked for in the git work tree of the register, without git in its own folder and those below.

    Raises
    ------
    KmapError
        Where one of them can't be read to its end: it may refer to what is edited.
    """
    family = {os.path.realpath(source.path)}
    found: list[Source] = []
    waiting = [(one, os.path.realpath(path)) for one in _extending(_root(source.path)) if (path := _extended(one))]
    while here := [one for one, extended in waiting if extended in family]:
        waiting = [(one, extended) for one, extended in waiting if extended not in family]
        for one in here:
            problems = parse(one).problems
            if problems:
                at = f"{one.path}:{problems[0].position.line}:{problems[0].position.column}"
                raise KmapError(f"{at}: {problems[0].message}", f"mend this first: it extends {source.path}")
        family = {os.path.realpath(one.path) for one in here}
        found += here
    return sorted(found, key=lambda one: one.path)


def _extended(source: Source) -> str | None:
    """Return the path of the register that a register extends; None where it extends none."""
    if "extends" not in source.text:
        return None
    values = parse(source).values
    extends = values.get("extends") if isinstance(values, dict) else None
    if not isinstance(extends, str):
        return None
    return os.path.normpath(os.path.join(os.path.dirname(source.path), extends))


def _root(path: str) -> str:
    """Return the folder to look in: the git work tree of a register, else its own folder."""
    own = os.path.dirname(os.path.realpath(path))
    folder = own
    while not os.path.exists(os.path.join(folder, _MARK)):
        parent = os.path.dirname(folder)
        if parent == folder:
            return own
        folder = parent
    return folder


def _extending(root: str) -> Iterator[Source]:
    """Yield the registers below a folder that extend another; hidden folders are passed over."""
    for folder, folders, files in os.walk(root):
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        for name in sorted(files):
            if not name.lower().endswith((".yaml", ".yml")):
                continue
            path = os.path.relpath(os.path.join(folder, name))
            try:
                with open(path, "rb") as file:
                    extends = _EXTENDS.search(file.read()) is not None
            except OSError:
                continue
            if extends and not isinstance(source := open_source(path), Problem):
                yield source
