"""Risks: what may go wrong when we meet a stakeholder."""

from collections.abc import Iterator

from kmap.analysis.briefing import Briefing
from kmap.analysis.network.nodes import name_of
from kmap.analysis.network.ties import ties
from kmap.analysis.overdue import is_overdue
from kmap.register.models.knowledge import Output
from kmap.register.register import Register
from kmap.register.vocabulary import UNSCORED
from kmap.terminal import listed, number

SOON = 60
"""Days within which an engagement point with no output due by then is a risk."""
POOR = 2
"""A rating up to this is one to speak of before anything else."""
LEAVING = 180
"""Days before `until` within which it matters that they will stop counting."""


def risks(register: Register, briefing: Briefing) -> Iterator[str]:
    """Yield what may go wrong in a meeting, what is most pressing first.

    First where they stand and what they hold against us; then what is late on our side,
    what we don't know, and what they can't give.
    """
    yield from _standing(register, briefing)
    yield from _owed(register, briefing)
    yield from _unsure(briefing)
    yield from _tired(register, briefing)
    one = briefing.suggestion.stakeholder
    if briefing.suggestion.owner is None:
        yield "nobody on our side is named as the one who keeps up this engagement"
    if one.until is not None and (one.until - register.day).days <= LEAVING:
        yield f"they count until {one.until} only"
    if one.kind == "person":
        yield "this page is about one person: keep it to those who need it"


def _standing(register: Register, briefing: Briefing) -> Iterator[str]:
    """Yield where they stand, whom they are in dispute with, and what they last thought of us."""
    suggestion = briefing.suggestion
    wanted = f"; we would like them {suggestion.desired}" if suggestion.desired else ""
    if suggestion.stance == "resistant":
        yield f"they are against it{wanted}"
    elif suggestion.stance == "unaware":
        yield f"they may not know of the matter, or not that it concerns them{wanted}"
    id_, conflicts = suggestion.stakeholder.id, ties(register).conflicts
    against = {*conflicts.get(id_, ()), *(node for node, ends in conflicts.items() if id_ in ends)}
    if against:
        yield f"there is a dispute with {listed(sorted(name_of(register, node) for node in against))}"
    rated = next(
        (one for one in briefing.entries if one.feedback is not None and one.feedback.rating is not None), None
    )
    if rated is not None and rated.feedback is not None and (rated.feedback.rating or 0) <= POOR:
        yield f"their last rating, on {rated.date}, was {number(rated.feedback.rating or 0)} of 5"


def _owed(register: Register, briefing: Briefing) -> Iterator[str]:
    """Yield what is late on our side."""
    day, suggestion = register.day, briefing.suggestion
    broken = [one for one in briefing.promises if one.due < day]
    if broken:
        yield f"{_counted(len(broken), 'promise')} to them overdue, the first since {broken[0].due}"
    late = [one for one in briefing.coming if one.due is not None and one.due < day]
    if late:
        yield f"{_counted(len(late), 'output')} for them overdue: {late[0].title}"
    overdue = [one.need for one in briefing.raised if not one.met and one.need.due is not None and one.need.due < day]
    if overdue:
        yield f"their need was due on {overdue[0].due} and no published output answers it: {overdue[0].need}"
    if suggestion.last is None:
        yield "we have never met them, as far as the log says"
    elif is_overdue(register, suggestion) and suggestion.due is not None:
        yield f"contact is overdue by {_counted((day - suggestion.due).days, 'day')}"
    soon = [one for one in briefing.points if (one.date - day).days <= SOON]
    if soon and not any(one.due is not None and one.due <= soon[0].date for one in briefing.coming):
        yield f"no output for them is due by {soon[0].date}: {soon[0].what or 'an engagement point'}"
    wrong = [one for one in briefing.coming if suggestion.formats and one.kind and one.kind not in suggestion.formats]
    if wrong and suggestion.formats_from != "category":
        yield f"{wrong[0].title} is to be {_format(register, wrong[0])}, which they did not ask for"


def _format(register: Register, output: Output) -> str:
    name = register.formats.get(output.kind or "", output.kind or "")
    return f"{'an' if name[:1].lower() in 'aeiou' else 'a'} {name[:1].lower()}{name[1:]}"


def _unsure(briefing: Briefing) -> Iterator[str]:
    """Yield what is doubtful in their place on the grid."""
    placement = briefing.suggestion.placement
    if placement.quadrant == UNSCORED:
        yield f"their {listed(placement.missing)} {'is' if len(placement.missing) == 1 else 'are'} not known yet"
    if placement.contested:
        yield "our own people see their place differently"
    if placement.could_be:
        yield f"their place is doubtful: it could also be {listed(placement.could_be, 'or')}"


def _tired(register: Register, briefing: Briefing) -> Iterator[str]:
    """Yield whether they are asked for more than they can give."""
    suggestion = briefing.suggestion
    if suggestion.stakeholder.capacity == "low":
        yield "their capacity is low: ask for little, and for one thing at a time"
    if suggestion.every is not None:
        recent = sum((register.day - one.date).days < suggestion.every for one in briefing.entries)
        if recent > 1:
            yield f"{recent} contacts in the past {suggestion.every} days, where their level makes one"


def _counted(count: int, word: str) -> str:
    return f"{count} {word}" if count == 1 else f"{count} {word}s"
