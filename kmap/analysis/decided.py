"""What people have decided on engagement with a stakeholder: for a topic, else in general."""

from kmap.errors import Route
from kmap.register.models.stakeholder import Engagement, Stakeholder


def engagement_of(stakeholder: Stakeholder, topic: str | None) -> Engagement:
    """Return the engagement for a topic: what the topic leaves out is the general value, field by field."""
    general = stakeholder.engagement or _NO_ENGAGEMENT
    entry = stakeholder.by_topic.get(topic) if topic is not None else None
    if entry is None or entry.engagement is None:
        return general
    own = {name: value for name, value in entry.engagement if value is not None}
    return general.model_copy(update=own)


_NO_ENGAGEMENT = Engagement.model_construct()


def target_route(stakeholder: Stakeholder, topic: str | None) -> Route:
    """Return where the target that stands for a topic is written, from the stakeholder down."""
    entry = stakeholder.by_topic.get(topic) if topic is not None else None
    if topic is not None and entry is not None and entry.engagement is not None and entry.engagement.target is not None:
        return ("by_topic", topic, "engagement", "target")
    return ("engagement", "target")
