"""Checking: runs the rules over registers and says where in the text each finding stands.

A rule knows routes only; here they become positions, severities and an exit status.
"""

import datetime
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from functools import cache
from types import ModuleType

from kmap import rooms
from kmap.errors import Diagnostic, Finding, KmapError, Position, RegisterRefused, Severity
from kmap.register.nearest import did_you_mean
from kmap.register.position import locate
from kmap.register.reading import Reading, read
from kmap.register.register import Register

REFUSING = ("KM0", "KM1", "KM2")
"""Families of rules whose errors leave nothing to work with: other commands refuse such
a register, and the rules can be neither ignored nor lowered."""


@dataclass(frozen=True, slots=True)
class Rule:
    """A rule of `kmap check`.

    Parameters
    ----------
    code
        Such as ``KM101``; never used again for something else.
    name
        Such as ``duplicate-id``; reads as what is wrong.
    module
        The module that holds the page, the usual severity and the check.
    """

    code: str
    name: str
    module: ModuleType

    @property
    def severity(self) -> Severity:
        """The usual severity."""
        severity: Severity = self.module.SEVERITY
        return severity

    @property
    def refuses(self) -> bool:
        """Whether what it finds refuses the register, so that it can't be ignored or lowered."""
        return self.severity is Severity.ERROR and self.code.startswith(REFUSING)

    @property
    def is_reading(self) -> bool:
        """Whether it is found by reading the text, before any rule runs."""
        return self.code.startswith("KM0")

    def findings(self, register: Register) -> Iterator[Finding]:
        """Yield what the rule finds in a register."""
        yield from self.module.check(register)


@cache
def rules() -> dict[str, Rule]:
    """Return all rules by code, in the order of their codes."""
    return {rule.code: rule for name in rooms.names("rules") for rule in (_rule(name),)}


def _rule(name: str) -> Rule:
    code, _, words = name.partition("_")
    return Rule(code.upper(), words.replace("_", "-"), rooms.module("rules", name))


@cache
def codes() -> dict[str, str]:
    """Return the names of all rules by code, without loading them."""
    pairs = (name.partition("_") for name in rooms.names("rules"))
    return {code.upper(): words.replace("_", "-") for code, _, words in pairs}


@dataclass(frozen=True, slots=True)
class Selection:
    """Which rules to run, beside what the registers say themselves.

    Parameters
    ----------
    select
        Codes, or beginnings of codes such as ``KM2``; empty for all.
    ignore
        Codes, or beginnings of codes, not to run.
    fail_on
        The lowest severity that counts as a failure; None for what the register says.
    refusals_only
        Run only the rules that refuse a register.

    Raises
    ------
    KmapError
        Where a code is not the beginning of any rule's, or can't be ignored.
    """

    select: tuple[str, ...] = ()
    ignore: tuple[str, ...] = ()
    fail_on: Severity | None = None
    refusals_only: bool = False

    def __post_init__(self) -> None:
        for code in (*self.select, *self.ignore):
            if not any(known.startswith(code.upper()) for known in codes()):
                raise KmapError(
                    f"no rule has the code `{code}`", f"{did_you_mean(code, codes())} `kmap explain` lists all"
                )
        for code in self.ignore:
            if code.upper() in rules() and rules()[code.upper()].refuses:
                raise KmapError(f"{code.upper()} can't be ignored: it refuses the register", "mend what it finds")

    def runs(self, rule: Rule) -> bool:
        """Say whether a rule is wanted."""
        if rule.is_reading or self.refusals_only:
            return rule.refuses
        wanted = not self.select or _begins(rule.code, self.select)
        return wanted and (rule.refuses or not _begins(rule.code, self.ignore))


