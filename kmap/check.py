"""Checking: runs the rules over registers and says where in the text each finding stands.

A rule knows routes only; here they become positions, severities and an exit status.
"""

import datetime
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field, replace

from kmap.analysis.identity import identity
from kmap.catalogue import Rule, rules
from kmap.errors import Diagnostic, Finding, Position, Problem, RegisterRefused, Severity
from kmap.register.position import locate
from kmap.register.reading import Reading, read
from kmap.register.register import Register
from kmap.settings import Selection, Settings

_IDLE_IGNORE = "KM904"


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

    Returns
    -------
    Checked
        Every finding of every register, in one go.
    """
    selection = selection or Selection()
    paths = tuple(paths)
    diagnostics: list[Diagnostic] = []
    opened = 0
    for number, path in enumerate(paths, 1):
        reading = read(path, as_of)
        opened += _opened(reading)
        diagnostics += diagnose(reading, selection)
        if tell is not None:
            tell(number)
    return Checked(paths, tuple(diagnostics), opened)


def _opened(reading: Reading) -> bool:
    """Say whether there was a file to read, whatever stood in it."""
    return all(problem.code != "KM001" for problem in reading.problems)


def diagnose(reading: Reading, selection: Selection | None = None) -> list[Diagnostic]:
    """Return all that is wrong with one register that has been read, in the order of its text."""
    run = _Run(reading, Settings(selection or Selection(), reading.register))
    found = list(run.problems())
    if reading.register is not None and reading.source is not None:
        found += run.of_rules(reading.register)
        found = run.less_ignored(found)
        found += run.idle_ignores(reading.register)
    found = _without_private_lines(found)
    return sorted(found, key=lambda d: (d.position.line, d.position.column, d.code, d.message))


def _without_private_lines(found: list[Diagnostic]) -> list[Diagnostic]:
    """Return diagnostics that show no line on which something private was found."""
    private = {diagnostic.position.line for diagnostic in found if rules()[diagnostic.code].hides_line}
    if not private:
        return found
    return [replace(one, source_line="") if one.position.line in private else one for one in found]


@dataclass(slots=True)
class _Run:
    """One register on its way from findings to diagnostics.

    Parameters
    ----------
    reading
        What came of reading it.
    settings
        What is in force for it.
    used
        What has ignored something: codes for the whole register, lines with a code for comments.
    """

    reading: Reading
    settings: Settings
    used: set[str | tuple[int, str]] = field(default_factory=set)

    def problems(self) -> Iterator[Diagnostic]:
        """Yield what reading found."""
        register = self.reading.register if self.reading.whole else None
        for problem in self.reading.problems:
            rule = rules()[problem.code]
            if self.settings.runs(rule) and not self._ignored(rule):
                yield self._diagnostic(rule, problem, problem.position, identity(register, problem.route))

    def of_rules(self, register: Register) -> list[Diagnostic]:
        """Return what the rules find; where the register is not whole, only what refuses it."""
        wanted = [rule for rule in rules().values() if rule.has_check and self.settings.runs(rule)]
        if not register.complete:  # of what could not be read, nothing should be said to be missing
            wanted = [rule for rule in wanted if rule.refuses]
        found = [(rule, finding) for rule in wanted for finding in rule.findings(register) if not self._ignored(rule)]
        return self._placed(register, found)

    def _ignored(self, rule: Rule) -> bool:
        """Say whether the register ignores what this rule has just found."""
        if not self.settings.ignores(rule):
            return False
        self.used.add(rule.code)
        return True

    def less_ignored(self, found: list[Diagnostic]) -> list[Diagnostic]:
        """Return diagnostics less those that a comment on their line asks to ignore."""
        asked = {(ignore.position.line, code.upper()) for ignore in self.settings.comments for code in ignore.codes}
        if not asked:
            return found
        kept = []
        for diagnostic in found:
            place = (diagnostic.position.line, diagnostic.code)
            if place in asked and not rules()[diagnostic.code].refuses:
                self.used.add(place)
            else:
                kept.append(diagnostic)
        return kept

    def idle_ignores(self, register: Register) -> list[Diagnostic]:
        """Return the ignores of rules that have run and had nothing to ignore (KM904)."""
        rule = rules()[_IDLE_IGNORE]
        if not register.complete or not self.settings.runs(rule) or self.settings.ignores(rule):
            return []
        return self._placed(register, [(rule, finding) for finding in self._idle()])

    def _idle(self) -> Iterator[Finding]:
        tip = "take it away: what it was for is mended"
        for code, written in self.settings.ignored.items():
            if self._could_be_used(code) and code not in self.used:
                message = f"`{written}` is ignored and finds nothing"
                yield Finding(("check", "ignore", written), message, tip, at="key")
        for ignore in self.settings.comments:
            for code in ignore.codes:
                if self._could_be_used(code.upper()) and (ignore.position.line, code.upper()) not in self.used:
                    message = f"`{code}` is ignored on this line and finds nothing on it"
                    yield Finding((), message, tip, position=ignore.position)

    def _could_be_used(self, code: str) -> bool:
        """Say whether a code is that of a rule that has run and can be ignored."""
        rule = rules().get(code)
        return rule is not None and not rule.refuses and self.settings.runs(rule)

    def _placed(self, register: Register, found: list[tuple[Rule, Finding]]) -> list[Diagnostic]:
        """Return findings with their positions; the text is walked again only where there are any."""
        if not found or self.reading.source is None:
            return []
        routes = [self.reading.remains.original(finding.route) for _, finding in found]
        locations = locate(self.reading.source, routes)
        diagnostics = []
        for (rule, finding), route in zip(found, routes, strict=True):
            location = locations[route]
            at_key = finding.at == "key" and location.exact and location.key is not None
            position = finding.position or (location.key if at_key and location.key else location.value)
            problem = Problem(rule.code, position, finding.message, finding.tip, route)
            diagnostics.append(self._diagnostic(rule, problem, position, identity(register, finding.route)))
        return diagnostics

    def _diagnostic(self, rule: Rule, problem: Problem, position: Position, place: str) -> Diagnostic:
        severity = self.settings.severity(rule)
        return Diagnostic(
            path=self.reading.path,
            position=position,
            severity=severity,
            code=rule.code,
            name=rule.name,
            message=_one_line(problem.message),
            tip=_one_line(problem.tip),
            route=problem.route,
            source_line=self.reading.source.line(position.line) if self.reading.source is not None else "",
            place=place,
            fails=severity >= self.settings.fail_on,
        )


def _one_line(text: str) -> str:
    """Return text as one line, as names and keys from a register need not be."""
    return " ".join(text.split())


def load(path: str = "stakeholders.yaml", as_of: datetime.date | None = None) -> Register:
    """Read a register to work with.

    Parameters
    ----------
    path
        The path of a register, or ``-`` for standard input.
    as_of
        The day as on which to read it; left out, the register's own `as_of`, else today.

    Returns
    -------
    Register
        The register, complete and with its defaults.

    Raises
    ------
    RegisterRefused
        Where the register has errors that leave nothing to work with; it carries
        them all, and its text is what `kmap check` prints.

    Examples
    --------
    >>> import kmap
    >>> kmap.load("stakeholders.yaml").stakeholders[0].name
    'National health agency'
    """
    reading = read(path, as_of)
    refused = [diagnostic for diagnostic in diagnose(reading, _REFUSALS) if diagnostic.severity is Severity.ERROR]
    if refused or reading.register is None:
        raise RegisterRefused(path, tuple(refused), opened=_opened(reading))
    return reading.register


_REFUSALS = Selection(refusals_only=True)
