"""GEXF 1.1 to 1.3, as Gephi and others write it: nodes as stakeholders, edges as ties."""

import io
from typing import Any

from kmap.interchange.incoming.xml import corrupt, elements, local
from kmap.interchange.items import graph_sheets
from kmap.interchange.sheet import Sheet, Value

_NUMBERS = frozenset({"integer", "long", "float", "double", "short", "byte"})


def sheets(path: str, content: bytes) -> list[Sheet]:
    """Return the nodes and edges of a graph; attributes are columns by their titles.

    The weight of an edge is its strength; an undirected or mutual edge runs both ways. Where a
    value has changed over time, the last one stands.

    Raises
    ------
    KmapError
        Where it is no sound GEXF, or could do harm.
    """
    titles: dict[tuple[str, str], tuple[str, str]] = {}
    defaults: dict[str, dict[str, Value]] = {"node": {}, "edge": {}}
    nodes: dict[str, dict[str, Value]] = {}
    edges: list[dict[str, Value]] = []
    open_items: list[tuple[str, dict[str, Value]]] = []
    whose, directed, seen, attribute = "node", "undirected", False, ""
    for event, element in elements(path, io.BytesIO(content)):
        name = local(element.tag)
        if event == "start":
            if name == "gexf":
                seen = True
            elif name == "graph":
                directed = element.get("defaultedgetype", "undirected")
            elif name == "attributes":
                whose = element.get("class", "node")
            elif name == "attribute":
                attribute = element.get("id", "")
                titles[whose, attribute] = (element.get("title", attribute), element.get("type", "string"))
            elif name == "node":
                node = nodes.setdefault(element.get("id", ""), {})
                if element.get("label"):
                    node["label"] = element.get("label")
                open_items.append(("node", node))
            elif name == "edge":
                edge = _edge(element, directed)
                edges.append(edge)
                open_items.append(("edge", edge))
            elif name == "attvalue" and open_items:
                kind, item = open_items[-1]
                key = element.get("for") or element.get("id") or ""
                title, type_ = titles.get((kind, key), (key, "string"))
                item[title] = _typed(element.get("value", ""), type_)
            continue
        if name == "default" and attribute:
            title, type_ = titles[whose, attribute]
            if whose in defaults and (element.text or "").strip():
                defaults[whose][title] = _typed(element.text.strip(), type_)
        elif name in ("node", "edge") and open_items:
            open_items.pop()
            element.clear()
    if not seen:
        raise corrupt(path, "it is no GEXF")
    with_defaults: dict[str, dict[str, Value]] = {id_: {**defaults["node"], **node} for id_, node in nodes.items()}
    return graph_sheets(path, with_defaults, [{**defaults["edge"], **edge} for edge in edges])


def _edge(element: Any, directed: str) -> dict[str, Value]:
    edge: dict[str, Value] = {"from": element.get("source", ""), "to": element.get("target", "")}
    if element.get("type", directed) in ("undirected", "mutual"):
        edge["mutual"] = True
    if element.get("weight"):
        edge["weight"] = _typed(element.get("weight"), "double")
    kind = element.get("kind") or element.get("label")
    if kind:
        edge["kind"] = kind
    return edge


def _typed(text: str, kind: str) -> Any:
    if kind in _NUMBERS:
        try:
            return float(text)
        except ValueError:
            return text
    return text == "true" if kind == "boolean" and text in ("true", "false") else text
