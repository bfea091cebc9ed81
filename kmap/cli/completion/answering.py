"""Answering a shell that asks what can stand at the cursor: one line for each word, as the shell takes it."""

import os
import sys
from collections.abc import Callable, Mapping

from kmap.cli.completion.asked import Asked, of_bash, of_line, of_powershell
from kmap.cli.completion.candidates import Candidate, candidates
from kmap.errors import KmapError

VARIABLE = "_KMAP_COMPLETE"
"""What the scripts set to ask, such as ``complete_bash``."""


def answer(environment: Mapping[str, str]) -> int:
    """Print what can stand at the cursor, and return the exit status.

    Somebody is typing: whatever is wrong with the register or the line, nothing is said of it.
    """
    read, written = _SHELLS.get(environment[VARIABLE].removeprefix("complete_"), (None, None))
    if read is None or written is None:
        return 1
    asked = read(environment)
    try:
        found = candidates(asked)
    except (KmapError, OSError, RecursionError):
        return 0
    sys.stdout.write("".join(f"{line}{os.linesep}" for line in dict.fromkeys(written(one, asked) for one in found)))
    return 0


def _for_bash(one: Candidate, asked: Asked) -> str:
    return one.word[asked.cut :]


def _for_zsh(one: Candidate, asked: Asked) -> str:
    word = one.word.replace(":", r"\:")
    return f"{word}:{one.meaning}" if one.meaning else word


def _for_fish(one: Candidate, asked: Asked) -> str:
    return f"{one.word}\t{one.meaning}" if one.meaning else one.word


def _for_powershell(one: Candidate, asked: Asked) -> str:
    return f"{one.word}:::{one.meaning or one.word}"


_Read = Callable[[Mapping[str, str]], Asked]
_Written = Callable[[Candidate, Asked], str]
_SHELLS: dict[str, tuple[_Read, _Written]] = {
    "bash": (of_bash, _for_bash),
    "zsh": (of_line, _for_zsh),
    "fish": (of_line, _for_fish),
    "powershell": (of_powershell, _for_powershell),
}
