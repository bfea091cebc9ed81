"""YAML text to plain values, in one pass over the parser's events.

No node tree stands between: libyaml's events become dicts, lists and text at
once. A plain scalar stays the text that was written, so that each field can read
it in its own way (`NO` is a category, `007` an assessor); a quoted one becomes
`Quoted`, which is text and nothing else.
"""

import re
from dataclasses import dataclass, field
from sys import intern
from typing import Any, NamedTuple

import yaml

from kmap.errors import Position, Problem
from kmap.register.events import collector_paused, event_stream, events
from kmap.register.source import Source
from kmap.register.syntax import explain_syntax

MAX_DEPTH = 32
LONGEST_TEXT = 100_000
"""Characters of one value; a cell that is imported has no more."""

# A token that starts with one of these is an anchor or a tag; `<<` is a merge key; `*` an alias.
_INDICATOR = re.compile(r"(?:\A|[\s,\[{:])(?:[&*]\S|!|<<\s*:)")
_COLON = re.compile(r"\s*:")


# What an escape in double quotes can stand for and no text needs: it would act on terminals.
_CONTROL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x84\x86-\x9f\ud800-\udfff]")


class Quoted(str):
    """Text that stood in quotes or in a block: never a number, a date or a truth value."""

    __slots__ = ()


class Alias(str):
    """What stands where a value is pulled in from elsewhere: never used, only told of."""

    __slots__ = ()


class Empty(NamedTuple):
    """A key that has no value: it counts as left out."""

    mapping: dict[str, Any]
    key: str
    position: Position
    in_braces: bool
    bare: bool
    """Whether not even a colon follows it, as in ``{a word}``."""


@dataclass(slots=True)
class Parsed:
    """The values of one document, and what was wrong with its text.

    Parameters
    ----------
    values
        Dicts, lists and text: all that could be read before the text broke off.
    problems
        What was wrong, each with its position.
    empties
        The keys that have no value.
    repeated
        Keys that were given already, with the values that can't count.
    broken_off
        Whether reading could not go on to the end of the document.
    aliased, merged
        Whether some values, or keys, are pulled in from elsewhere.
    """

    values: Any = None
    problems: list[Problem] = field(default_factory=list)
    empties: list[Empty] = field(default_factory=list)
    repeated: list[tuple[str, Any]] = field(default_factory=list)
    broken_off: bool = False
    aliased: bool = False
    merged: bool = False


class BrokenOff(Exception):  # noqa: N818  # it ends the reading and is no error
    """Reading can't go on past this place; the problem has been noted."""


def parse(source: Source) -> Parsed:
    """Parse a register's text.

    Parameters
    ----------
    source
        The text, and the path to name it by.

    Returns
    -------
    Parsed
        Its values, as far as they could be read, and what was wrong with it.
    """
    parsed = Parsed()
    with collector_paused():
        try:
            _document(source, parsed)
        except BrokenOff:
            parsed.broken_off = True
        except yaml.YAMLError as error:
            parsed.broken_off = True
            parsed.problems.append(explain_syntax(source, error))
        for empty in parsed.empties:
            if empty.mapping.get(empty.key) is None:
                empty.mapping.pop(empty.key, None)
        if any(sign in source.text for sign in ("&", "*", "!", "<<")) and _INDICATOR.search(source.text):
            _note_indicators(source, parsed)
    return parsed


