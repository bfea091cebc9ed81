"""Which fields can stand where, read from the models."""

from functools import cache
from types import UnionType
from typing import Annotated, Any, Union, get_args, get_origin

from pydantic import BaseModel

from kmap.errors import Route
from kmap.register.models.document import Document


@cache
def fields_of(section: type[BaseModel]) -> dict[str, str]:
    """Return the fields of a part of a register, as they are written, with what each means."""
    return {field.alias or name: field.description or "" for name, field in section.model_fields.items()}


def sections_at(route: Route) -> list[type[BaseModel]]:
    """Return the parts of a register that can stand at a route; none where free words stand there."""
    return [kind for kind in _kinds_at(route) if isinstance(kind, type) and issubclass(kind, BaseModel)]


def _kinds_at(route: Route) -> list[Any]:
    current: list[Any] = [Document]
    for step in route:
        current = [inner for outer in current for inner in _inside(outer, step)]
    return current


def known_fields(route: Route) -> dict[str, str] | None:
    """Return the fields that can stand in the group at a route; None where any word can."""
    sections = sections_at(route)
    if not sections:
        return None
    return {name: text for section in sections for name, text in fields_of(section).items()}


def takes_any_word(route: Route) -> bool:
    """Say whether free words can be keys in the group at a route."""
    return any(get_origin(kind) is dict for kind in _kinds_at(route))


def takes_words(route: Route) -> bool:
    """Say whether a list of words can stand at a route, one word being a list of one."""
    return any(get_origin(kind) is tuple for kind in _kinds_at(route)) and not sections_at((*route, 0))


def _inside(outer: Any, step: str | int) -> list[Any]:
    """Return the types that a value of type `outer` can have at one step further in."""
    if isinstance(outer, type) and issubclass(outer, BaseModel):
        for name, field in outer.model_fields.items():
            if step == (field.alias or name):
                return _alternatives(field.annotation)
    elif get_origin(outer) is dict and isinstance(step, str):
        return _alternatives(get_args(outer)[1])
    elif get_origin(outer) is tuple and isinstance(step, int):
        return _alternatives(get_args(outer)[0])
    return []


def _alternatives(annotation: Any) -> list[Any]:
    origin = get_origin(annotation)
    if origin is Annotated:
        return _alternatives(get_args(annotation)[0])
    if origin in (Union, UnionType):
        return [inner for one in get_args(annotation) for inner in _alternatives(one)]
    return [annotation]
