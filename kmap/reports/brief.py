"""A briefing as one page: short lists under headings, each of bounded length, so that it stays two screens at most."""

from collections.abc import Callable, Iterator, Sequence
from typing import TypeVar

from kmap.analysis.briefing import Briefing, Raised
from kmap.analysis.cycle.progress import state
from kmap.analysis.engagement_in_words import next_contact, now_in_words
from kmap.analysis.network.nodes import name_of
from kmap.analysis.risks import risks
from kmap.register.models.knowledge import Output
from kmap.register.models.network import LogEntry
from kmap.register.register import Register
from kmap.register.scores import StandingScores
from kmap.register.vocabulary import AXES, QUADRANT_MEANINGS, UNSCORED
from kmap.report import Report
from kmap.terminal import listed, number, printable, wrap

COLUMNS = ("part", "fact")
LINE = 76
"""Cells of a line of a list at 80 columns."""
_FROM = {"need": "as their needs say", "asked": "as they asked", "category": "usual for their category"}

One = TypeVar("One")


def report(register: Register, briefing: Briefing) -> Report:
    """Return the briefing, a row for each fact under its part."""
    parts: dict[str, Iterator[str]] = {
        "Who they are": _who(register, briefing),
        "Place and level": _place(register, briefing),
        "What they need": _need(register, briefing),
        "Their dates": _dates(register, briefing),
        "What we promised": _promised(register, briefing),
        "Last contacts": _contacts(register, briefing),
        "Who introduces us": _introductions(register, briefing),
        "What may go wrong": _risks(register, briefing),
    }
    rows = tuple((part, fact) for part, facts in parts.items() for fact in facts)
    about = f", {briefing.grid.topic}" if briefing.grid.topic is not None else ""
    note = clip(f"{register.title}{about}; as on {register.day}", 1)
    return Report("brief", clip(briefing.suggestion.stakeholder.name, 1), COLUMNS, rows, (note,))


def clip(text: str, lines: int) -> str:
    """Return text that takes no more than so many lines, its end cut off where it would."""
    wrapped = wrap(printable(" ".join(text.split())), LINE)
    if len(wrapped) <= lines:
        return " ".join(wrapped) if len(wrapped) > 1 else wrapped[0]
    last = wrap(wrapped[lines - 1], LINE - 3)[0]
    return " ".join([*wrapped[: lines - 1], f"{last}..."])


def _some(ones: Sequence[One], most: int, said: Callable[[One], str], more: str = "more") -> list[str]:
    """Return what is said of the first few, and how many more there are."""
    facts = [said(one) for one in ones[:most]]
    return facts + [f"and {len(ones) - most} {more}"] * (len(ones) > most)


def _who(register: Register, briefing: Briefing) -> Iterator[str]:
    one = briefing.suggestion.stakeholder
    category = register.categories.get(one.category or "")
    seat = {True: "at the table", False: "not at the table", None: ""}[one.at_the_table]
    said = [one.kind, (category.name or category.id) if category else "", ", ".join(one.aliases), seat]
    yield clip("; ".join(part for part in said if part), 1)
    if one.options:
        yield clip(f"can change: {one.options}", 2)
    if one.represents:
        yield clip(f"speaks for: {listed([register.equity.get(group, group) for group in one.represents])}", 1)
    owner = f"owner: {briefing.suggestion.owner}" if briefing.suggestion.owner else "owner: nobody named"
    yield clip(owner + (f"; contact details: {one.contact}" if one.contact else ""), 1)


def _place(register: Register, briefing: Briefing) -> Iterator[str]:
    suggestion, placement = briefing.suggestion, briefing.suggestion.placement
    meaning = f": {QUADRANT_MEANINGS[placement.quadrant]}" if placement.quadrant != UNSCORED else ""
    yield clip(f"{placement.quadrant}{meaning} ({_scores(placement.scores)})", 2)
    standing = suggestion.standing or "none"
    at_least = "at least " if suggestion.at_least and suggestion.target is None else ""
    stance = f"; stance {suggestion.stance}" if suggestion.stance else ""
    stance += f", wanted {suggestion.desired}" if suggestion.desired and suggestion.desired != suggestion.stance else ""
    yield clip(f"level: {at_least}{standing}, now {now_in_words(suggestion)}{stance}", 1)
    yield from _some(suggestion.reasons, 3, lambda reason: clip(f"because {reason.text}", 2))


def _scores(scores: StandingScores) -> str:
    return ", ".join(
        f"{axis} {number(score.score)}" if (score := scores.on(axis)) is not None else f"{axis} unscored"
        for axis in AXES
    )


