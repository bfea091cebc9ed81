"""How a register has come of its own text and of the one that it extends: what stands where, and in which text."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any

from pydantic import BaseModel

from kmap.errors import Route
from kmap.register.models.document import Document
from kmap.register.register import Register
from kmap.register.source import Source

Pair = tuple[int | None, int | None]
"""Where an item of a merged list stands in the text's own list, and in the inherited one."""


@dataclass(frozen=True, eq=False)
class Overlay:
    """How a register has come of its own text and of the one that it extends.

    Parameters
    ----------
    source, own
        The text, and what it says by itself.
    parent
        The register that it extends.
    lists
        For each merged list that is not one of the two as it was, where its items stand.
    kept
        For each list inside of an inherited entry that has lost items, since they named
        someone excluded, the indices of those that it has kept.
    """

    source: Source
    own: Document
    parent: Register
    lists: Mapping[Route, tuple[Pair, ...]]
    kept: Mapping[Route, tuple[int, ...]]

    def origin(self, route: Route) -> tuple[Source, Route]:
        """Return the text that a part comes from, and the route of the part in that text.

        Of two texts it is the one that says more of the route; where they say as much, the nearer.
        """
        own, inherited = self._apart(route)
        if inherited is None:
            return self.source, own if own is not None else route
        if own is not None and written(self.own, own) >= written(self.parent.document, inherited):
            return self.source, own
        return self.parent.origin(inherited)

    def _apart(self, route: Route) -> tuple[Route | None, Route | None]:
        """Return a merged route as one in the own text and one in the parent; None where it can't stand there."""
        own: Route | None = ()
        inherited: Route | None = ()
        for depth, step in enumerate(route):
            mine, theirs = self._step(route[:depth], step, own, inherited)
            own = (*own, mine) if own is not None and mine is not None else None
            if inherited is not None and theirs is not None:
                kept = self.kept.get(inherited)
                lost = kept is not None and isinstance(theirs, int) and theirs < len(kept)
                inherited = (*inherited, kept[theirs] if lost else theirs)  # type: ignore[index]  # see `lost`
            else:
                inherited = None
        return own, inherited

    def _step(
        self, place: Route, step: str | int, own: Route | None, inherited: Route | None
    ) -> tuple[str | int | None, str | int | None]:
        if isinstance(step, str):
            return step, step
        pairs = self.lists.get(place)
        if pairs is not None:
            return pairs[step] if step < len(pairs) else (step, None)
        if len(place) == 3 and place[::2] == ("stakeholders", "assessments") and own is not None and inherited:
            # Assessments of both are told apart by their place among all of them, the nearer first.
            count = len(self.own.stakeholders[int(own[1])].assessments)
            return (step, None) if step < count else (None, step - count)
        return step, step


def written(part: Any, route: Route) -> int:
    """Return how many steps of a route are written out, beginning at a part of a register."""
    steps = 0
    for step in route:
        if isinstance(part, BaseModel):
            name = _names(type(part)).get(str(step))
            if name is None or name not in part.model_fields_set:
                break
            part = getattr(part, name)
        elif isinstance(part, dict) and step in part:
            part = part[str(step)]
        elif isinstance(part, tuple) and isinstance(step, int) and step < len(part):
            part = part[step]
        else:
            break
        steps += 1
    return steps


@cache
def _names(kind: type[BaseModel]) -> dict[str, str]:
    """Return the names of the fields of a part by the keys by which they are written."""
    return {field.alias or name: name for name, field in kind.model_fields.items()}
