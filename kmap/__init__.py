"""Stakeholder maps as code: registers in YAML, checked, placed on a grid, turned into engagement.

Importing this package loads nothing heavy; each name below loads what it needs when it is first used.

Examples
--------
>>> import kmap
>>> register = kmap.load("stakeholders.yaml")
>>> grid = kmap.place(register)
>>> suggestions = kmap.suggest(register)
"""

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from kmap.analysis.engagement import suggest as suggest
    from kmap.analysis.grid import place as place
    from kmap.check import load as load
    from kmap.errors import KmapError as KmapError

__version__ = "0.1.0"
__all__ = ["KmapError", "__version__", "load", "place", "suggest"]

_HOMES = {
    "KmapError": "kmap.errors",
    "load": "kmap.check",
    "place": "kmap.analysis.grid",
    "suggest": "kmap.analysis.engagement",
}


def __getattr__(name: str) -> Any:
    if name not in _HOMES:
        raise AttributeError(f"module 'kmap' has no attribute {name!r}")
    from importlib import import_module

    return getattr(import_module(_HOMES[name]), name)
