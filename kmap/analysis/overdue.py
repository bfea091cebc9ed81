"""Overdue: when the next contact should have been before today."""

from kmap.analysis.engagement import Suggestion
from kmap.register.register import Register


def is_overdue(register: Register, suggestion: Suggestion) -> bool:
    """Say whether the next contact should have been before the register's day.

    It is where there was no contact and there is no `since` to count from: then it is
    due at once. It is not on the day itself, and never without a level.
    """
    if suggestion.due is None:
        return False
    never = suggestion.last is None and suggestion.stakeholder.since is None
    return never or suggestion.due < register.day
