"""Brokerage: who stands between two others that have no direct tie, and between which categories.

After R.V. Gould, R.M. Fernandez, *Sociological Methodology* 19:89-126, 1989, doi
10.2307/270949. Where a tie leads from a to v and one from v to b, but none from a to b,
v is a broker for the two; the categories of the three say in which role.
"""

from collections import Counter
from functools import lru_cache
from typing import Literal, NamedTuple

from kmap.analysis.network.ties import Ties, ties
from kmap.register.register import Register

Role = Literal["coordinator", "consultant", "gatekeeper", "representative", "liaison"]

ROLES: dict[Role, str] = {
    "coordinator": "between two of their own category",
    "consultant": "between two of one other category",
    "gatekeeper": "from another category into their own",
    "representative": "from their own category to another",
    "liaison": "between two different categories, neither being their own",
}
"""The roles, and what each means of a broker."""

TEAM = ""
"""The category that the team is in, all by itself; no category has an empty id."""


class Broker(NamedTuple):
    """What one node brokers.

    Parameters
    ----------
    node
        The id of the stakeholder, or of the team.
    counts
        How many pairs of others it brokers in each role: raw counts.
    between
        How many pairs by the categories that they lead from and to, the most first;
        `TEAM` is the team's.
    """

    node: str
    counts: dict[Role, int]
    between: tuple[tuple[str, str, int], ...]

    @property
    def total(self) -> int:
        """How many pairs of others it brokers in any role."""
        return sum(self.counts.values())


class Brokerage(NamedTuple):
    """Who brokers between whom.

    Parameters
    ----------
    ties
        The ties that it was counted by.
    kinds
        The kinds of ties that it is restricted to; None for all.
    brokers
        One for each node that takes part, those included that broker nothing; the most
        pairs first, then by id.
    without_category
        The ids of the stakeholders that take no part because they have no category, in
        the order of the register.
    """

    ties: Ties
    kinds: tuple[str, ...] | None
    brokers: tuple[Broker, ...]
    without_category: tuple[str, ...]


@lru_cache(maxsize=4)
def brokerage(register: Register, kinds: tuple[str, ...] | None = None) -> Brokerage:
    """Count for whom each node is a broker, by role.

    The view is directed, strength makes no difference. The team is a category of its
    own; stakeholders without a category take no part, neither as brokers nor as ends.
    A pair counts in each direction that is brokered. Nought is a count here: with the
    ties as they are recorded, a node brokers nothing.

    Parameters
    ----------
    register
        The register, which also says as on which day.
    kinds
        Only ties of these kinds; left out, all of them.

    Examples
    --------
    >>> import kmap
    >>> first = brokerage(kmap.load("stakeholders.yaml")).brokers[0]
    >>> first.total == sum(count for _, _, count in first.between)
    True
    """
    found = ties(register, kinds)
    category = {one.id: one.category for one in register.counting if one.category is not None}
    category[found.team] = TEAM
    leads, comes = _directed(found, category)
    brokers = [_broker(node, leads, comes, category) for node in found.members if node in category]
    brokers.sort(key=lambda broker: (-broker.total, broker.node))
    return Brokerage(found, kinds, tuple(brokers), tuple(node for node in found.nodes if node not in category))


def _directed(ties: Ties, category: dict[str, str]) -> tuple[dict[str, set[str]], dict[str, set[str]]]:
    """Return for each node that takes part where its ties lead, and where those come from that lead to it."""
    leads = {node: {end for end in ties.directed[node] if end in category} for node in ties.nodes if node in category}
    comes: dict[str, set[str]] = {node: set() for node in leads}
    for node, ends in leads.items():
        for end in ends:
            comes[end].add(node)
    return leads, comes


def _broker(node: str, leads: dict[str, set[str]], comes: dict[str, set[str]], category: dict[str, str]) -> Broker:
    """Count all pairs by category, then take away those that need no broker: with oneself, and with a direct tie."""
    ends = Counter(category[end] for end in leads[node])
    pairs: Counter[tuple[str, str]] = Counter()
    for start, count in Counter(category[start] for start in comes[node]).items():
        for end, further in ends.items():
            pairs[start, end] += count * further
    for start in comes[node]:
        own = category[start]
        if start in leads[node]:
            pairs[own, own] -= 1
        for end in leads[start] & leads[node]:  # in time proportional to the smaller of both
            pairs[own, category[end]] -= 1
    counts: dict[Role, int] = dict.fromkeys(ROLES, 0)
    for (start, end), count in pairs.items():
        counts[role(start, category[node], end)] += count
    ordered = sorted(((start, end, count) for (start, end), count in pairs.items() if count), key=_most)
    return Broker(node, counts, tuple(ordered))


def _most(pair: tuple[str, str, int]) -> tuple[int, str, str]:
    start, end, count = pair
    return -count, start, end


def role(start: str, own: str, end: str) -> Role:
    """Return the role of a broker by the categories of who leads to it, of itself, and of where it leads.

    Examples
    --------
    >>> role("industry", "government", "government")
    'gatekeeper'
    """
    if start == own:
        return "coordinator" if end == own else "representative"
    if end == own:
        return "gatekeeper"
    return "consultant" if start == end else "liaison"


def in_view(register: Register, brokerage: Brokerage, category: str | None, tag: str | None) -> tuple[Broker, ...]:
    """Return the brokers of a category, or with a tag; without either all of them, the team included.

    Parameters
    ----------
    register
        The register that was counted in.
    brokerage
        Its brokers, whose counts stay those in the whole network.
    category, tag
        What to filter by.
    """
    if category is None and tag is None:
        return brokerage.brokers
    kept = {
        one.id
        for one in register.counting
        if (category is None or one.category == category) and (tag is None or tag in one.tags)
    }
    return tuple(one for one in brokerage.brokers if one.node in kept)
