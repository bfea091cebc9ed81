"""GraphML: nodes as a sheet of stakeholders, edges as a sheet of ties."""

import io
from typing import Any

from kmap.interchange.incoming.xml import corrupt, elements, local
from kmap.interchange.items import graph_sheets
from kmap.interchange.sheet import Sheet, Value

_NUMBERS = frozenset({"int", "long", "float", "double", "integer"})


def sheets(path: str, content: bytes) -> list[Sheet]:
    """Return the nodes and edges of a graph; attributes are columns by their names.

    A node's name is its `label`, else its `name`, else its id. An undirected edge is a tie that
    runs both ways.

    Raises
    ------
    KmapError
        Where it is no sound GraphML, or could do harm.
    """
    keys: dict[str, tuple[str, str, str]] = {}
    defaults: dict[str, dict[str, Value]] = {"node": {}, "edge": {}}
    nodes: dict[str, dict[str, Value]] = {}
    edges: list[dict[str, Value]] = []
    item: dict[str, Value] | None = None
    directed, key_id, seen = True, "", False
    for event, element in elements(path, io.BytesIO(content)):
        name = local(element.tag)
        if event == "start":
            if name == "graphml":
                seen = True
            elif name == "key":
                key_id = element.get("id", "")
                called = element.get("attr.name") or ("" if element.get("yfiles.type") else key_id)
                keys[key_id] = (called, element.get("attr.type", "string"), element.get("for", "all"))
            elif name == "graph":
                directed = element.get("edgedefault", "directed") != "undirected"
            elif name == "node":
                item = nodes.setdefault(element.get("id", ""), {})
            elif name == "edge":
                item = {"from": element.get("source", ""), "to": element.get("target", "")}
                own = element.get("directed")
                if own == "false" or (own is None and not directed):
                    item["mutual"] = True
                edges.append(item)
            continue
        if name == "data" and item is not None:
            called, kind, _ = keys.get(element.get("key", ""), (element.get("key", ""), "string", "all"))
            text = "".join(element.itertext()).strip()
            if text and called:
                item[called] = _typed(text, kind)
        elif name in ("NodeLabel", "EdgeLabel") and item is not None and (element.text or "").strip():
            item.setdefault("label" if name == "NodeLabel" else "kind", element.text.strip())  # as yEd writes it
        elif name == "default" and (element.text or "").strip():
            called, kind, whose = keys.get(key_id, ("", "", ""))
            for one in ("node", "edge"):
                if called and whose in (one, "all"):
                    defaults[one][called] = _typed(element.text.strip(), kind)
        elif name in ("node", "edge"):
            item = None
            element.clear()
    if not seen:
        raise corrupt(path, "it is no GraphML")
    with_defaults: dict[str, dict[str, Value]] = {id_: {**defaults["node"], **node} for id_, node in nodes.items()}
    return graph_sheets(path, with_defaults, [{**defaults["edge"], **edge} for edge in edges])


def _typed(text: str, kind: str) -> Any:
    if kind in _NUMBERS:
        try:
            return float(text)
        except ValueError:
            return text
    return text == "true" if kind == "boolean" and text in ("true", "false") else text
