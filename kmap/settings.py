"""What a check is to look at: the command line, the register's own `check`, and the usual, the nearest first."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from functools import cached_property

from kmap.catalogue import Rule, codes, nearest_code, rules
from kmap.errors import KmapError, Severity
from kmap.register.ignores import Ignore, ignores
from kmap.register.register import Register


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
                match = nearest_code(code)
                proposal = f"did you mean `{match}`? " if match is not None else ""
                raise KmapError(f"no rule has the code `{code}`", f"{proposal}`kmap explain` lists all")
        for code in self.ignore:
            if code.upper() in rules() and rules()[code.upper()].refuses:
                raise KmapError(f"`{code.upper()}` can't be ignored: it refuses the register", "mend what it finds")

    def runs(self, rule: Rule) -> bool:
        """Say whether a rule is wanted; of what reading refuses, nothing can be left out."""
        if rule.refuses and (rule.is_reading or self.refusals_only):
            return True
        wanted = not self.refusals_only and (not self.select or _begins(rule.code, self.select))
        return wanted and (rule.refuses or not _begins(rule.code, self.ignore))


def _begins(code: str, beginnings: Iterable[str]) -> bool:
    return any(code.startswith(beginning.upper()) for beginning in beginnings)


@dataclass(frozen=True)
class Settings:
    """What is in force for one register.

    The command line stands above the register's own `check`, and that above the usual
    settings; what either of them ignores is ignored. A comment ``# kmap: ignore[CODE]``
    holds for its line.

    Parameters
    ----------
    selection
        What the command line says.
    register
        The register; None where nothing of it could be read.
    """

    selection: Selection = field(default_factory=Selection)
    register: Register | None = None

    @cached_property
    def ignored(self) -> dict[str, str]:
        """The codes that the register ignores, as it writes them, by the code in capitals."""
        return {code.upper(): code for code in self.register.check.ignore} if self.register is not None else {}

    @cached_property
    def severities(self) -> dict[str, Severity]:
        """The severities that the register sets, by code."""
        if self.register is None:
            return {}
        return {code.upper(): Severity.named(word) for code, word in self.register.check.severity.items()}

    @cached_property
    def comments(self) -> dict[str, tuple[Ignore, ...]]:
        """The comments that ask for findings on their line to be ignored, by the path of their text.

        Those in the texts of the registers that it extends count too.
        """
        return {one.path: ignores(one.source) for one in self.register.ancestry} if self.register is not None else {}

    @property
    def fail_on(self) -> Severity:
        """The lowest severity that makes the check fail."""
        if self.selection.fail_on is not None:
            return self.selection.fail_on
        if self.register is not None and self.register.check.fail_on is not None:
            return Severity.named(self.register.check.fail_on)
        return Severity.ERROR

    def runs(self, rule: Rule) -> bool:
        """Say whether a rule is to run; its findings may be ignored all the same."""
        return self.selection.runs(rule)

    def ignores(self, rule: Rule) -> bool:
        """Say whether the register ignores what a rule finds."""
        return not rule.refuses and rule.code in self.ignored

    def severity(self, rule: Rule) -> Severity:
        """Return the severity of what a rule finds."""
        return rule.severity if rule.refuses else self.severities.get(rule.code, rule.severity)
