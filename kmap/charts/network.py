"""The network in the terminal: what a person wants to know of it, in sentences, the most important first."""

from collections.abc import Iterator, Sequence

from kmap.analysis.grid import Placement
from kmap.analysis.listing import some
from kmap.analysis.network.network import Network
from kmap.analysis.network.nodes import short_name_of
from kmap.charts.table import draw as draw_table
from kmap.register.register import Register
from kmap.report import Report
from kmap.reports.network import connects, counted, notes, title
from kmap.terminal import Line, Span, Style, listed, number, printable, wrap

MOST = 5
"""How many of each kind are told of; how many more there are is said."""

_INDENT = 2


def draw(register: Register, network: Network, width: int = 80) -> list[Line]:
    """Return the summary of a network as lines; it stays as short for thousands as for a few.

    Parameters
    ----------
    register
        The register that it is about.
    network
        Its network.
    width
        How many cells a line may take.
    """
    lines = list(_wrapped(title(network), width, "bold"))
    if not network.pairs:
        return lines + [line for text in _how_to_begin(register, network) for line in _wrapped(text, width)]
    for text in _numbers(register, network):
        lines += _wrapped(text, width)
    lines += _brokers(register, network, width)
    shown = {one.stakeholder.id for one in network.grid.placements}
    lines += _part("Who can't be lost", list(_single_ways(register, network, shown)), width)
    lines += _part("Grid and network together", list(_together(register, network)), width)
    groups = [
        f"{len(one.nodes):,}: {', '.join(counted(one.by_category)) or 'we alone'} ({_names(register, one.nodes)})"
        for one in network.communities
        if not shown.isdisjoint(one.nodes)
    ]
    lines += _part("Groups with more ties inside than between", _first(groups, "group"), width)
    lines += _part("The strongest ties", list(_strongest(register, network, shown)), width)
    lines.append([])
    for note in notes(network):
        lines += _wrapped(note, width, "dim")
    return lines


def _how_to_begin(register: Register, network: Network) -> Iterator[str]:
    """Yield that there are no ties yet, and how to write one."""
    conflicts = sum(link.conflict for link in network.links)
    if network.kinds is not None:
        yield f"no tie of the kind {listed(network.kinds, 'or')} carries knowledge; leave --kind out to see all"
        return
    if conflicts:
        yield f"{conflicts} conflict{'s are' if conflicts != 1 else ' is'} recorded, and no tie that carries knowledge"
    else:
        yield "no tie is recorded yet, so there is no network to look at"
    one = next(iter(register.counting), None)
    example = f"{{from: {register.team.id}, to: {one.id if one else 'ID'}, kind: advises, because: ...}}"
    yield "write down who works with whom, who advises, funds or trains whom, one line each:"
    yield "relationships:"
    yield f"  - {example}"


def _numbers(register: Register, network: Network) -> Iterator[str]:
    """Yield how much is recorded, and how it hangs together."""
    alone = network.ties.unrecorded
    share = network.recorded / network.stakeholders
    text = f"{network.recorded:,} of {network.stakeholders:,} stakeholders ({share:.0%}) have a tie recorded"
    yield text + (f"; none is recorded for {_names(register, alone)}" if alone else "")
    members = len(network.ties.members)
    conflicts = sum(link.conflict for link in network.links)
    text = f"{network.pairs:,} pair{'s have' if network.pairs != 1 else ' has'} a tie"
    text += f" and {conflicts:,} a conflict" if conflicts else ""
    possible = members * (members - 1) // 2
    density = f"{float(f'{network.density or 0.0:.3g}'):.10f}".rstrip("0").rstrip(".")
    yield f"{text}, of {possible:,} that there could be (density {density})"
    if len(network.parts) == 1:
        yield "all who have ties hang together"
    else:
        sizes, more = listed([f"{size:,}" for size in network.parts[:MOST]]), len(network.parts) > MOST
        text = f"{len(network.parts):,} parts have no tie with each other"
        yield f"{text}; the largest have {sizes} members" if more else f"{text}, of {sizes} members"
    if network.reached is None:
        yield "no tie of ours is recorded, so that nothing can be said of whom we reach"
    else:
        yield f"along ties we reach {network.reached:,} of {network.stakeholders:,} stakeholders"


