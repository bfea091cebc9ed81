"""How a register scores, suggests, checks and redacts."""

from typing import Annotated, Any

from pydantic import BaseModel, Discriminator, Tag

from kmap.register.fields import SECTION, Days, Id, Name, Number, Text, Threshold, Words, described, required
from kmap.register.vocabulary import Quadrant, SeverityWord, SuggestedLevel


def _shape(value: Any) -> str:
    return "<group>" if isinstance(value, dict | BaseModel) else "<word>"


class Team(BaseModel):
    """Ourselves, as a node of the network."""

    model_config = SECTION

    id: Id = described("The word by which relationships refer to us.", default="us")
    name: Name = described("Our name as people read it.", default="Us")


class Labels(BaseModel):
    """Words for the values of each axis."""

    model_config = SECTION

    influence: dict[Text, Text] = described("Words for values of influence.", default={})
    interest: dict[Text, Text] = described("Words for values of interest.", default={})
    impact: dict[Text, Text] = described("Words for values of impact.", default={})


def _labels_shape(value: Any) -> str:
    by_axis = isinstance(value, Labels) or (
        isinstance(value, dict) and any(isinstance(inner, dict) for inner in value.values())
    )
    return "<axes>" if by_axis else "<values>"


class Scale(BaseModel):
    """The scale on which influence, interest and impact are scored."""

    model_config = SECTION

    min: Number = described("The lowest score.", default=1.0)
    max: Number = described("The highest score.", default=5.0)
    step: Number | None = described(
        "The distance between scores; left out, 1 where min and max are whole and at least 2 apart, "
        "else a tenth of the range."
    )
    labels: (
        Annotated[
            Annotated[dict[Text, Text], Tag("<values>")] | Annotated[Labels, Tag("<axes>")],
            Discriminator(_labels_shape),
        ]
        | None
    ) = described("Words for the scores, for all axes or per axis.")


class ThresholdByAxis(BaseModel):
    """A threshold for each axis; an axis left out has the midpoint."""

    model_config = SECTION

    influence: Threshold = described("The threshold of influence.", default="midpoint")
    interest: Threshold = described("The threshold of interest.", default="midpoint")
    impact: Threshold = described("The threshold of impact.", default="midpoint")


ThresholdSetting = Annotated[
    Annotated[Threshold, Tag("<word>")] | Annotated[ThresholdByAxis, Tag("<group>")],
    Discriminator(_shape),
]


class QuadrantLevels(BaseModel):
    """The level that each quadrant of the grid suggests."""

    model_config = SECTION

    manage_closely: SuggestedLevel = described("High influence, high interest.", "collaborate", alias="manage-closely")
    keep_satisfied: SuggestedLevel = described("High influence, low interest.", "consult", alias="keep-satisfied")
    keep_informed: SuggestedLevel = described("Low influence, high interest.", "involve", alias="keep-informed")
    monitor: SuggestedLevel = described("Low influence, low interest.", "inform", alias="monitor")

    def of(self, quadrant: Quadrant) -> SuggestedLevel:
        """Return the level for a quadrant."""
        level: SuggestedLevel = getattr(self, quadrant.replace("-", "_"))
        return level


class LevelFloors(BaseModel):
    """The lowest level to suggest where something beside the grid asks for engagement."""

    model_config = SECTION

    impact: SuggestedLevel = described("For those whom the matter affects strongly.", "involve")
    not_at_the_table: SuggestedLevel = described(
        "For those without a seat whom it concerns.", "involve", alias="not-at-the-table"
    )
    broker: SuggestedLevel = described("For those who alone connect us with others.", "consult")


class Cadence(BaseModel):
    """Days between contacts, for each level."""

    model_config = SECTION

    inform: Days = described("Days between contacts at this level.", 180)
    consult: Days = described("Days between contacts at this level.", 90)
    involve: Days = described("Days between contacts at this level.", 60)
    collaborate: Days = described("Days between contacts at this level.", 30)
    empower: Days = described("Days between contacts at this level.", 30)


class Policy(BaseModel):
    """How a place on the grid becomes an engagement level."""

    model_config = SECTION

    levels: QuadrantLevels = described("The level that each quadrant suggests.", QuadrantLevels.model_construct())
    at_least: LevelFloors = described("The lowest level for some, whatever their place.", LevelFloors.model_construct())
    every: Cadence = described("How many days may pass between contacts at each level.", Cadence.model_construct())


class Category(BaseModel):
    """A kind of stakeholder."""

    model_config = SECTION

    id: Id = required("The word by which stakeholders refer to it.")
    name: Name | None = described("The name as people read it.")
    formats: Words = described("The output kinds that suit it.", default=())


class Named(BaseModel):
    """A word with a name: a topic, an output kind, an equity group."""

    model_config = SECTION

    id: Id = required("The word by which the register refers to it.")
    name: Name | None = described("The name as people read it.")


class CheckSettings(BaseModel):
    """What `kmap check` looks at in this register."""

    model_config = SECTION

    fail_on: SeverityWord | None = described("The lowest severity that makes the check fail: error, warning or info.")
    severity: dict[Text, SeverityWord] = described("Another severity for a rule, by its code.", default={})
    ignore: dict[Text, Text] = described(
        "Rules that are not to be reported, by their code, with the reason.", default={}
    )


class RedactSettings(BaseModel):
    """What `kmap redact` leaves out."""

    model_config = SECTION

    drop: Words = described("Fields to leave out beside the usual ones.", default=())
    keep: Words = described("Fields of the usual ones to keep.", default=())
