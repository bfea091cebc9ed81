"""References: every place where a register names something that is declared elsewhere."""

from collections.abc import Collection, Iterator
from functools import lru_cache
from operator import attrgetter
from typing import Any, Literal, NamedTuple, cast

from kmap.errors import Finding, Route
from kmap.register.nearest import Spelling
from kmap.register.register import Register

Target = Literal["stakeholder", "category", "tag", "topic", "output kind", "equity group", "need", "answer", "output"]
"""What is referred to; an ``answer`` is a question or a need."""


class Reference(NamedTuple):
    """One place that names something declared elsewhere.

    Parameters
    ----------
    target
        What it names.
    word
        The word by which it does.
    route
        Where.
    at_key
        Whether the word is a key there, not a value.
    """

    target: Target
    word: str
    route: Route
    at_key: bool = False


class _Field(NamedTuple):
    """A field that refers to something.

    Parameters
    ----------
    name
        Its name in the model.
    target
        What its word, or each of its words, names; of an ``audience`` it is a stakeholder, or
        all of a category or tag as ``category:ID`` and ``tag:ID``, and of an ``end`` of a tie a
        stakeholder or the team.
    """

    name: str
    target: Target | Literal["audience", "end"]


_FIELDS: dict[tuple[str, ...], tuple[_Field, ...]] = {
    ("categories",): (_Field("formats", "output kind"),),
    ("stakeholders",): (
        _Field("category", "category"),
        _Field("represents", "equity group"),
        _Field("formats", "output kind"),
        _Field("succeeded_by", "stakeholder"),
    ),
    ("stakeholders", "by_topic"): (_Field("formats", "output kind"),),
    ("stakeholders", "assessments"): (_Field("topic", "topic"),),
    ("relationships",): (_Field("from_", "end"), _Field("to", "end")),
    ("log",): (_Field("with_", "audience"), _Field("topic", "topic"), _Field("output", "output")),
    ("needs",): (
        _Field("raised_by", "stakeholder"),
        _Field("topic", "topic"),
        _Field("formats", "output kind"),
        _Field("equity", "equity group"),
        _Field("follows", "output"),
    ),
    ("questions",): (_Field("answers", "need"), _Field("equity", "equity group")),
    ("outputs",): (_Field("kind", "output kind"), _Field("answers", "answer"), _Field("audiences", "audience")),
    ("outputs", "uptake"): (_Field("by", "stakeholder"),),
    ("expect",): (
        _Field("stakeholder", "stakeholder"),
        _Field("category", "category"),
        _Field("tag", "tag"),
        _Field("represents", "equity group"),
        _Field("topic", "topic"),
    ),
}
"""The fields that refer to something, by the lists of the register in which they stand."""


def references(register: Register) -> Iterator[Reference]:
    """Yield every reference of a register, list by list."""
    if register.document.topic is not None:
        yield Reference("topic", register.document.topic, ("topic",))
    for index, stakeholder in enumerate(register.stakeholders):
        for topic in stakeholder.by_topic:
            yield Reference("topic", topic, ("stakeholders", index, "by_topic", topic), at_key=True)
    for path, fields in _FIELDS.items():
        for route, entry in _entries(register, path):
            for field in fields:
                value = getattr(entry, field.name)
                key = field.name.rstrip("_")
                if isinstance(value, str):
                    yield from _named(register, field, value, (*route, key))
                elif value:
                    for number, word in enumerate(value):
                        yield from _named(register, field, word, (*route, key, number))


def _entries(register: Register, path: tuple[str, ...]) -> Iterator[tuple[Route, Any]]:
    """Yield the entries of a list of the register, or of such a list below each of its entries."""
    part, *inner = path
    for index, entry in enumerate(getattr(register.document, part)):
        if not inner:
            yield (part, index), entry
        elif below := getattr(entry, inner[0]):
            items = below.items() if isinstance(below, dict) else enumerate(below)
            for key, item in items:
                yield (part, index, inner[0], key), item


def _named(register: Register, field: _Field, word: str, route: Route) -> Iterator[Reference]:
    """Yield what a word of a field refers to."""
    if field.target == "audience":
        yield Reference(*_addressed(word), route)
    elif field.target != "end":
        yield Reference(field.target, word, route)
    elif word != register.team.id:
        yield Reference("stakeholder", word, route)


def _addressed(word: str) -> tuple[Target, str]:
    """Return what a word of an audience names, and by which word."""
    kind, colon, name = word.partition(":")
    if colon and kind == "category":
        return "category", name
    if colon and kind == "tag":
        return "tag", name
    return "stakeholder", word


def dangling(register: Register, target: Target, known: Collection[str], declare: str) -> Iterator[Finding]:
    """Yield a finding for each reference to something that is not declared.

    Parameters
    ----------
    register
        The register.
    target
        What kind of reference to look at.
    known
        The words that are declared.
    declare
        What to do where no known word is near.
    """
    words = _words(register).get(target, set()).difference(known)
    missing = {word for word in words if word not in register.unread_ids}
    if not missing:
        return
    spelling, tips = Spelling(known), dict[str, str]()
    for reference in references(register):
        word = reference.word
        if reference.target != target or word not in missing:
            continue
        if word not in tips:
            match = spelling.nearest(word)
            tips[word] = f"did you mean `{match}`? Else {declare}" if match is not None else declare
        at: Literal["key", "value"] = "key" if reference.at_key else "value"
        yield Finding(reference.route, f"there is no {target} `{word}`", tips[word], at)


@lru_cache(maxsize=4)
def _words(register: Register) -> dict[Target, set[str]]:
    """Return the words of all references by what they name, without their routes, as most registers are right."""
    found: dict[str, set[str]] = {"topic": {topic for one in register.stakeholders for topic in one.by_topic}}
    if register.document.topic is not None:
        found["topic"].add(register.document.topic)
    for path, fields in _FIELDS.items():
        entries = [entry for _, entry in _entries(register, path)] if path[1:] else getattr(register.document, path[0])
        for field in fields:
            words = found.setdefault(field.target, set())
            for value in map(attrgetter(field.name), entries):
                if value.__class__ is str:
                    words.add(value)
                elif value:
                    words.update(value)
    ends = found.pop("end") - {register.team.id}
    for target, word in [*(("stakeholder", end) for end in ends), *map(_addressed, found.pop("audience"))]:
        found.setdefault(target, set()).add(word)
    return cast(dict[Target, set[str]], found)
