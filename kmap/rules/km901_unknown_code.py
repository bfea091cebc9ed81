"""A register ignores or re-ranks a rule that does not exist.

What stands under `check` goes by the code of a rule, written out whole. A mistyped code
changes nothing, and the rule that was meant goes on as before.

Bad::

    check:
      ignore:
        KM250: Reasons are kept in the minutes

Good::

    check:
      ignore:
        KM205: Reasons are kept in the minutes
"""

from collections.abc import Iterator

from kmap.catalogue import codes, nearest_code
from kmap.errors import Finding, Severity
from kmap.register.ignores import ignores
from kmap.register.register import Register

SEVERITY = Severity.WARNING


def check(register: Register) -> Iterator[Finding]:
    """Yield one finding for each code under `check`, or in a comment that ignores, that no rule has."""
    for setting in ("ignore", "severity"):
        for code in getattr(register.check, setting):
            if code.upper() not in codes():
                message = f"no rule has the code `{code}`; codes are written out, as `KM205`"
                yield Finding(("check", setting, code), message, _tip(code), at="key")
    for comment in ignores(register.source):
        for code in comment.codes:
            if code.upper() not in codes():
                message = f"no rule has the code `{code}`; codes are written out, as `KM205`"
                yield Finding((), message, _tip(code), position=comment.position)
        if not comment.codes:
            message = "a comment that ignores names no code, and so ignores nothing"
            yield Finding((), message, "write `# kmap: ignore[KM205] why`", position=comment.position)


def _tip(code: str) -> str:
    meant = [known for known in codes() if known.startswith(code.upper())]
    if meant:
        return f"write each of the rules that you mean on a line of its own: {', '.join(meant)}"
    match = nearest_code(code)
    return f"did you mean `{match}`?" if match is not None else "`kmap explain` lists all codes"
