"""The portrait of a stakeholder: what stands beside the pictures when one is chosen.

Contact details and notes stay in the register: the page is made to be passed on.
"""

from collections.abc import Iterator
from typing import NamedTuple

from kmap.analysis.contacts import contacts
from kmap.analysis.cycle.links import answered_needs
from kmap.analysis.cycle.outputs import outputs_for
from kmap.analysis.cycle.progress import state
from kmap.analysis.engagement import Suggestion
from kmap.analysis.engagement_in_words import next_contact, now_in_words
from kmap.analysis.network.nodes import name_of
from kmap.page.project import Project, View
from kmap.register.models.knowledge import Need
from kmap.register.models.network import LogEntry, Relationship
from kmap.register.register import Register
from kmap.register.vocabulary import AXES, LEVEL_MEANINGS, QUADRANT_MEANINGS, UNSCORED
from kmap.terminal import listed, number

MOST_CONTACTS = 4
MOST_TIES = 12
_FROM = {"need": "as their needs say", "asked": "as they asked", "category": "usual for their category"}


class Part(NamedTuple):
    """Facts of one kind.

    Parameters
    ----------
    heading
        What they are about.
    facts
        A sentence or two for each; never empty.
    """

    heading: str
    facts: tuple[str, ...]


def by_topic(register: Register, view: View, suggestion: Suggestion) -> tuple[Part, ...]:
    """Return what differs by topic: place and level with their reasons, and what is needed."""
    parts = (
        Part("Place", tuple(_place(suggestion))),
        Part("Level of engagement", tuple(_level(register, suggestion))),
        Part("Why this level", tuple(reason.text for reason in suggestion.reasons)),
        Part("Why these scores", tuple(dict.fromkeys(_because(suggestion)))),
        Part("Note on their needs", tuple(_note(suggestion, view.topic))),
        Part("Form that suits them", tuple(_formats(register, suggestion))),
    )
    return tuple(part for part in parts if part.facts)


def _place(suggestion: Suggestion) -> Iterator[str]:
    placement = suggestion.placement
    if placement.quadrant == UNSCORED:
        yield f"not on the grid: {listed(placement.missing)} unscored"
    else:
        yield f"{placement.quadrant}: {QUADRANT_MEANINGS[placement.quadrant]}"
    for axis in AXES:
        score = placement.scores.on(axis)
        if score is not None:
            names = [f"{rating.by or 'unnamed'} {number(rating.score)}" for rating in score.ratings]
            given = f" ({', '.join(names)}; round {score.round})" if score.assessed else ""
            yield f"{axis} {number(score.score)}{given}"
    if placement.could_be:
        yield f"doubtful: it could also be {listed(placement.could_be, 'or')}"
    if placement.contested:
        yield "contested: its assessors, each alone, would place it differently"


def _level(register: Register, suggestion: Suggestion) -> Iterator[str]:
    if suggestion.standing is not None:
        by = "decided by a person" if suggestion.target is not None else "suggested by the policy"
        at_least = "at least " if suggestion.at_least and suggestion.target is None else ""
        yield f"{at_least}{suggestion.standing}, {by}: {LEVEL_MEANINGS[suggestion.standing]}"
    yield f"now: {now_in_words(suggestion)}"
    if suggestion.stance is not None or suggestion.desired is not None:
        wanted = f", wanted: {suggestion.desired}" if suggestion.desired is not None else ""
        yield f"stance: {suggestion.stance or 'not known'}{wanted}"
    yield f"owner: {suggestion.owner or 'nobody named'}"
    due = next_contact(register.day, suggestion)
    if due:
        yield f"next contact {due}"


def _because(suggestion: Suggestion) -> Iterator[str]:
    for axis in AXES:
        score = suggestion.placement.scores.on(axis)
        for rating in score.ratings if score is not None else ():
            if rating.because:
                yield f"{rating.by}: {rating.because}" if rating.by is not None else rating.because


def _note(suggestion: Suggestion, topic: str | None) -> Iterator[str]:
    one = suggestion.stakeholder
    entry = one.by_topic.get(topic) if topic is not None else None
    note = entry.evidence_needs if entry is not None and entry.evidence_needs is not None else one.evidence_needs
    if note:
        yield note


def _formats(register: Register, suggestion: Suggestion) -> Iterator[str]:
    if suggestion.formats:
        kinds = listed([register.formats.get(kind, kind) for kind in suggestion.formats])
        yield f"{kinds} ({_FROM[suggestion.formats_from]})"


def in_general(project: Project) -> tuple[tuple[Part, ...], ...]:
    """Return what is the same for all topics, for each stakeholder of a project in its order."""
    register = project.register
    ties = _ties(register)
    needs = _needs(register)
    return tuple(
        tuple(
            part
            for part in (
                Part("Who they are", tuple(_who(register, id_))),
                Part("What they need to know", tuple(needs.get(id_, ()))),
                Part("Outputs for them", tuple(_outputs(register, id_))),
                Part("Their dates", tuple(_dates(register, id_))),
                Part("Last contacts", tuple(_contacts(register, id_))),
                Part("Way to them", (_way(project, id_),)),
                Part("Ties", tuple(_some_ties(ties.get(id_, [])))),
            )
            if part.facts
        )
        for id_ in project.ids
    )


