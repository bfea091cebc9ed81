"""Introductions in the terminal: each route with its ties, and under them what is weak."""

from collections.abc import Iterator

from kmap.analysis.network.introductions import Introduction, Introductions, Step, relationships
from kmap.analysis.network.nodes import name_of
from kmap.register.models.network import Relationship
from kmap.register.register import Register
from kmap.reports.route import heading, notes, title
from kmap.terminal import Line, Span, Style, number, printable, wrap

_INDENT = 3
_DEEPER = 5
_ARROWS = {"to": "->", "from": "<-", "both": "<->"}


def draw(register: Register, found: Introductions, width: int = 80) -> list[Line]:
    """Return the routes as lines, the best first.

    Parameters
    ----------
    register
        The register that they are about.
    found
        The introductions.
    width
        How many cells a line may take.
    """
    lines = [*_wrapped(title(register, found), width, "bold")]
    for rank, one in enumerate(found.introductions, start=1):
        lines += [[], *_introduction(register, found, rank, one, width)]
    lines.append([])
    style: Style = "dim" if found.introductions else ""
    for note in notes(register, found):
        lines += _wrapped(note, width, style)
    if len(found.introductions) > 1 or any(len(one.steps) > 1 for one in found.introductions):
        lines += _wrapped(
            "length is the sum of 1/strength: the shortest path is the strongest; met is the last contact in the log",
            width,
            "dim",
        )
    return lines


def _introduction(register: Register, found: Introductions, rank: int, one: Introduction, width: int) -> Iterator[Line]:
    count = len(one.steps)
    size = f"{count} tie{'s' * (count != 1)}, length {number(round(one.route.length, 3))}"
    yield from _wrapped(f"{rank}. {heading(register, one)} ({size})", width, "accent", after=_INDENT)
    for step in one.steps:
        yield from _wrapped(_step(register, step), width, before=_INDENT, after=_DEEPER)
        for relationship in relationships(register, step):
            if relationship.because:
                yield from _wrapped(f"evidence: {_because(relationship)}", width, "dim", before=_DEEPER, after=_DEEPER)
    met = [f"{name_of(register, node)} ({found.met[node]})" for node in one.route.nodes[1:-1] if node in found.met]
    if met:
        yield from _wrapped(f"met: {', '.join(met)}", width, "good", before=_INDENT, after=_DEEPER)
    for weakness in one.weaknesses:
        yield from _wrapped(f"weak: {weakness}", width, "warning", before=_INDENT, after=_DEEPER)


def _because(relationship: Relationship) -> str:
    return " ".join((relationship.because or "").split())


def _step(register: Register, step: Step) -> str:
    """Return a tie in words: whom it links, its kinds, and its strength where one is recorded."""
    kinds = list(dict.fromkeys(one.kind for one in relationships(register, step) if one.kind))
    text = f"{name_of(register, step.start)} {_ARROWS[step.direction]} {name_of(register, step.end)}"
    text += f": {', '.join(kinds)}" if kinds else ""
    return text + (f"{', ' if kinds else ': '}strength {number(step.strength)}" if step.strength != 1 else "")


def _wrapped(text: str, width: int, style: Style = "", *, before: int = 0, after: int = 0) -> Iterator[Line]:
    """Yield a text in lines: the first indented by `before`, those after it by `after`."""
    parts = wrap(printable(text), max(1, width - max(before, after)))
    for place, part in enumerate(parts):
        yield [Span(" " * (before if place == 0 else after) + part, style)]
