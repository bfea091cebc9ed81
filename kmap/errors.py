"""What can be wrong: findings as values, and the one exception.

A mistake in a register is a value: a `Finding` while only its place in the
register is known, a `Diagnostic` once it has file, line and column. `KmapError`
is for what no register can answer for: bad usage and input that can't be used.
"""

from enum import IntEnum
from typing import Literal, NamedTuple

Route = tuple[str | int, ...]
"""Keys and indices from the top of a register, as in ``("stakeholders", 3, "influence")``."""


class Severity(IntEnum):
    """How much a finding matters, in rising order."""

    INFO = 1
    WARNING = 2
    ERROR = 3

    @property
    def word(self) -> str:
        """The severity as it is written in registers and reports."""
        return self.name.lower()

    @classmethod
    def named(cls, word: str) -> "Severity":
        """Return the severity that `word` names, such as ``"warning"``."""
        return cls[word.upper()]


class Finding(NamedTuple):
    """What a rule has to say of one place in a register.

    Parameters
    ----------
    route
        Where: keys and indices from the top of the register. Where the last
        keys are not written in the file, the nearest place above is meant.
    message
        What was found and what is allowed; lower case, one line, no full stop.
    tip
        What to do about it.
    at
        Whether the value at the route is wrong or its key.
    position
        Where in the text, for what has no route, such as a comment.
    """

    route: Route
    message: str
    tip: str = ""
    at: Literal["value", "key"] = "value"
    position: "Position | None" = None


class Position(NamedTuple):
    """A place in a file: line and column count from 1, columns in characters."""

    line: int
    column: int


START = Position(1, 1)


class Problem(NamedTuple):
    """What reading has to say of one place in a file."""

    code: str
    position: Position
    message: str
    tip: str = ""
    route: Route = ()


class Diagnostic(NamedTuple):
    """A finding with all that a person or a program needs to go there.

    Parameters
    ----------
    path, position
        Where: the file as the user named it, line and column.
    severity, code, name
        How much it matters, and the rule that found it.
    message, tip
        What was found, and what to do about it.
    route
        Keys and indices from the top of the register.
    source_line
        The line of the text; empty where the file could not be opened.
    place
        What the place is called, whatever line it stands on, such as
        ``stakeholders/nhsa/influence``.
    fails
        Whether it makes the check fail.
    """

    path: str
    position: Position
    severity: Severity
    code: str
    name: str
    message: str
    tip: str
    route: Route
    source_line: str
    place: str = ""
    fails: bool = False

    @property
    def line(self) -> str:
        """The diagnostic as one line: ``path:line:col: severity: message [CODE]``."""
        at = f"{self.path}:{self.position.line}:{self.position.column}"
        return f"{at}: {self.severity.word}: {self.message} [{self.code}]"


class KmapError(Exception):
    """A request that can't be carried out, with what to do instead.

    Parameters
    ----------
    message
        What was found and what is allowed, in one line.
    tip
        What to type or change.
    """

    status = 2
    """The exit status of a command that it ends."""

    def __init__(self, message: str, tip: str = "") -> None:
        super().__init__(message)
        self.message = message
        self.tip = tip


class RegisterRefused(KmapError):  # noqa: N818  # reads as what has happened
    """A register that can't be worked with, because of errors in it.

    Parameters
    ----------
    path
        The register.
    diagnostics
        Its errors, in the order of the text.
    opened
        Whether it could be opened at all.
    """

    def __init__(self, path: str, diagnostics: tuple[Diagnostic, ...], *, opened: bool) -> None:
        super().__init__(
            "\n".join(diagnostic.line for diagnostic in diagnostics), f"mend {path}; `kmap check` says all"
        )
        self.path = path
        self.diagnostics = diagnostics
        self.status = 1 if opened else 2
