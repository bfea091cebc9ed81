"""Text that YAML takes for a comment though its writer did not mean one."""

import re
from collections.abc import Iterator

import yaml

from kmap.errors import Position, Problem
from kmap.register.events import events
from kmap.register.source import Source

_HIT = re.compile(r"(?<=\S)[ \t]+(#[^\s#][^\r\n]*)")
_NOT_TEXT = re.compile(r"[-+]?[0-9.]+|[0-9]{4}-[0-9]{2}(?:-[0-9]{2})?|true|false")


def lost_text(source: Source) -> Iterator[Problem]:
    """Yield a problem for each ` #` that cuts off a line of text, as in ``minutes #14``."""
    if " #" not in source.text and "\t#" not in source.text:
        return
    hits = {source.position_at(hit.start(1)): hit[1] for hit in _HIT.finditer(source.text)}
    if hits:
        cut = {end: value for value, end in _plain_values(source)}
        for position, lost in hits.items():
            before = source.line(position.line)[: position.column - 1].rstrip()
            value = cut.get(Position(position.line, len(before) + 1))
            if value and not _NOT_TEXT.fullmatch(value):
                message = f"`{lost[:40]}` is lost: a ` #` begins a comment"
                tip = "put the text into quotes if it belongs to it, or write `# ` with a space if it is a comment"
                yield Problem("KM018", position, message, tip)


def _plain_values(source: Source) -> Iterator[tuple[str, Position]]:
    """Yield each plain text on one line, with the position after its end."""
    for event in events(source):
        if isinstance(event, yaml.ScalarEvent) and not event.style and event.value:
            yield event.value, source.position(event.end_mark)
