"""A register's text after edits, read again before anybody gets it."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from functools import cached_property, lru_cache
from typing import Any

from kmap.register.editing.blocks import Block, blocks, lines_of
from kmap.register.editing.changes import Changes
from kmap.register.editing.draft import applied
from kmap.register.editing.edits import Edit, EditRefused
from kmap.register.editing.layout import layout_of
from kmap.register.editing.outline import outline, touched
from kmap.register.editing.splices import Splice, disjoint, spliced
from kmap.register.parse import parse
from kmap.register.source import Source


@dataclass(frozen=True)
class Revision:
    """A text before and after edits.

    Parameters
    ----------
    source
        The text before.
    text
        The text after; the same where nothing has changed.
    splices
        What has changed, in the order of the text.
    comments_left
        The numbers of the lines, in the text after, on which comments stand that were above
        something taken away.
    """

    source: Source
    text: str = field(repr=False)
    splices: tuple[Splice, ...] = ()
    comments_left: tuple[int, ...] = ()

    @property
    def changed(self) -> bool:
        """Whether anything has changed."""
        return self.text != self.source.text

    @cached_property
    def after(self) -> Source:
        """The text after, under the same path."""
        return Source(self.source.path, self.text)

    @cached_property
    def lines(self) -> list[str]:
        """The lines of the text before, with their ends."""
        return lines_of(self.source.text)

    @cached_property
    def blocks(self) -> tuple[Block, ...]:
        """The lines that have changed, in the order of the text."""
        return tuple(blocks(self.lines, self.splices))

    @property
    def line(self) -> int:
        """The number of the first line that has changed, in the text after; blank lines are passed over."""
        if not self.blocks:
            return 1
        first = self.blocks[0]
        return first.new_line + next((number for number, line in enumerate(first.new) if line.strip()), 0)


def edited(source: Source, edits: Iterable[Edit]) -> str:
    r"""Return a register's text after edits.

    What is not edited stays as it is, byte for byte: comments, order, quotes, blank lines, line
    ends. The text that comes of it is read again and must hold the same values as if the edits
    had been made on the values of the text.

    Parameters
    ----------
    source
        The text.
    edits
        The edits, each made on what those before it leave.

    Returns
    -------
    str
        The text after; the same where nothing changes.

    Raises
    ------
    EditRefused
        Where the text is not sound enough to be edited, where an edit is about something that
        is not there, or where it would not come out as meant.

    Examples
    --------
    >>> from kmap.register.editing.edits import Put
    >>> source = Source("x.yaml", "title: Heat  # of 2026\nstakeholders: [{name: A}]\n")
    >>> edited(source, [Put(("title",), "Cold"), Put(("stakeholders", 0, "influence"), 4)])
    'title: Cold  # of 2026\nstakeholders: [{name: A, influence: 4}]\n'
    """
    return revised(source, edits).text


def revised(source: Source, edits: Iterable[Edit], values: dict[str, Any] | None = None) -> Revision:
    """Return a register's text after edits, with what has changed in it; see `edited`.

    Where `sound_values` has been asked for the values of the text already, they can be given.
    """
    values = values if values is not None else sound_values(source)
    new = applied(values, edits)
    where = touched(new)
    if new is values or where is None:
        return Revision(source, source.text)
    changes = Changes(source)
    changes.add(outline(source, where), values, new)
    for splices in _attempts(source.text, disjoint(changes.splices)):
        text = spliced(source.text, splices)
        if _holds(text, new):
            left = sorted({_moved(index, splices) for index in changes.left})
            after = Source(source.path, text)
            return Revision(source, text, splices, tuple(after.position_at(index).line for index in left))
    raise EditRefused(
        f"{source.path} is laid out in a way in which this edit might harm something else; nothing was changed",
        "make the edit by hand, and please report it",
    )


@lru_cache(maxsize=4)  # a command asks several times for those of the few texts that it is about
def sound_values(source: Source) -> dict[str, Any]:
    """Return the values of a text that can be edited; they must not be changed.

    Raises
    ------
    EditRefused
        Where the text can't be read to its end, or means more than it says.
    """
    parsed = parse(source)
    if parsed.problems:
        problem = parsed.problems[0]
        at = f"{source.path}:{problem.position.line}:{problem.position.column}"
        raise EditRefused(f"{at}: {problem.message}", f"mend this by hand first: {problem.tip}")
    if not isinstance(parsed.values, dict):
        raise EditRefused(f"{source.path} holds no register", "run `kmap init` to write a first register")
    return parsed.values


def _holds(text: str, values: dict[str, Any]) -> bool:
    """Say whether a text is read without fault as these values."""
    parsed = parse(Source("", text))
    return not parsed.problems and bool(parsed.values == values)


def _attempts(text: str, splices: tuple[Splice, ...]) -> Iterable[tuple[Splice, ...]]:
    """Yield the splices; then with a line end below a last line that had none, which a block of text may need."""
    yield splices
    if not text.endswith(("\n", "\r")):
        yield (*splices, Splice(len(text), len(text), layout_of(text).line_end))


def _moved(index: int, splices: Sequence[Splice]) -> int:
    """Return where a character stands after splices."""
    return index + sum(len(one.text) - (one.end - one.start) for one in splices if one.end <= index)
