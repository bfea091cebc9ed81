"""The entries of a register, found by what tells one from another."""

from collections import defaultdict
from collections.abc import Iterable
from functools import partial
from typing import Any, NamedTuple

from kmap.analysis.importing.alike import key, value_at
from kmap.errors import Route
from kmap.register.register import Register
from kmap.register.scores import all_assessments

LISTED = ("log", "needs", "questions", "outputs", "training", "relationships")
"""The sections that are lists at the top of a register."""

IN_STAKEHOLDERS = {"assessments": "assessments", "engagement points": "engagement_points"}
"""The sections that are lists of a stakeholder, each with the field that holds it."""


class Filed(NamedTuple):
    """An entry of a register and where it stands."""

    model: Any
    route: Route


class Drawer:
    """The entries of one section, by their keys; each can be taken once.

    Parameters
    ----------
    register
        The register.
    section
        The section.
    """

    def __init__(self, register: Register, section: str) -> None:
        self._section = section
        self._by_keys: dict[tuple[str, ...], list[Filed]] = defaultdict(list)
        for whose, model, route in _entries(register, section):
            self._by_keys[key(section, partial(value_at, model), whose)].append(Filed(model, route))
        for entries in self._by_keys.values():
            entries.reverse()  # those met first are taken first, from the end
        self._by_ends: dict[tuple[str, ...], list[tuple[str, ...]]] = defaultdict(list)
        if section == "relationships":
            for keys in self._by_keys:
                self._by_ends[keys[1:3]].append(keys)

    def take(self, keys: tuple[str, ...], *, mutual: bool = False) -> Filed | None:
        """Take the entry with these keys; None where there is none, or none any more.

        Parameters
        ----------
        keys
            What `kmap.analysis.importing.alike.key` returns.
        mutual
            Whether a tie runs both ways, so that it is met the other way round too.
        """
        entries = self._by_keys.get(keys)
        if not entries and self._section == "relationships":
            entries = self._ties(keys, mutual=mutual)
        return entries.pop() if entries else None

    def _ties(self, keys: tuple[str, ...], *, mutual: bool) -> list[Filed]:
        """Return the ties meant: the other way round if it runs both ways, of any kind if none is said."""
        ends = [keys, (keys[0], keys[2], keys[1], *keys[3:])] if mutual else [keys]
        for one in ends:
            if found := self._by_keys.get(one):
                return found
            if not one[-1]:
                kinds = self._by_ends.get(one[1:3], ())
                met = next((self._by_keys[kind] for kind in kinds if self._by_keys[kind]), None)
                if met:
                    return met
        return []


def _entries(register: Register, section: str) -> Iterable[tuple[str, Any, Route]]:
    """Yield the entries of a section: whose each is, the entry, and where it stands."""
    if section in LISTED:
        for index, model in enumerate(getattr(register.document, section)):
            yield "", model, (section, index)
    elif section == "uptake":
        for index, output in enumerate(register.outputs):
            for place, model in enumerate(output.uptake):
                yield output.id, model, ("outputs", index, "uptake", place)
    else:
        for index, stakeholder in enumerate(register.stakeholders):
            route: Route = ("stakeholders", index)
            if section == "topic scores":
                for topic, scores in stakeholder.by_topic.items():
                    yield f"{stakeholder.id}\0{topic}", scores, (*route, "by_topic", topic)
            elif section in IN_STAKEHOLDERS:
                name = IN_STAKEHOLDERS[section]
                given = all_assessments(stakeholder) if section == "assessments" else getattr(stakeholder, name)
                for place, model in enumerate(given):
                    yield stakeholder.id, model, (*route, name, place)
