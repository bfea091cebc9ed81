"""Ranks by hand, and what is said beside them."""

from collections.abc import Callable

from kmap.analysis.network.ranking import _ranks, rank
from kmap.analysis.network.ties import ties
from kmap.register.register import Register

Linked = Callable[..., Register]


def test_values_that_are_the_same_to_ten_digits_share_a_rank(linked: Linked) -> None:
    network = ties(linked("abcd", [("a", "b"), ("c", "d")]))
    values = {"a": 0.5, "b": 0.5 + 4e-11, "c": 0.5 + 6e-11, "d": 0.5 - 6e-11}
    assert _ranks(network, values, low_first=False) == {"a": 2, "b": 2, "c": 1, "d": 4}
    assert _ranks(network, values, low_first=True) == {"a": 2, "b": 2, "c": 4, "d": 1}


def test_a_measure_says_why_it_has_no_values_and_else_nothing(linked: Linked) -> None:
    apart = rank(linked("abcd", [("a", "b"), ("c", "d")]), ["eigenvector", "degree"])
    assert [one.remark for one in apart.measured] == [
        "eigenvector has no values: those with ties fall apart into 2 networks",
        "",
    ]
    assert rank(linked("ab", [("a", "b")]), ["eigenvector"]).measured[0].remark == ""


def test_headings_are_the_names_split_where_they_are_long(linked: Linked) -> None:
    measured = rank(linked("ab", [("a", "b")]), ["degree", "betweenness", "closeness", "pagerank"]).measured
    assert [one.heading for one in measured] == ["degree", "between- ness", "close- ness", "page- rank"]
