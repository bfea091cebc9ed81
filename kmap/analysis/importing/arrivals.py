"""What an import brings to a register: new, changed, the same; and the edits that write it.

An entry of a file meets the one of the register that has the same id, else the same keys: of a tie
its ends and kind, of an assessment whose, when, by whom and on what, of a contact when, with whom
and how. What of the register is not in the file stays.
"""

import datetime
from dataclasses import dataclass, field
from typing import Any, Literal, NamedTuple

from kmap.register.editing.edits import Edit
from kmap.report import Cell

State = Literal["new", "changed", "same", "perhaps there already"]


class Change(NamedTuple):
    """A field that is to have another value; None stands for none."""

    field: str
    old: Any
    new: Any


class Arrival(NamedTuple):
    """An entry of a file beside the register.

    Parameters
    ----------
    section
        What it is an entry of.
    what
        What to call it: an id, or its keys.
    state
        What it is to the register.
    changes
        What changes; of a new one nothing.
    like
        The id of the stakeholder that a new one may be.
    place
        Where it stands in the file.
    """

    section: str
    what: str
    state: State
    changes: tuple[Change, ...] = ()
    like: str = ""
    place: str = ""


class Hidden(NamedTuple):
    """A score or stance that would not count, because an assessment stands above it."""

    id: str
    field: str
    new: Cell
    standing: Cell
    date: datetime.date


@dataclass(slots=True)
class Arrivals:
    """What a file brings to a register.

    Parameters
    ----------
    arrivals
        Its entries, in its order.
    edits
        What writes them.
    hidden
        Scores that were left out because they would not count.
    kept
        How many cells are empty where the register has a value.
    absent
        The ids of the register's stakeholders that the file does not have.
    waiting
        How many entries are about one of whom it has to be said first who it is.
    inherited
        What belongs to a register that this one extends, and is not written.
    """

    arrivals: list[Arrival] = field(default_factory=list)
    edits: list[Edit] = field(default_factory=list)
    hidden: list[Hidden] = field(default_factory=list)
    kept: int = 0
    absent: list[str] = field(default_factory=list)
    waiting: int = 0
    inherited: list[str] = field(default_factory=list)

    def count(self, section: str, state: State) -> int:
        """Return how many entries of a section are in a state."""
        return sum(one.section == section and one.state == state for one in self.arrivals)
