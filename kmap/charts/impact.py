"""The 3i types in the terminal: a list for each, those whom the matter affects first."""

from kmap.analysis.impact import IMPACT_NAMES, THREE_I, Affected, Impact
from kmap.charts.parts.groups import foot, group, head
from kmap.reports.impact import notes
from kmap.terminal import Line, listed, number


def draw(found: Impact, width: int = 80) -> list[Line]:
    """Draw who is of which type, and who lacks a score.

    Parameters
    ----------
    found
        The type of each stakeholder.
    width
        How many cells wide the terminal is. No line is wider.
    """
    lines = head(found.grid, "Who is affected, who cares, who decides: interest/influence/impact", width)
    for type_, name in IMPACT_NAMES.items():
        lines += group(name, [(one.stakeholder.name, _scores(one)) for one in found.of(type_)], width)
    unscored = [(one.stakeholder.name, _lack(one)) for one in found.of(None)]
    lines += group("Not scored on all three", unscored, width)
    doubtful = any(one.could_be for one in found.affected)
    said = ["? marks a score on or near its threshold: it might be of another type"] if doubtful else []
    return lines + foot([*notes(found), *said], width)


def _lack(one: Affected) -> str:
    return f"no {listed(one.missing, 'or')}" if len(one.missing) < len(THREE_I) else ""


def _scores(one: Affected) -> str:
    scores = [one.placement.scores.on(axis) for axis in THREE_I]
    said = "/".join(number(score.score) for score in scores if score is not None)
    return f"{said}{' ?' if one.could_be else ''}"
