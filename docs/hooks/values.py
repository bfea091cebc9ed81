"""The page of the values that the functions of `kmap` return: what each of them holds, told by its type."""

import inspect
import re
import typing
from collections.abc import Iterator, Mapping
from functools import cached_property
from types import FunctionType, NoneType, UnionType
from typing import Any

import kmap
from docs.hooks.prose import code, first_sentence, paragraphs, prose, table
from docs.hooks.python import names

_HEAD = """# Values in Python

What the functions of [kmap](python.md) return, and what stands in it, under the function that returns it first. Dates
are `datetime.date`; `None` is what is not known, which is never the same as nought or low.
"""


def pages() -> dict[str, str]:
    """Return the page: a section for each function, one for each type that it returns."""
    return {"reference/values.md": "\n".join((_HEAD, *_sections()))}


def returned() -> dict[str, list[type]]:
    """Return the types of kmap that each function returns, and those inside of them; each type once."""
    found: dict[type, None] = {}
    by_name: dict[str, list[type]] = {}
    for name in names():
        before = len(found)
        _gather(getattr(getattr(kmap, name), "__annotations__", {}).get("return"), found)
        by_name[name] = list(found)[before:]
    return by_name


def _gather(annotation: Any, found: dict[type, None]) -> None:
    """Add the types of kmap that an annotation names, and those of their fields."""
    if not _is_ours(annotation):
        for part in typing.get_args(annotation):
            _gather(part, found)
    elif annotation not in found:
        found[annotation] = None
        for inner in (*_fields(annotation).values(), *_properties(annotation).values(), *_methods(annotation).values()):
            _gather(_result(inner) if inspect.isfunction(inner) else inner, found)


def _is_ours(annotation: Any) -> bool:
    return inspect.isclass(annotation) and annotation.__module__.startswith("kmap.")


def _fields(one: type) -> dict[str, Any]:
    hints = typing.get_type_hints(one)
    return {name: hint for name, hint in hints.items() if not name.startswith("_") and name != "model_config"}


def _sections() -> Iterator[str]:
    for name, types in returned().items():
        if types:
            yield f"## kmap.{name} {{#of-{name}}}\n"
        for one in types:
            yield from _of_type(one)


def _of_type(one: type) -> Iterator[str]:
    yield f"### {one.__name__} {{#{_path(one)}}}\n"
    yield from (f"{prose(said)}\n" for said in _introduction(one))
    yield f"In `{one.__module__}`.\n"
    rows = [*_field_rows(one), *_property_rows(one), *_method_rows(one)]
    if rows:
        yield table(("name", "type", "meaning"), rows)


def _path(one: type) -> str:
    return f"{one.__module__}.{one.__qualname__}"


def _introduction(one: type) -> Iterator[str]:
    """Yield the paragraphs of a docstring before its first section."""
    for said in paragraphs(one.__doc__ or ""):
        if re.search(r"\n-+$", said, flags=re.MULTILINE):
            return
        yield said


def _field_rows(one: type) -> Iterator[tuple[str, str, str]]:
    said = _parameters(one)
    described = {name: field.description or "" for name, field in getattr(one, "model_fields", {}).items()}
    for name, annotation in _fields(one).items():
        yield code(name), _written(annotation), prose(said.get(name) or described.get(name, ""))


def _parameters(one: type) -> dict[str, str]:
    """Return what the docstring says of each parameter."""
    section = re.search(r"^Parameters\n-+\n(.*?)(?=^\w[^\n]*\n-+$|\Z)", inspect.getdoc(one) or "", re.M | re.S)
    entries = re.findall(r"^(\S[^\n]*)\n((?:[ ]+[^\n]*\n?|\n)+)", section[1] if section else "", re.M)
    return {name.strip(): meaning for together, meaning in entries for name in together.split(",")}


def _property_rows(one: type) -> Iterator[tuple[str, str, str]]:
    for name, function in _properties(one).items():
        yield code(name), _written(_result(function)), first_sentence(function.__doc__ or "")


def _method_rows(one: type) -> Iterator[tuple[str, str, str]]:
    for name, function in _methods(one).items():
        asked = ", ".join(each for each in inspect.signature(function).parameters if each not in ("self", "cls"))
        yield code(f"{name}({asked})"), _written(_result(function)), first_sentence(function.__doc__ or "")


def _properties(one: type) -> dict[str, FunctionType]:
    """Return what works out each property that the type itself has."""
    found = {
        name: member.func if isinstance(member, cached_property) else member.fget
        for name, member in tuple(vars(one).items())
        if isinstance(member, property | cached_property) and not name.startswith("_")
    }
    return {name: function for name, function in found.items() if isinstance(function, FunctionType)}


def _methods(one: type) -> dict[str, FunctionType]:
    """Return the methods that the type itself has, those of the class included."""
    found = {name: getattr(member, "__func__", member) for name, member in tuple(vars(one).items())}
    return {
        name: function
        for name, function in found.items()
        if isinstance(function, FunctionType) and not name.startswith("_") and function.__module__ == one.__module__
    }


def _result(function: FunctionType) -> Any:
    return typing.get_type_hints(function).get("return")


def _written(annotation: Any) -> str:
    """Return an annotation as Markdown, with a link to each type of ours."""
    inner, origin = typing.get_args(annotation), typing.get_origin(annotation)
    if annotation is NoneType or annotation is None:
        return "None"
    if origin is typing.Literal:
        return " or ".join(code(repr(word)) for word in inner)
    if origin in (typing.Union, UnionType):
        return " or ".join(map(_written, inner))
    if origin is not None:
        held = [_written(part) for part in inner if part is not ...]
        if issubclass(origin, Mapping):
            return f"{origin.__name__} from {' to '.join(held)}"
        return f"{origin.__name__} of {', '.join(held)}"
    if _is_ours(annotation):
        return f"[{annotation.__name__}](#{_path(annotation)})"
    return prose(getattr(annotation, "__name__", str(annotation)))
