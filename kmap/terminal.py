"""Text for a terminal: made safe, measured in cells, wrapped, styled.

What registers hold is other people's text. All of it passes through `printable`
before it reaches a terminal, so that nothing in it can move the cursor, recolour
the screen or turn the reading direction of the line it stands in.
"""

import os
import re
import sys
from collections.abc import Iterable, Sequence
from functools import lru_cache
from typing import IO, Literal, NamedTuple

Style = Literal["", "bold", "dim", "good", "warning", "error", "info", "accent"]

# Controls (C0, C1), marks that turn the direction of text, invisible format characters, lone surrogates.
_UNSAFE = re.compile("[\x00-\x1f\x7f-\x9f\u061c\u200e\u200f\u2028-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb\ud800-\udfff]")
# What the runner of GitHub Actions obeys, anywhere in a line that a step prints.
_RUNNER_COMMAND = "##["
_WHITE_SPACE = "\t\n\v\f\r\x85\u2028\u2029"
_ANSI = {
    "bold": "1",
    "dim": "2",
    "good": "32",
    "warning": "33",
    "error": "31",
    "info": "36",
    "accent": "36;1",
}
DEFAULT_WIDTH = 80
_NARROWEST = 20


class Span(NamedTuple):
    """A piece of one line, all in one style."""

    text: str
    style: Style = ""


Line = list[Span]


def printable(text: str) -> str:
    r"""Return `text` as one line that is safe to print: white space as spaces, controls spelled out.

    Examples
    --------
    >>> printable("one\ntwo \x1b[31m")
    'one two \\x1b[31m'
    """
    if text.isascii() and text.isprintable() and _RUNNER_COMMAND not in text:
        return text
    text = text.replace(_RUNNER_COMMAND, r"#\x23[")
    return _UNSAFE.sub(lambda match: " " if match[0] in _WHITE_SPACE else _escaped(match[0]), text)


def _escaped(character: str) -> str:
    code = ord(character)
    return f"\\x{code:02x}" if code < 0x100 else f"\\u{code:04x}"


def width_of(text: str) -> int:
    """Return how many cells of a terminal `text` takes: wide characters take two, accents none."""
    if text.isascii():
        return len(text)
    from rich.cells import cell_len  # costs more than all the rest of this file, and plain English needs none

    return cell_len(text)


def number(value: float) -> str:
    """Return a number as people write it: up to ten digits, no zeros that say nothing.

    Examples
    --------
    >>> number(4.0), number(0.1 + 0.2), number(-0.0)
    ('4', '0.3', '0')
    """
    return f"{value or 0:.10g}"


def listed(words: Sequence[str], last: str = "and") -> str:
    """Return words as a list in a sentence.

    Examples
    --------
    >>> listed(["influence", "interest", "impact"])
    'influence, interest and impact'
    """
    return f" {last} ".join(part for part in (", ".join(words[:-1]), *words[-1:]) if part)


def pad(text: str, width: int, *, right: bool = False) -> str:
    """Return `text` filled up with spaces to `width` cells, on its left where `right` aligned."""
    filling = " " * max(0, width - width_of(text))
    return filling + text if right else text + filling


def wrap(text: str, width: int) -> list[str]:
    """Return `text` in lines of at most `width` cells; a word longer than a line is split, never cut."""
    return [text] if width_of(text) <= width else list(_wrapped(text, width))


@lru_cache(maxsize=512)  # charts ask for the same few texts over and over
def _wrapped(text: str, width: int) -> tuple[str, ...]:
    measure = len if text.isascii() else width_of
    lines, line, used = list[str](), "", 0
    for word in text.split(" "):
        cells = measure(word)
        if not line or used + 1 + cells <= width:
            line, used = (f"{line} {word}", used + 1 + cells) if line else (word, cells)
        else:
            lines.append(line)
            line, used = word, cells
        while used > width and len(line) > 1:
            head = _head(line, width)
            lines.append(head)
            line = line[len(head) :]
            used = measure(line)
    return (*lines, line)


def _head(word: str, width: int) -> str:
    """Return as many characters of a word as `width` cells hold, at least one."""
    if word.isascii():
        return word[: max(1, width)]
    end = 1
    while end < len(word) and width_of(word[: end + 1]) <= width:
        end += 1
    return word[:end]


def terminal_width(stream: IO[str] | None = None) -> int:
    """Return the width to print at: that of the terminal, `COLUMNS`, or 80 in a pipe."""
    stream = stream if stream is not None else sys.stdout
    named = os.environ.get("COLUMNS", "")
    if named.isdecimal() and int(named) > 0:
        return max(_NARROWEST, int(named))
    try:
        return max(_NARROWEST, os.get_terminal_size(stream.fileno()).columns or DEFAULT_WIDTH)
    except (OSError, ValueError):  # no terminal, or none that knows its size
        return DEFAULT_WIDTH


def wants_color(stream: IO[str] | None = None) -> bool:
    """Say whether to print in colour: on a terminal, unless `NO_COLOR` is set or `TERM` is dumb."""
    stream = stream if stream is not None else sys.stdout
    if os.environ.get("NO_COLOR") or os.environ.get("TERM") == "dumb":
        return False
    return _is_terminal(stream)


def _is_terminal(stream: IO[str]) -> bool:
    try:
        return stream.isatty()
    except ValueError:  # closed
        return False


def render(lines: Iterable[Line], *, color: bool) -> str:
    """Return styled lines as text, each ended by a line feed, trailing spaces taken away."""
    return "".join(_render_line(line, color) + "\n" for line in lines)


def _render_line(line: Line, color: bool) -> str:
    if not color:
        return "".join(span.text for span in line).rstrip()
    kept = list(line)
    while kept and not kept[-1].text.rstrip():
        kept.pop()
    if kept:
        kept[-1] = Span(kept[-1].text.rstrip(), kept[-1].style)
    return "".join(f"\x1b[{_ANSI[span.style]}m{span.text}\x1b[0m" if span.style else span.text for span in kept)
