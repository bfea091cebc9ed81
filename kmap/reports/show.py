"""One stakeholder in full: what is recorded, and what follows from it."""

from collections.abc import Iterator
from dataclasses import dataclass

from kmap.analysis.contacts import contacts
from kmap.analysis.engagement import Suggestion, Suggestions
from kmap.analysis.engagement_in_words import next_contact, now_in_words
from kmap.analysis.grid import Grid, Placement
from kmap.analysis.reasons import nearness
from kmap.errors import Route
from kmap.register.lookup import find
from kmap.register.models.stakeholder import Stakeholder
from kmap.register.position import locate
from kmap.register.register import Register
from kmap.register.scores import StandingScore
from kmap.register.source import Source
from kmap.register.stances import standing_stance
from kmap.register.vocabulary import AXES, QUADRANT_MEANINGS, UNSCORED, Axis
from kmap.report import Cell, Report, words
from kmap.terminal import listed, number

COLUMNS = ("part", "field", "value", "where", "origin")
OWN, INHERITED = "own", "inherited"


@dataclass(frozen=True, slots=True)
class Fact:
    """One thing that is known of a stakeholder.

    Parameters
    ----------
    part
        The part of the page that it belongs to.
    field
        What it says something about.
    value
        What it says.
    route
        Where the register says so; None where it follows from other facts.
    beside
        The field that says so, where it stands beside the one at the route, in the same text.
    """

    part: str
    field: str
    value: Cell
    route: Route | None = None
    beside: str = ""


def report(register: Register, suggestions: Suggestions, id_: str) -> Report:
    """Return all that is known of one stakeholder, a row for each fact.

    A row says where the fact is written, as ``path:line``, and whether in the register's
    own text (``own``) or in one that it extends (``inherited``); neither where it follows
    from other facts.

    Raises
    ------
    KmapError
        Where no stakeholder that counts on the day has this id.
    """
    stakeholder = find(register, id_)
    index = next(i for i, one in enumerate(register.stakeholders) if one is stakeholder)
    suggestion = next(one for one in suggestions.suggestions if one.stakeholder is stakeholder)
    facts = [fact for fact in _facts(register, suggestions, suggestion, index) if fact.value not in (None, ())]
    places = _places(register, facts)
    rows = tuple(
        (fact.part, fact.field, fact.value, *places.get((fact.route, fact.beside), (None, None))) for fact in facts
    )
    return Report("show", suggestion.stakeholder.name, COLUMNS, rows, ())


def _places(register: Register, facts: list[Fact]) -> dict[tuple[Route | None, str], tuple[str, str]]:
    """Return where each fact is written, and whether that is in the register's own text, by its place in the register.

    Each text is walked once.
    """
    wanted: dict[int, tuple[Source, dict[tuple[Route | None, str], Route]]] = {}
    for fact in facts:
        if fact.route is not None:
            source, route = register.origin(fact.route)
            written = (*route[:-1], fact.beside) if fact.beside else route
            wanted.setdefault(id(source), (source, {}))[1][fact.route, fact.beside] = written
    places = {}
    for source, routes in wanted.values():
        locations = locate(source, routes.values())
        for key, route in routes.items():
            location = locations[route]
            if location.exact:
                where = f"{source.path}:{(location.key or location.value).line}"
                places[key] = where, OWN if source is register.source else INHERITED
    return places


def _facts(register: Register, suggestions: Suggestions, suggestion: Suggestion, index: int) -> Iterator[Fact]:
    at: Route = ("stakeholders", index)
    topic = suggestions.topic
    yield from _who(register, suggestion.stakeholder, topic, at)
    yield from _scores(suggestions.grid, suggestion.placement, at)
    yield from _level(register, suggestion, topic, at)
    yield from _ties(register, suggestion.stakeholder.id)
    yield from _knowledge(register, suggestion.stakeholder.id)
    yield from _contacts(register, suggestion)


