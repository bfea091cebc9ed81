"""What changed between two days, or between two versions of a register, said in meaning.

A difference of two texts says which lines differ. This says what follows from them: who
came and who left, who moved on the grid and by which scores, whose suggested level rose or
fell and why, which targets, stances, relationships, names and categories differ, and what
changed in the register's own rules, by which places move without anybody's score moving.
"""

from dataclasses import dataclass
from typing import NamedTuple

from kmap.analysis.change.movement import Move, Movement, movement
from kmap.analysis.change.setting_changes import SettingChange, setting_changes
from kmap.analysis.change.tie_changes import TieChange, tie_changes
from kmap.analysis.change.value_changes import ValueChange, value_changes
from kmap.analysis.engagement import Suggestion, suggest
from kmap.register.models.stakeholder import Stakeholder
from kmap.register.register import Register
from kmap.register.vocabulary import LEVELS


class LevelChange(NamedTuple):
    """A stakeholder whose suggested level differs.

    Parameters
    ----------
    before, after
        What is suggested, each with its reasons in order.
    """

    before: Suggestion
    after: Suggestion

    @property
    def stakeholder(self) -> Stakeholder:
        """The stakeholder, as it is now."""
        return self.after.stakeholder

    @property
    def rose(self) -> bool:
        """Whether the level is higher than before; none at all is below inform."""
        return _height(self.after) > _height(self.before)

    @property
    def reasons(self) -> tuple[str, str]:
        """The reasons that decided on the level, before and after: the first to reach it."""
        return _deciding(self.before), _deciding(self.after)


def _deciding(suggestion: Suggestion) -> str:
    return next((reason.text for reason in suggestion.reasons if reason.level == suggestion.level), "")


@dataclass(frozen=True, slots=True)
class Changes:
    """What changed between two registers, or in one between two days.

    Parameters
    ----------
    before, after
        The registers.
    settings
        What differs in the register's own rules.
    movement
        Who came, left and moved on the grid.
    levels
        Whose suggested level rose or fell.
    values
        Targets, stances, names and categories that differ.
    ties
        Relationships that came, went or changed.
    """

    before: Register
    after: Register
    settings: tuple[SettingChange, ...]
    movement: Movement
    levels: tuple[LevelChange, ...]
    values: tuple[ValueChange, ...]
    ties: tuple[TieChange, ...]

    @property
    def moved(self) -> tuple[Move, ...]:
        """Those that stand in another quadrant than before."""
        return tuple(move for move in self.movement.moves if move.crossed)

    @property
    def rescored(self) -> tuple[Move, ...]:
        """Those whose scores differ within one quadrant."""
        return tuple(move for move in self.movement.moves if not move.crossed)

    @property
    def is_empty(self) -> bool:
        """Whether nothing changed."""
        moves, came, left = self.movement.moves, self.movement.came, self.movement.left
        return not any((self.settings, moves, came, left, self.levels, self.values, self.ties))


def changes(before: Register, after: Register, topic: str | None = None) -> Changes:
    """Say what changed between two registers, or in one between two days.

    Parameters
    ----------
    before, after
        Two versions of a register; or one register, read as on two days
        (``dataclasses.replace(register, day=...)``).
    topic
        The id of a topic; left out, each register's own, else the matter in general.

    Returns
    -------
    Changes
        Stakeholders are matched by id. Who does not count on a side's day is not there
        on that side. Neither the order of stakeholders nor that of assessments counts.

    Examples
    --------
    >>> import kmap
    >>> register = kmap.load("stakeholders.yaml")
    >>> changes(register, register).is_empty
    True
    """
    moved = movement(before, after, topic)
    suggested = {suggestion.stakeholder.id: suggestion for suggestion in suggest(before, topic).suggestions}
    levels = (
        LevelChange(suggested[suggestion.stakeholder.id], suggestion)
        for suggestion in suggest(after, topic).suggestions
        if suggestion.stakeholder.id in suggested
    )
    return Changes(
        before=before,
        after=after,
        settings=setting_changes(before, after, moved.before, moved.after),
        movement=moved,
        levels=tuple(sorted((level for level in levels if level.before.level != level.after.level), key=_level_order)),
        values=value_changes(before, after, topic),
        ties=tie_changes(before.relationships, after.relationships),
    )


def _height(suggestion: Suggestion) -> int:
    return LEVELS.index(suggestion.level) if suggestion.level is not None else -1


def _level_order(change: LevelChange) -> tuple[bool, str, str]:
    return not change.rose, change.stakeholder.name.casefold(), change.stakeholder.id
