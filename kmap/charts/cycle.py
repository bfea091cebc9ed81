"""The seven steps in the terminal: state, what there is and what is missing, with the way back from 7 to 1 and 4."""

from collections.abc import Iterator

from kmap.analysis.cycle.cycle import Cycle
from kmap.analysis.cycle.steps import State, StepState
from kmap.reports.cycle import notes
from kmap.terminal import Line, Span, Style, printable, wrap

_MARKS: dict[State, tuple[str, Style]] = {"done": ("●", "good"), "begun": ("◐", "warning"), "not begun": ("○", "dim")}
"""A mark and a style for each state, beside the word for it."""

_TRACK = 3  # the line on the left, down all steps and back up
_INDENT = 4
_BACK = {1: "┌▶ ", 4: "├▶ ", 7: "└─ "}


def draw(cycle: Cycle, width: int = 80) -> list[Line]:
    """Return the steps as lines; on their left, the way back from step 7 to steps 1 and 4.

    Parameters
    ----------
    cycle
        Where a register stands in the seven steps.
    width
        How many cells a line may take.
    """
    about = f": {cycle.topic}" if cycle.topic is not None else ""
    lines: list[Line] = [[Span(line, "bold")] for line in wrap(printable(f"{cycle.title}{about}"), width)]
    lines += [*([Span(line, "dim")] for line in wrap("The seven steps of knowledge mobilisation", width)), []]
    for one in cycle.steps:
        lines += _step(one, width)
    lines.append([])
    for note in notes(cycle):
        lines += [[Span(line, "dim")] for line in wrap(printable(note), width)]
    more = "`kmap explain step-4` and so on say when a step is what"
    return [*lines, *_legend(width), *([Span(line, "dim")] for line in wrap(more, width))]


def _legend(width: int) -> list[Line]:
    """Return what the marks mean, on one line where it fits."""
    entries = [Span(f"{mark} {state}  ", style) for state, (mark, style) in _MARKS.items()]
    wide = sum(len(entry.text) for entry in entries) <= width
    return [entries] if wide else [[entry] for entry in entries]


def _step(one: StepState, width: int) -> Iterator[Line]:
    mark, style = _MARKS[one.state]
    lead = _BACK.get(one.step, "│  ")
    beside = "   " if one.step == len("1234567") else "│  "
    head = f"{one.step} {one.title}: "
    for place, text in enumerate(wrap(f"{head}{one.state}", max(1, width - _TRACK - 2))):
        whole = place == 0 and text.startswith(head)
        yield [
            Span(lead if place == 0 else beside, "accent"),
            Span(f"{mark} " if place == 0 else "  ", style),
            Span(head if whole else text, "bold"),
            Span(text[len(head) :] if whole else "", style),
        ]
    yield from _wrapped("; ".join(one.found), beside, "", width, "dim")
    for lack in one.lacks:
        yield from _wrapped(lack.text, beside, "missing ", width)
        yield from _wrapped(lack.do, beside, "     do ", width)


def _wrapped(text: str, beside: str, label: str, width: int, style: Style = "") -> Iterator[Line]:
    """Yield text after its label, beside the line on the left."""
    room = max(1, width - _TRACK - _INDENT - len(label))
    for place, line in enumerate(wrap(printable(text), room)):
        start = label if place == 0 else " " * len(label)
        gap = " " * (_INDENT - 2)
        yield [
            Span(beside, "accent"),
            Span(gap),
            Span(start, "warning" if "missing" in label else "good"),
            Span(line, style),
        ]