def _who(register: Register, id_: str) -> Iterator[str]:
    one = register.by_id[id_]
    category = register.categories.get(one.category or "")
    seat = {True: "at the table", False: "not at the table", None: ""}[one.at_the_table]
    said = [one.kind, (category.name or category.id) if category else "no category", seat]
    yield "; ".join(part for part in said if part)
    if one.aliases:
        yield f"also called {listed(one.aliases)}"
    if one.represents:
        yield f"speaks for {listed([register.equity.get(group, group) for group in one.represents])}"
    if one.capacity is not None:
        yield f"capacity: {one.capacity}"
    if one.options:
        yield f"can change: {one.options}"
    if one.tags:
        yield f"tags: {', '.join(one.tags)}"


def _needs(register: Register) -> dict[str, list[str]]:
    """Return what each stakeholder needs to know, in words, by its id."""
    answers: dict[str, list[str]] = {}
    published: set[str] = set()
    for output in register.outputs:
        for need in answered_needs(register)[output.id]:
            answers.setdefault(need.id, []).append(output.title)
            if state(output, register.day) == "published":
                published.add(need.id)
    found: dict[str, list[str]] = {}
    for need in register.needs:
        for id_ in dict.fromkeys(need.raised_by):
            found.setdefault(id_, []).append(_need(need, answers.get(need.id, []), need.id in published))
    return found


def _need(need: Need, outputs: list[str], met: bool) -> str:
    due = f"due {need.due}; " if need.due is not None and not met else ""
    coming = f"answered by {outputs[0]}" if met else f"{outputs[0]} is to answer it" if outputs else "no output planned"
    return f"{need.need} ({due}{coming})"


def _outputs(register: Register, id_: str) -> Iterator[str]:
    for output in outputs_for(register).get(id_, ()):
        stands = state(output, register.day)
        when = f" on {output.published}" if stands == "published" and output.published is not None else ""
        due = f", due {output.due}" if stands != "published" and output.due is not None else ""
        yield f"{output.title}: {stands}{when}{due}"


def _dates(register: Register, id_: str) -> Iterator[str]:
    for point in sorted(register.by_id[id_].engagement_points, key=lambda one: one.date):
        if point.date >= register.day:
            yield f"{point.date}: {point.what or 'an engagement point'}"


def _contacts(register: Register, id_: str) -> Iterator[str]:
    entries = contacts(register).get(id_, ())
    for entry in reversed(entries[-MOST_CONTACTS:]):
        yield _contact(entry)
    if len(entries) > MOST_CONTACTS:
        yield f"and {len(entries) - MOST_CONTACTS} earlier"
    if not entries:
        yield "none in the log"


def _contact(entry: LogEntry) -> str:
    said = ", ".join(part for part in (entry.kind, entry.level) if part) or "contact"
    return f"{entry.date}, {said}" + (f": {entry.summary}" if entry.summary else "")


def _way(project: Project, id_: str) -> str:
    route = project.routes.get(id_)
    if route is None:
        return "no tie leads from us to them" if project.register.relationships else "no ties are on record"
    names = [name_of(project.register, node) for node in route.nodes]
    return "we have a tie with them ourselves" if len(names) == 2 else " \N{RIGHTWARDS ARROW} ".join(names)


def _ties(register: Register) -> dict[str, list[str]]:
    """Return all ties of each stakeholder in words, by its id; those with who does not count are left out."""
    known = {register.team.id, *(one.id for one in register.counting)}
    found: dict[str, list[str]] = {}
    for tie in register.relationships:
        if tie.from_ in known and tie.to in known and tie.from_ != tie.to:
            found.setdefault(tie.from_, []).append(tie_in_words(register, tie, tie.from_))
            found.setdefault(tie.to, []).append(tie_in_words(register, tie, tie.to))
    return found


def tie_in_words(register: Register, tie: Relationship, id_: str) -> str:
    """Return a tie as seen from one of its ends, such as ``to Local councils: advises, strength 3``."""
    other = tie.to if tie.from_ == id_ else tie.from_
    direction = "with" if tie.mutual else "to" if tie.from_ == id_ else "from"
    said = [tie.kind or "", f"strength {number(tie.strength)}", "conflict" if tie.effect == "negative" else ""]
    return f"{direction} {name_of(register, other)}: {', '.join(part for part in said if part)}"


def _some_ties(ties: list[str]) -> Iterator[str]:
    yield from ties[:MOST_TIES]
    if len(ties) > MOST_TIES:
        yield f"and {len(ties) - MOST_TIES} more; the table of ties has them all"
