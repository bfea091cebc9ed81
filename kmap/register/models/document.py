"""A whole register as it is written in one file."""

from typing import Annotated, Any

from pydantic import BaseModel, BeforeValidator

from kmap.register.fields import (
    SECTION,
    Day,
    Days,
    Name,
    NotNegative,
    Text,
    Truth,
    Whole,
    Words,
    described,
    required,
)
from kmap.register.models.expectation import Expectation
from kmap.register.models.knowledge import Need, Output, Question, Training
from kmap.register.models.network import LogEntry, Relationship
from kmap.register.models.settings import (
    Category,
    CheckSettings,
    Named,
    Policy,
    RedactSettings,
    Scale,
    Team,
    ThresholdSetting,
)
from kmap.register.models.stakeholder import Stakeholder


def _ids_to_groups(value: Any) -> Any:
    """Return the equity groups with each bare id as a group of its own."""
    entries = [value] if isinstance(value, str) else value
    if not isinstance(entries, list):
        return entries
    return [{"id": entry} if isinstance(entry, str) else entry for entry in entries]


class Document(BaseModel):
    """A stakeholder register: who has a stake in a matter, and what is done with them."""

    model_config = SECTION

    kmap: Whole = described("The version of the register format; 1 where left out.", default=1)
    as_of: Day | None = described(
        "For a finished record: the day as on which it is read. A living register leaves it out."
    )
    title: Name = required("What the register is about.")
    extends: Text | None = described("The register that this one adds to, by its path from here.")
    topic: Text | None = described("The topic meant where none is asked for.")
    exclude: Words = described("Ids of inherited stakeholders that do not count here.", default=())
    team: Team | None = described("Ourselves.")
    scale: Scale | None = described("The scale of the scores; 1 to 5 where left out.")
    threshold: ThresholdSetting | None = described("Above which score is high: midpoint, mean, median or a number.")
    borderline: NotNegative = described(
        "How near to the threshold a score is doubtful, in units of the scale.", default=0.0
    )
    review_every: Days | None = described("Days after which a dated score is stale; 365 where left out.")
    default_categories: Truth = described("Whether the usual categories exist beside those named here.", default=True)
    categories: tuple[Category, ...] = described("Kinds of stakeholder beside the usual ones.", default=())
    formats: tuple[Named, ...] = described("Output kinds beside the usual ones.", default=())
    topics: tuple[Named, ...] = described("The topics by which scores can differ.", default=())
    equity: Annotated[tuple[Named, ...], BeforeValidator(_ids_to_groups)] = described(
        "The groups whose voice the programme has set out to hear: PROGRESS-Plus ids, or new ones with a name.",
        default=(),
    )
    stakeholders: tuple[Stakeholder, ...] = required("Those with a stake in the matter.")
    relationships: tuple[Relationship, ...] = described("Ties between them.", default=())
    policy: Policy | None = described("How a place on the grid becomes an engagement level.")
    log: tuple[LogEntry, ...] = described("What happened: contacts with stakeholders.", default=())
    needs: tuple[Need, ...] = described("What people need to know.", default=())
    questions: tuple[Question, ...] = described("Research questions that answer needs.", default=())
    outputs: tuple[Output, ...] = described("What carries answers to audiences.", default=())
    training: tuple[Training, ...] = described("Training of our own people.", default=())
    expect: tuple[Expectation, ...] = described("Claims that `kmap check` holds the register to.", default=())
    check: CheckSettings | None = described("What `kmap check` looks at.")
    redact: RedactSettings | None = described("What `kmap redact` leaves out.")
