"""Ranks, brokers and key players as tables and in the terminal."""

import json
from collections.abc import Callable
from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kmap.analysis.network.brokerage import brokerage, in_view
from kmap.analysis.network.key_players import key_players
from kmap.analysis.network.ranking import measure_names, rank
from kmap.analysis.network.shortest_paths import Draw
from kmap.charts.ranking import FIRST, draw
from kmap.charts.table import draw as draw_table
from kmap.formats import json as json_format
from kmap.register.register import Register
from kmap.report import Cell, Report
from kmap.reports import brokers as brokers_reports
from kmap.reports import key_players as key_players_reports
from kmap.reports import rank as rank_reports
from kmap.terminal import render, width_of

Read = Callable[..., Register]

REGISTER = """
    team: {id: unit, name: The unit}
    stakeholders:
      - {id: ministry, name: Ministry of housing, category: government, tags: [board]}
      - {id: council, name: Town council, category: government}
      - {id: tenants, name: Tenants, category: communities}
      - {id: press, name: Press}
      - {id: clinic, name: Clinic, category: practitioners}
    relationships:
      - {from: unit, to: ministry, mutual: true}
      - {from: ministry, to: council, kind: funds, strength: 2}
      - {from: council, to: tenants, kind: advises}
      - {from: ministry, to: press, kind: briefs}
    """


@pytest.fixture(scope="module")
def register(read: Read) -> Register:
    return read(REGISTER)


def rows(report: Report) -> list[dict[str, Cell]]:
    return [dict(zip(report.columns, row, strict=True)) for row in report.rows]


def ranked(register: Register, *by: str, category: str | None = None) -> list[dict[str, Cell]]:
    return rows(rank_reports.report(register, rank(register, by, category=category)))


# Ranks


def test_equals_share_a_rank_and_the_next_is_counted_on(register: Register) -> None:
    assert [(row["rank"], row["id"]) for row in ranked(register, "degree")] == [
        (1, "ministry"),
        (2, "council"),
        (3, "press"),
        (3, "tenants"),
        (3, "unit"),
        (None, "clinic"),
    ]


def test_constraint_ranks_the_lowest_first(register: Register) -> None:
    values = [row["constraint"] for row in ranked(register, "constraint")]
    given = [value for value in values if isinstance(value, float)]
    assert given == sorted(given)
    assert values[-1] is None


def test_who_has_no_tie_recorded_has_a_value_but_no_rank(register: Register) -> None:
    last = ranked(register, "closeness")[-1]
    assert (last["id"], last["rank"], last["closeness"]) == ("clinic", None, 0.0)


def test_several_measures_stand_side_by_side_in_the_order_of_the_first(register: Register) -> None:
    report = rank_reports.report(register, rank(register, ["degree", "effective-size"]))
    assert report.columns == ("rank", "id", "name", "category", "degree", "effective_size")
    assert [row[1] for row in report.rows] == [row["id"] for row in ranked(register, "degree")]


def test_a_view_of_a_category_keeps_the_ranks_of_the_whole(register: Register) -> None:
    assert [(row["rank"], row["id"]) for row in ranked(register, "degree", category="communities")] == [(3, "tenants")]


def test_the_team_says_that_it_is_the_team(register: Register) -> None:
    team = next(row for row in ranked(register, "degree") if row["id"] == "unit")
    assert (team["name"], team["category"]) == ("The unit", "team")


def test_notes_say_what_was_counted_and_for_how_many_nothing_is_recorded(register: Register) -> None:
    notes = rank_reports.report(register, rank(register)).notes
    assert "n is 6: 5 stakeholders and the team" in notes
    assert "1 of 5 stakeholders (20%) has no tie recorded: a register is one team's view of the network" in notes


def test_notes_say_which_kinds_count_and_that_the_team_may_not(register: Register) -> None:
    notes = rank_reports.report(register, rank(register, kinds=("advises", "funds"))).notes
    assert "only ties of the kind advises or funds count" in notes
    assert "n is 5: 5 stakeholders; the team has no tie recorded and does not count" in notes


