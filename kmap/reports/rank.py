"""A ranking as a table: who comes first by a measure of the network, or by several side by side."""

from collections.abc import Iterator

from kmap.analysis.network.nodes import name_of
from kmap.analysis.network.ranking import Measured, Ranking
from kmap.analysis.network.ties import Ties
from kmap.register.register import Register
from kmap.report import Cell, Report
from kmap.terminal import listed

TEAM = "team"
"""What stands for the team where a stakeholder has a category."""


def report(register: Register, ranking: Ranking) -> Report:
    """Return a row for each node shown, in the order of the ranking, a column for each measure.

    ``rank`` is by the first measure. Where a measure is an estimate, a column with its
    standard errors follows it.
    """
    columns = ["rank", "id", "name", "category"]
    for one in ranking.measured:
        name = one.name.replace("-", "_")
        columns += [name, f"{name}_error"] if one.draw is not None else [name]
    rows = tuple((ranking.measured[0].ranks[node], *_row(register, ranking, node)) for node in ranking.nodes)
    return Report("rank", title(register, ranking), tuple(columns), rows, tuple(notes(register, ranking)))


def title(register: Register, ranking: Ranking) -> str:
    """Return what a ranking is of and by what."""
    return f"{register.title}: the network by {listed([one.name for one in ranking.measured])}"


def category_of(register: Register, node: str) -> str | None:
    """Return the category of a stakeholder, of the team a word that says that it is the team."""
    return TEAM if node == register.team.id else register.by_id[node].category


def _row(register: Register, ranking: Ranking, node: str) -> Iterator[Cell]:
    yield from (node, name_of(register, node), category_of(register, node))
    for one in ranking.measured:
        yield one.values[node]
        if one.draw is not None:
            yield one.draw.errors[node]


def notes(register: Register, ranking: Ranking) -> Iterator[str]:
    """Yield what the numbers mean, how they were worked out, and how far they can be trusted."""
    if not register.counting:
        yield f"no stakeholder counts on {register.day}"
        return
    for one in ranking.measured:
        yield f"{one.name}: {one.meaning} ({one.view})"
        yield from _of_values(one)
    if len(ranking.measured) > 1:
        yield f"ranks and order are by {ranking.measured[0].name}"
    word = ranking.measured[0].name if len(ranking.measured) == 1 else "MEASURE"
    yield f"`kmap explain {word}` says how it is worked out"
    yield from about_ties(register, ranking.ties, ranking.kinds)
    if ranking.ties.unrecorded:
        yield "without a tie recorded there is no rank: nothing is known, which is not the same as low"
    if ranking.filtered:
        yield f"{ranking.filtered:,} more are filtered from view; ranks and values are those in the whole network"


def _of_values(measured: Measured) -> Iterator[str]:
    if measured.low_first:
        yield f"rank 1 has the lowest {measured.name}"
    if measured.draw is not None:
        most = max(measured.draw.errors.values(), default=0.0)
        yield (
            f"{measured.name} is an estimate from {measured.draw.points:,} starting points drawn among "
            f"{measured.draw.of:,} nodes, the same each time; its standard error is {most:.2g} at the most"
        )
    if measured.remark:
        yield measured.remark


def about_ties(register: Register, ties: Ties, kinds: tuple[str, ...] | None) -> Iterator[str]:
    """Yield what was counted, and for how many nothing is recorded."""
    if kinds is not None:
        yield f"only ties of the kind {listed(kinds, 'or')} count"
    there = len(register.counting)
    if ties.team in ties.members:
        yield f"n is {len(ties.members):,}: {_counted(there)} and the team"
    else:
        yield f"n is {len(ties.members):,}: {_counted(there)}; the team has no tie recorded and does not count"
    share = len(ties.unrecorded) / there
    have = "has" if len(ties.unrecorded) == 1 else "have"
    yield (
        f"{len(ties.unrecorded):,} of {_counted(there)} ({share:.0%}) {have} no tie recorded: "
        "a register is one team's view of the network"
    )


def _counted(stakeholders: int) -> str:
    return f"{stakeholders:,} stakeholder{'s' if stakeholders != 1 else ''}"
