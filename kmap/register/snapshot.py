"""A revision of a register in a folder of its own, to be read as any register is.

All YAML files of the revision are written there, so that a register which extends others
finds them as they were then.
"""

import os
import shutil
import tempfile
from collections.abc import Iterator, Sequence
from contextlib import contextmanager

from kmap.errors import KmapError
from kmap.register.nearest import nearest
from kmap.register.revisions import LINK, Entry, Repository

MOST_FILES = 20_000
MOST_BYTES = 256 * 1024**2


@contextmanager
def checked_out(repository: Repository, revision: str, commit: str, path: str) -> Iterator[str]:
    """Write the YAML files of a commit into a folder of their own, and give the path of a register among them.

    The folder goes when the context ends. It looks like a work tree, so that `extends`
    leads no further than it would in the repository.

    Parameters
    ----------
    repository
        The repository.
    revision, commit
        The name by which the user asked for it, and the commit.
    path
        The register, as a file of the work tree of today.

    Raises
    ------
    KmapError
        Where the revision has no such register, or too much to write.
    """
    place, entries = repository.place_of(path), repository.entries(commit)
    if place not in {entry.path for entry in entries}:
        match = nearest(place, [entry.path for entry in entries])
        tip = f"the nearest that it has is `{match}`; " if match is not None else ""
        tip += f"write a register out with `git show {revision}:PATH > old.yaml`, and compare two files"
        raise KmapError(f"there is no `{place}` in revision `{revision}`", tip)
    if len(entries) > MOST_FILES or sum(entry.size for entry in entries) > MOST_BYTES:
        tip = f"write the register out with `git show {revision}:{place} > old.yaml`, and compare two files"
        raise KmapError(f"revision `{revision}` holds too many YAML files to be read beside the register", tip)
    folder = os.path.realpath(tempfile.mkdtemp(prefix="kmap-"))
    try:
        try:
            os.mkdir(os.path.join(folder, ".git"))
            _write(folder, entries, repository.contents(entries))
        except OSError as error:
            reason = (error.strerror or "it is no place for files").lower()
            raise KmapError(f"revision `{revision}` can't be written to a folder for a while: {reason}") from None
        yield os.path.join(folder, *place.split("/"))
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def _write(folder: str, entries: Sequence[Entry], contents: Iterator[bytes]) -> None:
    """Write files below a folder; links last, and only those that lead to one of the files."""
    links = []
    for entry, content in zip(entries, contents, strict=True):
        target = os.path.join(folder, *entry.path.split("/"))
        os.makedirs(os.path.dirname(target), exist_ok=True)
        if entry.mode == LINK:
            links.append((target, content))
        else:
            with open(target, "wb") as file:
                file.write(content)
    for target, content in links:
        os.symlink(os.fsdecode(content), target)
    for target, _ in links:
        real = os.path.realpath(target)
        if not (real.startswith(folder + os.sep) and os.path.isfile(real)):
            os.unlink(target)
