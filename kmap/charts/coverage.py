"""Who is heard, in the terminal: shares as bars, groups with who speaks for them, and ways to the unheard."""

from collections.abc import Iterable

from kmap.analysis.coverage import Share
from kmap.analysis.hearing import GroupHearing, Hearing
from kmap.charts.table import draw as draw_table
from kmap.register.register import Register
from kmap.report import Cell, Report
from kmap.reports.coverage import introductions, sentences
from kmap.terminal import Line, Span, pad, printable, wrap

_BAR = 10
_CONTACTS = _BAR + 12  # a bar, its percentage and a number
_PLANNED = _CONTACTS + 5  # the same, "a year"
_COUNT = 5
_GAP = 2
_NARROWEST = 18  # of names beside bars; with less room each share is a sentence


def draw(register: Register, title: str, hearing: Hearing, width: int = 80) -> list[Line]:
    """Return who is heard as lines.

    Parameters
    ----------
    register
        The register.
    title
        What it is about.
    hearing
        Who is heard.
    width
        How many cells a line may take.
    """
    covered = hearing.coverage
    lines: list[Line] = [[Span(line, "bold")] for line in wrap(printable(f"Who is heard: {title}"), width)]
    for sentence in sentences(register, hearing):
        lines += [[Span(line)] for line in wrap(printable(sentence), width)]
    names = {one.id: one.name for one in covered.categories}
    empty = (Share(one.id, 0, 0, 0.0) for one in covered.categories if not one.stakeholders)
    lines += _shares("Contacts by influence", covered.by_influence, {}, width)
    lines += _shares("Contacts by quadrant", covered.by_quadrant, {}, width)
    lines += _shares("Contacts by category", (*covered.by_category, *empty), names, width)
    lines += _groups(hearing.groups, width)
    if hearing.unheard:
        rows: list[tuple[Cell, ...]] = [
            (
                one.suggestion.stakeholder.name,
                one.suggestion.standing or "none",
                one.heard.level or "-",
                one.heard.last,
                one.reasons,
            )
            for one in hearing.unheard
        ]
        note = "impact is high and influence is not, both being scored"
        columns = ("who", "level", "logged", "last heard", "why")
        lines += _part("The affected without a voice", columns, rows, note, width)
    found = [(row[1], row[2], row[4]) for row in introductions(register, hearing)]
    if found:
        ways: list[tuple[Cell, ...]] = [
            (name, wanted, " > ".join(path) if isinstance(path, tuple) and path else "no tie leads to them")
            for name, wanted, path in found
        ]
        lines += _part("Who could introduce us", ("to", "as", "by way of"), ways, "", width)
    return lines


def _shares(heading: str, shares: Iterable[Share], names: dict[str, str], width: int) -> list[Line]:
    """Return shares with a bar each: of the contacts held, and of those that the levels make."""
    listed = tuple(shares)
    if not listed:
        return []
    contacts, planned = sum(one.contacts for one in listed), sum(one.planned for one in listed)
    lines: list[Line] = [[], [Span(heading, "accent")]]
    room = width - _COUNT - _CONTACTS - _PLANNED - 2 * _GAP
    if room < _NARROWEST:
        return lines + [line for one in listed for line in _sentence(one, names, contacts, planned, width)]
    head = pad("", room) + f"{'who':>{_COUNT}}  {'contacts':<{_CONTACTS}}  the levels make"
    lines.append([Span(head, "dim")])
    for one in listed:
        *above, name = wrap(printable(names.get(one.of, one.of)), room)
        lines += [[Span(line)] for line in above]
        held = _bar(one.contacts, contacts, f"{one.contacts}")
        made = _bar(one.planned, planned, f"{one.planned:.0f} a year")
        line: Line = [Span(pad(name, room)), Span(f"{one.stakeholders:>{_COUNT}}  ")]
        lines.append([*line, Span(f"{held:<{_CONTACTS}}", "accent"), Span("  "), Span(made, "dim")])
    return lines


def _sentence(one: Share, names: dict[str, str], contacts: int, planned: float, width: int) -> list[Line]:
    """Return a share in words, for where there is no room for bars."""
    held = f" ({100 * one.contacts / contacts:.0f}%)" if contacts else ""
    made = f" ({100 * one.planned / planned:.0f}%)" if planned else ""
    text = f"{one.stakeholders} of them, {one.contacts} contacts{held}; the levels make {one.planned:.0f} a year{made}"
    name = wrap(printable(names.get(one.of, one.of)), width)
    return [*([Span(line)] for line in name), *([Span(f"  {line}", "dim")] for line in wrap(text, max(1, width - 2)))]


def _bar(part: float, whole: float, count: str) -> str:
    """Return a share as a bar, its percentage and the number itself; of nothing there is no share."""
    if not whole:
        return "-"
    filled = round(_BAR * part / whole)
    return "█" * filled + "·" * (_BAR - filled) + f"{100 * part / whole:>4.0f}%  {count}"


def _groups(groups: Iterable[GroupHearing], width: int) -> list[Line]:
    shown = [one for one in groups if one.declared or one.representatives]
    others = [one.name for one in groups if not one.declared and not one.representatives]
    rows: list[tuple[Cell, ...]] = []
    for one in shown:
        speakers = tuple(speaker.name for speaker in one.representatives) or "nobody"
        reached = f"yes, {one.heard.level}" if one.reached else "no"
        rows.append((one.name, one.declared, speakers, reached, one.heard.last))
    note = f"neither declared nor spoken for: {', '.join(others)}" if others else ""
    columns = ("group", "declared", "spoken for by", "reached", "last heard")
    return _part("Groups (PROGRESS-Plus, and our own)", columns, rows, note, width)


def _part(heading: str, columns: tuple[str, ...], rows: list[tuple[Cell, ...]], note: str, width: int) -> list[Line]:
    drawn = draw_table(Report("part", heading, columns, tuple(rows), (note,) if note else ()), width)
    return [[], [Span(heading, "accent")], *drawn[1:]]
