"""The registers that a command line names: files as they are, folders for what is below them."""

import os
from collections.abc import Iterable

from kmap.cli.welcome import registers_in
from kmap.errors import KmapError


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
