"""The network as tables: the numbers first, then who connects whom, who can't be lost, and what the grid adds."""

from kmap.analysis.network.network import Broker, Counts, Network
from kmap.analysis.network.nodes import name_of
from kmap.register.register import Register
from kmap.report import Cell, Report
from kmap.terminal import listed, number

COLUMNS = ("what", "value")
BROKER_COLUMNS = (
    "id",
    "name",
    "category",
    "quadrant",
    "influence",
    "betweenness",
    "standard_error",
    "neighbours",
    "connects",
)
SINGLE_COLUMNS = ("id", "name", "cut_off", "first", "categories")
TOGETHER_COLUMNS = ("what", "id", "name", "category", "detail")
COMMUNITY_COLUMNS = ("rank", "size", "categories", "members")
ALONE_COLUMNS = ("id", "name", "category")


def report(register: Register, network: Network) -> Report:
    """Return the numbers of a network, a row for each; parts hold who stands behind them."""
    shown = {one.stakeholder.id: one for one in network.grid.placements}
    brokers = tuple(
        (
            one.node,
            name_of(register, one.node),
            register.by_id[one.node].category,
            shown[one.node].quadrant,
            shown[one.node].influence,
            one.betweenness,
            one.error,
            one.neighbours,
            connects(network, one),
        )
        for one in network.brokers
        if one.node in shown
    )
    single = tuple(
        (one.node, name_of(register, one.node), one.lost, one.first, counted(one.by_category))
        for one in network.single_ways
        if one.node in shown
    )
    groups = tuple(
        (rank, len(one.nodes), counted(one.by_category), one.nodes)
        for rank, one in enumerate(network.communities, start=1)
        if not shown.keys().isdisjoint(one.nodes)
    )
    alone = tuple(
        (id_, name_of(register, id_), register.by_id[id_].category) for id_ in network.ties.unrecorded if id_ in shown
    )
    parts = (
        Report("brokers", "Who connects whom", BROKER_COLUMNS, brokers),
        Report("single_ways", "Who can't be lost", SINGLE_COLUMNS, single),
        Report("grid_and_network", "Grid and network together", TOGETHER_COLUMNS, _together(register, network)),
        Report("communities", "Groups with more ties inside than between", COMMUNITY_COLUMNS, groups),
        Report("no_tie", "No tie recorded", ALONE_COLUMNS, alone),
    )
    return Report("network", title(network), COLUMNS, _numbers(network), tuple(notes(network)), parts)


def _numbers(network: Network) -> tuple[tuple[Cell, ...], ...]:
    share = network.recorded / network.stakeholders if network.stakeholders else None
    return (
        ("stakeholders", network.stakeholders),
        ("with a tie recorded", network.recorded),
        ("share with a tie recorded", share),
        ("pairs with a tie", network.pairs),
        ("pairs in conflict", sum(link.conflict for link in network.links)),
        ("density", network.density),
        ("parts", len(network.parts)),
        ("members of the largest part", network.parts[0] if network.parts else 0),
        ("stakeholders that we reach", network.reached),
    )


def _together(register: Register, network: Network) -> tuple[tuple[Cell, ...], ...]:
    shown = {one.stakeholder.id: one for one in network.grid.placements}
    shares = {one.node: one.betweenness for one in network.brokers}
    rows: list[tuple[Cell, ...]] = []
    for what, ids in (("overlooked broker", network.overlooked), ("out of reach", network.out_of_reach)):
        for id_ in ids:
            if id_ in shown:
                influence = number(shown[id_].influence or 0.0)
                detail = f"influence {influence}" + (f", betweenness {shares[id_]:.3f}" if id_ in shares else "")
                rows.append((what, id_, name_of(register, id_), register.by_id[id_].category, detail))
    for gate in network.gates:
        if any(one.stakeholder.category == gate.category for one in shown.values()):
            passed = listed([name_of(register, node) for node in gate.nodes])
            detail = f"all ways to {gate.members} of them lead through {passed}"
            rows.append(
                ("only way to a category", gate.nodes[-1], name_of(register, gate.nodes[-1]), gate.category, detail)
            )
    return tuple(rows)


def title(network: Network) -> str:
    """Return what it is about."""
    about = f": {network.grid.topic}" if network.grid.topic is not None else ""
    return f"{network.grid.title}{about}: the network"


def counted(counts: Counts) -> tuple[str, ...]:
    """Return categories with how many are of each, such as ``government 3``."""
    return tuple(f"{category or 'no category'} {count}" for category, count in counts)


def connects(network: Network, one: Broker) -> tuple[str, ...]:
    """Return whom a broker has ties with: us, and how many of each category."""
    ours = ("us",) if one.node in network.ties.undirected()[network.ties.team] else ()
    return (*ours, *counted(one.links))


def notes(network: Network) -> list[str]:
    """Return by which rules it is worked out, and what was left out."""
    said = ["betweenness is the share of the pairs of all others whose strongest path runs through somebody"]
    if network.draw is not None:
        errors = [one.error for one in network.brokers[:10] if one.error is not None]
        most = f", standard error at most {max(errors):.2g} for the first ten" if errors else ""
        said.append(
            f"it is an estimate from {network.draw.points:,} starting points drawn out of {network.draw.of:,}{most}"
        )
    if network.kinds is not None:
        said.append(f"only ties of these kinds: {', '.join(network.kinds)}")
    if network.grid.filtered:
        said.append(f"{network.grid.filtered:,} stakeholders are filtered from view; numbers are of the whole network")
    said.append("a register is one team's view: who has no tie here may only not have been asked about")
    return said
