"""Putting a file in the place of another: until it is whole, what is there stays."""

import os
import stat
from collections.abc import Callable, Mapping
from contextlib import suppress

from kmap.register.links import OUTSIDE, leads_out

_DEVICES = ("/dev/fd/", "/dev/stdout", "/dev/stderr", "/proc/")
"""Where the names of open files are: to replace what they lead to would take it from whoever has it open."""


def write(path: str, content: bytes) -> None:
    """Write a file, whole or not at all; a link is followed, a device or a pipe written to.

    Raises
    ------
    OSError
        Where it can't be written; a file that is there has not been touched.
    """
    target = target_of(path)
    if _is_device(path):
        with open(path, "ab") as device:
            device.write(content)
        return
    replace(target, content)


def target_of(path: str) -> str:
    """Return the file that is written by a path, links followed.

    Raises
    ------
    OSError
        Where a link leads out of the work tree of git: who has put it there need not be who writes.
    """
    if leads_out(path):
        raise OSError(0, OUTSIDE)
    return os.path.realpath(path)


def write_all(contents: Mapping[str, bytes]) -> None:
    """Write several files, all of them or none.

    Parameters
    ----------
    contents
        The contents, by path; links are followed.

    Raises
    ------
    OSError
        Where one can't be written; no file has been touched then.
    """
    prepared: dict[str, str] = {}
    targets = {path: target_of(path) for path in contents}
    devices = {path: content for path, content in contents.items() if _is_device(path)}
    try:
        for path, content in contents.items():
            if path not in devices:
                target = targets[path]
                prepared[target] = beside(target)
                prepare(prepared[target], target, content)
        put_all(prepared)
    finally:
        for unfinished in prepared.values():
            remove(unfinished)
    for path, content in devices.items():
        write(path, content)


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
    unfinished = beside(target)
    try:
        prepare(unfinished, target, content)
        put(unfinished, target)
    finally:
        remove(unfinished)


def create(target: str, content: bytes, mode: int | None = None) -> None:
    """Write a file where nothing is, whole or not at all.

    Parameters
    ----------
    target
        The path of the file.
    content
        Its content.
    mode
        Its permissions; None for those of any new file.

    Raises
    ------
    FileExistsError
        Where something is there, even if it came a moment ago.
    OSError
        Where it can't be written.
    """
    unfinished = beside(target)
    try:
        prepare(unfinished, target, content, mode)
        try:
            os.link(unfinished, target)  # unlike a renaming, it never puts a file over another
        except FileExistsError:
            raise
        except OSError:  # not all file systems give a file two names
            with open(target, "xb"):
                pass
            try:
                put(unfinished, target)
            except BaseException:
                remove(target)
                raise
    finally:
        remove(unfinished)


def beside(target: str) -> str:
    """Return a path beside a file that nothing else has, for what is to take its place."""
    return os.path.join(os.path.dirname(target), f".kmap-{os.urandom(8).hex()}")


def prepare(unfinished: str, target: str, content: bytes, mode: int | None = None) -> None:
    """Write the file that is to take the place of another, down to the disk, with its permissions."""
    with open(unfinished, "xb", opener=_ours_alone) as file:
        file.write(content)
        file.flush()
        os.fsync(file.fileno())
    if mode is None:
        _take_over(target, unfinished)
    else:
        os.chmod(unfinished, mode)


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


def put_all(prepared: Mapping[str, str], look: Callable[[str], object] = lambda target: None) -> None:
    """Put prepared files in their places; where that ends early, for whatever reason, put back what was there.

    What was there is kept under a second name until all is done, so that putting it back takes no
    room on the disk.

    Parameters
    ----------
    prepared
        The paths of the prepared files, by the files whose places they take.
    look
        Called with each file before it is replaced; what it raises ends it.
    """
    kept: dict[str, str] = {}
    try:
        if len(prepared) > 1:
            for target in prepared:
                kept[target] = beside(target)
                _keep(target, kept[target])
        for target, unfinished in prepared.items():
            look(target)
            put(unfinished, target)
    except BaseException:
        for target, old in kept.items():
            if os.path.lexists(prepared[target]):  # not in its place yet
                continue
            if os.path.lexists(old):
                os.replace(old, target)
            else:
                remove(target)
        raise
    finally:
        for path in (*prepared.values(), *kept.values()):
            remove(path)


def remove(path: str) -> None:
    """Take a file away, where it is still there and we may."""
    with suppress(OSError):
        os.unlink(path)


def _keep(target: str, name: str) -> None:
    """Give a file a second name, or where that can't be, make a copy of it under that name."""
    try:
        os.link(target, name)
    except FileNotFoundError:  # there is nothing to be kept
        return
    except OSError:
        with open(target, "rb") as file:
            content = file.read()
        prepare(name, target, content)


def _is_device(path: str) -> bool:
    """Say whether a path leads to something that is written to and not replaced."""
    if not os.path.exists(path) or os.path.isdir(path):
        return False
    return not os.path.isfile(path) or os.path.abspath(path).startswith(_DEVICES)


def _ours_alone(path: str, flags: int) -> int:
    return os.open(path, flags, 0o600)


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
    os.chmod(unfinished, stat.S_IMODE(there.st_mode) & 0o777)  # no program that runs as its owner gets new content
