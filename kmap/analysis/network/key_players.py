"""Key players: whom to talk to so that all are soon reached, and whom we can't lose.

After S.P. Borgatti, *Comput. Math. Organ. Theory* 12:21-34, 2006, doi
10.1007/s10588-006-7084-x. The members of a set are chosen together: the two best by
themselves often know the same people.
"""

from functools import lru_cache
from typing import NamedTuple

from kmap.analysis.network.key_contacts import Contacts, contacts
from kmap.analysis.network.key_losses import Loss, fragmentation, losses
from kmap.analysis.network.own_reach import own_reach
from kmap.analysis.network.ties import Ties, ties
from kmap.register.register import Register

MORE = 2
"""How many sizes beyond the one asked for are shown, to see where more contacts stop paying."""

EVERY_SIZE = 10
"""Up to how many asked for every size below is shown; beyond, sizes are 1, 2, 5, 10, 20 and so on below."""


class KeyPlayers(NamedTuple):
    """The key players of a register's network.

    Parameters
    ----------
    ties
        The ties that they are chosen by.
    kinds
        The kinds of ties that it is restricted to; None for all.
    size
        How many were asked for; fewer where there are fewer stakeholders.
    contacts
        Whom to talk to: the best set of each size, from 1 to two more than asked for;
        of many sizes some.
    losses
        Whom we can't lose: the worst set of each of these sizes.
    as_it_is
        The network with nobody lost, to set the losses against.
    points
        From how many starting points it was estimated whom to look at for ``contacts``,
        their reach itself being exact; 0 where everybody was.
    """

    ties: Ties
    kinds: tuple[str, ...] | None
    size: int
    contacts: tuple[Contacts, ...]
    losses: tuple[Loss, ...]
    as_it_is: Loss
    points: int

    @property
    def asked(self) -> tuple[Contacts, Loss] | None:
        """The two sets of the size asked for; None where there is no stakeholder."""
        pairs = zip(self.contacts, self.losses, strict=True)
        return next((pair for pair in pairs if len(pair[0].members) == self.size), None)


@lru_cache(maxsize=4)
def key_players(register: Register, size: int = 3, kinds: tuple[str, ...] | None = None) -> KeyPlayers:
    """Find whom to talk to so that all are soon reached, and whom we can't lose.

    Parameters
    ----------
    register
        The register, which also says as on which day.
    size
        How many members a set has, at least 1.
    kinds
        Only ties of these kinds; left out, all of them.

    Returns
    -------
    KeyPlayers
        Both for every size up to the one asked for, up to ten, and for two more. A
        register without stakeholders has no sets.

    Examples
    --------
    >>> import kmap
    >>> found = key_players(kmap.load("stakeholders.yaml"), 2)
    >>> [len(set_.members) for set_ in found.contacts]
    [1, 2, 3, 4]
    """
    network = ties(register, kinds)
    there = len(network.nodes) - 1
    sizes = _sizes(min(size, there), there)
    told = contacts(network, sizes)
    return KeyPlayers(
        ties=network,
        kinds=kinds,
        size=min(size, there),
        contacts=told,
        losses=losses(network, sizes),
        as_it_is=fragmentation(network),
        points=0 if all(one.exact for one in told) else own_reach(network).points,
    )


def _sizes(size: int, there: int) -> list[int]:
    if size <= EVERY_SIZE:
        below = list(range(1, size))
    else:
        below = [step * 10**power for power in range(len(str(size))) for step in (1, 2, 5) if step * 10**power < size]
    return [*below, *(further for further in range(size, size + MORE + 1) if 0 < further <= there)]
