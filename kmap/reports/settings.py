"""The settings that are in force for a register, and where each of them comes from."""

from kmap.catalogue import Rule, rules
from kmap.errors import Route
from kmap.register.position import locate
from kmap.register.register import Register
from kmap.report import Cell, Report
from kmap.settings import Settings

COLUMNS = ("setting", "value", "from", "reason")
_COMMAND_LINE = "command line"
USUAL = "usual"
"""Where a setting comes from that nobody has changed."""


def report(settings: Settings, path: str) -> Report:
    """Return a row for `fail_on` and for each rule: its severity or that it is off, from where, and why."""
    rows: list[tuple[Cell, ...]] = [("fail_on", settings.fail_on.word, _origin_of_fail_on(settings), None)]
    rows += [_of_rule(settings, rule) for rule in rules().values()]
    for text, comments in settings.comments.items():
        for ignore in comments:
            line = ignore.position.line
            rows.append((f"line {line}", f"ignores {', '.join(ignore.codes)}", f"{text}:{line}", ignore.reason or None))
    return Report("settings", path, COLUMNS, tuple(rows))


def state(settings: Settings, rule: Rule) -> tuple[str, str, str | None]:
    """Return what a rule is set to, where this comes from, and the reason that is given."""
    if not settings.runs(rule):
        return "off", _COMMAND_LINE, None
    register = settings.register
    if register is not None and settings.ignores(rule):
        written = settings.ignored[rule.code]
        return "off", _where(register, ("check", "ignore", written)), register.check.ignore[written] or None
    if register is not None and not rule.refuses and rule.code in settings.severities:
        written = next(code for code in register.check.severity if code.upper() == rule.code)
        return settings.severity(rule).word, _where(register, ("check", "severity", written)), None
    return rule.severity.word, USUAL, "can't be switched off" if rule.refuses else None


def _of_rule(settings: Settings, rule: Rule) -> tuple[Cell, ...]:
    value, origin, reason = state(settings, rule)
    return f"{rule.code} {rule.name}", value, origin, reason


def _origin_of_fail_on(settings: Settings) -> str:
    if settings.selection.fail_on is not None:
        return _COMMAND_LINE
    if settings.register is not None and settings.register.check.fail_on is not None:
        return _where(settings.register, ("check", "fail_on"))
    return USUAL


def _where(register: Register, route: Route) -> str:
    source, written = register.origin(route)
    location = locate(source, [written])[written]
    return f"{source.path}:{(location.key or location.value).line}"
