"""How far the place of one stakeholder can be trusted, as tables: each case that might be, and what it rests on."""

from collections.abc import Iterator

from kmap.analysis.grid import GRID_AXES
from kmap.analysis.grid_rule import rule_in_words
from kmap.analysis.trust.assessors import name_of
from kmap.analysis.trust.scrutiny import Scrutiny
from kmap.analysis.trust.sensitivity import KINDS, Kind, Neighbour, Sensitivity
from kmap.analysis.trust.small_changes import changes_in_words, flips_in_words, in_words
from kmap.analysis.trust.wording import age_in_words, counted, sentences
from kmap.register.scores import Rating, StandingScore
from kmap.register.vocabulary import AXES, Axis
from kmap.report import Cell, Report
from kmap.reports.evidence import AGE, DISPUTED, aged, disputed
from kmap.terminal import listed, number

CASES = (
    *("kind", "change", "without", "influence", "interest", "influence_threshold", "interest_threshold"),
    *("quadrant", "kept"),
)
RATINGS = ("axis", "assessor", "score", "standing", "round", "topic", "date", "because")

_KINDS: dict[Kind, str] = {"nudge": "nudged scores", "assessor": "assessors left out", "threshold": "moved thresholds"}


def report(scrutiny: Scrutiny) -> Report:
    """Return a sentence for each of the four questions, and as parts each neighbouring case and what it rests on.

    The first row of the cases is the place as it stands.
    """
    grid, name = scrutiny.grid, scrutiny.placement.stakeholder.name
    about = f"{name}: {grid.topic}" if grid.topic is not None else name
    parts = (
        Report("cases", "Doubt: neighbouring cases", CASES, tuple(_cases(scrutiny))),
        Report("ratings", "Who scored what", RATINGS, tuple(ratings(scrutiny))),
        Report("agreement", "Agreement on each score", DISPUTED, tuple(map(disputed, scrutiny.agreements))),
        Report("age", "Age of each score", AGE, tuple(map(aged, scrutiny.ages))),
    )
    answers, notes = verdicts(scrutiny), (*rule_in_words(grid), changes_in_words(grid))
    return Report("trust-stakeholder", about, ("question", "answer"), answers, notes, parts)


def verdicts(scrutiny: Scrutiny) -> tuple[tuple[str, str], ...]:
    """Return what each part comes to, in plain words."""
    oldest_first = tuple(sorted(scrutiny.ages, key=lambda one: -(one.days if one.days is not None else -1)))
    return (
        ("agreement", sentences(*_agreement_in_words(scrutiny))),
        ("doubt", sentences(*_doubt_in_words(scrutiny))),
        ("age", sentences(*age_in_words(oldest_first, scrutiny.review_every))),
        ("gaps", sentences(*_gaps_in_words(scrutiny))),
    )


def _agreement_in_words(scrutiny: Scrutiny) -> Iterator[str]:
    if not scrutiny.agreements:
        yield "nobody was scored by two people in the round that stands, so agreement can't be told"
    for one in scrutiny.agreements:
        given = f"{number(one.score.lowest)} to {number(one.score.highest)}" if one.range else number(one.score.lowest)
        people = counted(one.assessors, "assessor")
        yield f"{one.axis}: {given} by {people}, agreement (r_wg) {number(round(one.r_wg, 2))}"
    if scrutiny.placement.contested:
        yield "the place is contested: by their own scores they would not all put it into one quadrant"


def _doubt_in_words(scrutiny: Scrutiny) -> Iterator[str]:
    one = scrutiny.sensitivity
    if one is None:
        yield f"there is no place that could change: {_missing(scrutiny.placement.missing)}"
        return
    kept, of = one.tally()
    verdict = "fragile" if one.fragile else "not fragile"
    yield f"the place, {one.quadrant}, is {verdict}: {kept} of {of} small changes keep it"
    tallies = [(kind, one.tally(kind)) for kind in KINDS]
    yield "that is " + listed([f"{tally.kept} of {tally.of} {_KINDS[kind]}" for kind, tally in tallies if tally.of])
    flips = [f"{other} ({', '.join(words)})" for other, words in flips_in_words(one).items()]
    if flips:
        yield f"it would move to {listed(flips)}"


def _gaps_in_words(scrutiny: Scrutiny) -> Iterator[str]:
    gap = scrutiny.gap
    unscored = gap.unscored if gap is not None else ()
    unexplained = gap.unexplained if gap is not None else ()
    yield _missing(unscored) if unscored else "nothing is unscored"
    if unexplained:
        yield f"{listed(unexplained)} {'comes' if len(unexplained) == 1 else 'come'} without a reason"
    elif scrutiny.ages:  # where nothing is scored, no score can come without
        yield "every score comes with a reason"


def _missing(axes: tuple[Axis, ...]) -> str:
    return f"{listed(axes)} {'is' if len(axes) == 1 else 'are'} unscored"


def _cases(scrutiny: Scrutiny) -> Iterator[tuple[Cell, ...]]:
    sensitivity = scrutiny.sensitivity
    if sensitivity is None:
        return
    yield ("as it stands", None, None, *_values(scrutiny), sensitivity.quadrant, True)
    for one in sensitivity.neighbours:
        without = one.without if one.kind == "assessor" else None
        yield (one.kind, in_words(one), without, *_values(scrutiny, one), one.quadrant, _is_kept(sensitivity, one))


def _is_kept(sensitivity: Sensitivity, neighbour: Neighbour) -> bool:
    return neighbour.quadrant == sensitivity.quadrant


def _values(scrutiny: Scrutiny, neighbour: Neighbour | None = None) -> tuple[Cell, ...]:
    """Return both scores and both thresholds as they are in a case."""
    scores: dict[Axis, Cell] = {axis: getattr(scrutiny.placement, axis) for axis in GRID_AXES}
    thresholds: dict[Axis, Cell] = {axis: scrutiny.grid.thresholds[axis].value for axis in GRID_AXES}
    for change in neighbour.changes if neighbour is not None else ():
        of = thresholds if neighbour is not None and neighbour.kind == "threshold" else scores
        of[change.axis] = float(f"{change.after:.10g}")  # 0.3, not 0.30000000000000004
    return *scores.values(), *thresholds.values()


def ratings(scrutiny: Scrutiny) -> Iterator[tuple[Cell, ...]]:
    """Yield each score that a standing score was made of, as a row under `RATINGS`."""
    for axis in AXES:
        score = scrutiny.placement.scores.on(axis)
        if score is None:
            continue
        for rating in sorted(score.ratings, key=_by_name):
            yield _rating(axis, rating, score)


def _by_name(rating: Rating) -> tuple[bool, str, str, float]:
    return rating.by is None, rating.by or "", str(rating.date or ""), rating.score


def _rating(axis: Axis, rating: Rating, score: StandingScore) -> tuple[Cell, ...]:
    by = name_of(rating) if score.assessed else None
    return axis, by, rating.score, score.score, score.round, score.topic, rating.date, rating.because
