"""The page of formats, reports and pictures: what stands in their rooms, as each file says of itself."""

from collections.abc import Iterable, Iterator

from docs.hooks.prose import code, first_sentence, table
from kmap import rooms

SECTIONS = (
    (
        "Findings",
        "Formats of `kmap check --format`; `auto` takes the one that the CI reads.",
        ("formats",),
        "diagnostics",
    ),
    (
        "Reports",
        "Formats of the commands that answer a question, by `--format` or by the ending of `--output`. Each command "
        "says in its help which it has: `kmap plan` alone writes calendars. The JSON is "
        "described by [schemas](schemas.md).",
        ("formats",),
        "report",
    ),
    (
        "What reports hold",
        "Reports are tables: a name, columns, rows and notes. Every format above can show each of them.",
        ("reports",),
        "report",
    ),
    (
        "Exports",
        "Formats of `kmap export --format`, which the ending of `--output` can say instead. "
        "[Out](../export.md) says what each of them holds.",
        ("interchange.outgoing.tables", "interchange.outgoing.maps"),
        "content",
    ),
    (
        "Imports",
        "What `kmap import` reads, by the ending of the file; a file can be packed (`.gz`). "
        "[From a spreadsheet to a register](../import.md) shows how.",
        ("interchange.incoming",),
        "sheets",
    ),
    (
        "Pictures",
        "What is drawn where `--output` ends in .png, .svg or .pdf. [Pictures](../pictures.md) says which command "
        "draws which.",
        ("figures",),
        "draw|pages",
    ),
)
"""Headings, each with what to know of its list, the rooms, and the functions of which a file in it has one."""

_NOT_NAMED = frozenset({"opening"})
"""Files that are in a room for what its formats share."""


def pages() -> dict[str, str]:
    """Return the page: a table for each kind of thing."""
    return {"reference/formats.md": "\n".join(_lines())}


def members(places: Iterable[str], functions: str) -> dict[str, str]:
    """Return the names of what stands in rooms and has one of some functions, each with its room."""
    return {
        name: room
        for room in places
        for name in rooms.names(room)
        if name not in _NOT_NAMED and any(hasattr(rooms.module(room, name), one) for one in functions.split("|"))
    }


def _lines() -> Iterator[str]:
    yield from ("# Formats, reports and pictures", "")
    for heading, said, places, function in SECTIONS:
        rows = [
            (code(name.replace("_", "-")), first_sentence(rooms.module(room, name).__doc__ or ""))
            for name, room in sorted(members(places, function).items())
        ]
        yield from (f"## {heading}", "", said, "", table(("name", "what it is"), rows))
