"""The exchange with one stakeholder: what it asked for, was promised, got, and said."""

import datetime
from collections.abc import Iterator
from typing import Literal, NamedTuple

from kmap.analysis.contacts import contacts
from kmap.analysis.cycle.audiences import is_for
from kmap.analysis.cycle.links import answers, is_about, needs_of
from kmap.analysis.cycle.progress import Traced, is_overdue, trace
from kmap.analysis.plan.promises import open_promises
from kmap.register.models.knowledge import Need
from kmap.register.models.network import LogEntry
from kmap.register.models.stakeholder import Stakeholder
from kmap.register.register import Register
from kmap.terminal import number

Part = Literal["asked", "promised", "got", "said"]
PARTS: tuple[Part, ...] = ("asked", "promised", "got", "said")


class Item(NamedTuple):
    """One thing between us and a stakeholder.

    Parameters
    ----------
    part
        Whether it was asked for, promised, got or said.
    kind
        What it is: ``need``, ``note``, ``question``, ``output``, ``follow-up``,
        ``feedback`` or ``uptake``.
    id
        The id of the need, question or output that it is or is about; empty where none is named.
    what
        It, in words.
    date
        When it was, or is to be; None where no date is given.
    state
        What became of it, in a word or two.
    """

    part: Part
    kind: str
    id: str
    what: str
    date: datetime.date | None
    state: str


def exchange(register: Register, stakeholder: Stakeholder, topic: str | None = None) -> tuple[Item, ...]:
    """Return all that a stakeholder asked for, was promised, got and said.

    Parameters
    ----------
    register
        The register, which also says as on which day; what is later has not happened.
    stakeholder
        One of its stakeholders.
    topic
        The id of a topic; left out, the register's own, else all. What has no topic
        belongs to every topic.

    Returns
    -------
    tuple of Item
        *Asked*: the needs that it raised, and a first note of one (`evidence_needs`)
        where it raised none. *Promised*: outputs that it is an audience of and that are
        not published, results of questions that answer its needs, and follow-ups logged
        with it. *Got*: published outputs that it is an audience of. *Said*: feedback
        logged with it, and its uptake. Each part is in the order of its dates, what has
        none last.
    """
    topic = topic if topic is not None else register.topic
    needs = [need for need in needs_of(register, topic) if stakeholder.id in need.raised_by]
    items = [*_asked(register, stakeholder, topic, needs)]
    outputs = [trace(register, one) for one in register.outputs if is_for(stakeholder, one.audiences)]
    outputs = [one for one in outputs if is_about(register, one.output, topic)]
    items += _promised(register, needs, outputs)
    entries = [
        one for one in contacts(register).get(stakeholder.id, ()) if not one.topic or topic in (None, *one.topic)
    ]
    items += _follow_ups(register, entries)
    items += [
        Item("got", "output", one.output.id, _output(register, one), one.output.published, _reception(one))
        for one in outputs
        if one.state == "published"
    ]
    items += _said(register, stakeholder, entries)
    return tuple(sorted(items, key=lambda one: (PARTS.index(one.part), one.date is None, one.date or register.day)))


def _asked(register: Register, one: Stakeholder, topic: str | None, needs: list[Need]) -> Iterator[Item]:
    for need in needs:
        _, outputs = answers(register, need)
        ready = [output for output in outputs if trace(register, output).state == "published"]
        answered = f"answered by {', '.join(output.id for output in ready)}" if ready else "not answered yet"
        yield Item("asked", "need", need.id, need.need, need.due, answered)
    entry = one.by_topic.get(topic) if topic is not None else None
    note = entry.evidence_needs if entry is not None and entry.evidence_needs else one.evidence_needs
    if note and not needs:
        yield Item("asked", "note", "", note, None, "a first note; no entry under needs yet")


def _promised(register: Register, needs: list[Need], outputs: list[Traced]) -> Iterator[Item]:
    questions = {question.id: question for need in needs for question in answers(register, need)[0]}
    for question in questions.values():
        if question.status not in ("preliminary", "final"):
            late = question.results is not None and question.results < register.day
            yield Item("promised", "question", question.id, question.question, question.results, _late(late))
    for one in outputs:
        if one.state != "published":
            late = is_overdue(one.output, register.day)
            yield Item("promised", "output", one.output.id, _output(register, one), one.output.due, _late(late))


def _late(late: bool) -> str:
    return "overdue" if late else "open"


def _follow_ups(register: Register, entries: list[LogEntry]) -> Iterator[Item]:
    open_ones = {id(promise.entry) for promise in open_promises(register)}
    for entry in entries:
        if entry.follow_up is not None:
            became = _late(entry.follow_up < register.day) if id(entry) in open_ones else "kept"
            what = entry.summary or f"promised at the {entry.kind or 'contact'} on {entry.date}"
            yield Item("promised", "follow-up", entry.output or "", what, entry.follow_up, became)


def _said(register: Register, stakeholder: Stakeholder, entries: list[LogEntry]) -> Iterator[Item]:
    titles = {output.id: output.title for output in register.outputs}
    for entry in entries:
        if entry.feedback is not None:
            said = entry.feedback.comment or entry.summary or titles.get(entry.output or "", "no comment")
            rated = f"{number(entry.feedback.rating)} of 5" if entry.feedback.rating is not None else "no rating"
            yield Item("said", "feedback", entry.output or "", said, entry.date, rated)
    for output in register.outputs:
        for uptake in output.uptake:
            if stakeholder.id in uptake.by and uptake.date <= register.day:
                what = uptake.what or output.title
                yield Item("said", "uptake", output.id, what, uptake.date, uptake.kind or "taken up")


def _output(register: Register, traced: Traced) -> str:
    kind = register.formats.get(traced.output.kind or "", "")
    return f"{traced.output.title} ({kind})" if kind else traced.output.title


def _reception(traced: Traced) -> str:
    if traced.uptake:
        return "taken up"
    return "with feedback" if traced.feedback else "no feedback yet"
