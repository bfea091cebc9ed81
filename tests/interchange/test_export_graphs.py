"""GraphML, GEXF, Kumu and DOT, read by the programs that they are for."""

import io
import json
import shutil
import subprocess
from collections.abc import Callable
from pathlib import Path

import networkx as nx
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kmap.analysis.standing_map import standing_map
from kmap.interchange.map import Axis, Map, Node, Tie
from kmap.interchange.outgoing.maps import dot, gexf, graphml, kumu
from kmap.register.register import Register

Read = Callable[[str], Register]

REGISTER = """
    title: Heat & health
    team: {id: us, name: The unit}
    stakeholders:
      - id: nhsa
        name: Agency "A" <one>
        category: government
        tags: [england, 'a; b']
        influence: 5
        interest: 4
        at_the_table: true
        assessments: [{date: 2026-01-02, by: AK, interest: 2, stance: resistant}]
      - {id: councils, name: Councils, influence: 2}
      - {id: gone, name: Gone, until: 2020-01-01}
      - {id: alone, name: Alone}
    relationships:
      - {from: nhsa, to: councils, kind: advises, strength: 2.5, because: "Calls\\nand notes"}
      - {from: nhsa, to: councils, kind: funds}
      - {from: councils, to: us, mutual: true}
      - {from: alone, to: nhsa, effect: negative, kind: opposes}
      - {from: gone, to: nhsa}
"""


@pytest.fixture
def drawn(read: Read) -> Map:
    return standing_map(read(REGISTER))


def as_networkx(format_: str, drawn: Map) -> "nx.MultiDiGraph[str]":
    if format_ == "graphml":
        return nx.MultiDiGraph(nx.read_graphml(io.BytesIO(graphml.content(drawn).encode()), force_multigraph=True))
    return nx.MultiDiGraph(nx.read_gexf(io.BytesIO(gexf.content(drawn).encode())))


BOTH = pytest.mark.parametrize("format_", ["graphml", "gexf"])


@BOTH
def test_networkx_finds_who_counts_and_the_standing_scores(drawn: Map, format_: str) -> None:
    graph = as_networkx(format_, drawn)
    assert list(graph) == ["us", "nhsa", "councils", "alone"]
    assert graph.nodes["nhsa"] == {
        "label": 'Agency "A" <one>',
        "kind": "organisation",
        "category": "government",
        "tags": r"england; a\; b",
        "influence": 5.0,
        "interest": 2.0,
        "quadrant": "keep-satisfied",
        "level": "consult",
        "stance": "resistant",
        "at_the_table": "yes",
    }


@BOTH
def test_an_unscored_axis_has_no_attribute(drawn: Map, format_: str) -> None:
    node = as_networkx(format_, drawn).nodes["councils"]
    assert (node["influence"], "interest" in node, node["quadrant"]) == (2.0, False, "unscored")


@BOTH
def test_a_tie_both_ways_runs_both_ways_and_parallel_ties_stay_apart(drawn: Map, format_: str) -> None:
    graph = as_networkx(format_, drawn)
    assert sorted(graph.edges()) == [
        ("alone", "nhsa"),
        ("councils", "us"),
        ("nhsa", "councils"),
        ("nhsa", "councils"),
        ("us", "councils"),
    ]
    ties = {tie["kind"]: tie for tie in graph.get_edge_data("nhsa", "councils").values()}
    assert (ties["advises"]["weight"], ties["funds"]["weight"]) == (2.5, 1.0)
    assert ties["advises"]["because"] == "Calls\nand notes"
    assert [tie["effect"] for tie in graph.get_edge_data("alone", "nhsa").values()] == ["negative"]


def test_igraph_reads_the_graphml(drawn: Map, tmp_path: Path) -> None:
    (tmp_path / "map.graphml").write_text(graphml.content(drawn), encoding="utf-8")
    igraph = pytest.importorskip("igraph", reason="python-igraph is not installed here")
    graph = igraph.Graph.Read_GraphML(str(tmp_path / "map.graphml"))
    assert graph.is_directed()
    assert graph.vs["id"] == ["us", "nhsa", "councils", "alone"]
    assert graph.vs["label"][1] == 'Agency "A" <one>'
    assert graph.es["weight"] == [2.5, 1.0, 1.0, 1.0, 1.0]


