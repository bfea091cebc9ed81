"""What changed in how a register scores and suggests: then places and levels move without anybody's score moving."""

from collections.abc import Iterator
from typing import NamedTuple

from kmap.analysis.grid import GRID_AXES, Grid, Threshold
from kmap.register.register import Register
from kmap.register.vocabulary import AXES
from kmap.report import Cell
from kmap.terminal import number


class SettingChange(NamedTuple):
    """A setting that differs between two versions of a register, or a threshold that differs between two days.

    Parameters
    ----------
    field
        Its name, such as ``threshold of influence`` or ``policy.levels.monitor``.
    before, after
        What it says.
    effect
        What follows for places and levels, in words; empty where nothing does.
    """

    field: str
    before: Cell
    after: Cell
    effect: str


_SCALE = "scores before and after are on different scales and can't be set side by side"
_PLACES = "places can move without anybody's score moving"
_DOUBT = "places can come into doubt, or out of it, without anybody's score moving"
_LEVELS = "suggested levels can change without anybody moving"
_CADENCE = "days between contacts change without any level changing"


def setting_changes(before: Register, after: Register, then: Grid, now: Grid) -> tuple[SettingChange, ...]:
    """Return what differs between the settings of two registers.

    Parameters
    ----------
    before, after
        The registers.
    then, now
        Their grids, which hold the thresholds as scores: one by mean or median moves
        whenever scores do.
    """
    return tuple(change for change in _compared(before, after, then, now) if change.before != change.after)


def _compared(before: Register, after: Register, then: Grid, now: Grid) -> Iterator[SettingChange]:
    yield SettingChange("title", before.title, after.title, "")
    yield SettingChange("topic", before.topic, after.topic, "scores for another topic count where none is asked for")
    yield SettingChange("scale", _scale(before), _scale(after), _SCALE)
    for axis in AXES:
        one, other = _threshold(then.thresholds[axis]), _threshold(now.thresholds[axis])
        yield SettingChange(f"threshold of {axis}", one, other, _PLACES if axis in GRID_AXES else _LEVELS)
    yield SettingChange("borderline", before.borderline, after.borderline, _DOUBT)
    yield SettingChange("equity", tuple(sorted(before.equity)), tuple(sorted(after.equity)), _LEVELS)
    for part, effect in (("levels", _LEVELS), ("at_least", _LEVELS), ("every", _CADENCE)):
        levels = dict(getattr(after.policy, part))
        for field, level in getattr(before.policy, part):
            yield SettingChange(f"policy.{part}.{field.replace('_', '-')}", level, levels[field], effect)


def _scale(register: Register) -> str:
    scale = register.scale
    return f"{number(scale.min)} to {number(scale.max)} by {number(scale.step)}"


def _threshold(threshold: Threshold) -> str:
    """Return a threshold with its rule: ``3 (midpoint)``, ``2.5 (set)``, or that there is none yet."""
    value = number(threshold.value) if threshold.value is not None else "none yet"
    return f"{value} ({threshold.rule})"
