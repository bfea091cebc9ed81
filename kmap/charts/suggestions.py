"""Suggested engagement in the terminal: a line for each stakeholder, and under it why."""

from collections.abc import Iterator

from kmap.analysis.engagement import Suggestion, Suggestions, next_contact, now_in_words
from kmap.analysis.grid import rule_in_words
from kmap.formats.text import table_row
from kmap.register.register import Register
from kmap.register.vocabulary import AXES
from kmap.terminal import Line, Span, pad, printable, width_of, wrap

_FROM = {"need": "as their need asks", "asked": "as they asked", "category": "usual for their category"}
_COLUMNS = {"place": 15, "now": 11, "suggested": 13, "target": 11}
_GAP = 2
_INDENT = 2
_LABEL = 8  # the longest label and a gap
_NARROWEST_TABLE = 76


def draw(register: Register, suggestions: Suggestions, width: int = 80) -> list[Line]:
    """Return the suggestions as lines; first what needs attention first.

    Parameters
    ----------
    register
        The register that they are about.
    suggestions
        The suggestions.
    width
        How many cells a line may take.
    """
    grid = suggestions.grid
    about = f": {grid.topic}" if grid.topic is not None else ""
    lines: list[Line] = [[Span(line, "bold")] for line in wrap(printable(f"{grid.title}{about}"), width)]
    lines += [*_wrapped(f"Suggested engagement on {grid.day}, the widest gap first", width), []]
    if width >= _NARROWEST_TABLE:
        lines += table_row(["stakeholder", *_COLUMNS], _widths(width), "dim")
    for suggestion in suggestions.suggestions:
        lines += [*_suggestion(register, suggestion, width), []]
    if not suggestions.suggestions:
        lines += [[Span("no stakeholder to show")], []]
    count = len(suggestions.suggestions)
    load = round(suggestions.contacts_a_year)
    summary = f"{count} stakeholder{'s' * (count != 1)}; at the levels that stand, about {load} contacts a year"
    legend = "? the place is doubtful; a target is a person's decision, and stands"
    notes = [summary, legend, "; ".join(rule_in_words(grid, AXES))]
    return lines + [line for note in notes for line in _wrapped(note, width)]


def _wrapped(text: str, width: int) -> list[Line]:
    return [[Span(line, "dim")] for line in wrap(text, width)]


def _widths(width: int) -> list[int]:
    return [width - sum(_COLUMNS.values()) - _GAP * len(_COLUMNS), *_COLUMNS.values()]


def _suggestion(register: Register, suggestion: Suggestion, width: int) -> Iterator[Line]:
    name, style = printable(suggestion.stakeholder.name), "bold" if (suggestion.gap or 0) > 0 else ""
    place = suggestion.placement.quadrant + ("?" if suggestion.placement.could_be else "")
    level = suggestion.level or "none"
    least = f">={level}" if suggestion.at_least else level
    cells = [place, now_in_words(suggestion), least, suggestion.target or ""]
    if width >= _NARROWEST_TABLE:
        yield from table_row([name, *cells], _widths(width), style)
    else:
        yield from ([Span(line, style)] for line in wrap(name, width))
        for label, cell in zip(_COLUMNS, cells, strict=True):
            if cell:
                yield from _detail(label, cell, width, 11)
    for label, text in _details(register, suggestion):
        yield from _detail(label, printable(text), width)
