"""Comments that ask for a finding on their line not to be reported.

``# kmap: ignore[KM205] the minutes say why`` at the end of a line, with one code or
several by commas, and the reason after them.
"""

import re
from bisect import bisect_left, bisect_right
from math import inf
from typing import NamedTuple

import yaml

from kmap.errors import Position
from kmap.register.events import events
from kmap.register.source import Source

_COMMENT = re.compile(r"(?:^|(?<=\s))#[ \t]*kmap:[ \t]*ignore(?:\[([^\]]*)\])?[ \t:]*(.*)$")


class Ignore(NamedTuple):
    """One such comment.

    Parameters
    ----------
    position
        Where the comment begins.
    codes
        The codes as written; empty where none is given.
    reason
        Why; empty where nothing is said.
    """

    position: Position
    codes: tuple[str, ...]
    reason: str


def ignores(source: Source) -> tuple[Ignore, ...]:
    """Return the comments of a text that ask for findings on their line to be ignored.

    A line scan finds them; what stands inside of a text is none.
    """
    if "kmap:" not in source.text:
        return ()
    hits = [
        (Position(number, hit.start() + 1), hit)
        for number, line in enumerate(source.lines, 1)
        if "kmap:" in line and (hit := _COMMENT.search(line)) is not None
    ]
    if not hits:
        return ()
    inside = _texts(source, sorted({position.line for position, _ in hits}))
    return tuple(
        Ignore(position, tuple(code.strip() for code in (hit[1] or "").split(",") if code.strip()), hit[2].strip())
        for position, hit in hits
        if not any(start <= position.column < end for start, end in inside.get(position.line, ()))
    )


def _texts(source: Source, lines: list[int]) -> dict[int, list[tuple[int, float]]]:
    """Return the columns that text takes on each of the lines, from where it begins to where it ends."""
    taken: dict[int, list[tuple[int, float]]] = {}
    for event in events(source):
        if isinstance(event, yaml.ScalarEvent):
            start, end = source.position(event.start_mark), source.position(event.end_mark)
            for line in lines[bisect_left(lines, start.line) : bisect_right(lines, end.line)]:
                first = start.column if line == start.line else 1
                taken.setdefault(line, []).append((first, end.column if line == end.line else inf))
    return taken
