"""The lines of a text that splices change."""

import re
from bisect import bisect_right
from collections.abc import Iterable, Sequence
from difflib import SequenceMatcher
from itertools import accumulate
from typing import NamedTuple

from kmap.register.editing.splices import Splice, spliced

_MOST_COMPARED = 250_000
_LINES = re.compile("[^\r\n]*(?:\r\n|\r|\n)|[^\r\n]+")


class Block(NamedTuple):
    """Lines of a text that have changed.

    Parameters
    ----------
    line, new_line
        The number of the first of them before and after, counted from 1; of the line below
        where lines only come or only go.
    old, new
        The lines before and after, with their ends.
    """

    line: int
    new_line: int
    old: tuple[str, ...]
    new: tuple[str, ...]


def blocks(lines: Sequence[str], splices: Sequence[Splice]) -> Iterable[Block]:
    """Yield the lines that splices change, in the order of the text.

    Parameters
    ----------
    lines
        The lines of the text, from `lines_of`.
    splices
        What changes, in the order of the text.
    """
    last: Block | None = None
    for block in _changed(lines, splices):
        if last is not None and last.line + len(last.old) == block.line:
            last = last._replace(old=last.old + block.old, new=last.new + block.new)
            continue
        if last is not None:
            yield last
        last = block
    if last is not None:
        yield last


def _changed(lines: Sequence[str], splices: Sequence[Splice]) -> Iterable[Block]:
    """Yield the lines that splices change, those that stay the same left out."""
    starts = list(accumulate(map(len, lines), initial=0))
    if lines and not lines[-1].endswith(("\n", "\r")):
        del starts[-1]  # what comes in at the end of the text joins its last line
    shift = 0
    for first, last, together in _by_lines(starts, splices):
        old = list(lines[first : last + 1])
        moved = tuple(Splice(one.start - starts[first], one.end - starts[first], one.text) for one in together)
        new = lines_of(spliced("".join(old), moved))
        for tag, start, end, new_start, new_end in _steps(old, new):
            if tag != "equal":
                line = first + start + 1
                yield Block(line, first + new_start + 1 + shift, tuple(old[start:end]), tuple(new[new_start:new_end]))
        shift += len(new) - len(old)


def _steps(old: Sequence[str], new: Sequence[str]) -> list[tuple[str, int, int, int, int]]:
    """Return what leads from lines to others; of very many, those alike at both ends are told apart alone."""
    if len(old) * len(new) <= _MOST_COMPARED:
        return list(SequenceMatcher(None, old, new, autojunk=False).get_opcodes())
    same = _alike(old, new)
    rest = _alike(old[same:][::-1], new[same:][::-1])
    return [("replace", same, len(old) - rest, same, len(new) - rest)]


def _by_lines(starts: Sequence[int], splices: Sequence[Splice]) -> Iterable[tuple[int, int, list[Splice]]]:
    """Yield the splices that touch the same lines together, with the first and the last of these, counted from 0."""
    first, last = 0, -1
    together: list[Splice] = []
    for splice in splices:
        start, end = bisect_right(starts, splice.start) - 1, bisect_right(starts, splice.end) - 1
        if together and start > last:
            yield first, last, together
            together = []
        if not together:
            first, last = start, end
        last = max(last, end)
        together.append(splice)
    if together:
        yield first, last, together


def _alike(lines: Sequence[str], others: Sequence[str]) -> int:
    """Return how many lines at the beginning are the same."""
    return next(
        (n for n, (one, other) in enumerate(zip(lines, others, strict=False)) if one != other),
        min(len(lines), len(others)),
    )


def lines_of(text: str) -> list[str]:
    """Return the lines of a text with their ends."""
    return _LINES.findall(text)
