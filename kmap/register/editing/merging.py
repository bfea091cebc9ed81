"""Groups and lists that have changed and know what they were; all that has not changed in them is the same object."""

from difflib import SequenceMatcher
from typing import Any

from kmap.register.editing.edits import NumberText
from kmap.register.parse import Quoted


class Group(dict[str, Any]):
    """A group of fields that something has changed in.

    `origin` is the group as it was; `before` has the keys as they were, by the keys as they are.
    """

    __slots__ = ("before", "origin")

    def __init__(self, origin: dict[str, Any]) -> None:
        super().__init__(origin)
        self.origin = origin
        self.before: dict[str, str] = {key: key for key in origin}


class Items(list[Any]):
    """A list that something has changed in.

    `origin` is the list as it was; `before` has the index of each item in it, None for new ones.
    """

    __slots__ = ("before", "origin")

    def __init__(self, origin: list[Any]) -> None:
        super().__init__(origin)
        self.origin = origin
        self.before: list[int | None] = list(range(len(origin)))


def own(value: Any) -> Any:
    """Return a group or list that may be changed, which knows what it was."""
    if type(value) is dict:
        return Group(value)
    return Items(value) if type(value) is list else value


def merged(old: Any, new: Any) -> Any:
    """Return a new value in which all that is as it was is the very same object as in the old one."""
    if isinstance(new, str):
        return old if isinstance(old, str) and _same(old, new) else new
    if isinstance(old, dict) and isinstance(new, dict):
        return _merged_group(old, new)
    if isinstance(old, list) and isinstance(new, list):
        return _merged_items(old, new)
    return new


def _same(old: str, new: str) -> bool:
    """Say whether two scalars are the same; of a number, not of text, the spelling makes no difference."""
    if not isinstance(new, NumberText) or isinstance(old, Quoted):
        return old == new
    try:
        return float(old) == float(new)
    except ValueError:
        return False


def _merged_group(old: dict[str, Any], new: dict[str, Any]) -> Any:
    group = own(old)
    before = group.before if isinstance(group, Group) else {}
    changed = False
    for key in [key for key in group if key not in new]:
        del group[key]
        before.pop(key, None)
        changed = True
    for key, value in new.items():
        inner = merged(group.get(key), value)
        if key not in group or inner is not group[key]:
            group[key] = inner
            changed = True
    return group if changed else old


def _merged_items(old: list[Any], new: list[Any]) -> Any:
    items = own(old)
    known = items.before if isinstance(items, Items) else [None] * len(items)
    result: list[Any] = []
    before: list[int | None] = []
    changed = False
    for tag, first, last, start, end in _steps(old, new):
        if tag == "equal":
            result += old[first:last]
            before += known[first:last]
            continue
        changed = True
        for offset in range(end - start):
            paired = first + offset < last
            result.append(merged(old[first + offset], new[start + offset]) if paired else new[start + offset])
            before.append(known[first + offset] if paired else None)
    if not changed:
        return old
    items[:] = result
    if isinstance(items, Items):
        items.before = before
    return items


def _steps(old: list[Any], new: list[Any]) -> list[tuple[str, int, int, int, int]]:
    """Return what leads from one list to another, as `SequenceMatcher.get_opcodes` does."""
    if all(isinstance(item, str) for item in (*old, *new)):
        return list(SequenceMatcher(None, old, new, autojunk=False).get_opcodes())
    first = 0
    while first < min(len(old), len(new)) and old[first] == new[first]:
        first += 1
    rest = 0
    while rest < min(len(old), len(new)) - first and old[-1 - rest] == new[-1 - rest]:
        rest += 1
    middle = ("replace", first, len(old) - rest, first, len(new) - rest)
    steps = [("equal", 0, first, 0, first), middle, ("equal", len(old) - rest, len(old), len(new) - rest, len(new))]
    return [step for step in steps if step[1] < step[2] or step[3] < step[4]]
