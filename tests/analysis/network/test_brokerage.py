"""Brokerage roles: known answers, counted again by brute force, and who takes no part."""

from collections import Counter
from collections.abc import Callable
from itertools import permutations
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kmap.analysis.network.brokerage import ROLES, TEAM, brokerage, in_view, role
from kmap.analysis.network.ties import ties
from kmap.register.register import Register

Linked = Callable[..., Register]

FOUR = [("a", "b"), ("a", "c"), ("b", "c"), ("b", "d"), ("c", "d"), ("d", "a")]
TWO_GROUPS = {"a": "industry", "b": "industry", "c": "government", "d": "government"}


def counts(register: Register) -> dict[str, dict[str, int]]:
    return {one.node: {str(role): n for role, n in one.counts.items() if n} for one in brokerage(register).brokers}


def test_four_nodes_have_the_known_roles(linked: Linked) -> None:
    assert counts(linked("abcd", FOUR, mutual=False, categories=TWO_GROUPS)) == {
        "a": {"consultant": 1, "gatekeeper": 1},
        "b": {"representative": 1},
        "c": {"gatekeeper": 1},
        "d": {"consultant": 1, "representative": 1},
    }


@pytest.mark.parametrize(
    ("start", "own", "end", "expected"),
    [
        ("x", "x", "x", "coordinator"),
        ("x", "y", "x", "consultant"),
        ("x", "y", "y", "gatekeeper"),
        ("x", "x", "y", "representative"),
        ("x", "y", "z", "liaison"),
    ],
)
def test_roles_by_category(start: str, own: str, end: str, expected: str) -> None:
    assert role(start, own, end) == expected


def test_a_direct_tie_needs_no_broker(linked: Linked) -> None:
    categories = dict.fromkeys("abc", "industry")
    assert counts(linked("abc", [("a", "b"), ("b", "c")], mutual=False, categories=categories))["b"] == {
        "coordinator": 1
    }
    closed = linked("abc", [("a", "b"), ("b", "c"), ("a", "c")], mutual=False, categories=categories)
    assert counts(closed)["b"] == {}


def test_a_direct_tie_the_other_way_is_none(linked: Linked) -> None:
    register = linked(
        "abc", [("a", "b"), ("b", "c"), ("c", "a")], mutual=False, categories=dict.fromkeys("abc", "industry")
    )
    assert counts(register)["b"] == {"coordinator": 1}


def test_nobody_brokers_between_somebody_and_themselves(linked: Linked) -> None:
    assert counts(linked("ab", [("a", "b")], categories=dict.fromkeys("ab", "industry"))) == {"a": {}, "b": {}}


def test_the_team_is_a_category_of_its_own(linked: Linked) -> None:
    categories = {"a": "industry", "b": "industry"}
    register = linked("ab", [("us", "a"), ("a", "b")], mutual=False, categories=categories)
    assert counts(register)["a"] == {"gatekeeper": 1}
    assert brokerage(register).brokers[0].between == ((TEAM, "industry", 1),)


def test_those_without_a_category_take_no_part(linked: Linked) -> None:
    register = linked("abc", [("a", "b"), ("b", "c")], mutual=False, categories={"a": "industry", "b": "industry"})
    assert counts(register) == {"a": {}, "b": {}}
    assert brokerage(register).without_category == ("c",)


def test_the_most_pairs_come_first_then_the_first_by_id(linked: Linked) -> None:
    categories = dict.fromkeys("abcde", "industry")
    register = linked("edcba", [("a", "c"), ("c", "b"), ("c", "d"), ("d", "e")], mutual=False, categories=categories)
    assert [one.node for one in brokerage(register).brokers] == ["c", "d", "a", "b", "e"]


def test_a_view_of_a_category_changes_no_count(linked: Linked) -> None:
    register = linked("abcd", FOUR, mutual=False, categories=TWO_GROUPS)
    found = brokerage(register)
    assert in_view(register, found, "government", None) == tuple(one for one in found.brokers if one.node in "cd")


def test_an_empty_register_has_no_brokers(linked: Linked) -> None:
    assert brokerage(linked([], [])).brokers == ()


@st.composite
def networks(draw: st.DrawFn) -> dict[str, Any]:
    nodes = [f"n{number}" for number in range(draw(st.integers(1, 8)))]
    pairs = list(permutations(["us", *nodes], 2))
    categories = st.dictionaries(st.sampled_from(nodes), st.sampled_from(["industry", "government", "researchers"]))
    chosen = draw(st.lists(st.sampled_from(pairs), max_size=30, unique=True))
    return {"nodes": nodes, "edges": chosen, "mutual": False, "categories": draw(categories)}


@given(networks())
@settings(max_examples=80)
def test_counts_equal_those_of_looking_at_all_triples(linked: Linked, network: dict[str, Any]) -> None:
    register = linked(**network)
    directed = ties(register).directed
    category = {**network["categories"], "us": TEAM}
    expected: Counter[tuple[str, str]] = Counter()
    for start, own, end in permutations(category, 3):
        if own in directed[start] and end in directed[own] and end not in directed[start]:
            expected[own, role(category[start], category[own], category[end])] += 1
    found = {(one.node, role): one.counts[role] for one in brokerage(register).brokers for role in ROLES}
    assert {key: count for key, count in found.items() if count} == dict(expected)
    assert all(one.total == sum(count for _, _, count in one.between) for one in brokerage(register).brokers)


def test_between_whom_a_broker_stands_is_told_with_the_most_first(linked: Linked) -> None:
    categories = {"a": "government", "b": "industry", "c": "industry", "m": "communities"}
    edges = [("a", "m"), ("m", "b"), ("m", "c"), ("b", "m")]
    (broker,) = [
        one for one in brokerage(linked("abcm", edges, mutual=False, categories=categories)).brokers if one.node == "m"
    ]
    assert broker.between == (("government", "industry", 2), ("industry", "industry", 1))
