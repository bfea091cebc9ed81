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
    from kmap.analysis.briefing import brief as brief
    from kmap.analysis.change.change import changes as changes
    from kmap.analysis.change.history import history as history
    from kmap.analysis.cycle.cycle import cycle as cycle
    from kmap.analysis.cycle.evaluation import evaluate as evaluate
    from kmap.analysis.engagement import suggest as suggest
    from kmap.analysis.grid import place as place
    from kmap.analysis.hearing import hearing as hearing
    from kmap.analysis.network.graph import graph as graph
    from kmap.analysis.network.introductions import introductions as introductions
    from kmap.analysis.network.network import network as network
    from kmap.analysis.plan.plan import plan as plan
    from kmap.analysis.trust.trust import trust as trust
    from kmap.check import load as load
    from kmap.errors import KmapError as KmapError

__version__ = "0.1.0"

_HOMES = {
    "KmapError": "kmap.errors",
    "brief": "kmap.analysis.briefing",
    "changes": "kmap.analysis.change.change",
    "cycle": "kmap.analysis.cycle.cycle",
    "evaluate": "kmap.analysis.cycle.evaluation",
    "graph": "kmap.analysis.network.graph",
    "hearing": "kmap.analysis.hearing",
    "history": "kmap.analysis.change.history",
    "introductions": "kmap.analysis.network.introductions",
    "load": "kmap.check",
    "network": "kmap.analysis.network.network",
    "place": "kmap.analysis.grid",
    "plan": "kmap.analysis.plan.plan",
    "suggest": "kmap.analysis.engagement",
    "trust": "kmap.analysis.trust.trust",
}
__all__ = ["__version__", *_HOMES]  # the names are written once


def __getattr__(name: str) -> Any:
    if name not in _HOMES:
        raise AttributeError(f"module 'kmap' has no attribute {name!r}")
    from importlib import import_module

    return getattr(import_module(_HOMES[name]), name)
