"""A register with what is not to be shared left out, as values and as text."""

import datetime
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any, Literal, NamedTuple, get_args, get_origin

from pydantic import BaseModel

from kmap.errors import Route
from kmap.register.editing.layout import Layout, group
from kmap.register.editing.mentions import mentions
from kmap.register.models.document import Document
from kmap.register.models.expectation import Expectation
from kmap.register.models.network import LogEntry
from kmap.register.models.stakeholder import Assessment, Stakeholder
from kmap.register.redaction.choice import DEFAULT, NEVER_IN, Choice
from kmap.register.redaction.pseudonyms import pseudonyms
from kmap.register.redaction.standing import hidden_assessments, without_hidden
from kmap.register.scores import all_assessments, with_assessments_before
from kmap.register.vocabulary import AXES

HEAD = "# A copy to share, made by kmap redact."
"""The first line of every copy, by which it is known for one."""

NAMES = frozenset({"by", "owner", "lead"})
"""The fields that hold names of our own people."""

_GIVEN = (*AXES, "stance")


class Secret(NamedTuple):
    """A text that has been left out or replaced.

    Parameters
    ----------
    text
        The text.
    what
        ``name`` of a person, role, assessor or owner; ``id``; or ``text``.
    person
        Whether it is the name of a person, parts of which tell who is meant.
    """

    text: str
    what: Literal["name", "id", "text"]
    person: bool = False


@dataclass(slots=True)
class Redacted:
    """A copy to share.

    Parameters
    ----------
    values
        What it says, as texts, groups and lists.
    left_out
        How many values were left out, by field.
    replaced
        How many stakeholders got a pseudonym, by kind.
    secrets
        What must not be found in it.
    origins
        Of each text that somebody wrote freely, where it stands in the copy and where in the register.
    """

    values: dict[str, Any]
    left_out: Counter[str] = field(default_factory=Counter)
    replaced: Counter[str] = field(default_factory=Counter)
    secrets: list[Secret] = field(default_factory=list)
    origins: dict[Route, Route] = field(default_factory=dict)

    def text(self, fields: frozenset[str]) -> str:
        """Return the copy as YAML, with a line that says which fields have been left out."""
        said = ", ".join([*(name for name in DEFAULT if name in fields), *sorted(fields - set(DEFAULT))])
        head = [HEAD, f"# Left out: {said}." if said else "# No field is left out."]
        if self.replaced:
            head.append("# Persons and roles have pseudonyms.")
        return "\n".join([*head, "", *group(self.values, (), 0, Layout())]) + "\n"


def redacted(document: Document, chosen: Choice, key: bytes | None, day: datetime.date | None = None) -> Redacted:
    """Return a copy of a register without what is not to be shared.

    Parameters
    ----------
    document
        The register; with what it inherits, should it extend another.
    chosen
        What is left out.
    key
        The key of the pseudonyms; None where nobody gets one.
    day
        The day on which the scores of several registers are put together; left out, after all of them.

    Notes
    -----
    Where assessors' names are left out, a score that its assessor replaced in the same round is
    left out too: without names the two would count as two assessors'. Standing scores stay what
    they are on any day after the round. Of a stakeholder that is inherited, the scores that a
    nearer register stands before are left out too: one register has no farther ones, and would take
    them for its own.
    """
    copy = Redacted({})
    copy.values = _Walk(copy, chosen, day or datetime.date.max).values(document, (), ())
    known = {document.team.name if document.team is not None else ""}
    known |= {
        name for one in document.stakeholders if one.kind not in chosen.kinds for name in (one.name, *one.aliases)
    }
    copy.secrets = [one for one in copy.secrets if one.text not in known]  # an owner who is on the map is no secret
    hidden = [one for one in document.stakeholders if one.kind in chosen.kinds]
    if hidden:
        assert key is not None, "a key is asked for where somebody needs a pseudonym"
        _replace(copy, document, hidden, key)
    return copy


