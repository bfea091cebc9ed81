"""What stands in a room: the modules of a package, listed without importing them.

A rule, a report, a format, a figure or a command is one module in its room, and the
name of the file is its name everywhere.
"""

import os
from functools import cache
from importlib import import_module
from types import ModuleType


@cache
def names(room: str) -> tuple[str, ...]:
    """Return the names in a room, sorted.

    Parameters
    ----------
    room
        A package of kmap, such as ``formats`` or ``cli.commands``.
    """
    folder = os.path.join(os.path.dirname(__file__), *room.split("."))
    files = (os.path.splitext(file)[0] for file in os.listdir(folder) if file.endswith(".py"))
    return tuple(sorted(file for file in files if not file.startswith("_")))


def module(room: str, name: str) -> ModuleType:
    """Import and return a module of a room."""
    return import_module(f"kmap.{room}.{name}")
