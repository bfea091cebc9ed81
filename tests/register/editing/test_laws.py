"""Laws of editing, over registers in every layout: only what is edited changes, and it reads as was meant."""

import re
from collections.abc import Callable, Iterator
from typing import Any

from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st

from kmap.errors import Route
from kmap.register.editing.edits import Append, Drop, EditRefused, Put, Rename, as_read
from kmap.register.editing.revision import Revision, revised
from kmap.register.parse import parse
from kmap.register.position import locate
from kmap.register.source import Source

LINES = re.compile("[^\r\n]*(?:\r\n|\r|\n)|[^\r\n]+")
DEEP = " " * 30
"""An indentation that fits anywhere inside of a value."""
LINE_ENDS = ["\n", "\r\n", "\r"]

KEYS = st.sampled_from(["name", "id", "influence", "because", "engagement", "current", "tags", "heat", "x y", "007"])
AWKWARD = (
    *("NO", "4", "-2", "2026-01-31", "true", "~", "a: b", "a #b", "- x", "[x]", "a, b", "'", '"', "\\", "?", ":", "!"),
    *("", " x", "x ", "é", "世界", "https://example.org/a?b=c", "category:x", "one\ntwo", "one\n\ntwo\n", "a\tb"),
    *("\u2028", "\ufeff", "---", "...", "%x", "`", "@x", "*a", "&a", "|", ">", "null", "x:", "{", "0x1F", "\n x"),
)
TEXTS = st.sampled_from(AWKWARD) | st.text(st.characters(exclude_categories=["Cc", "Cs", "Co", "Cn"]), max_size=12)
VALUES = st.recursive(
    TEXTS | st.integers(-99, 99) | st.booleans() | st.floats(-99, 99),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(KEYS, inner, max_size=3),
    max_leaves=6,
)
TREES = st.recursive(
    TEXTS,
    lambda inner: st.lists(inner, min_size=1, max_size=4) | st.dictionaries(KEYS, inner, min_size=1, max_size=4),
    max_leaves=8,
)
REGISTERS = st.fixed_dictionaries(
    {"title": TEXTS},
    optional={
        "topics": st.lists(TREES, min_size=1, max_size=3),
        "stakeholders": st.lists(st.dictionaries(KEYS, TREES, min_size=1, max_size=4), min_size=1, max_size=4),
        "log": TREES,
    },
)


class Writer:
    """Writes values as people do: in blocks and brackets, with comments, each with a number of its own."""

    def __init__(self, draw: Callable[..., Any]) -> None:
        self.draw = draw
        self.comments = 0
        self.list_indent = draw(st.sampled_from([0, 2, 4]))
        self.group_indent = draw(st.sampled_from([2, 3, 4]))

    def often(self) -> bool:
        return bool(self.draw(st.booleans()))

    def seldom(self) -> bool:
        return bool(self.draw(st.sampled_from([True, False, False, False])))

    def comment(self) -> str:
        if not self.seldom():
            return ""
        self.comments += 1
        return f"  # c{self.comments}."

    def above(self, column: int) -> list[str]:
        lines = [""] * self.seldom()
        if self.seldom():
            self.comments += 1
            lines += [" " * column + f"# c{self.comments}."] + [""] * self.seldom()
        return lines

    def comma(self) -> str:
        """Return a comma, behind which the line may end."""
        return ", " if not self.seldom() else f",{self.comment()}\n{DEEP}"

    def brackets(self, value: Any) -> str:
        if isinstance(value, dict):
            pairs = [f"{self.quoted(key)}: {self.brackets(inner)}" for key, inner in value.items()]
            return "{" + "".join(pair + self.comma() for pair in pairs[:-1]) + "".join(pairs[-1:]) + "}"
        if isinstance(value, list):
            items = [self.brackets(inner) for inner in value]
            return "[" + "".join(item + self.comma() for item in items[:-1]) + "".join(items[-1:]) + "]"
        return self.quoted(value)

    def scalar(self, text: str) -> str:
        """Return a text as it stands behind a key or a dash: as a block where it has several lines."""
        if re.fullmatch("[a-z]+(\n+[a-z]+)+\n?", text) and self.often():
            header = "|" if text.endswith("\n") else "|-"
            return "\n".join([header + self.comment(), *(DEEP + line if line else "" for line in text.split("\n"))])
        return self.quoted(text) + self.comment()

    def quoted(self, text: str) -> str:
        if re.fullmatch("[A-Za-z0-9]+", text) and text != "null" and self.often():
            return text
        if text.isprintable() and self.often():
            return "'" + text.replace("'", "''") + "'"
        escaped = [one if one.isalnum() and one.isascii() else f"\\U{ord(one):08x}" for one in text]
        return f'"{"".join(escaped)}"'


