"""Small changes in words: what a neighbouring placement changes, and what would move a place."""

from kmap.analysis.grid import Grid
from kmap.analysis.trust.sensitivity import Change, Kind, Neighbour, Sensitivity, nudge
from kmap.register.vocabulary import QUADRANTS, Quadrant
from kmap.terminal import listed, number


def changes_in_words(grid: Grid) -> str:
    """Return what the small changes are that give the neighbouring placements of a grid."""
    by = nudge(grid.scale)
    scores = f"influence, interest or both {number(by)} up or down"
    return f"small changes: {scores}, an assessor left out, a threshold {number(by / 2)} up or down"


def in_words(neighbour: Neighbour, *, briefly: bool = False) -> str:
    """Return what is another one in a neighbour, such as ``interest up to 4`` or ``without RM``.

    Parameters
    ----------
    neighbour
        The neighbour.
    briefly
        Leave out what becomes of the scores without an assessor.
    """
    told = listed([f"{one.axis} {_direction(one)} to {_rounded(one.after)}" for one in neighbour.changes])
    if neighbour.kind == "assessor":
        return f"without {neighbour.without}" + (f" ({told})" if told and not briefly else "")
    return f"threshold of {told}" if neighbour.kind == "threshold" else told


def _rounded(score: float) -> str:
    return number(float(f"{score:.6g}"))  # a mean may have a long tail


def _direction(change: Change) -> str:
    return "up" if change.after > change.before else "down"


def flips_in_words(sensitivity: Sensitivity, *kinds: Kind) -> dict[Quadrant, list[str]]:
    """Return the smallest changes that move it to each other quadrant, such as ``interest up to 4``."""
    flips = sensitivity.flips(*kinds)
    said = {other: [in_words(one, briefly=True) for one in flips if one.quadrant == other] for other in QUADRANTS}
    return {other: words for other, words in said.items() if words}
