"""Chains: from a need over questions and outputs to feedback and uptake, and what is missing in each.

A question answers needs; an output answers questions, or needs that existing evidence
can answer. Feedback is what the log has on an output, uptake what came of it; a need
can follow from the feedback on an output, and then the next time round has begun.
After the iterative process of knowledge mobilisation, whose seven steps are in
`kmap.register.vocabulary.STEPS`.
"""

import datetime
from collections import deque
from collections.abc import Iterable
from functools import lru_cache
from typing import Literal, NamedTuple

from kmap.analysis.cycle.audiences import is_empty, is_for
from kmap.analysis.cycle.emptied import is_emptied
from kmap.register.models.knowledge import Need, Output, Question, Uptake
from kmap.register.models.network import LogEntry
from kmap.register.models.stakeholder import Stakeholder
from kmap.register.register import Register, counts
from kmap.register.vocabulary import OutputStatus

Stage = Literal["need only", "question", "output planned", "published", "feedback", "uptake"]
STAGES: tuple[Stage, ...] = ("need only", "question", "output planned", "published", "feedback", "uptake")
"""How far a chain has come, in rising order."""


class Traced(NamedTuple):
    """An output with what came of it.

    Parameters
    ----------
    output
        The output.
    state
        How far it is on the day; see `state`.
    feedback
        The log entries up to the day with feedback on it, by date.
    uptake
        What came of it up to the day, by date.
    followed_by
        The needs that follow from it.
    """

    output: Output
    state: OutputStatus
    feedback: tuple[LogEntry, ...]
    uptake: tuple[Uptake, ...]
    followed_by: tuple[Need, ...]


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


class Chain(NamedTuple):
    """A need, or what answers none, with all that follows.

    Parameters
    ----------
    need
        The need; None for a question or output that answers no need.
    round
        Which time round it is: 1 for a need that follows no output, else one more than
        the latest time round of what that output answers, 1 where it answers nothing.
        None where needs and outputs follow each other in a circle, so that none came first.
    questions
        The questions that answer it, in the order of the register.
    outputs
        The outputs that answer it, then those that answer one of the questions. The
        output that the need follows came before it and is none of them.
    stage
        How far it has come.
    gaps
        What is missing.
    """

    need: Need | None
    round: int | None
    questions: tuple[Question, ...]
    outputs: tuple[Traced, ...]
    stage: Stage
    gaps: tuple[Gap, ...]


class Links(NamedTuple):
    """What refers to what, each way that a chain is walked.

    Parameters
    ----------
    questions
        The questions that answer a need, by its id.
    outputs
        The outputs that answer a need or a question, by its id.
    followed_by
        The needs that follow an output, by its id.
    feedback
        The log entries up to the day with feedback on an output, by its id and in the order of their dates.
    """

    questions: dict[str, list[Question]]
    outputs: dict[str, list[Output]]
    followed_by: dict[str, list[Need]]
    feedback: dict[str, list[LogEntry]]


@lru_cache(maxsize=4)
def links(register: Register) -> Links:
    """Return what refers to what in a register."""
    found = Links({}, {}, {}, {})
    for question in register.questions:
        for id_ in dict.fromkeys(question.answers):
            found.questions.setdefault(id_, []).append(question)
    for output in register.outputs:
        for id_ in dict.fromkeys(output.answers):
            found.outputs.setdefault(id_, []).append(output)
    for need in register.needs:
        if need.follows is not None:
            found.followed_by.setdefault(need.follows, []).append(need)
    for entry in sorted(register.log, key=lambda entry: entry.date):
        if entry.output is not None and entry.feedback is not None and entry.date <= register.day:
            found.feedback.setdefault(entry.output, []).append(entry)
    return found


def state(output: Output, day: datetime.date) -> OutputStatus:
    """Return how far an output is on a day: planned, draft or published.

    With a date it is published from that date on, whatever its status says; without
    one, by its status. What has neither is planned.
    """
    if output.published is not None:
        if output.published <= day:
            return "published"
        return "draft" if output.status in ("draft", "published") else "planned"
    return output.status or "planned"


def is_overdue(output: Output, day: datetime.date) -> bool:
    """Say whether an output should have been published before a day and is not."""
    return output.due is not None and output.due < day and state(output, day) != "published"


