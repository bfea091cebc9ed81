"""Text as XML holds it, and numbers as programs read them."""

import re
from html import escape

# What XML can't hold at all, and what a terminal would act on, which XML can name by its number.
_IMPOSSIBLE = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
_NAMED = re.compile("[\r\x7f-\x9f\u061c\u200e\u200f\u2028-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb]")
_ENDS = re.compile("[\n\t]")


def text(words: str) -> str:
    """Return a text as it stands between tags; a character that XML can't hold becomes a question mark in a box."""
    if words.isalnum():
        return words
    words = escape(_IMPOSSIBLE.sub("\ufffd", words), quote=False)
    return words if words.isascii() and words.isprintable() else _NAMED.sub(_numbered, words)


def attribute(words: str) -> str:
    """Return a text as it stands in quotes; line ends and tabs stay what they are."""
    return _ENDS.sub(_numbered, text(words).replace('"', "&quot;"))


def decimal(number: float) -> str:
    """Return a number in the shortest way that reads back as the same, without an exponent.

    Examples
    --------
    >>> decimal(4.0), decimal(0.1), decimal(1e-7)
    ('4', '0.1', '0.0000001')
    """
    if number.is_integer():
        return str(int(number))
    short = repr(number)
    if "e" not in short:
        return short
    from decimal import Decimal

    return format(Decimal(short), "f")


def _numbered(match: re.Match[str]) -> str:
    return f"&#{ord(match[0])};"
