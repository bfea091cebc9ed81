"""A file set beside a register: which entries are new, which change, and which say the same."""

from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from kmap.analysis.duplicates import near_duplicates
from kmap.analysis.importing.alike import is_default, key, same, value_at
from kmap.analysis.importing.arrivals import Arrival, Arrivals, Change, Hidden, State
from kmap.analysis.importing.filed import Drawer
from kmap.analysis.importing.writing import Writing
from kmap.interchange.sections import SECTIONS, fields
from kmap.interchange.settling import Settled
from kmap.interchange.understanding import Entry
from kmap.register.models.stakeholder import Stakeholder
from kmap.register.register import Register
from kmap.register.scores import all_assessments, standing_scores
from kmap.register.stances import standing_stance
from kmap.register.vocabulary import AXES
from kmap.report import Cell


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
    like = _alike(register, found, frozenset(apart))
    comparing = _Comparing(register, Writing(values), like, clear=clear)
    comparing.declare(found)
    for one in found.entries:
        if one.section == "stakeholders":
            comparing.stakeholder(one)
    for one in found.entries:
        if one.section in SECTIONS and one.section not in ("stakeholders", "topics"):
            comparing.other(one)
    result = comparing.result
    result.edits = comparing.writing.edits
    if any(one.section == "stakeholders" and one.fields["id"] not in found.made for one in found.entries):
        met = {*found.ids, *like.values()}
        result.absent = [one.id for one in register.stakeholders if one.id not in met]
    return result


def _alike(register: Register, found: Settled, apart: frozenset[str]) -> dict[str, str]:
    """Return the new stakeholders whose names look like one of the register, by the id they would have."""
    if "all" in apart:
        return {}
    known = [(name, one.id) for one in register.stakeholders for name in (one.name, *one.aliases)]
    new = [
        (str(one.fields.get("name", "")), one.fields["id"])
        for one in found.entries
        if one.section == "stakeholders" and one.fields["id"] not in register.by_id
    ]
    both = [*known, *(one for one in new if one[0].casefold() not in apart)]
    pairs = near_duplicates([name for name, _ in both])
    return {both[later][1]: both[earlier][1] for earlier, later in reversed(pairs) if earlier < len(known) <= later}


class _Comparing:
    """Sets entries beside a register, one after the other.

    Parameters
    ----------
    register
        The register.
    writing
        What collects the edits.
    like
        The ids of new stakeholders of whom it has to be said first who they are, each with whom they may be.
    clear
        Whether an empty cell takes the value of the register away.
    """

    def __init__(self, register: Register, writing: Writing, like: Mapping[str, str], *, clear: bool) -> None:
        self._register = register
        self._like = like
        self._clear = clear
        self._drawers: dict[str, Drawer] = {}
        self.writing = writing
        self.result = Arrivals()

    def declare(self, found: Settled) -> None:
        """Declare what the entries that are written need."""
        needed: set[str] = {str(one.fields.get("id")) for one in found.entries if one.section == "topics"}
        for one in found.entries:
            if one.section != "stakeholders" or one.fields["id"] not in self._like:
                for path in ("category", "topic", "formats", "kind"):
                    value = one.fields.get(path, ())
                    needed.update([value] if isinstance(value, str) else value)
        for section, declared in (
            ("categories", found.categories),
            ("formats", found.formats),
            ("topics", found.topics),
        ):
            for id_, name in declared.items():
                if id_ in needed:
                    self.writing.declare(section, id_, name)
                    self._tell(section, id_, "new")

    def stakeholder(self, one: Entry) -> None:
        """Set a stakeholder beside the one that has its id."""
        id_ = one.fields["id"]
        model = self._register.by_id.get(id_)
        given = {path: value for path, value in one.fields.items() if path != "id"}
        if model is None and id_ in self._like:
            self._tell(
                "stakeholders", str(given["name"]), "perhaps there already", place=one.place, like=self._like[id_]
            )
            return
        if model is None:
            self.writing.new_stakeholder(id_, given)
            self._tell("stakeholders", id_, "new", place=one.place)
            return
        changes = [change for change in self._changes(model, given, one) if not self._is_hidden(model, change)]
        self.writing.change_stakeholder(id_, changes, self._inherited(id_, changes))
        self._tell("stakeholders", id_, "changed" if changes else "same", changes, one.place)

    def other(self, one: Entry) -> None:
        """Set any other entry beside the one that has its keys."""
        section = SECTIONS[one.section]
        given = dict(one.fields)
        whose = str(given.pop(section.whose, "")) if section.whose else ""
        if not {whose, str(given.get("from")), str(given.get("to"))}.isdisjoint(self._like):
            self.result.waiting += 1
            return
        filed_as = f"{whose}\0{given.get('topic', '')}" if one.section == "topic scores" else whose
        keys = key(one.section, given.get, filed_as)
        what = " ".join(part.replace("\0", " ") for part in keys if part)
        met = self._drawer(one.section).take(keys, mutual=bool(given.get("mutual")))
        if met is None:
            self.writing.add(one.section, whose, given)
            self._tell(one.section, what, "new", place=one.place)
            return
        changes = list(self._changes(met.model, given, one))
        if changes:
            source, own = self._register.origin(met.route)
            if source.path != self._register.path:
                self.result.inherited.append(what)
                return
            self.writing.change(own, changes)
        self._tell(one.section, what, "changed" if changes else "same", changes, one.place)

    def _drawer(self, section: str) -> Drawer:
        if section not in self._drawers:
            self._drawers[section] = Drawer(self._register, section)
        return self._drawers[section]

    def _tell(
        self, section: str, what: str, state: State, changes: Iterable[Change] = (), place: str = "", like: str = ""
    ) -> None:
        self.result.arrivals.append(Arrival(section, what, state, tuple(changes), like, place))

    def _changes(self, model: Any, given: Mapping[str, Any], one: Entry) -> Iterator[Change]:
        known = fields(one.section)
        for path, value in given.items():
            if path not in known or path in SECTIONS[one.section].keys:
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
        axis = next((axis for axis in AXES if axis == change.field), None)
        if change.field == "stance.current":
            stance = standing_stance(model, day)
            if stance is None or stance.route[0] != "assessments":
                return False
            standing, on = stance.stance, all_assessments(model)[int(stance.route[1])].date
        elif axis is not None:
            score = standing_scores(model, day).on(axis)
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
