"""The nodes of the network by name: the team and the stakeholders that count on the day."""

from kmap.register.lookup import find, only_named
from kmap.register.register import Register


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
    is_our_name = asked.casefold() == team.name.casefold() and asked not in register.by_id
    if is_our_name and only_named(register.stakeholders, asked) is None:
        return team.id
    return find(register, asked).id
