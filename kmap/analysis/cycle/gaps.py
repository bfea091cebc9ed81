"""What a need or an output has not got."""

from collections.abc import Iterator
from typing import NamedTuple

from kmap.analysis.cycle.audiences import is_empty, is_for
from kmap.analysis.cycle.emptied import is_emptied
from kmap.analysis.cycle.links import raisers
from kmap.analysis.cycle.progress import Traced, is_answered, is_late, is_overdue
from kmap.register.models.knowledge import Need, Output, Question
from kmap.register.register import Register


class Gap(NamedTuple):
    """Something that a chain has not got.

    Parameters
    ----------
    kind
        Which: ``raised by nobody``, ``no question``, ``no output``, ``no audience``,
        ``asked and not addressed``, ``not in a format asked for``, ``overdue``,
        ``too late`` or ``no feedback``.
    id
        The id of the need, question or output that lacks it.
    text
        What is missing, in words.
    """

    kind: str
    id: str
    text: str


def of_a_need(
    register: Register, need: Need, questions: tuple[Question, ...], outputs: tuple[Output, ...]
) -> Iterator[Gap]:
    """Yield what a need lacks by itself, and of what answers it taken together."""
    if not need.raised_by and not is_emptied(register, need):
        yield Gap("raised by nobody", need.id, "nobody is said to have raised it")
    if not questions and not outputs:
        yield Gap("no question", need.id, "no question and no output answers it")
    if not outputs:
        return
    unserved = [one for one in raisers(register, need) if not any(is_for(one, output.audiences) for output in outputs)]
    for one in unserved:
        yield Gap("asked and not addressed", need.id, f"no output is for {one.name}, by whom it was raised")
    if need.formats and not any(output.kind in need.formats for output in outputs):
        wanted = ", ".join(register.formats.get(kind, kind) for kind in need.formats)
        yield Gap("not in a format asked for", need.id, f"asked for as {wanted}; no output is one")
    if need.due is not None and all(is_late(output, need.due, register.day) for output in outputs):
        yield Gap("too late", need.id, f"it is due on {need.due}, and no output will be there by then")


def of_an_output(register: Register, traced: Traced) -> Iterator[Gap]:
    """Yield what an output lacks: an audience, its day kept, feedback."""
    output, day = traced.output, register.day
    if not output.audiences and not is_emptied(register, output):
        yield Gap("no audience", output.id, f"output {output.id} has no audience")
    elif output.audiences and is_empty(register, output.audiences):
        yield Gap("no audience", output.id, f"the audience of output {output.id} holds nobody")
    if is_overdue(output, day) and output.due is not None:
        yield Gap("overdue", output.id, f"output {output.id} was due on {output.due}")
    if traced.state == "published" and not is_answered(register, output):
        since = f" since {output.published}" if output.published is not None else ""
        yield Gap("no feedback", output.id, f"output {output.id} is published{since}, without feedback")
