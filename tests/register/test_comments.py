"""Text that is lost: a ` #` that begins a comment, a comma inside of braces."""

import pytest

from kmap.register.reading import read_source
from kmap.register.source import Source

pytestmark = pytest.mark.usefixtures("parser")


def lost(line: str, code: str) -> list[tuple[int, int, str]]:
    problems = read_source(Source("r.yaml", f"title: T\nstakeholders:\n  - name: A\n    {line}\n")).problems
    assert all(problem.code == code for problem in problems)
    return [(problem.position.line, problem.position.column, problem.message) for problem in problems]


@pytest.mark.parametrize(
    ("line", "at"),
    [
        ("notes: minutes #14", (4, 20)),
        ("notes: minutes\t#14", (4, 20)),
        ("notes: minutes   #14 and more", (4, 22)),
        ("tags: [a, b #1\n      ]", (4, 17)),
        ("tags:\n      - north #1", (5, 15)),
        ("notes: one\n      two #14", (5, 11)),
        ("notes: é\U0001f600 #14", (4, 15)),
        ("category: government #main", (4, 26)),
    ],
)
def test_text_after_a_sign_without_a_space_is_lost(line: str, at: tuple[int, int], parser: str) -> None:
    if "\t" in line and parser == "own":
        pytest.skip("PyYAML's own parser takes no tab between words")
    assert [(row, column) for row, column, _ in lost(line, "KM018")] == [at]


@pytest.mark.parametrize(
    "line",
    [
        "notes: minutes # 14",
        "notes: minutes #",
        "notes: minutes#14",
        'notes: "minutes #14"',
        'notes: "minutes" #14',
        "notes: |\n      minutes #14",
        "influence: 4 #checked",
        "at_the_table: true #checked",
        "since: 2026-01-01 #checked",
        "since: 2026-01 #checked",
        "#notes: minutes",
        "notes: minutes\n    #14",
        "tags: [a] #14",
        "notes: minutes ##14",
    ],
)
def test_comment_that_is_meant_is_no_lost_text(line: str) -> None:
    assert lost(line, "KM018") == []


def test_lost_text_leaves_the_register_whole() -> None:
    reading = read_source(Source("r.yaml", "title: T #1\nstakeholders: [{name: A, notes: b, c}]\n"))
    assert [problem.code for problem in reading.problems] == ["KM018", "KM019"]
    assert reading.whole


def test_two_signs_on_one_line_are_told_of_once() -> None:
    assert len(lost("notes: a #1 #2", "KM018")) == 1


@pytest.mark.parametrize(
    ("line", "at", "word"),
    [
        ("stance: {current: neutral, at least}", (4, 32), "at least"),
        ("salience: {power: true,\n      or so}", (5, 7), "or so"),
        ("by_topic: {heat: {because: warm, wet}}", (4, 38), "wet"),
        ("by_topic: {heat, cold}", (4, 16), "heat"),
    ],
)
def test_word_that_stands_alone_in_braces_is_told_of(line: str, at: tuple[int, int], word: str) -> None:
    row, column, message = lost(line, "KM019")[0]
    assert (row, column) == at
    assert message == f"`{word}` stands alone inside `{{ }}` and is left out"


def test_known_field_without_a_value_in_braces_is_left_out_in_silence() -> None:
    assert lost("stance: {current, desired: }", "KM019") == []


def test_free_word_with_a_colon_and_no_value_is_left_out_in_silence() -> None:
    reading = read_source(Source("r.yaml", "title: T\nscale: {labels: {1: , 3: some}}\nstakeholders: []\n"))
    assert reading.problems == ()


def test_reason_with_a_comma_is_told_of() -> None:
    text = "title: T\nstakeholders: []\ncheck: {ignore: {KM205: Kept elsewhere, in minutes}}\n"
    assert [problem.code for problem in read_source(Source("r.yaml", text)).problems] == ["KM019"]
