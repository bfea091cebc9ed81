"""Coverage as tables: who is on the map, who is heard, and who could introduce us to those who are not."""

from collections.abc import Iterable, Iterator

from kmap.analysis.coverage import Share
from kmap.analysis.hearing import Hearing
from kmap.analysis.listing import some
from kmap.analysis.network.nodes import name_of
from kmap.register.models.stakeholder import Stakeholder
from kmap.register.register import Register
from kmap.report import Cell, Report

SHARE_COLUMNS = ("of", "stakeholders", "contacts", "contacts_percent", "planned_a_year", "planned_percent")
GROUP_COLUMNS = ("group", "name", "declared", "represented_by", "reached", "highest_level", "last_heard")
UNHEARD_COLUMNS = ("id", "name", "impact", "influence", "level", "why", "highest_level", "last_heard")
INTRODUCTION_COLUMNS = ("id", "name", "wanted_as", "through", "path")
_SPARSE = "no tie leads to them"


def report(register: Register, title: str, hearing: Hearing) -> Report:
    """Return who is heard: sentences first, then a table each for shares, groups, the unheard and introductions."""
    covered = hearing.coverage
    categories = {one.id: one.name for one in covered.categories}
    empty = tuple(Share(one.id, 0, 0, 0.0) for one in covered.categories if not one.stakeholders)
    tables = (
        Report("influence", "Contacts by influence", SHARE_COLUMNS, _shares(covered.by_influence)),
        Report("quadrants", "Contacts by quadrant", SHARE_COLUMNS, _shares(covered.by_quadrant)),
        Report(
            "categories", "Contacts by category", SHARE_COLUMNS, _shares((*covered.by_category, *empty), categories)
        ),
        Report("groups", "Groups (PROGRESS-Plus, and our own)", GROUP_COLUMNS, tuple(_groups(hearing))),
        Report("unheard", "The affected without a voice", UNHEARD_COLUMNS, tuple(_unheard(hearing)), _none(hearing)),
        Report(
            "introductions", "Who could introduce us", INTRODUCTION_COLUMNS, tuple(introductions(register, hearing))
        ),
    )
    kept = tuple(table for table in tables if table.rows or table.notes)
    return Report("coverage", f"Who is heard: {title}", (), (), tuple(sentences(register, hearing)), kept)


def sentences(register: Register, hearing: Hearing) -> Iterator[str]:
    """Yield what the tables come to, a sentence for each question."""
    covered, day = hearing.coverage, register.day
    count = covered.stakeholders
    yield (
        f"{hearing.reached} of {count} stakeholders were reached: the 365 days up to {day} have a contact at consult "
        "or above"
    )
    seats = covered.seats
    yield f"at the table: {seats.seated}; not at it: {seats.unseated}; not known: {seats.unknown}"
    if hearing.without_level:
        yield f"{hearing.without_level} contacts have no level, so that nobody knows whether they reached anybody"
    declared = [group for group in hearing.groups if group.declared]
    missed = [group for group in declared if not group.reached]
    if declared:
        yield f"{len(declared) - len(missed)} of {len(declared)} groups that the register sets out to hear were reached"
    for group in missed:
        if not group.representatives:
            yield f"not reached: {group.name}; nobody on the map speaks for them"
        else:
            yield f"not reached: {group.name}; {_some(group.representatives)} could speak for them"
    empty = [one.name for one in covered.categories if not one.stakeholders]
    if empty:
        yield f"nobody is in {some(empty, len(empty))}"


def _some(stakeholders: Iterable[Stakeholder]) -> str:
    names = [one.name for one in stakeholders]
    return some(names, len(names))


def _shares(shares: Iterable[Share], names: dict[str, str] | None = None) -> tuple[tuple[Cell, ...], ...]:
    """Return a row for each share; of no contacts at all there are no percentages."""
    listed = tuple(shares)
    contacts, planned = sum(one.contacts for one in listed), sum(one.planned for one in listed)
    return tuple(
        (
            (names or {}).get(one.of, one.of),
            one.stakeholders,
            one.contacts,
            round(100 * one.contacts / contacts) if contacts else None,
            round(one.planned, 1),
            round(100 * one.planned / planned) if planned else None,
        )
        for one in listed
    )


def _groups(hearing: Hearing) -> Iterator[tuple[Cell, ...]]:
    for one in hearing.groups:
        speakers = tuple(speaker.name for speaker in one.representatives)
        reached = bool(one.reached) if one.representatives else None
        yield one.id, one.name, one.declared, speakers, reached, one.heard.level, one.heard.last


def _unheard(hearing: Hearing) -> Iterator[tuple[Cell, ...]]:
    for one in hearing.unheard:
        suggestion, scores = one.suggestion, one.suggestion.placement.scores
        assert scores.impact is not None, "it is high"
        assert scores.influence is not None, "it is low"
        yield (
            suggestion.stakeholder.id,
            suggestion.stakeholder.name,
            scores.impact.score,
            scores.influence.score,
            suggestion.standing,
            one.reasons,
            one.heard.level,
            one.heard.last,
        )


def _none(hearing: Hearing) -> tuple[str, ...]:
    if hearing.unheard:
        return ("affected: impact is high and influence is not, both being scored",)
    return ("nobody: all whose impact is high and whose influence is not are to be involved, and were reached",)


def introductions(register: Register, hearing: Hearing) -> Iterator[tuple[Cell, ...]]:
    """Yield for each who is not reached who could introduce us: through whom first, and the whole path by name."""
    for one in hearing.introductions:
        path = tuple(name_of(register, node) for node in one.path)
        through = path[1] if len(path) > 2 else "we know them" if path else _SPARSE
        yield one.stakeholder.id, one.stakeholder.name, one.why, through, path