@st.composite
def texts(draw: Callable[..., Any]) -> str:
    """Draw the text of a register in some layout."""
    values = draw(REGISTERS)
    lines = list(_block(Writer(draw), values, 0))
    line_end: str = draw(st.sampled_from(LINE_ENDS))
    text: str = "\n".join(lines) + draw(st.sampled_from(["\n", "", "\n\n"]))
    return text.replace("\n", line_end)


def _block(writer: Writer, value: Any, column: int) -> Iterator[str]:
    """Yield the lines of a group or list, indented."""
    pad = " " * column
    entries = value.items() if isinstance(value, dict) else [(None, item) for item in value]
    for number, (key, inner) in enumerate(entries):
        if number or not column:
            yield from writer.above(column)
        start = f"{pad}{writer.quoted(key)}:" if key is not None else f"{pad}-"
        if not inner or isinstance(inner, str) or writer.seldom() or (key is None and isinstance(inner, list)):
            written = writer.scalar(inner) if isinstance(inner, str) else writer.brackets(inner) + writer.comment()
            yield f"{start} {written}"
        elif key is None:
            first, *others = _block(writer, inner, column + 2)
            yield f"{start} {first.lstrip()}"
            yield from others
        else:
            yield start + writer.comment()
            deeper = writer.group_indent if isinstance(inner, dict) else writer.list_indent
            yield from _block(writer, inner, column + deeper)


TEXT = texts()


def parsed(text: str) -> dict[str, Any]:
    """Return the values of a drawn text; a draw that is no sound register is none."""
    result = parse(Source("x.yaml", text))
    assume(not result.problems and isinstance(result.values, dict))
    values: dict[str, Any] = result.values
    return values


def routes(values: Any, route: Route = ()) -> Iterator[tuple[Route, Any]]:
    yield route, values
    steps = values.items() if isinstance(values, dict) else enumerate(values) if isinstance(values, list) else ()
    for step, inner in steps:
        yield from routes(inner, (*route, step))


def drawn_route(data: st.DataObject, values: Any, kind: type = object) -> Route:
    found = [route for route, value in routes(values) if route and isinstance(value, kind)]
    assume(found)
    return data.draw(st.sampled_from(found))


def revision(text: str, *edits: Any) -> Revision:
    """Return the revision of a text; of all refusals, the safety net must not have to make any."""
    refused = None
    try:
        return revised(Source("x.yaml", text), edits)
    except EditRefused as error:
        refused = error
    assert "might harm" not in refused.message, (text, edits)
    assume(False)
    raise refused


def at(values: Any, route: Route) -> Any:
    for step in route:
        values = values[step]
    return values


def few(law: Callable[..., None]) -> Callable[..., None]:
    """Draw few examples, for a drawn text holds many places; a busy machine is no mistake."""
    return settings(max_examples=20, suppress_health_check=[HealthCheck.too_slow])(law)


def copied(values: Any) -> Any:
    """Return a copy of plain dicts, lists and text."""
    if isinstance(values, dict):
        return {key: copied(value) for key, value in values.items()}
    return [copied(value) for value in values] if isinstance(values, list) else str(values)


def comments(text: str) -> list[str]:
    return sorted(re.findall(r"# c\d+\.", text))


def lines_of(text: str, route: Route) -> tuple[int, int]:
    """Return the first and the last line on which something of a route stands."""
    inside = [(*route, *further) for further, _ in routes(at(parsed(text), route))]
    found = locate(Source("x.yaml", text), inside)
    return (found[route].key or found[route].value).line, max(one.end.line for one in found.values())


@few
@given(TEXT, st.data())
def test_a_value_that_is_put_stands_there_and_all_else_as_before(text: str, data: st.DataObject) -> None:
    values = parsed(text)
    route, value = drawn_route(data, values), data.draw(VALUES)
    expected = copied(values)
    at(expected, route[:-1])[route[-1]] = copied(as_read(value))
    assert parse(Source("x.yaml", revision(text, Put(route, value)).text)).values == expected


@few
@given(TEXT, st.data())
def test_a_scalar_in_the_place_of_a_scalar_changes_its_own_lines_and_no_comment(text: str, data: st.DataObject) -> None:
    route, value = drawn_route(data, parsed(text), str), data.draw(TEXTS)
    changed = revision(text, Put(route, value))
    first, last = lines_of(text, route)
    for block in changed.blocks:
        assert first <= block.line and block.line + len(block.old) - 1 <= last
    assert comments(changed.text) == comments(text)


@few
@given(TEXT, st.data())
def test_a_new_key_keeps_every_line_but_the_one_that_it_joins_and_every_comment(text: str, data: st.DataObject) -> None:
    values = parsed(text)
    groups = [route for route, value in routes(values) if isinstance(value, dict) and value]
    route, value = data.draw(st.sampled_from(groups)), data.draw(VALUES)
    assume("new" not in at(values, route))
    changed = revision(text, Put((*route, "new"), value))
    assert sum(len(block.old) for block in changed.blocks) <= 1
    assert comments(changed.text) == comments(text)


