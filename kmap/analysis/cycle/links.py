"""What refers to what among needs, questions, outputs and the log.

A question answers needs; an output answers questions, or needs that existing evidence
can answer. Feedback is what the log has on an output; a need can follow from it.
"""

from collections.abc import Iterable
from functools import lru_cache
from typing import NamedTuple

from kmap.register.models.knowledge import Need, Output, Question
from kmap.register.models.network import LogEntry
from kmap.register.models.stakeholder import Stakeholder
from kmap.register.register import Register, counts


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
    given = [entry for entry in register.log if entry.feedback is not None and entry.date <= register.day]
    for entry in sorted(given, key=lambda entry: entry.date):
        if entry.output is not None:
            found.feedback.setdefault(entry.output, []).append(entry)
    return found


def answers(register: Register, need: Need) -> tuple[tuple[Question, ...], tuple[Output, ...]]:
    """Return the questions that answer a need, and the outputs that answer it or one of these."""
    found = links(register)
    questions = found.questions.get(need.id, [])
    ids = [need.id, *(question.id for question in questions)]
    outputs = {output.id: output for id_ in ids for output in found.outputs.get(id_, ()) if output.id != need.follows}
    return tuple(questions), tuple(outputs.values())


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


def needs_of(register: Register, topic: str | None) -> tuple[Need, ...]:
    """Return the needs of a topic, those without a topic included; all where no topic is asked for."""
    return tuple(need for need in register.needs if topic is None or not need.topic or topic in need.topic)


def questions_without(register: Register, questions: Iterable[Question]) -> list[Question]:
    """Return the questions, of those given, that no output answers."""
    outputs = links(register).outputs
    return [question for question in questions if question.id not in outputs]


def raisers(register: Register, need: Need) -> list[Stakeholder]:
    """Return the stakeholders that raised a need and count on the day."""
    known = (register.by_id.get(id_) for id_ in dict.fromkeys(need.raised_by))
    return [one for one in known if one is not None and counts(one, register.day)]
