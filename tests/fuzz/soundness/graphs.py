"""Soundness of graphs."""

import re

from tests.fuzz.running import BrokenError
from tests.fuzz.soundness.texts import text, xml


def graphml(content: bytes) -> None:
    """Assert that a graph is read by networkx."""
    import networkx

    xml(content)
    networkx.parse_graphml(content.decode("utf-8"), force_multigraph=True)


def gexf(content: bytes) -> None:
    """Assert that a graph for Gephi has the nodes that its edges name."""
    root = xml(content)
    nodes = {node.get("id") for node in root.iter() if node.tag.endswith("}node")}
    for edge in (one for one in root.iter() if one.tag.endswith("}edge")):
        if not {edge.get("source"), edge.get("target")} <= nodes:
            raise BrokenError("an edge to nowhere")


def dot(content: bytes) -> None:
    """Assert that the braces of a graph for Graphviz close, outside of its texts."""
    said = content.decode("utf-8")
    bare = re.sub(r'"(?:[^"\\]|\\.)*"', '""', said, flags=re.DOTALL)
    bare = re.sub(r"//[^\n]*|^#[^\n]*", "", bare, flags=re.MULTILINE)
    if bare.count('"') % 2 or bare.count("{") != bare.count("}") or not bare.rstrip().endswith("}"):
        raise BrokenError(f"it does not close: {said[:2000]}")
    if not re.match(r"\s*(strict )?(di)?graph\b", bare) or "subgraph x" in bare:
        raise BrokenError("no graph")


def mermaid(content: bytes) -> None:
    """Assert that every line of a chart has its quotation marks in pairs, and says nothing of its own accord."""
    text(content)
    said = content.decode("utf-8")
    for line in said.split("\n"):
        if line.count('"') % 2:
            raise BrokenError(f"a quotation mark stands alone: {line!r}")
        if line.strip().startswith(("click", "%%{")) or "<script" in line or "<img" in line:
            raise BrokenError(f"a command: {line!r}")
