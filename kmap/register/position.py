"""From routes to positions: a second walk over the text, made only where there is something to say."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any, NamedTuple

import yaml

from kmap.errors import START, Position, Route
from kmap.register.events import collector_paused, event_stream
from kmap.register.parse import MAX_DEPTH, BrokenOff
from kmap.register.source import Source


class Location(NamedTuple):
    """Where something stands in the text.

    Parameters
    ----------
    key
        Where its key begins; None for an item of a list and for the whole.
    value
        Where its value begins; the first key of a group.
    end
        Where its value ends.
    exact
        Whether all of the route is written in the text; else this is the nearest place above.
    """

    key: Position | None
    value: Position
    end: Position
    exact: bool = True


@dataclass(slots=True)
class _Wanted:
    """A part of the text that a route passes through."""

    parts: dict[str | int, "_Wanted"] = field(default_factory=dict)
    location: Location | None = None


def locate(source: Source, routes: Iterable[Route]) -> dict[Route, Location]:
    """Return where each route leads to in a text.

    Parameters
    ----------
    source
        The text.
    routes
        Keys and indices from the top; an item without a value does not count as one.

    Returns
    -------
    dict[Route, Location]
        A location for each route. Where a route is not written in full, the
        nearest place above that is.
    """
    routes = list(routes)
    top = _Wanted(location=Location(None, START, START, exact=False))
    for route in routes:
        wanted = top
        for step in route:
            wanted = wanted.parts.setdefault(step, _Wanted())
    with collector_paused():
        _walk(source, top)
    return {route: _nearest_location(top, route) for route in routes}


def _nearest_location(top: _Wanted, route: Route) -> Location:
    wanted = top
    location = top.location or Location(None, START, START)
    for step in route:
        wanted = wanted.parts[step]
        if wanted.location is None:
            return Location(location.key, location.value, location.end, exact=False)
        location = wanted.location
    return location


def _walk(source: Source, top: _Wanted) -> None:
    def visit(event: Any, wanted: _Wanted | None, key: Position | None, depth: int) -> None:
        """Read past the value that begins with `event`, noting what is wanted of it."""
        if depth > MAX_DEPTH:
            raise BrokenOff
        if wanted is not None and wanted.location is None:
            wanted.location = Location(key, source.position(event.start_mark), source.position(event.end_mark))
        if isinstance(event, yaml.MappingStartEvent):
            visit_mapping(wanted, depth + 1)
        elif isinstance(event, yaml.SequenceStartEvent):
            visit_sequence(wanted, depth + 1)

    def visit_mapping(wanted: _Wanted | None, depth: int) -> None:
        """Walk through a mapping, and note where its wanted values stand."""
        while not isinstance(event := get_event(), yaml.MappingEndEvent):
            part = None
            if isinstance(event, yaml.ScalarEvent):
                part = wanted.parts.get(event.value) if wanted is not None else None
                if part is not None and part.location is not None:
                    # Of a key that is given twice, the first counts, unless it has no value.
                    empty = part.location.value == part.location.end
                    if empty:
                        part.location = None
                    else:
                        part = None
            else:
                visit(event, None, None, depth)
            visit(get_event(), part, source.position(event.start_mark) if part is not None else None, depth)

    def visit_sequence(wanted: _Wanted | None, depth: int) -> None:
        """Walk through a list, and note where its wanted items stand."""
        index = 0
        while not isinstance(event := get_event(), yaml.SequenceEndEvent):
            if isinstance(event, yaml.ScalarEvent) and not event.value and not event.style:
                continue
            visit(event, wanted.parts.get(index) if wanted is not None else None, None, depth)
            index += 1

    try:
        get_event = event_stream(source.text).get_event
        get_event()
        if not isinstance(get_event(), yaml.StreamEndEvent):
            top.location = None
            visit(get_event(), top, None, 0)
    except (yaml.YAMLError, BrokenOff):
        return  # what comes after this place could not be read in the first pass either
    finally:
        top.location = top.location or Location(None, START, START, exact=False)
