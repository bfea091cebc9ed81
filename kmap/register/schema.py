"""JSON Schemas made from types: of registers, so that editors explain every field, and of what kmap writes as JSON."""

import re
import sys
from inspect import cleandoc
from typing import Any

from pydantic import TypeAdapter

from kmap.register.fields import ID_SCHEMA
from kmap.register.models.document import Document
from kmap.register.models.settings import Cadence, LevelFloors, Policy, QuadrantLevels
from kmap.register.vocabulary import FORMAT_VERSION

DIALECT = "https://json-schema.org/draft/2020-12/schema"
ID = f"urn:kmap-stakeholders:register:{FORMAT_VERSION}"
"""The identity of the schema: a name, not an address from which anything would be loaded."""


def json_schema() -> dict[str, Any]:
    """Return the JSON Schema of a register, as an editor or a schema validator sees it.

    It is as strict as reading where a schema can be. Two things differ, because a
    schema sees values after YAML has resolved them: text may look like a number or a
    truth value there (an assessor `007`), and a key without a value is null.
    """
    for part in (QuadrantLevels, LevelFloors, Cadence, Policy):
        part.model_rebuild()  # their defaults are written into the schema, which pydantic before 2.12 asks for
    schema = Document.model_json_schema(by_alias=True, mode="validation")
    schema = {"$schema": DIALECT, "$id": ID} | schema
    for section in (schema, *schema["$defs"].values()):
        _complete(section)
    _identify(schema["$defs"]["Stakeholder"])
    return schema


def schema_of(written: type, name: str, version: int) -> dict[str, Any]:
    """Return the JSON Schema of a format that kmap writes, made from the type that is written.

    Parameters
    ----------
    written
        A dataclass, whose docstring says what its fields are. Those that it is made of stand in the same module.
    name, version
        What the format is called, and which version of it this is.
    """
    schema = TypeAdapter(written).json_schema(mode="validation")
    beside = vars(sys.modules[written.__module__])
    _describe(schema, written)
    for title, part in schema.get("$defs", {}).items():
        _describe(part, beside[title])
    return {"$schema": DIALECT, "$id": f"urn:kmap-stakeholders:{name}:{version}"} | schema


def _describe(part: dict[str, Any], type_: type) -> None:
    """Take the description of each field from where the docstring of its type says it."""
    summary, _, parameters = cleandoc(type_.__doc__ or "").partition("\n\nParameters\n----------\n")
    part["description"] = summary
    said = re.findall(r"^(\w[\w, ]*)\n((?:    .*\n?)+)", f"{parameters}\n", re.MULTILINE)
    meanings = {name: " ".join(text.split()) for names, text in said for name in names.split(", ")}
    for name, field in part["properties"].items():
        field.pop("title", None)
        field.pop("default", None)
        if name in meanings:
            field["description"] = meanings[name]


def _complete(part: dict[str, Any]) -> None:
    """Let fields that may be left out be empty, one word be a list of one, and bare ids be groups."""
    part.pop("description", None) if not part.get("properties") else None
    required = part.get("required", [])
    for name, field in part.get("properties", {}).items():
        field.pop("title", None)
        _one_or_many(field)
        if name == "equity" and field.get("items", {}).get("$ref", "").endswith("/Named"):
            one = {"anyOf": [ID_SCHEMA, field.pop("items")]}
            field.pop("type")
            field["anyOf"] = [ID_SCHEMA, {"type": "array", "items": one}]
        if name not in required:
            part["properties"][name] = _or_null(field)


def _one_or_many(field: dict[str, Any]) -> None:
    """Where a list of words stands, let one word stand too."""
    for branch in (field, *field.get("anyOf", [])):
        items = branch.get("items")
        if branch.get("type") == "array" and isinstance(items, dict) and "$ref" not in items:
            alternatives = [dict(items), {"type": "array", "items": items}]
            for key in ("type", "items"):
                branch.pop(key)
            branch["anyOf"] = alternatives


def _or_null(field: dict[str, Any]) -> dict[str, Any]:
    """Return the schema of a field that may also be empty, its description at the top."""
    default = field.pop("default", None)
    kept = {key: field.pop(key) for key in ("description",) if key in field}
    if default not in (None, [], {}) and not isinstance(default, dict):
        kept["default"] = default
    branches = field.pop("anyOf", None) or [field]
    if {"type": "null"} not in branches:
        branches = [*branches, {"type": "null"}]
    return kept | {"anyOf": branches}


def _identify(stakeholder: dict[str, Any]) -> None:
    """Ask for a name; in a project, an inherited stakeholder has its id alone."""
    stakeholder["anyOf"] = [{"required": ["name"]}, {"required": ["id"]}]
