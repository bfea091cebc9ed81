"""Text as Mermaid draws it letter by letter, whatever stands in it."""

import re

from kmap.terminal import named

_SPECIAL = re.compile(r"[^\w ,.()'/-]|_")
_FENCE = "```"


def label(words: str) -> str:
    """Return a text in quotes, with codes for what Mermaid would take for its own or for mark-up.

    A list such as ``1. Ministry`` and a line that begins with a hyphen are marked up too, and so
    get a code; white space is one space.

    Examples
    --------
    >>> label('Care "homes" & hospices #4')
    '"Care #34;homes#34; #38; hospices #35;4"'
    >>> label("1. Ministry")
    '"1#46; Ministry"'
    """
    words = " ".join(words.split())
    words = _SPECIAL.sub(lambda match: f"#{ord(match[0])};", words)
    words = re.sub(r"^(\d+)\.", r"\1#46;", words)
    words = re.sub(r"^-", "#45;", words)
    words = named(words, lambda code: f"#{code};")  # a letter that nobody sees, such as Hangul's filler
    return f'"{words}"'


def fenced(diagram: str) -> str:
    """Return a diagram as a block of code that Markdown draws."""
    return f"{_FENCE}mermaid\n{diagram}{_FENCE}\n"