def needs_key(document: Document, chosen: Choice) -> bool:
    """Say whether somebody in a register gets a pseudonym."""
    return any(one.kind in chosen.kinds for one in document.stakeholders)


class _Walk:
    """Turns the parts of a register into values, leaving out what is to be left out."""

    def __init__(self, copy: Redacted, chosen: Choice, day: datetime.date) -> None:
        self._copy = copy
        self._day = day
        self._chosen = chosen

    def values(self, entry: BaseModel, route: Route, origin: Route) -> dict[str, Any]:
        """Return what a part says, with where it stands in the copy and in the register."""
        found: dict[str, Any] = {}
        section = type(entry)
        replaced = self._not_standing(entry) if isinstance(entry, Stakeholder) else {}
        for name, about in section.model_fields.items():
            written = about.alias or name
            value = getattr(entry, name)
            if name not in entry.model_fields_set or value is None:
                continue
            if value in ((), {}) and written != "stakeholders":
                continue
            if written in NEVER_IN:
                continue
            if self._chosen.leaves_out(section, written):
                self._leave_out(written, value)
                continue
            if written == "assessments":
                given = all_assessments(entry) if isinstance(entry, Stakeholder) else value
                kept = self._assessments(given, replaced, (*route, written), (*origin, written))
                found |= {written: kept} if kept else {}
                continue
            shown = self._shown(value, (*route, written), (*origin, written), open_=not _is_closed(about.annotation))
            if isinstance(entry, Stakeholder) and written == "by_topic":
                shown = without_hidden(entry, shown, self._day)
            if shown not in ({}, []) or written == "stakeholders":  # a register says that it has nobody
                found[written] = shown
        return found

    @property
    def _nameless(self) -> bool:
        return "by" in self._chosen.fields

    def _not_standing(self, stakeholder: Stakeholder) -> dict[int, set[str]]:
        """Return, by the index of an assessment, what of it would count in the copy, and does not in the register."""
        gone = hidden_assessments(stakeholder, self._day)
        if self._nameless:
            for before, layer in with_assessments_before(stakeholder.layers):
                for index, given in _replaced_scores(layer).items():
                    gone.setdefault(before + index, set()).update(given)
        return gone

    def _assessments(
        self, given: tuple[Assessment, ...], replaced: dict[int, set[str]], route: Route, origin: Route
    ) -> list[Any]:
        """Return the assessments that give anything still."""
        kept: list[Any] = []
        for index, one in enumerate(given):
            gone = replaced.get(index, set())
            given_still = {
                axis
                for axis in _GIVEN
                if getattr(one, axis) is not None and not self._chosen.leaves_out(Assessment, axis)
            }
            if given_still - gone:
                entry = self.values(one, (*route, len(kept)), (*origin, index))
                kept.append({name: value for name, value in entry.items() if name not in gone})
            else:
                self._leave_out("assessments", (one,))
        return kept

    def _shown(self, value: Any, route: Route, origin: Route, *, open_: bool) -> Any:
        if isinstance(value, BaseModel):
            return self.values(value, route, origin)
        if isinstance(value, dict):
            entries = {
                name: self._shown(one, (*route, name), (*origin, name), open_=open_) for name, one in value.items()
            }
            kept = {name: one for name, one in entries.items() if one not in ({}, [])}
            for name in kept:
                self._copy.origins[(*route, name, "")] = (*origin, name)  # the key itself
            return kept
        if isinstance(value, tuple):
            items: list[Any] = []
            for index, one in enumerate(value):
                if "tags" in self._chosen.fields and _is_by_tag(one):
                    self._copy.left_out["tags"] += 1
                else:
                    items.append(self._shown(one, (*route, len(items)), (*origin, index), open_=open_))
            return items
        if isinstance(value, str) and open_:
            self._copy.origins[route] = origin
        return written(value)

    def _leave_out(self, name: str, value: Any) -> None:
        self._copy.left_out[name] += len(value) if isinstance(value, tuple) else 1
        self._copy.secrets += _secrets(name, value)


