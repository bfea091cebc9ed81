"""Looking up a stakeholder by what a person calls it."""

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
    named = {one.name: one for one in register.stakeholders}
    named |= {alias: one for one in register.stakeholders for alias in one.aliases}
    called = {one.id: one for name, one in named.items() if name.casefold() == asked.casefold()}
    if len(called) == 1:
        return next(iter(called.values()))
    known = {one.id: one for one in register.stakeholders} | named
    match = nearest(asked, known)
    tip = f"did you mean `{known[match].id}`?" if match is not None else "`kmap grid --format csv` lists all ids"
    raise absent(register, asked, tip)


def absent(register: Register, asked: str, tip: str) -> KmapError:
    """Return what to say of a stakeholder that is not there, with a tip where it is not one that is excluded."""
    if asked in register.document.exclude:
        tip = "ask the register that this one extends, or take it out of `exclude:`"
        return KmapError(f"`{asked}` is excluded from {register.path}", tip)
    return KmapError(f"there is no stakeholder `{asked}` in {register.path}", tip)
