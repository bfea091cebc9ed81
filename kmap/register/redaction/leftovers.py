"""What was left out and stands in the copy all the same: a name in a title, a tag, a sentence.

The rule. Names count as whole words. A name of several words is found whatever its capitals,
accents and punctuation. A name of one word is found as it is written, capitals included, where it
has three letters or more, or two capitals (`AK`): `chair` in a sentence is no Chair. An id of
several words is found everywhere; one of one word where no sentence stands, as in a tag. A text
that was left out is found where it has three words or more. Part of a person's name, such as a
family name, may be that person, and a role's id of one word may be the mere word: these are told
apart from what is sure.
"""

import re
import unicodedata
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from kmap.errors import Route
from kmap.register.redaction.redacted import Redacted, Secret

_WORD = re.compile(r"[^\W_]+")
# Scripts that put no space between words, or write endings to a name without one.
_UNSPACED = re.compile("[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]")
_FEWEST_WORDS = 3
"""Words of a text that was left out, from which on it is no coincidence that it stands elsewhere."""
_SHORTEST = 3
_TITLES = frozenset(
    {"Dr", "Prof", "Professor", "Mr", "Mrs", "Ms", "Miss", "Mx", "Sir", "Dame", "Lord", "Lady", "Rev", "Hon"}
    | {"Councillor", "Cllr", "Baroness", "Baron", "The", "Von", "Van", "Der", "Den", "Del", "And", "For", "PhD"}
)
"""Words in a person's name that tell nothing about who it is."""


class Leftover(NamedTuple):
    """Something that was left out, and stands somewhere in the copy.

    Parameters
    ----------
    route
        Where it stands in the copy.
    text
        What was found.
    sure
        Whether it is that; False for a word that is part of a person's name.
    """

    route: Route
    text: str
    sure: bool = True


def leftovers(copy: Redacted, allowed: Iterable[str] = ()) -> list[Leftover]:
    """Return what of a copy's secrets stands in it still, in the order of the copy.

    Parameters
    ----------
    copy
        The copy.
    allowed
        What may stand in it, as somebody has looked: names, words or texts.
    """
    passed = {_key(text) for text in allowed}
    search = _Search([one for one in copy.secrets if _key(one.text) not in passed], passed)
    found = []
    for route in copy.origins:
        text = _at(copy, route)
        found += [Leftover(route, one, sure) for one, sure in search.within(text)]
    return found


def _at(copy: Redacted, route: Route) -> str:
    if route and route[-1] == "":
        return str(route[-2])
    value: object = copy.values
    for step in route:
        assert isinstance(value, list | dict), "a route leads through groups and lists"
        value = value[step]  # type: ignore[index]  # a route has the kind of key that each level takes
    return value if isinstance(value, str) else ""


def _key(text: str) -> str:
    return " ".join(_WORD.findall(_folded(text).casefold()))


def _folded(text: str) -> str:
    """Return a text without accents, and in the usual one of several forms of a letter."""
    if text.isascii():
        return text
    parts = unicodedata.normalize("NFKD", text)
    return unicodedata.normalize("NFC", "".join(one for one in parts if not unicodedata.combining(one)))


class _Search:
    """Looks for many texts at once: by their first word and how many they have, so that each text is walked once."""

    def __init__(self, secrets: list[Secret], allowed: set[str]) -> None:
        self._phrases: dict[tuple[str, ...], str] = {}
        self._lengths: dict[str, set[int]] = {}
        self._words: dict[str, str] = {}
        self._ids: dict[str, str] = {}
        self._role_ids: dict[str, str] = {}
        self._parts: dict[str, str] = {}
        self._unspaced: dict[str, str] = {}
        for one in secrets:
            self._add(one, allowed)

    def _add(self, secret: Secret, allowed: set[str]) -> None:
        exact = _WORD.findall(_folded(secret.text))
        if _UNSPACED.search(secret.text):
            self._unspaced[_folded(secret.text).casefold()] = secret.text
        if secret.what == "text" and len(exact) < _FEWEST_WORDS:
            return
        if len(exact) > 1:
            words = tuple(word.casefold() for word in exact)
            self._phrases.setdefault(words, secret.text)  # a name stands before the id that is made of it
            self._lengths.setdefault(words[0], set()).add(len(words))
        elif exact and secret.what == "id":
            (self._ids if secret.person else self._role_ids)[exact[0]] = secret.text
        elif exact and (len(exact[0]) >= _SHORTEST or (len(exact[0]) > 1 and exact[0].isupper())):
            self._words[exact[0]] = secret.text
        if secret.person and secret.what == "name":
            parts = [one for one in exact if len(one) >= _SHORTEST and one[0].isupper() and one not in _TITLES]
            self._parts |= {one: one for one in parts if one.casefold() not in allowed}

    def within(self, text: str) -> Iterator[tuple[str, bool]]:
        """Yield what is found in a text, each once, and whether it is sure."""
        exact = _WORD.findall(_folded(text))
        words = [word.casefold() for word in exact]
        sure: dict[str, None] = {}
        covered: set[int] = set()
        for place, word in enumerate(words):
            for length in sorted(self._lengths.get(word, ())):
                said = self._phrases.get(tuple(words[place : place + length]))
                if said is not None:
                    sure[said] = None
                    covered.update(range(place, place + length))
        spaced = any(one.isspace() for one in text)
        for place, word in enumerate(exact):
            known = self._words.get(word) or (None if spaced else self._ids.get(word))
            if known is not None:
                sure[known] = None
                covered.add(place)
        if self._unspaced:
            folded = _folded(text).casefold()
            sure |= {said: None for one, said in self._unspaced.items() if one in folded}
        yield from ((one, True) for one in sure)
        ids = [] if spaced else [word for word in exact if word in self._role_ids]
        unsure = dict.fromkeys(word for place, word in enumerate(exact) if place not in covered and word in self._parts)
        unsure |= dict.fromkeys(ids)
        yield from ((one, False) for one in unsure)
