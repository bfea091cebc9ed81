"""From what rules find to where it stands: routes become files, lines and columns.

What is found in a register that extends another may stand in the text of either. It is
told of where the text stands; what the other register has by itself is told of as its own.
"""

from collections.abc import Iterator
from typing import NamedTuple

from kmap.analysis.identity import identity
from kmap.catalogue import Rule, rules
from kmap.errors import Finding, Position, Route
from kmap.register.models.document import Document
from kmap.register.position import Location, locate
from kmap.register.register import Register
from kmap.register.source import Source
from kmap.register.text_reading import Reading
from kmap.settings import Selection


class Placed(NamedTuple):
    """A finding with its place in a text.

    Parameters
    ----------
    rule
        The rule that found it.
    source
        The text; None where there is none.
    path, position
        Where it stands.
    message, tip
        What was found, and what to do about it.
    route
        Keys and indices from the top of the text.
    place
        What the place is called.
    holds_in
        The path of the register of which it is true, where that one extends the text and
        it is not true of the text by itself; empty elsewhere.
    """

    rule: Rule
    source: Source | None
    path: str
    position: Position
    message: str
    tip: str
    route: Route
    place: str
    holds_in: str = ""


Known = dict[str, list[Placed]]
"""What rules have found in registers that others extend, by path."""


def problems(reading: Reading) -> Iterator[Placed]:
    """Yield what reading found in a text."""
    document = reading.register.own if reading.register is not None and reading.whole else None
    for problem in reading.problems:
        code, position, message, tip, route = problem
        place = identity(document, route)
        yield Placed(rules()[code], reading.source, reading.path, position, message, tip, route, place)


def findings(register: Register, selection: Selection) -> list[tuple[Rule, Finding]]:
    """Return what the rules find in a register; where it is not whole, only what refuses it."""
    wanted = [rule for rule in rules().values() if rule.has_check and selection.runs(rule)]
    if not register.complete:  # of what could not be read, nothing should be said to be missing
        wanted = [rule for rule in wanted if rule.refuses]
    return [(rule, finding) for rule in wanted for finding in rule.findings(register)]


def placed(reading: Reading, found: list[tuple[Rule, Finding]]) -> list[Placed]:
    """Return findings with their positions; a text is walked again only where there are any in it."""
    register = reading.register
    if not found or register is None:
        return []
    documents = {id(one.source): one.own for one in register.ancestry}
    origins = [
        register.origin(finding.route) if finding.position is None else (register.source, finding.route)
        for _, finding in found
    ]
    written = [reading.remains.original(route) if source is register.source else route for source, route in origins]
    locations = _locations([source for source, _ in origins], written)
    return [
        _placed(rule, finding, source, documents[id(source)], route, original, locations[id(source)][original])
        for (rule, finding), (source, route), original in zip(found, origins, written, strict=True)
    ]


def _locations(sources: list[Source], routes: list[Route]) -> dict[int, dict[Route, Location]]:
    """Return the locations of routes in their texts, by the identity of the text."""
    by_text: dict[int, tuple[Source, list[Route]]] = {}
    for source, route in zip(sources, routes, strict=True):
        by_text.setdefault(id(source), (source, []))[1].append(route)
    return {key: locate(source, wanted) for key, (source, wanted) in by_text.items()}


def _placed(
    rule: Rule, finding: Finding, source: Source, document: Document, route: Route, original: Route, location: Location
) -> Placed:
    at_key = finding.at == "key" and location.exact and location.key is not None
    position = finding.position or (location.key if at_key and location.key else location.value)
    place = identity(document, route)
    return Placed(rule, source, source.path, position, finding.message, finding.tip, original, place)


def with_inherited(reading: Reading, selection: Selection, own: list[Placed], known: Known) -> list[Placed]:
    """Return what was found in a register that extends others, with what refuses these.

    Parameters
    ----------
    reading
        What came of reading the register.
    selection
        Which rules to run.
    own
        What was found in it.
    known
        What has been found before; what is found here is added.

    Returns
    -------
    list[Placed]
        What is true of an extended register too stands as it is found there, so that it
        is the same finding for all that extend it. Of the rest, what stands in the text
        of an extended register says for which one it holds.
    """
    above = _all_in(reading.parents[0], selection, known)
    same = {(one.rule.code, one.message, one.place): one for one in above}
    joined = [
        same.get((one.rule.code, one.message, one.place))
        or (one if one.path == reading.path else one._replace(holds_in=reading.path))
        for one in own
    ]
    told = {id(one) for one in joined}
    return [*joined, *(one for one in above if one.rule.refuses and id(one) not in told)]


def _all_in(reading: Reading, selection: Selection, known: Known) -> list[Placed]:
    """Return what rules find in a register that is extended, and in those that it extends."""
    if reading.path not in known:
        found = placed(reading, findings(reading.register, selection)) if reading.register is not None else []
        known[reading.path] = with_inherited(reading, selection, found, known) if reading.parents else found
    return known[reading.path]
