"""Whether an entry of a file and one of a register are the same, and say the same."""

import datetime
from collections.abc import Callable
from typing import Any

from kmap.interchange.sections import DEFAULTS, SECTIONS

_DEFAULTS = {**DEFAULTS, "kind": "organisation"}
"""What an entry has where nothing is written."""
_FIRST_DAYS = frozenset({"since"})
"""Where a month means its first day; elsewhere it means its last."""


def key(section: str, at: Callable[[str], Any], whose: str) -> tuple[str, ...]:
    """Return what tells an entry of a section from others: whose it is, and its keys as text.

    Parameters
    ----------
    section
        The section.
    at
        Returns the value of the entry at a field.
    whose
        The id of what it belongs to; empty where it belongs to nothing.
    """
    keys = [path for path in SECTIONS[section].keys if path != SECTIONS[section].whose]
    if section == "topic scores":
        keys = []
    return (whose, *(_plain(path, at(path)) for path in keys))


def _plain(path: str, value: Any) -> str:
    """Return a value as it is compared."""
    if value is None or value == () or value == []:
        return ""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, int | float):
        return f"{float(value):.12g}"
    if isinstance(value, datetime.date):
        return value.isoformat()
    if isinstance(value, list | tuple):
        return "\0".join(str(one) for one in value)
    return str(value).replace("\r\n", "\n").strip()


def same(path: str, old: Any, new: Any) -> bool:
    """Say whether a value of a register and one of a file are the same; a month is the day that it means."""
    if isinstance(old, datetime.date) and isinstance(new, str) and len(new) == len("2026-03"):
        return old.isoformat()[:7] == new and (
            old.day == 1 if path in _FIRST_DAYS else (old + datetime.timedelta(days=1)).day == 1
        )
    if old is None and path in _DEFAULTS:
        old = _DEFAULTS[path]
    return _plain(path, old) == _plain(path, new)


def value_at(model: Any, path: str) -> Any:
    """Return what a part of a register has at a field; None where it has nothing."""
    here = model
    for step in path.split("."):
        if here is None:
            return None
        here = getattr(here, f"{step}_" if step in ("from", "with") else step, None)
    return here


def is_default(path: str, value: Any) -> bool:
    """Say whether a value is the one that an entry has where nothing is written."""
    return same(path, value, _DEFAULTS.get(path))
