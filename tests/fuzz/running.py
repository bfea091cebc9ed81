"""Runs kmap within this process, in a folder of its own, and holds every run to what is promised of all of them."""

import gc
import hashlib
import io
import os
import re
import signal
import sys
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path
from types import FrameType
from typing import NamedTuple

from kmap.cli.main import main

SECONDS = 5.0
"""How long one case may keep the processor busy, where its target says nothing else in its own `SECONDS`."""

SETTINGS = (
    "COLUMNS",
    "GITHUB_ACTIONS",
    "GITHUB_STEP_SUMMARY",
    "GITLAB_CI",
    "KMAP_REDACT_KEY",
    "KMAP_REGISTER",
    "NO_COLOR",
)
KEY = "0123456789abcdef" * 4
_LIBRARY_WORDS = re.compile("Traceback|Warning:|pydantic|Input should|site-packages")


class BrokenError(AssertionError):
    """Something that kmap promises does not hold."""


class TooLong(BaseException):
    """A case takes too long. No `Exception`, so that nothing takes it for one of its own."""


class Outcome(NamedTuple):
    """What came of one run.

    Parameters
    ----------
    arguments
        What was typed.
    status
        The exit status.
    out, err
        What was printed, as bytes.
    """

    arguments: tuple[str, ...]
    status: int
    out: bytes
    err: bytes

    @property
    def text(self) -> str:
        """What was printed on standard output."""
        return self.out.decode("utf-8")


class _Stream(io.BytesIO):
    """Bytes in memory that have a file's number, which goes nowhere."""

    nowhere = os.open(os.devnull, os.O_WRONLY)

    def fileno(self) -> int:
        return self.nowhere


@dataclass
class Kmap:
    """The command line in a folder.

    Parameters
    ----------
    folder
        Where it runs, and what is emptied between cases.
    statuses
        How often each command has ended in each status.
    """

    folder: Path
    statuses: dict[tuple[str, int], int] = field(default_factory=dict)
    _digest: "hashlib._Hash" = field(default_factory=hashlib.sha256)

    def begin(self) -> None:
        """Forget what has been seen: a new case begins."""
        self._digest = hashlib.sha256()

    @property
    def digest(self) -> str:
        """What the case has put out so far, in a few letters."""
        return self._digest.hexdigest()[:16]

    def saw(self, content: bytes) -> None:
        """Take account of something that the case has put out."""
        self._digest.update(len(content).to_bytes(8, "big") + content)

    def __call__(self, *arguments: str, input_: bytes = b"", variables: dict[str, str] | None = None) -> Outcome:
        """Run the command line; what all commands promise is asserted of what comes of it."""
        outcome = self.run(arguments, input_, variables)
        if outcome.status in (130, 143):  # Ctrl-C or SIGTERM: kmap has ended in good order, and so does all of this
            raise KeyboardInterrupt
        command = arguments[0] if arguments else ""
        key = (command, outcome.status)
        self.statuses[key] = self.statuses.get(key, 0) + 1
        self.saw(outcome.out)
        self.saw(outcome.err)
        self.saw(bytes([outcome.status]))
        hold(outcome)
        return outcome

    def run(self, arguments: Sequence[str], input_: bytes = b"", variables: dict[str, str] | None = None) -> Outcome:
        """Run the command line, and return what came of it."""
        out, err = _Stream(), _Stream()
        kept = sys.argv, sys.stdin, sys.stdout, sys.stderr, dict(os.environ)
        sys.argv = ["kmap", *arguments]
        sys.stdin = io.TextIOWrapper(io.BytesIO(input_), encoding="utf-8")
        sys.stdout = io.TextIOWrapper(out, encoding="utf-8")
        sys.stderr = io.TextIOWrapper(err, encoding="utf-8")
        for name in SETTINGS:
            os.environ.pop(name, None)
        os.environ |= {"KMAP_DEBUG": "1", "PYDANTIC_DISABLE_PLUGINS": "__all__", **(variables or {})}
        status: object = "none"
        streams = sys.stdout, sys.stderr
        try:
            main()
        except SystemExit as end:
            status = end.code
        finally:
            gc.enable()
            for stream in streams:
                stream.flush()
            sys.argv, sys.stdin, sys.stdout, sys.stderr = kept[:4]
            os.environ.clear()
            os.environ.update(kept[4])
        if not isinstance(status, int):
            raise BrokenError(f"no exit status: {status!r}")
        return Outcome(tuple(arguments), status, out.getvalue(), err.getvalue())


def hold(outcome: Outcome) -> None:
    """Assert what holds for every run: no traceback, an exit status of ours, nothing that acts on a terminal."""
    said = outcome.err.decode("utf-8")
    if outcome.status not in (0, 1, 2):
        raise BrokenError(f"exit status {outcome.status}\n{said}")
    if _LIBRARY_WORDS.search(said):
        raise BrokenError(f"a library speaks\n{said}")
    if outcome.status and not said and not outcome.out:
        raise BrokenError(f"exit status {outcome.status} without a word")
    printed = outcome.out.decode("utf-8")
    if printed.startswith("<?xml"):  # where a tab is a letter of a text like others
        printed = printed.replace("\t", " ")
    for name, content in (("output", printed), ("errors", said)):
        found = unsafe(content)
        if found is not None:
            raise BrokenError(f"{found!r} on standard {name}: {content[:2000]!r}")


def unsafe(text: str) -> str | None:
    """Return the first character that a terminal would act on, or that hides or turns text; None for none."""
    if text.isascii() and text.replace("\n", "").replace("\r", "").isprintable():
        return "\r" if "\r" in text.replace("\r\n", "") else None
    for character in sorted(set(text.replace("\r\n", "\n")) - {"\n"}):
        if unicodedata.category(character) in ("Cc", "Cs", "Zl", "Zp"):
            return character
        if unicodedata.bidirectional(character) in ("LRE", "RLE", "LRO", "RLO", "PDF", "LRI", "RLI", "FSI", "PDI"):
            return character
        if character in "\u061c\u200e\u200f\ufeff":
            return character
    return None


class Watch:
    """Raises `TooLong` where what stands in it keeps the processor busy for longer than these seconds."""

    def __init__(self, seconds: float = SECONDS) -> None:
        self.seconds = seconds

    def __enter__(self) -> None:
        if not hasattr(signal, "setitimer"):  # Windows: what hangs there ends with the job
            return
        signal.signal(signal.SIGPROF, self._ring)
        signal.setitimer(signal.ITIMER_PROF, self.seconds)

    def __exit__(self, *_: object) -> None:
        if hasattr(signal, "setitimer"):
            signal.setitimer(signal.ITIMER_PROF, 0)

    def _ring(self, _: int, frame: FrameType | None) -> None:
        where = f"{frame.f_code.co_filename}:{frame.f_lineno}" if frame is not None else "somewhere"
        raise TooLong(f"more than {self.seconds:g} s of the processor's time, at {where}")
