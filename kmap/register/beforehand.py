"""What is found and filled in before the models see a register: its version, ids, and keys without a value."""

from collections.abc import Iterator
from typing import Any

from pydantic_core import PydanticCustomError

from kmap.register.fields import read_number, shown
from kmap.register.mistakes import Mistake, groups_in, part
from kmap.register.nearest import did_you_mean
from kmap.register.parse import Alias, Parsed, Quoted
from kmap.register.shape import known_fields, takes_any_word
from kmap.register.slug import slug
from kmap.register.vocabulary import FORMAT_VERSION

_IGNORES = ("check", "ignore")


def newer_version(values: dict[str, Any]) -> Mistake | None:
    """Return what is wrong with the version of the format that a register names; None where nothing is."""
    try:
        version = read_number(values.get("kmap", FORMAT_VERSION))
    except PydanticCustomError:
        return None  # told of with all else that is no number
    if version == FORMAT_VERSION:
        return None
    found = shown(values["kmap"])
    message = f"kmap {found} is not a version of the format that this kmap reads: it reads {FORMAT_VERSION}"
    newer = version > FORMAT_VERSION
    tip = "update kmap: pip install --upgrade kmap-stakeholders" if newer else f"write {FORMAT_VERSION}"
    return Mistake("KM017", ("kmap",), message, tip)


def identify(entries: Any, *, inherits: bool = False) -> Iterator[Mistake]:
    """Give each stakeholder without an id the one that its name makes.

    Parameters
    ----------
    entries
        What stands under `stakeholders`.
    inherits
        Whether a stakeholder may be known by its id alone, because it is inherited.
    """
    for index, entry in enumerate(entries if isinstance(entries, list) else ()):
        if not isinstance(entry, dict):
            continue
        route = ("stakeholders", index)
        name = entry.get("name")
        if name is None:
            if inherits and "id" in entry:
                continue  # whether it is inherited shows once the other register has been read
            tip = "add `name: ...`: the name as people read it"
            tip += ", or `id: ...` of an inherited stakeholder" if inherits else ""
            message = f"`name` is missing in entry {index + 1} of stakeholders"
            yield Mistake("KM010", route, message, tip, missing="name")
        elif "id" not in entry and isinstance(name, str) and not isinstance(name, Alias):
            made = slug(name)
            if made:
                entry["id"] = made
            elif name.strip():
                message = f"no id can be made from the name {shown(name)}"
                yield Mistake("KM016", route, message, "add `id: ...`: lower-case letters a to z, digits, hyphens")


def without_extends(values: dict[str, Any]) -> Iterator[Mistake]:
    """Yield what only a register that extends another can hold, having taken it out."""
    tip = "name the register that this one builds on, as in `extends: ../stakeholders.yaml`, or take it away"
    if values.pop("exclude", None) is not None:
        message = "`exclude` in a register that extends no other: nothing is inherited"
        yield Mistake("KM020", ("exclude",), message, tip, at_key=True)
    entries = values.get("stakeholders")
    for index, entry in enumerate(entries if isinstance(entries, list) else ()):
        if isinstance(entry, dict) and entry.pop("unset", None) is not None:
            route = ("stakeholders", index, "unset")
            message = "`unset` in a register that extends no other: nothing is inherited"
            yield Mistake("KM020", route, message, tip, at_key=True)


def from_empties(parsed: Parsed) -> Iterator[Mistake]:
    """Yield what is wrong with keys that have no value and are not known."""
    if not parsed.empties:
        return
    routes = {id(group): route for group, route in groups_in(parsed.values)}
    for empty in parsed.empties:
        route = routes.get(id(empty.mapping))
        if route is None:
            continue  # inside of something that was left out
        if route == _IGNORES and not empty.bare:
            empty.mapping[empty.key] = Quoted("")  # an ignore without a reason, which a rule finds
            continue
        known = known_fields(route) or {}
        if empty.key in known or empty.key in empty.mapping or empty.key == "<<":
            continue
        if empty.in_braces and (empty.bare or not takes_any_word(route)):
            message = f"{shown(empty.key)} stands alone inside `{{ }}` and is left out"
            tip = "put text that holds a comma into quotes; else write `key: value`"
            yield Mistake("KM019", (*route, empty.key), message, tip, True)
        elif known and not takes_any_word(route):
            message = f"unknown field {shown(empty.key)} in {part(route)}"
            yield Mistake("KM009", (*route, empty.key), message, did_you_mean(empty.key, known), True)
