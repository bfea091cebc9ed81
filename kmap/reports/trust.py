"""How far a map can be trusted, as tables: agreement, doubt, age and gaps."""

from collections.abc import Iterable

from kmap.analysis.grid import Placement
from kmap.analysis.grid_rule import rule_in_words
from kmap.analysis.trust.agreement import Leaning
from kmap.analysis.trust.alpha import Alpha
from kmap.analysis.trust.gaps import Gap
from kmap.analysis.trust.sensitivity import KINDS, Sensitivity, overall
from kmap.analysis.trust.small_changes import changes_in_words, flips_in_words
from kmap.analysis.trust.trust import Trust
from kmap.analysis.trust.verdicts import verdicts
from kmap.report import Cell, Report
from kmap.reports.evidence import AGE, DISPUTED, aged, disputed

ALPHA = ("axis", "alpha", "reading", "units", "ratings", "assessors", "undefined_because")
LEANING = ("assessor", "shared", "higher", "lower", "equal", "mean_deviation", "sign_test", "leans")
KEPT = ("kind", "kept", "cases", "share")
DOUBT = (
    *("id", "name", "quadrant", "kept", "cases", "share", "fragile"),
    *(f"{kind}_{count}" for kind in KINDS for count in ("kept", "cases")),
    *("moves_to", "flips"),
)
GAPS = ("id", "name", "unscored", "without_reason")


def report(trust: Trust) -> Report:
    """Return a sentence for each of the four questions, and the tables behind them as parts."""
    grid = trust.grid
    about = f"{grid.title}: {grid.topic}" if grid.topic is not None else grid.title
    parts = (
        Report("alpha", "Agreement: Krippendorff's alpha, ordinal", ALPHA, tuple(map(_alpha, trust.alphas))),
        Report("disputed", "Agreement on each score", DISPUTED, tuple(map(disputed, trust.agreements))),
        Report("assessors", "Who scores higher or lower", LEANING, tuple(map(_leaning, trust.leanings))),
        Report("kept", "Doubt: neighbours that keep the quadrant", KEPT, tuple(_kept(trust))),
        Report("doubt", "Doubt by stakeholder", DOUBT, tuple(_doubt(trust, one) for one in by_doubt(trust))),
        Report("age", "Age of each score", AGE, tuple(map(aged, trust.ages))),
        Report("gaps", "Gaps", GAPS, tuple(map(_gap, trust.gaps))),
    )
    notes = (*rule_in_words(grid), changes_in_words(grid))
    return Report("trust", about, ("question", "answer"), verdicts(trust), notes, parts)


def by_doubt(trust: Trust) -> list[Placement]:
    """Return the placements on a grid, the most fragile first, the unscored last, each by id."""
    shares = {id_: one.share for id_, one in trust.sensitivities.items()}

    def doubt(one: Placement) -> tuple[float, str]:
        """Return what comes first: the smaller share of cases in which it stays, then the id."""
        return shares.get(one.stakeholder.id, 2.0), one.stakeholder.id  # no share is above 1

    return sorted(trust.grid.placements, key=doubt)


def _alpha(one: Alpha) -> tuple[Cell, ...]:
    return (one.of, one.value, one.reading, one.units, one.ratings, one.assessors, one.undefined or None)


def _leaning(one: Leaning) -> tuple[Cell, ...]:
    counts = (one.shared, one.higher, one.lower, one.equal)
    return (one.assessor, *counts, one.deviation, one.chance, one.leans)


def _kept(trust: Trust) -> Iterable[tuple[Cell, ...]]:
    for kind in KINDS:
        tally = overall(trust.sensitivities.values(), kind)
        yield kind, tally.kept, tally.of, tally.share
    together = overall(trust.sensitivities.values())
    yield "all", together.kept, together.of, together.share


def _doubt(trust: Trust, placement: Placement) -> tuple[Cell, ...]:
    one = trust.sensitivities.get(placement.stakeholder.id)
    who: tuple[Cell, ...] = (placement.stakeholder.id, placement.stakeholder.name, placement.quadrant)
    if one is None:
        return (*who, *[None] * (len(DOUBT) - len(who)))
    return (*who, *tallied(one), one.share, one.fragile, *_by_kind(one), one.moves_to, flips(one))


def flips(one: Sensitivity) -> tuple[str, ...]:
    """Return the smallest changes that would move a place, as in ``monitor: influence down to 3, without RM``."""
    return tuple(f"{other}: {', '.join(words)}" for other, words in flips_in_words(one).items())


def tallied(one: Sensitivity, *kinds: str) -> tuple[Cell, Cell]:
    """Return how many neighbours keep the quadrant, and of how many."""
    tally = one.tally(*(kind for kind in KINDS if kind in kinds))
    return tally.kept, tally.of


def _by_kind(one: Sensitivity) -> Iterable[Cell]:
    for kind in KINDS:
        yield from tallied(one, kind)


def _gap(one: Gap) -> tuple[Cell, ...]:
    return one.stakeholder.id, one.stakeholder.name, one.unscored, one.unexplained
