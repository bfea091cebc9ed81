"""Another word for what has one: the edits for every place that has it, in all registers that belong together."""

import re
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from kmap.errors import KmapError, Route
from kmap.register.editing.edits import Drop, Edit, EditRefused, Put, Rename
from kmap.register.editing.entry import entry_route, positions, unknown
from kmap.register.editing.family import above, below
from kmap.register.editing.mentions import USUAL, Mention, Space, mentions
from kmap.register.editing.revision import sound_values
from kmap.register.slug import slug
from kmap.register.source import Source

SPACES: tuple[Space, ...] = ("id", "topic", "category", "tag", "output kind", "equity group")
_ID = re.compile("[a-z0-9]+(?:-[a-z0-9]+)*")


class Place(NamedTuple):
    """A mention of a word, and the text in which it stands."""

    source: Source
    mention: Mention

    @property
    def at(self) -> str:
        """The file and the line."""
        return f"{self.source.path}:{positions(self.source, [self.mention.route])[self.mention.route].line}"


class Inherited(KmapError):  # noqa: N818  # reads as what has happened
    """Something is declared in a register that the one that is edited extends.

    Parameters
    ----------
    word
        The word that names it.
    source
        The register that is edited.
    parent
        The register that declares it.
    """

    def __init__(self, word: str, source: Source, parent: Source) -> None:
        message = f"`{word}` is declared in {parent.path}, which {source.path} extends"
        super().__init__(message, f"edit it there: name {parent.path} as the register")
        self.parent = parent


class Named(NamedTuple):
    """A word that a register declares, and all that mentions it.

    Parameters
    ----------
    space
        Where the word belongs.
    declared
        The place that declares it; None for a tag, which nothing declares.
    places
        Every place that has it, in this register and those that extend it.
    inherited
        The register that declares it too, and that this one extends; None where none does.
    """

    space: Space
    declared: Place | None
    places: tuple[Place, ...]
    inherited: Source | None = None

    @property
    def kind(self) -> str:
        """What it is, in a word."""
        return self.declared.mention.kind if self.declared is not None else self.space

    @property
    def references(self) -> tuple[Place, ...]:
        """The places that refer to it."""
        return tuple(place for place in self.places if not place.mention.declares)


def named(source: Source, word: str, space: str | None = None) -> Named:
    """Return what a word of a register names, and all that mentions it.

    Parameters
    ----------
    source
        The register's text.
    word
        The word.
    space
        What it is, where a word is more than one thing; None for the one thing that it is.

    Raises
    ------
    KmapError
        Where it names nothing, several things, or something that is declared elsewhere alone.
    """
    values = sound_values(source)
    found = [
        one for one in mentions(values, word) if (one.declares or one.space == "tag") and space in (None, one.space)
    ]
    inherited = [(one, held) for one in above(source) for held in _declared(one, word) if space in (None, held.space)]
    spaces = dict.fromkeys([one.space for one in found] + [held.space for _, held in inherited])
    if len(spaces) > 1:
        tip = f"say which, as in --what {_option(next(iter(spaces)))}"
        raise KmapError(f"`{word}` is {_either(spaces)} in {source.path}", tip)
    if not found and inherited:
        raise Inherited(word, source, inherited[0][0])
    if not found:
        raise _nameless(source, word, [one.word for one in mentions(values) if one.declares or one.space == "tag"])
    (only,) = spaces
    places = [
        Place(one, mention)
        for one in (source, *below(source))
        for mention in mentions(sound_values(one), word)
        if mention.space == only
    ]
    declared = next((place for place in places if place.source is source and place.mention.declares), None)
    return Named(only, declared, tuple(places), inherited=inherited[0][0] if inherited else None)


def _nameless(source: Source, word: str, known: Iterable[str]) -> KmapError:
    for space, words in USUAL.items():
        if word in words:
            return KmapError(f"`{word}` is one of the {space} words that every register knows", "it can't be edited")
    return unknown(source.path, word, known)


def _declared(source: Source, word: str) -> Iterator[Mention]:
    return (one for one in mentions(sound_values(source), word) if one.declares)


def _either(spaces: Iterable[str]) -> str:
    return " and ".join(f"a {space}" if space[0] not in "aeiou" else f"an {space}" for space in spaces)


def _option(space: str) -> str:
    return f'"{space}"' if " " in space else space


def renaming(source: Source, old: str, new: str, space: str | None = None) -> list[tuple[Source, list[Edit]]]:
    """Return the edits that give something another word, for each text that mentions it.

    Parameters
    ----------
    source
        The text of the register that declares it.
    old, new
        The word as it is, and as it is to be.
    space
        What it is, where the word is more than one thing.

    Raises
    ------
    KmapError
        Where the old word names nothing here, or the new one can't be taken.
    """
    if old == new:
        raise KmapError(f"`{old}` is called that already", "name another word")
    thing = named(source, old, space)
    if thing.inherited is not None:
        raise Inherited(old, source, thing.inherited)
    if old in USUAL.get(thing.space, ()):
        raise KmapError(f"`{old}` is one of the words that every register knows", "declare another one beside it")
    _refuse_taken(source, thing, new)
    by_path: dict[str, tuple[Source, list[Edit]]] = {}
    for place in thing.places:
        edits = by_path.setdefault(place.source.path, (place.source, []))[1]
        edits.append(_renamed(place.mention, new))
    return list(by_path.values())


def _renamed(mention: Mention, new: str) -> Edit:
    if mention.made:
        return Put((*mention.route, "id"), new)
    return Rename(mention.route, new) if mention.at_key else Put(mention.route, mention.before + new)


def _refuse_taken(source: Source, thing: Named, new: str) -> None:
    """Refuse a new word that is none, or is taken by something that would be mixed up with it."""
    if thing.space != "tag" and not _ID.fullmatch(new):
        made = slug(new)
        tip = f"write {made}" if made else "write a word, such as council or nhs-trust"
        raise KmapError(f"`{new}` is not an id: lower-case letters a to z, digits and single hyphens", tip)
    if new in USUAL.get(thing.space, ()):
        raise KmapError(f"`{new}` is one of the words that every register knows", "name another word")
    for one in (source, *above(source), *below(source)):
        for mention in mentions(sound_values(one), new):
            if mention.space == thing.space and (mention.declares or thing.space == "tag"):
                raise KmapError(f"`{new}` is taken: {mention.kind} at {Place(one, mention).at}", "name another word")


def removal(thing: Named, *, ties: bool = False) -> list[tuple[Source, list[Edit]]]:
    """Return the edits that take something away, for each text.

    Parameters
    ----------
    thing
        What it is, from `named`.
    ties
        Whether the relationships that it is an end of go with it.

    Raises
    ------
    EditRefused
        Where nothing declares it.
    """
    if thing.declared is None:
        raise EditRefused(f"a {thing.space} is declared nowhere, and so it can't be removed")
    routes: dict[str, tuple[Source, set[Route]]] = {}
    home = thing.declared.source
    routes[home.path] = (home, {entry_route(thing.declared.mention)})
    for place in thing.references if ties else ():
        if place.mention.route[0] == "relationships":
            routes.setdefault(place.source.path, (place.source, set()))[1].add(place.mention.route[:2])
    return [(source, [Drop(route) for route in sorted(gone, key=_from_the_last)]) for source, gone in routes.values()]


def _from_the_last(route: Route) -> tuple[str, int]:
    """Return what sorts the entries of a list from the last on: each that goes moves those behind it."""
    return str(route[0]), -int(route[1]) if len(route) > 1 else 0
