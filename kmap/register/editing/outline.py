"""Where the parts of a text stand that something changes in: a walk over events that passes by the rest."""

import re
from dataclasses import dataclass, field
from typing import Any, Literal, NamedTuple

import yaml

from kmap.register.editing.merging import Group, Items
from kmap.register.events import collector_paused, event_stream
from kmap.register.source import Source

_KEEPS_LINE_ENDS = re.compile(r"[|>][0-9-]*\+")


@dataclass(slots=True)
class Part:
    """A value in a text.

    Parameters
    ----------
    kind
        Whether it is a scalar, a group of fields or a list.
    start, end
        The indices of its first character and behind its last: of the last line of a block of
        text, of the last value of a group without braces, of the closing bracket.
    style
        The quotes, or the sign of a block, of a scalar; empty where it is plain.
    brackets
        Whether it is a group in braces or a list in brackets.
    keys, items
        What is in it, where something changes in it.
    """

    kind: Literal["scalar", "group", "list"]
    start: int
    end: int
    style: str = ""
    brackets: bool = False
    keys: dict[str, "Key"] = field(default_factory=dict)
    items: list["Part"] = field(default_factory=list)


class Key(NamedTuple):
    """A key in a text, from its first character to behind its last, with its value."""

    start: int
    end: int
    value: Part


Touched = dict[str | int, "Touched | None"]
"""For each step at which something changes, what changes further in; None where all of it may."""


def touched(new: Any) -> Touched | None:
    """Return where the values of an edited register differ from what they were."""
    if isinstance(new, Group):
        return {
            before: touched(new[key])
            for key, before in new.before.items()
            if key in new and new[key] is not new.origin.get(before)
        }
    if isinstance(new, Items):
        return {
            before: touched(item)
            for before, item in zip(new.before, new, strict=True)
            if before is not None and item is not new.origin[before]
        }
    return None


def outline(source: Source, where: Touched) -> Part:
    """Return the parts of a text down to where something changes.

    Parameters
    ----------
    source
        The text, which has been parsed without fault.
    where
        Where something changes, from the top.
    """
    get_event = event_stream(source.text).get_event
    text = source.text
    scalar, start_of_group = yaml.ScalarEvent, yaml.MappingStartEvent
    end_of_group, end_of_list = yaml.MappingEndEvent, yaml.SequenceEndEvent

    def passed(event: Any) -> Part:
        """Read past the value that begins with `event`."""
        start, kind = event.start_mark.index, event.__class__
        if kind is scalar:
            end = event.end_mark.index
            if event.style and event.style in "|>":
                end = _end_of_block(text, start, end)
            return Part("scalar", start, end, event.style or "")
        brackets = bool(event.flow_style)
        depth, last = 1, event
        while depth:
            event = get_event()
            inner = event.__class__
            if inner is scalar:
                last = event
            elif inner is end_of_group or inner is end_of_list:
                depth -= 1
                if text[event.end_mark.index - 1 : event.end_mark.index] in ("]", "}") and _closes(event):
                    last = event
            else:
                depth += 1
        end = last.end_mark.index
        if (getattr(last, "style", None) or "-") in "|>":
            end = _end_of_block(text, last.start_mark.index, end)
        return Part("group" if kind is start_of_group else "list", start, end, brackets=brackets)

    def visit(event: Any, where: Touched | None) -> Part:
        """Return the part that begins with an event, its insides only where something in it is touched."""
        kind = event.__class__
        if where is None or kind is scalar:
            return passed(event)
        start, brackets = event.start_mark.index, bool(event.flow_style)
        part = Part("group" if kind is start_of_group else "list", start, start, brackets=brackets)
        if kind is start_of_group:
            while (event := get_event()).__class__ is not end_of_group:
                value = visit(get_event(), where.get(event.value))
                part.keys.setdefault(event.value, Key(event.start_mark.index, event.end_mark.index, value))
                part.end = max(part.end, value.end, event.end_mark.index)
        else:
            while (event := get_event()).__class__ is not end_of_list:
                if getattr(event, "value", None) == "" and not event.style:
                    part.end = max(part.end, event.end_mark.index)  # an item without a value does not count
                    continue
                item = visit(event, where.get(len(part.items)))
                part.items.append(item)
                part.end = max(part.end, item.end)
        if brackets:
            part.end = event.end_mark.index
        return part

    with collector_paused():
        get_event()  # the start of the stream
        get_event()  # the start of the document
        return visit(get_event(), where)


def _closes(event: Any) -> bool:
    """Say whether the end of a group or list is a bracket in the text, not the end of its last line."""
    return bool(event.start_mark.index < event.end_mark.index)


def _end_of_block(text: str, start: int, end: int) -> int:
    """Return where the last line of a block of text ends."""
    content = text[start:end]
    if _KEEPS_LINE_ENDS.match(content):
        for line_end in ("\r\n", "\n", "\r"):
            if content.endswith(line_end):
                return end - len(line_end)
        return end
    return start + len(content.rstrip())
