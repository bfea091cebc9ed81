"""What is left of a register without what is wrong in it, so that the rest can be checked in the same go."""

import datetime
from collections.abc import Container, Iterator
from dataclasses import dataclass, field
from itertools import count
from typing import Any

from kmap.errors import Route
from kmap.register.mistakes import Mistake, at
from kmap.register.shape import known_fields
from kmap.register.slug import slug


@dataclass(slots=True)
class Unread(Container[str]):
    """The words that may stand in what could not be read: to refer to one is no mistake of its own.

    Parameters
    ----------
    words
        The words and texts that had to be left out, and the ids that they make.
    any_word
        Whether any word at all may stand there.
    """

    words: set[str] = field(default_factory=set)
    any_word: bool = False

    def __contains__(self, word: object) -> bool:
        return self.any_word or word in self.words

    def add(self, values: Any) -> None:
        """Add each word in `values`, which are left out."""
        for word in _words_in(values):
            self.words.update((word, slug(word)))


@dataclass(slots=True)
class Remains:
    """The values of a register, from which what is wrong is taken out.

    Parameters
    ----------
    values
        The values. An entry that lacks something is not left out for it: something
        stands in, so that what else is wrong with the entry is found too.
    unread
        The words that had to be left out.
    kept
        The index in the text of each item of a list that has lost some, by the
        identity of the list.
    inherits
        Whether a stakeholder needs its id alone where it is inherited.
    """

    values: Any = None
    unread: Unread = field(default_factory=Unread)
    kept: dict[int, list[int]] = field(default_factory=dict)
    inherits: bool = False
    _numbers: Iterator[int] = field(default_factory=lambda: count(1))
    _stand_ins: set[str] = field(default_factory=set)

    def prune(self, mistakes: list[Mistake]) -> None:
        """Take what is wrong out of the values, and put something in for what is missing."""
        dropped: dict[Route, set[int]] = {}
        for mistake in mistakes:
            route = mistake.route
            if mistake.missing:
                self._fill(route, mistake.missing)
            elif isinstance(route[-1], int):
                dropped.setdefault(route[:-1], set()).add(route[-1])
            else:
                key = str(route[-1])
                self.unread.add(at(self.values, route[:-1]).pop(key, None))
                if mistake.wants_text:
                    self._fill(route[:-1], key, text=True)
        for route, gone in sorted(dropped.items(), key=lambda pair: -len(pair[0])):
            entries = at(self.values, route)
            kept = self.kept.get(id(entries), list(range(len(entries))))
            self.unread.add([entries[index] for index in gone])
            self.kept[id(entries)] = [original for index, original in enumerate(kept) if index not in gone]
            entries[:] = [entry for index, entry in enumerate(entries) if index not in gone]

    def _fill(self, route: Route, key: str, *, text: bool = False) -> None:
        """Let something stand in for a key of the group at a route; a text where the key is one of the writer's own."""
        group = at(self.values, route)
        group[key] = self._word() if text and key != "name" else self.stand_in(key)
        if key == "id" and "name" in (known_fields(route) or {}):
            self.unread.add(group.setdefault("name", self.stand_in("name")))

    def identify(self) -> None:
        """Let a word stand in for each name and id that a stakeholder has not, or not any more."""
        entries = self.values.get("stakeholders")
        for entry in entries if isinstance(entries, list) else ():
            if isinstance(entry, dict):
                id_ = entry.get("id")
                stand_in = isinstance(id_, str) and id_ in self._stand_ins
                inherits = self.inherits and "id" in entry and not stand_in
                for key in ("name", "id"):
                    if key not in entry and not (key == "name" and inherits):
                        entry[key] = self.stand_in(key)

    def stand_in(self, key: str) -> Any:
        """Return what can stand in for what is wrong or missing at a key, like nothing that stands elsewhere."""
        if key == "stakeholders":
            return []
        if key == "name":
            return "(no name)"
        if key == "date":
            return datetime.date.fromordinal(next(self._numbers) % 3_000_000 + 1)
        return self._word()

    def _word(self) -> str:
        word = f"unread-{next(self._numbers)}"
        self._stand_ins.add(word)
        self.unread.words.add(word)
        return word

    def original(self, route: Route) -> Route:
        """Return the route that something had in the text, before anything was taken out."""
        if not self.kept:
            return route
        values, original = self.values, list(route)
        for depth, step in enumerate(route):
            if isinstance(values, list) and isinstance(step, int) and step < len(values):
                kept = self.kept.get(id(values))
                original[depth] = kept[step] if kept is not None else step
                values = values[step]
            elif isinstance(values, dict) and step in values:
                values = values[step]
            else:
                break
        return tuple(original)


def _words_in(values: Any) -> Iterator[str]:
    if isinstance(values, str):
        yield values
    elif isinstance(values, dict):
        for key, inner in values.items():
            yield key
            yield from _words_in(inner)
    elif isinstance(values, list):
        for inner in values:
            yield from _words_in(inner)
