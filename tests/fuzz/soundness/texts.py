"""Soundness of plain text, JSON and XML."""

import json
from typing import Any
from xml.etree import ElementTree

from tests.fuzz.running import BrokenError, unsafe


def text(content: bytes) -> None:
    """Assert that this is text in UTF-8 on which no terminal acts."""
    found = unsafe(content.decode("utf-8"))
    if found is not None:
        raise BrokenError(f"holds {found!r}")


def json_(content: bytes) -> Any:
    """Return what JSON says: no number that is none, no key twice."""

    def refuse(word: str) -> None:
        raise BrokenError(f"{word} is no number of JSON")

    def once(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
        if len({key for key, _ in pairs}) < len(pairs):
            raise BrokenError(f"a key stands twice among {[key for key, _ in pairs]}")
        return dict(pairs)

    return json.loads(content.decode("utf-8"), parse_constant=refuse, object_pairs_hook=once)


def xml(content: bytes) -> ElementTree.Element:
    """Return the root of XML."""
    return ElementTree.fromstring(content)
