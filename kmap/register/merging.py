"""A register put together with the one that it extends.

Entries are matched by id and merged field by field, groups key by key; what stands
nearer counts. Values and lists inside of an entry take the place of those inherited;
lists of entries without ids add up.
"""

import datetime
from collections.abc import Callable, Iterator, Sequence
from typing import Any

from pydantic import BaseModel, PrivateAttr

from kmap.register.exclusion import without as without_stakeholders
from kmap.register.mistakes import Mistake
from kmap.register.models.document import Document
from kmap.register.models.settings import RedactSettings
from kmap.register.models.stakeholder import Stakeholder
from kmap.register.nearest import Spelling
from kmap.register.overlay import Overlay, Pair
from kmap.register.register import Register
from kmap.register.unsetting import is_given, is_path, path_of, without

_BY_ID = ("categories", "formats", "topics", "equity", "needs", "questions", "outputs")
_ADDED = ("exclude", "relationships", "log", "training", "expect")
_FIRST_OF_ALL = ("scale", "team")
"""What only a register that extends no other can say: scores and ties are compared across the projects."""

Join = Callable[[Any, Any], Any]
"""Puts an inherited entry together with the nearer one."""


class InheritedStakeholder(Stakeholder):
    """A stakeholder of whom several registers say something."""

    _layers: tuple[Stakeholder, ...] = PrivateAttr(default=())

    @property
    def layers(self) -> tuple[Stakeholder, ...]:
        """What each register says of it that does, by itself, the nearest first."""
        return self._layers


def merge(own: Register, parent: Register, as_of: datetime.date | None = None) -> tuple[Register, list[Mistake]]:
    """Put a register together with the one that it extends.

    Parameters
    ----------
    own
        What the register's own text says.
    parent
        The register that it extends, whole, with what that one inherits.
    as_of
        The day as on which to read it; left out, that of the nearest register which
        gives one, else today.

    Returns
    -------
    tuple[Register, list[Mistake]]
        The merged register, and what is wrong with the text as a project's, by routes
        in the text. What could not be merged is left as the text has it.
    """
    merging = _Merging(own.document, parent)
    document = merging.document()
    overlay = Overlay(own.source, own.document, parent, merging.lists, merging.kept)
    day = as_of or document.as_of or datetime.date.today()
    return Register(own.source, document, day, own.unread_ids, own.complete, overlay), merging.mistakes


class _Merging:
    """Two documents on their way to one."""

    def __init__(self, own: Document, parent: Register) -> None:
        self.own = own
        self.excluded = frozenset(own.exclude)
        self.whole = parent
        left = without_stakeholders(parent.document, self.excluded & parent.by_id.keys())
        self.inherited, self.entries, self.kept = left.document, left.entries, left.items
        self.lists: dict[tuple[str | int, ...], tuple[Pair, ...]] = {}
        self.mistakes: list[Mistake] = []

    def document(self) -> Document:
        """Return the merged document."""
        self.mistakes += self._unknown_exclusions()
        changed: dict[str, Any] = {}
        for field in self.own.model_fields_set:
            near = getattr(self.own, field)
            far = getattr(self.inherited, field)
            if field in _FIRST_OF_ALL:
                self.mistakes.append(_restated(field, self.whole))
            elif field == "stakeholders":
                changed[field] = self._by_id(field, far, near, join_stakeholders)
            elif field in _BY_ID:
                changed[field] = self._by_id(field, far, near, join)
            elif field in _ADDED:
                changed[field] = (*far, *near)
                self.lists[field,] = (*self._inherited(field, far), *((index, None) for index in range(len(near))))
            elif field == "redact" and far is not None:
                changed[field] = self._redact(far, near)
            else:
                changed[field] = join(far, near)
        for field in self.entries.keys() - changed.keys():
            self.lists[field,] = tuple(self._inherited(field, getattr(self.inherited, field)))
        self.mistakes += self._about_stakeholders()
        return self.inherited.model_copy(update=changed)

    def _inherited(self, field: str, far: Sequence[Any]) -> list[Pair]:
        """Return where the entries of an inherited list stood before some were left out."""
        return [(None, index) for index in self.entries.get(field, range(len(far)))]

    def _by_id(self, field: str, far: tuple[Any, ...], near: tuple[Any, ...], put: Join) -> tuple[Any, ...]:
        """Return two lists of entries as one; an id that a text gives twice is there twice."""
        merged, pairs = list(far), self._inherited(field, far)
        places = {entry.id: place for place, entry in reversed(list(enumerate(far)))}
        for index, entry in enumerate(near):
            place = places.get(entry.id)
            inherited = far[place] if place is not None else None
            put_together = put(inherited, entry) if inherited is not None else _named(entry)
            if place is not None and pairs[place][0] is None:
                merged[place], pairs[place] = put_together, (index, pairs[place][1])
            else:
                merged.append(put_together)
                pairs.append((index, None))
        self.lists[field,] = tuple(pairs)
        return tuple(merged)

    def _redact(self, far: RedactSettings, near: RedactSettings) -> RedactSettings:
        """Return what is dropped and kept by both registers; of one field, the nearer decides."""
        lists: dict[str, Any] = {}
        for field, other in (("drop", "keep"), ("keep", "drop")):
            own, denied = getattr(near, field), getattr(near, other)
            left = [(i, word) for i, word in enumerate(getattr(far, field)) if word not in (*own, *denied)]
            lists[field] = (*own, *(word for _, word in left))
            own_places: list[Pair] = [(index, None) for index in range(len(own))]
            self.lists["redact", field] = (*own_places, *((None, index) for index, _ in left))
        return RedactSettings.model_construct(**lists)

    def _unknown_exclusions(self) -> Iterator[Mistake]:
        known, gone = self.whole.by_id, self.whole.document.exclude
        spelling = Spelling(known)
        for index, word in enumerate(self.own.exclude):
            if word not in known and word not in gone:
                match = spelling.nearest(word)
                tip = f"did you mean `{match}`?" if match is not None else "take it away, or write an inherited id"
                message = f"there is no inherited stakeholder `{word}` to exclude"
                yield Mistake("KM025", ("exclude", index), message, tip)

    def _about_stakeholders(self) -> Iterator[Mistake]:
        """Yield what is wrong with stakeholders that should be inherited and are not, or have nothing to unset."""
        inherited = {one.id: one for one in self.inherited.stakeholders}
        spelling = Spelling(inherited)
        for index, one in enumerate(self.own.stakeholders):
            far = inherited.get(one.id)
            if far is None and not one.name and one.id not in self.excluded:
                match = spelling.nearest(one.id)
                tip = f"did you mean `{match}`? Else add" if match is not None else "add"
                message = f"there is no inherited stakeholder `{one.id}`, and a new one needs a name"
                yield Mistake("KM025", ("stakeholders", index, "id"), message, f"{tip} `name: ...`")
            for number, word in enumerate(one.unset):
                idle = _idle(word, one, far) if is_path(word) else None
                if idle is not None:
                    yield Mistake("KM026", ("stakeholders", index, "unset", number), *idle)


