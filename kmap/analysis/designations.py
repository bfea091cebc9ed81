"""The names and aliases by which a register knows its stakeholders."""

from collections.abc import Iterator
from typing import NamedTuple

from kmap.errors import Route
from kmap.register.models.stakeholder import Stakeholder
from kmap.register.register import Register


class Designation(NamedTuple):
    """One name or alias of a stakeholder.

    Parameters
    ----------
    text
        The name, as written.
    stakeholder
        Whose it is.
    route
        Where it is written.
    """

    text: str
    stakeholder: Stakeholder
    route: Route

    @property
    def is_alias(self) -> bool:
        """Whether it is another name beside the name itself."""
        return self.route[-1] != "name"

    @property
    def plain(self) -> str:
        """The name without what nobody hears; see `plain`."""
        return plain(self.text)


def plain(text: str) -> str:
    """Return a name without what nobody hears: upper case and the width of spaces."""
    return " ".join(text.casefold().split())


def designations(register: Register) -> Iterator[Designation]:
    """Yield the name of each stakeholder that counts on the day, followed by its aliases.

    Those that are inherited come before those that the register's own text gives.
    """
    if register.inheritance is None:
        yield from _in_order(register)
    else:
        yield from sorted(_in_order(register), key=lambda one: -register.distance(one.route))


def _in_order(register: Register) -> Iterator[Designation]:
    for index, stakeholder in register.counting_by_index:
        yield Designation(stakeholder.name, stakeholder, ("stakeholders", index, "name"))
        for number, alias in enumerate(stakeholder.aliases):
            yield Designation(alias, stakeholder, ("stakeholders", index, "aliases", number))