def _need(register: Register, briefing: Briefing) -> Iterator[str]:
    one = briefing.suggestion.stakeholder
    entry = one.by_topic.get(briefing.topic) if briefing.topic is not None else None
    note = entry.evidence_needs if entry is not None and entry.evidence_needs is not None else one.evidence_needs
    if briefing.raised:
        yield from _some(briefing.raised, 3, lambda raised: clip(_raised(register, raised), 2))
    elif note:
        yield clip(note, 2)
    else:
        yield "no need of theirs is on record: ask"
    if briefing.suggestion.formats:
        kinds = listed([register.formats.get(kind, kind) for kind in briefing.suggestion.formats])
        yield clip(f"in this form: {kinds} ({_FROM[briefing.suggestion.formats_from]})", 2)


def _raised(register: Register, raised: Raised) -> str:
    published = [one for one in raised.outputs if state(one, register.day) == "published"]
    if raised.met:
        return f"{raised.need.need} (answered: {published[0].title})"
    due = f"due {raised.need.due}; " if raised.need.due is not None else ""
    coming = f"{raised.outputs[0].title} is to answer it" if raised.outputs else "no output is planned"
    return f"{raised.need.need} ({due}{coming})"


def _dates(register: Register, briefing: Briefing) -> Iterator[str]:
    points = _some(briefing.points, 2, lambda point: clip(f"{point.date}: {point.what or 'an engagement point'}", 2))
    yield from points or ["no engagement point is on record: ask"]
    due = next_contact(register.day, briefing.suggestion)
    if due:
        yield clip(f"next contact {due}", 2)


def _promised(register: Register, briefing: Briefing) -> Iterator[str]:
    day = register.day
    facts = _some(
        briefing.promises,
        2,
        lambda one: clip(
            f"by {one.due}{' (overdue)' if one.due < day else ''}, promised on {one.entry.date}: "
            f"{one.entry.summary or one.entry.kind or 'no note of what'}",
            2,
        ),
    )
    facts += _some(briefing.coming, 2, lambda one: clip(_coming(register, one), 2))
    yield from facts or ["nothing that is still open"]


def _coming(register: Register, output: Output) -> str:
    kind = register.formats.get(output.kind, output.kind) if output.kind is not None else "output"
    late = " (overdue)" if output.due is not None and output.due < register.day else ""
    due = f", due {output.due}{late}" if output.due is not None else ", no date"
    return f"{output.title} ({kind}, {state(output, register.day)}{due})"


def _contacts(register: Register, briefing: Briefing) -> Iterator[str]:
    if briefing.given:
        latest = briefing.given[0]
        when = f" on {latest.published}" if latest.published is not None else ""
        more = f", and {len(briefing.given) - 1} before it" if len(briefing.given) > 1 else ""
        yield clip(f"they have from us: {latest.title}{when}{more}", 1)
    yield from _some(briefing.entries, 2, lambda entry: clip(_contact(register, entry), 2), "earlier") or [
        "none in the log"
    ]


def _contact(register: Register, entry: LogEntry) -> str:
    said = [part for part in (entry.kind, entry.level) if part]
    text = f"{entry.date}, {', '.join(said) or 'contact'}" + (f": {entry.summary}" if entry.summary else "")
    if entry.feedback is not None and (entry.feedback.rating is not None or entry.feedback.comment):
        rating = f"{number(entry.feedback.rating)} of 5" if entry.feedback.rating is not None else ""
        text += f" [feedback: {', '.join(part for part in (rating, entry.feedback.comment) if part)}]"
    return text


def _risks(register: Register, briefing: Briefing) -> Iterator[str]:
    found = tuple(risks(register, briefing))
    yield from _some(found, 5, lambda risk: clip(risk, 2)) or ["nothing that the register knows of"]


def _introductions(register: Register, briefing: Briefing) -> Iterator[str]:
    ways = briefing.ways.introductions
    if not ways:
        yield "no tie leads from us to them" if register.relationships else "no ties are on record"
        return
    for way in ways[:1]:
        nodes = [name_of(register, node) for node in way.route.nodes]
        if len(nodes) == 2:
            yield "we have a tie with them ourselves"
        else:
            yield clip(f"{' > '.join(nodes)}", 2)
    if len(ways) > 1 and len(ways[1].route.nodes) > 2:
        yield clip(f"or {name_of(register, ways[1].route.nodes[1])}", 1)