def is_answered(register: Register, output: Output) -> bool:
    """Say whether anybody has given feedback on an output; who did and is excluded by a register has done so too."""
    return output.id in _answered(register)


@lru_cache(maxsize=4)
def _answered(register: Register) -> frozenset[str]:
    """Return the ids of the outputs with feedback in a register or in one that it extends."""
    return frozenset(id_ for one in register.ancestry for id_ in links(one).feedback)


def answers(register: Register, need: Need) -> tuple[tuple[Question, ...], tuple[Output, ...]]:
    """Return the questions that answer a need, and the outputs that answer it or one of these."""
    found = links(register)
    questions = found.questions.get(need.id, [])
    ids = [need.id, *(question.id for question in questions)]
    outputs = {output.id: output for id_ in ids for output in found.outputs.get(id_, ()) if output.id != need.follows}
    return tuple(questions), tuple(outputs.values())


@lru_cache(maxsize=4)
def rounds(register: Register) -> dict[str, int]:
    """Return which time round each need is, by its id; those in a circle of needs and outputs are left out."""
    followed_by = links(register).followed_by
    of_output = {id_: [need.id for need in answered_needs(register).get(id_, ())] for id_ in followed_by}
    waiting = {output: len(needs) for output, needs in of_output.items()}
    waiters: dict[str, list[str]] = {}
    for output, needs in of_output.items():
        for need in needs:
            waiters.setdefault(need, []).append(output)
    latest: dict[str, int] = dict.fromkeys(of_output, 0)
    found: dict[str, int] = {}
    ready = deque((need.id, 1) for need in register.needs if need.follows is None)
    done = {output for output, count in waiting.items() if not count}
    ready.extend((need.id, 2) for output in sorted(done) for need in followed_by.get(output, ()))
    while ready:
        need, number = ready.popleft()
        found[need] = number
        for output in waiters.get(need, ()):
            latest[output] = max(latest[output], number)
            waiting[output] -= 1
            if not waiting[output]:
                ready.extend((other.id, latest[output] + 1) for other in followed_by.get(output, ()))
    return found


@lru_cache(maxsize=4)
def answered_needs(register: Register) -> dict[str, tuple[Need, ...]]:
    """Return for each output, by its id, the needs that it answers, by way of questions too.

    A need that follows an output came after it and is none of those that it answers.
    """
    questions = {question.id: question.answers for question in register.questions}
    needs = {need.id: need for need in register.needs}
    found: dict[str, tuple[Need, ...]] = {}
    for output in register.outputs:
        ids = dict.fromkeys(id_ for word in output.answers for id_ in questions.get(word, (word,)))
        answered = (needs[id_] for id_ in ids if id_ in needs)
        found[output.id] = tuple(need for need in answered if need.follows != output.id)
    return found


def is_about(register: Register, output: Output, topic: str | None) -> bool:
    """Say whether an output answers a need of a topic; one that answers no need is about every topic."""
    needs = answered_needs(register).get(output.id, ())
    return topic is None or not needs or any(not need.topic or topic in need.topic for need in needs)


@lru_cache(maxsize=4)
def chains(register: Register, topic: str | None = None, category: str | None = None) -> tuple[Chain, ...]:
    """Return a chain for each need, in the order of the register, and then one for each loose end.

    Parameters
    ----------
    register
        The register, which also says as on which day.
    topic
        The id of a topic; left out, the register's own, else all. A need without a
        topic is about the matter in general and belongs to every topic.
    category
        Only needs that a stakeholder of this category raised.

    Returns
    -------
    tuple of Chain
        A loose end is a question that answers no need, with the outputs that answer it
        and no need, or an output that answers nothing; it has no topic and is shown
        for every topic, and for no category.

    Examples
    --------
    >>> import kmap
    >>> [chain.stage for chain in chains(kmap.load("stakeholders.yaml"))][:2]
    ['uptake', 'output planned']
    """
    topic = topic if topic is not None else register.topic
    of_needs = [_of_need(register, need) for need in needs_of(register, topic) if _raised_in(register, need, category)]
    return (*of_needs, *(_loose_ends(register) if category is None else ()))


