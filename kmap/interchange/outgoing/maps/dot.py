"""DOT, for Graphviz: a directed graph, coloured by quadrant, conflict ties dashed and red."""

import re
from collections.abc import Iterator

from kmap.interchange.map import Map, Node, Tie
from kmap.interchange.outgoing.writing import decimal
from kmap.terminal import named

ENDINGS = (".dot", ".gv")
COLOURS = {
    "manage-closely": "#f4b8a5",
    "keep-satisfied": "#f7dfa0",
    "keep-informed": "#b9dcc3",
    "monitor": "#d9dde2",
    "unscored": "#ffffff",
}
_WIDEST = 4.0
_CONTROL = re.compile("[\x00-\x09\x0b-\x1f\x7f\ud800-\udfff]")


def content(drawn: Map) -> str:
    """Return a map in DOT; a tie that runs both ways is one edge with two arrows, thicker where it is closer."""
    return "".join(f"{line}\n" for line in _lines(drawn))


def left_out(drawn: Map) -> list[str]:
    """Return what of a map is not in it."""
    return ["scores, tags, aliases, stances and reasons"]


def _lines(drawn: Map) -> Iterator[str]:
    yield "digraph stakeholders {"
    yield f"  graph [label={_quoted(drawn.title)}, labelloc=t, overlap=prism, outputorder=edgesfirst];"
    yield '  graph [fontname="Helvetica"];'
    yield '  node [shape=box, style="rounded,filled", fillcolor="#ffffff", fontname="Helvetica"];'
    yield '  edge [color="#667788", fontname="Helvetica", fontsize=10];'
    for node in drawn.nodes:
        yield f"  {_quoted(node.id)} [{', '.join(_look(node))}];"
    strongest = max((tie.strength for tie in drawn.ties), default=1.0)
    for tie in drawn.ties:
        yield f"  {_quoted(tie.start)} -> {_quoted(tie.end)} [{', '.join(_line(tie, strongest))}];"
    yield "}"


def _look(node: Node) -> Iterator[str]:
    yield f"label={_quoted(node.name)}"
    if node.quadrant is not None:
        yield f'fillcolor="{COLOURS[node.quadrant]}"'
    if node.kind == "team":
        yield "shape=ellipse"
    said = [*filter(None, (node.category, node.quadrant, node.level))]
    if said:
        yield f"tooltip={_quoted(', '.join(said))}"


def _line(tie: Tie, strongest: float) -> Iterator[str]:
    if tie.kind:
        yield f"label={_quoted(tie.kind)}"
    if tie.mutual:
        yield "dir=both"
    if tie.negative:
        yield 'style=dashed, color="#c0392b"'
    yield f"penwidth={1 + (_WIDEST - 1) * tie.strength / strongest:.2f}"
    yield f"weight={max(1, min(1000, round(tie.strength)))}"
    yield f'strength="{decimal(tie.strength)}"'


def _quoted(words: str) -> str:
    r"""Return a text in quotes: backslashes, quotes and ``&`` stand for themselves, a line end for a new line."""
    words = words.replace("&", "&amp;").replace("\\", "\\\\").replace('"', '\\"')
    words = named(_CONTROL.sub("\ufffd", words), "&#{};".format)
    return '"' + words.replace("\n", "\\n") + '"'
