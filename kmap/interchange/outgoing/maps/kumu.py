"""Kumu's JSON blueprint: elements and connections, with their fields beside the label.

Kumu finds the ends of a connection by label; where two stakeholders have one name, or their names
differ in capitals alone, the id stands behind it in brackets.
"""

import json
from collections import Counter
from typing import Any

from kmap.interchange.map import Map, Node, Tie
from kmap.terminal import named_in_json

ENDINGS = (".kumu.json",)


def content(drawn: Map) -> str:
    """Return a map as a blueprint; an unscored axis is left out, never nought."""
    labels = _labels(drawn)
    blueprint = {
        "elements": [_element(node, labels[node.id], drawn.categories) for node in drawn.nodes],
        "connections": [_connection(tie, labels) for tie in drawn.ties],
    }
    text = json.dumps(blueprint, ensure_ascii=False, allow_nan=False, indent=2)
    return named_in_json(text) + "\n"


def _labels(drawn: Map) -> dict[str, str]:
    twice = Counter(node.name.casefold() for node in drawn.nodes)
    return {
        node.id: f"{node.name} ({node.id})" if twice[node.name.casefold()] > 1 else node.name for node in drawn.nodes
    }


def _element(node: Node, label: str, categories: dict[str, str]) -> dict[str, Any]:
    held: dict[str, Any] = {
        "label": label,
        "type": categories.get(node.category or "", node.category) or ("Team" if node.kind == "team" else None),
        "description": node.because,
        "tags": list(node.tags),
        "id": node.id,
        "kind": node.kind,
        "category": node.category,
        "aliases": list(node.aliases),
        "represents": list(node.represents),
        "influence": _number(node.influence),
        "interest": _number(node.interest),
        "impact": _number(node.impact),
        "quadrant": node.quadrant,
        "level": node.level,
        "stance": node.stance,
        "at_the_table": None if node.at_the_table is None else "yes" if node.at_the_table else "no",
    }
    return _filled(held)


def _connection(tie: Tie, labels: dict[str, str]) -> dict[str, Any]:
    return _filled(
        {
            "from": labels[tie.start],
            "to": labels[tie.end],
            "type": tie.kind,
            "label": tie.kind,
            "direction": "mutual" if tie.mutual else "directed",
            "description": tie.because,
            "strength": _number(tie.strength),
            "effect": "negative" if tie.negative else "positive",
        }
    )


def _filled(held: dict[str, Any]) -> dict[str, Any]:
    return {name: value for name, value in held.items() if value is not None and value != []}


def _number(score: float | None) -> float | int | None:
    return int(score) if score is not None and score.is_integer() else score
