"""What the models refuse, in plain words, and what is left of a register without it."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from pydantic import ValidationError

from kmap.errors import Route
from kmap.register.fields import shown
from kmap.register.nearest import did_you_mean
from kmap.register.shape import known_fields
from kmap.register.slug import slug


@dataclass(frozen=True, slots=True)
class Mistake:
    """A value or a key that the models refuse."""

    code: str
    route: Route
    message: str
    tip: str
    at_key: bool = False
    missing: str = ""

    @property
    def told_at(self) -> Route:
        """The route that the mistake is about: that of the missing key where one is missing."""
        return (*self.route, self.missing) if self.missing else self.route


_KINDS = {
    "string_type": ("text", "write text"),
    "model_type": ("a group of fields", "write fields as `key: value`, one on each line, indented"),
    "model_attributes_type": ("a group of fields", "write fields as `key: value`, one on each line, indented"),
    "dict_type": ("a group of fields", "write fields as `key: value`, one on each line, indented"),
    "tuple_type": ("a list", "begin each entry with `- ` on a line of its own"),
}


def mistakes_of(error: ValidationError, values: Any) -> list[Mistake]:
    """Return one mistake for each place that a validation error names.

    Parameters
    ----------
    error
        What pydantic found; only its types, places and words from the models are used.
    values
        The values that were validated.
    """
    found: dict[Route, Mistake] = {}
    for detail in error.errors(include_url=False, include_input=False):
        route, value = _along(detail["loc"], values)
        mistake = _mistake(detail, route, value)
        found.setdefault(mistake.told_at, mistake)
    return list(found.values())


def _along(location: tuple[str | int, ...], values: Any) -> tuple[Route, Any]:
    """Return the route of pydantic's location: its steps, less those that no value has."""
    route: list[str | int] = []
    for step in location:
        if isinstance(values, dict) and step in values:
            values = values[str(step)]
        elif isinstance(values, list) and isinstance(step, int) and step < len(values):
            values = values[step]
        else:
            continue
        route.append(step)
    return tuple(route), values


def _mistake(detail: Any, route: Route, value: Any) -> Mistake:
    kind, context = detail["type"], detail.get("ctx", {})
    field_name = next((step for step in reversed(route) if isinstance(step, str)), "the register")
    subject = _part(route) if route and isinstance(route[-1], int) else field_name
    if kind.startswith("KM"):
        return Mistake(kind, route, f"{subject} {context['message']}", context["tip"])
    if kind == "extra_forbidden":
        known = known_fields(route[:-1]) or {}
        where = f" in {_part(route[:-1])}"
        return Mistake(
            "KM009", route, f"unknown field {shown(field_name)}{where}", did_you_mean(field_name, known), True
        )
    if kind == "missing":
        missing = str(detail["loc"][-1])
        description = (known_fields(route) or {}).get(missing, "")
        message = f"`{missing}` is missing in {_part(route)}"
        return Mistake("KM010", route, message, f"add `{missing}: ...`: {_sentence(description)}", missing=missing)
    if kind == "literal_error":
        allowed = [word for word in str(context["expected"]).replace("'", "").replace(" or ", ", ").split(", ") if word]
        message = f"{subject} {shown(value)} is not one of {', '.join(allowed)}"
        return Mistake("KM015", route, message, did_you_mean(str(value), allowed))
    if kind == "string_too_short":
        return Mistake("KM010", route, f"{subject} is empty", "write it out, or take the line away")
    if kind == "string_pattern_mismatch":
        proposal = slug(str(value))
        tip = f"write {proposal}" if proposal else "write a word, such as council or nhs-trust"
        message = f"{subject} {shown(value)} is not an id: lower-case letters a to z, digits and single hyphens"
        return Mistake("KM016", route, message, tip)
    expected, tip = _KINDS.get(kind, ("something else", "see `kmap schema` for what can stand here"))
    return Mistake("KM011", route, f"{subject} is {shown(value)} where {expected} belongs", tip)


def _part(route: Route) -> str:
    """Return words for the part of a register that a route leads to."""
    if not route:
        return "the register"
    *_, last = route
    if isinstance(last, int):
        name = next((step for step in reversed(route) if isinstance(step, str)), "entries")
        return f"entry {last + 1} of {name}"
    return f"`{last}`"


def _sentence(description: str) -> str:
    return (description[:1].lower() + description[1:]).rstrip(".")


@dataclass(frozen=True, slots=True)
class Remains:
    """What can be checked further although something else could not be read.

    Parameters
    ----------
    values
        The values of the register; what is wrong is taken out of them.
    routes
        The route in the text of each group of fields, by its identity; empty
        until something is taken out.
    unread_ids
        Ids of entries that had to be left out.
    """

    values: Any = None
    routes: dict[int, Route] = field(default_factory=dict)
    unread_ids: set[str] = field(default_factory=set)

    def prune(self, mistakes: list[Mistake]) -> None:
        """Take what is wrong out of the values; entries of lists as a whole where they can't stand without it."""
        if not self.routes:
            self.routes.update((id(group), route) for group, route in groups_in(self.values))
        dropped: dict[Route, set[int]] = {}
        for mistake in mistakes:
            route = mistake.route
            if not route:
                self.values.setdefault("title", "?")
                self.values.setdefault("stakeholders", [])
            elif isinstance(route[-1], int):
                dropped.setdefault(route[:-1], set()).add(route[-1])
            else:
                _at(self.values, route[:-1]).pop(route[-1], None)
        for route, gone in sorted(dropped.items(), key=lambda pair: -len(pair[0])):
            entries = _at(self.values, route)
            self.unread_ids.update(filter(None, (_id_of(entries[index]) for index in gone)))
            entries[:] = [entry for index, entry in enumerate(entries) if index not in gone]

    def original(self, route: Route) -> Route:
        """Return the route that something had in the text, before anything was taken out."""
        if not self.routes:
            return route
        values, original = self.values, route[:0]
        for depth, step in enumerate(route):
            if isinstance(values, dict | list):
                try:
                    values = values[step]  # type: ignore[index]  # of either kind, whichever it is
                except (KeyError, IndexError, TypeError):
                    return (*original, *route[depth:])
            original = self.routes.get(id(values), (*original, step)) if isinstance(values, dict) else (*original, step)
        return original


def groups_in(values: Any, route: Route = ()) -> Iterator[tuple[dict[str, Any], Route]]:
    """Yield each group of fields in `values` with its route."""
    if isinstance(values, dict):
        yield values, route
        for key, inner in values.items():
            yield from groups_in(inner, (*route, key))
    elif isinstance(values, list):
        for index, inner in enumerate(values):
            yield from groups_in(inner, (*route, index))


def _at(values: Any, route: Route) -> Any:
    for step in route:
        values = values[step]
    return values


def _id_of(entry: Any) -> str:
    if not isinstance(entry, dict):
        return slug(str(entry))
    return str(entry.get("id") or slug(str(entry.get("name", ""))))
