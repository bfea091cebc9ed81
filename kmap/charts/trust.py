"""How far a map can be trusted, in the terminal: the verdicts, then what stands out behind each of them."""

from collections.abc import Iterable, Iterator, Sequence
from itertools import islice

from kmap.analysis.grid_rule import rule_in_words
from kmap.analysis.trust.small_changes import changes_in_words
from kmap.analysis.trust.staleness import Age
from kmap.analysis.trust.trust import Trust
from kmap.analysis.trust.verdicts import verdicts
from kmap.charts.parts.verdicts import closed, headed
from kmap.charts.table import draw as draw_table
from kmap.register.vocabulary import AXES, Axis
from kmap.report import Cell, Report
from kmap.reports.trust import by_doubt, flips
from kmap.terminal import Line, listed, number

MOST = 8
"""How many rows a table has at most; machine formats have all."""


def draw(trust: Trust, width: int = 80) -> list[Line]:
    """Return how far a map can be trusted as lines.

    Parameters
    ----------
    trust
        What is known of it.
    width
        How many cells a line may take.
    """
    grid = trust.grid
    about = f"{grid.title}: {grid.topic}" if grid.topic is not None else grid.title
    question = f"How far can this map be trusted? As on {grid.day}"
    lines = headed(about, question, verdicts(trust), width)
    parts = [part for part in _parts(trust) if part.rows]
    lines += draw_table(Report("trust", "", (), (), (), tuple(parts)), width)[1:]
    return lines + closed(["; ".join(rule_in_words(grid)), changes_in_words(grid)], width)


def _parts(trust: Trust) -> Iterator[Report]:
    yield _alphas(trust)
    yield _shortened(
        "Most disputed",
        ("stakeholder", "axis", "given", "score", "assessors", "agreement"),
        [
            (
                one.stakeholder.name,
                one.axis,
                f"{number(one.score.lowest)} to {number(one.score.highest)}",
                one.score.score,
                one.assessors,
                one.r_wg,
            )
            for one in trust.agreements
            if one.range > trust.grid.scale.tolerance
        ],
        "agreement, r_wg: 1 where all gave the same, 0 where they differ as if they had drawn lots",
    )
    yield _leanings(trust)
    yield _doubt(trust)
    yield _shortened(
        f"Older than {trust.review_every} days",
        ("stakeholder", "stale", "days"),
        [(name, listed(axes), days) for name, axes, days in _stale(trust.ages)],
    )
    yield _shortened(
        "Gaps",
        ("stakeholder", "unscored", "without_a_reason"),
        [(one.stakeholder.name, listed(one.unscored), listed(one.unexplained)) for one in trust.gaps],
    )


def _alphas(trust: Trust) -> Report:
    rows: list[tuple[Cell, ...]] = []
    for one in trust.alphas:
        if one.units:
            on = "all together" if one.of == "all" else one.of
            rows.append((on, one.value, one.reading or "none: all scores alike", one.units, one.assessors))
    note = "alpha: 1 where all agree, 0 where they agree no more than by chance; rely from 0.8, tentative from 0.667"
    columns = ("agreement_on", "alpha", "reading", "scores", "assessors")
    return Report("alpha", "Agreement", columns, tuple(rows), (note,))


def _leanings(trust: Trust) -> Report:
    rows: list[tuple[Cell, ...]] = [
        (
            one.assessor,
            one.higher,
            one.equal,
            one.lower,
            one.deviation,
            one.leans or ("no more than by chance" if one.deviation else None),
        )
        for one in trust.leanings
    ]
    note = "beside the median of the others; higher or lower where a fair coin would do so in under 1 of 20 tries"
    columns = ("assessor", "higher", "equal", "lower", "on_average", "leans")
    return _shortened("Who scores higher or lower", columns, rows, note)


def _doubt(trust: Trust) -> Report:
    rows: list[tuple[Cell, ...]] = []
    for placement in by_doubt(trust):
        one = trust.sensitivities.get(placement.stakeholder.id)
        if one is not None and one.fragile:
            kept, of = one.tally()
            moves = "; ".join(flips(one))
            rows.append((placement.stakeholder.name, one.quadrant, f"{kept} of {of}", moves))
    columns = ("stakeholder", "place", "kept", "what_would_move_it")
    note = "kept: after how many small changes the place stays as it is; kmap trust ID lists them"
    return _shortened("Fragile places", columns, rows, note)


def _stale(ages: Iterable[Age]) -> list[tuple[str, list[Axis], int]]:
    """Return for each stakeholder with stale scores its name, their axes, and the days of the oldest."""
    found: dict[str, tuple[str, list[Axis], int]] = {}
    for one in ages:
        if one.stale and one.days is not None:
            found.setdefault(one.stakeholder.id, (one.stakeholder.name, [], one.days))[1].append(one.axis)
    return [(name, [axis for axis in AXES if axis in axes], days) for name, axes, days in found.values()]


def _shortened(title: str, columns: tuple[str, ...], rows: Sequence[tuple[Cell, ...]], note: str = "") -> Report:
    """Return a table of the first rows, with a note on how many there are beside."""
    notes = [note] if note else []
    if len(rows) > MOST + 1:
        notes.insert(0, f"and {len(rows) - MOST:,} more: --format csv lists all")
        rows = list(islice(rows, MOST))
    return Report(title, title, columns, tuple(rows), tuple(notes))
