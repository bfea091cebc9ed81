"""Text for a terminal: made safe, measured in cells, wrapped, styled.

What registers hold is other people's text. All of it passes through `printable`
before it reaches a terminal, so that nothing in it can move the cursor, recolour
the screen, turn the reading direction of the line it stands in, or hide.
"""

import os
import re
import sys
from bisect import bisect_right
from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import cache, lru_cache
from typing import IO, Literal, NamedTuple

Style = Literal["", "bold", "dim", "good", "warning", "error", "info", "accent"]

# Controls (C1), marks that turn the direction of text, characters that nobody sees (soft hyphens, spaces of no width,
# fillers, tags), lone surrogates.
_HIDDEN = (
    "\x7f-\x9f\xad\u061c\u115f\u1160\u17b4\u17b5\u180e\u200b\u200e\u200f\u2028-\u202e\u2060-\u206f\u3164\ud800-\udfff"
    "\ufeff\uffa0\ufff9-\ufffb\U0001d173-\U0001d17a\U000e0000-\U000e00ff"
)
# Those that some scripts and emoji need, where they need them not: joiners beside plain letters, one selector of a
# variant after another, one of the further selectors after what is no ideograph. And what the runner of GitHub Actions
# obeys anywhere in a line that a step prints: `##[`.
_OUT_OF_PLACE = (
    "(?<=[A-Za-z0-9])[\u200c\u200d]|[\u200c\u200d](?=[A-Za-z0-9])|(?<=[\ufe00-\ufe0f])[\ufe00-\ufe0f]"
    "|(?<![\u3400-\u9fff\uf900-\ufaff\U00020000-\U0003ffff])[\U000e0100-\U000e01ef]|(?<=#)#(?=\\[)"
)
# The flags of England, Scotland and Wales are a black flag with tags behind it.
_FLAG = "\U0001f3f4[\U000e0030-\U000e007a]{3,6}\U000e007f"
_RUNNER_COMMAND = "##["
# What that runner obeys where a line begins with it.
_COMMAND_LINE = re.compile(r"(?m)^([^\S\n]*):(?=:)")
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
_MOST_OF_A_CELL = 8
_WIDEST = 1000


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
    return _unsafe().sub(lambda match: " " if match[0] in _WHITE_SPACE else _escaped(match[0]), text)


@cache
def _unsafe() -> re.Pattern[str]:
    """Return what is spelled out in one line; made where a text is not plain, as it takes milliseconds."""
    return re.compile(f"{_FLAG}|[\x00-\x1f{_HIDDEN}]|{_OUT_OF_PLACE}")


@cache
def _unsafe_in_files() -> re.Pattern[str]:
    """Return what is spelled out in a file of several lines."""
    return re.compile(f"[{_HIDDEN}]|{_OUT_OF_PLACE}")


def _escaped(found: str) -> str:
    if len(found) > 1:  # a flag
        return found
    code = ord(found)
    return f"\\x{code:02x}" if code < 0x100 else f"\\u{code:04x}" if code < 0x10000 else f"\\U{code:08x}"


def named(text: str, name: Callable[[int], str]) -> str:
    r"""Return a text of several lines with another name for all that a terminal would act on or nobody sees.

    Parameters
    ----------
    text
        The text, such as JSON; its line ends and tabs stay.
    name
        Gives, in the way of the format, the name of a character by its number.

    Examples
    --------
    >>> named("a\u202eb", lambda code: f"&#{code};")
    'a&#8238;b'
    """
    if text.isascii() and "\x7f" not in text and _RUNNER_COMMAND not in text:
        return text
    return _unsafe_in_files().sub(lambda match: name(ord(match[0])), text)


def named_in_json(text: str) -> str:
    r"""Return JSON with all that a terminal would act on, or nobody sees, in JSON's other way of writing it.

    Examples
    --------
    >>> named_in_json('["\u202e", "##[x]"]')
    '["\\u202e", "#\\u0023[x]"]'
    """
    return named(text, lambda code: "".join(f"\\u{unit:04x}" for unit in _utf_16(code)))


def _utf_16(code: int) -> tuple[int, ...]:
    return (code,) if code < 0x10000 else (0xD800 + (code - 0x10000 >> 10), 0xDC00 + (code - 0x10000 & 0x3FF))


def inert(text: str) -> str:
    r"""Return text of which no line begins with ``::``, which the runner of GitHub Actions takes for a command.

    Examples
    --------
    >>> inert("a\n ::error::x")
    'a\n \\x3a:error::x'
    """
    return _COMMAND_LINE.sub(r"\1\\x3a", text) if "::" in text else text


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
        if used > width and len(line) > 1:
            *pieces, line = _split(line, width)
            lines += pieces
            used = measure(line)
    return (*lines, line)


def _split(word: str, width: int) -> Iterator[str]:
    """Yield a word in pieces of at most `width` cells, and of at least one character."""
    longest = width * (1 if word.isascii() else _MOST_OF_A_CELL)  # accents take no cell; no script piles up as many
    start = 0
    while start < len(word):
        window = word[start : start + max(1, longest)]
        fits = bisect_right(range(1, len(window) + 1), width, key=lambda end: width_of(window[:end]))
        yield window[: max(1, fits)]
        start += max(1, fits)


def terminal_width(stream: IO[str] | None = None) -> int:
    """Return the width to print at, 20 to 1,000: that of the terminal, `COLUMNS`, or 80 in a pipe."""
    stream = stream if stream is not None else sys.stdout
    named = os.environ.get("COLUMNS", "")
    if named.isdecimal() and named.strip("0"):
        return max(_NARROWEST, min(_WIDEST, int(named[:9])))
    try:
        return max(_NARROWEST, min(_WIDEST, os.get_terminal_size(stream.fileno()).columns or DEFAULT_WIDTH))
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
    """Return styled lines as text, each ended by a line feed, trailing spaces taken away; none begins with ``::``."""
    return inert("".join(_render_line(line, color) + "\n" for line in lines))


def _render_line(line: Line, color: bool) -> str:
    if not color:
        return "".join(span.text for span in line).rstrip()
    kept = list(line)
    while kept and not kept[-1].text.rstrip():
        kept.pop()
    if kept:
        kept[-1] = Span(kept[-1].text.rstrip(), kept[-1].style)
    return "".join(f"\x1b[{_ANSI[span.style]}m{span.text}\x1b[0m" if span.style else span.text for span in kept)
