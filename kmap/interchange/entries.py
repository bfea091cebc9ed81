"""From the rows of sheets to entries of a register."""

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import Any

from kmap.interchange import cells
from kmap.interchange.asked import Asked, plain
from kmap.interchange.bands import headings_within
from kmap.interchange.headings import SCORES, meaning
from kmap.interchange.layout import Layout
from kmap.interchange.lists import split
from kmap.interchange.scales import Scale, Unread, plain_number, score, without_mark
from kmap.interchange.sections import Field, fields
from kmap.interchange.sheet import Row, is_empty, text_of
from kmap.interchange.understanding import Entry, Fields, Told, Understanding

_CONTROL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x84\x86-\x9f\ud800-\udfff]")
_TOTALS = frozenset({"total", "totals", "sum", "average", "mean", "median", "grand total"})
_MONTHS_TOO = frozenset({"since", "until", "due", "results"})
_STANCES = frozenset({"stance.current", "stance.desired", "stance"})
_ONE_LINE = frozenset({"name", "id", "from", "to", "stakeholder", "category", "kind", "topic", "title", "by"})
_NAMES = frozenset({"name", "id", "from", "to", "stakeholder"})
_TELL_EVERY = 500


def collect(
    found: Sequence[Layout],
    scale: tuple[Scale | None, Scale | None],
    asked: Asked,
    tell: Callable[[int], None] | None = None,
) -> Understanding:
    """Return what the sheets of a file say, entry by entry.

    Parameters
    ----------
    found
        The sheets.
    scale
        The scale of their scores, and the one that these are carried over to.
    asked
        What a person has said of the file.
    tell
        Called with the number of rows done.
    """
    result = Understanding(tuple(found), *scale)
    reader = _Reader(result, asked)
    done = 0
    for layout in found:
        if not layout.section:
            continue
        rows = _Rows(layout, result, asked)
        for row in rows:
            if layout.section == "survey":
                reader.answer(layout, row, rows.orders)
            else:
                reader.entry(layout, row, rows.orders)
            done += 1
            if tell is not None and done % _TELL_EVERY == 0:
                tell(done)
    reader.finish()
    return result


class _Rows:
    """The rows of a sheet that are entries; the others are told of."""

    def __init__(self, layout: Layout, result: Understanding, asked: Asked) -> None:
        self._layout = layout
        self._result = result
        self._within = {} if asked.headings else headings_within(layout)
        self.orders = {
            column.place: cells.order_of(text_of(row.at(column.place)) for row in layout.rows)
            for column in layout.taken()
            if any(
                one in column.fields for one in ("date", "since", "until", "due", "follow_up", "published", "results")
            )
        }

    def __iter__(self) -> Iterator[Row]:
        layout = self._layout
        name = layout.column("name") if layout.section == "stakeholders" else None
        id_ = layout.column("id") if layout.section == "stakeholders" else None
        for row in layout.rows:
            why = ""
            value = text_of(row.at(name.place)) if name is not None else ""
            if row.number in self._within:
                why = "a heading: nothing but a name; --headings takes such rows for stakeholders"
            elif all(text_of(row.at(one.place)) == one.head for one in layout.columns if one.head) and row.filled:
                why = "the headings again"
            elif name is not None and not value and (id_ is None or is_empty(row.at(id_.place))):
                why, value = "no name", next((text_of(row.at(index)) for index in row.filled), "")
            elif value.casefold() in _TOTALS:
                why = "a total"
            if why:
                self._result.skipped.append(Told(layout.sheet.place(row.number, name.place if name else 0), value, why))
            else:
                yield row


