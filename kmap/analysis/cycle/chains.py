"""Chains: from a need over questions and outputs to feedback and uptake, and what is missing in each.

A question answers needs; an output answers questions, or needs that existing evidence
can answer. Feedback is what the log has on an output, uptake what came of it; a need
can follow from the feedback on an output, and then the next time round has begun.
After the iterative process of knowledge mobilisation, whose seven steps are in
`kmap.register.vocabulary.STEPS`.
"""

from functools import lru_cache
from typing import Literal, NamedTuple

from kmap.analysis.cycle.gaps import Gap, of_a_need, of_an_output
from kmap.analysis.cycle.links import answers, links, needs_of, questions_without
from kmap.analysis.cycle.progress import Traced, trace
from kmap.analysis.cycle.rounds import rounds
from kmap.register.models.knowledge import Need, Question
from kmap.register.register import Register

Stage = Literal["need only", "question", "output planned", "published", "feedback", "uptake"]
STAGES: tuple[Stage, ...] = ("need only", "question", "output planned", "published", "feedback", "uptake")
"""How far a chain has come, in rising order."""


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


def _raised_in(register: Register, need: Need, category: str | None) -> bool:
    raisers = (register.by_id.get(id_) for id_ in need.raised_by)
    return category is None or any(one is not None and one.category == category for one in raisers)


def _of_need(register: Register, need: Need) -> Chain:
    questions, outputs = answers(register, need)
    traced = tuple(trace(register, output) for output in outputs)
    gaps = [*of_a_need(register, need, questions, outputs)]
    gaps += [
        Gap("no output", one.id, f"question {one.id} has no output") for one in questions_without(register, questions)
    ]
    gaps += [gap for one in traced for gap in of_an_output(register, one)]
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
        gaps += [gap for one in traced for gap in of_an_output(register, one)]
        made.append(Chain(None, None, (question,), traced, _stage((question,), traced), tuple(gaps)))
    for output in register.outputs:
        if bound.isdisjoint(output.answers):
            one = trace(register, output)
            gaps = [Gap("no need", output.id, f"output {output.id} answers nothing"), *of_an_output(register, one)]
            made.append(Chain(None, None, (), (one,), _stage((), (one,)), tuple(gaps)))
    return made


def _stage(questions: tuple[Question, ...], outputs: tuple[Traced, ...]) -> Stage:
    published = [one for one in outputs if one.state == "published"]
    if any(one.uptake for one in published):
        return "uptake"
    if any(one.feedback for one in published):
        return "feedback"
    if published:
        return "published"
    return "output planned" if outputs else "question" if questions else "need only"
