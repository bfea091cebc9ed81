"""Suggested engagement as a table, and in the terminal."""

import datetime
import json
import os
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kmap.analysis.engagement import suggest
from kmap.charts.suggestions import draw
from kmap.check import load
from kmap.formats import csv as csv_format
from kmap.formats import json as json_format
from kmap.register.register import Register
from kmap.report import Cell, Report
from kmap.reports.suggest import COLUMNS, report
from kmap.terminal import render, width_of

Read = Callable[..., Register]
ROOT = Path(__file__).parents[2]

REGISTER = """
    stakeholders:
      - id: late
        name: Late
        influence: 5
        interest: 3
        engagement: {target: inform, owner: KM lead}
        stance: {current: neutral, desired: leading}
        formats: [sop, seminar]
      - {id: soon, name: Soon, interest: 5, impact: 5}
      - {id: nothing, name: Nothing}
    log: [{date: 2026-04-01, with: late, level: consult}, {date: 2026-09-30, with: soon, level: consult}]
    """


def table_of(register: Register) -> Report:
    return report(register, suggest(register))


def text_of(register: Register, width: int = 80) -> str:
    return render(draw(register, suggest(register), width), color=False)


def row(table: Report, id_: str) -> dict[str, Cell]:
    """Return the cells of a row by column."""
    return next(dict(zip(table.columns, cells, strict=True)) for cells in table.rows if cells[0] == id_)


class TestTable:
    def test_each_row_has_a_cell_for_each_column(self, read: Read) -> None:
        assert {len(cells) for cells in table_of(read(REGISTER)).rows} == {len(COLUMNS)}

    def test_row_says_what_is_suggested_and_what_stands(self, read: Read) -> None:
        cells = row(table_of(read(REGISTER)), "late")
        assert (cells["suggested"], cells["target"], cells["level"]) == ("collaborate", "inform", "inform")
        assert (cells["quadrant"], cells["could_be"], cells["at_least"]) == (
            "keep-satisfied",
            ("manage-closely",),
            False,
        )
        assert (cells["owner"], cells["stance"], cells["desired_stance"]) == ("KM lead", "neutral", "leading")
        assert (cells["formats"], cells["formats_from"]) == (("sop", "seminar"), "asked")

    def test_row_says_when_the_next_contact_is_due_and_how_late_it_is(self, read: Read) -> None:
        cells = row(table_of(read(REGISTER)), "late")
        assert (cells["every_days"], cells["last_contact"]) == (180, datetime.date(2026, 4, 1))
        assert (cells["next_contact"], cells["overdue_days"]) == (datetime.date(2026, 9, 28), 3)

    def test_contact_that_is_not_yet_due_is_overdue_by_no_day(self, read: Read) -> None:
        cells = row(table_of(read(REGISTER)), "soon")
        assert (cells["overdue_days"], cells["at_least"]) == (0, True)
        assert (cells["current"], cells["current_from"], cells["gap"]) == ("consult", "log", 1)

    def test_where_there_is_no_level_there_is_nothing(self, read: Read) -> None:
        cells = row(table_of(read(REGISTER)), "nothing")
        empty = ("suggested", "target", "level", "current", "current_from", "gap", "every_days", "last_contact")
        assert {cells[column] for column in (*empty, "next_contact", "overdue_days", "owner", "stance")} == {None}

    def test_reasons_are_listed(self, read: Read) -> None:
        assert row(table_of(read(REGISTER)), "late")["reasons"] == (
            "influence 5 is above 3, interest 3 is not: keep-satisfied suggests consult",
            "interest is on the threshold: it could also be manage-closely, which suggests collaborate",
            "a person has decided on inform, below what is suggested",
        )

    def test_row_says_how_sure_the_place_is(self, read: Read) -> None:
        # 5 and 3 on 1 to 5: of five nudges inside the scale those to interest 4 move it, 2; of four thresholds 1.
        cells = row(table_of(read(REGISTER)), "late")
        assert (cells["kept_share"], cells["fragile"]) == (6 / 9, True)
        unscored = row(table_of(read(REGISTER)), "nothing")
        assert (unscored["kept_share"], unscored["fragile"]) == (None, None)

    def test_notes_say_the_rule_of_all_three_axes_and_the_load(self, read: Read) -> None:
        assert table_of(read(REGISTER)).notes == (
            "scale 1 to 5 in steps of 1",
            "influence, interest and impact are high above 3 (midpoint)",
            "a score on its threshold is doubtful",
            "contacts a year at the levels that stand: 8.1",
        )

    def test_csv_has_nothing_where_there_is_nothing(self, read: Read) -> None:
        line = csv_format.report(table_of(read(REGISTER))).splitlines()[-1]
        reason = "influence and interest are unscored, so the grid says nothing"
        assert line == f'nothing,Nothing,unscored,,,no,,,,,,,,,,,,,,,"{reason}",,'

    def test_json_has_null_where_there_is_nothing(self, read: Read) -> None:
        rows = json.loads(json_format.report(table_of(read(REGISTER))))["rows"]
        assert (rows[-1]["level"], rows[-1]["gap"], rows[-1]["formats"]) == (None, None, [])