def _idle(word: str, own: Stakeholder, inherited: Stakeholder | None) -> tuple[str, str] | None:
    """Return why a word under `unset` takes nothing away, and what to do; None where it does."""
    path = path_of(word)
    if inherited is None or not is_given(inherited, path):
        whose = f"`{own.name or own.id}` does not inherit" if inherited is not None else "a new stakeholder inherits no"
        return f"{whose} `{word}`: nothing is taken away", "take the word away"
    given: Any = own
    for step in path:
        given = given.get(step) if isinstance(given, dict) else getattr(given, step, None)
    if is_given(own, path) and not isinstance(given, dict | BaseModel):
        return f"`{word}` is unset and given beside: what is given stands in any case", "keep one of the two"
    return None


def _restated(field: str, parent: Register) -> Mistake:
    first = parent.ancestry[-1].path
    message = f"`{field}` can't be restated: it is that of `{first}` for all registers that extend it"
    return Mistake("KM024", (field,), message, f"take it away, or change it in `{first}`", at_key=True)


def _named(entry: Any) -> Any:
    """Return a new entry; a stakeholder without a name, which is told of, goes by its id."""
    if isinstance(entry, Stakeholder) and not entry.name:
        return entry.model_copy(update={"name": entry.id})
    return entry


def join(far: Any, near: Any) -> Any:
    """Return two values of one field as one: groups key by key, all else as the nearer has it."""
    if isinstance(far, dict) and isinstance(near, dict):
        return far | {key: join(far.get(key), value) for key, value in near.items()}
    if isinstance(near, BaseModel) and isinstance(far, type(near)):
        changed = {name: join(getattr(far, name), getattr(near, name)) for name in near.model_fields_set}
        return far.model_copy(update=changed)
    return near


def join_stakeholders(far: Stakeholder, near: Stakeholder) -> InheritedStakeholder:
    """Return an inherited stakeholder with what a nearer register says of it, and what that takes away."""
    layers = list(far.layers)
    for word in near.unset:
        if is_path(word):
            far = without(far, path_of(word))
            layers = [without(layer, path_of(word)) for layer in layers]
    given = near.model_fields_set - {"unset"}
    changed = {name: join(getattr(far, name), getattr(near, name)) for name in given}
    values = {name: getattr(far, name) for name in Stakeholder.model_fields} | changed
    joined = InheritedStakeholder.model_construct(_fields_set=far.model_fields_set | given, **values)
    joined._layers = (near, *layers)
    return joined
