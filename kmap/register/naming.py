"""How a register is named in a command that somebody is told to type."""

import shlex

from kmap.register.nearby import REGISTER


def behind(path: str) -> str:
    """Return what stands behind a command for a register: nothing for the usual one, its path for another.

    Examples
    --------
    >>> behind("stakeholders.yaml"), behind("our map.yaml")
    ('', " 'our map.yaml'")
    """
    return "" if path == REGISTER else f" {shlex.quote(path)}"
