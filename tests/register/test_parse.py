"""Parsing: one pass gives values and positions, whichever of PyYAML's parsers does it."""

from typing import Any

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from kmap.register.parse import Alias, Parsed, Quoted, parse
from kmap.register.source import Source

pytestmark = pytest.mark.usefixtures("parser")


def parsed(text: str) -> Parsed:
    return parse(Source("r.yaml", text))


def found(text: str) -> list[tuple[str, int, int]]:
    problems = parsed(text).problems
    return [(problem.code, problem.position.line, problem.position.column) for problem in problems]


@pytest.mark.parametrize(
    "word",
    ["NO", "yes", "007", "0116", "2026", "1_000", "190:20:30", ".inf", "~", "null", "2026-02-30", "0x1F", "=", "1e3"],
)
def test_plain_scalar_stays_as_written(word: str) -> None:
    values = parsed(f"a: {word}\nb:\n  - {word}\n").values
    assert values == {"a": word, "b": [word]}
    assert type(values["a"]) is str


@pytest.mark.parametrize("written", ['"4"', "'4'", "|-\n  4", ">-\n  4"])
def test_scalar_in_quotes_or_a_block_is_quoted(written: str) -> None:
    value = parsed(f"a: {written}\n").values["a"]
    assert (type(value), value) == (Quoted, "4")


def test_quoted_nothing_is_text() -> None:
    assert parsed("a: ''\nb: ['', x]\n").values == {"a": "", "b": ["", "x"]}


def test_empty_value_counts_as_left_out() -> None:
    assert parsed("a:\nb: 1\nc: [x, y]\nd:\n  -\n  - z\n").values == {"b": "1", "c": ["x", "y"], "d": ["z"]}


@pytest.mark.parametrize("text", ["", "\n\n", "# a comment\n", "---\n", "--- # x\n...\n"])
def test_text_without_content_has_no_values(text: str) -> None:
    assert (parsed(text).values, found(text)) == (None, [])


@pytest.mark.parametrize(
    ("text", "line", "column"),
    [
        ("a: 1\na: 2\n", 2, 1),
        ("a: 1\nb: {c: 1, d: 2, c: 3}\n", 2, 17),
        ("a:\n  - b: 1\n    b: {c: 1}\n", 3, 5),
        ("a:\na: 1\n", 2, 1),
        ("a:\na:\n", 2, 1),
        ("a: 1\na:\n", 2, 1),
        ('a: 1\n"a": 2\n', 2, 1),
        ("é: 1\n\U0001f600: 1\né: 2\n", 3, 1),
    ],
)
def test_key_given_twice_is_told_of_at_the_second(text: str, line: int, column: int) -> None:
    assert found(text) == [("KM006", line, column)]


def test_key_given_twice_keeps_the_first_value() -> None:
    assert parsed("a: 1\na: {b: 2}\n").values == {"a": "1"}


def test_key_given_three_times_is_told_of_twice() -> None:
    assert found("a: 1\na: 2\na: 3\n") == [("KM006", 2, 1), ("KM006", 3, 1)]


def test_key_given_twice_hides_none_inside_of_what_is_not_used() -> None:
    assert found("a: 1\na: {b: 1, b: 2}\n") == [("KM006", 2, 1), ("KM006", 2, 11)]


@pytest.mark.parametrize(
    ("text", "column", "what"),
    [
        ("a: &x 1\n", 4, "anchor `&x`"),
        ("a: &x\n  b: 1\n", 4, "anchor `&x`"),
        ("a: [&x 1]\n", 5, "anchor `&x`"),
        ("&x a: 1\n", 1, "anchor `&x`"),
        ("a: *x\n", 4, "alias `*x`"),
        ("a: [b, *x]\n", 8, "alias `*x`"),
        ("*x : 1\n", 1, "alias `*x`"),
        ("a: !x 1\n", 4, "tag `!x`"),
        ("a: !!int 1\n", 4, "tag `tag:yaml.org,2002:int`"),
        ("a: ! 1\n", 4, "tag `!`"),
        ("!!map {a: 1}\n", 1, "tag `tag:yaml.org,2002:map`"),
        ("<<: {a: 1}\n", 1, "merge key `<<`"),
        ("a: {<<: {b: 1}}\n", 5, "merge key `<<`"),
        ("a: {<< : {b: 1}}\n", 5, "merge key `<<`"),
    ],
)
def test_pulling_in_from_elsewhere_is_refused(text: str, column: int, what: str) -> None:
    assert found(text) == [("KM007", 1, column)]
    assert parsed(text).problems[0].message == f"{what} is not allowed in a register"


@pytest.mark.parametrize(
    "text",
    [
        "a: R&D\n",
        "a: R & D\n",
        "a: 2 * 3\n",
        "a: watch out!\n",
        "a: '&x'\n",
        "a: '*x'\n",
        "a: '!x'\n",
        "a: << b\n",
        "a: '<<'\nb: ['<<:']\n",
        "# &x *x !x <<: y\na: 1\n",
        "a: |\n  &x *x !x\n  <<: y\n",
    ],
)
def test_sign_inside_of_text_pulls_nothing_in(text: str) -> None:
    assert found(text) == []


def test_merge_sign_as_a_value_is_text_beside_an_anchor() -> None:
    assert found("a: &x <<\nb: [<<]\n") == [("KM007", 1, 4)]


def test_value_with_an_anchor_or_a_tag_is_read() -> None:
    assert parsed("a: &x 1\nb: !y 2\n").values == {"a": "1", "b": "2"}


def test_alias_keeps_its_place_in_a_list() -> None:
    values = parsed("a: [*x, b]\n").values
    assert values == {"a": ["*x", "b"]}
    assert type(values["a"][0]) is Alias


