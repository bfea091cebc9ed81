"""References: every place where a register names something that is declared elsewhere."""

from collections.abc import Collection, Iterator
from functools import lru_cache
from typing import Literal, NamedTuple

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


def references(register: Register) -> Iterator[Reference]:
    """Yield every reference of a register, in the order of its parts."""
    document = register.document
    if document.topic is not None:
        yield Reference("topic", document.topic, ("topic",))
    for index, category in enumerate(document.categories):
        yield from _many("output kind", category.formats, ("categories", index, "formats"))
    yield from _of_stakeholders(register)
    for index, tie in enumerate(register.relationships):
        for field, end in (("from", tie.from_), ("to", tie.to)):
            if end != register.team.id:
                yield Reference("stakeholder", end, ("relationships", index, field))
    for index, entry in enumerate(register.log):
        yield from _audience(entry.with_, ("log", index, "with"))
        yield from _many("topic", entry.topic, ("log", index, "topic"))
        yield from _one("output", entry.output, ("log", index, "output"))
    yield from _of_knowledge(register)
    for index, claim in enumerate(document.expect):
        yield from _one("stakeholder", claim.stakeholder, ("expect", index, "stakeholder"))
        yield from _one("category", claim.category, ("expect", index, "category"))
        yield from _one("tag", claim.tag, ("expect", index, "tag"))
        yield from _one("equity group", claim.represents, ("expect", index, "represents"))
        yield from _one("topic", claim.topic, ("expect", index, "topic"))


def _of_stakeholders(register: Register) -> Iterator[Reference]:
    for index, stakeholder in enumerate(register.stakeholders):
        route = ("stakeholders", index)
        yield from _one("category", stakeholder.category, (*route, "category"))
        yield from _many("equity group", stakeholder.represents, (*route, "represents"))
        yield from _many("output kind", stakeholder.formats, (*route, "formats"))
        yield from _one("stakeholder", stakeholder.succeeded_by, (*route, "succeeded_by"))
        for topic, entry in stakeholder.by_topic.items():
            yield Reference("topic", topic, (*route, "by_topic", topic), at_key=True)
            yield from _many("output kind", entry.formats or (), (*route, "by_topic", topic, "formats"))
        for number, assessment in enumerate(stakeholder.assessments):
            yield from _one("topic", assessment.topic, (*route, "assessments", number, "topic"))


def _of_knowledge(register: Register) -> Iterator[Reference]:
    for index, need in enumerate(register.needs):
        yield from _many("stakeholder", need.raised_by, ("needs", index, "raised_by"))
        yield from _many("topic", need.topic, ("needs", index, "topic"))
        yield from _many("output kind", need.formats, ("needs", index, "formats"))
        yield from _many("equity group", need.equity, ("needs", index, "equity"))
        yield from _one("output", need.follows, ("needs", index, "follows"))
    for index, question in enumerate(register.questions):
        yield from _many("need", question.answers, ("questions", index, "answers"))
        yield from _many("equity group", question.equity, ("questions", index, "equity"))
    for index, output in enumerate(register.outputs):
        yield from _one("output kind", output.kind, ("outputs", index, "kind"))
        yield from _many("answer", output.answers, ("outputs", index, "answers"))
        yield from _audience(output.audiences, ("outputs", index, "audiences"))
        for number, uptake in enumerate(output.uptake):
            yield from _many("stakeholder", uptake.by, ("outputs", index, "uptake", number, "by"))


def _one(target: Target, word: str | None, route: Route) -> Iterator[Reference]:
    if word is not None:
        yield Reference(target, word, route)


def _many(target: Target, words: tuple[str, ...], route: Route) -> Iterator[Reference]:
    for index, word in enumerate(words):
        yield Reference(target, word, (*route, index))


def _audience(words: tuple[str, ...], route: Route) -> Iterator[Reference]:
    """Yield references to stakeholders, and to all of a category or tag as ``category:ID`` and ``tag:ID``."""
    for index, word in enumerate(words):
        kind, colon, name = word.partition(":")
        if colon and kind == "category":
            yield Reference("category", name, (*route, index))
        elif colon and kind == "tag":
            yield Reference("tag", name, (*route, index))
        else:
            yield Reference("stakeholder", word, (*route, index))


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
    """Return the words of all references by what they name: one walk for all rules, as most registers are right."""
    words: dict[Target, set[str]] = {}
    for reference in references(register):
        words.setdefault(reference.target, set()).add(reference.word)
    return words
