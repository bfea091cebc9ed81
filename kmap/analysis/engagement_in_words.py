"""The level of engagement now, and the next contact, in words."""

import datetime

from kmap.analysis.engagement import Suggestion


def now_in_words(suggestion: Suggestion) -> str:
    """Return the level of engagement now, or why there is none."""
    if suggestion.current is not None:
        return suggestion.current
    if suggestion.last is None:
        return "no contact"
    return "lapsed" if suggestion.lapsed else "no level"


def next_contact(day: datetime.date, suggestion: Suggestion) -> str:
    """Return in words when the next contact is due, and from which day this is counted; empty without a level."""
    due, every, since = suggestion.due, suggestion.every, suggestion.stakeholder.since
    if due is None or every is None:
        return ""
    late = (day - due).days
    when = f"due {due}" + (f" (overdue by {_days(late)})" if late > 0 else " (today)" if late == 0 else "")
    if suggestion.last is not None:
        return f"{when}, {_days(every)} after the last contact on {suggestion.last}"
    if since is not None:
        return f"{when}, {_days(every)} after {since}, the first day that they count; no contact so far"
    return f"{when}, then every {_days(every)}; no contact so far"


def _days(count: int) -> str:
    return "1 day" if count == 1 else f"{count} days"