def test_second_document_is_refused_where_it_starts() -> None:
    assert found("a: 1\n---\nb: 1\n") == [("KM005", 2, 1)]
    assert parsed("a: 1\n---\nb: 1\n").values == {"a": "1"}


@pytest.mark.parametrize("text", ["---\na: 1\n", "a: 1\n...\n", "%YAML 1.1\n---\na: 1\n", "\n\n--- {a: 1}\n"])
def test_one_document_with_its_marks_is_one(text: str) -> None:
    assert (parsed(text).values, found(text)) == ({"a": "1"}, [])


@pytest.mark.parametrize("levels", [1, 31, 32])
def test_thirty_two_levels_are_read(levels: int) -> None:
    text = "a: " + "[" * (levels - 1) + "]" * (levels - 1) if levels > 1 else "a: 1"
    assert found(text) == []


def test_thirty_third_level_is_refused() -> None:
    assert found("a: " + "[" * 32 + "]" * 32) == [("KM008", 1, 35)]


@pytest.mark.parametrize("opening", ["[", "{a: ", "- ", "? ", "a:\n"])
def test_ten_thousand_levels_are_refused(opening: str) -> None:
    codes = [code for code, _, _ in found(opening * 10_000)]
    assert set(codes) <= {"KM003", "KM006", "KM008"}


@pytest.mark.parametrize("key", ["[a]: b", "{a: b}: c", "? {a: b}\n: c", "? [a, b]"])
def test_key_that_is_not_a_word_is_refused(key: str) -> None:
    assert [code for code, _, _ in found(f"{key}\n")] == ["KM003"]


@pytest.mark.parametrize(
    ("text", "line", "column", "words"),
    [
        ("title: Health: the board\n", 1, 14, "a `: ` where none can stand"),
        ("a: 1\nb\nc: 2\n", 3, 1, "a line that is neither"),
        ("a: @board\n", 1, 4, "a character that text without quotes can't begin with"),
        ("a: `x`\n", 1, 4, "a character that text without quotes can't begin with"),
        ("a: %x\n", 1, 4, "a character that text without quotes can't begin with"),
        ("a:\n  - b\n  c: 1\n", 3, 3, "an indentation that fits neither"),
        ("a:\n    b: 1\n  c: 1\n", 3, 3, "an indentation or a sign that fits nothing"),
        ("a: 'b' c\n", 1, 8, "an indentation or a sign that fits nothing"),
        ("a: [b, c\nd: 1\n", 2, 2, "a `[` or `{` that is not closed"),
        ("a: {b: 1\n", 2, 1, "a `[` or `{` that is not closed"),
        ("a: ]\n", 1, 4, "a `[` or `{` that is not closed"),
        ("a: 1\nb: 'c\nd: 1\n", 2, 4, "a quote that is not closed"),
        ('a: "c\n', 1, 4, "a quote that is not closed"),
        ('a: "C:\\Users"\n', 1, 9, "a backslash sequence that YAML does not know"),
        ('a: "\\U00110000"\n', 1, None, "a backslash sequence that YAML does not know"),
        ('a: "\\ud800"\n', 1, None, "a backslash sequence that YAML does not know"),
        ("a: | b\n  c\n", 1, 6, "something after `|` or `>`"),
        ("%YAML 1." + "9" * 5000 + "\n---\na: 1\n", 1, None, "a line that begins with `%`"),
        ("a: & b\n", 1, 5, "an anchor, alias or tag that is not whole"),
        ("a: - b\n", 1, 4, "a `- ` where none can stand"),
        ("a: ? b\n", 1, 4, "a `? ` where none can stand"),
        ("a: 'b\n---\nc: 1\n", 1, 4, "a quote that is not closed"),
        ("[a] b\n", 1, 5, "text after the end of the document"),
    ],
)
def test_text_that_is_not_yaml_is_explained_where_it_breaks_off(
    text: str, line: int, column: int | None, words: str
) -> None:
    [problem] = parsed(text).problems
    assert (problem.code, problem.position.line) == ("KM003", line)
    assert column is None or problem.position.column == column
    assert words in problem.message


@pytest.mark.parametrize("character", ["\x07", "\x1b", "\x7f", "\x9f", "\ufffe", "\uffff"])
def test_control_character_is_refused_at_its_place(character: str) -> None:
    text = f"a: é\nb: \U0001f600 {character} # & more\n"
    assert found(text) == [("KM003", 2, 6)]
    assert f"U+{ord(character):04X}" in parsed(text).problems[0].message


def test_text_that_breaks_off_keeps_what_came_before() -> None:
    result = parsed("a: 1\nb:\n  - c: 2\n    d: {e: 3, f: {g: 4, ]\nh: 5\n")
    assert result.values == {"a": "1", "b": [{"c": "2", "d": {"e": "3", "f": {"g": "4"}}}]}
    assert result.broken_off


def test_tab_in_the_indentation_is_refused_at_the_tab() -> None:
    assert found("a:\n  - b: 1\n  \tc: 2\n") == [("KM004", 3, 3)]


SCALARS = st.text(st.characters(codec="utf-8", exclude_categories=["Cc", "Cs", "Cn", "Co"]), max_size=12)
TREES = st.recursive(
    SCALARS,
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(SCALARS, inner, max_size=4),
    max_leaves=20,
)


@given(TREES, st.booleans(), st.sampled_from([20, 80, 10_000]))
def test_parse_agrees_with_pyyaml(tree: Any, flow: bool, width: int) -> None:
    text = yaml.safe_dump(tree, allow_unicode=True, default_flow_style=flow, width=width)
    assert parsed(text).values == yaml.load(text, yaml.BaseLoader)
    assert found(text) == []
