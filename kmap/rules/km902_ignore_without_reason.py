"""A rule is ignored and nothing says why.

Who keeps the register next year has to know whether the reason still holds. The text
beside the code is that reason.

Bad::

    check:
      ignore:
        KM205: ""

Good::

    check:
      ignore:
        KM205: Reasons are kept in the minutes
"""

from collections.abc import Iterator

from kmap.errors import Finding, Severity
from kmap.register.ignores import ignores
from kmap.register.register import Register

SEVERITY = Severity.WARNING


def check(register: Register) -> Iterator[Finding]:
    """Yield one finding for each ignore, in the register or in a comment, whose reason is blank."""
    for code, reason in register.check.ignore.items():
        if not reason.strip():
            message = f"`{code}` is ignored without a reason"
            tip = f"write why beside it, as in `{code}: Kept in the minutes`"
            yield Finding(("check", "ignore", code), message, tip)
    for comment in ignores(register.source):
        if comment.codes and not comment.reason:
            message = f"`{', '.join(comment.codes)}` is ignored without a reason"
            tip = f"write why after it, as in `# kmap: ignore[{comment.codes[0]}] kept in the minutes`"
            yield Finding((), message, tip, position=comment.position)
