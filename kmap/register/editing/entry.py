"""Finding what a command is about: an entry of a register by its id."""

from collections.abc import Iterable, Mapping
from typing import Any, NamedTuple

from kmap.errors import KmapError, Position, Route
from kmap.register.editing.mentions import Mention, mentions
from kmap.register.lookup import only_named
from kmap.register.models.stakeholder import Stakeholder
from kmap.register.nearest import nearest
from kmap.register.position import locate
from kmap.register.source import Source

_MOST_LISTED = 12


class Entry(NamedTuple):
    """What has an id: the team, a stakeholder, a need, a question or an output.

    Parameters
    ----------
    id
        The id.
    kind
        What it is, in a word.
    route
        Where it stands in the text; None where it is inherited and the text says nothing of it yet.
    """

    id: str
    kind: str
    route: Route | None


def entry(path: str, values: dict[str, Any], stakeholders: Mapping[str, Stakeholder], word: str) -> Entry:
    """Return the entry that has an id, else the only stakeholder with such a name or alias.

    Parameters
    ----------
    path
        The path of the register, for messages.
    values
        The values of its text.
    stakeholders
        The stakeholders of the register as a whole, by their ids.
    word
        The id, or the name.

    Raises
    ------
    KmapError
        Where nothing has it.
    """
    declared = {one.word: one for one in reversed(list(declarations(values)))}
    if word in declared:
        return Entry(word, declared[word].kind, entry_route(declared[word]))
    if word in stakeholders:
        return Entry(word, "stakeholder", None)
    only = only_named(stakeholders.values(), word)
    if only is not None:
        return entry(path, values, stakeholders, only.id)
    raise unknown(path, word, [*declared, *stakeholders])


def declarations(values: dict[str, Any]) -> Iterable[Mention]:
    """Yield where a text declares ids."""
    return (one for one in mentions(values) if one.declares and one.space == "id")


def entry_route(mention: Mention) -> Route:
    """Return the route of the entry that a mention declares."""
    return mention.route if mention.made or isinstance(mention.route[-1], int) else mention.route[:-1]


def unknown(path: str, word: str, known: Iterable[str], kind: str = "id") -> KmapError:
    """Return the error that says that a register does not know a word, and which it may mean."""
    known = list(dict.fromkeys(known))
    match = nearest(word, known)
    if match is not None:
        tip = f"did you mean `{match}`?"
    elif 0 < len(known) <= _MOST_LISTED:
        tip = f"there {'is' if len(known) == 1 else 'are'} {', '.join(known)}"
    else:
        tip = f"`kmap grid {path} --format csv` lists the stakeholders" if known else "there is none yet"
    return KmapError(f"there is no {kind} `{word}` in {path}", tip)


def positions(source: Source, routes: Iterable[Route]) -> dict[Route, Position]:
    """Return where in a text routes lead to: to a key where there is one, else to an item."""
    return {
        route: found.key if found.exact and found.key is not None else found.value
        for route, found in locate(source, routes).items()
    }
