"""What a shell asks to complete: the words before the cursor, as each shell hands them over."""

import shlex
from collections.abc import Mapping
from typing import NamedTuple


class Asked(NamedTuple):
    """A command line that is being typed.

    Parameters
    ----------
    words
        The whole words behind `kmap`, up to the cursor.
    begun
        The word at the cursor, as far as it is typed.
    cut
        How much of it the shell itself takes away again: bash parts words at ``:`` and ``=``.
    """

    words: tuple[str, ...]
    begun: str
    cut: int = 0


def of_bash(environment: Mapping[str, str]) -> Asked:
    """Return what bash asks for: its own words, a line each, and the index of the one at the cursor."""
    words = environment.get("COMP_WORDS", "").split("\n")
    index = int(environment.get("COMP_CWORD") or 0)
    joined: list[str] = []
    glued = False
    for word in words[: index + 1]:
        if joined and (word in (":", "=") or glued):
            joined[-1] += word
        else:
            joined.append(word)
        glued = word in (":", "=")
    begun = joined.pop() if len(words) > index and len(joined) > 1 else ""
    own = "" if words[index : index + 1] in ([":"], ["="]) else "".join(words[index : index + 1])
    return Asked(tuple(map(_plain, joined[1:])), _plain(begun), max(0, len(begun) - len(own)))


def of_line(environment: Mapping[str, str]) -> Asked:
    """Return what zsh and fish ask for: the line up to the cursor."""
    line = environment.get("KMAP_COMPLETE_LINE", "")
    words = _parted(line)[1:]
    begun = words.pop() if words and not line.endswith((" ", "\t", "\n")) else ""
    return Asked(tuple(words), begun)


def of_powershell(environment: Mapping[str, str]) -> Asked:
    """Return what PowerShell asks for: the line, and the word at the cursor."""
    words = _parted(environment.get("KMAP_COMPLETE_LINE", ""))[1:]
    begun = environment.get("KMAP_COMPLETE_WORD", "")
    return Asked(tuple(words[:-1] if begun and words else words), _plain(begun))


def _parted(line: str) -> list[str]:
    """Return the words of a line, of which the last need not be at its end."""
    lexer = shlex.shlex(line, posix=True, punctuation_chars=False)
    lexer.whitespace_split = True
    lexer.commenters = ""
    words: list[str] = []
    try:
        words += lexer
    except ValueError:  # a quotation that is not closed yet
        words.append(lexer.token)
    return words


def _plain(word: str) -> str:
    return "".join(_parted(word)) if any(mark in word for mark in "\"'\\") else word
