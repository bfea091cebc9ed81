"""Whom it served: the equity groups that needs, questions and outputs are for."""

from collections.abc import Iterable, Iterator
from typing import NamedTuple

from kmap.analysis.cycle.links import answered_needs, needs_of
from kmap.analysis.cycle.period import Period
from kmap.analysis.cycle.progress import state
from kmap.register.models.knowledge import Output
from kmap.register.register import Register
from kmap.register.vocabulary import EQUITY_GROUPS


class Served(NamedTuple):
    """How an equity group was served.

    Parameters
    ----------
    id, name, declared
        The group, and whether the register has set out to hear it.
    needs, questions
        How many name it.
    outputs
        How many outputs answer one of these, published or not.
    published
        How many of them came out in the period.
    """

    id: str
    name: str
    declared: bool
    needs: int
    questions: int
    outputs: int
    published: int


def served(register: Register, outputs: Iterable[Output], topic: str | None, period: Period) -> Iterator[Served]:
    """Yield how each equity group was served that the register declares, or that a need or question names.

    Parameters
    ----------
    register
        The register, as on the last day of the period.
    outputs
        The outputs to count; one serves the groups that its needs and questions name.
    topic
        Only needs of this topic or of none, and the questions that answer one of these, or none.
    period
        When an output has to have come out to count as published.
    """
    outputs = tuple(outputs)
    needs = needs_of(register, topic)
    questions = {question.id: question for question in register.questions}
    known, wanted = {need.id for need in register.needs}, {need.id for need in needs}
    asked = [one for one in register.questions if wanted & set(one.answers) or not known & set(one.answers)]
    by_output = {
        output.id: {
            *(group for need in answered_needs(register).get(output.id, ()) for group in need.equity),
            *(group for id_ in output.answers if id_ in questions for group in questions[id_].equity),
        }
        for output in outputs
    }
    named = [*(group for need in needs for group in need.equity), *(group for one in asked for group in one.equity)]
    for group in dict.fromkeys((*register.equity, *named)):
        reached = [output for output in outputs if group in by_output[output.id]]
        yield Served(
            group,
            (EQUITY_GROUPS | register.equity).get(group, group),
            group in register.equity,
            sum(group in need.equity for need in needs),
            sum(group in question.equity for question in asked),
            len(reached),
            sum(state(one, period.last) == "published" and period.holds(one.published) for one in reached),
        )
