"""Whom the team means to work with and has not met."""

from kmap.analysis.contacts import contacts
from kmap.analysis.engagement import Suggestion
from kmap.register.register import Register
from kmap.register.vocabulary import LEVELS


def unmet(register: Register, suggestion: Suggestion) -> bool:
    """Say whether the level that stands is involve or more, and the log has no contact with them.

    A contact, however long ago, is a way to them that needs no tie.
    """
    level = suggestion.standing
    wanted = level is not None and LEVELS.index(level) >= LEVELS.index("involve")
    return wanted and suggestion.stakeholder.id not in contacts(register)
