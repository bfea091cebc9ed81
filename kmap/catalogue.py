"""The rules by code, each loaded from its file when it is first asked for.

It stands below the rules and imports none of them by name, so that a rule about the
settings of the check can ask it which rules there are.
"""

from collections.abc import Iterator
from functools import cache
from types import ModuleType
from typing import NamedTuple

from kmap import rooms
from kmap.errors import Finding, Severity
from kmap.register.nearest import nearest
from kmap.register.register import Register

REFUSING = ("KM0", "KM1", "KM2")
"""Families of rules whose errors leave nothing to work with: other commands refuse such
a register, and the rules can be neither ignored nor lowered."""


class Rule(NamedTuple):
    """A rule of `kmap check`.

    Parameters
    ----------
    code
        Such as ``KM101``; never used again for something else.
    name
        Such as ``duplicate-id``; reads as what is wrong.
    file
        The name of the module that holds the page, the usual severity and the check.
    """

    code: str
    name: str
    file: str

    @property
    def module(self) -> ModuleType:
        """The module, loaded when something of it is asked for."""
        return rooms.module("rules", self.file)

    @property
    def severity(self) -> Severity:
        """The usual severity."""
        severity: Severity = self.module.SEVERITY
        return severity

    @property
    def refuses(self) -> bool:
        """Whether what it finds refuses the register, so that it can't be ignored or lowered."""
        return self.code.startswith(REFUSING) and self.severity is Severity.ERROR

    @property
    def is_reading(self) -> bool:
        """Whether it is found by reading the text, before any rule runs."""
        return self.code.startswith("KM0")

    @property
    def hides_line(self) -> bool:
        """Whether the line of the text must not be shown with what it finds."""
        return getattr(self.module, "HIDES_LINE", False)

    @property
    def has_check(self) -> bool:
        """Whether it looks at a register by itself; else reading or the engine finds it."""
        return not self.is_reading and hasattr(self.module, "check")

    def findings(self, register: Register) -> Iterator[Finding]:
        """Yield what the rule finds in a register."""
        yield from self.module.check(register)


@cache
def rules() -> dict[str, Rule]:
    """Return all rules by code, in the order of their codes."""
    return {rule.code: rule for name in rooms.names("rules") for rule in (_rule(name),)}


def _rule(name: str) -> Rule:
    return Rule(*_code_and_name(name), name)


@cache
def codes() -> dict[str, str]:
    """Return the names of all rules by code, without loading them."""
    return dict(_code_and_name(name) for name in rooms.names("rules"))


def _code_and_name(file: str) -> tuple[str, str]:
    code, _, words = file.partition("_")
    return code.upper(), words.replace("_", "-")


def nearest_code(word: str) -> str | None:
    """Return the code of the rule that `word` most likely means, by code or by name; None where none is like it."""
    family = [code for code in codes() if code.startswith(word[:3].upper())]
    match = nearest(word, family)
    if match is not None:
        return match
    known = {code: code for code in codes()} | {name: code for code, name in codes().items()}
    match = nearest(word, known)
    return known[match] if match is not None else None
