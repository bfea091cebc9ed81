"""The edits that write what a file brings into the text of a register."""

from collections.abc import Iterable, Mapping
from typing import Any

from kmap.analysis.importing.arrivals import Change
from kmap.analysis.importing.filed import IN_STAKEHOLDERS, LISTED
from kmap.errors import Route
from kmap.interchange.draft import nested
from kmap.interchange.sections import without_defaults
from kmap.register.editing.edits import Append, Drop, Edit, Put
from kmap.register.slug import slug


class Writing:
    """The edits of one import, as they come together.

    A stakeholder that is new, or has been inherited so far, comes to have one entry, which holds
    whatever the file says of it.

    Parameters
    ----------
    values
        The values of the register's own text, as `parse` returns them.
    """

    def __init__(self, values: Mapping[str, Any]) -> None:
        self._own = _indices(values, "stakeholders")
        self._outputs = _indices(values, "outputs")
        self._new_outputs: dict[str, dict[str, Any]] = {}
        self._new: dict[str, dict[str, Any]] = {}
        self._edits: list[Edit] = []
        known = list(values.get("stakeholders") or [])
        self._writes_ids = bool(known) and isinstance(known[-1], dict) and "id" in known[-1]

    @property
    def edits(self) -> list[Edit]:
        """All edits; the new entries of stakeholders come last."""
        return [*self._edits, *(Append(("stakeholders",), entry) for entry in self._new.values())]

    def declare(self, section: str, id_: str, name: str) -> None:
        """Declare a category, an output kind or a topic."""
        self._edits.append(Append((section,), {"id": id_, "name": name}))

    def new_stakeholder(self, id_: str, given: Mapping[str, Any]) -> None:
        """Write a new stakeholder, with its id where its name does not say it, or where the last one has it too."""
        written = slug(str(given.get("name", ""))) != id_ or self._writes_ids
        self._new[id_] = nested({**({"id": id_} if written else {}), **given})

    def change_stakeholder(self, id_: str, changes: Iterable[Change], inherited: Iterable[str]) -> None:
        """Write what changes of a stakeholder; what is taken away and would still be inherited, is unset."""
        changes = list(changes)
        if id_ in self._own:
            route: Route = ("stakeholders", self._own[id_])
            self.change(route, changes)
            self._edits += [Append((*route, "unset"), path) for path in inherited]
        elif changes:  # inherited: an entry of its own, with what differs
            into = self._entry_of(id_)
            _merge(into, nested({change.field: change.new for change in changes if change.new is not None}))
            gone = [change.field for change in changes if change.new is None]
            if gone:
                into["unset"] = gone

    def change(self, route: Route, changes: Iterable[Change]) -> None:
        """Write what changes of an entry of the register's own text."""
        for change in changes:
            at = (*route, *change.field.split("."))
            self._edits.append(Drop(at) if change.new is None else Put(at, change.new))

    def add(self, section: str, whose: str, given: dict[str, Any]) -> None:
        """Write a new entry.

        Parameters
        ----------
        section
            What it is an entry of.
        whose
            The id of what it belongs to; empty where it belongs to nothing.
        given
            Its fields, by their paths.
        """
        if section in LISTED:
            entry = nested(without_defaults(section, given))
            self._edits.append(Append((section,), entry))
            if section == "outputs":
                self._new_outputs[_id_of(entry)] = entry
        elif section == "uptake":
            if whose in self._outputs:
                self._edits.append(Append(("outputs", self._outputs[whose], "uptake"), nested(given)))
            elif whose in self._new_outputs:
                self._new_outputs[whose].setdefault("uptake", []).append(nested(given))
        elif section == "topic scores":
            topic = given.pop("topic", None)
            if topic is not None and whose in self._own:
                self._edits.append(Put(("stakeholders", self._own[whose], "by_topic", topic), nested(given)))
            elif topic is not None:
                self._entry_of(whose).setdefault("by_topic", {})[topic] = nested(given)
        elif whose in self._own:
            self._edits.append(Append(("stakeholders", self._own[whose], IN_STAKEHOLDERS[section]), nested(given)))
        else:
            self._entry_of(whose).setdefault(IN_STAKEHOLDERS[section], []).append(nested(given))

    def _entry_of(self, id_: str) -> dict[str, Any]:
        return self._new.setdefault(id_, {"id": id_})


def _indices(values: Mapping[str, Any], section: str) -> dict[str, int]:
    """Return the places of entries in their list, by their ids."""
    return {id_: index for index, one in enumerate(values.get(section) or ()) if (id_ := _id_of(one))}


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
