"""From values that have changed to the characters of the text that do."""

import re
from collections.abc import Iterable, Sequence
from typing import Any, NamedTuple

from kmap.errors import Route
from kmap.register.editing import layout
from kmap.register.editing.edits import EditRefused
from kmap.register.editing.lines import Lines
from kmap.register.editing.merging import Group, Items
from kmap.register.editing.outline import Key, Part
from kmap.register.editing.scalar import block, inline
from kmap.register.editing.scalar import key as key_text
from kmap.register.editing.splices import Splice
from kmap.register.source import Source

_COLON = re.compile(r"[ \t]*:")
_SPACES = re.compile(r"[ \t]*(?=[,}\]])")
_BLOCK_HEADER = re.compile(r"[|>][-+0-9]*")


class _Place(NamedTuple):
    """What is around a value: behind which colon it stands, how far its key or dash is indented, inside brackets."""

    behind_colon: int | None = None
    column: int = 0
    brackets: bool = False


class _Span(NamedTuple):
    """An entry of a group or list, from its key or its item to the end of its value, and whether it goes."""

    start: int
    end: int
    goes: bool


class Changes:
    """The splices that lead from a text to another.

    Parameters
    ----------
    source
        The text.

    Attributes
    ----------
    splices
        What has to change, in no order.
    left
        The indices of the comments that stood above what has been taken away.
    """

    def __init__(self, source: Source) -> None:
        self.text = source.text
        self.lines = Lines(source.text)
        self.layout = layout.layout_of(source.text)
        self.splices: list[Splice] = []
        self.left: list[int] = []

    def add(self, part: Part, old: Any, new: Any, route: Route = (), place: _Place | None = None) -> None:
        """Add what leads from a value to another.

        Parameters
        ----------
        part
            Where the value stands.
        old, new
            The values before and after, the latter from `applied`.
        route
            The route of the value.
        place
            What is around it.
        """
        place = place or _Place()
        if isinstance(new, Group) and new.origin is old and part.kind == "group" and self._group(part, new, route):
            return
        if isinstance(new, Items) and new.origin is old and part.kind == "list" and self._items(part, new, route):
            return
        self._replace(part, new, route, place)

    def _splice(self, start: int, end: int, text: str = "") -> None:
        if start < end or text:
            self.splices.append(Splice(start, end, text))

    # Groups

    def _group(self, part: Part, new: Group, route: Route) -> bool:
        """Add what changes in a group of fields; return False where nothing that was there is left."""
        if part.brackets and not self.text.startswith("{", part.start):
            raise EditRefused(f"`{route[-1]}` has a group without braces inside its brackets", "put braces around it")
        before = dict(new.before)
        taken = set(before.values())
        # What has gone and come again, and keys without a value, stand in the text already.
        before |= {key: key for key in new if key not in before and key in part.keys and key not in taken}
        kept = {name: key for key, name in before.items() if key in new}
        goes = [name for name in new.origin if name not in kept]
        live = [name for name in part.keys if name not in goes]
        if not live:
            return False
        column = self.lines.column(part.start)
        for name, key in kept.items():
            self._entry(part.keys[name], name, key, new, (*route, key), _Place(None, column, part.brackets))
        fresh = [key for key in new if key not in before]
        for anchor, keys in self._by_anchor(fresh, live, kept, route):
            self._insert(part, live, anchor, {key: new[key] for key in keys}, route)
        self._take_away(part, [_Span(one.start, one.value.end, name in goes) for name, one in part.keys.items()])
        return True

    def _entry(self, entry: Key, name: str, key: str, new: Group, route: Route, place: _Place) -> None:
        if key != name:
            self._splice(entry.start, entry.end, key_text(key, brackets=place.brackets))
        old = new.origin.get(name)
        if new[key] is not old:
            self.add(entry.value, old, new[key], route, place._replace(behind_colon=self._behind_colon(entry, place)))

    def _behind_colon(self, entry: Key, place: _Place) -> int | None:
        colon = _COLON.match(self.text, entry.end)
        if colon is None and not place.brackets:
            raise EditRefused("a key that is written with `? ` can't be edited", "write it as `key: value` first")
        return colon.end() if colon is not None else None

    def _by_anchor(
        self, fresh: Iterable[str], live: Sequence[str], kept: dict[str, str], route: Route
    ) -> list[tuple[str | None, list[str]]]:
        """Return new keys by the key in the text that each comes to stand behind; None for before all of them.

        Of the fields in the text it is the one that comes nearest before it in the order of the format;
        for a free word it is the last.
        """
        places = layout.field_places(route)
        by_anchor: dict[str | None, list[str]] = {}
        for key in sorted(fresh, key=lambda key: places.get(key, len(places))):
            anchor: str | None = live[-1]
            if key in places:
                before = {name: places.get(kept.get(name, name), len(places)) for name in live}
                anchor = max(
                    (name for name in live if before[name] < places[key]), key=before.__getitem__, default=None
                )
            by_anchor.setdefault(anchor, []).append(key)
        return list(by_anchor.items())

    def _insert(self, part: Part, live: Sequence[str], anchor: str | None, new: dict[str, Any], route: Route) -> None:
        """Put new keys behind the key in the text that is their anchor, or before all of them."""
        if part.brackets:
            pairs = [
                f"{key_text(key, brackets=True)}: {layout.in_brackets(value, (*route, key))}"
                for key, value in new.items()
            ]
            self._insert_in_brackets(pairs, part.keys[live[0]].start, part.keys[anchor].value.end if anchor else None)
            return
        column = self.lines.column(part.start)
        entries = [layout.entry(key, value, (*route, key), column, self.layout) for key, value in new.items()]
        if anchor is None:
            text = "".join(
                line + self.layout.line_end + " " * column for entry in entries for line in _level(entry, column)
            )
            self._splice(part.keys[live[0]].start, part.keys[live[0]].start, text)
            return
        index = self.lines.below(part.keys[anchor].value.end, column, last=anchor == next(reversed(part.keys)))
        apart = not route and self._stand_apart([part.keys[name].start for name in live])
        text = ""
        for entry in entries:
            text += self.layout.line_end * (2 if apart and len(entry) > 1 else 1)
            text += self.layout.line_end.join([" " * column + entry[0], *entry[1:]])
        self._splice(index, index, text)

    def _stand_apart(self, starts: Sequence[int]) -> bool:
        """Say whether a blank line stands above one of several entries that is not the first."""
        return any(self.lines.blank_above(self.lines.above_comments(self.lines.start(start))) for start in starts[1:])

    # Lists

    def _items(self, part: Part, new: Items, route: Route) -> bool:
        """Add what changes in a list; return False where nothing that was there is left."""
        kept = [index for index in new.before if index is not None]
        if not kept or len(part.items) != len(new.origin):
            return False
        column = self.lines.column(part.start)
        anchor: int | None = None
        fresh: list[Any] = []
        for index, value in zip(new.before, new, strict=True):
            if index is None:
                fresh.append(value)
                continue
            self._add_items(part, kept, anchor, fresh, route)
            anchor, fresh = index, []
            if value is not new.origin[index]:
                place = _Place(None, column, part.brackets)
                self.add(part.items[index], new.origin[index], value, (*route, index), place)
        self._add_items(part, kept, anchor, fresh, route)
        goes = set(range(len(part.items))).difference(kept)
        self._take_away(part, [_Span(one.start, one.end, index in goes) for index, one in enumerate(part.items)])
        return True

    def _add_items(self, part: Part, kept: Sequence[int], anchor: int | None, fresh: list[Any], route: Route) -> None:
        """Put new items behind the item in the text that is their anchor, or before all of them."""
        if not fresh:
            return
        if part.brackets:
            texts = [layout.in_brackets(value, (*route, 0)) for value in fresh]
            self._insert_in_brackets(
                texts, part.items[kept[0]].start, part.items[anchor].end if anchor is not None else None
            )
            return
        column = self.lines.column(part.start)
        like = part.items[anchor if anchor is not None else kept[0]]
        brackets = like.brackets if like.kind == "group" else None
        indent = self.lines.column(like.start) - column if self._is_behind_dash(like.start, column) else 2
        items = [layout.item(value, (*route, 0), column, self.layout, brackets, indent) for value in fresh]
        line_end = self.layout.line_end
        if anchor is None:
            start = self.lines.dash(part.items[kept[0]].start, part.start, column)
            text = "".join(line + line_end for lines in items for line in lines)
            self._splice(start, start, text)
            return
        dashes = [self.lines.dash(one.start, part.start, column) for one in part.items[max(0, anchor - 1) : anchor + 1]]
        apart = self._stand_apart(dashes) if len(dashes) > 1 else not route[1:] and self._first_stands_apart(dashes[0])
        text = "".join(line_end * (2 if apart else 1) + line_end.join(lines) for lines in items)
        index = self.lines.below(part.items[anchor].end, column, last=anchor == len(part.items) - 1)
        self._splice(index, index, text)

    def _first_stands_apart(self, start: int) -> bool:
        return self.lines.blank_above(self.lines.above_comments(start))

    def _is_behind_dash(self, start: int, column: int) -> bool:
        line = self.lines.start(start)
        return self.text[line + column : line + column + 1] == "-" and not self.text[line + column + 1 : start].strip()

    # Brackets

    def _insert_in_brackets(self, texts: Sequence[str], first: int, behind: int | None) -> None:
        if behind is None:
            self._splice(first, first, "".join(f"{text}, " for text in texts))
        else:
            self._splice(behind, behind, "".join(f", {text}" for text in texts))

    def _take_out_of_brackets(self, spans: Sequence[_Span]) -> None:
        """Take entries away, each with one comma; comments of those that stay, stay."""
        stay = [index for index, span in enumerate(spans) if not span.goes]
        for index, span in enumerate(spans):
            if not span.goes:
                continue
            if index < stay[-1]:
                self._splice(span.start, spans[index + 1].start)
                continue
            before = spans[index - 1]
            gap = self.text[before.end : span.start]
            if "#" in gap:
                self._splice(comma := before.end + gap.index(","), comma + 1)
                self._splice(span.start, span.end)
            else:
                self._splice(before.end, span.end)

    # Taking away

    def _take_away(self, part: Part, spans: list[_Span]) -> None:
        if not any(span.goes for span in spans):
            return
        if part.brackets:
            self._take_out_of_brackets(spans)
            return
        column = self.lines.column(part.start)
        for index, span in enumerate(spans):
            if span.goes:
                self._take_lines_away(part, spans, index, column)

    def _take_lines_away(self, part: Part, spans: list[_Span], index: int, column: int) -> None:
        span = spans[index]
        start = (
            self.lines.start(span.start) if part.kind == "group" else self.lines.dash(span.start, part.start, column)
        )
        end = self.lines.below(span.end, column, last=False)
        if self.text[start : start + column].strip(" "):  # behind the dash of a list, or of two
            following = next((one.start for one in spans[index:] if not one.goes), None)
            if part.kind == "list" or following is None:
                raise EditRefused("a list inside a list can't be edited here", "edit it by hand")
            if "#" in self.text[self.lines.end(span.end) : following]:  # the comments above what follows stay
                self._splice(start + len(self.text[start : span.start].rstrip()), end)
            else:
                self._splice(span.start, following)
            return
        above = self.lines.above_comments(start)
        if above < start:
            self.left.append(above)
        elif self.lines.blank_above(start) and (index == len(spans) - 1 or self.lines.is_blank(self.lines.next(end))):
            start = self.lines.above_blanks(start)
        # The line end above goes, not the one below, so that what comes in below stands on a line of its own.
        self._splice(self.lines.before(start), end if start else self.lines.next(end))

    # Replacing

    def _replace(self, part: Part, new: Any, route: Route, place: _Place) -> None:
        """Add a splice that puts a value in the place of another, which has nothing in common with it."""
        empty = part.kind == "scalar" and part.start == part.end
        plain_end = self.text[part.end : self.lines.end(part.end)].strip() == ""
        on_one_line = "\n" not in (old := self.text[part.start : part.end]) and "\r" not in old
        if place.behind_colon is not None and not place.brackets and on_one_line and part.style not in ("|", ">"):
            if self._reads_better_below(new, route, place):
                lines = layout.below(new, route, place.column, self.layout)
                self._splice(place.behind_colon, part.end)
                end = self.lines.end(part.end)
                self._splice(end, end, "".join(self.layout.line_end + line for line in lines))
                return
            lines = (block(new) if isinstance(new, str) else None) or []
            if lines and plain_end:
                indented = [" " * (place.column + self.layout.group) + line if line else "" for line in lines[1:]]
                self._splice(part.start, part.end, " " * empty + self.layout.line_end.join([lines[0], *indented]))
                return
        quotes = part.style if part.kind == "scalar" else None
        text = inline(new, brackets=place.brackets, quotes=quotes) if isinstance(new, str) else None
        text = text if text is not None else layout.in_brackets(new, route)
        if empty:
            self._fill(part, text, place)
        elif part.style in ("|", ">"):
            self._replace_block(part, text)
        elif part.kind == "scalar" or part.brackets or place.behind_colon is None:
            self._splice(part.start, part.end, text)
        else:
            self._splice(place.behind_colon, place.behind_colon, f" {text}")
            self._splice(
                self.lines.before(self.lines.start(part.start)), self.lines.below(part.end, place.column, last=False)
            )

    def _fill(self, part: Part, text: str, place: _Place) -> None:
        """Put a value behind a key that has none."""
        if place.behind_colon is None:
            self._splice(part.start, part.start, f": {text}")
            return
        end = place.behind_colon
        if place.brackets and (spaces := _SPACES.match(self.text, end)) is not None:
            end = spaces.end()
        self._splice(place.behind_colon, end, f" {text}")

    def _reads_better_below(self, new: Any, route: Route, place: _Place) -> bool:
        """Say whether a group or list is better written on lines of its own than in brackets."""
        if not new or not isinstance(new, dict | list):
            return False
        nested = isinstance(new, dict) and any(isinstance(inner, dict) and inner for inner in new.values())
        return nested or not layout.fits_in_brackets(new, route, place.column + len(str(route[-1])) + 2)

    def _replace_block(self, part: Part, text: str) -> None:
        header = _BLOCK_HEADER.match(self.text, part.start)
        end = self.lines.end(part.start)
        self._splice(part.start, header.end() if header is not None else part.end, text)
        if end < part.end:
            self._splice(end, part.end)


def _level(entry: list[str], column: int) -> list[str]:
    """Return the lines of an entry less the indentation that is put before each."""
    return [entry[0], *(line[column:] for line in entry[1:])]
