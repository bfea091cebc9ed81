"""Introductions as tables: the routes, the ties that they are made of, and where there is none who is nearest."""

from collections.abc import Iterator

from kmap.analysis.listing import some
from kmap.analysis.network.introductions import Introduction, Introductions, Step, relationships
from kmap.analysis.network.nodes import name_of
from kmap.register.register import Register
from kmap.report import Cell, Report
from kmap.terminal import listed, number

MOST_NAMED = 8
"""So many of those on the way are named in a sentence; the ties below have them all."""

COLUMNS = ("rank", "path", "names", "length", "ties", "first_broker", "weaknesses")
STEP_COLUMNS = ("rank", "step", "from", "from_name", "to", "to_name", "direction", "strength", "kind", "because")
NEAREST_COLUMNS = ("rank", "path", "names", "length", "last_contact")


def report(register: Register, found: Introductions) -> Report:
    """Return a row for each route, the best first; parts hold their ties, and who is nearest where there is none."""
    rows = tuple(
        (
            rank,
            one.route.nodes,
            names(register, one.route.nodes),
            one.route.length,
            len(one.steps),
            one.route.broker,
            one.weaknesses,
        )
        for rank, one in enumerate(found.introductions, start=1)
    )
    steps = tuple(
        row
        for rank, one in enumerate(found.introductions, start=1)
        for place, step in enumerate(one.steps, start=1)
        for row in _step_rows(register, rank, place, step)
    )
    nearest = tuple(
        (rank, route.nodes, names(register, route.nodes), route.length, found.met[route.nodes[0]])
        for rank, route in enumerate(found.nearest, start=1)
    )
    parts = [Report("ties", "The ties of each route", STEP_COLUMNS, steps)]
    if not found.introductions:
        parts.append(Report("nearest", "Whom we have met, the nearest first", NEAREST_COLUMNS, nearest))
    return Report("route", title(register, found), COLUMNS, rows, tuple(notes(register, found)), tuple(parts))


def _step_rows(register: Register, rank: int, place: int, step: Step) -> Iterator[tuple[Cell, ...]]:
    """Yield a row for each relationship of a tie, the strongest first."""
    ends = (step.start, name_of(register, step.start), step.end, name_of(register, step.end))
    for one in relationships(register, step):
        direction = "both" if one.mutual else "to" if one.from_ == step.start else "from"
        yield rank, place, *ends, direction, one.strength, one.kind, one.because


def names(register: Register, nodes: tuple[str, ...]) -> tuple[str, ...]:
    """Return the names of nodes."""
    return tuple(name_of(register, node) for node in nodes)


def _some(register: Register, nodes: tuple[str, ...]) -> str:
    """Return the names of nodes on a way; of a very long one the first."""
    return some(names(register, nodes), len(nodes), MOST_NAMED)


def title(register: Register, found: Introductions) -> str:
    """Return what it is about: from whom, and to whom."""
    return f"From {name_of(register, found.start)} to {name_of(register, found.target)}"


def heading(register: Register, one: Introduction) -> str:
    """Return how a route leads there, such as ``by way of Local councils``."""
    between = one.route.nodes[1:-1]
    if not between:
        return "a tie of their own" if one.route.nodes[0] != register.team.id else "a tie of our own"
    return f"by way of {_some(register, between)}"


def notes(register: Register, found: Introductions) -> Iterator[str]:
    """Yield what is to be said of all routes together, or of there being none."""
    target, ours = name_of(register, found.target), found.start == register.team.id
    met = found.met.get(found.target)
    if found.introductions:
        if found.through:
            passed = _some(register, found.through)
            yield f"every path leads past {passed}: there is no way round"
        elif len(found.introductions) == 1:
            yield "no other path avoids that one tie"
        if met is not None and ours:
            yield f"the log has contact with {target}, the last on {met}: you may need no introduction"
    else:
        yield from _no_path(register, found)
        if met is not None and ours:
            yield f"the log has contact with {target} itself, the last on {met}: write that tie down"
    if found.kinds is not None and (found.introductions or found.neighbours):
        yield f"only ties of the kind {listed(found.kinds, 'or')} count"


def _no_path(register: Register, found: Introductions) -> Iterator[str]:
    """Yield that no path leads to the target, and what to do."""
    start, target = name_of(register, found.start), name_of(register, found.target)
    if found.neighbours:
        tied = some((name_of(register, one) for one in found.neighbours), len(found.neighbours))
        yield f"no path leads from {start} to {target}: they have ties with {tied}, and none of these leads back"
        yield from _nearest(register, found)
    elif found.kinds is not None:
        yield f"no path: no tie of {target} of the kind {listed(found.kinds, 'or')} carries knowledge"
        yield "leave --kind out to look at all ties"
    else:
        yield f"no path: no tie of {target} is recorded"
        example = f"{{from: {found.start}, to: {found.target}, kind: ..., because: ...}}"
        yield f"ask whom they know, and write it under `relationships:`, such as {example}"


def _nearest(register: Register, found: Introductions) -> Iterator[str]:
    if not found.nearest:
        yield "the log has no contact with anybody who is linked to them: ask who of your team knows one of these"
        return
    for rank, route in enumerate(found.nearest):
        first, between = name_of(register, route.nodes[0]), route.nodes[1:-1]
        when = found.met[route.nodes[0]]
        past = f" by way of {_some(register, between)}" if between else ", who has a tie with them"
        lead = "nearest of those whom we have met is" if rank == 0 else "then"
        yield f"{lead} {first} (last contact {when}){past}; length {number(round(route.length, 3))}"
