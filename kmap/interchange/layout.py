"""How a sheet is laid out: where its headings are, what its rows hold, what its columns mean."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from typing import NamedTuple

from kmap.interchange.asked import Asked, plain
from kmap.interchange.fitting import fitting
from kmap.interchange.header import headings
from kmap.interchange.headings import SCORES, TABLES, Heading, heading, meaning
from kmap.interchange.sections import SECTIONS, fields, section_called
from kmap.interchange.sheet import Row, Sheet, letters, text_of

Private = Callable[[str], bool]
"""Says whether a text holds private details."""


class Column(NamedTuple):
    """A column of a sheet, and what becomes of it.

    Parameters
    ----------
    place
        Which one it is, counted from 0.
    head
        Its heading.
    fields
        What it is taken for; none where it is left out, several where its cells are split.
    why
        Why it is left out, or what is to be known of it.
    about
        What its heading says beside.
    asked
        Whether a person has said what it is.
    """

    place: int
    head: str
    fields: tuple[str, ...] = ()
    why: str = ""
    about: Heading = Heading("")
    asked: bool = False


@dataclass(frozen=True, slots=True)
class Layout:
    """A sheet whose columns are understood.

    Parameters
    ----------
    sheet
        The sheet.
    section
        What it holds: the name of a section, or ``survey``; empty where it can't be told.
    columns
        Its columns, in their order.
    rows
        Its rows below the headings.
    exact
        Whether its columns are named as the fields of a register are.
    above
        The numbers of the rows above the headings.
    """

    sheet: Sheet
    section: str
    columns: tuple[Column, ...]
    rows: tuple[Row, ...]
    exact: bool
    above: tuple[int, ...] = ()

    def column(self, field: str) -> Column | None:
        """Return the column that is taken for a field, not bound to a year."""
        return next((one for one in self.columns if one.fields == (field,) and not one.about.year), None)

    def taken(self) -> Iterator[Column]:
        """Yield the columns that are taken."""
        return (one for one in self.columns if one.fields)


def understood(
    sheet: Sheet,
    asked: Asked,
    private: Private,
    words: frozenset[str] = frozenset(),
    topics: frozenset[str] = frozenset(),
) -> Layout:
    """Return the layout of a sheet.

    Parameters
    ----------
    sheet
        The sheet.
    asked
        What a person has said of it.
    private
        Says whether a text holds private details.
    words
        Those of a scale, in lower case, beside the usual ones.
    topics
        The ids that mean a topic, and nobody, in the register that it is to go into.
    """
    place, heads = headings(sheet, asked)
    rows = sheet.rows[place + 1 :]
    above = tuple(row.number for row in sheet.rows[:place])
    named = [_asked_for(index, head, asked) for index, head in enumerate(heads)]
    section, exact = _section(sheet, named, rows, topics)
    columns = _columns(section, named, rows, asked, words, exact=exact)
    if section == "stakeholders" and not any(one.fields == ("name",) for one in columns):
        columns = _named_by_id(columns)
    keys = SECTIONS[section].keys if exact else ()
    columns = [_less_private(one, rows, private, keys) for one in columns]
    return Layout(sheet, section, tuple(columns), rows, exact, above)


def _asked_for(index: int, head: str, asked: Asked) -> Column:
    column = Column(index, " ".join(head.split()), about=heading(head))
    for word in (plain(head), letters(index).casefold()):
        if word and word in asked.columns:
            meant = asked.columns[word]
            return column._replace(fields=meant, asked=True, why="" if meant else "as --map says")
    return column


def _section(sheet: Sheet, columns: Sequence[Column], rows: Sequence[Row], topics: frozenset[str]) -> tuple[str, bool]:
    """Return what a sheet holds, and whether its columns are named as the fields of a register are."""
    words = {one.head.casefold().replace(" ", "_") for one in columns if one.head}
    mapped = {field for one in columns for field in one.fields}
    called = section_called(sheet.name)
    if called is not None and len(words & set(fields(called.name))) >= min(2, len(words)):
        return called.name, True
    ids = [text_of(row.at(one.place)) for one in columns if one.head == "id" for row in rows]
    if words == {"id", "name"} and ids and topics.issuperset(ids):
        return "topics", True
    survey = {meaning("survey", one.head)[0] or one.head for one in columns} | mapped
    if {"criterion", "score", "stakeholder"} <= survey:
        return "survey", False
    for section in SECTIONS.values():
        if section.name not in ("stakeholders", "topics") and section.needed <= words:
            return section.name, True
    ties = {meaning("relationships", one.head)[0] for one in columns if not one.asked} | mapped
    if {"from", "to"} <= ties:
        return "relationships", False
    usual = {meaning("stakeholders", one.head)[0] for one in columns if not one.asked} | mapped
    if {"by", "stakeholder"} <= survey and usual & set(SCORES) and _repeats(columns, rows):
        return "assessments", False
    if usual & {"name", "id"}:
        known = words & set(fields("stakeholders"))
        return "stakeholders", "id" in words and "name" in words and len(known) == len(words)
    if not words and not mapped:
        return "", False
    return "", False


def _repeats(columns: Sequence[Column], rows: Sequence[Row]) -> bool:
    """Say whether a stakeholder stands in several rows."""
    column = next((one for one in columns if meaning("survey", one.head)[0] == "stakeholder"), None)
    if column is None:
        return False
    names = [plain(text_of(row.at(column.place))) for row in rows]
    return len(set(names)) < len(names)


def _columns(
    section: str,
    columns: Sequence[Column],
    rows: Sequence[Row],
    asked: Asked,
    words: frozenset[str],
    *,
    exact: bool,
) -> list[Column]:
    """Return columns with what they are taken for."""
    if not section:
        return [one if one.asked else one._replace(why="the sheet is not read") for one in columns if one.head]
    taken = {(field, "") for one in columns for field in one.fields}
    result = {one.place: one for one in columns if one.asked}
    guesses: list[tuple[int, Column, str]] = []
    for one in columns:
        if one.asked:
            continue
        own, field, second = _meant(section, one)
        values = [text_of(row.at(one.place)) for row in rows[:2000]]
        filled = [asked.words.get(plain(value), value) for value in values if value]
        if not one.head:
            if filled:
                result[one.place] = one._replace(why="it has no heading; --map takes it by its letter")
        elif own and exact:
            guesses.append((0, one, field))
        elif one.about.rank:
            result[one.place] = one._replace(why="it holds ranks, which are no scores")
        elif not field:
            result[one.place] = one._replace(why="no field goes by that name; --map says if it is one")
        else:
            meant = field
            field, why = fitting(section, field, filled, words)
            if why:
                result[one.place] = one._replace(why=why)
            else:
                guesses.append((2 if second or field != meant else 0 if own else 1, one, field))
    for _, one, field in sorted(guesses, key=lambda guess: (guess[0], guess[1].place)):
        year = one.about.year if field in (*SCORES, "stance.current") and section == "stakeholders" else ""
        about = one.about if year else one.about._replace(year="")
        if (field, year) in taken:
            result[one.place] = one._replace(why=f"{field} is taken from another column already; --map decides")
            continue
        taken.add((field, year))
        why = "importance is read as interest" if one.about.words == "importance" and field == "interest" else ""
        result[one.place] = one._replace(fields=(field,), why=why, about=about)
    return [result[index] for index in sorted(result)]


def _meant(section: str, column: Column) -> tuple[bool, str, bool]:
    """Return whether a heading is a field's own name, the field meant, and whether another may mean it better."""
    word = column.head.casefold().replace(" ", "_")
    if section == "survey":
        field, second = meaning("survey", column.head)
        return False, field, second
    if word in fields(section) and (section != "stakeholders" or word not in ("kind", "category")):
        return True, word, False
    if section == "assessments":
        field, second = meaning("survey", column.head)
        if field in fields(section):
            return False, field, second
        field, second = meaning("stakeholders", column.head)
        return False, {"stance.current": "stance"}.get(field, field if field in SCORES else ""), second
    if section in TABLES:
        field, second = meaning(section, column.head)
        return False, field, second
    return False, "", False


