"""From a text to a register: everything that can be wrong with the text by itself is found here, in one go."""

import datetime
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from typing import Any

import yaml
from pydantic import ValidationError

from kmap.errors import START, Problem, Route
from kmap.register.beforehand import from_empties, identify, newer_version, without_extends
from kmap.register.comments import lost_text
from kmap.register.events import collector_paused, events
from kmap.register.mistakes import Mistake, groups_in, is_mistyped, mistakes_of
from kmap.register.models.document import Document
from kmap.register.models.settings import Scale
from kmap.register.parse import Alias, Parsed, parse
from kmap.register.position import locate
from kmap.register.register import Register
from kmap.register.remains import Remains
from kmap.register.source import Source
from kmap.register.syntax import tabs_in_indentation

WARNINGS = frozenset({"KM018", "KM019", "KM026"})
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
        The register, together with what it extends; where `problems` refuse it, what is
        left of it; None where nothing is.
    problems
        What was wrong with the text, in the order of the text.
    remains
        Which entries had to be left out.
    parents
        What came of reading the registers that it extends, the nearest first.
    """

    path: str
    source: Source | None
    register: Register | None
    problems: tuple[Problem, ...]
    remains: Remains = field(default_factory=Remains)
    parents: "tuple[Reading, ...]" = ()

    @property
    def whole(self) -> bool:
        """Whether all of the text could be read, and all of what it extends."""
        sound = self.register is not None and all(problem.code in WARNINGS for problem in self.problems)
        return sound and all(parent.whole for parent in self.parents)


def read_text(source: Source, as_of: datetime.date | None = None) -> Reading:
    """Read what a text says by itself: of a register that extends another, its own part.

    Parameters
    ----------
    source
        The text.
    as_of
        The day as on which to read it; left out, the register's own, else today.

    Returns
    -------
    Reading
        The register and every problem with its text. Nothing that it holds raises an
        exception.
    """
    parsed = parse(source)
    problems = [*parsed.problems, *_tabs(source, parsed), *lost_text(source)]
    remains = Remains()
    document = None
    if isinstance(parsed.values, dict):
        remains = Remains(parsed.values)
        document, mistakes = _document(parsed, remains)
        problems += located(source, mistakes)
    elif not problems:
        problems.append(_not_a_register(source, parsed.values))
    problems = in_order(problems)
    register = None
    if document is not None:
        day = as_of or document.as_of or datetime.date.today()
        whole = all(problem.code in WARNINGS for problem in problems)
        register = Register(source, document, day, remains.unread, whole)
        if whole:
            remains = Remains()  # nothing was taken out, so that the values need not be kept
    return Reading(source.path, source, register, tuple(problems), remains)


MOST_ROUNDS = 100
"""What is wrong is found in a few rounds, as each shows what the one before it hid; more would have no end."""


def _not_a_register(source: Source, values: Any) -> Problem:
    tip = "run `kmap init` to write a first register, or begin with `title:` and `stakeholders:`"
    if values is None:
        return Problem("KM010", START, "this file holds no register: it is empty", tip)
    kind = "a list" if isinstance(values, list) else "text"
    return Problem("KM011", locate(source, [()])[()].value, f"this file holds {kind}, not a register", tip)


def _document(parsed: Parsed, remains: Remains) -> tuple[Document | None, list[Mistake]]:
    """Return the document, less what is wrong in it, and all that is wrong."""
    values = parsed.values
    newer = newer_version(values)
    if newer is not None:
        return None, [newer]
    partial = _partial_groups(parsed)
    extends = "extends" in values
    # What a register inherits is unknown where it can't be read which one it extends.
    unknown = extends and (not isinstance(values["extends"], str) or isinstance(values["extends"], Alias))
    remains.inherits = extends and not unknown
    remains.unread.any_word = bool(partial) or parsed.aliased or unknown
    remains.unread.add([value for _, value in parsed.repeated])
    mistakes: list[Mistake] = []
    told = _aliases(parsed) | _cut_short(parsed)

    def tell(found: Iterable[Mistake]) -> None:
        """Add what was found, less what follows from something that is told already."""
        for mistake in found:
            original = mistake._replace(route=remains.original(mistake.route))
            follows = original.told_at in told or (
                bool(mistake.missing) and (original.route in partial or is_mistyped(mistake, values))
            )
            if not follows:
                mistakes.append(original)
            told.add(original.told_at)

    if not extends and () not in partial:
        tell(without_extends(values))
    tell(from_empties(parsed))
    tell(identify(values.get("stakeholders"), inherits=extends))
    for _ in range(MOST_ROUNDS):  # each round takes something away
        remains.identify()
        try:
            with collector_paused():
                document = Document.model_validate(values)
        except ValidationError as error:
            found = mistakes_of(error, values)
            tell(found)
            remains.prune(found)
        else:
            if unknown:
                document = document.model_copy(update={"extends": None})
            if unknown or _scale_is_unread(parsed, partial, told):
                document = with_any_scale(document)
            return document, mistakes
    return None, mistakes


def _aliases(parsed: Parsed) -> set[Route]:
    """Return the routes of what is pulled in from elsewhere, which has been told of."""
    told: set[Route] = set()
    if parsed.aliased or parsed.merged:
        for group, route in groups_in(parsed.values):
            for key, value in group.items():
                if isinstance(value, Alias) or (key == "<<" and parsed.merged):
                    told.add((*route, key))
                elif isinstance(value, list):
                    told.update((*route, key, index) for index, item in enumerate(value) if isinstance(item, Alias))
    return told


def _cut_short(parsed: Parsed) -> set[Route]:
    """Return the routes of what was not complete where a text broke off; a line of text may have run on into it."""
    cut_short = _last_values(parsed.values) if parsed.broken_off else []
    return {route for route, value in cut_short if not isinstance(value, str) or " " in value}


def _last_values(values: Any) -> list[tuple[Route, Any]]:
    """Return, with its route, each value that was not complete where a text broke off: the last ones, from the top."""
    route: Route = ()
    last_values = [(route, values)]
    while values and isinstance(values, dict | list):
        last = next(reversed(values)) if isinstance(values, dict) else len(values) - 1
        route, values = (*route, last), values[last]
        last_values.append((route, values))
    return last_values


def _partial_groups(parsed: Parsed) -> set[Route]:
    """Return the routes of groups that may hold more than could be read: nothing is missing there."""
    partial: set[Route] = set()
    if any(problem.code == "KM005" for problem in parsed.problems):
        partial.add(())
    if parsed.merged:
        partial.update(route for group, route in groups_in(parsed.values) if _is_merged(group))
    if parsed.broken_off:
        partial.update(route for route, value in _last_values(parsed.values) if isinstance(value, dict))
    return partial


def _is_merged(group: dict[str, Any]) -> bool:
    return "<<" in group or any(isinstance(key, Alias) for key in group)


def _scale_is_unread(parsed: Parsed, partial: set[Route], told: set[Route]) -> bool:
    """Say whether the ends of the scale could not be read."""
    ends = {("scale", "min"), ("scale", "max")}
    return (
        ("scale",) in partial
        or (() in partial and "scale" not in parsed.values)
        or not told.isdisjoint({("scale",), *ends})
        or any(key in ("scale", "min", "max") for key, _ in parsed.repeated)
    )


def with_any_scale(document: Document) -> Document:
    """Return a document with a scale that holds every score, where its own could not be read."""
    changed = document.model_copy(update={"scale": Scale(min=-1e16, max=1e16)})
    if "scale" not in document.model_fields_set:
        changed.model_fields_set.discard("scale")  # which the text does not give
    return changed


def in_order(problems: Iterable[Problem]) -> list[Problem]:
    """Return problems in the order of the text."""
    return sorted(problems, key=lambda problem: (problem.position.line, problem.position.column, problem.code))


def located(source: Source, mistakes: list[Mistake]) -> Iterator[Problem]:
    """Yield the mistakes with their positions in the text."""
    if not mistakes:
        return
    locations = locate(source, [mistake.told_at for mistake in mistakes])
    for mistake in mistakes:
        location = locations[mistake.told_at]
        # A missing key is told of where it stands without a value, else where its group begins.
        at_key = (mistake.at_key or bool(mistake.missing)) and location.exact and location.key is not None
        position = location.key if at_key and location.key is not None else location.value
        yield Problem(mistake.code, position, mistake.message, mistake.tip, mistake.route)


def _tabs(source: Source, parsed: Parsed) -> Iterator[Problem]:
    """Yield a problem for each tab in the indentation, up to where the text breaks off."""
    if "\t" in source.text:
        end = parsed.problems[-1].position.line if parsed.broken_off else None
        yield from tabs_in_indentation(source, _continued_lines(source), end)


def _continued_lines(source: Source) -> set[int]:
    """Return the numbers of the lines that continue a text begun on an earlier line."""
    lines: set[int] = set()
    for event in events(source):
        if isinstance(event, yaml.ScalarEvent):
            first, last = source.position(event.start_mark).line, source.position(event.end_mark).line
            lines.update(range(first + 1, last + 1))
    return lines
