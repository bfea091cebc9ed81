"""JSON: a list of objects, an object that holds such lists, or a Kumu blueprint."""

import json
from collections.abc import Iterator
from dataclasses import replace
from typing import Any

from kmap.errors import KmapError
from kmap.interchange.incoming import kumu
from kmap.interchange.items import flattened, keyed_sheet
from kmap.interchange.sections import section_called
from kmap.interchange.sheet import Sheet

_TIP = "write a list of objects, [{...}, {...}], or an object with such a list in it"
_NESTED = {
    "assessments": ("assessments", "stakeholder"),
    "engagement_points": ("engagement points", "stakeholder"),
    "uptake": ("uptake", "output"),
}
"""Lists of objects inside of an object that are sheets of their own, and the column that says whose they are."""


def sheets(path: str, content: bytes) -> list[Sheet]:
    """Return the lists of objects in a file as sheets: a column for each key, in the order of appearance.

    Groups inside of an object are columns ``group.key``; lists of words are joined by semicolons.

    Raises
    ------
    KmapError
        Where it is no JSON, or holds no list of objects.
    """
    try:
        text = content.decode("utf-16" if content[:2] in (b"\xff\xfe", b"\xfe\xff") else "utf-8-sig")
        found = json.loads(text, parse_constant=_nothing)
    except (ValueError, RecursionError) as error:
        reason = str(error) if isinstance(error, json.JSONDecodeError) else "it is no sound JSON"
        raise KmapError(f"`{path}` can't be read: {reason[:1].lower()}{reason[1:]}", _TIP) from None
    if kumu.is_blueprint(found):
        return kumu.sheets(path, found)
    lists = _lists(found)
    aside = []
    if isinstance(found, dict) and "stakeholders" in found:  # a register: what else it has are settings, and no tables
        aside = [name for name in lists if section_called(name) is None]
        lists = {name: items for name, items in lists.items() if name not in aside}
    if not lists:
        raise KmapError(f"`{path}` holds no list of objects", _TIP)
    result = [_sheet(path, name, items) for name, items in _with_nested(lists)]
    if aside:
        result[0] = replace(result[0], remarks=(f"lists that are not read: {', '.join(aside)}",))
    return result


def _nothing(word: str) -> None:
    """Return nothing for NaN and the like, which other programs write where nothing is known."""


def _lists(found: Any) -> dict[str, list[dict[str, Any]]]:
    """Return the lists of objects of a document, by their keys."""
    named = {"": found} if isinstance(found, list) else found if isinstance(found, dict) else {}
    return {
        str(name): [item for item in value if isinstance(item, dict)]
        for name, value in named.items()
        if isinstance(value, list) and any(isinstance(item, dict) for item in value)
    }


def _with_nested(lists: dict[str, list[dict[str, Any]]]) -> Iterator[tuple[str, list[dict[str, Any]]]]:
    """Yield the lists, then those lists inside of their objects that are sheets of their own."""
    inner: dict[str, list[dict[str, Any]]] = {}
    for name, items in lists.items():
        outer = []
        for item in items:
            kept = {}
            for key, value in item.items():
                whose = item.get("id") or item.get("name") or item.get("label")
                if key in _NESTED and isinstance(value, list) and all(isinstance(one, dict) for one in value):
                    sheet, column = _NESTED[key]
                    inner.setdefault(sheet, []).extend({column: whose, **one} for one in value)
                elif key == "by_topic" and isinstance(value, dict):
                    scores = [(topic, one) for topic, one in value.items() if isinstance(one, dict)]
                    inner.setdefault("topic scores", []).extend(
                        {"stakeholder": whose, "topic": topic, **one} for topic, one in scores
                    )
                else:
                    kept[key] = value
            outer.append(kept)
        yield name, outer
    yield from ((name, items) for name, items in inner.items() if items)


def _sheet(path: str, name: str, items: list[dict[str, Any]]) -> Sheet:
    flat = [flattened(item) for item in items]
    keys = tuple(dict.fromkeys(key for item in flat for key in item))
    return keyed_sheet(path, name, keys, flat)
