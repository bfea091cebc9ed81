"""Whom the team reaches, who is cut off without whom, and what follows for the level."""

import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import networkx as nx
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kmap.analysis.engagement import Suggestion, suggest
from kmap.analysis.network.reach import Reach, reach, team_reach
from kmap.register.register import Register

Read = Callable[..., Register]
Neighbours = dict[str, list[str]]

ROOT = Path(__file__).parents[3]


def neighbours_of(edges: list[tuple[str, str]], *alone: str) -> Neighbours:
    graph: nx.Graph[str] = nx.Graph()
    graph.add_edges_from(edges)
    graph.add_nodes_from(alone)
    return {node: list(graph[node]) for node in graph}


def lost(found: Reach) -> dict[str, set[str]]:
    return {node: set(found.cut_off(node)) for node in found.spans}


def test_on_a_path_each_cuts_off_those_behind_it() -> None:
    found = reach(neighbours_of([("us", "a"), ("a", "b"), ("b", "c")]), "us")
    assert lost(found) == {"a": {"b", "c"}, "b": {"c"}}


def test_on_a_circle_nobody_cuts_anybody_off() -> None:
    assert lost(reach(neighbours_of([("us", "a"), ("a", "b"), ("b", "us")]), "us")) == {}


def test_the_root_is_never_the_one_without_whom() -> None:
    assert lost(reach(neighbours_of([("us", "a"), ("us", "b")]), "us")) == {}


def test_an_articulation_point_that_cuts_off_only_the_root_s_side_is_none() -> None:
    found = reach(neighbours_of([("us", "a"), ("a", "b"), ("b", "c"), ("c", "a")]), "us")
    assert lost(found) == {"a": {"b", "c"}}


def test_who_is_not_reached_at_all_is_cut_off_by_nobody() -> None:
    found = reach(neighbours_of([("us", "a"), ("x", "y"), ("y", "z")], "far"), "us")
    assert found.order == ("us", "a")
    assert lost(found) == {}


def test_two_parts_behind_one_are_both_cut_off() -> None:
    found = reach(neighbours_of([("us", "a"), ("a", "b"), ("a", "c")]), "us")
    assert list(found.cut_off("a")) == ["b", "c"]
    assert found.count_cut_off("a") == 2


def test_kite_is_cut_at_7_and_8() -> None:
    kite = nx.krackhardt_kite_graph()
    neighbours = {str(node): [str(other) for other in kite[node]] for node in kite}
    assert lost(reach(neighbours, "0")) == {"7": {"8", "9"}, "8": {"9"}}


def test_a_path_of_ten_thousand_needs_no_deep_stack() -> None:
    edges = [(f"n{index:05}", f"n{index + 1:05}") for index in range(10_000)]
    found = reach(neighbours_of(edges), "n00000")
    assert found.count_cut_off("n00001") == 9_999
    assert len(found.through("n10000")) == 9_999


pairs = st.lists(st.tuples(st.integers(0, 8), st.integers(0, 8)).filter(lambda pair: pair[0] != pair[1]), max_size=14)


@given(pairs)
@settings(max_examples=150)
def test_who_is_named_has_no_path_after_removal_and_nobody_else_lost_one(edges: list[tuple[int, int]]) -> None:
    graph: nx.Graph[str] = nx.Graph()
    graph.add_edges_from((str(a), str(b)) for a, b in edges)
    graph.add_nodes_from(map(str, range(9)))
    found = reach({node: list(graph[node]) for node in graph}, "0")
    before = parted(graph)
    assert set(found.order) == before
    for node in before - {"0"}:
        left = graph.copy()
        left.remove_node(node)
        gone = before - parted(left) - {node}
        assert set(found.cut_off(node)) == gone
        assert found.count_cut_off(node) == len(gone)
    for node in before:
        needed = {other for other in found.spans if node in found.cut_off(other)}
        assert set(found.through(node)) == needed


def parted(graph: "nx.Graph[str]") -> set[str]:
    """Return whom 0 has a path to, itself included."""
    return {node for part in nx.connected_components(graph) if "0" in part for node in part}


@given(pairs, st.permutations(range(9)))
@settings(max_examples=50)
def test_other_names_give_the_same_answer_under_other_names(edges: list[tuple[int, int]], other: list[int]) -> None:
    def cut(names: list[int]) -> dict[str, set[str]]:
        renamed = [(str(names[a]), str(names[b])) for a, b in edges]
        return lost(reach(neighbours_of(renamed, *map(str, range(9))), str(names[0])))

    back = {str(other[index]): str(index) for index in range(9)}
    found = {back[node]: {back[one] for one in gone} for node, gone in cut(other).items()}
    assert found == cut(list(range(9)))