class TestText:
    def test_whole_output_for_the_bundled_register(self, monkeypatch: pytest.MonkeyPatch) -> None:
        """It is as it was. Where a change is meant: `KMAP_RENEW=1 pytest tests/reports`, then read the diff."""
        monkeypatch.chdir(ROOT)
        snapshot = Path(__file__).parent / "snapshots" / "suggest.txt"
        text = text_of(load("stakeholders.yaml"))
        if os.environ.get("KMAP_RENEW"):
            snapshot.write_text(text, encoding="utf-8", newline="\n")
        assert text == snapshot.read_bytes().decode("utf-8")

    @pytest.mark.parametrize(
        ("fields", "shown"),
        [
            ("influence: 5, interest: 3", "keep-satisfied?"),
            ("impact: 5", ">=involve"),
            ("influence: 5", "none"),
            ("influence: 5, interest: 5, engagement: {target: empower}", "empower"),
        ],
    )
    def test_row_shows_doubt_bounds_and_targets(self, read: Read, fields: str, shown: str) -> None:
        lines = text_of(read(f"stakeholders: [{{name: Whoever, {fields}}}]")).splitlines()
        assert shown in next(line for line in lines if line.startswith("Whoever ")).split()

    def test_highest_bound_is_not_split(self, read: Read) -> None:
        register = read("policy: {at_least: {impact: collaborate}}\nstakeholders: [{name: A, impact: 5}]")
        assert ">=collaborate" in text_of(register).split()

    def test_every_reason_is_given(self, read: Read) -> None:
        text = " ".join(text_of(read(REGISTER)).split())
        for suggestion in suggest(read(REGISTER)).suggestions:
            for reason in suggestion.reasons:
                assert reason.text in text

    @pytest.mark.parametrize(
        ("fields", "shown"),
        [
            ("category: c", "Toolkit (usual for their category)"),
            ("formats: [policy-brief, x]", "Policy brief, Podcast (as they asked)"),
            ("kind: group", "no owner"),
            ("stance: {current: neutral, desired: leading}", "neutral, desired leading"),
            ("stance: {desired: leading}", "unknown, desired leading"),
        ],
    )
    def test_formats_owner_and_stance_are_given_by_name(self, read: Read, fields: str, shown: str) -> None:
        rest = "formats: [{id: x, name: Podcast}]\ncategories: [{id: c, formats: toolkit}]"
        assert shown in text_of(read(f"{rest}\nstakeholders: [{{name: A, {fields}}}]"), 120)

    @pytest.mark.parametrize(
        ("fields", "shown"),
        [
            (
                "influence: 3, interest: 3",
                "fragile: 5 of 12 small changes keep the place; influence up to 4 would make it keep-satisfied; "
                "interest up to 4 would make it keep-informed",
            ),
            (
                "influence: 5, assessments: [{date: 2026-09-01, by: AK, interest: 5}, "
                "{date: 2026-09-01, by: RM, interest: 3}]",
                "fragile: 8 of 11 small changes keep the place; interest down to 3 or without AK would make it "
                "keep-satisfied",
            ),
            (
                "influence: 5, assessments: [{date: 2026-09-01, by: AK, interest: 5}, "
                "{date: 2026-09-01, by: RM, interest: 5}, {date: 2026-09-01, interest: 2}, "
                "{date: 2026-09-01, interest: 2}]",
                "fragile: 8 of 13 small changes keep the place; interest down to 2.5 or without one of 2 assessors "
                "would make it keep-satisfied",
            ),
        ],
        ids=["scores", "one assessor", "several assessors"],
    )
    def test_fragile_place_is_named_with_what_would_move_it(self, read: Read, fields: str, shown: str) -> None:
        assert shown in " ".join(text_of(read(f"stakeholders: [{{name: A, {fields}}}]")).split())

    def test_place_that_is_not_fragile_is_not_spoken_of(self, read: Read) -> None:
        assert "fragile" not in text_of(read("stakeholders: [{name: A, influence: 5, interest: 1}, {name: B}]"))

    def test_fragile_place_that_only_a_threshold_moves_says_so(self, read: Read) -> None:
        register = read(
            "scale: {min: 0, max: 100}\nthreshold: 100\nstakeholders: [{name: A, influence: 98, interest: 98}]"
        )
        text = " ".join(text_of(register).split())
        assert "5 of 7 small changes keep the place; threshold of influence down to 95 would make it" in text

    def test_without_stakeholders_it_says_so(self, read: Read) -> None:
        assert "no stakeholder to show" in text_of(read("stakeholders: []"))

    def test_characters_that_turn_the_line_do_not_reach_the_terminal(self, read: Read) -> None:
        register = read('stakeholders: [{id: a, name: "A\\u2066B", engagement: {owner: "\\u202eK"}}]')
        assert "\u2066" not in text_of(register)
        assert "\u202e" not in text_of(register)


NAMES = st.text("ab é漢字-", min_size=1, max_size=70).filter(str.strip)


@given(NAMES, st.integers(24, 130), st.sampled_from(["influence: 3, interest: 3, impact: 5", "influence: 5"]))
def test_no_line_is_wider_than_the_terminal_and_no_character_is_lost(
    read: Read, name: str, width: int, scores: str
) -> None:
    register = read(
        f"title: {json.dumps(name, ensure_ascii=False)}\n"
        f"stakeholders: [{{id: a, name: {json.dumps(name, ensure_ascii=False)}, {scores}, since: 2026-01-01, "
        f"engagement: {{target: collaborate, owner: {json.dumps(name, ensure_ascii=False)}}}}}]"
    )
    lines = text_of(register, width).splitlines()
    assert all(width_of(line) <= width for line in lines)
    assert "".join(name.split()) in "".join("".join(lines).split())


@pytest.mark.parametrize("width", [60, 80, 120])
def test_no_label_touches_its_text(read: Read, width: int) -> None:
    register = read(REGISTER)
    labels = {"place", "now", "suggested", "target", "why", "next", "how", "stance"}
    for line in text_of(register, width).splitlines():
        if line.startswith("  ") and not line.startswith("   "):
            label, gap, text = line[2:].partition("  ")
            assert label in labels
            assert gap
            assert text
