"""Candidates: among whom key players are looked for."""

from kmap.analysis.network.ties import Ties


def numbered(ties: Ties) -> tuple[list[str], list[list[int]]]:
    """Return the members of the network in the order of their ids, and each one's neighbours by number."""
    nodes = sorted(ties.members)
    numbers = {node: number for number, node in enumerate(nodes)}
    strengths = ties.undirected()
    return nodes, [sorted(numbers[other] for other in strengths[node]) for node in nodes]


def candidates(ties: Ties, nodes: list[str]) -> list[int]:
    """Return who can be a key player, by number: every stakeholder, but not the team, who is ourselves."""
    return [number for number, node in enumerate(nodes) if node != ties.team]


def distinct(among: list[int], neighbours: list[list[int]], size: int) -> list[int]:
    """Return candidates without those that make no difference to a set of `size`.

    Of candidates with the very same neighbours one is as good as another, and the
    first by id go first, so no more than `size` of them are of interest.
    """
    alike: dict[tuple[int, ...], int] = {}
    kept = []
    for number in among:
        same = tuple(neighbours[number])
        alike[same] = alike.get(same, 0) + 1
        if alike[same] <= size:
            kept.append(number)
    return kept
