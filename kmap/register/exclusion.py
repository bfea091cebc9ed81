"""Leaving inherited stakeholders out, with all that the inherited register says of them."""

from collections.abc import Callable, Iterable
from typing import Any, NamedTuple

from kmap.errors import Route
from kmap.register.models.document import Document
from kmap.register.models.knowledge import Output
from kmap.register.models.network import LogEntry


class Remainder(NamedTuple):
    """What is left of a document.

    Parameters
    ----------
    document
        The document, without those excluded.
    entries
        For each list that has lost entries, the indices of those that it has kept.
    items
        The same for each list inside of an entry, by its route in the whole document.
    """

    document: Document
    entries: dict[str, list[int]]
    items: dict[Route, tuple[int, ...]]


def without(document: Document, excluded: frozenset[str]) -> Remainder:
    """Return a document without some of its stakeholders, and without what it says of them.

    Ties and expectations of theirs go; so do contacts and uptake that were with nobody
    else. Elsewhere their ids are taken out of the lists that name them. What names them
    by a category or a tag stays.

    Parameters
    ----------
    document
        What a register says, with what it inherits.
    excluded
        Ids of stakeholders.
    """
    items: dict[Route, tuple[int, ...]] = {}
    if not excluded:
        return Remainder(document, {}, items)
    left: dict[str, list[tuple[int, Any]]] = {
        "stakeholders": _kept(document.stakeholders, lambda one: one.id not in excluded),
        "relationships": _kept(document.relationships, lambda tie: excluded.isdisjoint((tie.from_, tie.to))),
        "expect": _kept(document.expect, lambda claim: claim.stakeholder not in excluded),
        "log": [
            (index, kept)
            for index, entry in enumerate(document.log)
            if (kept := _contact(entry, excluded, ("log", index), items)) is not None
        ],
    }
    changed: dict[str, Any] = {part: tuple(entry for _, entry in entries) for part, entries in left.items()}
    changed["stakeholders"] = tuple(
        _unset(one, "succeeded_by") if one.succeeded_by in excluded else one for one in changed["stakeholders"]
    )
    changed["needs"] = tuple(
        _less(need, "raised_by", excluded, ("needs", index), items) for index, need in enumerate(document.needs)
    )
    changed["outputs"] = tuple(
        _output(output, excluded, ("outputs", index), items) for index, output in enumerate(document.outputs)
    )
    entries = {part: [index for index, _ in kept] for part, kept in left.items()}
    lost = {part: kept for part, kept in entries.items() if len(kept) < len(getattr(document, part))}
    changed = {part: value for part, value in changed.items() if part in document.model_fields_set}
    return Remainder(document.model_copy(update=changed), lost, items)


def _kept(entries: Iterable[Any], keeps: Callable[[Any], bool]) -> list[tuple[int, Any]]:
    return [(index, entry) for index, entry in enumerate(entries) if keeps(entry)]


def _contact(
    entry: LogEntry, excluded: frozenset[str], route: Route, items: dict[Route, tuple[int, ...]]
) -> LogEntry | None:
    """Return a contact without those excluded; None where it was with nobody else."""
    left: LogEntry = _less(entry, "with_", excluded, route, items, written="with")
    return left if left.with_ or not entry.with_ else None


def _output(output: Output, excluded: frozenset[str], route: Route, items: dict[Route, tuple[int, ...]]) -> Output:
    """Return an output that is not for those excluded, and that they have not taken up."""
    output = _less(output, "audiences", excluded, route, items)
    cleaned = [
        (index, seen, _less(seen, "by", excluded, (*route, "uptake", index), items))
        for index, seen in enumerate(output.uptake)
    ]
    kept = [(index, left) for index, seen, left in cleaned if left.by or not seen.by]
    if all(seen is left for _, seen, left in cleaned):
        return output
    items[*route, "uptake"] = tuple(index for index, _ in kept)
    return output.model_copy(update={"uptake": tuple(left for _, left in kept)})


def _less(
    entry: Any,
    field: str,
    excluded: frozenset[str],
    route: Route,
    items: dict[Route, tuple[int, ...]],
    written: str = "",
) -> Any:
    """Return an entry with ids taken out of one of its lists; the same entry where none was in it."""
    words = getattr(entry, field)
    if excluded.isdisjoint(words):
        return entry
    kept = [index for index, word in enumerate(words) if word not in excluded]
    items[*route, written or field] = tuple(kept)
    return entry.model_copy(update={field: tuple(words[index] for index in kept)})


def _unset(part: Any, field: str) -> Any:
    left = part.model_copy(update={field: None})
    left.model_fields_set.discard(field)
    return left