def _begins(code: str, beginnings: Iterable[str]) -> bool:
    return any(code.startswith(beginning.upper()) for beginning in beginnings)


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
    failed
        Whether something was found at or above the severity that fails.
    """

    paths: tuple[str, ...]
    diagnostics: tuple[Diagnostic, ...]
    opened: int
    failed: bool

    @property
    def status(self) -> int:
        """The exit status: 0 nothing that fails, 1 findings, 2 no register could be opened."""
        if not self.opened:
            return 2
        return 1 if self.failed else 0

    def count(self, severity: Severity) -> int:
        """Return how many diagnostics have a severity."""
        return sum(diagnostic.severity is severity for diagnostic in self.diagnostics)


def check(paths: Iterable[str], selection: Selection | None = None, as_of: datetime.date | None = None) -> Checked:
    """Check registers.

    Parameters
    ----------
    paths
        Files, or ``-`` for standard input.
    selection
        Which rules to run; all, where left out.
    as_of
        The day as on which to read; left out, each register's own, else today.

    Returns
    -------
    Checked
        Every finding of every register, in one go.
    """
    selection = selection or Selection()
    paths = tuple(paths)
    diagnostics: list[Diagnostic] = []
    opened, failed = 0, False
    for path in paths:
        reading = read(path, as_of)
        opened += reading.source is not None
        found = diagnose(reading, selection)
        diagnostics += found
        fail_on = _fail_on(reading, selection)
        failed = failed or any(diagnostic.severity >= fail_on for diagnostic in found)
    return Checked(paths, tuple(diagnostics), opened, failed)


def _fail_on(reading: Reading, selection: Selection) -> Severity:
    if selection.fail_on is not None:
        return selection.fail_on
    if reading.register is not None and reading.register.check.fail_on is not None:
        return Severity.named(reading.register.check.fail_on)
    return Severity.ERROR


def diagnose(reading: Reading, selection: Selection | None = None) -> list[Diagnostic]:
    """Return all that is wrong with one register that has been read, in the order of its text."""
    selection = selection or Selection()
    found = [_of_problem(reading, index) for index in range(len(reading.problems))]
    if reading.register is not None and reading.source is not None:
        found += _of_rules(reading, reading.register, selection)
    return sorted(found, key=lambda d: (d.position.line, d.position.column, d.code, d.message))


def _of_problem(reading: Reading, index: int) -> Diagnostic:
    problem = reading.problems[index]
    rule = rules()[problem.code]
    line = reading.source.line(problem.position.line) if reading.source is not None else ""
    return Diagnostic(
        reading.path,
        problem.position,
        rule.severity,
        rule.code,
        rule.name,
        problem.message,
        problem.tip,
        problem.route,
        line,
    )


def _of_rules(reading: Reading, register: Register, selection: Selection) -> list[Diagnostic]:
    wanted = [rule for rule in rules().values() if not rule.is_reading and selection.runs(rule)]
    if not register.complete:  # of what could not be read, nothing should be said to be missing
        wanted = [rule for rule in wanted if rule.refuses]
    ignored = {code.upper() for code in register.check.ignore}
    findings: list[tuple[Rule, Finding]] = []
    for rule in wanted:
        if rule.refuses or rule.code not in ignored:
            findings += [(rule, _in_the_text(reading, finding)) for finding in rule.findings(register)]
    return _placed(reading, register, findings)


def _in_the_text(reading: Reading, finding: Finding) -> Finding:
    return replace(finding, route=reading.remains.original(finding.route))


def _placed(reading: Reading, register: Register, findings: list[tuple[Rule, Finding]]) -> list[Diagnostic]:
    """Return findings with their positions; the text is walked again only where there are any."""
    if not findings or reading.source is None:
        return []
    locations = locate(reading.source, [finding.route for _, finding in findings])
    diagnostics = []
    for rule, finding in findings:
        location = locations[finding.route]
        at_key = finding.at == "key" and location.exact and location.key is not None
        position: Position = location.key if at_key and location.key is not None else location.value
        diagnostics.append(
            Diagnostic(
                reading.path,
                position,
                _severity(rule, register),
                rule.code,
                rule.name,
                finding.message,
                finding.tip,
                finding.route,
                reading.source.line(position.line),
            )
        )
    return diagnostics


def _severity(rule: Rule, register: Register) -> Severity:
    word = register.check.severity.get(rule.code)
    return Severity.named(word) if word is not None and not rule.refuses else rule.severity


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
    'Health protection agency'
    """
    reading = read(path, as_of)
    refused = [diagnostic for diagnostic in diagnose(reading, _REFUSALS) if diagnostic.severity is Severity.ERROR]
    if refused or reading.register is None:
        raise RegisterRefused(path, tuple(refused), opened=reading.source is not None)
    return reading.register


_REFUSALS = Selection(refusals_only=True)