@few
@given(TEXT, st.data())
def test_a_new_item_keeps_every_line_but_the_one_that_it_joins_and_every_comment(
    text: str, data: st.DataObject
) -> None:
    route, value = drawn_route(data, parsed(text), list), data.draw(VALUES)
    changed = revision(text, Append(route, value))
    assert sum(len(block.old) for block in changed.blocks) <= 1
    assert comments(changed.text) == comments(text)


@few
@given(TEXT, st.data())
def test_what_is_dropped_takes_no_comment_with_it_but_those_beside_and_in_it(text: str, data: st.DataObject) -> None:
    values = parsed(text)
    route = drawn_route(data, values)
    assume(len(at(values, route[:-1])) > 1)
    changed = revision(text, Drop(route))
    first, last = lines_of(text, route)
    lines = LINES.findall(text)
    while last < len(lines) and lines[last].lstrip().startswith("#"):  # indented further, they are part of it
        last += 1
    outside = comments("".join(lines[: first - 1] + lines[last:]))
    kept = comments(changed.text)
    assert all(kept.count(comment) == 1 for comment in outside)


@few
@given(TEXT, st.data())
def test_a_key_that_is_renamed_changes_one_line(text: str, data: st.DataObject) -> None:
    values = parsed(text)
    keys = [route for route, _ in routes(values) if route and isinstance(route[-1], str)]
    route = data.draw(st.sampled_from(keys))
    changed = revision(text, Rename(route, "other"))
    assert [(len(block.old), len(block.new)) for block in changed.blocks] == [(1, 1)]
    assert parse(changed.after).values is not None
    assert list(at(parse(changed.after).values, route[:-1])) == [
        "other" if key == route[-1] else key for key in at(values, route[:-1])
    ]


@few
@given(TEXT, st.data())
def test_the_same_value_again_is_no_change(text: str, data: st.DataObject) -> None:
    values = parsed(text)
    route = drawn_route(data, values)
    assert not revision(text, Put(route, at(values, route))).changed


@few
@given(TEXT, st.data())
def test_putting_twice_is_putting_once(text: str, data: st.DataObject) -> None:
    route, value = drawn_route(data, parsed(text)), data.draw(VALUES)
    once = revision(text, Put(route, value)).text
    assert not revision(once, Put(route, value)).changed


@few
@given(TEXT, st.data())
def test_a_new_key_dropped_again_leaves_the_text_as_it_was(text: str, data: st.DataObject) -> None:
    values = parsed(text)
    groups = [route for route, value in routes(values) if isinstance(value, dict) and value]
    route, value = data.draw(st.sampled_from(groups)), data.draw(VALUES)
    assume("new" not in at(values, route))
    added = revision(text, Put((*route, "new"), value)).text
    assert revision(added, Drop((*route, "new"))).text == text


@few
@given(TEXT, st.data())
def test_a_new_item_dropped_again_leaves_the_text_as_it_was(text: str, data: st.DataObject) -> None:
    values = parsed(text)
    route, value = drawn_route(data, values, list), data.draw(VALUES)
    assume(at(values, route))
    added = revision(text, Append(route, value)).text
    assert revision(added, Drop((*route, len(at(values, route))))).text == text


@few
@given(TEXT, st.data())
def test_the_lines_that_come_end_as_those_that_were_there(text: str, data: st.DataObject) -> None:
    assume(LINES.findall(text)[0] != text)
    route, value = drawn_route(data, parsed(text)), data.draw(VALUES)
    changed = revision(text, Put(route, value), Append(("fresh",), {"one": "two"}))
    endings = {line[len(line.rstrip("\r\n")) :] for line in LINES.findall(text)[:-1]}
    assert {line[len(line.rstrip("\r\n")) :] for line in LINES.findall(changed.text)[:-1]} == endings


@few
@given(TEXT, st.data())
def test_the_blocks_of_a_revision_are_the_whole_difference(text: str, data: st.DataObject) -> None:
    values = parsed(text)
    edits = [Put(drawn_route(data, values), data.draw(VALUES)), Append(("more",), data.draw(VALUES))]
    changed = revision(text, *edits)
    lines, built, position = LINES.findall(text), list[str](), 0
    for block in changed.blocks:
        built += lines[position : block.line - 1]
        assert len(built) + 1 == block.new_line
        assert tuple(lines[block.line - 1 : block.line - 1 + len(block.old)]) == block.old
        built += block.new
        position = block.line - 1 + len(block.old)
    assert "".join([*built, *lines[position:]]) == changed.text
