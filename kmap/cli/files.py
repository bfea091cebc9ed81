"""The registers that a command line names: files as they are, folders for what is below them."""

import os
from collections.abc import Iterable

from kmap.cli.options import DEFAULT_REGISTER
from kmap.errors import KmapError

_NAMES = (DEFAULT_REGISTER, "stakeholders.yml")
_ENDINGS = tuple(f".{name}" for name in _NAMES)


def expand(paths: Iterable[str]) -> list[str]:
    """Return the registers that paths name, each once, in their order.

    Raises
    ------
    KmapError
        Where there is no register below a folder.
    """
    found: dict[str, None] = {}
    for path in paths:
        if not os.path.isdir(path):
            found[path] = None
            continue
        below = registers_in(path)
        if not below:
            tip = "a register is called stakeholders.yaml or ends in .stakeholders.yaml; name any other file itself"
            raise KmapError(f"there is no register below the folder `{path}`", tip)
        found |= dict.fromkeys(below)
    return list(found)


def registers_in(folder: str) -> list[str]:
    """Return the registers below a folder, sorted: `stakeholders.yaml`, `*.stakeholders.yaml`, and both with .yml.

    Folders whose names begin with a dot are passed over, and no link to a folder is followed.

    Raises
    ------
    KmapError
        Where one is no file, or a link that leads out of the work tree of git, else out of the
        folder above: whoever has made the folder need not be who checks it.
    """
    found = []
    for where, folders, files in os.walk(folder, onerror=_refuse_unread):
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        found += [os.path.normpath(os.path.join(where, name)) for name in files if is_register(name)]
    for path in found:
        _refuse_strange(path, folder)
    return sorted(found)


def _refuse_unread(error: OSError) -> None:
    """Refuse to pass over a folder in silence: the registers in it would seem to be sound."""
    if isinstance(error, FileNotFoundError):  # it has gone while we were looking
        return
    reason = (error.strerror or "it is no folder").lower()
    tip = "get the right to read it, or name the registers, or the folders beside it"
    raise KmapError(f"the folder `{error.filename}` can't be read: {reason}", tip) from None


def _refuse_strange(path: str, folder: str) -> None:
    if os.path.exists(path) and not os.path.isfile(path):
        what = "a folder" if os.path.isdir(path) else "not an ordinary file"
        raise KmapError(f"`{path}` has the name of a register and is {what}", "take it away, or give it another name")
    if not os.path.islink(path):
        return
    from kmap.register.links import is_inside
    from kmap.register.parentage import tree_of

    place = os.path.realpath(path)
    if not is_inside(place, tree_of(os.path.realpath(folder))):
        tip = "put a copy in its place, or name the file that it leads to"
        raise KmapError(f"`{path}` is a link that leads out of the folder in which registers are looked for", tip)


def is_register(name: str) -> bool:
    """Say whether a file has the name of a register, by which it is found in a folder."""
    return name in _NAMES or name.endswith(_ENDINGS)
