"""Writing registers: only this does, all or none, and never over what somebody else has written meanwhile."""

import codecs
import os
from collections.abc import Iterator, Sequence
from contextlib import ExitStack, contextmanager, suppress

from kmap.errors import KmapError
from kmap.register.editing.replacing import prepare, put
from kmap.register.editing.revision import Revision
from kmap.register.source import STDIN


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
    changed = [revision for revision in revisions if revision.changed]
    for revision in changed:
        _refuse(revision.source.path)
    with ExitStack() as stack:
        prepared: list[tuple[str, Revision, str]] = []
        for revision in sorted(changed, key=lambda one: os.path.realpath(one.source.path)):
            target = os.path.realpath(revision.source.path)
            try:
                stack.enter_context(_locked(target))
                mark = _mark_of(target, revision)
                unfinished = prepare(target, mark + revision.text.encode("utf-8"))
            except FileNotFoundError:
                raise _changed(revision.source.path) from None
            except OSError as error:
                raise _unwritten(revision.source.path, error) from None
            stack.callback(_remove, unfinished)
            prepared.append((target, revision, unfinished))
        _put_all(prepared)


def _put_all(prepared: Sequence[tuple[str, Revision, str]]) -> None:
    """Put all files in their places; where one fails, put back what was there before."""
    done: list[tuple[str, bytes]] = []
    for target, revision, unfinished in prepared:
        try:
            mark = _mark_of(target, revision)
            put(unfinished, target)
        except (OSError, KmapError) as error:
            for written, old in done:
                put(prepare(written, old), written)
            if isinstance(error, KmapError):
                raise
            raise _unwritten(revision.source.path, error) from None
        done.append((target, mark + revision.source.text.encode("utf-8")))


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
    if os.path.isfile(target) and not os.access(target, os.W_OK):
        raise KmapError(f"{path} can't be written: permission denied", "ask its owner for the right to write it")


def _unwritten(path: str, error: OSError) -> KmapError:
    reason = (error.strerror or "it is no place for a file").lower()
    return KmapError(f"{path} can't be written: {reason}; nothing was written", "make room, or ask for the right to")


def _remove(path: str) -> None:
    with suppress(FileNotFoundError):  # it has been put in its place
        os.unlink(path)


@contextmanager
def _locked(path: str) -> Iterator[None]:
    """Let no other kmap write a file between our last look at it and our writing it."""
    try:
        import fcntl
    except ImportError:  # Windows has none: there the last look alone has to do
        yield
        return
    with open(path, "rb") as file:
        fcntl.flock(file, fcntl.LOCK_EX)
        yield
