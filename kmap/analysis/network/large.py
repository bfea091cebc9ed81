"""Large networks: what rustworkx does in a hundredth of the time. It comes with ``kmap-stakeholders[fast]``."""

import rustworkx

from kmap.analysis.network.ties import Ties


def even_betweenness(ties: Ties) -> dict[str, float]:
    """Return the number of pairs of others that run through each node, where all ties are equally long.

    Rustworkx knows no lengths in betweenness: ties of different strengths are not for it.
    """
    nodes = sorted(ties.members)
    numbers = {node: number for number, node in enumerate(nodes)}
    network: rustworkx.PyGraph[None, None] = rustworkx.PyGraph(multigraph=False)
    network.add_nodes_from([None] * len(nodes))
    strengths = ties.undirected()
    for number, node in enumerate(nodes):
        network.extend_from_edge_list(sorted((number, numbers[other]) for other in strengths[node] if node < other))
    found = rustworkx.graph_betweenness_centrality(network, normalized=False)
    return {node: found[number] for number, node in enumerate(nodes)}
