"""Where a register stands in the seven steps of knowledge mobilisation, and which time round it is.

The conditions of each step are in `kmap.analysis.cycle.criteria`. What step 7 teaches goes back
to steps 1 and 4: a need that follows from feedback on an output begins the next time
round.
"""

import datetime
from functools import lru_cache
from typing import NamedTuple

from kmap.analysis.cycle.criteria import steps
from kmap.analysis.cycle.steps import Lack, Scope, StepState, scope_of
from kmap.register.register import Register


class Round(NamedTuple):
    """One time round: how far its needs have come.

    Parameters
    ----------
    number
        Which time round, from 1.
    needs, questions, outputs, published, feedback
        How many needs it has; how many of these a question answers, how many an output,
        how many a published output, and how many one with feedback.
    """

    number: int
    needs: int
    questions: int
    outputs: int
    published: int
    feedback: int


class Cycle(NamedTuple):
    """Where a register stands in the seven steps.

    Parameters
    ----------
    title
        The register's title.
    topic
        The name of the topic; None for the matter in general.
    day
        The day.
    round
        Which time round it is: the latest of any need; 1 where there is none.
    steps
        The seven steps.
    rounds
        Each time round that has a need.
    back_to_needs
        The ids of the needs that follow from feedback on an output: from step 7 to step 1.
    back_to_questions
        The ids of the questions that answer one of these: from step 7 to step 4.
    """

    title: str
    topic: str | None
    day: datetime.date
    round: int
    steps: tuple[StepState, ...]
    rounds: tuple[Round, ...]
    back_to_needs: tuple[str, ...]
    back_to_questions: tuple[str, ...]

    @property
    def next(self) -> tuple[int, Lack] | None:
        """The first thing to do, with the number of its step; None where all steps are done."""
        return next(((one.step, one.lacks[0]) for one in self.steps if one.lacks), None)


@lru_cache(maxsize=4)
def cycle(register: Register, topic: str | None = None) -> Cycle:
    """Say where a register stands in the seven steps.

    Parameters
    ----------
    register
        The register of a programme or a project, which also says as on which day.
    topic
        The id of a topic; left out, the register's own, else all. What has no topic
        (needs, contacts, and questions and outputs that answer no need) belongs to
        every topic.

    Returns
    -------
    Cycle
        Seven steps, always. In an empty register none has begun.

    Examples
    --------
    >>> import kmap
    >>> stand = cycle(kmap.load("stakeholders.yaml"))
    >>> [step.state for step in stand.steps][3], stand.round
    ('done', 2)
    """
    topic = topic if topic is not None else register.topic
    scope = scope_of(register, topic)
    numbers = [chain.round for chain in scope.chains if chain.round is not None]
    followers = [need.id for need in scope.needs if need.follows is not None]
    return Cycle(
        title=register.title,
        topic=register.topics.get(topic, topic) if topic is not None else None,
        day=register.day,
        round=max(numbers, default=1),
        steps=steps(scope),
        rounds=tuple(_round(scope, number) for number in sorted(set(numbers))),
        back_to_needs=tuple(followers),
        back_to_questions=tuple(one.id for one in scope.questions if not set(followers).isdisjoint(one.answers)),
    )


def _round(scope: Scope, number: int) -> Round:
    of_round = [chain for chain in scope.chains if chain.round == number]
    published = [[one for one in chain.outputs if one.state == "published"] for chain in of_round]
    return Round(
        number,
        needs=len(of_round),
        questions=sum(bool(chain.questions) for chain in of_round),
        outputs=sum(bool(chain.outputs) for chain in of_round),
        published=sum(bool(ones) for ones in published),
        feedback=sum(any(one.feedback for one in ones) for ones in published),
    )
