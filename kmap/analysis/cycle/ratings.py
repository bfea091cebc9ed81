"""Ratings: what stakeholders thought of contacts and outputs, from 1 to 5, 5 being best."""

from collections.abc import Collection, Iterable, Iterator
from statistics import median
from typing import NamedTuple

from kmap.register.models.network import LogEntry
from kmap.register.register import Register


class Ratings(NamedTuple):
    """Some ratings taken together.

    Parameters
    ----------
    by, of
        By what they are taken together, such as ``category``, and which of these, by name.
    given
        How many there are.
    median
        The middle one; of an even number, the mean of the two in the middle.
    lowest, highest
        Their range.
    """

    by: str
    of: str
    given: int
    median: float
    lowest: float
    highest: float


Met = tuple[LogEntry, tuple[str, ...]]
"""A log entry with the ids of those whom it was with."""


def feedback(register: Register, entries: Iterable[Met], ids: Collection[str] | None = None) -> Iterator[Ratings]:
    """Yield ratings taken together: all of them, then by stakeholder, category, output and month.

    A contact with several counts once for each of them, once for each of their
    categories, and once in all.

    Parameters
    ----------
    register
        The register.
    entries
        Log entries by date, each with the ids of those whom it was with.
    ids
        By stakeholder and category only of these; all where left out.
    """
    rated = [(entry, met) for entry, met in entries if entry.feedback is not None and entry.feedback.rating is not None]
    names = {one.id: one.name for one in register.stakeholders}
    titles = {output.id: output.title for output in register.outputs}
    categories = {id_: category.name or id_ for id_, category in register.categories.items()}
    found: dict[str, dict[str, list[LogEntry]]] = {by: {} for by in ("stakeholder", "category", "output", "month")}
    for entry, met in rated:
        shown = [id_ for id_ in met if ids is None or id_ in ids]
        groups = [("stakeholder", id_) for id_ in shown]
        groups += dict.fromkeys(("category", category) for id_ in shown if (category := register.by_id[id_].category))
        groups += [("output", entry.output)] if entry.output is not None else []
        for by, of in (*groups, ("month", entry.date.isoformat()[:7])):
            found[by].setdefault(of, []).append(entry)
    orders: dict[str, dict[str, str]] = {"stakeholder": names, "category": categories, "output": titles}
    together = [_ratings("all", "all", [entry for entry, _ in rated])]
    for by, of_each in found.items():
        order = orders.get(by, {month: month for month in sorted(of_each)})
        together += [_ratings(by, name, of_each[of]) for of, name in order.items() if of in of_each]
    yield from (one for one in together if one is not None)


def _ratings(by: str, of: str, entries: Iterable[LogEntry]) -> Ratings | None:
    """Return the ratings of log entries taken together; None where none has one."""
    given = [
        entry.feedback.rating for entry in entries if entry.feedback is not None and entry.feedback.rating is not None
    ]
    if not given:
        return None
    return Ratings(by, of, len(given), float(median(given)), min(given), max(given))
