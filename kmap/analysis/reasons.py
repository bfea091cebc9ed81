"""The steps from a place on the grid to an engagement level, each with its reason in words.

First the quadrant and the register's policy for it, then what moves the level: doubt
about the quadrant, a high impact, no seat at the table, others whom nobody else can
introduce. The methods page (docs) gives the rules.
"""

from collections.abc import Iterator
from typing import NamedTuple

from kmap.analysis.grid import GRID_AXES, Grid, Placement
from kmap.analysis.listing import some
from kmap.analysis.network.reach import team_reach
from kmap.register.register import Register
from kmap.register.vocabulary import LEVELS, UNSCORED, Axis, Level, Quadrant, SuggestedLevel
from kmap.terminal import listed, number


class Reason(NamedTuple):
    """One step on the way to a level.

    Parameters
    ----------
    rule
        What the step follows from: ``quadrant``, ``doubtful``, ``impact``,
        ``not-at-the-table``, ``broker``, ``unscored``, ``capacity`` or ``target``.
    text
        The step in words.
    level
        The level after this step; None while there is none.
    """

    rule: str
    text: str
    level: Level | None


Steps = tuple[tuple[Reason, ...], SuggestedLevel | None]
"""The reasons for a level, in order, and the level."""


class PolicySteps:
    """The steps to the levels that a register's policy suggests, for the places on one grid.

    Stakeholders with the same scores take the same steps but for whom they alone lead to:
    these are worked out once, as of ten thousand stakeholders most are alike.

    Parameters
    ----------
    register
        The register, which holds the policy.
    grid
        The grid.
    """

    def __init__(self, register: Register, grid: Grid) -> None:
        self._register, self._grid = register, grid
        self._reached = team_reach(register) if register.relationships else None
        self._known: dict[tuple[object, ...], Steps] = {}

    def to(self, placement: Placement) -> Steps:
        """Return the steps to the level of one stakeholder.

        Parameters
        ----------
        placement
            Its place on the grid.

        Returns
        -------
        tuple of Reason, level
            At least one reason; no level where a score is missing and nothing else speaks for one.
        """
        _, scores, quadrant, could_be, doubtful, _ = placement
        one = placement.stakeholder
        values = [score and score.score for score in scores]
        alike = (*values, quadrant, could_be, doubtful, one.at_the_table, one.represents)
        steps = self._known.get(alike)
        if steps is None:
            steps = self._known[alike] = _steps(self._register, self._grid, placement)
        if self._reached is None or not (count := self._reached.count_cut_off(one.id)):
            return steps
        reasons, level = steps
        lost = some((self._register.by_id[other].name for other in self._reached.cut_off(one.id)), count, 2)
        floor = self._register.policy.at_least.broker
        step, level = _raised("broker", f"without them we have no path to {lost}", floor, level)
        return (*reasons, step), level


def _steps(register: Register, grid: Grid, placement: Placement) -> Steps:
    """Return the steps that stakeholders with the same scores share."""
    level: SuggestedLevel | None = None
    reasons = []
    if placement.quadrant == UNSCORED:
        verb = "is" if len(placement.missing) == 1 else "are"
        text = f"{listed(placement.missing)} {verb} unscored, so the grid says nothing"
        reasons.append(Reason("unscored", text, None))
    else:
        level = register.policy.levels.of(placement.quadrant)
        text = f"{_scores_in_words(grid, placement)}: {placement.quadrant} suggests {level}"
        reasons.append(Reason("quadrant", text, level))
        if placement.could_be:
            level, text = _doubtful_level(register, grid, placement)
            reasons.append(Reason("doubtful", text, level))
    for rule, why, floor in _floors(register, grid, placement):
        step, level = _raised(rule, why, floor, level)
        reasons.append(step)
    return tuple(reasons), level


def _raised(rule: str, why: str, floor: SuggestedLevel, level: SuggestedLevel | None) -> tuple[Reason, SuggestedLevel]:
    """Return the step that asks for a lowest level, whatever it has been so far, and the level after it."""
    if level is not None and LEVELS.index(level) >= LEVELS.index(floor):
        return Reason(rule, f"{why}: at least {floor}, which it is already", level), level
    return Reason(rule, f"{why}: at least {floor}", floor), floor