def _named_by_id(columns: list[Column]) -> list[Column]:
    """Return columns of which the ids are the names too, where there are none."""
    return [
        one._replace(fields=("name",), why="there is no column of names: these are taken for them")
        if one.fields == ("id",)
        else one
        for one in columns
    ]


def _less_private(column: Column, rows: Sequence[Row], private: Private, keys: tuple[str, ...]) -> Column:
    """Return a column, left out where it holds private details and nobody has asked for it.

    Those that tell whom or what a row is about stay: without them every row would be a new entry.
    """
    if not column.fields or column.asked or column.fields[0] in (*SCORES, "id", "date", "mutual", "strength"):
        return column
    found = [row for row in rows if isinstance(row.at(column.place), str) and private(text_of(row.at(column.place)))]
    if not found:
        return column
    count = f"{len(found)} cell{'s' if len(found) > 1 else ''}"
    if column.fields == ("name",) or column.fields[0] in ("from", "to", "stakeholder", *keys):
        return column._replace(why=f"private details (email, phone, address) in {count}; see that this is meant")
    return column._replace(
        fields=(), why=f"private details (email, phone, address) in {count}; --map takes it all the same"
    )


def without(layout: Layout, why: str) -> Layout:
    """Return a layout none of whose columns is taken."""
    return replace(
        layout, section="", columns=tuple(one._replace(fields=(), why=one.why or why) for one in layout.columns)
    )
