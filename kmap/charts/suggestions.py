"""Suggested engagement in the terminal: a line for each stakeholder, and under it why."""

from collections.abc import Iterator, Sequence

from kmap.analysis.engagement import Suggestion, Suggestions
from kmap.analysis.engagement_in_words import next_contact, now_in_words
from kmap.analysis.grid_rule import rule_in_words
from kmap.analysis.trust.sensitivity import Sensitivity, sensitivities
from kmap.analysis.trust.small_changes import flips_in_words
from kmap.charts.table import table_row
from kmap.register.register import Register
from kmap.register.vocabulary import AXES, QUADRANTS
from kmap.terminal import Line, Span, Style, listed, pad, printable, wrap

_FROM = {"need": "as their need asks", "asked": "as they asked", "category": "usual for their category"}
_COLUMNS = {"place": 15, "now": 11, "suggested": 13, "target": 11}
_GAP = 2
_INDENT = 2
_LABEL = 8  # the longest label below a row of the table, and a gap
_NARROW_LABEL = 11  # the longest where the columns of the table are labels too
_NARROWEST_TABLE = 76  # below this the names would have too little room


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
    doubt = sensitivities(grid)
    for suggestion in suggestions.suggestions:
        sensitivity = doubt.get(suggestion.stakeholder.id)
        lines += [*_suggestion(register, suggestion, sensitivity, width), []]
    if not suggestions.suggestions:
        lines += [[Span("no stakeholder to show")], []]
    count = len(suggestions.suggestions)
    load = round(suggestions.contacts_a_year)
    summary = f"{count} stakeholder{'s' * (count != 1)}; the levels that stand make about {load} contacts a year"
    summary += " for the whole register" if grid.filtered else ""
    legend = "? the place is doubtful; >= at least, as a score is missing; a target is a person's decision and stands"
    notes = [summary, legend, "; ".join(rule_in_words(grid, AXES))]
    return lines + [line for note in notes for line in _wrapped(note, width)]


def _wrapped(text: str, width: int) -> list[Line]:
    return [[Span(line, "dim")] for line in wrap(text, width)]


def _widths(width: int) -> list[int]:
    return [width - sum(_COLUMNS.values()) - _GAP * len(_COLUMNS), *_COLUMNS.values()]


def _suggestion(
    register: Register, suggestion: Suggestion, sensitivity: Sensitivity | None, width: int
) -> Iterator[Line]:
    name, level = printable(suggestion.stakeholder.name), suggestion.level or "none"
    style: Style = "bold" if (suggestion.gap or 0) > 0 else ""
    cells = [
        suggestion.placement.quadrant + ("?" if suggestion.placement.could_be else ""),
        now_in_words(suggestion),
        f">={level}" if suggestion.at_least else level,
        suggestion.target or "",
    ]
    details = list(_details(register, suggestion, sensitivity))
    if width >= _NARROWEST_TABLE:
        yield from table_row([name, *cells], _widths(width), style)
        label_width = _LABEL
    else:
        yield from ([Span(line, style)] for line in wrap(name, width))
        details = [(label, cell) for label, cell in zip(_COLUMNS, cells, strict=True) if cell] + details
        label_width = _NARROW_LABEL
    for label, text in details:
        yield from _detail(label, text, label_width, width)


def _detail(label: str, text: str, label_width: int, width: int) -> Iterator[Line]:
    """Yield a text after its label; where it goes on, it is indented by two more."""
    lead = _INDENT + label_width
    for number, line in enumerate(wrap(printable(text), max(1, width - lead - _INDENT))):
        start = f"{'':{_INDENT}}{label}" if number == 0 else ""
        yield [Span(pad(start, lead if number == 0 else lead + _INDENT), "dim"), Span(line)]


def _fragility(sensitivity: Sensitivity) -> str:
    """Return how easily a place would be another one, with the changes of a score or an assessor that would do it."""
    kept, of = sensitivity.tally()
    nudges, assessors = flips_in_words(sensitivity, "nudge"), flips_in_words(sensitivity, "assessor")
    said = {other: [*nudges.get(other, ()), *_without(assessors.get(other, ()))] for other in QUADRANTS}
    said = {other: changes for other, changes in said.items() if changes} or flips_in_words(sensitivity, "threshold")
    moves = "; ".join(f"{listed(changes, 'or')} would make it {other}" for other, changes in said.items())
    return f"fragile: {kept} of {of} small changes keep the place; {moves}"


def _without(assessors: Sequence[str]) -> Sequence[str]:
    return assessors if len(assessors) < 2 else [f"without one of {len(assessors)} assessors"]


def _details(register: Register, suggestion: Suggestion, sensitivity: Sensitivity | None) -> Iterator[tuple[str, str]]:
    """Yield what stands behind a suggestion as pairs of a label and a sentence."""
    for number, reason in enumerate(suggestion.reasons):
        yield "why" if number == 0 else "", reason.text
    if sensitivity is not None and sensitivity.fragile:
        yield "", _fragility(sensitivity)
    if suggestion.due is not None:
        yield "next", next_contact(register.day, suggestion)
    how = []
    if suggestion.formats:
        names = ", ".join(register.formats.get(kind, kind) for kind in suggestion.formats)
        how.append(f"{names} ({_FROM[suggestion.formats_from]})")
    how.append(f"owner {suggestion.owner}" if suggestion.owner else "no owner")
    yield "how", "; ".join(how)
    if suggestion.stance is not None or suggestion.desired is not None:
        stance = suggestion.stance or "unknown"
        moved = suggestion.desired is not None and suggestion.desired != suggestion.stance
        yield "stance", f"{stance}, desired {suggestion.desired}" if moved else stance
