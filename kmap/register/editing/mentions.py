"""Every place of a register's text that declares a word or refers to it, in values as they are parsed.

Unlike `references`, which looks at a register that has been read whole, this looks at one text
alone: in a project that extends a programme, at what the project itself says.
"""

from collections.abc import Iterator
from typing import Any, Literal, NamedTuple

from kmap.errors import Route
from kmap.register.slug import slug
from kmap.register.vocabulary import CATEGORIES, EQUITY_GROUPS, FORMATS

Space = Literal["id", "topic", "category", "tag", "output kind", "equity group"]
"""Where words are told apart: an ``id`` is that of the team, a stakeholder, need, question or output."""

_DECLARED: dict[Space, tuple[str, ...]] = {
    "id": ("team.id", "stakeholders.*.id", "needs.*.id", "questions.*.id", "outputs.*.id"),
    "topic": ("topics.*.id",),
    "category": ("categories.*.id",),
    "output kind": ("formats.*.id",),
    "equity group": ("equity.*.id", "equity.*"),
}
_REFERRING: dict[Space, tuple[str, ...]] = {
    "id": (
        "exclude.*",
        "stakeholders.*.succeeded_by",
        "relationships.*.from",
        "relationships.*.to",
        "log.*.with.*",
        "log.*.output",
        "needs.*.raised_by.*",
        "needs.*.follows",
        "questions.*.answers.*",
        "outputs.*.answers.*",
        "outputs.*.audiences.*",
        "outputs.*.uptake.*.by.*",
        "expect.*.stakeholder",
    ),
    "topic": (
        "topic",
        "stakeholders.*.by_topic.?",
        "stakeholders.*.assessments.*.topic",
        "log.*.topic.*",
        "needs.*.topic.*",
        "expect.*.topic",
    ),
    "category": ("stakeholders.*.category", "log.*.with.*", "outputs.*.audiences.*", "expect.*.category"),
    "tag": ("stakeholders.*.tags.*", "log.*.with.*", "outputs.*.audiences.*", "expect.*.tag"),
    "output kind": (
        "categories.*.formats.*",
        "stakeholders.*.formats.*",
        "stakeholders.*.by_topic.!.formats.*",
        "needs.*.formats.*",
        "outputs.*.kind",
    ),
    "equity group": (
        "stakeholders.*.represents.*",
        "needs.*.equity.*",
        "questions.*.equity.*",
        "expect.*.represents",
    ),
}
"""Routes with ``*`` for each item, one word being a list of one, ``?`` for each key, ``!`` for what is at each key."""

USUAL: dict[Space, frozenset[str]] = {
    "category": frozenset(CATEGORIES),
    "output kind": frozenset(FORMATS),
    "equity group": frozenset(EQUITY_GROUPS),
}
"""The words that every register knows."""


class Mention(NamedTuple):
    """One place that has a word.

    Parameters
    ----------
    space
        Where the word belongs.
    word
        The word.
    route
        Where it stands; that of the stakeholder where the id is made from the name.
    declares
        Whether the word is declared there, not referred to.
    before
        What stands before the word, as ``category:`` in an audience.
    at_key
        Whether it is a key.
    made
        Whether it is not written but made from a name.
    """

    space: Space
    word: str
    route: Route
    declares: bool = False
    before: str = ""
    at_key: bool = False
    made: bool = False

    @property
    def kind(self) -> str:
        """What it is that is declared there, in a word."""
        sections = {"stakeholders": "stakeholder", "needs": "need", "questions": "question", "outputs": "output"}
        return sections.get(str(self.route[0]), "team") if self.space == "id" else self.space


def mentions(values: dict[str, Any], word: str | None = None) -> Iterator[Mention]:
    """Yield every place that declares a word or refers to one.

    Parameters
    ----------
    values
        The values of a register's text, as `parse` returns them.
    word
        The only word to look for; left out, all.
    """
    for space, patterns in _DECLARED.items():
        for pattern in patterns:
            for route, found, _ in _along(values, pattern.split(".")):
                if word is None or found == word:
                    yield Mention(space, found, route, declares=True)
    for index, entry in enumerate(entries(values, "stakeholders")):
        if isinstance(entry, dict) and "id" not in entry and isinstance(name := entry.get("name"), str):
            made = slug(name)
            if made and (word is None or made == word):
                yield Mention("id", made, ("stakeholders", index), declares=True, made=True)
    for space, patterns in _REFERRING.items():
        for pattern in patterns:
            for route, found, at_key in _along(values, pattern.split(".")):
                before, name = _parted(space, found, pattern)
                if name is not None and (word is None or name == word):
                    yield Mention(space, name, route, before=before, at_key=at_key)


def entries(values: dict[str, Any], section: str) -> list[Any]:
    """Return the entries of a list at the top of a register; none where no list stands there."""
    found = values.get(section)
    return found if isinstance(found, list) else []


def _parted(space: Space, found: str, pattern: str) -> tuple[str, str | None]:
    """Return what stands before the word in a place, and the word; None where it belongs elsewhere."""
    if not pattern.endswith((".with.*", ".audiences.*")):
        return "", found
    kind, colon, name = found.partition(":")
    if colon and kind in ("category", "tag"):
        return f"{kind}:", name if kind == space else None
    return "", found if space == "id" else None


def _along(values: Any, steps: list[str], route: Route = ()) -> Iterator[tuple[Route, str, bool]]:
    """Yield each text that a pattern leads to, with its route and whether it is a key."""
    if not steps:
        if isinstance(values, str):
            yield route, values, False
        return
    step, *further = steps
    if step == "*":
        if isinstance(values, list):
            for index, item in enumerate(values):
                yield from _along(item, further, (*route, index))
        elif isinstance(values, str) and not further:
            yield route, values, False
    elif step in ("?", "!"):
        for key, inner in values.items() if isinstance(values, dict) else ():
            if step == "?":
                yield (*route, key), key, True
            else:
                yield from _along(inner, further, (*route, key))
    elif isinstance(values, dict) and step in values:
        yield from _along(values[step], further, (*route, step))
