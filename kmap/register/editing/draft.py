"""The values of a register in the making: what edits touch is copied, and knows what it was."""

from collections.abc import Iterable
from typing import Any

from kmap.errors import Route
from kmap.register.editing.edits import Append, Drop, Edit, EditRefused, Put, Rename, as_read
from kmap.register.editing.merging import Group, Items, merged, own

_KEPT_EMPTY = ("stakeholders",)
"""The one list that has to stand in a register, be there anything in it or not."""


def applied(values: dict[str, Any], edits: Iterable[Edit]) -> dict[str, Any]:
    """Return the values of a register after edits, each made on what those before it leave.

    Parameters
    ----------
    values
        The values as `parse` returns them, which stay as they are.
    edits
        The edits, in order.

    Returns
    -------
    dict[str, Any]
        `values` itself where nothing changes. Else a `Group`: what has changed is a `Group`
        or `Items` that knows what it was, what has not is the very same object.

    Raises
    ------
    EditRefused
        Where an edit is about something that is not there, or a value can't stand in a register.
    """
    draft = _Draft(values)
    for edit in edits:
        draft.make(edit)
    return draft.values


class _Draft:
    """Values in the making: groups and lists are copied when they are first changed, and no others."""

    def __init__(self, values: dict[str, Any]) -> None:
        self.values = values

    def make(self, edit: Edit) -> None:
        """Make an edit in the values."""
        match edit:
            case Put(route, None):
                self._drop(route)
            case Put(route, value):
                self._put(route, as_read(value))
            case Append(route, value):
                self._append(route, as_read(value))
            case Drop(route):
                self._drop(route)
            case Rename(route, key):
                self._rename(route, key)

    def _put(self, route: Route, value: Any) -> None:
        old = self._at(route)
        value = merged(old, value)
        if value is old:
            return
        group, step = self._open(route[:-1], like=route[-1]), route[-1]
        if isinstance(group, list) and isinstance(step, int):
            if step == len(group):
                _add(group, value)
            else:
                group[step] = value
        else:
            group[step] = value

    def _append(self, route: Route, value: Any) -> None:
        old = self._at(route)
        if isinstance(old, str):  # one word is a list of one
            self._put(route, [old, value])
            return
        items = self._open(route, like=0)
        _add(items, value)

    def _drop(self, route: Route) -> None:
        if not route or self._at(route) is None:
            return
        group, step = self._open(route[:-1], like=route[-1]), route[-1]
        if isinstance(group, Items) and isinstance(step, int):
            del group.before[step]
        elif isinstance(group, Group):
            group.before.pop(str(step), None)
        del group[step]
        if not group and route[:-1] != _KEPT_EMPTY:
            self._drop(route[:-1])

    def _rename(self, route: Route, key: str) -> None:
        *above, last = route
        group = self._at(tuple(above))
        if not isinstance(group, dict) or last not in group:
            raise EditRefused(f"there is no `{_words(route)}` to rename")
        if key in group:
            raise EditRefused(f"`{_words((*above, key))}` is there already", "give it another name")
        group = self._open(tuple(above), like=key)
        before = group.before if isinstance(group, Group) else {}
        pairs = [(key if one == last else one, value) for one, value in group.items()]
        group.clear()
        group.update(pairs)
        if last in before:
            before[key] = before.pop(str(last))

    def _at(self, route: Route) -> Any:
        """Return what stands at a route; None where nothing does."""
        here: Any = self.values
        for step in route:
            if isinstance(here, dict) and isinstance(step, str):
                here = here.get(step)
            elif isinstance(here, list) and isinstance(step, int) and 0 <= step < len(here):
                here = here[step]
            else:
                return None
        return here

    def _open(self, route: Route, like: str | int) -> Any:
        """Return the group or list at a route to change it in, having put in what is missing of the way."""
        self.values = own(self.values)
        here: Any = self.values
        for depth, step in enumerate(route):
            following = route[depth + 1] if depth + 1 < len(route) else like
            _fits(here, step, route[:depth])
            missing = step == len(here) if isinstance(here, list) else step not in here
            if missing:
                inner: Any = [] if isinstance(following, int) else {}
                _add(here, inner) if isinstance(here, list) else here.update({step: inner})
            else:
                inner = here[step] = own(here[step])
            here = inner
        _fits(here, like, route)
        return here


def _add(items: list[Any], value: Any) -> None:
    items.append(value)
    if isinstance(items, Items):
        items.before.append(None)


def _fits(here: Any, step: str | int, route: Route) -> None:
    """Refuse a step that leads nowhere."""
    if isinstance(here, list) and isinstance(step, int):
        if 0 <= step <= len(here):
            return
        raise EditRefused(f"`{_words(route)}` has {len(here)} entries, none with number {step + 1}")
    if isinstance(here, dict) and isinstance(step, str):
        return
    found = "a list" if isinstance(here, list) else "a group of fields" if isinstance(here, dict) else "text"
    wanted = "a list" if isinstance(step, int) else "a group of fields"
    raise EditRefused(f"`{_words(route)}` is {found} where {wanted} belongs", "mend this by hand first")


def _words(route: Route) -> str:
    return ".".join(str(step + 1) if isinstance(step, int) else step for step in route) or "the register"
