"""Chains in the terminal: a tree for each need, down to feedback and uptake, and what is missing."""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from kmap.analysis.cycle.audiences import in_words
from kmap.analysis.cycle.chains import Chain
from kmap.analysis.cycle.progress import Traced
from kmap.register.models.knowledge import Need, Question
from kmap.register.models.network import LogEntry
from kmap.register.register import Register
from kmap.reports.cycle import times_round
from kmap.reports.trace import audience_in_words, notes
from kmap.terminal import Line, Span, Style, listed, number, printable, wrap

_STEP = 3  # from a branch to what hangs on it


class _Node(NamedTuple):
    """One branch of the tree: what it is, what there is to say of it, and what hangs on it."""

    label: str
    text: str
    details: Sequence[str]
    children: "Sequence[_Node]"


def draw(register: Register, chains: tuple[Chain, ...], topic: str | None, width: int = 80) -> list[Line]:
    """Return a tree for each chain, each followed by what is missing in it.

    Parameters
    ----------
    register
        The register that they are about.
    chains
        The chains.
    topic
        The id of the topic asked for, for the title.
    width
        How many cells a line may take.
    """
    about = f": {register.topics.get(topic, topic)}" if topic is not None else ""
    lines: list[Line] = [[Span(line, "bold")] for line in wrap(printable(f"{register.title}{about}"), width)]
    lines += [*_wrapped(f"From needs to feedback, as on {register.day}", width, "dim"), []]
    for chain in chains:
        lines += [*_chain(register, chain, width), []]
    return lines + [line for note in notes(register, chains) for line in _wrapped(note, width, "dim")]


def _wrapped(text: str, width: int, style: Style = "", indent: str = "") -> list[Line]:
    return [[Span(indent), Span(line, style)] for line in wrap(printable(text), max(1, width - len(indent)))]


def _chain(register: Register, chain: Chain, width: int) -> Iterator[Line]:
    questions = [_question(register, chain, question) for question in chain.questions]
    shown = {id_ for question in chain.questions for id_ in _of(chain, question)}
    direct = [_output(register, one) for one in chain.outputs if one.output.id not in shown]
    if chain.need is not None:
        yield from _tree(_need(register, chain.need, chain.round, [*questions, *direct]), width)
    else:
        for node in (*questions, *direct):
            yield from _tree(node, width)
    for place, gap in enumerate(chain.gaps):
        lead = "missing  " if place == 0 else " " * 9
        for index, line in enumerate(wrap(printable(gap.text), max(1, width - len(lead)))):
            yield [Span(lead if index == 0 else " " * len(lead), "warning"), Span(line)]
    if not chain.gaps:
        yield [Span("missing  ", "dim"), Span("nothing", "good")]


def _of(chain: Chain, question: Question) -> list[str]:
    return [one.output.id for one in chain.outputs if question.id in one.output.answers]


def _tree(node: _Node, width: int, lead: str = "", hang: str = "") -> Iterator[Line]:
    """Yield a node and all below it; `lead` stands before its first line, `hang` before all others."""
    below = hang + ("│" if node.children else " ") + " " * (_STEP - 1)
    text = f"{node.label} {printable(node.text)}"
    first = wrap(text, max(1, width - len(lead)))[0]
    whole = first.startswith(node.label)
    yield [
        Span(lead, "dim"),
        Span(first[: len(node.label)] if whole else first, "accent"),
        Span(first[len(node.label) :] if whole else "", "bold"),
    ]
    rest = text[len(first) :].strip()
    for style, words in (("bold", rest), *(("", printable(detail)) for detail in node.details)):
        lines = wrap(words, max(1, width - len(below))) if words else []
        yield from ([Span(below, "dim"), Span(line, style)] for line in lines)  # type: ignore[arg-type]  # both are styles
    for index, child in enumerate(node.children):
        last = index == len(node.children) - 1
        branch = "└─ " if last else "├─ "
        yield from _tree(child, width, hang + branch, hang + (" " * _STEP if last else "│  "))


def _need(register: Register, need: Need, count: int | None, children: list[_Node]) -> _Node:
    said = [
        f"{need.kind} need" if need.kind is not None else "need",
        f"raised by {listed([_name(register, id_) for id_ in need.raised_by])}" if need.raised_by else "",
        f"due {need.due}" if need.due is not None else "",
        f"as {listed([register.formats.get(kind, kind) for kind in need.formats], 'or')}" if need.formats else "",
    ]
    details = ["; ".join(part for part in said if part)]
    if need.follows is not None:
        which = f": {times_round(count)}" if count is not None else ""
        details.append(f"came out of feedback on {need.follows}{which}")
    return _Node(f"{need.id}:", need.need, details, children)


def _question(register: Register, chain: Chain, question: Question) -> _Node:
    said = [
        question.status or "no status",
        f"results by {question.results}" if question.results is not None else "",
        f"lead {question.lead}" if question.lead else "",
    ]
    ids = _of(chain, question)
    children = [_output(register, one) for one in chain.outputs if one.output.id in ids]
    return _Node(f"question {question.id}:", question.question, ["; ".join(part for part in said if part)], children)


def _output(register: Register, traced: Traced) -> _Node:
    output = traced.output
    kind = register.formats.get(output.kind or "", output.kind or "output")
    when = {"published": output.published}.get(traced.state, output.due)
    due = "" if when is None else f" {when}" if traced.state == "published" else f", due {when}"
    owner = f"; owner {output.owner}" if output.owner else ""
    details = [f"{kind}, {traced.state}{due}{owner}", f"for {audience_in_words(register, traced)}"]
    details += [f"feedback {entry.date}: {_feedback(register, entry)}" for entry in traced.feedback]
    for uptake in traced.uptake:
        by = f" by {listed([_name(register, id_) for id_ in uptake.by])}" if uptake.by else ""
        what = f": {uptake.what}" if uptake.what else ""
        details.append(f"uptake {uptake.date}: {uptake.kind or 'taken up'}{by}{what}")
    details += [f"led to {need.id}: {need.need}" for need in traced.followed_by]
    return _Node(f"output {output.id}:", output.title, details, ())


def _feedback(register: Register, entry: LogEntry) -> str:
    assert entry.feedback is not None, "it is an entry with feedback"
    rating = f"{number(entry.feedback.rating)} of 5 from " if entry.feedback.rating is not None else ""
    comment = f": {entry.feedback.comment}" if entry.feedback.comment else ""
    return f"{rating}{listed(in_words(register, entry.with_))}{comment}"


def _name(register: Register, id_: str) -> str:
    return register.by_id[id_].name if id_ in register.by_id else id_
