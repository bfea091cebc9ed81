"""The identity of a place in a register: what it is called, not on which line it stands.

A finding about the same thing is the same finding when lines have moved, so that a
code-scanning service raises no new alert and a baseline goes on to know it.
"""

from typing import Any

from kmap.errors import Route
from kmap.register.models.document import Document


def identity(document: Document | None, route: Route) -> str:
    """Return a name for the place that a route leads to, which moving lines does not change.

    Entries of lists are named by id, else by what they say: a tie by its ends, a
    contact by its day, an assessment by its day and assessor. What has no such name,
    and what could not be read, keeps its index; two entries can have one name.

    Parameters
    ----------
    document
        What the text says in which the place is; None where nothing of it could be read.
    route
        Keys and indices from the top.

    Returns
    -------
    str
        Such as ``stakeholders/nhsa/influence``.
    """
    here: Any = document
    parts: list[str] = []
    for step in route:
        inner = _inside(here, step)
        parts.append(_name(here, inner, step))
        here = inner
    return "/".join(parts)


def _inside(here: Any, step: str | int) -> Any:
    if isinstance(here, tuple) and isinstance(step, int) and step < len(here):
        return here[step]
    if isinstance(here, dict):
        return here.get(step)
    if isinstance(step, str):
        return getattr(here, {"from": "from_", "with": "with_"}.get(step, step), None)
    return None


def _name(entries: Any, entry: Any, step: str | int) -> str:
    if isinstance(step, str) or not isinstance(entries, tuple):
        return str(step)
    return _label(entry) or str(step)


def _label(entry: Any) -> str:
    """Return what distinguishes an entry from its neighbours, in a word."""
    if isinstance(entry, str):
        return entry
    id_ = getattr(entry, "id", None)
    if id_:
        return str(id_)
    told = [
        getattr(entry, field, None)
        for field in ("from_", "to", "kind", "date", "by", "with_", "topic", "title", "stakeholder")
    ]
    return ",".join("+".join(one) if isinstance(one, tuple) else str(one) for one in told if one)
