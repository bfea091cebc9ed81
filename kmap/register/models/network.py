"""Ties between stakeholders, and the log of what happened with them."""

from pydantic import BaseModel

from kmap.register.fields import (
    SECTION,
    Day,
    Name,
    Positive,
    Rating,
    SomeWords,
    Step,
    Text,
    Truth,
    Words,
    described,
    required,
)
from kmap.register.vocabulary import Effect, Level


class Relationship(BaseModel):
    """A tie from one stakeholder, or the team, to another."""

    model_config = SECTION

    from_: Name = required("The id of the one it starts from.", alias="from")
    to: Name = required("The id of the one it leads to.")
    kind: Text | None = described("What the tie is, in a free word such as advises, funds or collaborates.")
    strength: Positive = described("How close the tie is; more is closer.", default=1.0)
    mutual: Truth = described("Whether the tie runs both ways.", default=False)
    effect: Effect = described("Negative for conflict, which carries no knowledge.", default="positive")
    because: Text | None = described("The evidence for the tie.")


class Feedback(BaseModel):
    """What a stakeholder thought of it."""

    model_config = SECTION

    rating: Rating | None = described("From 1 to 5, 5 being best, whatever the scale of the register.")
    comment: Text | None = described("What they said.")


class LogEntry(BaseModel):
    """One contact with stakeholders."""

    model_config = SECTION

    date: Day = required("The day of the contact.")
    with_: SomeWords = required("Whom it was with: ids, category:ID or tag:ID.", alias="with")
    kind: Text | None = described("What it was, in a free word such as meeting, call or workshop.")
    level: Level | None = described("The level of engagement that it was at.")
    topic: Words = described("The topics that it was about.", default=())
    step: Step | None = described("Which of the seven steps of knowledge mobilisation it served.")
    summary: Text | None = described("What was said and agreed.")
    owner: Text | None = described("Who on our side was there.")
    follow_up: Day | None = described("The day by which something was promised.")
    done: Truth | None = described("Whether what was promised has been done.")
    feedback: Feedback | None = described("What they thought of it.")
    output: Text | None = described("The id of the output that the feedback is about.")
