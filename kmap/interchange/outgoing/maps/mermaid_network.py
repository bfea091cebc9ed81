"""Mermaid's flowchart, for READMEs and merge requests: the network, coloured by quadrant."""

from collections.abc import Iterator

from kmap.interchange.map import Map, Node, Tie
from kmap.interchange.outgoing.maps.dot import COLOURS
from kmap.interchange.outgoing.mermaid_text import label

ENDINGS: tuple[str, ...] = ()
_MOST_TIES = 500
"""Mermaid draws no more unless it is configured to."""


def content(drawn: Map) -> str:
    """Return the network of a map: conflict ties dotted, ties both ways with two arrows; who has no tie is left out."""
    return "".join(f"{line}\n" for line in _lines(drawn))


def left_out(drawn: Map) -> list[str]:
    """Return what of a map is not in it, or not drawn."""
    tied = {end for tie in drawn.ties for end in (tie.start, tie.end)}
    alone = sum(node.id not in tied for node in drawn.nodes)
    left = ["scores", "strengths of ties", *([f"stakeholders without a tie ({alone:,})"] if alone else [])]
    if len(drawn.ties) > _MOST_TIES:
        left.append(f"{len(drawn.ties):,} ties are more than the {_MOST_TIES} that Mermaid draws")
    return left


def _lines(drawn: Map) -> Iterator[str]:
    yield "graph LR"
    tied = {end for tie in drawn.ties for end in (tie.start, tie.end)}
    words = {node.id: f"n{number}" for number, node in enumerate(drawn.nodes) if node.id in tied}
    used: set[str] = set()
    for node in drawn.nodes:
        if node.id in words:
            yield f"    {words[node.id]}{_box(node)}{_class(node)}"
            used.add(node.quadrant or "")
    for tie in drawn.ties:
        yield f"    {words[tie.start]} {_arrow(tie)} {words[tie.end]}"
    for quadrant, colour in COLOURS.items():
        if quadrant in used:
            yield f"    classDef {quadrant} fill:{colour},stroke:#445566,color:#111111"


def _box(node: Node) -> str:
    return f"([{label(node.name)}])" if node.kind == "team" else f"[{label(node.name)}]"


def _class(node: Node) -> str:
    return f":::{node.quadrant}" if node.quadrant else ""


def _arrow(tie: Tie) -> str:
    line = "-.->" if tie.negative else "-->"
    if tie.mutual:
        line = f"<{line}"
    return f"{line}|{label(tie.kind)}|" if tie.kind else line
