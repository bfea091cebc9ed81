"""Which relationships came, went or changed between two versions of a register.

Relationships have no ids and no dates. Two are the same where they are equal in every
field; of the others those between the same two, of the same kind first, are taken for
one that has changed; what is left has come or gone.
"""

from collections import Counter
from collections.abc import Callable, Hashable, Iterable
from typing import NamedTuple

from kmap.register.models.network import Relationship


class TieChange(NamedTuple):
    """A relationship that is otherwise than before.

    Parameters
    ----------
    before, after
        The relationship; None where there was none, or is none any more.
    """

    before: Relationship | None
    after: Relationship | None

    @property
    def ends(self) -> tuple[str, str]:
        """The ids of the two that it ties, as it runs now."""
        tie = self.after or self.before
        assert tie is not None, "one of them is there"
        return tie.from_, tie.to


def tie_changes(before: Iterable[Relationship], after: Iterable[Relationship]) -> tuple[TieChange, ...]:
    """Return the relationships that came, went or changed, sorted by their ends.

    Parameters
    ----------
    before, after
        The relationships of two versions of a register, in any order.

    Returns
    -------
    tuple of TieChange
        Empty where both have the same ones, as often. A mutual relationship is the
        same whichever end is named first.
    """
    gone, come = _without_common(before, after)
    changes: list[TieChange] = []
    for likeness in (_ends_and_kind, _ends):
        gone, come, paired = _paired(gone, come, likeness)
        changes += paired
    changes += [TieChange(tie, None) for tie in gone]
    changes += [TieChange(None, tie) for tie in come]
    return tuple(sorted(changes, key=_order))


Key = tuple[Hashable, ...]


def _all(tie: Relationship) -> Key:
    """Return all that a relationship says, the same whichever end of a mutual one is named first."""
    first, last = sorted((tie.from_, tie.to)) if tie.mutual else (tie.from_, tie.to)
    return first, last, tie.kind or "", tie.strength, tie.mutual, tie.effect, tie.because or ""


def _ends_and_kind(tie: Relationship) -> Key:
    return (*_ends(tie), tie.kind)


def _ends(tie: Relationship) -> Key:
    return tuple(sorted((tie.from_, tie.to)))


def _without_common(
    before: Iterable[Relationship], after: Iterable[Relationship]
) -> tuple[list[Relationship], list[Relationship]]:
    """Return what is in only one of the two, each sorted; what is in both as often cancels out."""
    then, now = Counter[Key](), Counter[Key]()
    ties: dict[Key, Relationship] = {}
    for counter, given in ((then, before), (now, after)):
        for tie in given:
            counter[_all(tie)] += 1
            ties.setdefault(_all(tie), tie)
    return (
        [ties[key] for key in sorted((then - now).elements(), key=str)],
        [ties[key] for key in sorted((now - then).elements(), key=str)],
    )


def _paired(
    gone: list[Relationship], come: list[Relationship], likeness: Callable[[Relationship], Key]
) -> tuple[list[Relationship], list[Relationship], list[TieChange]]:
    """Return what is left of both lists, and the pairs that are alike, the first with the first."""
    waiting: dict[Key, list[Relationship]] = {}
    for tie in come:
        waiting.setdefault(likeness(tie), []).append(tie)
    left, pairs = [], []
    for tie in gone:
        alike = waiting.get(likeness(tie))
        if alike:
            pairs.append(TieChange(tie, alike.pop(0)))
        else:
            left.append(tie)
    return left, [tie for ties in waiting.values() for tie in ties], pairs


def _order(change: TieChange) -> tuple[str, ...]:
    sides = [_all(tie) if tie is not None else () for tie in (change.after, change.before)]
    return (*sorted(change.ends), *map(str, sides))
