"""From a file to a register: everything that can be wrong with the text is found here, in one go."""

import datetime
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from typing import Any

import yaml
from pydantic import ValidationError

from kmap.errors import Problem
from kmap.register.comments import lost_text
from kmap.register.mistakes import Mistake, Remains, groups_in, mistakes_of
from kmap.register.models.document import Document
from kmap.register.nearest import did_you_mean
from kmap.register.parse import Parsed, collector_paused, event_stream, parse
from kmap.register.position import Location, locate
from kmap.register.register import Register
from kmap.register.shape import known_fields
from kmap.register.slug import slug
from kmap.register.source import Source, open_source
from kmap.register.syntax import tabs_in_indentation
from kmap.register.vocabulary import FORMAT_VERSION

WARNINGS = frozenset({"KM018", "KM019"})
"""The codes of reading that leave the register whole; all others refuse it."""


@dataclass(frozen=True, slots=True)
class Reading:
    """What came of reading one file.

    Parameters
    ----------
    path
        The path as the user named it.
    source
        The text; None where the file could not be opened.
    register
        The register; where `problems` refuse it, what is left of it; None where
        nothing is.
    problems
        What was wrong with the text, in the order of the text.
    remains
        Which entries had to be left out.
    """

    path: str
    source: Source | None
    register: Register | None
    problems: tuple[Problem, ...]
    remains: Remains = field(default_factory=Remains)

    @property
    def whole(self) -> bool:
        """Whether all of the text could be read."""
        return self.register is not None and all(problem.code in WARNINGS for problem in self.problems)


def read(path: str, as_of: datetime.date | None = None) -> Reading:
    """Read a register.

    Parameters
    ----------
    path
        The path of a file, or ``-`` for standard input.
    as_of
        The day as on which to read it; left out, the register's own, else today.

    Returns
    -------
    Reading
        The register and every problem with its text. Nothing that the file holds
        raises an exception.
    """
    source = open_source(path)
    if isinstance(source, Problem):
        return Reading(path, None, None, (source,))
    return read_source(source, as_of)


def read_source(source: Source, as_of: datetime.date | None = None) -> Reading:
    """Read a register from a text that is open already; see `read`."""
    parsed = parse(source)
    problems = list(parsed.problems)
    broken_off = any(problem.code in ("KM003", "KM004", "KM008") for problem in problems)
    if "\t" in source.text and not broken_off:
        problems += tabs_in_indentation(source, _continued_lines(source))
    problems += lost_text(source)
    remains = Remains()
    document = None
    if isinstance(parsed.values, dict):
        remains = Remains(parsed.values)
        document, mistakes = _document(parsed, remains)
        if broken_off:  # what is missing may stand below the place where the text broke off
            mistakes = [mistake for mistake in mistakes if mistake.code != "KM010"]
        problems += _located(source, mistakes)
    elif not problems:
        problems.append(_not_a_register(source, parsed.values))
    problems.sort(key=lambda problem: (problem.position.line, problem.position.column, problem.code))
    reading = Reading(source.path, source, None, tuple(problems), remains)
    if document is None:
        return reading
    day = as_of or document.as_of or datetime.date.today()
    whole = all(problem.code in WARNINGS for problem in problems)
    register = Register(source, document, day, frozenset(remains.unread_ids), whole)
    return Reading(source.path, source, register, tuple(problems), remains)


def _not_a_register(source: Source, values: Any) -> Problem:
    position = locate(source, [()])[()].value
    tip = "run `kmap init` to write a first register, or begin with `title:` and `stakeholders:`"
    if values is None:
        return Problem("KM010", position, "this file holds no register: it is empty", tip)
    kind = "a list" if isinstance(values, list) else "text"
    return Problem("KM011", position, f"this file holds {kind}, not a register", tip)


def _document(parsed: Parsed, remains: Remains) -> tuple[Document | None, list[Mistake]]:
    """Return the document, less what is wrong in it, and all that is wrong."""
    values = parsed.values
    newer = _newer_version(values)
    if newer is not None:
        return None, [newer]
    mistakes = [*_from_empties(parsed), *_identify(values.get("stakeholders")), *_overlays(values)]
    if any(mistake.route == ("extends",) for mistake in mistakes):
        return None, [mistake for mistake in mistakes if mistake.code != "KM010"]
    refused = [mistake for mistake in mistakes if mistake.code in ("KM010", "KM016")]
    if refused:
        remains.prune(refused)
    told = {mistake.route for mistake in mistakes}
    while True:  # each round takes something away
        try:
            with collector_paused():
                return Document.model_validate(values), mistakes
        except ValidationError as error:
            found = mistakes_of(error, values)
            for mistake in found:
                original = replace(mistake, route=remains.original(mistake.route))
                # What was taken away is missing only because of that.
                if original.told_at not in told:
                    mistakes.append(original)
            told.update(mistake.told_at for mistake in mistakes)
            remains.prune(found)