def test_an_estimate_says_so_and_has_its_errors_beside(register: Register) -> None:
    ranking = rank(register)
    drawn = ranking.measured[0]._replace(draw=Draw(20, 6, dict.fromkeys(ranking.ties.members, 0.0125)))
    report = rank_reports.report(register, ranking._replace(measured=(drawn,)))
    assert report.columns == ("rank", "id", "name", "category", "betweenness", "betweenness_error")
    assert {row[-1] for row in report.rows} == {0.0125}
    assert any("an estimate from 20 starting points drawn among 6 nodes" in note for note in report.notes)
    text = render(draw(register, ranking._replace(measured=(drawn,))), color=False)
    assert "betweenness  + or -" in text and "0.013" in text


def test_an_empty_register_says_so(read: Read) -> None:
    empty = read("stakeholders: []")
    assert render(draw(empty, rank(empty)), color=False).endswith("no stakeholder counts on 2026-10-01\n")
    assert rank_reports.report(empty, rank(empty)).rows == ()


@pytest.mark.parametrize("width", [20, 40, 60, 80, 120])
@pytest.mark.parametrize("by", [["betweenness"], measure_names()], ids=["one", "all"])
def test_no_line_is_wider_than_the_terminal(register: Register, by: list[str], width: int) -> None:
    lines = render(draw(register, rank(register, by), width), color=False).splitlines()
    assert max(map(width_of, lines)) <= width


def test_small_values_show_three_digits(read: Read) -> None:
    many = read("stakeholders:\n" + "\n".join(f"  - {{id: n{number}, name: N{number}}}" for number in range(2000)))
    text = render(draw(many, rank(many, ["pagerank"])), color=False)
    assert "0.000500" in text


def test_of_many_the_first_are_shown(read: Read) -> None:
    many = read("stakeholders:\n" + "\n".join(f"  - {{id: n{number}, name: N{number}}}" for number in range(60)))
    text = render(draw(many, rank(many)), color=False)
    assert f"and {60 - FIRST} more; `--output rank.csv` has them all" in text
    assert len(rank_reports.report(many, rank(many)).rows) == 60


@pytest.mark.parametrize("by", measure_names())
def test_what_is_undefined_is_null_in_json(read: Read, by: str) -> None:
    alone = read("stakeholders: [{name: A}]")
    row = json.loads(json_format.report(rank_reports.report(alone, rank(alone, [by]))))["rows"][0]
    assert row[by.replace("-", "_")] == (1.0 if by == "pagerank" else None)


# Brokers


def test_brokers_have_counts_by_role_and_between_whom(register: Register) -> None:
    found = brokerage(register)
    first, second, *_ = rows(brokers_reports.report(register, found, found.brokers))
    assert (first["id"], first["total"], first["representative"]) == ("council", 1, 1)
    assert first["between"] == ("government to communities 1",)
    assert (second["id"], second["total"], second["gatekeeper"]) == ("ministry", 1, 1)
    assert second["between"] == ("team to government 1",)


def test_brokers_in_words_leave_out_who_stands_between_nobody(register: Register) -> None:
    found = brokerage(register)
    report = brokers_reports.in_words(register, found, found.brokers)
    assert [row[:3] for row in report.rows] == [
        ("Town council (government)", 1, "representative 1"),
        ("Ministry of housing (government)", 1, "gatekeeper 1"),
    ]
    assert report.notes[0] == "3 more stand between nobody"


def test_brokers_say_who_takes_no_part(register: Register) -> None:
    found = brokerage(register)
    assert "1 without a category takes no part" in brokers_reports.report(register, found, found.brokers).notes


def test_brokers_in_view_say_how_many_are_not(register: Register) -> None:
    found = brokerage(register)
    shown = in_view(register, found, None, "board")
    notes = brokers_reports.report(register, found, shown).notes
    assert "4 more are filtered from view; pairs are those in the whole network" in notes


def test_without_brokers_it_is_said(read: Read) -> None:
    two = read("stakeholders: [{name: A, category: government}, {name: B, category: government}]")
    found = brokerage(two)
    assert brokers_reports.in_words(two, found, found.brokers).notes[0].startswith("nobody stands between two others")


# Key players


