"""Kumu's JSON blueprint: elements and connections."""

from typing import Any

from kmap.interchange.items import flattened, keyed_sheet
from kmap.interchange.sheet import Row, Sheet, Value

_OWN = frozenset({"label", "type", "description", "tags", "from", "to", "direction", "id", "_id", "name"})
"""Kumu's own fields, which it writes with or without a capital."""


def is_blueprint(found: Any) -> bool:
    """Say whether a JSON document is a blueprint: an object with a list of elements."""
    return isinstance(found, dict) and isinstance(found.get("elements"), list)


def sheets(path: str, found: dict[str, Any]) -> list[Sheet]:
    """Return the elements and the connections of a blueprint as sheets.

    Attributes, which Kumu may keep in a group of their own, stand beside the rest. A connection
    names its ends by label or by id; ids become the labels of what they name.
    """
    elements = [_plain(item) for item in found["elements"] if isinstance(item, dict)]
    if any("quadrant" in item for item in elements):  # kmap's own: there the reason is the description
        elements = [
            {("because" if key == "description" else key): one for key, one in item.items()} for item in elements
        ]
    labels = {str(item[key]): str(item["label"]) for item in elements for key in ("_id", "id") if _named(item, key)}
    listed = found.get("connections")
    connections = [_plain(item) for item in listed if isinstance(item, dict)] if isinstance(listed, list) else []
    for item in connections:
        for end in ("from", "to"):
            if isinstance(item.get(end), str):
                item[end] = labels.get(item[end], item[end])
        direction = str(item.pop("direction", "") or "").lower()
        if direction in ("mutual", "undirected"):
            item["mutual"] = True
    parts = [("elements", elements)] + ([("connections", connections)] if connections else [])
    result = []
    for name, items in parts:
        flat: list[dict[str, Value]] = [flattened(item) for item in items]
        keys = tuple(dict.fromkeys(key for item in flat for key in item))
        result.append(keyed_sheet(path, name, keys, flat) if flat else Sheet(name, (Row(1, ("label",)),), keyed=True))
    return result


def _plain(item: dict[str, Any]) -> dict[str, Any]:
    """Return an element or connection with its attributes beside the rest, without what is Kumu's own."""
    attributes = item.get("attributes")
    merged = {**item, **(attributes if isinstance(attributes, dict) else {})}
    merged.pop("attributes", None)
    merged = {str(key).lower() if str(key).lower() in _OWN else str(key): value for key, value in merged.items()}
    if any(key != "description" and value == merged.get("description") for key, value in merged.items()):
        merged.pop("description", None)  # a field that is shown as the description, too
    return merged


def _named(item: dict[str, Any], key: str) -> bool:
    return item.get(key) is not None and item.get("label") is not None
