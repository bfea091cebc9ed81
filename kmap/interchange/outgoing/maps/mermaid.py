"""Mermaid's quadrantChart, for READMEs and merge requests: the power-interest grid.

Mermaid puts the lines between quadrants in the middle. Where a threshold is not in the middle of
its scale, each half is stretched by itself, so that everybody is on the right side of the line.
"""

from collections.abc import Iterator

from kmap.interchange.map import Axis, Map, Node
from kmap.interchange.outgoing.mermaid_text import label

ENDINGS = (".mmd",)
_MOST_NAMED = 3


def content(drawn: Map) -> str:
    """Return the grid of a map; those with the same scores are one point, who is unscored is named in a comment."""
    return "".join(f"{line}\n" for line in _lines(drawn))


def left_out(drawn: Map) -> list[str]:
    """Return what of a map is not in it."""
    return ["categories, tags and levels", *(["ties"] if drawn.ties else [])]


def _lines(drawn: Map) -> Iterator[str]:
    yield "quadrantChart"
    for sentence in drawn.rule:
        yield f"    %% {_comment(sentence)}"
    yield f"    title {label(drawn.title)[1:-1]}"
    yield '    x-axis "Low interest" --> "High interest"'
    yield '    y-axis "Low influence" --> "High influence"'
    for number, quadrant in enumerate(("Manage closely", "Keep satisfied", "Monitor", "Keep informed"), 1):
        yield f'    quadrant-{number} "{quadrant}"'
    places: dict[tuple[str, str], list[Node]] = {}
    unscored = []
    for node in drawn.nodes:
        if node.influence is None or node.interest is None:
            if node.quadrant is not None:
                unscored.append(node)
            continue
        place = (_share(drawn.interest, node.interest), _share(drawn.influence, node.influence))
        places.setdefault(place, []).append(node)
    for (across, up), nodes in places.items():
        yield f"    {label(_together(nodes))}: [{across}, {up}]"
    for node in unscored:
        yield f"    %% unscored: {_comment(node.name)}"


def _together(nodes: list[Node]) -> str:
    names = ", ".join(node.name for node in nodes[:_MOST_NAMED])
    return names if len(nodes) <= _MOST_NAMED else f"{names} and {len(nodes) - _MOST_NAMED:,} more"


def _share(axis: Axis, score: float) -> str:
    """Return where on an axis a score is, from 0 to 1, the threshold at a half."""
    middle = axis.threshold if axis.threshold is not None else axis.highest
    low, high = middle - axis.lowest, axis.highest - middle
    if score <= middle:
        share = 0.5 * (score - axis.lowest) / low if low > 0 else 0.5
    else:
        share = 0.5 + 0.5 * (score - middle) / high if high > 0 else 1.0
    share = min(max(share, 0.0), 1.0)
    shown = f"{share:.4f}".rstrip("0").rstrip(".")
    if shown == "0.5" and score > middle:  # so near that rounding would put it on the line
        return "0.5001"
    return shown


def _comment(words: str) -> str:
    return label(words)[1:-1]
