"""What edits change, drawn as a unified difference."""

from collections.abc import Iterable, Iterator, Sequence

from kmap.register.editing.blocks import Block
from kmap.register.editing.revision import Revision
from kmap.terminal import Line, Span, Style, printable

_AROUND = 3
"""Lines that stay, shown above and below those that change."""


def draw(revisions: Iterable[Revision]) -> list[Line]:
    """Return what changes in each text, with the lines around it.

    The form is that of `diff -u`: lines that go begin with ``-``, lines that come with ``+``.

    Parameters
    ----------
    revisions
        The texts before and after; those that are the same are left out.
    """
    return [line for revision in revisions if revision.changed for line in _of(revision)]


def _of(revision: Revision) -> Iterator[Line]:
    path = printable(revision.source.path)
    yield [Span(f"--- {path}", "bold")]
    yield [Span(f"+++ {path}", "bold")]
    lines = revision.lines
    for together in _hunks(revision.blocks):
        first, last = together[0], together[-1]
        start = max(1, first.line - _AROUND)
        end = min(len(lines), last.line + len(last.old) - 1 + _AROUND)
        shift = first.new_line - first.line
        grown = sum(len(block.new) - len(block.old) for block in together)
        old, new = end - start + 1, end - start + 1 + grown
        yield [Span(f"@@ -{_range(start, old)} +{_range(start + shift, new)} @@", "accent")]
        line = start
        for block in together:
            yield from _shown(lines[line - 1 : block.line - 1], " ", "")
            yield from _shown(block.old, "-", "error")
            yield from _shown(block.new, "+", "good")
            line = block.line + len(block.old)
        yield from _shown(lines[line - 1 : end], " ", "")


def _hunks(blocks: Sequence[Block]) -> Iterator[list[Block]]:
    """Yield the blocks that stand so near to each other that the lines between them are all shown."""
    together: list[Block] = []
    for block in blocks:
        if together and block.line - (together[-1].line + len(together[-1].old)) > 2 * _AROUND:
            yield together
            together = []
        together.append(block)
    if together:
        yield together


def _range(start: int, count: int) -> str:
    """Return lines as `diff -u` writes them: from where none are, it names the line above."""
    return f"{start if count else start - 1},{count}" if count != 1 else str(start)


def _shown(lines: Iterable[str], sign: str, style: Style) -> Iterator[Line]:
    for line in lines:
        yield [Span(sign + printable(line.rstrip("\r\n")), style)]
        if not line.endswith(("\n", "\r")):
            yield [Span("\\ No newline at end of file", "dim")]