def _newer_version(values: dict[str, Any]) -> Mistake | None:
    version = values.get("kmap")
    if not isinstance(version, str) or not version.isdigit() or version == str(FORMAT_VERSION):
        return None
    message = f"kmap `{version[:20]}` is not a version of the format that this kmap reads: it reads {FORMAT_VERSION}"
    tip = "update kmap: pip install --upgrade kmap-stakeholders" if int(version[:9]) > 1 else f"write {FORMAT_VERSION}"
    return Mistake("KM017", ("kmap",), message, tip)


def _identify(entries: Any) -> Iterator[Mistake]:
    """Give each stakeholder without an id the one that its name makes."""
    if not isinstance(entries, list):
        return
    for index, entry in enumerate(entries):
        if not isinstance(entry, dict):
            continue
        route = ("stakeholders", index)
        name = entry.get("name")
        if name is None:
            tip = "add `name: ...`: the name as people read it"
            yield Mistake("KM010", route, f"`name` is missing in entry {index + 1} of stakeholders", tip)
        elif "id" not in entry and isinstance(name, str):
            made = slug(name)
            if made:
                entry["id"] = made
            elif name.strip():
                message = f"no id can be made from the name `{name[:40]}`"
                yield Mistake("KM016", route, message, "add `id: ...`: lower-case letters a to z, digits, hyphens")


def _overlays(values: dict[str, Any]) -> Iterator[Mistake]:
    tip = "take it away: in this version every register stands by itself"
    for key in ("extends", "exclude"):
        if values.pop(key, None) is not None:
            yield Mistake("KM020", (key,), f"`{key}` is not read yet by this version of kmap", tip, at_key=True)
    entries = values.get("stakeholders")
    for index, entry in enumerate(entries if isinstance(entries, list) else ()):
        if isinstance(entry, dict) and entry.pop("unset", None) is not None:
            route = ("stakeholders", index, "unset")
            yield Mistake("KM020", route, "`unset` is not read yet by this version of kmap", tip, at_key=True)


def _from_empties(parsed: Parsed) -> Iterator[Mistake]:
    """Yield what is wrong with keys that have no value: unknown ones, and those given twice."""
    if not parsed.empties:
        return
    routes = {id(group): route for group, route in groups_in(parsed.values)}
    seen: set[tuple[int, str]] = set()
    for empty in parsed.empties:
        route = routes.get(id(empty.mapping))
        if route is None:
            continue  # inside of something that was left out
        known = known_fields(route)
        again = (id(empty.mapping), empty.key) in seen or empty.key in empty.mapping
        seen.add((id(empty.mapping), empty.key))
        if again:
            yield Mistake("KM006", (*route, empty.key), f"`{empty.key}` is given twice", "keep one of the two", True)
        if known is None or empty.key in known or empty.key == "<<":
            continue
        if empty.in_braces:
            message = f"`{empty.key[:40]}` stands alone inside `{{ }}` and is left out"
            tip = "put text that holds a comma into quotes; else write `key: value`"
            yield Mistake("KM019", (*route, empty.key), message, tip, True)
        else:
            message = f"unknown field `{empty.key[:40]}`"
            yield Mistake("KM009", (*route, empty.key), message, did_you_mean(empty.key, known), True)


def _located(source: Source, mistakes: list[Mistake]) -> Iterator[Problem]:
    """Yield the mistakes with their positions in the text."""
    if not mistakes:
        return
    locations = locate(source, [mistake.route for mistake in mistakes])
    for mistake in mistakes:
        location: Location = locations[mistake.route]
        position = location.key if mistake.at_key and location.key is not None and location.exact else location.value
        yield Problem(mistake.code, position, mistake.message, mistake.tip, mistake.route)


def _continued_lines(source: Source) -> set[int]:
    """Return the numbers of the lines that continue a text begun on an earlier line."""
    lines: set[int] = set()
    get_event = event_stream(source.text).get_event
    while (event := get_event()) is not None:
        if isinstance(event, yaml.ScalarEvent):
            first, last = source.position(event.start_mark).line, source.position(event.end_mark).line
            lines.update(range(first + 1, last + 1))
    return lines
