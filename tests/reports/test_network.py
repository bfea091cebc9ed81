"""The network and the routes in the terminal and for machines."""

import json
import os
from collections.abc import Callable
from pathlib import Path

import pytest

from kmap.analysis.network.introductions import introductions
from kmap.analysis.network.network import network
from kmap.charts import network as network_chart
from kmap.charts import route as route_chart
from kmap.check import load
from kmap.formats import csv as csv_format
from kmap.formats import json as json_format
from kmap.formats import markdown as markdown_format
from kmap.register.register import Register
from kmap.reports import network as network_report
from kmap.reports import route as route_report
from kmap.terminal import render, width_of

Read = Callable[..., Register]
ROOT = Path(__file__).parents[2]
SNAPSHOTS = Path(__file__).parent / "snapshots"

HOSTILE = """
stakeholders:
  - {id: a, name: "Red\\u202e\\nnext", influence: 1, interest: 1}
  - {id: b, name: "=cmd|' /C calc'!A0 <b>", influence: 5, interest: 5}
relationships:
  - {from: us, to: a, kind: "a\\u202eb", because: "line one\\nline two"}
  - {from: a, to: b}
"""


def summary(register: Register, width: int = 80, category: str | None = None) -> str:
    return render(network_chart.draw(register, network(register, category=category), width), color=False)


def route(register: Register, target: str, width: int = 80) -> str:
    return render(route_chart.draw(register, introductions(register, target), width), color=False)


@pytest.fixture
def bundled(monkeypatch: pytest.MonkeyPatch) -> Register:
    monkeypatch.chdir(ROOT)
    return load("stakeholders.yaml")


@pytest.mark.parametrize("name", ["network", "route-landlords"])
def test_the_text_of_the_bundled_register_is_known(bundled: Register, name: str) -> None:
    text = summary(bundled) if name == "network" else route(bundled, "landlords")
    snapshot = SNAPSHOTS / f"{name}.txt"
    if os.environ.get("KMAP_RENEW"):
        snapshot.write_text(text, encoding="utf-8", newline="\n")
    assert text == snapshot.read_bytes().decode("utf-8")


@pytest.mark.parametrize("width", [20, 40, 60, 80, 120])
def test_no_line_is_wider_than_the_terminal(bundled: Register, width: int) -> None:
    for text in (summary(bundled, width), route(bundled, "landlords", width), route(bundled, "sensor-makers", width)):
        assert max(map(width_of, text.split("\n"))) <= width


def test_other_people_s_text_turns_no_line(read: Read) -> None:
    register = read(HOSTILE)
    for text in (summary(register), route(register, "b")):
        assert "\u202e" not in text
        assert "Red\\u202e next" in text


def test_machine_formats_hold_the_same_people(read: Read) -> None:
    register = read(HOSTILE)
    found = network_report.report(register, network(register))
    assert "\n=cmd" not in csv_format.report(found)
    assert "<b>" not in markdown_format.report(found)
    parts = json.loads(json_format.report(found))["parts"]
    assert [row["id"] for row in parts["brokers"]["rows"]] == ["a"]


class TestSummary:
    """`kmap network` in the terminal."""

    def test_a_register_without_ties_says_what_to_write(self, read: Read) -> None:
        text = summary(read("stakeholders: [{name: Local councils}]"))
        assert "no tie is recorded yet" in text
        assert "{from: us, to: local-councils, kind: advises, because: ...}" in text

    def test_conflicts_alone_are_no_network(self, read: Read) -> None:
        text = summary(read("stakeholders: [{name: A}]\nrelationships: [{from: us, to: a, effect: negative}]"))
        assert "1 conflict is recorded, and no tie that carries knowledge" in text

    def test_thousands_take_no_more_lines_than_a_few(self, read: Read) -> None:
        people = "".join(f"  - {{id: s{number}, name: S {number}}}\n" for number in range(2000))
        chain = "".join(f"  - {{from: s{number}, to: s{number + 1}}}\n" for number in range(0, 1998, 1))
        text = summary(read(f"stakeholders:\n{people}relationships:\n  - {{from: us, to: s0}}\n{chain}"))
        assert len(text.splitlines()) < 60
        assert "and 1,993 more without whom others are cut off" in text

    def test_an_influence_on_the_threshold_is_called_doubtful(self, bundled: Register) -> None:
        assert "Council health teams (influence 3, doubtful, between 33%)" in " ".join(summary(bundled).split())

    def test_a_filter_is_said(self, bundled: Register) -> None:
        text = " ".join(summary(bundled, category="communities").split())
        assert "12 stakeholders are filtered from view; numbers are of the whole network" in text
        assert "National health agency we have no path" not in text

    def test_long_names_are_cut_in_the_summary_and_whole_for_machines(self, read: Read) -> None:
        name = "Association " * 20
        text = f"stakeholders: [{{id: a, name: {name}}}, {{id: b, name: B}}]\nrelationships: "
        register = read(text + "[{from: us, to: a}, {from: a, to: b}]")
        assert name.strip() not in " ".join(summary(register).split())
        assert name.strip() in csv_format.report(network_report.report(register, network(register)))

    def test_numbers_that_say_nothing_are_empty(self, read: Read) -> None:
        register = read("stakeholders: []")
        rows = {row[0]: row[1] for row in network_report.report(register, network(register)).rows}
        assert rows["share with a tie recorded"] is None
        assert rows["density"] is None
        assert rows["stakeholders that we reach"] is None


