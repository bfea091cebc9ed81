"""What carries knowledge: needs, questions, outputs with their uptake, training."""

from pydantic import BaseModel

from kmap.register.fields import (
    SECTION,
    Count,
    Day,
    Id,
    LastDay,
    Name,
    Step,
    Text,
    Words,
    described,
    required,
)
from kmap.register.vocabulary import NeedKind, OutputStatus, QuestionStatus, UptakeKind


class Need(BaseModel):
    """What somebody needs to know."""

    model_config = SECTION

    id: Id = required("The word by which questions and outputs refer to it.")
    need: Name = required("What they need to know, as a question or a sentence.")
    kind: NeedKind | None = described("Whose need it is: policy, practice, public or research.")
    step: Step | None = described("1 for an overarching need, 3 for one learnt in meeting them.")
    raised_by: Words = described("Ids of the stakeholders who raised it.", default=())
    topic: Words = described("The topics that it is about.", default=())
    formats: Words = described("The output kinds in which an answer would serve.", default=())
    due: LastDay | None = described("The day, or month, by which an answer is needed.")
    equity: Words = described("The equity groups that it serves.", default=())
    follows: Text | None = described("The id of the output whose feedback brought it up.")


class Question(BaseModel):
    """A research question that answers needs."""

    model_config = SECTION

    id: Id = required("The word by which outputs refer to it.")
    question: Name = required("The question.")
    design: Text | None = described("How it is studied.")
    answers: Words = described("Ids of the needs that it answers.", default=())
    lead: Text | None = described("Who leads the study.")
    status: QuestionStatus | None = described("How far it is: idea, designed, running, preliminary or final.")
    results: LastDay | None = described("When first results are expected.")
    equity: Words = described("The equity groups that it serves.", default=())


class Uptake(BaseModel):
    """What came of an output."""

    model_config = SECTION

    date: Day = required("The day on which it was seen.")
    by: Words = described("Ids of the stakeholders who took it up.", default=())
    what: Text | None = described("What they did with it.")
    kind: UptakeKind | None = described("How far it went: read, cited, used or changed.")
    evidence: Text | None = described("Where this can be seen: an address or a document.")


class Output(BaseModel):
    """What carries an answer to an audience."""

    model_config = SECTION

    id: Id = required("The word by which the log and needs refer to it.")
    title: Name = required("The title.")
    kind: Text | None = described("The id of its output kind, such as policy-brief.")
    answers: Words = described("Ids of the questions, or needs, that it answers.", default=())
    audiences: Words = described("Whom it is for: ids, category:ID or tag:ID.", default=())
    message: Text | None = described("What it says, in a sentence.")
    limitations: Text | None = described("What it can't say.")
    status: OutputStatus | None = described("How far it is: planned, draft or published.")
    due: LastDay | None = described("The day, or month, by which it is to be published.")
    published: Day | None = described("The day on which it was published.")
    owner: Text | None = described("Who sees to it.")
    url: Text | None = described("Where it can be found.")
    uptake: tuple[Uptake, ...] = described("What came of it.", default=())


class Training(BaseModel):
    """Training of our own people."""

    model_config = SECTION

    date: Day = required("The day on which it was held, or will be.")
    title: Name = required("What it was called.")
    audience: Text | None = described("Whom it was for.")
    attended: Count | None = described("How many came.")
