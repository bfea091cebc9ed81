"""What can be changed in a register, and the values that can stand in one."""

import datetime
import math
import re
from collections.abc import Iterable, Mapping
from typing import Any, NamedTuple

from kmap.errors import KmapError, Route
from kmap.register.parse import Quoted

# What `parse` takes out of text, for no text needs it and it would act on terminals.
_CONTROL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x84\x86-\x9f\ud800-\udfff]")
_DECIMALS = 15


class EditRefused(KmapError):  # noqa: N818  # reads as what has happened
    """An edit that can't be made: what it is about is not there, or it would not come out as meant."""


class Put(NamedTuple):
    """Sets what stands at a route; a key that is missing is put in, with the groups around it.

    Parameters
    ----------
    route
        Keys and indices from the top of the text; an item without a value does not count as one.
    value
        Text, a number, a truth value, a date, a list or a group of such; None takes it away. In a
        group or list that is there already, only what differs is written.
    """

    route: Route
    value: Any


class Append(NamedTuple):
    """Adds an item to the end of a list; one that is missing is put in, and one word is a list of one.

    Parameters
    ----------
    route
        The route of the list.
    value
        As for `Put`.
    """

    route: Route
    value: Any


class Drop(NamedTuple):
    """Takes a key or an item away, with the comments beside and inside it; comments above it stay.

    A group or list that has nothing left goes too, but for `stakeholders`, which becomes ``[]``.
    Where nothing stands at the route, nothing happens.
    """

    route: Route


class Rename(NamedTuple):
    """Gives a key another name, in its place.

    Parameters
    ----------
    route
        The route that ends in the key.
    key
        The new name.
    """

    route: Route
    key: str


Edit = Put | Append | Drop | Rename


class NumberText(str):
    """A number as it is written."""

    __slots__ = ()


def as_read(value: Any) -> Any:
    """Return a value as `parse` returns it from the text in which it is written.

    Raises
    ------
    EditRefused
        Where no register can hold it.

    Examples
    --------
    >>> as_read({"influence": 4.0, "done": True, "tags": ("a", "b"), "notes": None})
    {'influence': '4', 'done': 'true', 'tags': ['a', 'b']}
    """
    if isinstance(value, str):
        control = _CONTROL.search(value)
        if control is not None:
            raise EditRefused(f"control character U+{ord(control[0]):04X} can't stand in a register", "take it out")
        return value if value else Quoted("")
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, int | float):
        return NumberText(_number(value))
    if isinstance(value, datetime.date) and not isinstance(value, datetime.datetime):
        return value.isoformat()
    if isinstance(value, Mapping):
        return {str(as_read(str(key))): as_read(inner) for key, inner in value.items() if inner is not None}
    if isinstance(value, Iterable):
        return [as_read(inner) for inner in value if inner is not None]
    raise EditRefused(f"a value of type {type(value).__name__} can't stand in a register")


def _number(value: float) -> str:
    if not math.isfinite(value):
        raise EditRefused(f"{value} is no number that can stand in a register")
    if float(value).is_integer():
        return str(int(value))
    shortest = repr(float(value))
    return f"{value:.{_DECIMALS}f}".rstrip("0") if "e" in shortest else shortest