class TestLevel:
    """Rule 5: a broker is to be consulted at least."""

    def asked(self, read: Read, relationships: str, fields: str = "influence: 1, interest: 1") -> Suggestion:
        others = "".join(f"  - {{name: {name}, id: {name.lower()}}}\n" for name in "BCDEF")
        text = f"stakeholders:\n  - {{name: A, id: a, {fields}}}\n{others}relationships: [{relationships}]"
        return next(one for one in suggest(read(text)).suggestions if one.stakeholder.id == "a")

    def test_who_alone_leads_to_another_is_consulted(self, read: Read) -> None:
        suggestion = self.asked(read, "{from: us, to: a}, {from: b, to: a}")
        assert suggestion.level == "consult"
        assert suggestion.reasons[-1] == ("broker", "without them we have no path to B: at least consult", "consult")

    def test_the_reason_names_two_and_counts_the_rest(self, read: Read) -> None:
        ties = "{from: us, to: a}, " + ", ".join(f"{{from: a, to: {one}}}" for one in "bcdef")
        assert self.asked(read, ties).reasons[-1].text.startswith("without them we have no path to B, C and 3 more")

    @pytest.mark.parametrize(
        "ties",
        [
            "{from: us, to: a}",  # leads to nobody
            "{from: us, to: a}, {from: a, to: b}, {from: us, to: b}",  # a second path
            "{from: us, to: b}, {from: c, to: a}, {from: a, to: d}",  # no path to the team with it either
            "{from: us, to: a}, {from: a, to: b, effect: negative}",  # conflict carries no knowledge
            "{from: us, to: a, effect: negative}, {from: a, to: b}",
            "{from: c, to: a}, {from: a, to: b}",  # the team has no tie
        ],
    )
    def test_who_is_no_broker_stays(self, read: Read, ties: str) -> None:
        assert [reason.rule for reason in self.asked(read, ties).reasons] == ["quadrant"]

    def test_ties_count_in_both_directions(self, read: Read) -> None:
        assert self.asked(read, "{from: a, to: us}, {from: b, to: a}").level == "consult"

    def test_a_broker_does_not_lower_a_level(self, read: Read) -> None:
        ties = "{from: us, to: a}, {from: a, to: b}"
        suggestion = self.asked(read, ties, "influence: 5, interest: 5")
        assert suggestion.level == "collaborate"
        assert suggestion.reasons[-1].text.endswith("at least consult, which it is already")

    def test_an_unscored_broker_has_a_lower_bound(self, read: Read) -> None:
        suggestion = self.asked(read, "{from: us, to: a}, {from: a, to: b}", "influence: 1")
        assert (suggestion.level, suggestion.at_least) == ("consult", True)

    def test_the_policy_says_the_level_of_a_broker(self, read: Read) -> None:
        text = """
        policy: {at_least: {broker: involve}}
        stakeholders: [{id: a, name: A, influence: 1, interest: 1}, {id: b, name: B}]
        relationships: [{from: us, to: a}, {from: a, to: b}]
        """
        levels = {one.stakeholder.id: one.level for one in suggest(read(text)).suggestions}
        assert levels == {"a": "involve", "b": None}

    def test_it_comes_after_the_seat_at_the_table(self, read: Read) -> None:
        fields = "influence: 1, interest: 5, impact: 5, at_the_table: false"
        rules = [one.rule for one in self.asked(read, "{from: us, to: a}, {from: a, to: b}", fields).reasons]
        assert rules == ["quadrant", "impact", "not-at-the-table", "broker"]

    def test_who_no_longer_counts_leads_to_nobody(self, read: Read) -> None:
        text = """
        stakeholders:
          - {id: a, name: A, influence: 1, interest: 1}
          - {id: b, name: B, until: 2026-09-30}
        relationships: [{from: us, to: a}, {from: a, to: b}]
        """
        assert team_reach(read(text)).spans == {}


def test_a_register_without_relationships_asks_nothing_of_the_network() -> None:
    code = """
import sys, kmap
from kmap.analysis.network.reach import team_reach
from kmap.analysis.network.ties import _ties
kmap.suggest(kmap.load("examples/microplastics.stakeholders.yaml"))
assert team_reach.cache_info().misses == _ties.cache_info().misses == 0
kmap.suggest(kmap.load("stakeholders.yaml"))
assert team_reach.cache_info().misses == _ties.cache_info().misses == 1
assert "networkx" not in sys.modules
"""
    subprocess.run([sys.executable, "-c", code], cwd=ROOT, check=True, env={"PYTHONPATH": str(ROOT), "PATH": ""})
