"""Taking inherited values away: `unset: [engagement.target]`."""

from collections.abc import Iterator
from typing import Any

from pydantic import BaseModel

from kmap.errors import Route
from kmap.register.mistakes import Mistake
from kmap.register.models.document import Document
from kmap.register.models.stakeholder import Stakeholder
from kmap.register.nearest import did_you_mean
from kmap.register.overlay import written
from kmap.register.shape import known_fields, takes_any_word

Path = tuple[str, ...]
"""A field of a stakeholder, and a field in it, as in ``("engagement", "target")``."""

_KEPT = ("id", "name", "unset")
"""What a stakeholder can't be without."""


def path_of(word: str) -> Path:
    """Return the fields that a word such as ``engagement.target`` names, from the stakeholder down."""
    return tuple(word.split("."))


def is_path(word: str) -> bool:
    """Say whether a word names a field that a stakeholder can have."""
    return _wrong(path_of(word)) is None


def unknown_fields(document: Document) -> Iterator[Mistake]:
    """Yield each word under `unset` that is no field of a stakeholder, or one that it can't be without."""
    for index, stakeholder in enumerate(document.stakeholders):
        for number, word in enumerate(stakeholder.unset):
            wrong = _wrong(path_of(word))
            if wrong is not None:
                yield Mistake("KM009", ("stakeholders", index, "unset", number), *wrong)


def _wrong(path: Path) -> tuple[str, str] | None:
    """Return what is wrong with a path, and what to do about it; None where nothing is."""
    if path[0] in _KEPT:
        tip = "exclude the stakeholder, or give it another name" if path[0] != "unset" else "take it away"
        return f"`{path[0]}` can't be unset: a stakeholder has it always", tip
    for depth, step in enumerate(path):
        route: Route = ("stakeholders", 0, *path[:depth])
        if takes_any_word(route):
            continue
        known = [field for field in known_fields(route) or () if depth or field not in _KEPT]
        if step not in known:
            word = ".".join(path)
            if not known:
                outer = ".".join(path[:depth])
                return f"unknown field `{word}` in unset: `{outer}` has no fields", f"write `{outer}`"
            known = [".".join((*path[:depth], field)) for field in known]
            return f"unknown field `{word}` in unset", did_you_mean(".".join(path[: depth + 1]), known)
    return None


def is_given(part: BaseModel, path: Path) -> bool:
    """Say whether a part of a register, or what it inherits, gives the field at a path."""
    return written(part, path) == len(path)


def without(stakeholder: Stakeholder, path: Path) -> Stakeholder:
    """Return a stakeholder as though nobody had given the field at a path.

    A group in it that has nothing left is as though it had not been given either.
    """
    left: Stakeholder = _without(stakeholder, path)
    return left


def _without(part: Any, path: Path) -> Any:
    """Return what is left of a part; None where that is nothing."""
    first, *rest = path
    inner = part.get(first) if isinstance(part, dict) else getattr(part, first)
    left = _without(inner, tuple(rest)) if rest and inner is not None else None
    if isinstance(part, dict):
        others = {key: value for key, value in part.items() if key != first or left is not None}
        return others | ({first: left} if left is not None else {}) or None
    default = type(part).model_fields[first].get_default(call_default_factory=True)
    changed = part.model_copy(update={first: left if left is not None else default})
    if left is None:
        changed.model_fields_set.discard(first)
    return changed if changed.model_fields_set or isinstance(part, Stakeholder) else None
