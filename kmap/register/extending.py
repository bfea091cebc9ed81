"""From a register to those that it extends: found, read and put together, or a plain word on why not."""

from dataclasses import replace

from kmap.errors import Problem
from kmap.register.library import Library, place_of
from kmap.register.merging import merge
from kmap.register.mistakes import Mistake
from kmap.register.parentage import Parent, find_parent
from kmap.register.remains import Unread
from kmap.register.text_reading import WARNINGS, Reading, in_order, located, with_any_scale
from kmap.register.unsetting import unknown_fields

LONGEST = 16
"""How many registers may build one upon the other, the nearest included."""

_Chain = dict[str, str]
"""The registers that have led here, by their places, each with its path."""


def extended(reading: Reading, library: Library) -> Reading:
    """Return a register together with those that it extends.

    Parameters
    ----------
    reading
        What came of reading its own text, which says that it extends another.
    library
        What has been read in this run; what is read here is added.

    Returns
    -------
    Reading
        With the merged register, and with the readings of those that it extends. Where
        one of these can't be had, or is not whole, its own part alone, which is not
        complete then.
    """
    found = _extended(reading, library, {place_of(reading.path): reading.path})
    if found is not None:
        return found
    message = f"more than {LONGEST} registers build one upon the other"
    return _alone(reading, (), _refusal("KM023", message, "let some of them extend the first of all directly"))


def _extended(reading: Reading, library: Library, chain: _Chain) -> Reading | None:
    """Return a register with those that it extends; None where these are too many."""
    register, source = reading.register, reading.source
    assert register is not None, "it says that it extends another"
    assert source is not None, "it has been read"
    parent = find_parent(source, register.document.extends or "", library)
    if not isinstance(parent, Parent):
        return _alone(reading, (), _refusal("KM022", parent.message, parent.tip))
    if parent.place in chain:
        return _alone(reading, (), _loop(parent, chain))
    found = library.readings.get(parent.place)
    if found is None:
        found = library.text(parent.path)
        if any(problem.code == "KM001" for problem in found.problems):
            message = f"`{parent.path}` can't be extended: {found.problems[0].message}"
            return _alone(reading, (), _refusal("KM022", message, found.problems[0].tip))
        if found.register is not None and found.register.document.extends is not None:
            deeper = {**chain, parent.place: parent.path}
            found = _extended(found, library, deeper) if len(deeper) < LONGEST else None
        if found is None:
            return None
        library.readings[parent.place] = found
    if len(chain) + 1 + len(found.parents) > LONGEST:
        return None
    return _joined(reading, found, library)


def _loop(parent: Parent, chain: _Chain) -> Mistake:
    if parent.place == next(reversed(chain)):
        return _refusal("KM023", "this register extends itself", "name the register that it builds on")
    names = list(chain.values())[list(chain).index(parent.place) :]
    way = " extends ".join(f"`{name}`" for name in [*names, names[0]])
    return _refusal("KM023", f"registers extend each other in a loop: {way}", "take one `extends:` of these away")


def _refusal(code: str, message: str, tip: str) -> Mistake:
    return Mistake(code, ("extends",), message, tip)


def _joined(reading: Reading, parent: Reading, library: Library) -> Reading:
    """Return a register put together with the one that it extends."""
    own, above, parents = reading.register, parent.register, (parent, *parent.parents)
    assert own is not None, "it has been read"
    if above is None or not parent.whole:
        return _alone(reading, parents)
    merged, mistakes = merge(own, above, library.as_of)
    mistakes = [*unknown_fields(own.document), *mistakes]
    whole = merged.complete and all(mistake.code in WARNINGS for mistake in mistakes)
    return replace(
        reading,
        register=replace(merged, complete=whole),
        problems=_with(reading, mistakes),
        parents=parents,
    )


def _alone(reading: Reading, parents: tuple[Reading, ...], *mistakes: Mistake) -> Reading:
    """Return a register without what it inherits: not complete, and nothing in it refers to nobody."""
    own = reading.register
    assert own is not None, "it has been read"
    named = tuple(one if one.name else one.model_copy(update={"name": one.id}) for one in own.stakeholders)
    document = with_any_scale(own.document.model_copy(update={"stakeholders": named}))
    register = replace(own, document=document, unread_ids=Unread(any_word=True), complete=False)
    problems = _with(reading, [*mistakes, *unknown_fields(own.document)])
    return replace(reading, register=register, problems=problems, parents=parents)


def _with(reading: Reading, mistakes: list[Mistake]) -> tuple[Problem, ...]:
    """Return the problems of a text, and further mistakes in it, in its order."""
    assert reading.source is not None, "it has been read"
    original = [mistake._replace(route=reading.remains.original(mistake.route)) for mistake in mistakes]
    return tuple(in_order([*reading.problems, *located(reading.source, original)]))
