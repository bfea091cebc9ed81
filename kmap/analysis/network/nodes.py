"""The nodes of the network by name: the team and the stakeholders that count on the day."""

from kmap.errors import KmapError
from kmap.register.lookup import absent
from kmap.register.nearest import nearest
from kmap.register.register import Register, counts


def name_of(register: Register, node: str) -> str:
    """Return the name of a stakeholder or of the team; of a team that has none, ``us``."""
    if node == register.team.id:
        return "us" if register.team.name in ("", "Us") else register.team.name
    return register.by_id[node].name


def short_name_of(register: Register, node: str, most: int = 60) -> str:
    """Return the name of a stakeholder or of the team, cut after so many characters for a sentence that has many."""
    name = name_of(register, node)
    return name if len(name) <= most else f"{name[: most - 3].rstrip()}..."


def node_named(register: Register, asked: str) -> str:
    """Return the id of the team or stakeholder that somebody means by an id, else by the only such name or alias.

    Raises
    ------
    KmapError
        Where there is none, or it does not count on the register's day.
    """
    team = register.team
    if asked == team.id:
        return asked
    if asked in register.by_id:
        one = register.by_id[asked]
        if counts(one, register.day):
            return asked
        period = f"since {one.since or 'ever'}, until {one.until or 'ever'}"
        raise KmapError(f"`{asked}` does not count on {register.day}: {period}", "ask for another day with --as-of")
    named = [(team.name, team.id)]
    named += [(name, one.id) for one in register.stakeholders for name in (one.name, *one.aliases)]
    called = {id_ for name, id_ in named if name.casefold() == asked.casefold()}
    if len(called) == 1:
        return node_named(register, called.pop())
    known = {id_: id_ for id_ in (team.id, *register.by_id)} | dict(reversed(named))
    match = nearest(asked, known)
    tip = f"did you mean `{known[match]}`?" if match is not None else "`kmap grid --format csv` lists all ids"
    raise absent(register, asked, tip)
