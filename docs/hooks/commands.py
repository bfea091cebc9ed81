"""The page of the commands, told by the commands themselves: what `kmap NAME --help` prints."""

import re
from collections.abc import Iterator
from contextlib import AbstractContextManager, nullcontext
from typing import Any

import typer

from docs.hooks.prose import code, paragraphs, prose, table
from kmap import rooms
from kmap.cli.app import GROUPS, ROOM, app
from kmap.cli.command import write_parameters

_EXAMPLE = "Example: "


def pages() -> dict[str, str]:
    """Return the page: a section for each group of commands, one for each command in it."""
    return {"reference/commands.md": "\n".join(_lines())}


def _lines() -> Iterator[str]:
    commands: Any = typer.main.get_command(app)
    context = commands.context_class(commands, info_name="kmap")
    groups: dict[str, list[tuple[str, Any]]] = {group: [] for group in GROUPS}
    for name in commands.list_commands(context):
        group = rooms.module(ROOM, name.replace("-", "_")).GROUP
        groups[group].append((name, commands.get_command(context, name)))
    yield from (
        "# Commands",
        "",
        f"The {sum(map(len, groups.values()))} commands of kmap, in the groups of `kmap --help`. "
        "What stands here is what `kmap NAME --help` says in the terminal.",
        "",
    )
    for group, members in groups.items():
        yield from (f"## {group}", "")
        for name, command in members:
            yield from _command(name, command, command.context_class(command, info_name=name, parent=context))
    yield from ("## Before the name of a command {#kmap}", "", _options(commands, context))


def _command(name: str, command: Any, context: Any) -> Iterator[str]:
    yield from (f"### kmap {name} {{#{name}}}", "")
    said = paragraphs(command.help or "")
    for paragraph in said:
        if not paragraph.startswith(_EXAMPLE):
            yield from (prose(paragraph), "")
    yield from ("```text", context.command_path + " " + " ".join(command.collect_usage_pieces(context)), "```", "")
    examples = [" ".join(one.removeprefix(_EXAMPLE).split()) for one in said if one.startswith(_EXAMPLE)]
    if examples:
        yield from ("For example:", "", "```sh")
        yield from (line for one in examples for line in re.split(r"; (?=kmap )", one))
        yield from ("```", "")
    yield from (_options(command, context), "")


def _options(command: Any, context: Any) -> str:
    written = _Written()
    write_parameters(command, context, written)
    return table(("write", "meaning"), ((code(typed), prose(meaning)) for typed, meaning in written.rows))


class _Written:
    """What a help is written to: it keeps the rows."""

    def __init__(self) -> None:
        self.rows: list[tuple[str, str]] = []

    def section(self, heading: str) -> AbstractContextManager[None]:
        """Begin a section; the table has none."""
        return nullcontext()

    def write_dl(self, rows: list[tuple[str, str]]) -> None:
        """Take rows of what is written and what it means."""
        self.rows += rows
