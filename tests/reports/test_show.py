"""One stakeholder in full: each fact with the line on which it stands."""

import json
import os
import re
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kmap.analysis.engagement import suggest
from kmap.charts.card import draw
from kmap.check import load
from kmap.errors import KmapError
from kmap.formats import csv as csv_format
from kmap.formats import json as json_format
from kmap.register.register import Register
from kmap.report import Cell, Report, words
from kmap.reports.show import COLUMNS, report
from kmap.terminal import render, width_of

Read = Callable[..., Register]
ROOT = Path(__file__).parents[2]

REGISTER = """\
title: A map
topics: [{id: heat}]
scale: {min: 1, max: 5, labels: {5: decides}}
stakeholders:
  - id: a
    name: First
    aliases: [Alpha]
    category: government
    influence: 5
    impact: 3
    because: They hold the budget
    evidence_needs: What a repair costs
    formats: [sop]
    at_the_table: false
    stance:
      current: neutral
      desired: leading
    engagement:
      current: consult
      target: involve
      owner: KM lead
    by_topic:
      heat:
        influence: 2
        because: Heat is not theirs
        evidence_needs: Which rooms are hot
        formats: [toolkit]
        stance: {current: unaware}
        engagement:
          target: inform
    assessments:
      - {date: 2026-03-02, by: AK, interest: 1}
      - date: 2026-09-08
        by: AK
        round: autumn
        interest: 4
        because: They came
        stance: supportive
      - date: 2026-09-09
        by: RM
        round: autumn
        interest: 5
  - name: Second
    influence: 3
  - {id: gone, name: Gone, until: 2025-12-31}
relationships:
  - {from: a, to: second, kind: advises, strength: 2}
  - {from: second, to: a, kind: opposes, effect: negative}
  - {from: us, to: a, mutual: true}
needs:
  - {id: n, need: What is damp?, raised_by: [second]}
outputs:
  - {id: o, title: Brief, audiences: ['category:government'], status: draft}
log:
  - {date: 2026-08-01, with: a, kind: call, level: involve, summary: We spoke}
  - {date: 2026-09-01, with: ['category:government']}
  - {date: 2026-12-01, with: a, summary: To come}
"""


def table(register: Register, id_: str = "a", topic: str | None = None) -> Report:
    return report(register, suggest(register, topic), id_)


def facts(shown: Report) -> list[tuple[str, Cell, str | None]]:
    """Return field, value and text of the line for each fact."""
    lines = REGISTER.splitlines()
    found = []
    for _, field, value, where, _ in shown.rows:
        number = words(where).rpartition(":")[2]
        found.append((words(field), value, lines[int(number) - 1].strip() if number else None))
    return found


def fact(shown: Report, field: str) -> tuple[Cell, str | None]:
    """Return value and line of the first fact about a field."""
    return next((value, line) for found, value, line in facts(shown) if found == field)