def holding(register: Register, id_: str) -> tuple[Chain, ...]:
    """Return the chains that a need, question or output is part of, whatever their topic; none for any other id."""
    whole = (*(_of_need(register, need) for need in register.needs), *_loose_ends(register))
    return tuple(
        chain
        for chain in whole
        if (chain.need is not None and chain.need.id == id_)
        or any(question.id == id_ for question in chain.questions)
        or any(one.output.id == id_ for one in chain.outputs)
    )


def needs_of(register: Register, topic: str | None) -> tuple[Need, ...]:
    """Return the needs of a topic, those without a topic included; all where no topic is asked for."""
    return tuple(need for need in register.needs if topic is None or not need.topic or topic in need.topic)


def _raised_in(register: Register, need: Need, category: str | None) -> bool:
    raisers = (register.by_id.get(id_) for id_ in need.raised_by)
    return category is None or any(one is not None and one.category == category for one in raisers)


def _of_need(register: Register, need: Need) -> Chain:
    questions, outputs = answers(register, need)
    traced = tuple(trace(register, output) for output in outputs)
    gaps = [*_of_the_need(register, need, questions, outputs)]
    gaps += [
        Gap("no output", one.id, f"question {one.id} has no output") for one in questions_without(register, questions)
    ]
    gaps += [gap for one in traced for gap in _of_an_output(register, one)]
    return Chain(need, rounds(register).get(need.id), questions, traced, _stage(questions, traced), tuple(gaps))


def _loose_ends(register: Register) -> list[Chain]:
    found, needs = links(register), {need.id for need in register.needs}
    loose = [question for question in register.questions if needs.isdisjoint(question.answers)]
    ids = {question.id for question in loose}
    bound = needs | {question.id for question in register.questions}
    made = []
    for question in loose:
        outputs = [one for one in found.outputs.get(question.id, ()) if ids.issuperset(one.answers)]
        traced = tuple(trace(register, output) for output in outputs)
        gaps = [Gap("no need", question.id, f"question {question.id} answers no need")]
        gaps += [Gap("no output", question.id, f"question {question.id} has no output")] * (
            question.id not in found.outputs
        )
        gaps += [gap for one in traced for gap in _of_an_output(register, one)]
        made.append(Chain(None, None, (question,), traced, _stage((question,), traced), tuple(gaps)))
    for output in register.outputs:
        if bound.isdisjoint(output.answers):
            one = trace(register, output)
            gaps = [Gap("no need", output.id, f"output {output.id} answers nothing"), *_of_an_output(register, one)]
            made.append(Chain(None, None, (), (one,), _stage((), (one,)), tuple(gaps)))
    return made


def trace(register: Register, output: Output) -> Traced:
    """Return an output with what came of it up to the register's day."""
    found = links(register)
    uptake = sorted((one for one in output.uptake if one.date <= register.day), key=lambda one: one.date)
    return Traced(
        output,
        state(output, register.day),
        tuple(found.feedback.get(output.id, ())),
        tuple(uptake),
        tuple(found.followed_by.get(output.id, ())),
    )


def questions_without(register: Register, questions: Iterable[Question]) -> list[Question]:
    """Return the questions, of those given, that no output answers."""
    outputs = links(register).outputs
    return [question for question in questions if question.id not in outputs]


def _stage(questions: tuple[Question, ...], outputs: tuple[Traced, ...]) -> Stage:
    published = [one for one in outputs if one.state == "published"]
    if any(one.uptake for one in published):
        return "uptake"
    if any(one.feedback for one in published):
        return "feedback"
    if published:
        return "published"
    return "output planned" if outputs else "question" if questions else "need only"


def _of_the_need(
    register: Register, need: Need, questions: tuple[Question, ...], outputs: tuple[Output, ...]
) -> Iterable[Gap]:
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


def is_late(output: Output, due: datetime.date, day: datetime.date) -> bool:
    """Say whether an output came, or is due, only after a date; one without any date is not said to be late."""
    when = output.published if state(output, day) == "published" else output.due
    return when is not None and when > due


def raisers(register: Register, need: Need) -> list[Stakeholder]:
    """Return the stakeholders that raised a need and count on the day."""
    known = (register.by_id.get(id_) for id_ in dict.fromkeys(need.raised_by))
    return [one for one in known if one is not None and counts(one, register.day)]


def _of_an_output(register: Register, traced: Traced) -> Iterable[Gap]:
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