def _place(stakeholder: Stakeholder, topic: str | None, at: Route, *field: str) -> Route:
    """Return where the value of a field stands for a topic: under `by_topic` if it is given there, else in general."""
    value: object = stakeholder.by_topic.get(topic) if topic is not None else None
    for name in field:
        value = getattr(value, name, None)
    return (*at, *field) if value is None else (*at, "by_topic", str(topic), *field)


def _who(register: Register, one: Stakeholder, topic: str | None, at: Route) -> Iterator[Fact]:
    category = register.categories.get(one.category or "")
    yield Fact("who", "id", one.id, (*at, "id"))
    yield Fact("who", "aliases", one.aliases, (*at, "aliases"))
    yield Fact("who", "kind", one.kind, (*at, "kind"))
    yield Fact("who", "category", (category.name or category.id) if category else None, (*at, "category"))
    yield Fact("who", "tags", one.tags, (*at, "tags"))
    yield Fact("who", "at the table", one.at_the_table, (*at, "at_the_table"))
    groups = tuple(register.equity.get(group, group) for group in one.represents)
    yield Fact("who", "speaks for", groups, (*at, "represents"))
    yield Fact("who", "capacity", one.capacity, (*at, "capacity"))
    yield Fact("who", "can change", one.options, (*at, "options"))
    entry = one.by_topic.get(topic) if topic is not None else None
    needs = entry.evidence_needs if entry is not None and entry.evidence_needs is not None else one.evidence_needs
    yield Fact("who", "needs to know", needs, _place(one, topic, at, "evidence_needs"))
    if one.salience is not None:
        has = tuple(name for name, value in one.salience if value)
        yield Fact("who", "salience", has or ("none",), (*at, "salience"))
    for field, value in (("since", one.since), ("until", one.until), ("succeeded by", one.succeeded_by)):
        yield Fact("who", field, value, (*at, field.replace(" ", "_")))
    for number_, point in enumerate(one.engagement_points):
        yield Fact("who", "date", f"{point.date}: {point.what or '-'}", (*at, "engagement_points", number_))
    yield Fact("who", "contact", one.contact, (*at, "contact"))
    yield Fact("who", "notes", one.notes, (*at, "notes"))


def _scores(grid: Grid, placement: Placement, at: Route) -> Iterator[Fact]:
    for axis in AXES:
        score = placement.scores.on(axis)
        if score is None:
            yield Fact("scores", axis, "unscored" if axis in placement.missing else None)
            continue
        yield Fact("scores", axis, _score(grid, placement, axis, score), (*at, *score.ratings[0].route))
    told: set[str] = set()
    for axis in AXES:
        score = placement.scores.on(axis)
        for rating in score.ratings if score is not None else ():
            why = f"{rating.by}: {rating.because}" if rating.by is not None else rating.because
            if rating.because and why is not None and why not in told:
                told.add(why)
                yield Fact("scores", "because", why, (*at, *rating.route), "because")
    yield Fact("place", "quadrant", placement.quadrant)
    yield Fact("place", "could also be", placement.could_be)
    if placement.quadrant != UNSCORED:
        yield Fact("place", "calls for", QUADRANT_MEANINGS[placement.quadrant])
    yield Fact("place", "contested", "its assessors would place it differently" if placement.contested else None)


def _score(grid: Grid, placement: Placement, axis: Axis, score: StandingScore) -> str:
    label = grid.scale.labels[axis].get(score.score)
    text = number(score.score) + (f" ({label})" if label else "")
    return f"{text}, {_verdict(grid, placement, axis, score)}{_source(score)}"


def _verdict(grid: Grid, placement: Placement, axis: Axis, score: StandingScore) -> str:
    threshold, high = grid.thresholds[axis], grid.is_high(axis, score.score)
    assert threshold.value is not None, "this one is scored"
    limit = number(threshold.value) + ("" if threshold.rule == "set" else f", the {threshold.rule}")
    if axis in placement.doubtful:
        near = nearness(grid, placement, axis)
        counts, could = ("high", "low") if high else ("low", "high")
        return f"doubtful ({near} the threshold {limit}): counts as {counts}, could be {could}"
    return f"high (above {limit})" if high else f"low (not above {limit})"


