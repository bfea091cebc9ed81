"""Writing registers: only this does, all or none, and never over what somebody else has written meanwhile."""

import codecs
import os
import time
from collections.abc import Iterator, Mapping, Sequence
from contextlib import ExitStack, contextmanager

from kmap.errors import KmapError
from kmap.register.editing.replacing import beside, prepare, put_all, remove
from kmap.register.editing.revision import Revision
from kmap.register.source import STDIN

PATIENCE = 20.0
"""Seconds to wait for another kmap that writes the same register."""


def save(revisions: Sequence[Revision]) -> None:
    """Write the texts after edits into the files of the registers.

    A link is followed, permissions are kept, so is a byte order mark. Each file is whole at any
    moment. Of several files none is written before all can be; where one fails all the same, those
    before it get their old text back.

    Parameters
    ----------
    revisions
        The texts before and after; those that are the same are passed over.

    Raises
    ------
    KmapError
        Where a file has changed since it was read, or can't be written. Nothing has been written then.
    """
    changed: dict[str, Revision] = {}
    for revision in revisions:
        if not revision.changed:
            continue
        _refuse(revision.source.path)
        other = changed.setdefault(os.path.realpath(revision.source.path), revision)
        if other.text != revision.text:  # one file under two names, and two different edits of it
            raise _changed(revision.source.path)
    prepared: dict[str, str] = {}
    with ExitStack() as stack:
        for target, revision in sorted(changed.items()):
            try:
                stack.enter_context(_locked(target, revision.source.path))
                mark = _mark_of(target, revision)
                prepared[target] = beside(target)
                stack.callback(remove, prepared[target])
                prepare(prepared[target], target, mark + revision.text.encode("utf-8"))
            except FileNotFoundError:
                raise _changed(revision.source.path) from None
            except OSError as error:
                raise _unwritten(revision.source.path, error) from None
        try:
            put_all(prepared, lambda target: _mark_of(target, changed[target]))
        except OSError as error:
            path = _meant(error, {target: one.source.path for target, one in changed.items()})
            raise (_changed(path) if isinstance(error, FileNotFoundError) else _unwritten(path, error)) from None


def _mark_of(target: str, revision: Revision) -> bytes:
    """Return the byte order mark that a file begins with, if it does; refuse one that has changed."""
    with open(target, "rb") as file:
        content = file.read()
    mark = codecs.BOM_UTF8 if content.startswith(codecs.BOM_UTF8) else b""
    if content.removeprefix(mark) != revision.source.text.encode("utf-8"):
        raise _changed(revision.source.path)
    return mark


def _changed(path: str) -> KmapError:
    message = f"{path} has changed since it was read; nothing was written"
    return KmapError(message, "run the same command again: it reads the file anew")


def _refuse(path: str) -> None:
    if path == STDIN:
        raise KmapError("standard input can't be edited", "name a register: a file that ends in .yaml")
    target = os.path.realpath(path)
    if os.path.exists(target) and not os.path.isfile(target):
        raise KmapError(f"{path} is not an ordinary file, and can't be edited", "name a register: a YAML file")
    if os.path.isfile(target) and not os.access(target, os.W_OK):
        raise KmapError(f"{path} can't be written: permission denied", "ask its owner for the right to write it")


def _meant(error: OSError, paths: Mapping[str, str]) -> str:
    """Return which file an error is about, as the user named it."""
    named = next((name for name in (error.filename, error.filename2) if name in paths), next(iter(paths)))
    return paths[named]


def _unwritten(path: str, error: OSError) -> KmapError:
    reason = (error.strerror or "it is no place for a file").lower()
    return KmapError(f"{path} can't be written: {reason}; nothing was written", "make room, or ask for the right to")


@contextmanager
def _locked(target: str, path: str) -> Iterator[None]:
    """Let no other kmap write a file between our last look at it and our writing it."""
    try:
        import fcntl
    except ImportError:  # Windows has none: there the last look alone has to do
        yield
        return
    with open(target, "rb") as file:
        last = time.monotonic() + PATIENCE
        while True:
            try:
                fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
            except BlockingIOError:
                if time.monotonic() > last:
                    message = f"{path} is being written by another program; nothing was written"
                    raise KmapError(message, "run the same command again when that has ended") from None
                time.sleep(0.02)
            except OSError:  # nor has every file system
                break
            else:
                break
        yield
