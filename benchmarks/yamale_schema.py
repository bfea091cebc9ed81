"""The register's format in Yamale's words, made from its JSON Schema: every peer is given the whole of it."""

from collections.abc import Iterator, Mapping
from typing import Any

_WORDS = {"string": "str", "integer": "int", "number": "num", "boolean": "bool", "array": "list", "object": "map"}
_BOUNDS = {"minimum": "min", "exclusiveMinimum": "min", "maximum": "max"}


def yamale_schema(schema: Mapping[str, Any]) -> str:
    """Return what Yamale reads as the schema of a register.

    It says what the JSON Schema says, less what Yamale has no words for: that one of two
    fields must be given, that a bound itself is excluded, and that a list has a member.

    Parameters
    ----------
    schema
        The JSON Schema that `kmap schema` prints.

    Returns
    -------
    str
        The document itself, and after it what it includes, by the names that it has in the JSON Schema.
    """
    return "\n".join([*_fields(schema, ""), "---", *_included(schema["$defs"])]) + "\n"


def _included(parts: Mapping[str, Any]) -> Iterator[str]:
    for name, part in parts.items():
        yield f"{name}:"
        yield from _fields(part, "  ")


def _fields(part: Mapping[str, Any], indent: str) -> Iterator[str]:
    """Yield a line for each field of an object; `required` says which may not be left out."""
    for name, field in part["properties"].items():
        yield f"{indent}{name}: {_value(field, required=name in part.get('required', ()))}"


def _value(field: Mapping[str, Any], *, required: bool = True) -> str:
    """Return the words for a value, such as ``enum('low', 'high', required=False)``."""
    choices = [one for one in _choices(field) if one != ("null", [])]
    word, inside = choices[0] if len(choices) == 1 else ("any", [f"{word}({', '.join(of)})" for word, of in choices])
    return f"{word}({', '.join([*inside, *([] if required else ['required=False'])])})"


def _choices(field: Mapping[str, Any]) -> list[tuple[str, list[str]]]:
    """Return what a value may be, one or the other, however deep that is written: a word and what it is given."""
    several = field.get("anyOf") or field.get("oneOf")
    if several:
        return [each for one in several for each in _choices(one)]
    if "$ref" in field:
        return [("include", [repr(field["$ref"].rsplit("/", 1)[1])])]
    if "enum" in field:
        return [("enum", [repr(each) for each in field["enum"]])]
    if field.get("format") == "date":
        return [("day", [])]
    kinds = [field["type"]] if isinstance(field["type"], str) else field["type"]
    return [_of_kind(field, kind) for kind in kinds]


def _of_kind(field: Mapping[str, Any], kind: str) -> tuple[str, list[str]]:
    if kind == "null":
        return kind, []
    if kind == "string" and "pattern" in field:
        return "regex", [repr(field["pattern"])]
    if kind == "string":
        return "str", [f"min={field['minLength']}"] if "minLength" in field else []
    inner = field.get("items") or field.get("additionalProperties")
    bounds = [f"{word}={field[key]}" for key, word in _BOUNDS.items() if key in field]
    return _WORDS[kind], [*([_value(inner)] if inner else []), *bounds]
