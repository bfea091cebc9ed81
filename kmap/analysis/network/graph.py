"""The graph of a register, for networkx: the one home of that library."""

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from kmap.analysis.network.distances import distances
from kmap.analysis.network.ties import Ties, ties
from kmap.errors import KmapError
from kmap.register.register import Register

try:
    import networkx as nx
except ValueError as error:  # so it is where its variables in the environment name a backend that is not installed
    raise KmapError(f"networkx does not start: {error}", "correct or unset NETWORKX_BACKEND_PRIORITY") from error

if TYPE_CHECKING:
    Graph = nx.DiGraph[str]


def graph(register: Register, kinds: tuple[str, ...] | None = None) -> "Graph":
    """Return the network of a register as a graph of networkx, for whatever you want to do with it.

    A node is the team or a stakeholder that counts on the register's day, named by its
    id. An edge leads from ``from`` to ``to`` of a relationship; a mutual one makes two.
    Parallel relationships in one direction are one edge with the greatest strength.
    Negative ones carry no knowledge and are left out, as are ties to oneself.

    Parameters
    ----------
    register
        The register, which also says as on which day.
    kinds
        Only relationships of these kinds; left out, all of them.

    Returns
    -------
    networkx.DiGraph
        Fresh, so that you may change it. A node has ``name``, ``category`` (None where
        there is none), ``kind`` (``team`` for the team) and ``team``, which is true for
        the team alone. An edge has ``strength`` (above 0, more is closer), ``kinds`` (a
        tuple of words) and ``distance``: one over the strength, scaled to a whole
        number. Networkx takes a weight for a distance in betweenness, closeness and
        paths (give it ``"distance"``), and for a strength elsewhere (``"strength"``).
        The graph has the attribute ``unit``, the distance of a tie of strength 1.

    Notes
    -----
    The team is always a node here. The measures of ``kmap rank`` do not count a team
    without any tie recorded: take it out, or n is one more for all.

    Examples
    --------
    >>> import kmap
    >>> network = graph(kmap.load("stakeholders.yaml"))
    >>> network.nodes["regulator"]["category"]
    'government'
    >>> network.edges["unit", "lung-society"]["kinds"]
    ('collaborates',)
    """
    found = ties(register, kinds)
    lengths = distances(tie.strength for leads in found.directed.values() for tie in leads.values())
    made: Graph = nx.DiGraph(name=register.title, unit=lengths.unit)
    made.add_node(found.team, name=register.team.name or found.team, category=None, kind="team", team=True)
    for node in found.nodes[1:]:
        one = register.by_id[node]
        made.add_node(node, name=one.name, category=one.category, kind=one.kind, team=False)
    for start, leads in found.directed.items():
        for end, tie in leads.items():
            made.add_edge(start, end, strength=tie.strength, kinds=tie.kinds, distance=lengths.of[tie.strength])
    return made


def run_by_backend(ties: Ties, algorithm: str, **options: object) -> Mapping[str, float] | None:
    """Run an algorithm of networkx by the first backend asked for that has it; None where none has.

    Raises
    ------
    KmapError
        Where the backend fails.
    """
    run: Any = getattr(nx, algorithm)
    priority: Any = nx.config.backend_priority
    # Up to networkx 3.4 it is one list for all algorithms.
    asked: list[str] = priority if isinstance(priority, list) else priority.get(algorithm, priority.algos)
    for name in asked:
        if name == "networkx":
            return None
        if name in run.backends:
            try:
                found: Mapping[str, float] = run(
                    _members(ties, directed=algorithm == "pagerank"), backend=name, **options
                )
            except Exception as error:  # whatever goes wrong inside somebody else's engine
                message = f"the backend `{name}` of networkx could not run {algorithm}: {error}"
                raise KmapError(message, "take it out of NETWORKX_BACKEND_PRIORITY") from error
            return found
    return None


def _members(ties: Ties, *, directed: bool) -> "nx.Graph[str]":
    made: nx.Graph[str] = nx.DiGraph() if directed else nx.Graph()
    made.add_nodes_from(sorted(ties.members))
    if directed:
        strengths = {start: {end: tie.strength for end, tie in leads.items()} for start, leads in ties.directed.items()}
    else:
        strengths = {start: dict(leads) for start, leads in ties.undirected().items()}
    lengths = distances(strength for leads in strengths.values() for strength in leads.values()).of
    made.add_edges_from(
        (start, end, {"strength": strength, "distance": lengths[strength]})
        for start in sorted(ties.members)
        for end, strength in sorted(strengths[start].items())
    )
    return made
