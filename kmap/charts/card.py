"""One stakeholder in the terminal, part by part, each fact with the line it stands on."""

import os
from collections.abc import Iterator
from dataclasses import dataclass

from kmap.report import Report, words
from kmap.reports.show import INHERITED
from kmap.terminal import Line, Span, pad, printable, width_of, wrap

_INDENT = 2
_GAP = 2
_LEAST_ROOM = 28  # for the text of a fact beside its label; with less, it goes below


def draw(report: Report, width: int = 80) -> list[Line]:
    """Return the facts of a `show` report as lines, under a heading for each part.

    Parameters
    ----------
    report
        The report.
    width
        How many cells a line may take.
    """
    lines: list[Line] = [[Span(line, "bold")] for line in wrap(printable(report.title), width)]
    facts = [_Fact(*map(printable, map(words, row))) for row in report.rows]
    label = max((width_of(fact.field) for fact in facts), default=0) + _GAP
    edge = max((width_of(fact.line) for fact in facts), default=0) + _GAP
    room = width - _INDENT - label - edge
    part = ""
    for fact in facts:
        if part != fact.part:
            part = fact.part
            lines += [[], [Span(part, "accent")]]
        lines += _beside(fact, label, room, edge) if room >= _LEAST_ROOM else _below(fact, width)
    return lines


@dataclass(frozen=True, slots=True)
class _Fact:
    """One row of the report, in words."""

    part: str
    field: str
    value: str
    where: str
    origin: str

    @property
    def line(self) -> str:
        """The line in the register, as ``line 12``; empty where it follows from other facts.

        Where it is inherited the file is named too, as in ``stakeholders.yaml line 12``.
        """
        path, _, number = self.where.rpartition(":")
        if not number:
            return ""
        return f"{os.path.basename(path)} line {number}" if self.origin == INHERITED else f"line {number}"


def _beside(fact: _Fact, label: int, room: int, edge: int) -> Iterator[Line]:
    """Yield one fact: its label, its value, and at the right edge its line."""
    for number, text in enumerate(wrap(fact.value, room)):
        first = number == 0
        start, end = (fact.field, fact.line) if first else ("", "")
        lead = Span(" " * _INDENT + pad(start, label), "dim")
        yield [lead, Span(pad(text, room)), Span(pad(end, edge, right=True), "dim")]


def _below(fact: _Fact, width: int) -> Iterator[Line]:
    """Yield one fact where there is little room: its label with its line, and below that its value."""
    label = fact.field + (f" ({fact.line})" if fact.line else "")
    for line in wrap(label, max(1, width - _INDENT)):
        yield [Span(" " * _INDENT + line, "dim")]
    for line in wrap(fact.value, max(1, width - 2 * _INDENT)):
        yield [Span(" " * 2 * _INDENT + line)]
