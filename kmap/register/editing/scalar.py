"""Text as it is written in a register: plain where that reads back as the same, else in quotes or as a block."""

import re

from kmap.register.parse import Quoted
from kmap.terminal import inert, named

# A plain text can't begin with one of these; `-` can, where no space follows, as in -2.
_OPENING = re.compile(r"""[,\[\]{}#&*!|>'"%@`?:]|-(?:\s|$|[,\[\]{}])|---|\.\.\.""")
_INSIDE = re.compile(r":(?:\s|$)|\s#")
_INSIDE_BRACKETS = re.compile(r"[,\[\]{}?]")
_NOTHING = re.compile(r"~|null|Null|NULL")
"""What other readers of YAML take for no value at all."""

# Line ends of YAML 1.1, tabs, a byte order mark, and what is not printable: only escapes can hold them.
_ESCAPED = re.compile("[^\x20-\x7e\xa0-\u2027\u202a-\ud7ff\ue000-\ufefe\uff00-\ufffd\U00010000-\U0010ffff]")
_NUMBER_DATE_TRUTH = re.compile(r"[-+]?[0-9.]+|[0-9]{4}-[0-9]{2}(?:-[0-9]{2})?|true|false")
_SHORT = {"\n": "\\n", "\t": "\\t", "\r": "\\r", '"': '\\"', "\\": "\\\\"}


def inline(text: str, *, brackets: bool = False, quotes: str | None = None) -> str:
    r"""Return a text as it is written on one line.

    Parameters
    ----------
    text
        The text; `Quoted` is written in quotes, whatever it holds.
    brackets
        Whether it stands inside ``[ ]`` or ``{ }``, where commas and brackets need quotes.
    quotes
        The kind of quotes around what stood there before, which the new text keeps, unless it
        reads as a number, a date or a truth value: in quotes it would be text.

    Examples
    --------
    >>> inline("NO"), inline("Health: the board"), inline("a, b"), inline("a, b", brackets=True)
    ('NO', '"Health: the board"', 'a, b', '"a, b"')
    >>> inline('say "yes": now'), inline("one\ntwo"), inline("B", quotes="'"), inline("4", quotes="'")
    ('\'say "yes": now\'', '"one\\ntwo"', "'B'", '4')
    >>> inline("a\u202eb")
    '"a\\u202eb"'
    """
    if _has_escapes(text):
        return _double(text)
    if quotes in ("'", '"') and not _NUMBER_DATE_TRUTH.fullmatch(text):
        return _single(text) if quotes == "'" else _double(text)
    if isinstance(text, Quoted) or not is_plain(text, brackets=brackets):
        return _single(text) if '"' in text or "\\" in text else _double(text)
    return text


def is_plain(text: str, *, brackets: bool = False) -> bool:
    """Say whether a text on one line can be written without quotes."""
    return bool(
        text
        and text == text.strip()
        and not _OPENING.match(text)
        and not _INSIDE.search(text)
        and not (brackets and _INSIDE_BRACKETS.search(text))
        and not _NOTHING.fullmatch(text)
    )


def key(text: str, *, brackets: bool = False) -> str:
    """Return a text as it is written as a key."""
    return _double(text) if ":" in text or text == "<<" else inline(text, brackets=brackets)


def block(text: str) -> list[str] | None:
    r"""Return a text of several lines as a block: its header and its lines, not yet indented.

    None where it has one line only, or where a block would not give it back letter by letter.

    Examples
    --------
    >>> block("one\n\ntwo\n")
    ['|', 'one', '', 'two']
    >>> block("one\ntwo")
    ['|-', 'one', 'two']
    >>> block("one") is None
    True
    """
    header, lines = ("|", text[:-1].split("\n")) if text.endswith("\n") else ("|-", text.split("\n"))
    several = len(lines) > 1 or header == "|"
    # The first line shows how far a block is indented; an empty last one would not count.
    framed = bool(lines[0] and lines[-1]) and not lines[0].startswith(" ")
    plain = all(line == line.rstrip() == inert(line) and not _has_escapes(line) for line in lines)
    return [header, *lines] if several and framed and plain else None


def _has_escapes(text: str) -> bool:
    """Say whether a text has something in it that YAML can't hold, or that acts on whoever has the register printed."""
    return _ESCAPED.search(text) is not None or named(text, _named) != text


def _double(text: str) -> str:
    return '"' + named(re.sub(f'["\\\\]|{_ESCAPED.pattern}', lambda match: _escape(match[0]), text), _named) + '"'


def _named(code: int) -> str:
    return _escape(chr(code))


def _single(text: str) -> str:
    return "'" + text.replace("'", "''") + "'"


def _escape(character: str) -> str:
    code = ord(character)
    if character in _SHORT:
        return _SHORT[character]
    return f"\\x{code:02x}" if code < 0x100 else f"\\u{code:04x}" if code < 0x10000 else f"\\U{code:08x}"
