"""A claim that a register makes about itself, for the check to hold it to."""

from pydantic import BaseModel

from kmap.register.fields import SECTION, Count, Text, Truth, described
from kmap.register.vocabulary import Level, Place


class Expectation(BaseModel):
    """A claim about one stakeholder, or about how many there are of a kind."""

    model_config = SECTION

    stakeholder: Text | None = described("The id of the stakeholder that the claim is about.")
    category: Text | None = described("The category whose stakeholders are counted.")
    tag: Text | None = described("The tag whose stakeholders are counted.")
    represents: Text | None = described("The equity group whose representatives are counted.")
    topic: Text | None = described("The topic that the claim is about.")
    quadrant: Place | None = described("Where on the grid the stakeholder is.")
    level: Level | None = described("The level of engagement that stands.")
    level_at_least: Level | None = described("The lowest level of engagement that may stand.")
    scored: Truth | None = described("Whether influence and interest are both scored.")
    count_at_least: Count | None = described("The lowest number of stakeholders.")
    because: Text | None = described("Why this is to hold.")
