"""The output kinds that suit a stakeholder: from its needs, from what it asked for, else from its category."""

from collections.abc import Iterable
from functools import lru_cache

from kmap.register.models.knowledge import Need
from kmap.register.models.stakeholder import Stakeholder
from kmap.register.register import Register

ORIGINS = {"need": "as their need asks", "asked": "as they asked", "category": "usual for their category"}
"""In words, who said which output kinds suit a stakeholder."""

KIND_PURPOSES: dict[str, str] = {
    "policy-brief": "two pages for those who decide: what was found, how sure it is, what could be done",
    "sop": "the steps of a task, so that everybody does it the same safe way",
    "good-practice-guide": "what works and how others have done it, to adapt at one's own place",
    "press-release": "a page for journalists: one finding, one quotation, someone to call",
    "practitioner-training": "time to try out what to do differently, with questions answered",
    "plain-english-summary": "what was found and what it means for me, in everyday words",
    "community-event": "meeting people where they live: results told, talked over, and answered back",
    "journal-article": "the full methods and results, for those who judge and build on them",
    "conference-session": "results in front of a profession, while they can still be argued with",
    "seminar": "an hour with a small group: findings, limits, what it takes to use them",
    "dataset": "the numbers themselves, described well enough for others to work with",
    "toolkit": "templates, checklists and calculators to do it oneself",
    "infographic": "one picture that is read in a minute, on a wall or a screen",
}
"""What each output kind is for, in kmap's own words."""


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
    raised = _needs(register).get(stakeholder.id)
    if raised:
        needs = [need for need in raised if topic is None or not need.topic or topic in need.topic]
        of_needs = tuple(dict.fromkeys(kind for need in needs for kind in need.formats))
        if of_needs:
            return of_needs, "need"
    asked = asked_for(stakeholder, topic)
    if asked:
        return asked, "asked"
    category = register.categories.get(stakeholder.category or "")
    return (category.formats, "category") if category is not None and category.formats else ((), "")


def asked_for(stakeholder: Stakeholder, topic: str | None) -> tuple[str, ...]:
    """Return the output kinds that a stakeholder asked for: the topic's, where it has any, else the general ones.

    An empty list under a topic is an answer: they asked for nothing there.
    """
    entry = stakeholder.by_topic.get(topic) if topic is not None else None
    return entry.formats if entry is not None and entry.formats is not None else stakeholder.formats


def in_words(register: Register, kinds: Iterable[str], origin: str) -> str:
    """Return output kinds by name, and who said so, as a sentence for people.

    Parameters
    ----------
    register
        The register, which can name kinds of its own.
    kinds, origin
        What `output_kinds` returns.

    Returns
    -------
    str
        Such as ``Policy brief, Seminar (as they asked)``; empty where there are no kinds.
    """
    names = ", ".join(register.formats.get(kind, kind) for kind in kinds)
    return f"{names} ({ORIGINS[origin]})" if names else ""


@lru_cache(maxsize=4)
def _needs(register: Register) -> dict[str, list[Need]]:
    """Return the needs that each stakeholder has raised, by its id."""
    raised: dict[str, list[Need]] = {}
    for need in register.needs:
        for id_ in dict.fromkeys(need.raised_by):
            raised.setdefault(id_, []).append(need)
    return raised