def _is_by_tag(item: Any) -> bool:
    """Say whether an item of a list is there for a tag alone; without tags it has nothing to refer to."""
    if isinstance(item, Expectation):
        return item.tag is not None
    if isinstance(item, LogEntry):
        return all(one.startswith("tag:") for one in item.with_)
    return isinstance(item, str) and item.startswith("tag:")


def written(value: Any) -> str:
    """Return a value as a register has it."""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, datetime.date):
        return value.isoformat()
    if isinstance(value, float):
        return f"{value:.15f}".rstrip("0").rstrip(".") if not value.is_integer() else str(int(value))
    return str(value)


def _is_closed(annotation: Any) -> bool:
    """Say whether a field holds a word out of a few."""
    return get_origin(annotation) is Literal or any(_is_closed(inner) for inner in get_args(annotation))


def _secrets(name: str, value: Any, section: type[BaseModel] | None = None) -> Iterator[Secret]:
    """Yield what somebody wrote in a field that is left out; lists of words and ids tell nothing by themselves."""
    if isinstance(value, BaseModel):
        fields = type(value).model_fields
        for inner in sorted(value.model_fields_set):
            if not _is_closed(fields[inner].annotation):
                yield from _secrets(fields[inner].alias or inner, getattr(value, inner), type(value))
    elif isinstance(value, dict | tuple):
        for one in value.values() if isinstance(value, dict) else value:
            if not isinstance(one, str):
                yield from _secrets(name, one, section)
    elif isinstance(value, str):
        if name in NAMES:
            yield Secret(value, "name")
        elif name != "evidence_needs" and " " in value:  # what becomes an entry under needs, word for word
            yield Secret(value, "text")


def _replaced_scores(stakeholder: Stakeholder) -> dict[int, set[str]]:
    """Return, by the index of an assessment, what its assessor scored anew later in the same round."""
    replaced: dict[int, set[str]] = {}
    latest: dict[tuple[object, ...], int] = {}
    for index, one in sorted(enumerate(stakeholder.assessments), key=lambda given: given[1].date):
        for axis in _GIVEN:
            if one.by is None or getattr(one, axis) is None:
                continue
            place = (one.round or one.date.isoformat(), one.topic, one.by, axis)
            if place in latest:
                replaced.setdefault(latest[place], set()).add(axis)
            latest[place] = index
    return replaced


def _replace(copy: Redacted, document: Document, hidden: list[Stakeholder], key: bytes) -> None:
    """Put pseudonyms in the place of persons and roles, wherever they are referred to."""
    known = {one.id for one in hidden}
    sections = (document.stakeholders, document.needs, document.questions, document.outputs)
    taken = {one.id for section in sections for one in section} - known
    made = pseudonyms(hidden, taken | {document.team.id if document.team is not None else "us"}, key)
    for index, one in enumerate(document.stakeholders):
        if one.id not in made:
            continue
        copy.replaced[one.kind] += 1
        person = one.kind == "person"
        copy.secrets += [Secret(name, "name", person) for name in (one.name, *one.aliases)]
        copy.secrets.append(Secret(one.id, "id", person))
        entry = copy.values["stakeholders"][index]
        entry["name"] = made[one.id].name
        entry.pop("aliases", None)
        copy.origins.pop(("stakeholders", index, "name"), None)
        for place in range(len(one.aliases)):
            copy.origins.pop(("stakeholders", index, "aliases", place), None)
    for mention in list(mentions(copy.values)):
        if mention.space == "id" and mention.word in made:
            inner: Any = copy.values
            for step in mention.route[:-1]:
                inner = inner[step]
            inner[mention.route[-1]] = made[mention.word].id
            copy.origins.pop(mention.route, None)
