"""Brokers as a table: between whom each stands, in which role."""

from collections.abc import Iterator, Sequence

from kmap.analysis.network.brokerage import ROLES, TEAM, Broker, Brokerage
from kmap.analysis.network.nodes import name_of
from kmap.register.register import Register
from kmap.report import Cell, Report
from kmap.reports.rank import TEAM as TEAM_CATEGORY
from kmap.reports.rank import about_ties, category_of

COLUMNS = ("id", "name", "category", "total", *ROLES, "between")
IN_WORDS = ("who", "pairs", "as", "between")

MOST = 50
"""How many are shown to people; where there are more, the first `FIRST`."""

FIRST = 30

_PAIRS = 3  # of categories, that are named to people


def report(register: Register, brokerage: Brokerage, brokers: Sequence[Broker]) -> Report:
    """Return a row for each broker shown, with raw counts by role; those that broker nothing included.

    ``between`` says how many pairs lead from which category to which.

    Parameters
    ----------
    register
        The register that it is about.
    brokerage
        All brokers.
    brokers
        Those in view.
    """
    rows = tuple(
        (
            one.node,
            name_of(register, one.node),
            category_of(register, one.node),
            one.total,
            *(one.counts[role] for role in ROLES),
            tuple(map(_pairs, one.between)),
        )
        for one in brokers
    )
    return Report("brokers", _title(register), COLUMNS, rows, tuple(_notes(register, brokerage, brokers)))


def in_words(register: Register, brokerage: Brokerage, brokers: Sequence[Broker]) -> Report:
    """Return the same for people: those who broker anything, with the roles and categories that matter to them."""
    busy = [one for one in brokers if one.total]
    shown = busy if len(busy) <= MOST else busy[:FIRST]
    rows = tuple(_row(register, one) for one in shown)
    return Report("brokers", _title(register), IN_WORDS, rows, tuple(_in_words(register, brokerage, brokers, shown)))


def _row(register: Register, broker: Broker) -> tuple[Cell, ...]:
    roles = sorted((role for role in ROLES if broker.counts[role]), key=lambda role: -broker.counts[role])
    between = [_pairs(pairs) for pairs in broker.between[:_PAIRS]]
    if len(broker.between) > _PAIRS:
        between.append("others")
    return (
        f"{name_of(register, broker.node)} ({category_of(register, broker.node)})",
        broker.total,
        ", ".join(f"{role} {broker.counts[role]}" for role in roles),
        ", ".join(between),
    )


def _title(register: Register) -> str:
    return f"{register.title}: who stands between whom"


def _pairs(pairs: tuple[str, str, int]) -> str:
    start, end, count = (TEAM_CATEGORY if part == TEAM else part for part in pairs)
    return f"{start} to {end} {count}"


def _in_words(
    register: Register, brokerage: Brokerage, brokers: Sequence[Broker], shown: Sequence[Broker]
) -> Iterator[str]:
    busy = sum(one.total > 0 for one in brokers)
    idle = len(brokers) - busy
    if len(shown) < busy:
        yield f"and {busy - len(shown):,} more; `--output brokers.csv` has them all"
    if not busy and register.counting and len(brokerage.without_category) == len(register.counting):
        yield "nobody has a category, and roles are told by categories: `kmap set ID category=government` sets one"
    elif not busy and register.counting:
        yield "nobody stands between two others whose ties have a direction: see `kmap rank` for ties without one"
    elif idle:
        yield f"{idle:,} more stand{'s' if idle == 1 else ''} between nobody"
    yield from _notes(register, brokerage, brokers)


def _notes(register: Register, brokerage: Brokerage, brokers: Sequence[Broker]) -> Iterator[str]:
    """Yield what counts as brokering, what the roles mean, and who takes no part."""
    if not register.counting:
        yield f"no stakeholder counts on {register.day}"
        return
    yield "a pair: ties lead from one to the broker and from there to another, but none from the one to the other"
    for role, meaning in ROLES.items():
        yield f"{role}: {meaning}"
    if count := len(brokerage.without_category):
        yield f"{count:,} without a category take{'s' if count == 1 else ''} no part"
    yield "the team is a category of its own"
    if filtered := len(brokerage.brokers) - len(brokers):
        yield f"{filtered:,} more are filtered from view; pairs are those in the whole network"
    yield from about_ties(register, brokerage.ties, brokerage.kinds)
