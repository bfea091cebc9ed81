"""What an import brings to a register: new, changed, the same; and the edits that write it.

An entry of a file meets the one of the register that has the same id, else the same keys: of a tie
its ends and kind, of an assessment whose, when, by whom and on what, of a contact when, with whom
and how. What of the register is not in the file stays.
"""

import datetime
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import partial
from typing import Any, Literal, NamedTuple

from kmap.analysis.alike import is_default, key, same, value_at
from kmap.analysis.duplicates import near_duplicates
from kmap.errors import Route
from kmap.interchange.draft import nested
from kmap.interchange.headings import SCORES
from kmap.interchange.sections import SECTIONS, fields, without_defaults
from kmap.interchange.settling import Settled
from kmap.interchange.understanding import Entry
from kmap.register.editing.edits import Append, Drop, Edit, Put
from kmap.register.models.stakeholder import Stakeholder
from kmap.register.register import Register
from kmap.register.scores import all_assessments, standing_scores
from kmap.register.slug import slug
from kmap.register.stances import standing_stance
from kmap.report import Cell

State = Literal["new", "changed", "same", "perhaps there already"]

_IN_STAKEHOLDERS = {"assessments": "assessments", "engagement points": "engagement_points"}
_LISTED = ("log", "needs", "questions", "outputs", "training", "relationships")


class Change(NamedTuple):
    """A field that is to have another value; None stands for none."""

    field: str
    old: Any
    new: Any


class Arrival(NamedTuple):
    """An entry of a file beside the register.

    Parameters
    ----------
    section
        What it is an entry of.
    what
        What to call it: an id, or its keys.
    state
        What it is to the register.
    changes
        What changes; of a new one nothing.
    like
        The id of the stakeholder that a new one may be.
    place
        Where it stands in the file.
    """

    section: str
    what: str
    state: State
    changes: tuple[Change, ...] = ()
    like: str = ""
    place: str = ""


class Hidden(NamedTuple):
    """A score or stance that would not count, because an assessment stands above it."""

    id: str
    field: str
    new: Cell
    standing: Cell
    date: datetime.date


@dataclass(slots=True)
class Arrivals:
    """What a file brings to a register.

    Parameters
    ----------
    arrivals
        Its entries, in its order.
    edits
        What writes them.
    hidden
        Scores that were left out because they would not count.
    kept
        How many cells are empty where the register has a value.
    absent
        The ids of the register's stakeholders that the file does not have.
    waiting
        How many entries are about one of whom it has to be said first who it is.
    inherited
        What belongs to a register that this one extends, and is not written.
    """

    arrivals: list[Arrival] = field(default_factory=list)
    edits: list[Edit] = field(default_factory=list)
    hidden: list[Hidden] = field(default_factory=list)
    kept: int = 0
    absent: list[str] = field(default_factory=list)
    waiting: int = 0
    inherited: list[str] = field(default_factory=list)

    def count(self, section: str, state: State) -> int:
        """Return how many entries of a section are in a state."""
        return sum(one.section == section and one.state == state for one in self.arrivals)


def arrivals(
    register: Register,
    values: Mapping[str, Any],
    found: Settled,
    apart: Iterable[str] = (),
    *,
    clear: bool = False,
) -> Arrivals:
    """Return what a file brings to a register.

    Parameters
    ----------
    register
        The register.
    values
        The values of its own text, as `parse` returns them.
    found
        What the file says.
    apart
        Names in the file that are no stakeholder of the register however much they look like one.
    clear
        Whether an empty cell takes the value of the register away.
    """
    return _Comparing(register, values, found, frozenset(apart), clear=clear).result


_Filed = dict[tuple[str, ...], list[tuple[Any, Route]]]
"""Entries of a register with their routes, by what tells one from another."""


