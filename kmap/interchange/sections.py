"""The parts of a register that are tables: their columns, named exactly as the fields are."""

import datetime
from collections.abc import Mapping
from functools import cache
from types import UnionType
from typing import Annotated, Any, Literal, NamedTuple, Union, get_args, get_origin

from kmap.errors import Route
from kmap.register.shape import sections_at

Kind = Literal["text", "number", "truth", "date", "words"]


class Field(NamedTuple):
    """A field as a column holds it.

    Parameters
    ----------
    path
        Its name as a column, ``stance.current`` for a field in a group.
    kind
        What its cells hold.
    choices
        The words that it can be, if only some.
    """

    path: str
    kind: Kind
    choices: tuple[str, ...] = ()


class Section(NamedTuple):
    """A list of a register that is a sheet.

    Parameters
    ----------
    name
        What the sheet is called.
    route
        The route of one of its entries.
    whose
        The column that says to which stakeholder or output an entry belongs; empty where to none.
    keys
        The columns that tell one entry from another, `whose` included.
    needed
        The columns by which a sheet without a telling name is known.
    """

    name: str
    route: Route
    whose: str
    keys: tuple[str, ...]
    needed: frozenset[str]


SECTIONS = {
    one.name: one
    for one in (
        Section("stakeholders", ("stakeholders", 0), "", ("id",), frozenset({"name"})),
        Section("relationships", ("relationships", 0), "", ("from", "to", "kind"), frozenset({"from", "to"})),
        Section(
            "assessments",
            ("stakeholders", 0, "assessments", 0),
            "stakeholder",
            ("stakeholder", "date", "by", "topic", "round"),
            frozenset({"stakeholder", "date", "by"}),
        ),
        Section(
            "topic scores",
            ("stakeholders", 0, "by_topic", "TOPIC"),
            "stakeholder",
            ("stakeholder", "topic"),
            frozenset({"stakeholder", "topic"}),
        ),
        Section(
            "engagement points",
            ("stakeholders", 0, "engagement_points", 0),
            "stakeholder",
            ("stakeholder", "date"),
            frozenset({"stakeholder", "date", "what"}),
        ),
        Section("log", ("log", 0), "", ("date", "with", "kind"), frozenset({"date", "with"})),
        Section("needs", ("needs", 0), "", ("id",), frozenset({"id", "need"})),
        Section("questions", ("questions", 0), "", ("id",), frozenset({"id", "question"})),
        Section(
            "uptake", ("outputs", 0, "uptake", 0), "output", ("output", "date", "by"), frozenset({"output", "date"})
        ),
        Section("outputs", ("outputs", 0), "", ("id",), frozenset({"id", "title"})),
        Section("training", ("training", 0), "", ("date", "title"), frozenset({"date", "title"})),
        Section(
            "topics", ("topics", 0), "", ("id",), frozenset({"topic id"})
        ),  # known by its name alone: other sheets have an id and a name too
    )
}

DEFAULTS: dict[str, object] = {"strength": 1.0, "mutual": False, "effect": "positive"}
"""What a tie has where nothing is written, and so needs not be written."""

_NO_COLUMN = frozenset({"unset"})
_SHEETS = {"topics scores": "topic scores", "by_topic": "topic scores", "engagement_points": "engagement points"}


def section_called(name: str) -> Section | None:
    """Return the section that a sheet is called after, if it is."""
    plain = " ".join(name.casefold().split())
    return SECTIONS.get(_SHEETS.get(plain, plain.replace("_", " ") if plain.replace("_", " ") in SECTIONS else plain))


@cache
def fields(section: str) -> dict[str, Field]:
    """Return the columns of a section, by name, in the order of the format."""
    route = SECTIONS[section].route
    found = {one.path: one for one in _fields(route, "")}
    if SECTIONS[section].whose:
        whose = SECTIONS[section].whose
        found = {whose: Field(whose, "text"), **found}
    if section == "topic scores":
        found = {"stakeholder": found["stakeholder"], "topic": Field("topic", "text"), **found}
    return found


def without_defaults(section: str, values: Mapping[str, Any]) -> dict[str, Any]:
    """Return the values of a new entry without those that it would have anyway."""
    if section != "relationships":
        return dict(values)
    return {path: value for path, value in values.items() if path not in DEFAULTS or value != DEFAULTS[path]}


def _fields(route: Route, above: str) -> list[Field]:
    found: list[Field] = []
    for model in sections_at(route):
        for name, field in model.model_fields.items():
            written = field.alias or name
            if written in _NO_COLUMN:
                continue
            kinds = _alternatives(field.annotation)
            if any(hasattr(kind, "model_fields") for kind in kinds):
                found += _fields((*route, written), f"{above}{written}.")
            elif (one := _field(f"{above}{written}", kinds)) is not None:
                found.append(one)
    return found


def _field(path: str, kinds: list[Any]) -> Field | None:
    for kind in kinds:
        origin = get_origin(kind)
        if origin is Literal:
            return Field(path, "text", tuple(map(str, get_args(kind))))
        if origin is tuple:
            return Field(path, "words") if str in _alternatives(get_args(kind)[0]) else None
        if kind is bool:
            return Field(path, "truth")
        if kind in (int, float):
            return Field(path, "number")
        if kind is datetime.date:
            return Field(path, "date")
        if kind is str:
            return Field(path, "text")
    return None


def _alternatives(annotation: Any) -> list[Any]:
    origin = get_origin(annotation)
    if origin is Annotated:
        return _alternatives(get_args(annotation)[0])
    if origin in (Union, UnionType):
        return [inner for one in get_args(annotation) for inner in _alternatives(one)]
    return [annotation]
