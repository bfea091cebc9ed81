"""Objects of JSON and nodes of graphs as rows of cells."""

import json
from typing import Any

from kmap.interchange.limits import Meter
from kmap.interchange.lists import joined
from kmap.interchange.sheet import Row, Sheet, Value, text_of


def keyed_sheet(path: str, name: str, keys: tuple[str, ...], items: list[dict[str, Value]]) -> Sheet:
    """Return items as a sheet whose first row has their keys; see `Sheet.keyed`."""
    meter = Meter(path)
    rows = [Row(1, keys)]
    meter.row(name, 1, keys)
    for number, item in enumerate(items, 2):
        row = Row(number, tuple(item.get(key) for key in keys))
        meter.row(name, number - 1, row.cells)
        rows.append(row)
    return Sheet(name, tuple(rows), keyed=True)


def flattened(item: dict[str, Any], above: str = "") -> dict[str, Value]:
    """Return an object as cells by key: groups in it as ``group.key``, lists of words joined by semicolons."""
    cells: dict[str, Value] = {}
    for key, value in item.items():
        if isinstance(value, dict):
            cells |= flattened(value, f"{above}{key}.")
        elif isinstance(value, list):
            cells[f"{above}{key}"] = joined(
                [json.dumps(one, ensure_ascii=False) if isinstance(one, dict | list) else str(one) for one in value]
            )
        else:
            cells[f"{above}{key}"] = value
    return cells


def graph_sheets(path: str, nodes: dict[str, dict[str, Value]], edges: list[dict[str, Value]]) -> list[Sheet]:
    """Return the nodes and edges of a graph as sheets.

    A node is called by its label, else its name, else its id; edges name their ends by what the
    nodes are called. Numbered ids (`n0`) that stand beside labels are left behind.

    Parameters
    ----------
    path
        The file, for messages.
    nodes
        The attributes of each node, by its id.
    edges
        The attributes of each edge, `from` and `to` being ids of nodes.
    """
    for edge in edges:
        for end in ("from", "to"):
            nodes.setdefault(str(edge[end]), {})
    called = {id_: _called(node, id_) for id_, node in nodes.items()}
    by_label = len(set(called.values())) == len(called)
    if not by_label:  # two of one label: only their ids tell them apart
        called = {id_: id_ for id_ in nodes}
    telling = not all(id_.lstrip("nNeE_").isdigit() for id_ in nodes)
    items = []
    for id_, node in nodes.items():
        own = {key: value for key, value in node.items() if key not in ("label", "name", "id")}
        name = _called(node, id_)
        kept_id = str(node["id"]) if node.get("id") is not None else id_
        items.append({**({"id": kept_id} if telling or not by_label else {}), "name": name, **own})
    ties = [{**edge, "from": called[str(edge["from"])], "to": called[str(edge["to"])]} for edge in edges]
    found = [keyed_sheet(path, "nodes", _keys(items), items)]
    return [*found, keyed_sheet(path, "edges", _keys(ties), ties)] if ties else found


def _called(node: dict[str, Value], id_: str) -> str:
    for key in ("label", "name", "Label", "Name"):
        value = node.get(key)
        if isinstance(value, str) and value.strip():
            return value
        if isinstance(value, float | int):
            return text_of(value)
    return id_


def _keys(items: list[dict[str, Value]]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(key for item in items for key in item))