class TestWhere:
    @pytest.mark.parametrize(
        ("field", "value", "line"),
        [
            ("id", "a", "- id: a"),
            ("aliases", ("Alpha",), "aliases: [Alpha]"),
            ("category", "National and local government", "category: government"),
            ("influence", "5 (decides), high (above 3, the midpoint)", "influence: 5"),
            (
                "interest",
                "4.5, high (above 3, the midpoint); median of AK 4 and RM 5 in round autumn",
                "interest: 4",
            ),
            (
                "impact",
                "3, doubtful (on the threshold 3, the midpoint): counts as low, could be high",
                "impact: 3",
            ),
            ("needs to know", "What a repair costs", "evidence_needs: What a repair costs"),
            ("at the table", False, "at_the_table: false"),
            ("target", "involve", "target: involve"),
            ("now", "consult", "current: consult"),
            ("owner", "KM lead", "owner: KM lead"),
            ("formats", ("Standard operating procedure",), "formats: [sop]"),
            ("stance", "supportive", "stance: supportive"),
            ("desired stance", "leading", "desired: leading"),
        ],
    )
    def test_fact_stands_on_the_line_that_says_it(self, read: Read, field: str, value: Cell, line: str) -> None:
        assert fact(table(read(REGISTER)), field) == (value, line)

    @pytest.mark.parametrize(
        ("field", "value", "line"),
        [
            ("influence", "2, low (not above 3, the midpoint); for heat", "influence: 2"),
            ("needs to know", "Which rooms are hot", "evidence_needs: Which rooms are hot"),
            ("target", "inform", "target: inform"),
            ("owner", "KM lead", "owner: KM lead"),
            ("formats", ("Toolkit",), "formats: [toolkit]"),
            ("stance", "unaware", "stance: {current: unaware}"),
            ("desired stance", "leading", "desired: leading"),
        ],
    )
    def test_for_a_topic_it_is_the_line_of_the_topic_where_that_says_it(
        self, read: Read, field: str, value: Cell, line: str
    ) -> None:
        assert fact(table(read(REGISTER), topic="heat"), field) == (value, line)

    def test_what_nobody_wrote_has_no_line(self, read: Read) -> None:
        shown = table(read(REGISTER), "second")
        fields = ("id", "kind", "interest", "quadrant", "suggested", "now")
        assert {field: fact(shown, field) for field in fields} == {
            "id": ("second", None),
            "kind": ("organisation", None),
            "interest": ("unscored", None),
            "quadrant": ("unscored", None),
            "suggested": ("none", None),
            "now": ("no contact", None),
        }

    def test_reasons_for_scores_are_given_with_their_assessor(self, read: Read) -> None:
        whys = [(value, line) for field, value, line in facts(table(read(REGISTER))) if field == "because"]
        assert whys[:2] == [
            ("They hold the budget", "because: They hold the budget"),
            ("AK: They came", "because: They came"),
        ]

    def test_reasons_for_the_level_are_those_of_the_suggestion(self, read: Read) -> None:
        register = read(REGISTER)
        reasons = [reason.text for reason in suggest(register).suggestions[0].reasons]
        assert [
            value for part, field, value, _, _ in table(register).rows if (part, field) == ("level", "because")
        ] == (reasons)

    def test_ties_say_with_whom_and_which_way(self, read: Read) -> None:
        ties = [(value, line) for field, value, line in facts(table(read(REGISTER))) if field == "tie"]
        assert ties == [
            ("to Second: advises, strength 2", "- {from: a, to: second, kind: advises, strength: 2}"),
            ("from Second: opposes, conflict", "- {from: second, to: a, kind: opposes, effect: negative}"),
            ("with Us", "- {from: us, to: a, mutual: true}"),
        ]

    def test_needs_and_outputs_are_theirs(self, read: Read) -> None:
        register = read(REGISTER)
        assert fact(table(register, "second"), "need") == (
            "What is damp?",
            "- {id: n, need: What is damp?, raised_by: [second]}",
        )
        assert fact(table(register), "output for them")[0] == "Brief (draft)"
        assert "need" not in [field for field, _, _ in facts(table(register))]

    def test_contacts_are_listed_the_latest_first_and_none_from_the_future(self, read: Read) -> None:
        contacts = [(field, value) for part, field, value, *_ in table(read(REGISTER)).rows if part == "contacts"]
        assert contacts == [("2026-09-01", "-"), ("2026-08-01", "call; involve; We spoke")]

    def test_level_from_the_log_has_no_line_and_says_so(self, read: Read) -> None:
        register = read("stakeholders: [{id: a, name: A}]\nlog: [{date: 2026-09-30, with: a, level: inform}]")
        now = next((value, where) for _, field, value, where, _ in table(register).rows if field == "now")
        assert now == ("inform (from the log)", None)

    @pytest.mark.parametrize(
        ("fields", "settings", "said"),
        [
            ("influence: 2", "threshold: 2.5", "2, low (not above 2.5)"),
            (
                "influence: 3.5",
                "borderline: 0.5",
                "doubtful (near the threshold 3, the midpoint): counts as high, could",
            ),
            (
                "assessments: [{date: 2026-05-01, influence: 4}]",
                "",
                "high (above 3, the midpoint); by unnamed in round",
            ),
        ],
    )
    def test_score_is_set_against_its_threshold(self, read: Read, fields: str, settings: str, said: str) -> None:
        shown = table(read(f"{settings}\nstakeholders: [{{id: a, name: A, {fields}}}]"))
        assert said in next(words(value) for _, field, value, *_ in shown.rows if field == "influence")