def _source(score: StandingScore) -> str:
    """Return whose score it is, and what for; empty for one that is written for the matter in general."""
    about = f"; for {score.topic}" if score.topic is not None else ""
    if not score.assessed:
        return about
    given = [f"{rating.by or 'unnamed'} {number(rating.score)}" for rating in score.ratings]
    by = f"median of {listed(given)}" if len(given) > 1 else f"by {score.ratings[0].by or 'unnamed'}"
    return f"; {by} in round {score.round}{about}"


def _level(register: Register, suggestion: Suggestion, topic: str | None, at: Route) -> Iterator[Fact]:
    one, level = suggestion.stakeholder, suggestion.level
    yield Fact("level", "suggested", f"at least {level}" if suggestion.at_least else level or "none")
    for reason in suggestion.reasons:
        yield Fact("level", "because", reason.text)
    yield Fact("level", "target", suggestion.target, _place(one, topic, at, "engagement", "target"))
    current, route = now_in_words(suggestion), _place(one, topic, at, "engagement", "current")
    from_log = suggestion.current_from == "log"
    yield Fact("level", "now", f"{current} (from the log)" if from_log else current, None if from_log else route)
    yield Fact("level", "owner", suggestion.owner, _place(one, topic, at, "engagement", "owner"))
    yield Fact("level", "next contact", next_contact(register.day, suggestion) or None)
    kinds = tuple(register.formats.get(kind, kind) for kind in suggestion.formats)
    asked = suggestion.formats_from == "asked"
    yield Fact("level", "formats", kinds, _place(one, topic, at, "formats") if asked else None)
    stance = standing_stance(one, register.day, topic)
    yield Fact("level", "stance", suggestion.stance, (*at, *stance.route) if stance is not None else None)
    yield Fact("level", "desired stance", suggestion.desired, _place(one, topic, at, "stance", "desired"))


def _ties(register: Register, id_: str) -> Iterator[Fact]:
    names = {one.id: one.name for one in register.stakeholders} | {register.team.id: register.team.name}
    for index, tie in enumerate(register.relationships):
        if id_ not in (tie.from_, tie.to):
            continue
        other = tie.to if tie.from_ == id_ else tie.from_
        direction = "with" if tie.mutual else "to" if tie.from_ == id_ else "from"
        text = f"{direction} {names.get(other, other)}" + (f": {tie.kind}" if tie.kind else "")
        text += f", strength {number(tie.strength)}" if tie.strength != 1 else ""
        text += ", conflict" if tie.effect == "negative" else ""
        yield Fact("ties", "tie", text, ("relationships", index))


def _knowledge(register: Register, id_: str) -> Iterator[Fact]:
    stakeholder = register.by_id[id_]
    audiences = {id_, f"category:{stakeholder.category}", *(f"tag:{tag}" for tag in stakeholder.tags)}
    for index, need in enumerate(register.needs):
        if id_ in need.raised_by:
            yield Fact("knowledge", "need", need.need, ("needs", index))
    for index, output in enumerate(register.outputs):
        if audiences.intersection(output.audiences):
            status = f" ({output.status})" if output.status else ""
            yield Fact("knowledge", "output for them", f"{output.title}{status}", ("outputs", index))


def _contacts(register: Register, suggestion: Suggestion) -> Iterator[Fact]:
    indices = {id(entry): index for index, entry in enumerate(register.log)}
    for entry in reversed(contacts(register).get(suggestion.stakeholder.id, ())):
        parts = [entry.kind, entry.level, entry.summary]
        text = "; ".join(part for part in parts if part)
        yield Fact("contacts", words(entry.date), text or "-", ("log", indices[id(entry)]))
