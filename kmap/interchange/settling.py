"""Entries of a file with the ids of a register: who is who, and which words are known."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any

from kmap.interchange.asked import Asked, plain
from kmap.interchange.headings import SCORES
from kmap.interchange.understanding import Entry, Fields, Told, Understanding
from kmap.register.register import Register
from kmap.register.slug import slug
from kmap.register.vocabulary import CATEGORIES, EQUITY_GROUPS, FORMATS

_WHO = {
    "relationships": ("from", "to"),
    "assessments": ("stakeholder",),
    "topic scores": ("stakeholder",),
    "engagement points": ("stakeholder",),
    "log": ("with",),
    "needs": ("raised_by",),
    "outputs": ("audiences",),
    "uptake": ("by",),
    "stakeholders": ("succeeded_by",),
}
"""The fields that name stakeholders."""
_BRING_ALONG = frozenset({"relationships", "assessments", "topic scores"})
"""The sections whose unknown names are stakeholders of their own."""
_LEFT_OUT = "the register excludes it"


@dataclass(slots=True)
class Settled:
    """What a file says, by ids.

    Parameters
    ----------
    entries
        Its entries, every reference being an id.
    ids
        The id of each stakeholder that the file has, with the name by which it has it.
    known
        The ids of those that the register has already.
    made
        The entries that stand for a name in a tie or an assessment alone.
    categories, topics, formats
        What has to be declared, by id.
    remarks
        What is to be known of it.
    """

    entries: list[Entry] = field(default_factory=list)
    ids: dict[str, str] = field(default_factory=dict)
    known: set[str] = field(default_factory=set)
    made: list[str] = field(default_factory=list)
    categories: dict[str, str] = field(default_factory=dict)
    topics: dict[str, str] = field(default_factory=dict)
    formats: dict[str, str] = field(default_factory=dict)
    remarks: list[str] = field(default_factory=list)


def settled(
    found: Understanding, asked: Asked, register: Register | None, same: Mapping[str, str] | None = None
) -> Settled:
    """Return the entries of a file with ids in the place of names.

    A stakeholder is known by its id, else by its name or an alias, whatever its capitals. What
    can't be referred to is told of in `found.unread`, a stakeholder that stands there twice in
    `found.skipped`.

    Parameters
    ----------
    found
        What the file says.
    asked
        What a person has said of it; with `by` or `date`, scores become assessments.
    register
        The register that it is to go into, if any.
    same
        Names in the file that are a stakeholder of the register, by the plain name.
    """
    return _Settling(found, asked, register, same or {}).result


class _Settling:
    def __init__(self, found: Understanding, asked: Asked, register: Register | None, same: Mapping[str, str]) -> None:
        self._found = found
        self._asked = asked
        self._register = register
        self._who: dict[str, str] = {}
        self._taken: set[str] = {"us"} if register is None else {register.team.id}
        self._respelt: list[str] = []
        self._both_ways: set[tuple[str, str, str | None]] = set()
        self._halves = 0
        self._spelt: dict[str, str] = {}
        self._alike: dict[str, str] = {}
        self.result = Settled()
        self._know(register)
        self._excluded = _excluded(register)
        self._same = dict(same)
        self._who |= self._same
        self._declared()
        people = found.of("stakeholders")
        known = register.by_id if register is not None else {}
        raw = [str(one.fields.get("id", "1")) for one in people if "name" in one.fields]
        numbered = bool(raw) and all(id_.isdigit() and id_ not in known for id_ in raw)
        places: dict[str, str] = {}
        for one in people:
            self._stakeholder(one, places, numbered=numbered)
        for one in found.entries:
            if one.section not in ("stakeholders", "topics"):
                self._other(one)
        self._succeed()
        if self._halves:
            self.result.remarks.append(f"{self._halves} ties are the other half of one that runs both ways")
        if self._alike:
            word, other = next(iter(self._alike.items()))
            count = len(self._alike)
            self.result.remarks.append(
                f"names that differ in capitals or spaces only are taken for one: {count}, such as {word} and {other}"
            )
        if self._respelt:
            few = ", ".join(self._respelt[:6]) + (" and more" if len(self._respelt) > 6 else "")
            self.result.remarks.append(f"ids are written in lower case and hyphens: {few}")

    def _know(self, register: Register | None) -> None:
        if register is None:
            return
        for one in register.stakeholders:
            for alias in one.aliases:
                self._who.setdefault(plain(alias), one.id)
        for one in register.stakeholders:
            self._who[plain(one.name)] = one.id
        self._who |= {one.id: one.id for one in register.stakeholders}
        self._who.setdefault(plain(register.team.name), register.team.id)
        self._who.setdefault(register.team.id, register.team.id)
        self._taken |= set(register.by_id)
        self._taken |= {one.id for part in (register.needs, register.questions, register.outputs) for one in part}

    def _declared(self) -> None:
        known = self._register.topics if self._register is not None else {}
        for one in self._found.of("topics"):
            id_ = str(one.fields.get("id") or slug(str(one.fields.get("name", ""))))
            if id_ and id_ not in known:
                self.result.topics[id_] = str(one.fields.get("name", id_))

    def _stakeholder(self, one: Entry, places: dict[str, str], *, numbered: bool) -> None:
        values = dict(one.fields)
        name = str(values.get("name") or values.get("id") or "")
        if plain(name) in self._same:  # so that the next import knows it without being told
            stands = _aliases(self._register, self._same[plain(name)])
            values["aliases"] = list(dict.fromkeys([*stands, *values.get("aliases", ()), name]))
        raw = str(values.pop("id", ""))
        known = self._register.by_id if self._register is not None else {}
        id_ = ""
        if self._leaves_out(raw) or self._leaves_out(name):
            self._found.skipped.append(Told(one.place, name, _LEFT_OUT))
            return
        if self._register is not None and raw == self._register.team.id:
            self._found.skipped.append(Told(one.place, name, "the team itself, which is no stakeholder"))
            return
        if raw and raw in known:
            id_ = raw
            other = self._who.get(plain(name))
            own = plain(name) in map(plain, (known[id_].name, *known[id_].aliases))
            if not own and other not in (None, id_) and other in known:
                why = f"its id is that of `{id_}`, its name that of `{other}`; mend one of them"
                self._found.skipped.append(Told(one.place, name, why))
                return
        elif plain(name) in self._who and self._who[plain(name)] in known:
            id_ = self._who[plain(name)]
            values.pop("name", None)  # known by a name: how it is spelt in the register stands
        elif plain(name) in self._who:
            id_ = self._who[plain(name)] if not raw or self._who.get(plain(raw)) == self._who[plain(name)] else ""
        if id_ and id_ in places:
            self._found.skipped.append(Told(one.place, name, f"it is there already, in {places[id_]}"))
            return
        if id_ in known:
            self.result.known.add(id_)
        else:
            id_ = self._new_id(raw if not (numbered and "name" in one.fields) else "", name)
            values.setdefault("name", name)
        places[id_] = one.place
        self._who.setdefault(plain(name), id_)
        if raw:
            self._who.setdefault(plain(raw), id_)
        for alias in values.get("aliases", ()):
            self._who.setdefault(plain(alias), id_)
        self._who[id_] = id_
        self.result.ids[id_] = name
        values = self._words("stakeholders", values, one.place)
        scored = self._assessed(id_, values) if self._asked.by or self._asked.date else None
        self.result.entries.append(one._replace(fields={"id": id_, **values}))
        if scored is not None:
            self.result.entries.append(Entry("assessments", scored, (), one.place))

    def _leaves_out(self, word: str) -> bool:
        """Say whether a word names somebody whom the register excludes, and nobody else whom it has."""
        return plain(word) in self._excluded and word not in self._who and plain(word) not in self._who

    def _new_id(self, raw: str, name: str) -> str:
        id_ = slug(raw) or slug(name) or "stakeholder"
        if raw and id_ != raw:
            self._respelt.append(f"{raw} is {id_}")
        made, number = id_, 2
        while made in self._taken:
            made, number = f"{id_}-{number}", number + 1
        self._taken.add(made)
        return made

    def _assessed(self, id_: str, values: Fields) -> Fields | None:
        """Take the scores out of values, and return them as an assessment; None where there are none."""
        given = {path: values.pop(path) for path in SCORES if path in values}
        stance = values.pop("stance.current", None)
        if not given and stance is None:
            return None
        if stance is not None:
            given["stance"] = stance
        if "because" in values:
            given["because"] = values.pop("because")
        day = self._asked.date or (self._register.day.isoformat() if self._register is not None else "")
        return {
            "stakeholder": id_,
            **({"date": day} if day else {}),
            **({"by": self._asked.by} if self._asked.by else {}),
            **given,
        }

    def _other(self, one: Entry) -> None:
        values = self._words(one.section, dict(one.fields), one.place)
        for path in _WHO.get(one.section, ()):
            if path not in values:
                continue
            if isinstance(values[path], list):
                ids = [self._one(word, one, path) for word in values[path]]
                values[path] = [id_ for id_ in ids if id_]
                if not values[path]:
                    del values[path]
                    if one.section == "log":  # a contact with nobody is none
                        self._found.skipped.append(Told(one.place, "", "nobody whom it was with is known"))
                        return
            else:
                id_ = self._one(str(values[path]), one, path)
                if not id_:
                    return
                values[path] = id_
        if one.section == "assessments" and "date" not in values:
            day = self._asked.date or (self._register.day.isoformat() if self._register is not None else "")
            if not day:
                self._found.skipped.append(
                    Told(one.place, str(values.get("stakeholder", "")), "an assessment needs a date: --date")
                )
                return
            values["date"] = day
        if one.section == "assessments" and self._asked.by:
            values.setdefault("by", self._asked.by)
        if one.section == "relationships" and values.get("from") == values.get("to"):
            self._found.skipped.append(Told(one.place, str(values.get("from", "")), "a tie to itself"))
            return
        if one.section == "relationships" and values.get("mutual"):
            ends = (values["from"], values["to"], values.get("kind"))
            if (ends[1], ends[0], ends[2]) in self._both_ways:
                self._halves += 1
                return
            self._both_ways.add(ends)
        self.result.entries.append(one._replace(fields=values))

    def _one(self, word: str, one: Entry, path: str) -> str:
        """Return the id that a word names; one is made where a tie or an assessment brings it along."""
        if word.partition(":")[0] in ("category", "tag") and path in ("with", "audiences"):
            return word
        id_ = self._who.get(word) or self._who.get(plain(word))
        if id_ is not None:
            if one.section in _BRING_ALONG and self._spelt.get(id_, word) != word:
                self._alike[word] = self._spelt[id_]
            return id_
        if self._leaves_out(word):
            self._found.unread.append(Told(one.place, word, f"{path}: {_LEFT_OUT}"))
            return ""
        if one.section not in _BRING_ALONG:
            self._found.unread.append(Told(one.place, word, f"{path}: no stakeholder goes by that name"))
            return ""
        id_ = self._new_id("", word)
        self._who[plain(word)] = id_
        self._spelt[id_] = word
        self.result.ids[id_] = word
        self.result.made.append(id_)
        self.result.entries.append(Entry("stakeholders", {"id": id_, "name": word}, (), one.place))
        return id_

    def _succeed(self) -> None:
        """Put ids in the place of names of successors, once all are known."""
        for index, one in enumerate(self.result.entries):
            word = one.fields.get("succeeded_by") if one.section == "stakeholders" else None
            if word is None:
                continue
            values = {**one.fields, "succeeded_by": self._who.get(word) or self._who.get(plain(word))}
            if values["succeeded_by"] is None:
                self._found.unread.append(Told(one.place, word, "succeeded_by: no stakeholder goes by that name"))
                del values["succeeded_by"]
            self.result.entries[index] = one._replace(fields=values)

    def _words(self, section: str, values: Fields, place: str) -> Fields:
        """Return values with the ids of categories, topics, output kinds and equity groups in them."""
        if "category" in values:
            known = self._categories
            values["category"] = _known(values["category"], known, self.result.categories)
        if "topic" in values and section != "topics":
            topics = self._register.topics if self._register is not None else {}
            one = values["topic"]
            values["topic"] = (
                [_known(word, topics, self.result.topics) for word in one]
                if isinstance(one, list)
                else _known(one, topics, self.result.topics)
            )
        if "formats" in values:
            formats = self._register.formats if self._register is not None else FORMATS
            values["formats"] = [_known(word, formats, self.result.formats) for word in values["formats"]]
        if section == "outputs" and "kind" in values:
            formats = self._register.formats if self._register is not None else FORMATS
            values["kind"] = _known(values["kind"], formats, self.result.formats)
        for path in ("represents", "equity"):
            if path in values:
                values[path] = list(self._groups(path, values[path], place))
                if not values[path]:
                    del values[path]
        return values

    @property
    def _categories(self) -> dict[str, str]:
        if self._register is None:
            return CATEGORIES
        return {id_: one.name or id_ for id_, one in self._register.categories.items()}

    def _groups(self, path: str, words: Iterable[str], place: str) -> Iterable[str]:
        known = EQUITY_GROUPS | (self._register.equity if self._register is not None else {})
        for word in words:
            id_ = _known(word, known, {})
            if id_ in known:
                yield id_
            else:
                self._found.unread.append(Told(place, word, f"{path}: no equity group goes by that name"))


def _aliases(register: Register | None, id_: str) -> tuple[str, ...]:
    """Return the aliases that a register has for a stakeholder."""
    one = register.by_id.get(id_) if register is not None else None
    return one.aliases if one is not None else ()


def _excluded(register: Register | None) -> frozenset[str]:
    """Return the plain ids, names and aliases of those whom a register would inherit, and excludes."""
    if register is None or register.inheritance is None:
        return frozenset()
    inherited = register.inheritance.parent.by_id
    found = [inherited[id_] for id_ in register.own.exclude if id_ in inherited]
    return frozenset(plain(word) for one in found for word in (one.id, one.name, *one.aliases))


def singular(id_: str) -> str:
    """Return an id with its last word in the singular, as far as its ending tells.

    Examples
    --------
    >>> singular("communities"), singular("policy-briefs"), singular("business")
    ('community', 'policy-brief', 'business')
    """
    if id_.endswith("ies"):
        return f"{id_[:-3]}y"
    return id_.removesuffix("s") if not id_.endswith(("ss", "us", "is")) else id_


def _known(named: Any, known: Mapping[str, str], declared: dict[str, str]) -> str:
    """Return the id that a word names, having declared it where none does."""
    word = str(named)
    if word in known or word in declared:
        return word
    made = str(slug(word)) or "other"
    if made in known or made in declared:
        return made
    for id_, name in known.items():
        if plain(name) == plain(word) or singular(id_) == singular(made):
            return id_
    for id_ in declared:
        if singular(id_) == singular(made):
            return id_
    declared[made] = word
    return made
