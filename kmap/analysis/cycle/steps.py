"""The seven steps of knowledge mobilisation: what is said of each, and what of a register belongs to a topic."""

from typing import Literal, NamedTuple

from kmap.analysis.cycle.chains import Chain, chains
from kmap.analysis.cycle.links import needs_of
from kmap.analysis.cycle.progress import Traced
from kmap.register.models.knowledge import Need, Question
from kmap.register.models.network import LogEntry
from kmap.register.register import Register
from kmap.register.vocabulary import STEPS

State = Literal["not begun", "begun", "done"]


class Lack(NamedTuple):
    """A condition of a step that is not met.

    Parameters
    ----------
    text
        What is missing.
    do
        What to do about it: the field to write, or the command to run.
    """

    text: str
    do: str


class StepState(NamedTuple):
    """What a register shows of one step.

    Parameters
    ----------
    step
        Its number, 1 to 7.
    state
        Whether it is not begun, begun or done.
    found
        What there is, in words.
    lacks
        The conditions that are not met; empty where it is done.
    """

    step: int
    state: State
    found: tuple[str, ...]
    lacks: tuple[Lack, ...]

    @property
    def title(self) -> str:
        """What the step is called."""
        return STEPS[self.step]


class Scope(NamedTuple):
    """What of a register belongs to a topic."""

    register: Register
    topic: str | None
    needs: tuple[Need, ...]
    chains: tuple[Chain, ...]
    questions: tuple[Question, ...]
    outputs: tuple[Traced, ...]
    log: tuple[LogEntry, ...]

    def at(self, step: int) -> int:
        """Return how many contacts up to the day served a step."""
        return sum(entry.step == step for entry in self.log)


class Found(NamedTuple):
    """What came of looking at one step: whether it has begun, what there is, and what is missing."""

    begun: bool
    found: list[str]
    lacks: list[Lack]


def scope_of(register: Register, topic: str | None) -> Scope:
    """Return what of a register belongs to a topic; all of it where none is asked for."""
    made = chains(register, topic)
    return Scope(
        register,
        topic,
        needs_of(register, topic),
        made,
        tuple({question.id: question for chain in made for question in chain.questions}.values()),
        tuple({one.output.id: one for chain in made for one in chain.outputs}.values()),
        tuple(
            entry
            for entry in register.log
            if entry.date <= register.day and (topic is None or not entry.topic or topic in entry.topic)
        ),
    )
