"""Backends of networkx: other engines for the same measures, for those who have a large machine.

Networkx hands an algorithm over to a backend where ``NETWORKX_BACKEND_PRIORITY`` names
one that is installed and can do it. kmap does the same for its own measures, and loads
networkx for them only where the variable is set.
"""

import os
from collections.abc import Mapping

from kmap.analysis.network.ties import Ties

VARIABLE = "NETWORKX_BACKEND_PRIORITY"


def by_backend(ties: Ties, algorithm: str, **options: object) -> dict[str, float] | None:
    """Return what a backend of networkx says of each member, or None where none is asked for that can do it.

    Parameters
    ----------
    ties
        The ties; PageRank sees them directed, all else undirected.
    algorithm
        The name of an algorithm in networkx.
    options
        What to call it with; edges have ``strength`` and ``distance``.
    """
    if not any(name.startswith(VARIABLE) and value for name, value in os.environ.items()):
        return None
    from kmap.analysis.network.graph import run_by_backend

    found: Mapping[str, float] | None = run_by_backend(ties, algorithm, **options)
    return None if found is None else {node: float(found[node]) for node in ties.members}
