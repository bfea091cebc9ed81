"""The known word that a mistyped one most likely means."""

import pytest

from kmap.register.nearest import did_you_mean, nearest

FIELDS = ["id", "name", "influence", "interest", "at_the_table", "by_topic"]


@pytest.mark.parametrize(
    ("word", "meant"),
    [
        ("interest", "interest"),
        ("INTEREST", "interest"),
        ("intrest", "interest"),
        ("at the table", "at_the_table"),
        ("At-The-Table", "at_the_table"),
        ("bytopic", "by_topic"),
        ("nmae", "name"),
        ("colour", None),
        ("", None),
        ("世界", None),
        ("x" * 100_000, None),
    ],
)
def test_mistyped_word_has_a_nearest_one(word: str, meant: str | None) -> None:
    assert nearest(word, FIELDS) == meant


def test_nothing_is_nearest_of_nothing() -> None:
    assert nearest("word", []) is None


def test_nearest_word_does_not_depend_on_the_order() -> None:
    known = ["a-b", "a_b", "a b"]
    assert {nearest("a-b", known), nearest("a-b", known[::-1])} == {"a b"}


@pytest.mark.parametrize(
    ("word", "known", "tip"),
    [
        ("intrest", FIELDS, "did you mean `interest`?"),
        ("zzz", ["low", "high"], "allowed here: low, high"),
        ("zzz", [], "nothing is declared that could stand here"),
    ],
)
def test_tip_names_the_nearest_word_or_all(word: str, known: list[str], tip: str) -> None:
    assert did_you_mean(word, known) == tip