class _Reader:
    """Reads rows, and keeps what could not be read."""

    def __init__(self, result: Understanding, asked: Asked) -> None:
        self._result = result
        self._asked = asked
        self._answers: dict[tuple[str, ...], tuple[Fields, str]] = {}
        self._criteria: dict[str, str] = {}
        self._marks: list[str] = []
        self._cleaned: list[str] = []
        self._by_support: list[str] = []
        self._exact = False

    def entry(self, layout: Layout, row: Row, orders: dict[int, cells.Order]) -> None:
        """Add what a row says."""
        known = fields(layout.section)
        self._exact = layout.exact  # there, what is not known is left empty, and NA may be a word
        values: Fields = {}
        rounds: dict[str, Fields] = {}
        empty = []
        for column in layout.taken():
            text = self._text(layout, row, column.place)
            place = layout.sheet.place(row.number, column.place)
            if len(column.fields) > 1:
                parts = [part.strip() for part in text.split("/")] if text else []
                if parts and len(parts) != len(column.fields):
                    self._tell(place, text, f"{len(column.fields)} scores parted by / belong here")
                    continue
                for path, part in zip(column.fields, parts, strict=False):
                    self._put(values, known[path], part, place, "")
                continue
            path = column.fields[0]
            if path not in known:  # a field that another kind of sheet has
                continue
            into = rounds.setdefault(column.about.year, {}) if column.about.year else values
            if not self._put(into, known[path], text, place, orders.get(column.place, "")) and not column.about.year:
                empty.append(path)
        place = layout.sheet.place(row.number, next((one.place for one in layout.taken()), 0))
        if self._asked.undirected and layout.section == "relationships":
            values["mutual"] = True
        if layout.section == "relationships" and not (values.get("from") and values.get("to")):
            self._result.skipped.append(Told(place, "", "a tie needs both ends"))
            return
        if values or rounds:
            self._result.entries.append(Entry(layout.section, values, tuple(empty), place))
        for year, given in rounds.items():
            scored = {{"stance.current": "stance"}.get(path, path): value for path, value in given.items()}
            if scored:
                whose = values.get("id") or values.get("name")
                dated = {"stakeholder": whose, "date": f"{year}-12-31", "round": year}
                by = {"by": self._asked.by} if self._asked.by else {}
                self._result.entries.append(Entry("assessments", {**dated, **by, **scored}, (), place))

    def answer(self, layout: Layout, row: Row, orders: dict[int, cells.Order]) -> None:
        """Add one answer of a survey in long form."""
        texts = {column.fields[0]: (self._text(layout, row, column.place), column) for column in layout.taken()}
        place = layout.sheet.place(row.number, texts["score"][1].place)
        criterion, column = texts["criterion"]
        axis = self._axis(criterion)
        if not axis:
            self._tell(
                layout.sheet.place(row.number, column.place),
                criterion,
                "no criterion of a register; --read says what it means",
            )
            return
        key_fields: Fields = {}
        known = fields("assessments")
        for path in ("stakeholder", "date", "by", "topic", "round"):
            if path in texts:
                text, of = texts[path]
                self._put(
                    key_fields, known[path], text, layout.sheet.place(row.number, of.place), orders.get(of.place, "")
                )
        if not key_fields.get("stakeholder"):
            self._result.skipped.append(Told(place, "", "no stakeholder"))
            return
        key = tuple(str(key_fields.get(path, "")) for path in ("stakeholder", "date", "by", "topic", "round"))
        entry, _ = self._answers.setdefault(key, (key_fields, place))
        if axis in entry:
            self._tell(
                place, texts["score"][0], f"{axis} has been scored in a row above already, by the same on the same day"
            )
            return
        self._put(entry, known[axis], texts["score"][0], place, "")
        if "because" in texts and texts["because"][0]:
            entry["because"] = "; ".join(filter(None, (entry.get("because"), texts["because"][0])))

    def _axis(self, criterion: str) -> str:
        if criterion not in self._criteria:
            said = self._asked.words.get(plain(criterion), criterion)
            meant = said if said in fields("assessments") else meaning("stakeholders", said)[0]
            meant = {"stance.current": "stance"}.get(meant, meant)
            self._criteria[criterion] = meant if meant in (*SCORES, "stance") else ""
        return self._criteria[criterion]

    def finish(self) -> None:
        """Add the assessments that a survey comes to, and what is to be known of all."""
        for values, place in self._answers.values():
            if set(values) & {*SCORES, "stance"}:
                self._result.entries.append(Entry("assessments", values, (), place))
        remarks = self._result.remarks
        if self._by_support:
            remarks.append(f"how strong support or opposition is has no place in a register: {_few(self._by_support)}")
        if self._marks:
            remarks.append(f"signs of footnotes are taken away behind scores: {_few(self._marks)}")
        if self._cleaned:
            remarks.append(f"control characters are taken out of texts: {_few(self._cleaned)}")
        for layout in self._result.layouts:
            years = sorted({one.about.year for one in layout.taken() if one.about.year})
            if years:
                remarks.append(
                    f"columns of a year become assessments of that round, on its last day: {', '.join(years)}"
                )

    def _text(self, layout: Layout, row: Row, column: int) -> str:
        text = text_of(row.at(column))
        if not text.isprintable() and _CONTROL.search(text):
            text = _CONTROL.sub("", text)
            self._cleaned.append(layout.sheet.place(row.number, column))
        return text

    def _tell(self, place: str, value: str, why: str) -> None:
        self._result.unread.append(Told(place, value, why))

    def _put(self, values: Fields, one: Field, text: str, place: str, order: cells.Order) -> bool:
        """Put what a cell says into the values; False where it says nothing."""
        if not text:
            return False
        text = self._asked.words.get(plain(text), text)
        if not text:
            return False
        value = self._read(one, text, place, order)
        if isinstance(value, Unread):
            self._tell(place, text, f"{one.path}: {value.why}")
            return True
        if value is None or value == []:
            return False
        values[one.path] = value
        return True

    def _read(self, one: Field, text: str, place: str, order: cells.Order) -> Any:
        if one.path in SCORES:
            own, onto = self._result.own, self._result.onto
            if own is None or onto is None:
                return Unread("no scale could be found; say it with --scale") if not cells.is_unknown(text) else None
            if without_mark(text) != text and plain_number(without_mark(text)) is not None:
                self._marks.append(place)
            return score(text, own, onto)
        if one.path in _STANCES:
            return self._stance(one, text, place)
        if one.kind in ("words", "text") and not self._exact and one.path not in _NAMES and cells.is_unknown(text):
            return None
        if one.kind == "words":
            return split(text)
        if one.kind == "truth":
            return None if cells.is_unknown(text) else cells.truth(text)
        if one.kind == "date":
            return (
                None
                if cells.is_unknown(text)
                else cells.date(text, order, month=one.path.split(".")[-1] in _MONTHS_TOO)
            )
        if one.kind == "number":
            number = plain_number(text)
            return None if cells.is_unknown(text) else Unread("no number") if number is None else number
        if one.choices:
            word = text.casefold().replace(" ", "-")
            word = {"organization": "organisation", "individual": "person"}.get(word, word)
            if word in one.choices:
                return word
            return None if cells.is_unknown(text) else Unread(f"allowed are {', '.join(one.choices)}")
        if one.path in _ONE_LINE and not self._exact:
            return " ".join(text.split())
        return text

    def _stance(self, one: Field, text: str, place: str) -> Any:
        if cells.is_unknown(text):
            return None
        found = cells.stance(text)
        if found is None or found not in one.choices:
            return Unread(f"allowed are {', '.join(one.choices)}; --read '{text}=neutral' says what it means")
        if plain(text).split(" ")[0] in ("strong", "moderate", "high", "low", "weak", "medium", "slight"):
            self._by_support.append(place)
        return found


def _few(places: Iterable[str], most: int = 8) -> str:
    places = list(places)
    return ", ".join(places[:most]) + (f" and {len(places) - most} more" if len(places) > most else "")
