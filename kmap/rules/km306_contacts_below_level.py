"""Over the past year, contacts with a stakeholder were far below the level that stands.

Either there were fewer than half of the contacts that the level makes in 365 days, or
there were two or more and none of them was at that level or above. Contacts are counted
only where the log, and the stakeholder's `since`, reach back that far, and at least four
contacts would have been due. Their levels are judged only where each of them has one,
and not where `engagement.current` says already that the level is lower.

Nothing is said where the next contact is overdue: KM305 does, and comes first.

Bad::

    as_of: 2026-10-01
    stakeholders:
      - {name: Local councils, influence: 4, interest: 5}      # collaborate
    log:
      - {date: 2026-04-01, with: [local-councils], kind: email, level: inform}
      - {date: 2026-09-14, with: [local-councils], kind: email, level: inform}

Good::

    as_of: 2026-10-01
    stakeholders:
      - {name: Local councils, influence: 4, interest: 5}
    log:
      - {date: 2026-07-06, with: [local-councils], kind: workshop, level: collaborate}
      - {date: 2026-08-10, with: [local-councils], kind: email, level: inform}
      - {date: 2026-09-14, with: [local-councils], kind: workshop, level: collaborate}
"""

from collections.abc import Iterator, Sequence

from kmap.analysis.contacts import DAYS_A_YEAR, contacts, of_the_year
from kmap.analysis.engagement import Suggestion, by_index
from kmap.analysis.overdue import is_overdue
from kmap.errors import Finding, Severity
from kmap.register.models.network import LogEntry
from kmap.register.register import Register
from kmap.register.vocabulary import LEVELS

SEVERITY = Severity.WARNING

FEWEST_DUE = 4
"""Where fewer contacts would have been due, too few to say that half of them are missing."""
FEWEST_JUDGED = 2
"""Of fewer contacts, the levels say nothing."""


def check(register: Register) -> Iterator[Finding]:
    """Yield one finding for each stakeholder with too few contacts in the past year, or all of them too low."""
    if not register.log:
        return
    met, first = contacts(register), min(entry.date for entry in register.log)
    fewest = 1 if (register.day - first).days >= DAYS_A_YEAR else FEWEST_JUDGED
    for index, suggestion in by_index(register):
        entries = met.get(suggestion.stakeholder.id, ())
        if len(entries) < fewest or suggestion.standing is None or is_overdue(register, suggestion):
            continue
        of_year = of_the_year(register, entries)
        begin = max(first, suggestion.stakeholder.since or first)
        whole_year = (register.day - begin).days >= DAYS_A_YEAR
        message = _too_few(suggestion, len(of_year)) if whole_year else ""
        message = message or _too_low(suggestion, of_year)
        if message:
            tip = "bring the contacts up to the level, or the level down to what is done, with a `because:`"
            yield Finding(("stakeholders", index), message, tip)


def _too_few(suggestion: Suggestion, count: int) -> str:
    """Return that there were too few contacts; empty where there were not."""
    assert suggestion.every is not None, "a level stands"
    due = DAYS_A_YEAR / suggestion.every
    if due < FEWEST_DUE or count >= due / 2:
        return ""
    were = f"{count} contact{'s' * (count != 1)} with `{suggestion.stakeholder.name}`"
    return f"{were} in {DAYS_A_YEAR} days, where `{suggestion.standing}` makes {int(due)}"


def _too_low(suggestion: Suggestion, entries: Sequence[LogEntry]) -> str:
    """Return that all contacts were below the level; empty where one was not, or might not have been."""
    assert suggestion.standing is not None, "a level stands"
    count = len(entries)
    if count < FEWEST_JUDGED or _is_known(suggestion):
        return ""
    levels = [LEVELS.index(entry.level) for entry in entries if entry.level is not None]
    if len(levels) < count or max(levels) >= LEVELS.index(suggestion.standing):
        return ""
    none = f"none of {count} contacts with `{suggestion.stakeholder.name}` in {DAYS_A_YEAR} days"
    return f"{none} was at `{suggestion.standing}`: at most `{LEVELS[max(levels)]}`"


def _is_known(suggestion: Suggestion) -> bool:
    """Say whether somebody has written down that the engagement now is below the level that stands."""
    return suggestion.current_from == "register" and (suggestion.gap or 0) > 0
