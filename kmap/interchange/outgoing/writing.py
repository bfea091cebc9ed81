"""Text as XML holds it, and numbers as programs read them."""

import re
from html import escape

from kmap.terminal import named

# What XML can't hold at all, and what a terminal or a CI would act on, which XML can name by its number.
_IMPOSSIBLE = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
_OTHERS = re.compile("\r|:(?=:)")  # two colons at the beginning of a line are a command to the runner of GitHub Actions
_ENDS = re.compile("[\n\t]")


def text(words: str) -> str:
    """Return a text as it stands between tags; a character that XML can't hold becomes a question mark in a box."""
    if words.isalnum():
        return words
    words = escape(_IMPOSSIBLE.sub("\ufffd", words), quote=False)
    if words.isascii() and words.isprintable() and "##[" not in words:
        return words
    return named(_OTHERS.sub(_numbered, words), "&#{};".format)


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
