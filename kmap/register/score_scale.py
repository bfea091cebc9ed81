"""The scale on which a register scores, complete: its step, its words, and how near two scores are the same."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property

from kmap.register.models.settings import Labels, Scale
from kmap.register.vocabulary import AXES, Axis

TOLERANCE = 1e-9
"""How far apart, as a share of the scale's range, two scores may be and still be equal."""


@dataclass(frozen=True)
class ScoreScale:
    """The scale on which a register scores.

    Parameters
    ----------
    min, max
        The lowest and the highest score.
    step
        The distance between two neighbouring scores.
    labels
        For each axis, the words for its scores, by score.
    """

    min: float
    max: float
    step: float
    labels: Mapping[Axis, Mapping[float, str]]

    @property
    def range(self) -> float:
        """The distance from the lowest to the highest score."""
        return self.max - self.min

    @property
    def midpoint(self) -> float:
        """The score half-way between the lowest and the highest."""
        return (self.min + self.max) / 2

    @cached_property
    def tolerance(self) -> float:
        """Scores no further apart than this are equal: 1e-9 of the range."""
        return TOLERANCE * self.range

    def holds(self, score: float) -> bool:
        """Say whether `score` lies on the scale, its ends included."""
        return self.min - self.tolerance <= score <= self.max + self.tolerance


def score_scale(scale: Scale) -> ScoreScale:
    """Return the scale that a register scores on, with the step that it has where none is written."""
    step = scale.step
    if step is None:
        whole = scale.min.is_integer() and scale.max.is_integer() and scale.max - scale.min >= 2
        step = 1.0 if whole else (scale.max - scale.min) / 10
    if isinstance(scale.labels, Labels):
        labels = {axis: _by_score(getattr(scale.labels, axis)) for axis in AXES}
    else:
        labels = dict.fromkeys(AXES, _by_score(scale.labels or {}))
    return ScoreScale(scale.min, scale.max, step, labels)


def _by_score(labels: Mapping[str, str]) -> dict[float, str]:
    words: dict[float, str] = {}
    for score, word in labels.items():
        try:
            words[float(score)] = word
        except ValueError:
            continue  # a rule reports it
    return words