def test_kumu_gets_labels_at_the_ends_of_connections(drawn: Map) -> None:
    blueprint = json.loads(kumu.content(drawn))
    assert blueprint["elements"][1] == {
        "label": 'Agency "A" <one>',
        "type": "National and local government",
        "tags": ["england", "a; b"],
        "id": "nhsa",
        "kind": "organisation",
        "category": "government",
        "influence": 5,
        "interest": 2,
        "quadrant": "keep-satisfied",
        "level": "consult",
        "stance": "resistant",
        "at_the_table": "yes",
    }
    assert blueprint["connections"][2] == {
        "from": "Councils",
        "to": "The unit",
        "direction": "mutual",
        "strength": 1,
        "effect": "positive",
    }


def test_kumu_can_tell_two_of_one_name_apart(read: Read) -> None:
    register = read("stakeholders: [{id: a, name: Board}, {id: b, name: board}]\nrelationships: [{from: a, to: b}]")
    blueprint = json.loads(kumu.content(standing_map(register)))
    assert [one["label"] for one in blueprint["elements"]] == ["Board (a)", "board (b)"]
    assert (blueprint["connections"][0]["from"], blueprint["connections"][0]["to"]) == ("Board (a)", "board (b)")


def test_dot_quotes_what_would_end_a_text(read: Read) -> None:
    content = dot.content(standing_map(read("""stakeholders: [{id: a, name: 'A "b" \\N &lt;'}]""")))
    assert r'"a" [label="A \"b\" \\N &amp;lt;", fillcolor="#ffffff"' in content


@pytest.mark.skipif(shutil.which("dot") is None, reason="Graphviz is not installed here")
def test_graphviz_draws_the_dot(drawn: Map) -> None:
    run = subprocess.run(["dot", "-Tplain"], input=dot.content(drawn), capture_output=True, text=True, check=True)
    assert run.stderr == ""
    assert run.stdout.count("\nnode ") == 4
    assert run.stdout.count("\nedge ") == 4


def test_the_team_is_on_the_map_only_where_it_has_a_tie(read: Read) -> None:
    assert [node.id for node in standing_map(read("stakeholders: [{name: A}]")).nodes] == ["a"]


def test_a_tag_chooses_stakeholders_and_the_ties_between_them(read: Read) -> None:
    drawn = standing_map(read(REGISTER), tag="england")
    assert ([node.id for node in drawn.nodes], drawn.ties) == (["nhsa"], ())


def test_what_a_map_does_not_hold_is_told(read: Read) -> None:
    left = standing_map(read(REGISTER)).left_out
    assert left == ("assessments", "settings", "stakeholders that do not count on 2026-10-01 (1)")


TEXT = st.text(min_size=1, max_size=12).map(str.strip).filter(bool)


@BOTH
@given(names=st.lists(TEXT, min_size=2, max_size=4), kind=TEXT, strength=st.floats(1e-6, 1e6))
@settings(max_examples=60)
def test_whatever_a_text_holds_the_graph_can_be_read(
    format_: str, names: list[str], kind: str, strength: float
) -> None:
    nodes = tuple(Node(f"n{number}", name, "group", because=name) for number, name in enumerate(names))
    ties = (Tie("n0", "n1", kind, strength, mutual=True, negative=False, because=kind),)
    graph = as_networkx(format_, Map(kind, (), nodes, ties, Axis(1, 5, 3), Axis(1, 5, 3), {}))
    shown = [node["label"] for node in graph.nodes.values()]
    possible = [all(one >= " " and not "\ud7ff" < one < "\ue000" and one < "\ufffe" for one in name) for name in names]
    assert [one for one, fine in zip(shown, possible, strict=True) if fine] == [
        one for one, fine in zip(names, possible, strict=True) if fine
    ]
    assert [tie["weight"] for tie in graph.get_edge_data("n1", "n0").values()] == [strength]


def test_what_a_map_says_of_each_is_not_left_out(read: Read) -> None:
    said = "at_the_table: true, because: Known, stance: {current: neutral}, since: 2020-01-01, until: 2030-01-01"
    assert standing_map(read(f"stakeholders: [{{name: A, {said}}}]")).left_out == ()
