"""A register as tables: the sheets of a workbook, with a column for each field, and what these can't hold."""

from collections.abc import Iterable, Iterator
from functools import cache
from typing import Any, NamedTuple

from kmap.interchange.lists import joined
from kmap.interchange.sections import SECTIONS, Field, fields
from kmap.interchange.sheet import Value
from kmap.register.models.document import Document
from kmap.register.models.stakeholder import Stakeholder
from kmap.register.scores import all_assessments
from kmap.register.shape import known_fields

Row = tuple[Value, ...]

SHEETS = (
    "stakeholders",
    "relationships",
    "assessments",
    "topic scores",
    "engagement points",
    "log",
    "needs",
    "questions",
    "outputs",
    "uptake",
    "training",
    "topics",
)
"""The tables of a register, in the order in which a workbook shows them."""

_ALWAYS = frozenset({"id", "name"})
"""Fields that are shown though a register may leave them out: an id can be made from the name."""
_WHOSE = {
    "stakeholder": "The id of the stakeholder that it belongs to.",
    "topic": "The id of the topic that it is about.",
    "output": "The id of the output that it belongs to.",
}
"""What is meant by the columns that say where a row belongs."""
_HELD = frozenset({"stakeholders", "relationships", "log", "needs", "questions", "outputs", "training", "topics"})
_OWN = frozenset({"kmap", "title", "as_of", "extends", "exclude"})
"""What says which register it is; it stays with the register that an edited workbook goes back into."""


class Table(NamedTuple):
    """One table of a register.

    Parameters
    ----------
    name
        The name of the section that it holds.
    columns
        Its columns, named as the fields are.
    rows
        One row for each entry, in the order of the register. A field that is not written is empty,
        whatever its default; a list is one cell, its items joined by semicolons.
    """

    name: str
    columns: tuple[Field, ...]
    rows: tuple[Row, ...]


def tables(document: Document, *, category: str | None = None, tag: str | None = None) -> dict[str, Table]:
    """Return the tables of a register by name, empty ones included, in the order of `SHEETS`.

    Scores are those that are written, not those that stand.

    Parameters
    ----------
    document
        What the register says.
    category, tag
        Only stakeholders of this category, or with this tag, with what belongs to them, and ties
        between them or with the team. The other tables are whole.
    """
    shown = tuple(
        one
        for one in document.stakeholders
        if (category is None or one.category == category) and (tag is None or tag in one.tags)
    )
    ends = {one.id for one in shown} | {document.team.id if document.team is not None else "us"}
    filtered = category is not None or tag is not None
    ties = [one for one in document.relationships if not filtered or (one.from_ in ends and one.to in ends)]
    plain: dict[str, Iterable[Any]] = {
        "stakeholders": shown,
        "relationships": ties,
        "log": document.log,
        "needs": document.needs,
        "questions": document.questions,
        "outputs": document.outputs,
        "training": document.training,
        "topics": document.topics,
    }
    belonging: dict[str, Iterable[tuple[Row, Any]]] = {
        "assessments": (((one.id,), given) for one in shown for given in all_assessments(one)),
        "topic scores": (((one.id, topic), scores) for one in shown for topic, scores in one.by_topic.items()),
        "engagement points": (((one.id,), point) for one in shown for point in one.engagement_points),
        "uptake": (((output.id,), seen) for output in document.outputs for seen in output.uptake),
    }
    entries = belonging | {name: (((), one) for one in listed) for name, listed in plain.items()}
    return {name: _table(name, entries[name]) for name in SHEETS}


def _table(name: str, entries: Iterable[tuple[Row, Any]]) -> Table:
    columns = tuple(fields(name).values())
    rows = []
    for whose, entry in entries:
        own = columns[len(whose) :]
        rows.append((*whose, *[_cell(entry, column.path) for column in own]))
    return Table(name, columns, tuple(rows))


def _cell(entry: Any, path: str) -> Value:
    value: Any = entry
    for name in _attributes(path):
        if value is None or (name not in value.model_fields_set and name not in _ALWAYS):
            return None
        value = getattr(value, name)
    return joined(value) or None if isinstance(value, tuple) else value


@cache
def _attributes(path: str) -> tuple[str, ...]:
    """Return the attributes that lead to a field; two of them are words of Python and have a mark behind."""
    return tuple(f"{step}_" if step in ("from", "with") else step for step in path.split("."))


def tables_left_out(document: Document, chosen: Iterable[str] = SHEETS) -> list[str]:
    """Return which tables of a register have rows beside some that are held, with how many.

    Parameters
    ----------
    document
        What the register says.
    chosen
        The tables that are held.
    """
    held = set(chosen)
    counts = {name: len(table.rows) for name, table in tables(document).items() if name not in held}
    return [f"{name} ({count:,})" for name, count in counts.items() if count]


def settings_of(document: Document) -> list[str]:
    """Return the settings that a register has written: fields at its top that no table holds."""
    return [name for name in Document.model_fields if name in document.model_fields_set - _HELD - _OWN]


def fields_left_out(stakeholders: Iterable[Stakeholder], held: frozenset[str]) -> list[str]:
    """Return which fields stakeholders have written that a format does not hold, in the order of the format."""
    written: set[str] = set()
    for one in stakeholders:
        written |= one.model_fields_set
    return [name for name in Stakeholder.model_fields if name in written - held - {"unset"}]


def dotted(section: str) -> Iterator[tuple[str, str]]:
    """Yield the fields of a section with what each means, for people."""
    route = SECTIONS[section].route
    for path in fields(section):
        above, _, name = path.rpartition(".")
        place = (*route, *above.split(".")) if above else route
        yield path, (known_fields(place) or {}).get(name, _WHOSE.get(path, ""))
