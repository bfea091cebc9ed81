"""Putting a file in the place of another: until it is whole, what is there stays."""

import os
import stat
from contextlib import suppress


def replace(target: str, content: bytes) -> None:
    """Put a file in the place of what is there, or where nothing is.

    Killed at any moment, it leaves the old file or the new one, whole. Permissions are kept, and
    the owner where we may set it.

    Parameters
    ----------
    target
        The path of the file, links resolved.
    content
        The new content.

    Raises
    ------
    OSError
        Where it can't be written; what is there has not been touched.
    """
    unfinished = prepare(target, content)
    try:
        put(unfinished, target)
    except BaseException:
        os.unlink(unfinished)
        raise


def prepare(target: str, content: bytes) -> str:
    """Write a new file beside the one that it is to replace, down to the disk, and return its path."""
    import tempfile  # takes longer to load than all the rest of this file

    handle, unfinished = tempfile.mkstemp(dir=os.path.dirname(target), prefix=".kmap-")
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
        _take_over(target, unfinished)
    except BaseException:
        os.unlink(unfinished)
        raise
    return unfinished


def put(unfinished: str, target: str) -> None:
    """Put a prepared file in its place, and let the disk know."""
    os.replace(unfinished, target)
    try:
        folder = os.open(os.path.dirname(target) or ".", os.O_RDONLY)
    except OSError:  # Windows opens no folders
        return
    try:
        os.fsync(folder)
    except OSError:  # nor does every file system write them down
        pass
    finally:
        os.close(folder)


def _take_over(target: str, unfinished: str) -> None:
    """Give a file the permissions and the owner of the one that it replaces, else those of any new file."""
    try:
        there = os.stat(target)
    except OSError:
        mask = os.umask(0)
        os.umask(mask)
        os.chmod(unfinished, 0o666 & ~mask)
        return
    ours = os.stat(unfinished)
    if (there.st_uid, there.st_gid) != (ours.st_uid, ours.st_gid) and hasattr(os, "chown"):
        with suppress(OSError):  # only an administrator may; the file is ours then, as after any editor's save
            os.chown(unfinished, there.st_uid, there.st_gid)
    os.chmod(unfinished, stat.S_IMODE(there.st_mode))
