"""A register ignores or re-ranks a rule that can't be.

Errors in reading, in references and in scores leave nothing to work with: the register
is refused whatever stands under `check`. Mend what such a rule finds instead.

Bad::

    check:
      ignore:
        KM101: The two councils share one office

Good::

    check:
      ignore:
        KM205: Reasons are kept in the minutes
"""

from collections.abc import Iterator

from kmap.catalogue import rules
from kmap.errors import Finding, Severity
from kmap.register.ignores import ignores
from kmap.register.register import Register

SEVERITY = Severity.WARNING


def check(register: Register) -> Iterator[Finding]:
    """Yield one finding for each ignore, and each other severity, of a rule that refuses registers."""
    fixed = {code for code, rule in rules().items() if rule.refuses}
    for code in register.check.ignore:
        if code.upper() in fixed:
            message = f"`{code}` can't be ignored: what it finds refuses the register"
            yield Finding(("check", "ignore", code), message, _TIP, at="key")
    for code, word in register.check.severity.items():
        if code.upper() in fixed and Severity.named(word) is not rules()[code.upper()].severity:
            message = f"`{code}` can't be made `{word}`: what it finds refuses the register"
            yield Finding(("check", "severity", code), message, _TIP, at="key")
    for comment in ignores(register.source):
        for code in comment.codes:
            if code.upper() in fixed:
                message = f"`{code}` can't be ignored: what it finds refuses the register"
                yield Finding((), message, _TIP, position=comment.position)


_TIP = "take the line away, and mend what the rule finds"