def _brokers(register: Register, network: Network, width: int) -> list[Line]:
    shown = {one.stakeholder.id: one for one in network.grid.placements}
    brokers = [one for one in network.brokers if one.node in shown]
    rows = []
    for one in brokers[:MOST]:
        error = f" ± {one.error:.1%}" if one.error is not None else ""
        rows.append(
            (
                short_name_of(register, one.node),
                shown[one.node].quadrant,
                f"{one.betweenness:.1%}{error}",
                one.neighbours,
                connects(network, one),
            )
        )
    more = len(brokers) - MOST
    said = [f"and {more:,} more; `kmap rank --by betweenness` has them all"] if more > 0 else []
    if not rows:
        said = ["nobody: whoever has a tie with another has it directly"] if not network.brokers else ["nobody in view"]
    table = Report(
        "", "Who connects whom", ("stakeholder", "place", "between", "ties", "connects"), tuple(rows), tuple(said)
    )
    lines = draw_table(table, width)
    heading = lines[0][0].text
    return [[], [Span(heading, "accent")], *(line for line in lines[1:] if line)]


def _single_ways(register: Register, network: Network, shown: set[str]) -> Iterator[str]:
    ways = [one for one in network.single_ways if one.node in shown]
    ours = network.reached is not None
    for one in ways[:MOST]:
        kinds = f" ({', '.join(counted(one.by_category))})" if one.lost > 1 else ""
        gone = _names(register, one.first, one.lost)
        name = short_name_of(register, one.node)
        yield (
            f"without {name} we have no path to {gone}{kinds}"
            if ours
            else f"without {name}, {gone} would be cut off{kinds}"
        )
    if len(ways) > MOST:
        yield f"and {len(ways) - MOST:,} more without whom others are cut off"
    if not network.single_ways:
        yield "nobody: whoever is lost, nobody else is cut off"


def _together(register: Register, network: Network) -> Iterator[str]:
    shown = {one.stakeholder.id: one for one in network.grid.placements}
    shares = {one.node: one.betweenness for one in network.brokers}
    overlooked = [
        f"{short_name_of(register, id_)} ({_influence(shown[id_])}, between {shares[id_]:.0%})"
        for id_ in network.overlooked
        if id_ in shown
    ]
    if overlooked:
        yield f"low influence, and among the top brokers: {_first_of(overlooked)}"
    far = [f"{short_name_of(register, id_)} ({_influence(shown[id_])})" for id_ in network.out_of_reach if id_ in shown]
    if far:
        yield f"high influence, and no path from us: {_first_of(far)}"
    elif network.reached is not None and not network.out_of_reach:
        yield "there is a path from us to everybody with high influence"
    for gate in network.gates:
        if any(one.stakeholder.category == gate.category for one in shown.values()):
            passed = listed([short_name_of(register, node) for node in gate.nodes])
            yield f"all ways to {gate.category} ({gate.members}) lead through {passed}"


def _influence(placement: Placement) -> str:
    """Return the influence of somebody who is scored, and whether it is doubtful on which side it falls."""
    doubtful = ", doubtful" if "influence" in placement.doubtful else ""
    return f"influence {number(placement.influence or 0.0)}{doubtful}"


def _strongest(register: Register, network: Network, shown: set[str]) -> Iterator[str]:
    """Yield the strongest ties, where they differ in strength."""
    ties = [link for link in network.links if not link.conflict and (link.start in shown or link.end in shown)]
    if len({link.strength for link in ties}) < 2:
        return
    for link in sorted(ties, key=lambda one: (-one.strength, one.start, one.end))[:MOST]:
        start, end = short_name_of(register, link.start), short_name_of(register, link.end)
        yield f"{number(link.strength)}  {start} {'->' if link.one_way else '<->'} {end}"


def _names(register: Register, nodes: Sequence[str], count: int | None = None) -> str:
    """Return the names of the first of some nodes, and how many more there are."""
    return some((short_name_of(register, node) for node in nodes), len(nodes) if count is None else count)


def _first_of(texts: Sequence[str]) -> str:
    """Return the first of some texts and how many more there are."""
    return some(texts, len(texts), MOST)


def _first(texts: list[str], what: str) -> list[str]:
    """Return the first texts, and how many more there are."""
    more = len(texts) - MOST
    return texts[:MOST] + ([f"and {more:,} smaller {what}{'s' * (more != 1)}"] if more > 0 else [])


def _part(heading: str, texts: list[str], width: int) -> list[Line]:
    if not texts:
        return []
    lines = [line for text in texts for line in _wrapped(text, width, after=_INDENT)]
    return [[], *_wrapped(heading, width, "accent"), *lines]


def _wrapped(text: str, width: int, style: Style = "", after: int = 0) -> Iterator[Line]:
    """Yield a text in lines, those after the first indented."""
    for place, part in enumerate(wrap(printable(text), max(1, width - after))):
        yield [Span(" " * (after if place else 0) + part, style)]
