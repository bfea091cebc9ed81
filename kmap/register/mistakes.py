"""What the models refuse, in plain words."""

from collections.abc import Iterator
from typing import Any, NamedTuple

from pydantic import ValidationError

from kmap.errors import Route
from kmap.register.fields import shown
from kmap.register.nearest import did_you_mean, nearest
from kmap.register.shape import known_fields
from kmap.register.slug import slug


class Mistake(NamedTuple):
    """A value or a key that the models refuse.

    Parameters
    ----------
    code
        Of the rule that it breaks.
    route
        Where; that of the group around it where a key is missing.
    message, tip
        What was found, and what to do about it.
    at_key
        Whether the key is wrong, not the value.
    missing
        The key that is missing.
    wants_text
        Whether any text could stand there.
    """

    code: str
    route: Route
    message: str
    tip: str
    at_key: bool = False
    missing: str = ""
    wants_text: bool = False

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


_CHOICES = frozenset({("threshold",), ("scale", "labels")})
"""Where pydantic's locations go on with the name of one of two kinds of value, which is no key."""


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
    chosen = False
    for step in location:
        if not chosen and tuple(route) in _CHOICES:
            chosen = True
            continue
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
    subject = part(route) if route and isinstance(route[-1], int) else field_name
    if kind.startswith("KM"):
        return Mistake(kind, route, f"{subject} {context['message']}", context["tip"])
    if kind == "extra_forbidden":
        known = known_fields(route[:-1]) or {}
        where = f" in {part(route[:-1])}"
        return Mistake(
            "KM009", route, f"unknown field {shown(field_name)}{where}", did_you_mean(field_name, known), True
        )
    if kind == "missing":
        missing = str(detail["loc"][-1])
        description = (known_fields(route) or {}).get(missing, "")
        message = f"`{missing}` is missing in {part(route)}"
        return Mistake("KM010", route, message, f"add `{missing}: ...`: {_sentence(description)}", missing=missing)
    if kind == "literal_error":
        allowed = [word for word in str(context["expected"]).replace("'", "").replace(" or ", ", ").split(", ") if word]
        if isinstance(value, dict | list):
            message = f"{subject} is {shown(value)} where one word belongs"
            return Mistake("KM011", route, message, f"write one of {', '.join(allowed)}")
        message = f"{subject} {shown(value)} is not one of {', '.join(allowed)}"
        return Mistake("KM015", route, message, did_you_mean(str(value), allowed))
    if kind in ("string_too_short", "too_short"):
        return Mistake("KM010", route, f"{subject} is empty", "write it out, or take the line away")
    if kind == "string_pattern_mismatch":
        proposal = slug(str(value))
        tip = f"write {proposal}" if proposal else "write a word, such as council or nhs-trust"
        message = f"{subject} {shown(value)} is not an id: lower-case letters a to z, digits and single hyphens"
        return Mistake("KM016", route, message, tip)
    expected, tip = _KINDS.get(kind, ("something else", "see `kmap schema` for what can stand here"))
    message = f"{subject} is {shown(value)} where {expected} belongs"
    return Mistake("KM011", route, message, tip, wants_text=kind == "string_type")


def is_mistyped(missing: Mistake, values: Any) -> bool:
    """Say whether a missing key is there under a name that the unknown field's own mistake corrects."""
    known = known_fields(missing.route) or {}
    group = at(values, missing.route)
    return any(nearest(key, known) == missing.missing for key in group if key not in known)


def at(values: Any, route: Route) -> Any:
    """Return what stands at a route."""
    for step in route:
        values = values[step]
    return values


def part(route: Route) -> str:
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


def groups_in(values: Any, route: Route = ()) -> Iterator[tuple[dict[str, Any], Route]]:
    """Yield each group of fields in `values` with its route."""
    if isinstance(values, dict):
        yield values, route
        for key, inner in values.items():
            yield from groups_in(inner, (*route, key))
    elif isinstance(values, list):
        for index, inner in enumerate(values):
            yield from groups_in(inner, (*route, index))