def test_key_players_show_what_each_further_contact_adds(register: Register) -> None:
    contacts, _ = key_players_reports.report(register, key_players(register, 2)).parts
    gains = [row["gain"] for row in rows(contacts)]
    reaches = [row["reach"] for row in rows(contacts)]
    assert reaches[1] == pytest.approx(gains[0] + gains[1])  # type: ignore[operator]
    assert [row["size"] for row in rows(contacts)] == [1, 2, 3, 4]


def test_key_players_say_what_to_do_in_a_sentence(register: Register) -> None:
    contacts, losses = key_players_reports.report(register, key_players(register, 1)).parts
    assert contacts.notes[0] == (
        "talk to Ministry of housing: 4 of 6 are then one of them or have a tie with one, and 5 have a path to one"
    )
    assert losses.notes[0] == (
        "without Ministry of housing the network is in 4 parts, the largest of 2; now it is in 2, the largest of 5"
    )


def test_key_players_in_words_have_names_and_no_ids(register: Register) -> None:
    contacts, losses = key_players_reports.in_words(register, key_players(register, 1)).parts
    assert contacts.columns == ("size", "who", "reach", "gain", "in_touch", "reached", "found")
    assert losses.columns == ("size", "who", "fragmentation", "gain", "parts", "largest_part", "found")
    assert contacts.rows[0][1] == "Ministry of housing"


def test_key_players_of_an_empty_register_say_so(read: Read) -> None:
    empty = read("stakeholders: []")
    report = key_players_reports.report(empty, key_players(empty))
    assert (report.parts, report.notes) == ((), ("no stakeholder counts on 2026-10-01",))


@pytest.mark.parametrize("width", [40, 60, 80])
def test_tables_for_people_fit_the_terminal(register: Register, width: int) -> None:
    found = brokerage(register)
    for report in (
        brokers_reports.in_words(register, found, found.brokers),
        key_players_reports.in_words(register, key_players(register)),
    ):
        assert max(map(width_of, render(draw_table(report, width), color=False).splitlines())) <= width


@given(st.lists(st.tuples(st.integers(0, 5), st.integers(0, 5)), max_size=12), st.randoms(use_true_random=False))
@settings(max_examples=30)
def test_the_order_of_the_register_changes_no_table(
    read: Read,
    pairs: list[tuple[int, int]],
    shuffle: Random,
) -> None:
    def tables(nodes: list[int], ties: list[tuple[int, int]]) -> list[str]:
        lines = [
            "stakeholders:",
            *(f"  - {{id: n{n}, name: N{n}, category: {'government' if n % 2 else 'industry'}}}" for n in nodes),
        ]
        lines += [
            "relationships:" if ties else "",
            *(f"  - {{from: n{a}, to: n{b}, strength: {1 + a % 3}}}" for a, b in ties),
        ]
        register = read("\n".join(lines))
        found = brokerage(register)
        return [
            json_format.report(one)
            for one in (
                rank_reports.report(register, rank(register, measure_names())),
                brokers_reports.report(register, found, found.brokers),
                key_players_reports.report(register, key_players(register)),
            )
        ]

    ties = [(one, other) for one, other in dict.fromkeys(pairs) if one != other]
    before = tables(list(range(6)), ties)
    nodes = list(range(6))
    shuffle.shuffle(nodes)
    shuffle.shuffle(ties)
    assert tables(nodes, ties) == before


def test_key_players_found_by_an_estimate_say_so(register: Register) -> None:
    players = key_players(register, 1)
    drawn = players._replace(
        points=2000,
        contacts=tuple(one._replace(exact=False) for one in players.contacts),
        losses=tuple(one._replace(exact=False) for one in players.losses),
    )
    report = key_players_reports.report(register, drawn)
    contacts, losses = report.parts
    assert {row["found"] for row in rows(contacts)} == {"estimate"}
    assert {row["found"] for row in rows(losses)} == {"greedy"}
    assert [note for note in report.notes if note.startswith("estimate")] == [
        "estimate: greedy, and only some were looked at, those whose own reach is greatest as far as 2,000 starting "
        "points drawn out of 6 tell; the reach of the set itself is exact"
    ]
