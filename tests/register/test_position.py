"""Positions: where the key and the value at a route begin, as an editor counts lines and columns."""

from collections.abc import Iterator
from typing import Any

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from kmap.errors import Position, Route
from kmap.register.position import Location, locate
from kmap.register.source import Source

pytestmark = pytest.mark.usefixtures("parser")


def located(text: str, *route: str | int) -> Location:
    return locate(Source("r.yaml", text), [route])[route]


def skip_tab(text: str, parser: str) -> None:
    if "\t" in text and parser == "own":
        pytest.skip("PyYAML's own parser takes no tab between words")


BLOCK = """\
title: T
stakeholders:
  -
  - name: A
    tags:
    - x
    -
    - y
  - {name: B, tags: [x, y]}
  # a comment
  - name: "C"
    notes: |
      One
      two
"""


@pytest.mark.parametrize(
    ("route", "key", "value"),
    [
        ((), None, (1, 1)),
        (("title",), (1, 1), (1, 8)),
        (("stakeholders",), (2, 1), (3, 3)),
        (("stakeholders", 0), None, (4, 5)),
        (("stakeholders", 0, "name"), (4, 5), (4, 11)),
        (("stakeholders", 0, "tags", 0), None, (6, 7)),
        (("stakeholders", 0, "tags", 1), None, (8, 7)),
        (("stakeholders", 1), None, (9, 5)),
        (("stakeholders", 1, "tags"), (9, 15), (9, 21)),
        (("stakeholders", 2), None, (11, 5)),
        (("stakeholders", 2, "name"), (11, 5), (11, 11)),
        (("stakeholders", 2, "notes"), (12, 5), (12, 12)),
    ],
)
def test_key_value_and_item_are_found(route: Route, key: tuple[int, int] | None, value: tuple[int, int]) -> None:
    location = located(BLOCK, *route)
    assert location.exact
    assert location.key == (key and Position(*key))
    assert location.value == Position(*value)


@pytest.mark.parametrize(
    ("route", "value"),
    [
        (("colour",), (1, 1)),
        (("title", "colour"), (1, 8)),
        (("stakeholders", 9), (3, 3)),
        (("stakeholders", 0, "interest"), (4, 5)),
        (("stakeholders", 0, "stance", "current"), (4, 5)),
    ],
)
def test_route_that_is_not_written_leads_to_the_nearest_place_above(route: Route, value: tuple[int, int]) -> None:
    location = located(BLOCK, *route)
    assert (location.exact, location.value) == (False, Position(*value))


def test_end_is_where_the_value_ends() -> None:
    assert located("a: b c # d\n", "a").end == Position(1, 7)


def test_empty_value_has_a_place() -> None:
    location = located("a: 1\nb:\nc: 2\n", "b")
    assert (location.exact, location.key) == (True, Position(2, 1))


def test_of_a_key_given_twice_the_first_counts() -> None:
    text = "a: {b: 1}\na: {b: 2, c: 3}\n"
    assert located(text, "a", "b").value == Position(1, 8)
    assert located(text, "a", "c") == Location(Position(1, 1), Position(1, 4), located(text, "a").end, exact=False)


def test_alias_counts_as_an_item() -> None:
    assert located("a: [*x, b]\n", "a", 1).value == Position(1, 9)


def test_place_after_a_break_is_not_found() -> None:
    assert located("a: 1\nb: [1\nc: ]2\n", "c").exact is False


def test_ten_thousand_levels_are_no_obstacle() -> None:
    assert located("a: 1\nb: " + "[" * 10_000, "a").value == Position(1, 4)


@pytest.mark.parametrize("text", ["", "# only a comment\n"])
def test_text_without_content_is_located_at_its_start(text: str) -> None:
    assert located(text).value == Position(1, 1)


@pytest.mark.parametrize(
    ("before", "position"),
    [
        pytest.param("a: 1\r\n", Position(2, 4), id="CRLF"),
        pytest.param("a: 1\r", Position(2, 4), id="CR"),
        pytest.param("a: 1 # \u2028\n", Position(2, 4), id="line separator in a comment"),
        pytest.param('a: "x \u2028 y \x85 z"\n', Position(2, 4), id="line separator in quotes"),
        pytest.param("a: é\U0001f600\n", Position(2, 4), id="wide characters above"),
        pytest.param("a: 1\t# x\n\n", Position(3, 4), id="tab after a value"),
        pytest.param("# \ufeff\n", Position(2, 4), id="byte order mark in a comment"),
        pytest.param("a: |\n  x\n\n  y\n", Position(5, 4), id="block above"),
    ],
)
def test_lines_are_counted_as_editors_do(before: str, position: Position, parser: str) -> None:
    skip_tab(before, parser)
    assert located(f"{before}b: 2\n", "b").value == position


@pytest.mark.parametrize(
    ("line", "column"),
    [
        ('{"é": 1, b: 2}', 13),
        ('{"\U0001f600": 1, b: 2}', 13),
        ('{"\U0001f468\u200d\U0001f469": 1, b: 2}', 15),
        ("{a: 1,\tb: 2}", 11),
        ("{  b: 2}", 7),
        ("b:   2", 6),
        ("b:\t2", 4),
        ("? b\n: 2", 3),
    ],
)
def test_columns_are_counted_in_characters(line: str, column: int, parser: str) -> None:
    skip_tab(line, parser)
    assert located(line, "b").value.column == column


WORDS = st.text(st.characters(codec="utf-8", exclude_categories=["Cc", "Cs", "Cn", "Co"]), min_size=1, max_size=8)
TREES = st.recursive(
    WORDS,
    lambda inner: st.lists(inner, min_size=1, max_size=4) | st.dictionaries(WORDS, inner, min_size=1, max_size=4),
    max_leaves=20,
)


def routes(tree: Any, route: Route = ()) -> Iterator[tuple[Route, Any]]:
    yield route, tree
    steps = tree.items() if isinstance(tree, dict) else enumerate(tree) if isinstance(tree, list) else ()
    for step, inner in steps:
        yield from routes(inner, (*route, step))


def begins_with(source: Source, position: Position, word: Any) -> bool:
    """Say whether the text at a position begins with a word, in whatever style it is written."""
    rest = "\n".join(source.lines[position.line - 1 :])[position.column - 1 :]
    if not isinstance(word, str):
        return rest[:1] in "{[-" or rest[:1] == "?" or not rest.startswith(" ")
    return rest.startswith((word[:1], "'", '"', "|", ">", "? "))


@given(TREES, st.booleans(), st.sampled_from(["\n", "\r\n"]))
def test_every_route_leads_to_its_key_and_value(tree: Any, flow: bool, line_end: str) -> None:
    text = yaml.safe_dump(tree, allow_unicode=True, default_flow_style=flow, width=10_000, line_break=line_end)
    source = Source("r.yaml", text)
    found = dict(routes(tree))
    for route, location in locate(source, found).items():
        assert location.exact
        assert begins_with(source, location.value, found[route])
        if route and isinstance(route[-1], str):
            assert location.key is not None
            assert begins_with(source, location.key, route[-1])
