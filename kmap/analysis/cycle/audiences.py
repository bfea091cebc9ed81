"""Audiences: whom a list of ids, ``category:ID`` and ``tag:ID`` names."""

from collections.abc import Iterable
from functools import lru_cache

from kmap.register.models.stakeholder import Stakeholder
from kmap.register.register import Register


def words_for(stakeholder: Stakeholder) -> tuple[str, ...]:
    """Return every word that names a stakeholder in an audience: its id, its category, its tags.

    Examples
    --------
    >>> words_for(Stakeholder(id="nhsa", name="Agency", category="government", tags=["england"]))
    ('nhsa', 'category:government', 'tag:england')
    """
    category = (f"category:{stakeholder.category}",) if stakeholder.category is not None else ()
    return (stakeholder.id, *category, *(f"tag:{tag}" for tag in stakeholder.tags))


def is_for(stakeholder: Stakeholder, audience: Iterable[str]) -> bool:
    """Say whether an audience names a stakeholder, by its id or as one of a category or tag."""
    return not set(words_for(stakeholder)).isdisjoint(audience)


def members(register: Register, audience: Iterable[str]) -> tuple[Stakeholder, ...]:
    """Return the stakeholders that an audience names and that count on the day, each once, in its order."""
    named = _by_word(register)
    found = {one.id: one for word in audience for one in named.get(word, ())}
    return tuple(found.values())


def is_empty(register: Register, audience: Iterable[str]) -> bool:
    """Say whether an audience names nobody that counts on the day."""
    named = _by_word(register)
    return not any(word in named for word in audience)


def in_words(register: Register, audience: Iterable[str]) -> tuple[str, ...]:
    """Return an audience by name: stakeholders by theirs, a category or tag as all of it.

    Examples
    --------
    ``[nhsa, category:practitioners]`` gives ``("National health security agency", "all Clinicians and
    health care professionals")``.
    """
    return tuple(_word(register, word) for word in audience)


def _word(register: Register, word: str) -> str:
    if word in register.by_id:
        return register.by_id[word].name
    kind, _, id_ = word.partition(":")
    if kind == "category" and id_ in register.categories:
        return f"all {register.categories[id_].name or id_}"
    return f"all tagged {id_}" if kind == "tag" and id_ else word


@lru_cache(maxsize=4)
def _by_word(register: Register) -> dict[str, list[Stakeholder]]:
    """Return those who count on the day by each word that names them."""
    named: dict[str, list[Stakeholder]] = {}
    for one in register.counting:
        for word in words_for(one):
            named.setdefault(word, []).append(one)
    return named
