"""The names and aliases by which a register knows its stakeholders."""

from collections.abc import Iterator
from typing import NamedTuple

from kmap.errors import Route
from kmap.register.models.stakeholder import Stakeholder
from kmap.register.register import Register, counts


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
        """The name without what nobody hears: upper case and the width of spaces."""
        return " ".join(self.text.casefold().split())


def designations(register: Register) -> Iterator[Designation]:
    """Yield the name of each stakeholder that counts on the day, followed by its aliases."""
    for index, stakeholder in enumerate(register.stakeholders):
        if counts(stakeholder, register.day):
            yield Designation(stakeholder.name, stakeholder, ("stakeholders", index, "name"))
            for number, alias in enumerate(stakeholder.aliases):
                yield Designation(alias, stakeholder, ("stakeholders", index, "aliases", number))