def _document(source: Source, parsed: Parsed) -> None:
    """Fill `parsed` from the events of the first document; a second one is a problem."""
    # The two loops run once for each event, so that what they touch are local names.
    scalar, mapping_end, sequence_end = yaml.ScalarEvent, yaml.MappingEndEvent, yaml.SequenceEndEvent
    mapping_start, sequence_start = yaml.MappingStartEvent, yaml.SequenceStartEvent
    get_event = event_stream(source.text).get_event
    problems, empties = parsed.problems, parsed.empties

    def note(code: str, event: Any, message: str, tip: str) -> None:
        """Note a problem where an event begins."""
        problems.append(Problem(code, source.position(event.start_mark), message, tip))

    def fill_mapping(mapping: dict[str, Any], depth: int, in_braces: bool) -> None:
        """Read the keys and values of a mapping up to its end, which is `depth` levels down."""
        for event in iter(get_event, None):
            if event.__class__ is scalar:
                key = intern(event.value)
                value_event = get_event()
                kind = value_event.__class__
                if key in mapping:
                    note("KM006", event, f"`{key[:40]}` is given twice", "keep one of the two: only one can count")
                    if mapping[key] is not None:
                        parsed.repeated.append((key, unused(value_event, depth)))
                        continue
                if kind is scalar:
                    value = value_event.value
                    if len(value) > LONGEST_TEXT:
                        value = cut(value_event)
                    if value_event.style:
                        mapping[key] = quoted(value_event)
                    elif value:
                        mapping[key] = value
                    else:
                        mapping[key] = None  # until the end, so that a repetition is seen
                        bare = source.position(event.end_mark) == source.position(value_event.start_mark)
                        empties.append(Empty(mapping, key, source.position(event.start_mark), in_braces, bare))
                elif kind is mapping_start:
                    # Put into its parent first: of a text that breaks off, what came before is kept.
                    inner = mapping[key] = {}
                    fill_mapping(inner, deeper(value_event, depth), bool(value_event.flow_style))
                elif kind is sequence_start:
                    items = mapping[key] = []
                    fill_sequence(items, deeper(value_event, depth))
                else:
                    mapping[key] = Alias(f"*{value_event.anchor}")
                    parsed.aliased = True
            elif event.__class__ is mapping_end:
                return
            else:
                if event.__class__ is yaml.AliasEvent:
                    mapping[Alias(f"*{event.anchor}")] = Alias()
                    parsed.aliased = parsed.merged = True
                else:
                    note("KM003", event, "a key that is not a word", "write `key: value`, the key being one word")
                unused(event, depth)
                unused(get_event(), depth)

    def cut(event: Any) -> str:
        """Note that a text is too long, and return its beginning, which the event keeps alone."""
        found = f"a text of {len(event.value):,} characters; {LONGEST_TEXT:,} are allowed"
        note("KM011", event, found, "keep it in a file of its own, and write here where that is")
        event.value = event.value[:LONGEST_TEXT]
        return str(event.value)

    def quoted(event: Any) -> Quoted:
        """Return the text of a scalar in quotes or in a block, less what would act on a terminal."""
        value = event.value
        if event.style == '"' and (control := _CONTROL.search(value)) is not None:
            found = f"control character U+{ord(control[0]):04X} can't stand in a register"
            note("KM021", event, found, "take the sequence that begins with a backslash away")
            value = _CONTROL.sub("", value)
        return Quoted(value)

    def fill_sequence(items: list[Any], depth: int) -> None:
        """Read the items of a list up to its end, which is `depth` levels down."""
        for event in iter(get_event, None):
            kind = event.__class__
            if kind is scalar:
                value = event.value
                if len(value) > LONGEST_TEXT:
                    value = cut(event)
                if event.style:
                    items.append(quoted(event))
                elif value:
                    items.append(value)
            elif kind is sequence_end:
                return
            elif kind is mapping_start:
                mapping: dict[str, Any] = {}
                items.append(mapping)
                fill_mapping(mapping, deeper(event, depth), bool(event.flow_style))
            elif kind is sequence_start:
                inner: list[Any] = []
                items.append(inner)
                fill_sequence(inner, deeper(event, depth))
            else:
                items.append(Alias(f"*{event.anchor}"))
                parsed.aliased = True

    def deeper(event: Any, depth: int) -> int:
        """Return the depth one level down; at the limit, note it and break off."""
        if depth == MAX_DEPTH:
            tip = "a register needs six levels at most: look for an indentation that has slipped"
            note("KM008", event, f"more than {MAX_DEPTH} levels of nesting", tip)
            raise BrokenOff
        return depth + 1

    def unused(event: Any, depth: int) -> Any:
        """Read past the value that begins with `event`, and return it."""
        if event.__class__ is mapping_start:
            mapping: dict[str, Any] = {}
            fill_mapping(mapping, deeper(event, depth), bool(event.flow_style))
            return mapping
        if event.__class__ is sequence_start:
            items: list[Any] = []
            fill_sequence(items, deeper(event, depth))
            return items
        return event.value if event.__class__ is scalar else None

    try:
        get_event()  # the start of the stream
        if get_event().__class__ is yaml.StreamEndEvent:
            return
        event = get_event()
        if event.__class__ is mapping_start:
            parsed.values = {}
            fill_mapping(parsed.values, 1, bool(event.flow_style))
        elif event.__class__ is sequence_start:
            parsed.values = []
            fill_sequence(parsed.values, 1)
        elif event.__class__ is scalar:
            parsed.values = Quoted(event.value) if event.style else event.value or None
        get_event()  # the end of the document
        following = get_event()
        if following.__class__ is not yaml.StreamEndEvent:
            note(
                "KM005",
                following,
                "a second document starts here; a register is one document",
                "take the line `---` away, or put the second document into a file of its own",
            )
    finally:
        # The functions hold each other and the parser with its copy of the text: as a run collects no
        # garbage, they would keep a third of what reading needs until its end.
        del fill_mapping, fill_sequence, unused


def _note_indicators(source: Source, parsed: Parsed) -> None:
    """Note anchors, aliases, tags and merge keys: what one line would pull in from another."""
    text = source.text
    tip = "write the value out: every line of a register says what it means by itself"
    for event in events(source):
        if event.__class__ is yaml.AliasEvent:
            found = f"alias `*{str(event.anchor)[:40]}`"
        elif getattr(event, "anchor", None) is not None:
            found = f"anchor `&{event.anchor[:40]}`"
        elif getattr(event, "tag", None) is not None:
            found = f"tag `{event.tag[:40]}`"
        elif getattr(event, "value", None) == "<<" and not event.style and _COLON.match(text, event.end_mark.index):
            found = "merge key `<<`"
            parsed.merged = True
        else:
            continue
        message = f"{found} is not allowed in a register"
        parsed.problems.append(Problem("KM007", source.position(event.start_mark), message, tip))