class _Comparing:
    def __init__(
        self, register: Register, values: Mapping[str, Any], found: Settled, apart: frozenset[str], *, clear: bool
    ) -> None:
        self._register = register
        self._values = values
        self._clear = clear
        self._own = {_id_of(one): index for index, one in enumerate(values.get("stakeholders") or ()) if _id_of(one)}
        self._new: dict[str, dict[str, Any]] = {}
        self._place = {one.id: index for index, one in enumerate(register.stakeholders)}
        self._kinds: dict[tuple[str, ...], list[tuple[str, ...]]] = defaultdict(list)
        self.result = Arrivals()
        like = _alike(register, found, apart)
        self._declare(found, like)
        for one in found.entries:
            if one.section == "stakeholders":
                self._stakeholder(one, like)
        self._held = set(like)
        self._files = {section: self._filed(section) for section in {one.section for one in found.entries}}
        for one in found.entries:
            if one.section != "stakeholders":
                self._other(one)
        self.result.edits += [Append(("stakeholders",), entry) for entry in self._new.values()]
        if any(one.section == "stakeholders" and one.fields["id"] not in found.made for one in found.entries):
            self.result.absent = [
                one.id for one in register.stakeholders if one.id not in found.ids and one.id not in like.values()
            ]

    def _declare(self, found: Settled, like: Mapping[str, str]) -> None:
        """Declare what the entries that are written need."""
        needed: set[str] = {str(one.fields.get("id")) for one in found.entries if one.section == "topics"}
        for one in found.entries:
            if one.section != "stakeholders" or one.fields["id"] not in like:
                for path in ("category", "topic", "formats", "kind"):
                    value = one.fields.get(path, ())
                    needed.update([value] if isinstance(value, str) else value)
        for section, declared in (
            ("categories", found.categories),
            ("formats", found.formats),
            ("topics", found.topics),
        ):
            for id_, name in declared.items():
                if id_ not in needed:
                    continue
                self.result.edits.append(Append((section,), {"id": id_, "name": name}))
                self.result.arrivals.append(Arrival(section, id_, "new"))

    def _stakeholder(self, one: Entry, like: Mapping[str, str]) -> None:
        id_ = one.fields["id"]
        model = self._register.by_id.get(id_)
        given = {path: value for path, value in one.fields.items() if path != "id"}
        if model is None and id_ in like:
            said = Arrival("stakeholders", str(given["name"]), "perhaps there already", like=like[id_], place=one.place)
            self.result.arrivals.append(said)
            return
        if model is None:
            name = str(given.get("name", ""))
            written = slug(name) != id_ or self._ids_are_written
            self._new[id_] = nested({**({"id": id_} if written else {}), **given})
            self.result.arrivals.append(Arrival("stakeholders", id_, "new", place=one.place))
            return
        changes = list(self._changes(model, given, one, "stakeholders"))
        changes = [change for change in changes if not self._is_hidden(model, change)]
        if id_ in self._own:
            route: Route = ("stakeholders", self._own[id_])
            self._edit(route, changes)
            self.result.edits += [Append((*route, "unset"), path) for path in self._inherited(id_, changes)]
        elif changes:  # inherited: an entry of its own, with what differs
            into = self._new.setdefault(id_, {"id": id_})
            _merge(into, nested({change.field: change.new for change in changes if change.new is not None}))
            gone = [change.field for change in changes if change.new is None]
            if gone:
                into["unset"] = gone
        state: State = "changed" if changes else "same"
        self.result.arrivals.append(Arrival("stakeholders", id_, state, tuple(changes), place=one.place))

    @property
    def _ids_are_written(self) -> bool:
        known = list(self._values.get("stakeholders") or [])
        return bool(known) and isinstance(known[-1], dict) and "id" in known[-1]

    def _changes(self, model: Any, given: Mapping[str, Any], one: Entry, section: str) -> Iterable[Change]:
        known = fields(section)
        for path, value in given.items():
            if path not in known or path in SECTIONS[section].keys:
                continue
            old = value_at(model, path)
            if not same(path, old, value):
                yield Change(path, old, value)
        for path in one.empty:
            old = value_at(model, path)
            if path in known and path not in ("id", "name") and old is not None and not is_default(path, old):
                if self._clear:
                    yield Change(path, old, None)
                else:
                    self.result.kept += 1

    def _is_hidden(self, model: Stakeholder, change: Change) -> bool:
        """Say whether a score or stance would not count, and keep it then, unless it says what stands anyway."""
        if change.new is None:
            return False
        standing: Cell
        day = self._register.day
        if change.field == "stance.current":
            stance = standing_stance(model, day)
            if stance is None or stance.route[0] != "assessments":
                return False
            standing, on = stance.stance, all_assessments(model)[int(stance.route[1])].date
        elif change.field in SCORES:
            score = standing_scores(model, day).on(change.field)  # type: ignore[arg-type]
            if score is None or not score.assessed:
                return False
            standing, on = score.score, score.date or day
        else:
            return False
        if not same(change.field, standing, change.new):
            self.result.hidden.append(Hidden(model.id, change.field, change.new, standing, on))
        return True

    def _inherited(self, id_: str, changes: Iterable[Change]) -> Iterator[str]:
        """Yield the fields that are taken away, and would still be inherited."""
        inheritance = self._register.inheritance
        above = inheritance.parent.by_id.get(id_) if inheritance is not None else None
        for change in changes:
            value = value_at(above, change.field) if above is not None and change.new is None else None
            if value is not None and not is_default(change.field, value):
                yield change.field

    def _edit(self, route: Route, changes: Iterable[Change]) -> None:
        for change in changes:
            at = (*route, *change.field.split("."))
            self.result.edits.append(Drop(at) if change.new is None else Put(at, change.new))

    def _filed(self, section: str) -> _Filed:
        """Return the entries of the register in a section, with their routes, by their keys."""
        filed: _Filed = defaultdict(list)
        for whose, model, route in self._entries(section):
            filed[key(section, partial(value_at, model), whose)].append((model, route))
        if section == "relationships":
            for keys in filed:
                self._kinds[keys[1:3]].append(keys)
        for entries in filed.values():
            entries.reverse()  # those met first are taken first, from the end
        return filed

    def _entries(self, section: str) -> Iterable[tuple[str, Any, Route]]:
        if section in _LISTED:
            for index, model in enumerate(getattr(self._register.document, section)):
                yield "", model, (section, index)
        elif section == "uptake":
            for index, output in enumerate(self._register.outputs):
                for place, model in enumerate(output.uptake):
                    yield output.id, model, ("outputs", index, "uptake", place)
        else:
            for index, stakeholder in enumerate(self._register.stakeholders):
                route: Route = ("stakeholders", index)
                if section == "topic scores":
                    for topic, scores in stakeholder.by_topic.items():
                        yield f"{stakeholder.id}\0{topic}", scores, (*route, "by_topic", topic)
                elif section in _IN_STAKEHOLDERS:
                    name = _IN_STAKEHOLDERS[section]
                    given = all_assessments(stakeholder) if section == "assessments" else getattr(stakeholder, name)
                    for place, model in enumerate(given):
                        yield stakeholder.id, model, (*route, name, place)

    def _other(self, one: Entry) -> None:
        section = SECTIONS.get(one.section)
        if section is None or one.section == "topics":
            return
        given = dict(one.fields)
        whose = str(given.pop(section.whose, "")) if section.whose else ""
        if whose in self._held or {str(given.get("from")), str(given.get("to"))} & self._held:
            self.result.waiting += 1
            return
        filed_as = f"{whose}\0{given.get('topic', '')}" if one.section == "topic scores" else whose
        filed = self._files[one.section]
        keys = key(one.section, given.get, filed_as)
        entries = filed.get(keys)
        if not entries and one.section == "relationships":
            entries = self._tie(filed, keys, mutual=bool(given.get("mutual")))
        what = " ".join(part.replace("\0", " ") for part in keys if part)
        if not entries:
            self._add(one.section, whose, given)
            self.result.arrivals.append(Arrival(one.section, what, "new", place=one.place))
            return
        model, route = entries.pop()
        changes = list(self._changes(model, given, one, one.section))
        if changes:
            source, own = self._register.origin(route)
            if source.path != self._register.path:
                self.result.inherited.append(what)
                return
            self._edit(own, changes)
        state: State = "changed" if changes else "same"
        self.result.arrivals.append(Arrival(one.section, what, state, tuple(changes), place=one.place))

    def _tie(self, filed: _Filed, keys: tuple[str, ...], *, mutual: bool) -> list[tuple[Any, Route]] | None:
        """Return the ties meant: the other way round if it runs both ways, of any kind if none is said."""
        ends = [keys, (keys[0], keys[2], keys[1], *keys[3:])] if mutual else [keys]
        for one in ends:
            if filed.get(one):
                return filed[one]
            if not one[-1]:
                kinds = self._kinds.get(one[1:3], ())
                met = next((filed[kind] for kind in kinds if filed[kind]), None)
                if met:
                    return met
        return None

    def _add(self, section: str, whose: str, given: dict[str, Any]) -> None:
        """Add what writes a new entry."""
        if section in _LISTED:
            self.result.edits.append(Append((section,), nested(without_defaults(section, given))))
            return
        if section == "uptake":
            index = next((n for n, one in enumerate(self._values.get("outputs") or ()) if _id_of(one) == whose), None)
            if index is not None:
                self.result.edits.append(Append(("outputs", index, "uptake"), nested(given)))
            else:
                for edit in self.result.edits:
                    if isinstance(edit, Append) and edit.route == ("outputs",) and edit.value.get("id") == whose:
                        edit.value.setdefault("uptake", []).append(nested(given))
            return
        own = self._own.get(whose)
        if section == "topic scores":
            topic = given.pop("topic", None)
            if topic is None:
                return
            if own is not None:
                self.result.edits.append(Put(("stakeholders", own, "by_topic", topic), nested(given)))
            else:
                self._entry_of(whose).setdefault("by_topic", {})[topic] = nested(given)
            return
        name = _IN_STAKEHOLDERS[section]
        if own is not None:
            self.result.edits.append(Append(("stakeholders", own, name), nested(given)))
        else:
            self._entry_of(whose).setdefault(name, []).append(nested(given))

    def _entry_of(self, id_: str) -> dict[str, Any]:
        return self._new.setdefault(id_, {"id": id_})


def _id_of(entry: Any) -> str:
    if not isinstance(entry, dict):
        return ""
    return str(entry.get("id") or slug(str(entry.get("name", ""))))


def _merge(into: dict[str, Any], values: Mapping[str, Any]) -> None:
    for name, value in values.items():
        if isinstance(value, dict) and isinstance(into.get(name), dict):
            _merge(into[name], value)
        else:
            into[name] = value


def _alike(register: Register, found: Settled, apart: frozenset[str]) -> dict[str, str]:
    """Return the new stakeholders whose names look like one of the register, by the id they would have."""
    known = [(name, one.id) for one in register.stakeholders for name in (one.name, *one.aliases)]
    new = [
        (str(one.fields.get("name", "")), one.fields["id"])
        for one in found.entries
        if one.section == "stakeholders" and one.fields["id"] not in register.by_id
    ]
    new = [one for one in new if one[0].casefold() not in apart]
    if "all" in apart:
        return {}
    both = [*known, *new]
    pairs = near_duplicates([name for name, _ in both])
    return {both[later][1]: both[earlier][1] for earlier, later in reversed(pairs) if earlier < len(known) <= later}