PROGRAMME = """\
title: Programme
as_of: 2026-10-01
topics: [{id: heat}]
stakeholders:
  - id: a
    name: First
    tags: [board]
    influence: 5
    because: They hold the budget
    engagement:
      target: involve
      owner: KM lead
    assessments:
      - {date: 2026-03-02, by: AK, influence: 4}
      - {date: 2026-03-02, by: AK, topic: heat, interest: 4, because: They asked}
  - {id: b, name: Second}
relationships:
  - {from: b, to: a, kind: advises}
log:
  - {date: 2026-08-01, with: b, kind: call}
  - {date: 2026-08-02, with: a, kind: meeting}
"""
PROJECT = """\
title: Project
extends: ../programme.yaml
exclude: [b]
stakeholders:
  - id: a
    impact: 2
    because: Heat is not theirs
    engagement: {owner: Project lead}
    assessments:
      - {date: 2026-05-01, by: RM, impact: 3}
  - {name: Third}
relationships:
  - {from: third, to: a, kind: asks}
log:
  - {date: 2026-08-03, with: a, kind: visit}
"""


class TestInherited:
    @pytest.fixture
    def register(self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Register:
        (tmp_path / "programme.yaml").write_text(PROGRAMME, encoding="utf-8")
        (tmp_path / "projects").mkdir()
        (tmp_path / "projects" / "p.yaml").write_text(PROJECT, encoding="utf-8")
        monkeypatch.chdir(tmp_path)
        return load("projects/p.yaml")

    def lines(self, shown: Report) -> dict[tuple[Cell, Cell], tuple[str, str, str]]:
        """Return for each fact that is written the file, whether it is inherited, and the text of its line."""
        texts = {"programme.yaml": PROGRAMME.splitlines(), "projects/p.yaml": PROJECT.splitlines()}
        found = {}
        for _, field, value, where, origin in shown.rows:
            path, _, line = words(where).rpartition(":")
            if path:
                found[field, value] = (path, words(origin), texts[path][int(line) - 1].strip())
        return found

    def test_each_value_says_where_it_comes_from(self, register: Register) -> None:
        shown = table(register, topic="heat")
        found = {field: place for (field, _), place in self.lines(shown).items() if field != "because"}
        far, own = ("programme.yaml", "inherited"), ("projects/p.yaml", "own")
        assert found == {
            "id": (*own, "- id: a"),
            "tags": (*far, "tags: [board]"),
            "influence": (*far, "- {date: 2026-03-02, by: AK, influence: 4}"),
            "interest": (*far, "- {date: 2026-03-02, by: AK, topic: heat, interest: 4, because: They asked}"),
            "impact": (*own, "- {date: 2026-05-01, by: RM, impact: 3}"),
            "target": (*far, "target: involve"),
            "owner": (*own, "engagement: {owner: Project lead}"),
            "tie": (*own, "- {from: third, to: a, kind: asks}"),
            "2026-08-03": (*own, "- {date: 2026-08-03, with: a, kind: visit}"),
            "2026-08-02": (*far, "- {date: 2026-08-02, with: a, kind: meeting}"),
        }

    def test_reason_is_shown_beside_the_score_that_it_was_given_with(self, register: Register) -> None:
        reasons = {value: place for (field, value), place in self.lines(table(register)).items() if field == "because"}
        assert reasons == {}
        (Path("projects") / "p.yaml").write_text(
            PROJECT.replace("    assessments", "    unset: [assessments]\n    x").replace(
                "    x:\n      - {date: 2026-05-01, by: RM, impact: 3}\n", ""
            ),
            encoding="utf-8",
        )
        reasons = {
            value: place
            for (field, value), place in self.lines(table(load("projects/p.yaml"))).items()
            if field == "because"
        }
        assert reasons == {
            "They hold the budget": ("programme.yaml", "inherited", "because: They hold the budget"),
            "Heat is not theirs": ("projects/p.yaml", "own", "because: Heat is not theirs"),
        }

    def test_terminal_names_the_file_where_a_fact_is_inherited(self, register: Register) -> None:
        text = render(draw(table(register), 80), color=False)
        assert re.search(r"tags +board +programme.yaml line 7\n", text)
        assert re.search(r"owner +Project lead +line 8\n", text)

    @pytest.mark.parametrize("width", [40, 60, 80])
    def test_no_line_is_wider_than_the_terminal(self, register: Register, width: int) -> None:
        lines = render(draw(table(register), width), color=False).splitlines()
        assert all(width_of(line) <= width for line in lines)


class TestTable:
    def test_each_row_has_a_cell_for_each_column(self, read: Read) -> None:
        assert {len(cells) for cells in table(read(REGISTER)).rows} == {len(COLUMNS)}

    def test_no_fact_is_empty(self, read: Read) -> None:
        assert all(value not in (None, (), "") for _, _, value, *_ in table(read(REGISTER), "second").rows)

    def test_path_and_line_are_given(self, read: Read) -> None:
        assert table(read(REGISTER)).rows[0] == ("who", "id", "a", "x.yaml:5", "own")

    def test_csv_has_nothing_where_there_is_no_line(self, read: Read) -> None:
        assert "place,quadrant,manage-closely,,\n" in csv_format.report(table(read(REGISTER)))

    def test_json_has_null_where_there_is_no_line(self, read: Read) -> None:
        rows = json.loads(json_format.report(table(read(REGISTER))))["rows"]
        quadrant = {"part": "place", "field": "quadrant", "value": "manage-closely", "where": None, "origin": None}
        assert quadrant in rows


class TestNobody:
    def refused(self, register: Register, id_: str) -> tuple[str, str]:
        with pytest.raises(KmapError) as error:
            table(register, id_)
        return str(error.value), error.value.tip

    def test_unknown_id_is_refused_with_the_nearest(self, read: Read) -> None:
        assert self.refused(read(REGISTER), "secnd") == (
            "there is no stakeholder `secnd` in x.yaml",
            "did you mean `second`?",
        )

    @pytest.mark.parametrize("name", ["First", "alpha"])
    def test_name_or_alias_stands_for_the_id(self, read: Read, name: str) -> None:
        register = read(REGISTER)
        assert report(register, suggest(register), name) == report(register, suggest(register), "a")

    def test_mistyped_name_is_answered_with_the_id(self, read: Read) -> None:
        assert self.refused(read(REGISTER), "Alhpa")[1] == "did you mean `a`?"

    def test_who_does_not_count_on_the_day_is_refused_with_the_period(self, read: Read) -> None:
        message, tip = self.refused(read(REGISTER), "gone")
        assert message == "`gone` does not count on 2026-10-01: since ever, until 2025-12-31"
        assert "--as-of" in tip


class TestText:
    @pytest.mark.parametrize("id_", ["landlords", "council-teams"])
    def test_whole_output_for_the_bundled_register(self, monkeypatch: pytest.MonkeyPatch, id_: str) -> None:
        """It is as it was. Where a change is meant: `KMAP_RENEW=1 pytest tests/reports`, then read the diff."""
        monkeypatch.chdir(ROOT)
        snapshot = Path(__file__).parent / "snapshots" / f"show-{id_}.txt"
        text = render(draw(table(load("stakeholders.yaml"), id_)), color=False)
        if os.environ.get("KMAP_RENEW"):
            snapshot.write_text(text, encoding="utf-8", newline="\n")
        assert text == snapshot.read_bytes().decode("utf-8")

    @pytest.mark.parametrize("width", [40, 60, 80, 120])
    def test_every_fact_is_there_with_its_line(self, read: Read, width: int) -> None:
        shown = table(read(REGISTER))
        text = render(draw(shown, width), color=False)
        assert text.count("line ") == sum(where is not None for *_, where, _ in shown.rows)

    @given(
        st.text("ab é漢字-", min_size=1, max_size=90).filter(str.strip), st.integers(20, 130), st.integers(0, 100_000)
    )
    def test_no_line_is_wider_than_the_terminal_and_no_character_is_lost(
        self, text: str, width: int, line: int
    ) -> None:
        rows = (("part", "needs to know", text, f"x.yaml:{line}", "own"), ("part", text[:30], "b", None, None))
        lines = render(draw(Report("show", text, COLUMNS, rows), width), color=False).splitlines()
        assert all(width_of(one) <= width for one in lines)
        if width < 40:
            assert "".join(text.split()) in "".join("".join(lines[1:]).split())

    @pytest.mark.parametrize("width", [60, 80, 120])
    def test_no_label_touches_its_text_and_no_text_its_line(self, width: int) -> None:
        rows = (
            ("part", "output for them", "word " * 60, "x.yaml:12345", "own"),
            ("part", "id", "b", "x.yaml:1", "own"),
        )
        first, *_, last = render(draw(Report("show", "A", COLUMNS, rows), width), color=False).splitlines()[3:]
        assert first.startswith("  output for them  word")
        assert first.endswith("word  line 12345")
        assert last.endswith("line 1")
        assert width_of(first) == width_of(last) == width

    def test_control_characters_do_not_reach_the_terminal(self) -> None:
        shown = Report("show", "A\x1b[31m", COLUMNS, (("part", "a\u202e", "b\x07", None, None),))
        text = render(draw(shown), color=False)
        assert not {"\x1b", "\u202e", "\x07"}.intersection(text)
