"""A task: one thing to do, for whom, and by when."""

import datetime
from collections.abc import Iterable
from typing import Literal, NamedTuple, get_args

from kmap.errors import Route

TaskKind = Literal[
    "contact",
    "arranged",
    "follow-up",
    "prepare",
    "engagement-point",
    "output",
    "result",
    "need",
    "review",
    "training",
]
KINDS: tuple[TaskKind, ...] = get_args(TaskKind)
"""The kinds of task, in the order in which those of one day are listed."""

KIND_MEANINGS: dict[TaskKind, str] = {
    "contact": "the next contact is due by the cadence of the level that stands",
    "arranged": "a contact that the log has for a day to come",
    "follow-up": "something was promised and no later contact has met it",
    "prepare": "the day to begin with what an engagement point needs",
    "engagement-point": "the last day on which evidence can change what they do",
    "output": "an output is due and not published",
    "result": "first results of a question are expected",
    "need": "an answer is needed, and no published output gives one",
    "review": "scores are as old as `review_every` allows: assess again",
    "training": "training of our own people",
}
"""What each kind means."""


class Task(NamedTuple):
    """One thing to do.

    Parameters
    ----------
    kind
        What kind of thing.
    date
        The day by which it is to be done.
    what
        What it is, in words.
    whom
        For whom, by name, as the register refers to them: a category is one name.
    stakeholders
        The ids of all of them.
    owner
        Who sees to it; None where nobody is named.
    route
        Where the register says so.
    key
        What is the same about it whenever the plan is made, whatever has happened to
        its date: ids, and words where there is no id.
    topics
        The ids of the topics that it is about; empty where it is about no topic in particular.
    number
        Of contacts that recur, the first, the second and so on since the last one logged.
    level
        For a contact, the level that stands.
    register
        The path of the register that it comes from.
    series
        Which series of tasks the key belongs to: the title of its register.
    """

    kind: TaskKind
    date: datetime.date
    what: str
    whom: tuple[str, ...]
    stakeholders: tuple[str, ...]
    owner: str | None
    route: Route
    key: tuple[str, ...]
    topics: tuple[str, ...] = ()
    number: int = 1
    level: str | None = None
    register: str = ""
    series: str = ""


def numbered(names: Iterable[tuple[str, ...]]) -> list[str]:
    """Return for each name whether it is the first of its kind, the second and so on.

    What is told apart by it alone has to be counted whole, what is over included, or a
    number would pass on to the next when the first is over.

    Examples
    --------
    >>> numbered([("board",), ("vote",), ("board",)])
    ['1', '1', '2']
    """
    met: dict[tuple[str, ...], int] = {}
    numbers = []
    for name in names:
        met[name] = met.get(name, 0) + 1
        numbers.append(str(met[name]))
    return numbers
