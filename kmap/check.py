"""Checking registers: what is wrong with all of them together, and the exit status that comes of it."""

import datetime
from collections.abc import Callable, Iterable
from dataclasses import dataclass

from kmap.diagnosis import diagnose, in_order
from kmap.errors import Diagnostic, RegisterRefused, Severity
from kmap.placing import Known
from kmap.register.library import Library
from kmap.register.reading import Reading, read
from kmap.register.register import Register
from kmap.settings import Selection


@dataclass(frozen=True, slots=True)
class Checked:
    """What a check of one or several registers found.

    Parameters
    ----------
    paths
        The registers that were asked for, in order.
    diagnostics
        What was found, in the order of the paths and, within one, of the text.
    opened
        How many of them could be opened.
    known
        How many findings are left out because a baseline knows them.
    gone
        What a baseline knows and is found no longer, a line each.
    """

    paths: tuple[str, ...]
    diagnostics: tuple[Diagnostic, ...]
    opened: int
    known: int = 0
    gone: tuple[str, ...] = ()

    @property
    def failed(self) -> bool:
        """Whether something was found at or above the severity that fails."""
        return any(diagnostic.fails for diagnostic in self.diagnostics)

    @property
    def status(self) -> int:
        """The exit status: 0 nothing that fails, 1 findings, 2 no register could be opened."""
        if not self.opened:
            return 2
        return 1 if self.failed else 0

    def count(self, severity: Severity) -> int:
        """Return how many diagnostics have a severity."""
        return sum(diagnostic.severity is severity for diagnostic in self.diagnostics)


def check(
    paths: Iterable[str],
    selection: Selection | None = None,
    as_of: datetime.date | None = None,
    tell: Callable[[int], None] | None = None,
    library: Library | None = None,
) -> Checked:
    """Check registers.

    Parameters
    ----------
    paths
        Files, or ``-`` for standard input.
    selection
        Which rules to run; all, where left out.
    as_of
        The day as on which to read; left out, each register's own, else today.
    tell
        Called with the number of registers done after each of them.
    library
        What has been read in this run, which says the day too; left out, nothing has.

    Returns
    -------
    Checked
        Every finding of every register, in one go; what several of them inherit is found once.
    """
    selection = selection or Selection()
    paths = tuple(paths)
    library, known = library or Library(paths, as_of), Known()
    diagnostics: list[Diagnostic] = []
    opened, inherits = 0, False
    for number, path in enumerate(paths, 1):
        reading = read(path, library=library)
        opened += _opened(reading)
        inherits = inherits or bool(reading.parents)
        diagnostics += diagnose(reading, selection, known)
        if tell is not None:
            tell(number)
    return Checked(paths, tuple(_each_once(diagnostics) if inherits else diagnostics), opened)


def _opened(reading: Reading) -> bool:
    """Say whether there was a file to read, whatever stood in it."""
    return all(problem.code != "KM001" for problem in reading.problems)


def _each_once(diagnostics: Iterable[Diagnostic]) -> list[Diagnostic]:
    """Return what was found in registers that extend each other: each finding once, file by file.

    Where two registers make something else of one finding, the graver stays.
    """
    by_path: dict[str, dict[object, Diagnostic]] = {}
    for one in diagnostics:
        found = by_path.setdefault(one.path, {})
        key = (one.position, one.code, one.message)
        same = found.setdefault(key, one)
        if (one.fails, one.severity) > (same.fails, same.severity):
            found[key] = one
    return [one for found in by_path.values() for one in in_order(found.values())]


def load(
    path: str = "stakeholders.yaml", as_of: datetime.date | None = None, library: Library | None = None
) -> Register:
    """Read a register to work with.

    Parameters
    ----------
    path
        The path of a register, or ``-`` for standard input.
    as_of
        The day as on which to read it; left out, the register's own `as_of`, else today.
    library
        What has been read in this run, which says the day too; left out, nothing has.

    Returns
    -------
    Register
        The register, complete, with what it inherits and with its defaults.

    Raises
    ------
    RegisterRefused
        Where the register, or one that it extends, has errors that leave nothing to work
        with; it carries them all, and its text is what `kmap check` prints.

    Examples
    --------
    >>> import kmap
    >>> kmap.load("stakeholders.yaml").stakeholders[0].name
    'National health agency'
    """
    reading = read(path, as_of, library)
    refused = [diagnostic for diagnostic in diagnose(reading, _REFUSALS) if diagnostic.severity is Severity.ERROR]
    if refused or reading.register is None:
        raise RegisterRefused(path, tuple(refused), opened=_opened(reading))
    return reading.register


_REFUSALS = Selection(refusals_only=True)
