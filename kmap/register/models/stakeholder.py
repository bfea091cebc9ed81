"""A stakeholder as a register writes it: who they are, their scores, what we do with them."""

from pydantic import BaseModel

from kmap.register.fields import (
    SECTION,
    Day,
    FirstDay,
    Id,
    LastDay,
    Name,
    Number,
    Text,
    Truth,
    Words,
    described,
    required,
)
from kmap.register.vocabulary import Capacity, DesiredStance, Kind, Level, Stance


class Engagement(BaseModel):
    """How much engagement a stakeholder has, and how much a person has decided on."""

    model_config = SECTION

    current: Level | None = described("The level of engagement now; left out, it is read from the log.")
    target: Level | None = described(
        "The level that a person has decided on; it stands above what the policy suggests."
    )
    because: Text | None = described("Why the target differs from what the policy suggests.")
    owner: Text | None = described("Who on our side keeps up this engagement: a role or initials.")


class StanceMove(BaseModel):
    """Where a stakeholder stands on the matter, and where we would like them to stand."""

    model_config = SECTION

    current: Stance | None = described("Where they stand now: unaware, resistant, neutral, supportive or leading.")
    desired: DesiredStance | None = described("Where we would like them to stand: neutral, supportive or leading.")


class Salience(BaseModel):
    """The three attributes of Mitchell, Agle and Wood (1997); a type follows only from all three."""

    model_config = SECTION

    power: Truth | None = described("Whether they can make others do what those would not do by themselves.")
    legitimacy: Truth | None = described("Whether what they want is seen as proper.")
    urgency: Truth | None = described("Whether what they want is pressing and important to them.")


class EngagementPoint(BaseModel):
    """A date at which evidence can change what a stakeholder does."""

    model_config = SECTION

    date: LastDay = required("The day, or the month, by which evidence must be there.")
    what: Text | None = described("What happens then, such as a consultation that closes.")


class TopicScores(BaseModel):
    """What differs for one topic; what is left out is the stakeholder's general value."""

    model_config = SECTION

    influence: Number | None = described("Power over the decision or its uptake, for this topic.")
    interest: Number | None = described("How much this topic means to them.")
    impact: Number | None = described("How strongly this topic affects them.")
    because: Text | None = described("The reason for these scores.")
    engagement: Engagement | None = described("Engagement on this topic.")
    stance: StanceMove | None = described("Where they stand on this topic.")
    evidence_needs: Text | None = described("What they need to know about this topic.")
    formats: Words | None = described("The output kinds that they asked for on this topic.")


class Assessment(BaseModel):
    """The scores that one assessor gave on one day."""

    model_config = SECTION

    date: Day = required("The day of the assessment.")
    by: Text | None = described("Who assessed: initials or a role.")
    round: Text | None = described("The name of the round; left out, the date is the round.")
    topic: Text | None = described("The topic that was scored; left out, the matter in general.")
    influence: Number | None = described("Power over the decision or its uptake, as this assessor sees it.")
    interest: Number | None = described("How much the matter means to them, as this assessor sees it.")
    impact: Number | None = described("How strongly they are affected, as this assessor sees it.")
    stance: Stance | None = described("Where they stood on that day.")
    because: Text | None = described("The evidence for the scores.")


class Stakeholder(BaseModel):
    """A person or body with a stake in the matter."""

    model_config = SECTION

    id: Id = described("The word by which the register refers to it; left out, it is made from the name.", default="")
    name: Name = described("The name as people read it.", default="")
    aliases: Words = described("Other names, such as an abbreviation.", default=())
    kind: Kind = described("An organisation, a group, a role or a person.", default="organisation")
    category: Text | None = described("The id of its category, such as government or communities.")
    tags: Words = described("Free words to filter by.", default=())
    influence: Number | None = described("Power over the decision or its uptake, on the register's scale.")
    interest: Number | None = described("How much the matter means to them, on the register's scale.")
    impact: Number | None = described("How strongly they are affected, for better or worse, on the register's scale.")
    because: Text | None = described("The reason for the scores, in a sentence.")
    at_the_table: Truth | None = described("Whether they have a voice already where decisions are taken.")
    represents: Words = described("Equity groups that they speak for; never a person's own traits.", default=())
    stance: StanceMove | None = described("Where they stand on the matter, and where we would like them to stand.")
    salience: Salience | None = described("Power, legitimacy and urgency.")
    capacity: Capacity | None = described("How much engagement they can take on.")
    options: Text | None = described("What they are able to change.")
    evidence_needs: Text | None = described("A first note of what they need to know; later an entry under needs.")
    formats: Words = described("The output kinds that they asked for.", default=())
    engagement_points: tuple[EngagementPoint, ...] = described(
        "Dates at which evidence can change what they do.", default=()
    )
    engagement: Engagement | None = described("How much engagement there is, is wanted, and who keeps it up.")
    by_topic: dict[Text, TopicScores] = described("What differs for a topic.", default={})
    assessments: tuple[Assessment, ...] = described("Dated scores by one or several assessors.", default=())
    contact: Text | None = described("Where the contact details are kept; never the details themselves.")
    since: FirstDay | None = described("The first day, or month, on which the stakeholder counts.")
    until: LastDay | None = described("The last day, or month, on which the stakeholder counts.")
    succeeded_by: Text | None = described("The id of the stakeholder that took its place.")
    notes: Text | None = described("Anything else.")
    unset: Words = described("In a project: inherited values to take away, such as engagement.target.", default=())

    @property
    def layers(self) -> "tuple[Stakeholder, ...]":
        """What each register says of it that does, by itself, the nearest first."""
        return (self,)