def _doubtful_level(register: Register, grid: Grid, placement: Placement) -> tuple[SuggestedLevel, str]:
    """Return the highest level among the quadrants it might be in, and the step in words.

    manage-closely counts only where influence or interest is clearly above its threshold.
    """
    sure = any(
        grid.is_high(axis, score.score) and axis not in placement.doubtful
        for axis in GRID_AXES
        if (score := placement.scores.on(axis)) is not None
    )
    assert placement.quadrant != UNSCORED
    possible: list[Quadrant] = [placement.quadrant, *placement.could_be]
    counted = [one for one in possible if sure or one != "manage-closely"]
    of = register.policy.levels.of
    level = max(map(of, counted), key=LEVELS.index)
    doubtful = [axis for axis in GRID_AXES if axis in placement.doubtful]
    verb = "is" if len(doubtful) == 1 else "are"
    text = f"{listed(doubtful)} {verb} {nearness(grid, placement, *doubtful)} the threshold"
    text += f": it could also be {listed(placement.could_be, 'or')}"
    if len(counted) < len(possible):
        text += ", but manage-closely counts only where a score is clearly high"
    if [level] == [of(other) for other in placement.could_be]:
        return level, f"{text}, which suggests {level}"
    return level, f"{text}, and the highest level among these is {level}"


def _floors(register: Register, grid: Grid, placement: Placement) -> Iterator[tuple[str, str, SuggestedLevel]]:
    """Yield what asks for a lowest level whatever the place on the grid: the rule, why, and the level."""
    at_least, stakeholder = register.policy.at_least, placement.stakeholder
    affected = _might_be_high(grid, placement, "impact")
    if affected:
        yield "impact", affected, at_least.impact
    if stakeholder.at_the_table is False:
        why = _might_be_high(grid, placement, "interest") or affected or _why_heard(register, placement)
        if why:
            yield "not-at-the-table", f"no seat at the table, and {why}", at_least.not_at_the_table


def _why_heard(register: Register, placement: Placement) -> str:
    """Return why to hear a stakeholder without a seat whose scores don't say so; empty where nothing does."""
    if placement.scores.impact is None:
        return "nobody has scored how strongly they are affected"
    groups = [register.equity[group] for group in placement.stakeholder.represents if group in register.equity]
    return f"they speak for {listed(groups)}" if groups else ""


def _might_be_high(grid: Grid, placement: Placement, axis: Axis) -> str:
    """Return that a score is high or doubtful, such as ``impact 5 is above 3``; empty where it is neither."""
    score, threshold = placement.scores.on(axis), grid.thresholds[axis].value
    if score is None or threshold is None:
        return ""
    if axis in placement.doubtful:
        return f"{axis} {number(score.score)} is {nearness(grid, placement, axis)} the threshold {number(threshold)}"
    return f"{axis} {number(score.score)} is above {number(threshold)}" if grid.is_high(axis, score.score) else ""


def nearness(grid: Grid, placement: Placement, *axes: Axis) -> str:
    """Return whether doubtful scores are ``on`` their thresholds or, not all of them, ``near``."""
    for axis in axes:
        score, threshold = placement.scores.on(axis), grid.thresholds[axis].value
        if score is not None and threshold is not None and abs(score.score - threshold) > grid.scale.tolerance:
            return "near"
    return "on"


def _scores_in_words(grid: Grid, placement: Placement) -> str:
    """Return both scores set against their thresholds, such as ``influence 5 is above 3, interest 2 is not``."""
    influence, interest = placement.influence, placement.interest
    assert influence is not None and interest is not None, "it has a place on the grid"
    highs = grid.is_high("influence", influence), grid.is_high("interest", interest)
    limits = grid.thresholds["influence"].value, grid.thresholds["interest"].value
    return _comparison((influence, interest), limits, highs)


def _comparison(
    scores: tuple[float, float], thresholds: tuple[float | None, float | None], highs: tuple[bool, bool]
) -> str:
    names = [f"{axis} {number(score)}" for axis, score in zip(GRID_AXES, scores, strict=True)]
    limits = [number(threshold) for threshold in thresholds if threshold is not None]
    if limits[0] != limits[1]:
        each = zip(names, limits, highs, strict=True)
        return " and ".join(f"{name} is {'' if high else 'not '}above {limit}" for name, limit, high in each)
    if highs[0] != highs[1]:
        first, second = ("above", "is not") if highs[0] else ("not above", "is")
        return f"{names[0]} is {first} {limits[0]}, {names[1]} {second}"
    if highs[0]:
        return f"{listed(names)} are both above {limits[0]}"
    return f"neither {listed(names, 'nor')} is above {limits[0]}"
