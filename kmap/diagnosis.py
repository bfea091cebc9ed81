"""Diagnosing one register: what rules and reading found becomes diagnostics, with their severities.

A rule knows routes only; the lines and columns have come from `placing`, and `settings` say what is ignored.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from kmap.catalogue import Rule, rules
from kmap.errors import Diagnostic, Finding
from kmap.placing import Known, Placed, findings, placed, problems, with_inherited
from kmap.register.reading import Reading
from kmap.register.register import Register
from kmap.settings import Selection, Settings

_IDLE_IGNORE = "KM904"
_LONGEST = 2_000
"""Characters of a message, which may hold what a register says: as long as that is, and as often as it is found."""


def diagnose(reading: Reading, selection: Selection | None = None, known: Known | None = None) -> list[Diagnostic]:
    """Return all that is wrong with one register that has been read, in the order of its text.

    Parameters
    ----------
    reading
        What came of reading it.
    selection
        Which rules to run; all, where left out.
    known
        What has been found in this run in registers that others extend; what is found here
        is added. Left out, nothing has.

    Returns
    -------
    list of Diagnostic
        First those in its own text. What it inherits, and is at fault, follows text by text.
    """
    run = _Run(reading, Settings(selection or Selection(), reading.register))
    found = [run.diagnostic(problem) for problem in run.problems()]
    if reading.register is not None and reading.source is not None:
        found += run.of_rules(reading.register, known if known is not None else Known())
        found = run.less_ignored(found)
        found += run.idle_ignores(reading.register)
    found = _without_private_lines(found)
    if not reading.parents:
        return in_order(found)
    paths = dict.fromkeys((reading.path, *(parent.path for parent in reading.parents)))
    return [one for path in paths for one in in_order(each for each in found if each.path == path)]


def in_order(diagnostics: Iterable[Diagnostic]) -> list[Diagnostic]:
    """Return diagnostics of one text in its order; those of one place by code and message."""
    return sorted(diagnostics, key=lambda d: (d.position.line, d.position.column, d.code, d.message))


def _without_private_lines(found: list[Diagnostic]) -> list[Diagnostic]:
    """Return diagnostics that show no line on which something private was found."""
    private = {(one.path, one.position.line) for one in found if rules()[one.code].hides_line}
    if not private:
        return found
    return [one._replace(source_line="") if (one.path, one.position.line) in private else one for one in found]


@dataclass(slots=True)
class _Run:
    """One register on its way from findings to diagnostics.

    Parameters
    ----------
    reading
        What came of reading it.
    settings
        What is in force for it, and for what it inherits.
    used
        What has ignored something: codes for the whole register, lines with a code for comments.
    """

    reading: Reading
    settings: Settings
    used: set[str | tuple[str, int, str]] = field(default_factory=set)

    def problems(self) -> Iterator[Placed]:
        """Yield what reading found, in the text and in those that it extends."""
        for reading in (self.reading, *self.reading.parents):
            for problem in problems(reading):
                if self.settings.runs(problem.rule) and not self._ignored(problem.rule):
                    yield problem

    def of_rules(self, register: Register, known: Known) -> list[Diagnostic]:
        """Return what the rules find; where the register is not whole, only what refuses it."""
        selection = self.settings.selection
        found = placed(self.reading, [each for each in findings(register, selection) if not self._ignored(each[0])])
        if self.reading.parents:
            found = with_inherited(self.reading, selection, found, known)
        return [self.diagnostic(one) for one in found]

    def _ignored(self, rule: Rule) -> bool:
        """Say whether the register ignores what this rule has just found."""
        if not self.settings.ignores(rule):
            return False
        self.used.add(rule.code)
        return True

    def less_ignored(self, found: list[Diagnostic]) -> list[Diagnostic]:
        """Return diagnostics less those that a comment on their line asks to ignore."""
        asked = {
            (path, ignore.position.line, code.upper())
            for path, comments in self.settings.comments.items()
            for ignore in comments
            for code in ignore.codes
        }
        if not asked:
            return found
        kept = []
        for diagnostic in found:
            place = (diagnostic.path, diagnostic.position.line, diagnostic.code)
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
        return [self.diagnostic(one) for one in placed(self.reading, [(rule, one) for one in self._idle(register)])]

    def _idle(self, register: Register) -> Iterator[Finding]:
        """Yield the idle ignores of the text itself: one that is inherited may be of use where it stands."""
        tip = "take it away: what it was for is mended"
        for written in register.own.check.ignore if register.own.check is not None else ():
            code = written.upper()
            if self._could_be_used(code) and code not in self.used:
                message = f"`{written}` is ignored and finds nothing"
                yield Finding(("check", "ignore", written), message, tip, at="key")
        for ignore in self.settings.comments[register.path]:
            for code in ignore.codes:
                place = (register.path, ignore.position.line, code.upper())
                if self._could_be_used(code.upper()) and place not in self.used:
                    message = f"`{code}` is ignored on this line and finds nothing on it"
                    yield Finding((), message, tip, position=ignore.position)

    def _could_be_used(self, code: str) -> bool:
        """Say whether a code is that of a rule that has run and can be ignored."""
        rule = rules().get(code)
        return rule is not None and not rule.refuses and self.settings.runs(rule)

    def diagnostic(self, found: Placed) -> Diagnostic:
        """Return a finding with what the settings make of it."""
        rule, position = found.rule, found.position
        severity = self.settings.severity(rule)
        holds_in = f" (in {found.holds_in})" if found.holds_in else ""
        return Diagnostic(
            path=found.path,
            position=position,
            severity=severity,
            code=rule.code,
            name=rule.name,
            message=_one_line(f"{found.message}{holds_in}"),
            tip=_one_line(found.tip),
            route=found.route,
            source_line=found.source.line(position.line) if found.source is not None else "",
            place=found.place,
            fails=severity >= self.settings.fail_on,
        )


def _one_line(text: str) -> str:
    """Return text as one line of bounded length, as names and keys from a register need not be."""
    if len(text) > _LONGEST:
        text = f"{text[: _LONGEST // 2]} ... {text[-_LONGEST // 2 :]}"
    return " ".join(text.split())
