"""Key players as two tables: whom to talk to, and whom we can't lose, for sets of one, two and more."""

from collections.abc import Iterable, Iterator

from kmap.analysis.network.key_contacts import Contacts
from kmap.analysis.network.key_losses import Loss
from kmap.analysis.network.key_players import KeyPlayers
from kmap.analysis.network.nodes import name_of
from kmap.register.register import Register
from kmap.report import Cell, Report
from kmap.reports.rank import about_ties
from kmap.terminal import listed

CONTACTS = ("size", "ids", "who", "reach", "gain", "in_touch", "reached", "found")
LOSSES = ("size", "ids", "who", "fragmentation", "gain", "parts", "largest_part", "found")

_MOST_NAMES = 5


def report(register: Register, players: KeyPlayers) -> Report:
    """Return the best set of each size, one member and more; ``gain`` is what a larger set has over the one before."""
    title = f"{register.title}: key players"
    parts = () if players.asked is None else (_contacts(register, players), _losses(register, players))
    return Report("key-players", title, (), (), tuple(_notes(register, players)), parts)


def in_words(register: Register, players: KeyPlayers) -> Report:
    """Return the same for people: names without ids."""
    whole = report(register, players)
    return Report(whole.name, whole.title, (), (), whole.notes, tuple(map(_without_ids, whole.parts)))


def _without_ids(part: Report) -> Report:
    def kept(cells: Iterable[Cell]) -> tuple[Cell, ...]:
        """Return the cells of a row that are not ids, sets as words."""
        return tuple(
            ", ".join(cell) if isinstance(cell, tuple) else cell
            for column, cell in zip(part.columns, cells, strict=True)
            if column != "ids"
        )

    columns = tuple(column for column in part.columns if column != "ids")
    return Report(part.name, part.title, columns, tuple(map(kept, part.rows)), part.notes)


def _contacts(register: Register, players: KeyPlayers) -> Report:
    rows: list[tuple[Cell, ...]] = []
    before = 0.0
    for found in players.contacts:
        names = _names(register, found.members)
        gain = found.reach - before
        before = found.reach
        rows.append(
            (len(names), found.members, names, found.reach, gain, found.direct, found.reached, _how(players, found))
        )
    assert players.asked is not None, "without stakeholders there are no parts"
    asked, _ = players.asked
    nodes = len(players.ties.members)
    notes = [
        f"talk to {_named(register, asked.members)}: {asked.direct:,} of {nodes:,} are then one of them "
        f"or have a tie with one, and {asked.reached:,} have a path to one",
        *_fewer(register, players),
        *_next(players),
        "reach: the mean over all of 1 over the number of ties to the nearest of them; they themselves count 1",
    ]
    return Report("contacts", "Whom to talk to, so that word gets round soonest", CONTACTS, tuple(rows), tuple(notes))


def _fewer(register: Register, players: KeyPlayers) -> Iterator[str]:
    """Yield the smallest set that reaches all as soon as the one asked for, where it is smaller."""
    asked = next(one for one in players.contacts if len(one.members) == players.size)
    enough = next(one for one in players.contacts if one.reach >= asked.reach)
    if len(enough.members) < players.size:
        yield f"{_named(register, enough.members)} alone reach{'es' if len(enough.members) == 1 else ''} all as soon"


def _next(players: KeyPlayers) -> Iterator[str]:
    """Yield what one more contact would add, so that one sees where more of them stop paying."""
    first = players.contacts[0].reach
    for one, more in zip(players.contacts, players.contacts[1:], strict=False):
        if len(one.members) == players.size and first:
            gain = more.reach - one.reach
            said = f"adds {gain:.3f} to the reach, {gain / first:.0%} of what the first one gives"
            yield f"one more, {len(more.members)} in all, {said}"


def _losses(register: Register, players: KeyPlayers) -> Report:
    as_it_is = players.as_it_is
    rows: list[tuple[Cell, ...]] = []
    before = as_it_is.fragmentation
    for found in players.losses:
        names = _names(register, found.members)
        value = found.fragmentation
        gain = value - before if value is not None and before is not None else None
        before = value
        rows.append((len(names), found.members, names, value, gain, found.parts, found.largest, _how(players, found)))
    assert players.asked is not None, "without stakeholders there are no parts"
    _, asked = players.asked
    notes = [
        f"without {_named(register, asked.members)} the network is in {asked.parts:,} parts, the largest of "
        f"{asked.largest:,}; now it is in {as_it_is.parts:,}, the largest of {as_it_is.largest:,}",
        "fragmentation: the share of pairs of those left that have no path to each other"
        + (f"; now {as_it_is.fragmentation:.3f}" if as_it_is.fragmentation is not None else ""),
    ]
    return Report("losses", "Whom we can't lose, as the network falls apart most", LOSSES, tuple(rows), tuple(notes))


def _names(register: Register, members: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(name_of(register, node) for node in members)


def _named(register: Register, members: tuple[str, ...]) -> str:
    """Return the names of a few; of many how many they are, as the table has their names."""
    return listed(_names(register, members)) if len(members) <= _MOST_NAMES else f"these {len(members):,}"


def _how(players: KeyPlayers, found: Contacts | Loss) -> str:
    if found.exact:
        return "exact"
    return "estimate" if players.points and isinstance(found, Contacts) else "greedy"


def _notes(register: Register, players: KeyPlayers) -> Iterator[str]:
    if not register.counting:
        yield f"no stakeholder counts on {register.day}"
        return
    yield "a set is chosen together, not as the best one by one"
    yield "ties count in both directions, and their strength makes no difference"
    if not all([found.exact for found in players.contacts] + [found.exact for found in players.losses]):
        yield (
            "exact: no set of that size is better; greedy: there are too many to look at them all, so the best were "
            "added one by one, then swapped for others while that helped"
        )
    if players.points:
        yield (
            "estimate: greedy, and only some were looked at, those whose own reach is greatest as far as "
            f"{players.points:,} starting points drawn out of {len(players.ties.members):,} tell; "
            "the reach of the set itself is exact"
        )
    yield from about_ties(register, players.ties, players.kinds)
