"""Splices: characters of a text and what takes their place."""

from collections.abc import Iterable
from typing import NamedTuple

from kmap.register.editing.edits import EditRefused


class Splice(NamedTuple):
    """Characters of a text, from `start` to before `end`, and what takes their place."""

    start: int
    end: int
    text: str


def spliced(text: str, splices: Iterable[Splice]) -> str:
    """Return a text after splices, which do not overlap.

    Examples
    --------
    >>> spliced("a: 1, b: 2", [Splice(4, 10, ""), Splice(3, 4, "5")])
    'a: 5'
    """
    pieces: list[str] = []
    index = 0
    for splice in splices if isinstance(splices, tuple) else disjoint(splices):
        pieces += (text[index : splice.start], splice.text)
        index = splice.end
    return "".join([*pieces, text[index:]])


def disjoint(splices: Iterable[Splice]) -> tuple[Splice, ...]:
    """Return splices in the order of the text; what two of them take away goes once.

    Raises
    ------
    EditRefused
        Where one takes away what another puts in.
    """
    result: list[Splice] = []
    for splice in sorted(splices, key=lambda one: (one.start, one.end)):
        last = result[-1] if result else Splice(0, 0, "")
        if splice.start < last.end:
            if splice.text or last.text:
                raise EditRefused("these edits can't be made in one go", "make one after the other")
            result[-1] = Splice(last.start, max(last.end, splice.end), "")
        else:
            result.append(splice)
    return tuple(result)
