"""How new groups and lists are laid out, following what is around them."""

import re
from functools import lru_cache
from typing import Any, NamedTuple

from kmap.errors import Route
from kmap.register.editing.scalar import block, inline, key
from kmap.register.shape import known_fields

_WIDEST = 100
"""The longest line on which a group or list is written in brackets."""

_IN_BLOCKS = frozenset({"stakeholders", "needs", "questions", "outputs"})
"""The lists whose entries have a line for each field where no neighbour shows another way."""

_FIRST_LIST = re.compile(
    r"^( *)[^\s#\-{\['\"][^\r\n]*:[ \t]*(?:#[^\r\n]*)?(?:\r\n?|\n)(?:[ \t]*(?:#[^\r\n]*)?(?:\r\n?|\n))*( *)- ",
    re.MULTILINE,
)
_MOST_INDENTATION = 8


class Layout(NamedTuple):
    """How far things are indented in a text, and how its lines end."""

    line_end: str = "\n"
    group: int = 2
    list: int = 2


def layout_of(text: str) -> Layout:
    """Return the layout of a text: its first line end, and how far its first list is indented."""
    line_end = re.search("\r\n|\n|\r", text)
    first_list = _FIRST_LIST.search(text)
    indentation = len(first_list[2]) - len(first_list[1]) if first_list is not None else 2
    return Layout(line_end[0] if line_end is not None else "\n", list=min(max(indentation, 0), _MOST_INDENTATION))


def ordered(group: dict[str, Any], route: Route) -> dict[str, Any]:
    """Return a group with its fields in the order of the format; other keys stand behind, in their order."""
    places = field_places(route)
    return {name: group[name] for name in sorted(group, key=lambda name: places.get(name, len(places)))}


def field_places(route: Route) -> dict[str, int]:
    """Return the fields that can stand in the group at a route, with their place in the order of the format."""
    return _places(tuple(0 if isinstance(step, int) else step for step in route))


@lru_cache(maxsize=256)
def _places(route: Route) -> dict[str, int]:
    return {name: place for place, name in enumerate(known_fields(route) or ())}


def in_brackets(value: Any, route: Route) -> str:
    """Return a value on one line, groups and lists in brackets."""
    if isinstance(value, dict):
        pairs = ordered(value, route).items()
        return (
            "{" + ", ".join(f"{key(name, brackets=True)}: {in_brackets(v, (*route, name))}" for name, v in pairs) + "}"
        )
    if isinstance(value, list):
        return "[" + ", ".join(in_brackets(item, (*route, 0)) for item in value) + "]"
    return inline(value, brackets=True)


def fits_in_brackets(value: Any, route: Route, column: int) -> bool:
    """Say whether a group or list reads well on one line in brackets: short, flat, without text of several lines."""
    if not value:
        return True
    parts = value.values() if isinstance(value, dict) else value
    if not all(isinstance(part, str) or (isinstance(value, dict) and _is_flat(part)) for part in parts):
        return False
    return "\\n" not in (text := in_brackets(value, route)) and column + len(text) <= _WIDEST


def _is_flat(value: Any) -> bool:
    return all(isinstance(part, str) for part in (value.values() if isinstance(value, dict) else value))


def entry(name: str, value: Any, route: Route, column: int, layout: Layout) -> list[str]:
    """Return the lines of a key with its value; the first is not indented, the others are.

    Parameters
    ----------
    name, value
        The key, and what stands at it.
    route
        The route of the value.
    column
        How far the key is indented.
    layout
        How the text around it is laid out.
    """
    start = f"{key(name)}:"
    if isinstance(value, str):
        lines = block(value)
        if lines is not None:
            return [f"{start} {lines[0]}", *_indented(lines[1:], column + layout.group)]
        return [f"{start} {inline(value)}"]
    nested = isinstance(value, dict) and any(isinstance(inner, dict) and inner for inner in value.values())
    if not nested and fits_in_brackets(value, route, column + len(start) + 1):
        return [f"{start} {in_brackets(value, route)}"]
    return [start, *below(value, route, column, layout)]


def below(value: Any, route: Route, column: int, layout: Layout) -> list[str]:
    """Return the lines of a group or list that stands below its key, the key being indented to a column."""
    if isinstance(value, dict):
        column += layout.group
        return _indented_first(group(value, route, column, layout), column)
    column += layout.list
    return [line for inner in value for line in item(inner, (*route, 0), column, layout)]


def group(value: dict[str, Any], route: Route, column: int, layout: Layout) -> list[str]:
    """Return the lines of a group with a line for each field; the first is not indented."""
    lines: list[str] = []
    for name, inner in ordered(value, route).items():
        first, *others = entry(name, inner, (*route, name), column, layout)
        lines += [" " * column + first if lines else first, *others]
    return lines


def item(
    value: Any, route: Route, column: int, layout: Layout, brackets: bool | None = None, indent: int = 2
) -> list[str]:
    """Return the lines of an item of a list, with its dash and indented.

    Parameters
    ----------
    value
        The item.
    route
        Its route.
    column
        How far the dash is indented.
    layout
        How the text around it is laid out.
    brackets
        Whether its neighbour is a group in brackets; None where it has no neighbour.
    indent
        How far the item stands behind its dash.
    """
    dash = " " * column + "-" + " " * (indent - 1)
    if isinstance(value, str):
        return [dash + inline(value)]
    if brackets is None:
        brackets = route[:-1] not in {(name,) for name in _IN_BLOCKS}
    if not value or not isinstance(value, dict) or (brackets and fits_in_brackets(value, route, column + indent)):
        return [dash + in_brackets(value, route)]
    first, *others = group(value, route, column + indent, layout)
    return [dash + first, *others]


def _indented(lines: list[str], column: int) -> list[str]:
    return [" " * column + line if line else "" for line in lines]


def _indented_first(lines: list[str], column: int) -> list[str]:
    first, *others = lines
    return [" " * column + first, *others]
