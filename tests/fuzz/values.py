"""Values of a register, all scalars as they are written: the ways to them, and a handy part of them."""

import random
from collections.abc import Iterator
from typing import Any

from kmap.register.slug import slug

Route = tuple[Any, ...]


def places(values: Any, route: Route = ()) -> Iterator[Route]:
    """Yield the routes to all values, from the top down."""
    inner = values.items() if isinstance(values, dict) else enumerate(values) if isinstance(values, list) else ()
    for key, value in inner:
        yield (*route, key)
        yield from places(value, (*route, key))


def at(values: Any, route: Route) -> Any:
    """Return what a route leads to."""
    for key in route:
        values = values[key]
    return values


def put(values: Any, route: Route, value: Any) -> None:
    """Put a value at the end of a route."""
    at(values, route[:-1])[route[-1]] = value


def words_of(values: Any) -> list[str]:
    """Return the scalars of a register, each once, in their order."""
    return list(dict.fromkeys(one for route in places(values) if isinstance(one := at(values, route), str)))


def ids_of(values: Any) -> list[str]:
    """Return the ids that a register gives."""
    found = [at(values, route) for route in places(values) if route[-1] in ("id", "from", "to")]
    return list(dict.fromkeys([*people_of(values), *(one for one in found if isinstance(one, str))])) or ["a"]


def people_of(values: Any) -> list[str]:
    """Return the ids of the stakeholders, those that are made of a name included."""
    people = values.get("stakeholders") if isinstance(values, dict) else None
    found = [one for one in people if isinstance(one, dict)] if isinstance(people, list) else []
    ids = [one.get("id") or slug(str(one.get("name", ""))) for one in found]
    return [one for one in ids if isinstance(one, str) and one and "\0" not in one]


def trimmed(chance: random.Random, values: Any, most: int = 6) -> Any:
    """Return a register with a few of its stakeholders, and of the rest what speaks of them or of nobody."""
    if not isinstance(values, dict) or not isinstance(values.get("stakeholders"), list):
        return values
    people = [one for one in values["stakeholders"] if isinstance(one, dict)]
    kept = [
        one
        for one in people
        if one in chance.sample(people, min(len(people), chance.choice([0, *range(1, most + 1), *range(1, most + 1)])))
    ]
    gone = {one.get("id") for one in people if one not in kept} - {None}
    small = {name: value for name, value in values.items() if name != "expect" or chance.random() < 0.1}
    small["stakeholders"] = [_without(one, gone) for one in kept]
    for name in ("relationships", "log", "needs", "questions", "outputs", "training"):
        entries = [one for one in values.get(name, ()) if not _speaks_of(one, gone)]
        chance.shuffle(entries)
        if name in values:
            small[name] = entries[: chance.randint(0, 6)]
    ids = {one.get("id") for name in ("needs", "questions", "outputs") for one in small.get(name, ())}
    missing = {one.get("id") for name in ("needs", "questions", "outputs") for one in values.get(name, ())} - ids
    for name in ("needs", "questions", "outputs", "log"):
        if name in small:
            small[name] = [
                _without(one, missing) for one in small[name] if not _speaks_of(one, missing) or name != "log"
            ]
    return {name: value for name, value in small.items() if value not in ([], {}) or name == "stakeholders"}


def _speaks_of(value: Any, words: set[Any]) -> bool:
    if isinstance(value, dict):
        return any(_speaks_of(one, words) for one in value.values())
    if isinstance(value, list):
        return any(_speaks_of(one, words) for one in value)
    return value in words


def _without(value: Any, words: set[Any]) -> Any:
    """Return an entry without what in it refers to one of these words."""
    if isinstance(value, dict):
        kept = {
            name: _without(one, words)
            for name, one in value.items()
            if isinstance(one, list | dict) or one not in words
        }
        return {name: one for name, one in kept.items() if one not in ([], {}) or value[name] in ([], {})}
    if isinstance(value, list):
        return [_without(one, words) for one in value if isinstance(one, list | dict) or one not in words]
    return value
