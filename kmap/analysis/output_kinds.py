"""The output kinds that suit a stakeholder: from its needs, from what it asked for, else from its category."""

from functools import lru_cache

from kmap.register.models.knowledge import Need
from kmap.register.models.stakeholder import Stakeholder
from kmap.register.register import Register


def output_kinds(register: Register, stakeholder: Stakeholder, topic: str | None) -> tuple[tuple[str, ...], str]:
    """Return the output kinds that suit a stakeholder, and who said so.

    Parameters
    ----------
    register
        The register.
    stakeholder
        One of its stakeholders.
    topic
        The id of a topic; None for the matter in general.

    Returns
    -------
    kinds, from
        Ids of output kinds; and ``need`` where the needs that it raised name them,
        ``asked`` where it asked for them, the topic's before the general ones, ``category``
        where they are usual for its category, or nothing where nobody says anything.
    """
    raised = _needs(register).get(stakeholder.id, ())
    needs = [need for need in raised if topic is None or not need.topic or topic in need.topic]
    of_needs = tuple(dict.fromkeys(kind for need in needs for kind in need.formats))
    if of_needs:
        return of_needs, "need"
    entry = stakeholder.by_topic.get(topic) if topic is not None else None
    asked = entry.formats if entry is not None and entry.formats is not None else stakeholder.formats
    if asked:
        return asked, "asked"
    category = register.categories.get(stakeholder.category or "")
    return (category.formats, "category") if category is not None and category.formats else ((), "")


@lru_cache(maxsize=4)
def _needs(register: Register) -> dict[str, list[Need]]:
    """Return the needs that each stakeholder has raised, by its id."""
    raised: dict[str, list[Need]] = {}
    for need in register.needs:
        for id_ in dict.fromkeys(need.raised_by):
            raised.setdefault(id_, []).append(need)
    return raised
