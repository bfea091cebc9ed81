"""Introductions: what each tie on a route rests on, and what is weak in it."""

import datetime
from collections.abc import Iterator, Sequence
from itertools import islice, pairwise
from typing import Literal, NamedTuple

from kmap.analysis.contacts import contacts
from kmap.analysis.listing import some
from kmap.analysis.network.nodes import name_of
from kmap.analysis.network.routes import Route, nearest_to, routes
from kmap.analysis.network.ties import Ties, ties
from kmap.register.models.network import Relationship
from kmap.register.register import Register
from kmap.register.stances import current_stance
from kmap.terminal import listed, number

MOST_NEAREST = 3
"""How many of those whom we have met are named where no path leads to the target."""

Direction = Literal["to", "from", "both"]


class Step(NamedTuple):
    """One tie of a route.

    Parameters
    ----------
    start, end
        Whom it links, in the order of the route.
    direction
        Where it leads as recorded: ``to`` along the route, ``from`` against it, or ``both``.
    strength
        The greatest strength of either direction.
    indices
        Where its relationships stand in ``register.relationships``, the strongest first.
    """

    start: str
    end: str
    direction: Direction
    strength: float
    indices: tuple[int, ...]


class Introduction(NamedTuple):
    """One route with what is known of it.

    Parameters
    ----------
    route
        The route.
    steps
        Its ties.
    weaknesses
        What is weak in it, a sentence for each; empty where nothing is.
    """

    route: Route
    steps: tuple[Step, ...]
    weaknesses: tuple[str, ...]


class Introductions(NamedTuple):
    """Who could introduce one to another.

    Parameters
    ----------
    start, target
        From whom, and to whom.
    introductions
        The best ones; empty where no path leads to the target.
    through
        Whom every path passes, the nearest to the start first.
    neighbours
        Whom the target has ties with, the strongest first.
    nearest
        Where no path leads to the target: paths to it from those with whom the log has a
        contact, the shortest first.
    met
        The last contact of the team with each of those, with the target, and with those
        on the way to it, by id.
    kinds
        The kinds of ties that it is restricted to; None for all.
    """

    start: str
    target: str
    introductions: tuple[Introduction, ...]
    through: tuple[str, ...]
    neighbours: tuple[str, ...]
    nearest: tuple[Route, ...]
    met: dict[str, datetime.date]
    kinds: tuple[str, ...] | None


def introductions(
    register: Register,
    target: str,
    start: str | None = None,
    topic: str | None = None,
    kinds: tuple[str, ...] | None = None,
) -> Introductions:
    """Return the best introductions to a stakeholder, with what each rests on and what is weak in it.

    Parameters
    ----------
    register
        The register, which also says as on which day.
    target
        The id of a stakeholder that counts on the day, or of the team.
    start
        From whom; the team where left out.
    topic
        The topic by which stances are read; left out, the register's own, else the
        matter in general.
    kinds
        Only ties of these kinds; all where left out.
    """
    topic = topic if topic is not None else register.topic
    network = ties(register, kinds)
    start = network.team if start is None else start
    strengths = network.undirected()
    found = routes(network, start, target)
    logged = contacts(register)
    met: dict[str, datetime.date] = {}
    nearest: tuple[Route, ...] = ()
    if not found.routes:
        nearest = tuple(islice(nearest_to(strengths, target, logged), MOST_NEAREST))
    passed = [node for route in found.routes for node in route.nodes[1:]]
    for one in (target, *passed, *(route.nodes[0] for route in nearest)):
        if one in logged and one != start:
            met[one] = logged[one][-1].date
    made = []
    for route in found.routes:
        steps = tuple(_step(register, network, *pair) for pair in pairwise(route.nodes))
        made.append(Introduction(route, steps, tuple(_weaknesses(register, route, steps, topic))))
    neighbours = sorted(strengths[target], key=lambda one: (-strengths[target][one], one))
    return Introductions(start, target, tuple(made), found.through, tuple(neighbours), nearest, met, kinds)


def _step(register: Register, network: Ties, start: str, end: str) -> Step:
    forth, back = network.directed[start].get(end), network.directed[end].get(start)
    indices = {index for tie in (forth, back) if tie is not None for index in tie.indices}
    positive = [index for index in indices if register.relationships[index].effect != "negative"]
    positive.sort(key=lambda index: (-register.relationships[index].strength, index))
    direction: Direction = "both" if forth and back else "to" if forth else "from"
    strength = max(tie.strength for tie in (forth, back) if tie is not None)
    return Step(start, end, direction, strength, tuple(positive))


def _weaknesses(register: Register, route: Route, steps: Sequence[Step], topic: str | None) -> Iterator[str]:
    """Yield what is weak in a route: its ties, then the people on it."""
    unproven = [
        _pair(register, step) for step in steps if not any(one.because for one in relationships(register, step))
    ]
    if unproven:
        yield f"no evidence is recorded for {some(unproven, len(unproven))}"
    least = min(step.strength for step in steps)
    if least < max(step.strength for step in steps):
        weakest = [_pair(register, step) for step in steps if step.strength == least]
        which = "the weakest tie is" if len(weakest) == 1 else "the weakest ties are"
        yield f"{which} {some(weakest, len(weakest))}, of strength {number(least)}"
    yield from _conflicts(register, route)
    between, target = route.nodes[1:-1], route.nodes[-1]
    resistant = [one for one in (*between, target) if _is_resistant(register, one, topic)]
    for one in resistant:
        says = "which makes any introduction harder" if one == target else "so may not want to introduce anybody"
        yield f"{name_of(register, one)} is resistant, {says}"
    tired = [
        name_of(register, one) for one in between if one in register.by_id and register.by_id[one].capacity == "low"
    ]
    if tired:
        yield f"the capacity of {listed(tired)} is low"


def _conflicts(register: Register, route: Route) -> Iterator[str]:
    """Yield the conflicts recorded between any two on the route."""
    place = {node: index for index, node in enumerate(route.nodes)}
    said: set[tuple[int, int]] = set()
    for one in register.relationships:
        if one.effect == "negative" and one.from_ in place and one.to in place and one.from_ != one.to:
            pair = min(place[one.from_], place[one.to]), max(place[one.from_], place[one.to])
            if pair not in said:
                said.add(pair)
                names = [name_of(register, route.nodes[index]) for index in pair]
                yield f"there is conflict between {listed(names)}"


def _is_resistant(register: Register, node: str, topic: str | None) -> bool:
    one = register.by_id.get(node)
    return one is not None and current_stance(one, register.day, topic) == "resistant"


def _pair(register: Register, step: Step) -> str:
    return f"{name_of(register, step.start)} - {name_of(register, step.end)}"


def relationships(register: Register, step: Step) -> list[Relationship]:
    """Return the relationships that a step rests on, the strongest first."""
    return [register.relationships[index] for index in step.indices]
