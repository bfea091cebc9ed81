"""Moves of stance in a period: which were wanted, and which were made.

Stances after PMI's stakeholder engagement assessment matrix (*PMBOK Guide*, 5th ed.
2013, section 13.2). They are ordered and have no distance: moves are counted one by
one, and never averaged.
"""

from collections.abc import Iterable, Iterator
from typing import Literal, NamedTuple

from kmap.analysis.cycle.period import Period
from kmap.register.models.stakeholder import Stakeholder
from kmap.register.stances import desired_stance, standing_stance
from kmap.register.vocabulary import STANCES, DesiredStance, Stance

Move = Literal["forward", "back", "none", "not known"]
MOVES: tuple[Move, ...] = ("forward", "back", "none", "not known")


class StanceMove(NamedTuple):
    """Where one stakeholder stood before a period and at its end.

    Parameters
    ----------
    stakeholder
        Who.
    before
        Where they stood on the eve of the period; None where nobody has said.
    now
        Where they stand on its last day.
    desired
        Where we would like them to stand.
    move
        ``forward`` in the order of the stances, ``back``, ``none``, or ``not known``: a
        stance that is written and not assessed has no date, and so tells of no move.
    """

    stakeholder: Stakeholder
    before: Stance | None
    now: Stance | None
    desired: DesiredStance | None
    move: Move

    @property
    def reached(self) -> bool | None:
        """Whether they stand where we would like them to, or further on; None where one of both is not known."""
        if self.now is None or self.desired is None:
            return None
        return STANCES.index(self.now) >= STANCES.index(self.desired)


def stance_moves(stakeholders: Iterable[Stakeholder], period: Period, topic: str | None) -> Iterator[StanceMove]:
    """Yield the move of each stakeholder of whom a stance is known or desired, in their order."""
    for one in stakeholders:
        before = standing_stance(one, period.eve, topic)
        now = standing_stance(one, period.last, topic)
        desired = desired_stance(one, topic)
        if before is None and now is None and desired is None:
            continue
        move: Move = "not known"
        if before is not None and now is not None and now.route[-2] != "stance":
            steps = STANCES.index(now.stance) - STANCES.index(before.stance)
            move = "forward" if steps > 0 else "back" if steps < 0 else "none"
        yield StanceMove(one, before.stance if before else None, now.stance if now else None, desired, move)
