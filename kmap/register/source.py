"""The text of a register, and where in it things stand."""

import codecs
import os
import re
import stat
import sys
from bisect import bisect_right
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any

from kmap.errors import START, Position, Problem
from kmap.register.links import OUTSIDE, leads_out
from kmap.register.nearby import importing, meant

STDIN = "-"
MOST_BYTES = 256 * 1024**2
"""Of a register; one of 100,000 stakeholders has less than a third of that."""

# YAML 1.1 ends lines at these too; editors don't, so positions are counted anew where they occur.
_RARE_LINE_ENDS = re.compile("[\x85\u2028\u2029]")
_LINE_END = re.compile("\r\n|\r|\n")


@dataclass(frozen=True)
class Source:
    """The text of one register.

    Parameters
    ----------
    path
        The path as the user named it; ``-`` for standard input.
    text
        The whole text, without a byte order mark.
    """

    path: str
    text: str = field(repr=False)

    @cached_property
    def lines(self) -> list[str]:
        """The lines as an editor counts them, without their ends."""
        return _LINE_END.split(self.text)

    @cached_property
    def _line_starts(self) -> list[int]:
        return [0, *(end.end() for end in _LINE_END.finditer(self.text))]

    @cached_property
    def _rare_line_ends(self) -> bool:
        return _RARE_LINE_ENDS.search(self.text) is not None

    def position(self, mark: Any) -> Position:
        """Return the position of a PyYAML mark."""
        if self._rare_line_ends:
            return self.position_at(mark.index)
        return Position(mark.line + 1, mark.column + 1)

    def position_at(self, index: int) -> Position:
        """Return the position of the character at `index`, counted from 0."""
        line = bisect_right(self._line_starts, index)
        return Position(line, index - self._line_starts[line - 1] + 1)

    def line(self, number: int) -> str:
        """Return the line with this number, counted from 1; empty where there is none."""
        return self.lines[number - 1] if 0 < number <= len(self.lines) else ""


def open_source(path: str) -> Source | Problem:
    """Read a file, or say why it can't be read.

    Parameters
    ----------
    path
        A path, or ``-`` for standard input.

    Returns
    -------
    Source | Problem
        The text; or a problem KM001 (there is nothing to read) or KM002 (what
        is there is not text in UTF-8).
    """
    try:
        if path == STDIN:
            if sys.stdin is None:
                return _unopened("standard input is closed", "pipe a register into it, or name a file")
            content = sys.stdin.buffer.read(MOST_BYTES + 1)
        elif leads_out(path):
            return _unopened(f"this file can't be read: {OUTSIDE}", "name the file that it leads to, if you trust it")
        else:
            mode = os.stat(path).st_mode
            if not stat.S_ISREG(mode) and not stat.S_ISFIFO(mode):
                return _unopened(_irregular(path), meant(path) or "name a register: a YAML file")
            with open(path, "rb") as file:
                content = file.read(MOST_BYTES + 1)
    except FileNotFoundError:
        return _unopened("no such file", meant(path) or "check the path, or run `kmap init` to write a first register")
    except PermissionError:
        return _unopened("this file can't be read: permission is denied", "ask its owner for the right to read it")
    except (OSError, ValueError) as error:
        reason = (getattr(error, "strerror", None) or "the name is not a file's").lower()
        return _unopened(f"this file can't be read: {reason}")
    if len(content) > MOST_BYTES:
        return _unopened(f"this file is larger than {MOST_BYTES // 1024**2} MiB", "split the register into projects")
    return _decode(path, content)


def _unopened(message: str, tip: str = "name a register: a YAML file") -> Problem:
    return Problem("KM001", START, message, tip)


def _irregular(path: str) -> str:
    if os.path.isdir(path):
        return "this is a folder, not a file"
    return "this is not an ordinary file"


def _decode(path: str, content: bytes) -> Source | Problem:
    tip = "save the file as UTF-8 (in Notepad: `Save as`, `Encoding`; in Word: `Save as`, `Unicode (UTF-8)`)"
    if content.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        return Problem("KM002", START, "this file is in UTF-16; a register is in UTF-8", tip)
    content = content.removeprefix(codecs.BOM_UTF8)
    nul = content.find(b"\0")
    if nul >= 0:
        message = "this is not a text file: it holds a byte 0"
        tip = importing(path) or "name a register: a YAML file"
        return Problem("KM002", _position_of_byte(content, nul), message, tip)
    try:
        return Source(path, content.decode("utf-8"))
    except UnicodeDecodeError as error:
        found = content[error.start]
        message = f"byte 0x{found:02x} is not UTF-8"
        return Problem("KM002", _position_of_byte(content, error.start), message, tip)


def _position_of_byte(content: bytes, index: int) -> Position:
    before = _LINE_END.split(content[:index].decode("utf-8", errors="replace"))
    return Position(len(before), len(before[-1]) + 1)
