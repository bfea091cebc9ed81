"""A few names out of many, in a sentence of bearable length."""

from collections.abc import Iterable
from itertools import islice

from kmap.terminal import listed


def some(names: Iterable[str], count: int, most: int = 3) -> str:
    """Return the first names of `count` and how many more there are.

    Where one more than `most` is left, it is named too: "and 1 more" would take as much room.

    Parameters
    ----------
    names
        The names; no more of them are taken than are shown.
    count
        How many there are.
    most
        How many to name.

    Examples
    --------
    >>> some(["A", "B", "C"], 3)
    'A, B and C'
    >>> some(["A", "B", "C", "D", "E"], 5)
    'A, B, C and 2 more'
    """
    shown = most if count > most + 1 else count
    words = list(islice(names, shown))
    if count > len(words):
        words.append(f"{count - len(words):,} more")
    return listed(words)
