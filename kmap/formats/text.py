"""Plain text, for people at a terminal."""

from collections.abc import Iterable, Iterator

from kmap.check import Checked
from kmap.errors import Diagnostic, Severity
from kmap.terminal import Line, Span, Style, printable, width_of, wrap

_STYLES: dict[Severity, Style] = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.INFO: "info"}
_LONGEST_SOURCE_LINE = 100


def diagnostics(checked: Checked, width: int = 80) -> list[Line]:
    """Return the findings of a check, each with its line of the register, a caret and a tip."""
    return [*found(checked.diagnostics, width), *_summary(checked)]


def found(diagnostics: Iterable[Diagnostic], width: int = 80) -> list[Line]:
    """Return diagnostics as lines, without a summary."""
    return [line for diagnostic in diagnostics for line in _diagnostic(diagnostic, width)]


def _diagnostic(diagnostic: Diagnostic, width: int) -> Iterator[Line]:
    position = diagnostic.position
    yield [
        Span(f"{printable(diagnostic.path)}:{position.line}:{position.column}: "),
        Span(diagnostic.severity.word, _STYLES[diagnostic.severity]),
        Span(f": {printable(diagnostic.message)} "),
        Span(f"[{diagnostic.code}]", "dim"),
    ]
    if diagnostic.source_line.strip():
        gutter = f"{position.line:>5} | "
        text, caret = _excerpt(diagnostic.source_line, position.column - 1)
        yield [Span(gutter, "dim"), Span(text)]
        yield [Span(" " * (len(gutter) - 2) + "| ", "dim"), Span(" " * caret + "^", _STYLES[diagnostic.severity])]
    if diagnostic.tip:
        indent = " " * 6
        for number, line in enumerate(wrap(printable(diagnostic.tip), max(30, width - len(indent) - 5))):
            yield [Span(indent), Span("tip: " if number == 0 else "     ", "good"), Span(line)]


def _excerpt(line: str, column: int) -> tuple[str, int]:
    """Return a line as it can be shown, shortened around the column, and where the caret goes."""
    start = max(0, column - _LONGEST_SOURCE_LINE // 2) if len(line) > _LONGEST_SOURCE_LINE else 0
    before, after = printable(line[start:column]), printable(line[column : start + _LONGEST_SOURCE_LINE])
    lead = "..." if start else ""
    tail = "..." if start + _LONGEST_SOURCE_LINE < len(line) else ""
    return f"{lead}{before}{after}{tail}", width_of(lead + before)


def _summary(checked: Checked) -> Iterator[Line]:
    registers = _counted(len(checked.paths), "register")
    if checked.known:
        registers += f", {_counted(checked.known, 'finding')} known from the baseline"
    if checked.diagnostics:
        counts = [(checked.count(severity), severity) for severity in reversed(Severity)]
        names = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.INFO: "remark"}
        listing = ", ".join(_counted(count, names[severity]) for count, severity in counts if count)
        yield [Span(f"{registers}: {listing}", _STYLES[max(one.severity for one in checked.diagnostics)])]
    else:
        yield [Span(f"{registers}: nothing {'new ' if checked.known else ''}to find fault with", "good")]
    if checked.gone:
        yield [Span(f"gone since the baseline, which can be written again: {_counted(len(checked.gone), 'finding')}")]
        yield from ([Span(f"  {printable(entry)}", "dim")] for entry in checked.gone)


def _counted(count: int, word: str) -> str:
    return f"{count} {word}" if count == 1 else f"{count} {word}s"
