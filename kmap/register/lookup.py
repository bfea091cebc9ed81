"""Looking up a stakeholder by what a person calls it."""

from collections.abc import Iterable, Mapping

from kmap.errors import KmapError
from kmap.register.models.stakeholder import Stakeholder
from kmap.register.nearest import nearest
from kmap.register.register import Register, counts


def find(register: Register, asked: str) -> Stakeholder:
    """Return the stakeholder with an id, else the only one with such a name or alias, whatever its capitals.

    Raises
    ------
    KmapError
        Where there is none, with the nearest; where it does not count on the register's day.
    """
    stakeholder = register.by_id.get(asked)
    if stakeholder is None:
        stakeholder = _called(register, asked)
    if not counts(stakeholder, register.day):
        period = f"since {stakeholder.since or 'ever'}, until {stakeholder.until or 'ever'}"
        raise KmapError(
            f"`{stakeholder.id}` does not count on {register.day}: {period}", "ask for another day with --as-of"
        )
    return stakeholder


def _called(register: Register, asked: str) -> Stakeholder:
    """Return the only stakeholder with a name or alias."""
    only = only_named(register.stakeholders, asked)
    if only is not None:
        return only
    named = {name: one for one in register.stakeholders for name in (one.name, *one.aliases)}
    known = {one.id: one for one in register.stakeholders} | named
    match = nearest(asked, known) or _only_one_with(asked, known)
    tip = f"did you mean `{known[match].id}`?" if match is not None else "`kmap grid --format csv` lists all ids"
    raise absent(register, asked, tip)


def only_named(stakeholders: Iterable[Stakeholder], word: str) -> Stakeholder | None:
    """Return the only stakeholder with a name or alias, whatever its capitals; None where none has it, or several."""
    asked = word.casefold()
    found = [one for one in stakeholders if any(name.casefold() == asked for name in (one.name, *one.aliases))]
    return found[0] if len(found) == 1 else None


def _only_one_with(asked: str, known: Mapping[str, Stakeholder]) -> str | None:
    """Return the id, name or alias of the only stakeholder in whose ids and names some words occur."""
    words = asked.casefold()
    found = {one.id: name for name, one in known.items() if len(words) > 2 and words in name.casefold()}
    return next(iter(found.values())) if len(found) == 1 else None


def absent(register: Register, asked: str, tip: str) -> KmapError:
    """Return what to say of a stakeholder that is not there, with a tip where it is not one that is excluded."""
    if asked in register.document.exclude:
        tip = "ask the register that this one extends, or take it out of `exclude:`"
        return KmapError(f"`{asked}` is excluded from {register.path}", tip)
    return KmapError(f"there is no stakeholder `{asked}` in {register.path}", tip)