class TestRoute:
    """`kmap route` in the terminal."""

    def test_each_tie_has_its_kind_its_direction_and_its_evidence(self, bundled: Register) -> None:
        text = route(bundled, "landlords")
        assert "The research unit -> National health agency: reports-to, strength 3" in text
        assert "evidence: Quarterly review" in text

    def test_a_way_that_depends_on_some_says_so(self, bundled: Register) -> None:
        text = " ".join(route(bundled, "landlords").split())
        assert "every path leads past National health agency and Council health teams: there is no way round" in text

    def test_the_only_tie_of_our_own_says_so(self, read: Read) -> None:
        text = route(read("stakeholders: [{name: A}]\nrelationships: [{from: us, to: a}]"), "a")
        assert "1. a tie of our own" in text
        assert "no other path avoids that one tie" in text

    def test_an_isolated_target_says_what_to_record(self, bundled: Register) -> None:
        text = " ".join(route(bundled, "sensor-makers").split())
        assert "no path: no tie of Sensor makers is recorded" in text
        assert "{from: unit, to: sensor-makers, kind: ..., because: ...}" in text
        assert "the log has contact with Sensor makers itself, the last on 2026-04-30: write that tie down" in text

    def test_where_kinds_leave_no_tie_it_does_not_say_that_none_is_recorded(self, read: Read) -> None:
        register = read(
            "stakeholders: [{name: A}, {name: B}]\n"
            "relationships: [{from: us, to: a, kind: funds}, {from: a, to: b, kind: advises}]"
        )
        said = " ".join(note for note in route_report.notes(register, introductions(register, "a", kinds=("trains",))))
        assert "no tie of A of the kind trains carries knowledge leave --kind out" in said
        assert "is recorded" not in said

    @pytest.mark.parametrize("target", ["a", "b"])
    def test_kinds_that_it_is_restricted_to_are_said(self, target: str, read: Read) -> None:
        register = read(
            "stakeholders: [{name: A}, {name: B}, {name: C}]\n"
            "relationships: [{from: us, to: a, kind: funds}, {from: c, to: b, kind: trains}]"
        )
        found = introductions(register, target, kinds=("funds", "trains"))
        assert list(route_report.notes(register, found))[-1] == "only ties of the kind funds or trains count"

    def test_without_a_path_the_nearest_whom_we_have_met_is_named(self, read: Read) -> None:
        text = """
        stakeholders: [{name: A}, {name: B}, {name: C}]
        relationships: [{from: a, to: b}, {from: b, to: c}]
        log: [{date: 2026-05-01, with: [a]}, {date: 2026-06-01, with: [b]}]
        """
        said = " ".join(route(read(text), "c").split())
        assert "no path leads from us to C: they have ties with B, and none of these leads back" in said
        assert "nearest of those whom we have met is B (last contact 2026-06-01), who has a tie with them" in said
        assert "then A (last contact 2026-05-01) by way of B; length 2" in said

    def test_without_anybody_met_it_says_whom_to_ask(self, read: Read) -> None:
        said = route(read("stakeholders: [{name: A}, {name: B}]\nrelationships: [{from: a, to: b}]"), "b")
        assert "ask who of your team knows one of these" in " ".join(said.split())

    def test_machines_get_a_row_for_each_route_and_each_relationship(self, bundled: Register) -> None:
        found = route_report.report(bundled, introductions(bundled, "people-with-asthma"))
        assert [row[0] for row in found.rows] == [1, 2]
        assert found.rows[1][1] == ("unit", "lung-society", "asthma-nurses", "people-with-asthma")
        (ties,) = found.parts
        assert [row[:2] for row in ties.rows] == [(1, 1), (2, 1), (2, 2), (2, 3)]
