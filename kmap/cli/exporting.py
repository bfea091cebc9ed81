"""Exporting: which format is meant, what it makes of a register, and what it leaves out."""

import sys
from typing import Any

from kmap import rooms
from kmap.cli.choices import one_of
from kmap.cli.printing import print_out, write, wrote
from kmap.errors import KmapError
from kmap.interchange.tables import SHEETS, settings_of, tables, tables_left_out
from kmap.register.register import Register
from kmap.terminal import Line, Span, inert, printable, render, terminal_width, wants_color, wrap

_TABLES, _MAPS = "interchange.outgoing.tables", "interchange.outgoing.maps"
MARKDOWN = "markdown"
_MARKDOWN_ENDINGS = (".md",)


def formats() -> dict[str, str]:
    """Return the formats by name, each with the room that it stands in; markdown stands in none."""
    found = {name.replace("_", "-"): room for room in (_TABLES, _MAPS) for name in rooms.names(room)}
    return dict(sorted((found | {MARKDOWN: ""}).items()))


def format_meant(asked: str | None, output: str | None) -> str:
    """Return the format that is asked for, else the one that the file's ending says.

    Raises
    ------
    KmapError
        Where there is no such format, or nothing says which.
    """
    known = formats()
    if asked is not None:
        return one_of("--format", asked, known)
    if output is None:
        raise KmapError(
            f"which format? Known are {', '.join(known)}", "say it with --format, or name a file: --output map.xlsx"
        )
    endings = {ending: name for name in known for ending in _endings(name)}
    for ending in sorted(endings, key=len, reverse=True):
        if output.lower().endswith(ending):
            return endings[ending]
    raise KmapError(f"`{output}` has an ending that says no format", f"end it in {', '.join(sorted(endings))}")


def _endings(name: str) -> tuple[str, ...]:
    if name == MARKDOWN:
        return _MARKDOWN_ENDINGS
    endings: tuple[str, ...] = _module(name).ENDINGS
    return endings


def _module(name: str) -> Any:
    return rooms.module(formats()[name], name.replace("-", "_"))


def is_table(name: str) -> bool:
    """Say whether a format holds the tables of a register as they are written, not a map of what stands."""
    return formats()[name] == _TABLES


def table_meant(name: str, asked: str | None) -> str:
    """Return the table that a format of one table is to hold.

    Raises
    ------
    KmapError
        Where there is none of that name, or the format has no use for it.
    """
    if asked is None:
        return SHEETS[0]
    if not is_table(name) or _module(name).WHOLE:
        raise KmapError(f"--table has no meaning for {name}", "leave it out, or ask for --format csv")
    return one_of("--table", asked.replace("-", " ").replace("_", " "), SHEETS)


def exported_tables(
    register: Register, name: str, table: str, category: str | None, tag: str | None
) -> tuple[str | bytes, list[str]]:
    """Return a register's tables in a format, and what of the register is not in it."""
    found = tables(register.document, category=category, tag=tag)
    module = _module(name)
    content: str | bytes = module.content(register, found, table)
    if name == "json":
        left = []
    elif module.WHOLE:
        left = settings_of(register.document)
    else:
        left = tables_left_out(register.document, (table,)) + settings_of(register.document)
    hidden = len(register.stakeholders) - len(found["stakeholders"].rows)
    return content, [*left, *([f"stakeholders filtered from view ({hidden:,})"] if hidden else [])]


def exported_map(
    register: Register, name: str, topic: str | None, category: str | None, tag: str | None
) -> tuple[str, list[str]]:
    """Return a register's map in a format, and what of the register is not in it."""
    from kmap.analysis.standing_map import standing_map

    drawn = standing_map(register, topic, category=category, tag=tag)
    left = list(drawn.left_out)
    if name == MARKDOWN:
        from kmap.formats.markdown import report as rendered
        from kmap.reports.export import report

        return rendered(report(drawn)), ["tags, aliases, stances and reasons", *left]
    module = _module(name)
    content: str = module.content(drawn)
    return content, [*getattr(module, "left_out", lambda _: [])(drawn), *left]


def put_out(content: str | bytes, name: str, output: str | None) -> None:
    """Print what has been exported, or write it to a file and say so.

    Raises
    ------
    KmapError
        Where it can't be printed, or not be written.
    """
    if output is None:
        if isinstance(content, bytes):
            raise KmapError(f"{name} can't be printed: it is no text", f"name a file: --output map.{name}")
        # A terminal or a CI would act on some of what texts can hold; the other formats write it in their own way.
        lines = content.split("\n") if name == "csv" else []
        print_out(inert("\n".join(map(printable, lines))) if lines else content)
        return
    if name.startswith("mermaid") and output.lower().endswith(_MARKDOWN_ENDINGS):
        from kmap.interchange.outgoing.mermaid_text import fenced

        content = fenced(str(content))
    if name == "csv":  # spreadsheets take a file for UTF-8 only where it begins with a byte order mark
        content = "\ufeff" + str(content)
    write(output, content)
    wrote(output)


def say_left_out(left: list[str]) -> None:
    """Say on standard error what of a register a format does not hold; comments no format does."""
    said = wrap(f"not in it: {printable(', '.join([*left, 'comments']))}", terminal_width(sys.stderr))
    lines: list[Line] = [[Span(line, "dim")] for line in said]
    sys.stderr.write(render(lines, color=wants_color(sys.stderr)))
