"""Scores, places and levels by topic: as a table and in the terminal."""

import json
from collections.abc import Callable

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kmap.analysis.topics import compare
from kmap.charts.topics import draw
from kmap.formats import json as json_format
from kmap.formats import markdown as markdown_format
from kmap.register.register import Register
from kmap.report import Cell
from kmap.reports.topics import COLUMNS, report
from kmap.terminal import render, width_of

Read = Callable[..., Register]

REGISTER = """
    topics: [{id: heat, name: Heat at home}, {id: damp, name: Damp}]
    stakeholders:
      - id: council
        name: Town council
        influence: 5
        interest: 4
        by_topic: {heat: {interest: 3}}
      - {id: tenants, name: Tenants, influence: 2, interest: 5, impact: 4, engagement: {target: collaborate}}
      - {id: press, name: Press, impact: 4}
    """


def rows(register: Register, *, differences: bool = False) -> list[dict[str, Cell]]:
    table = report(compare(register), differences=differences)
    return [dict(zip(COLUMNS, row, strict=True)) for row in table.rows]


def text_of(register: Register, width: int = 80, *, differences: bool = False) -> str:
    return render(draw(compare(register), width, differences=differences), color=False)


class TestTable:
    def test_each_stakeholder_has_a_row_in_general_and_one_for_each_topic(self, read: Read) -> None:
        assert [(row["id"], row["topic"]) for row in rows(read(REGISTER))] == [
            (id_, topic) for id_ in ("council", "tenants", "press") for topic in (None, "heat", "damp")
        ]

    def test_row_says_where_it_is_and_what_differs(self, read: Read) -> None:
        assert rows(read(REGISTER))[1] == {
            "id": "council",
            "name": "Town council",
            "topic": "heat",
            "influence": 5,
            "interest": 3,
            "impact": None,
            "quadrant": "keep-satisfied",
            "could_be": ("manage-closely",),
            "suggested": "collaborate",
            "at_least": False,
            "target": None,
            "level": "collaborate",
            "differs": ("interest", "quadrant", "could_be"),
        }

    def test_differences_alone_come_with_what_they_differ_from(self, read: Read) -> None:
        found = rows(read(REGISTER), differences=True)
        assert [(row["id"], row["topic"]) for row in found] == [("council", None), ("council", "heat")]

    def test_missing_score_is_null_and_not_nought(self, read: Read) -> None:
        press = json.loads(json_format.report(report(compare(read(REGISTER)))))["rows"][-1]
        assert (press["influence"], press["quadrant"], press["at_least"]) == (None, "unscored", True)

    def test_topic_with_a_threshold_of_its_own_says_so(self, read: Read) -> None:
        register = read(REGISTER.replace("    topics:", "    threshold: {interest: mean}\n    topics:"))
        assert "Heat at home: interest is high above 4 (mean)" in report(compare(register)).notes

    def test_register_without_topics_is_told_how_to_have_them(self, read: Read) -> None:
        table = report(compare(read("stakeholders: [{name: A}]")))
        assert table.notes[0] == "This register has no topics, so there is nothing to compare."
        assert "by\\_topic" in markdown_format.report(table)


class TestText:
    def test_whole_output(self, read: Read) -> None:
        assert text_of(read(REGISTER)) == (
            "A map\n"
            "How does it differ by topic? As on 2026-10-01: Heat at home; Damp\n"
            "\n"
            "stakeholder, topic           scores  place            suggested      target\n"
            "Town council                 5/4/-   manage-closely   collaborate\n"
            "  Heat at home               5/3/-   keep-satisfied?  collaborate\n"
            "Tenants                      2/5/4   keep-informed    involve        collaborate\n"
            "Press                        -/-/4   unscored         >=involve\n"
            "\n"
            "1 of 3 stakeholders differs by topic; where no topic is listed, it is as in\n"
            "general\n"
            "scores are influence/interest/impact, - where unscored; ? the place is doubtful;\n"
            ">= at least, as a score is missing\n"
            "scale 1 to 5 in steps of 1; influence, interest and impact are high above 3\n"
            "(midpoint); a score on its threshold is doubtful\n"
        )

    def test_differences_alone_leave_out_the_others(self, read: Read) -> None:
        text = text_of(read(REGISTER), differences=True)
        assert "Town council" in text
        assert "Tenants" not in text

    def test_narrow_terminal_has_each_row_below_its_name(self, read: Read) -> None:
        text = text_of(read(REGISTER), 60)
        assert "Town council\n  5/4/- manage-closely, suggested collaborate\n" in text
        assert "  Heat at home\n    5/3/- keep-satisfied?, suggested collaborate\n" in text
        assert "Tenants\n  2/5/4 keep-informed, suggested involve, target collaborate\n" in text

    def test_impact_that_nobody_has_scored_is_not_spoken_of(self, read: Read) -> None:
        text = text_of(read("topics: [{id: heat}]\nstakeholders: [{name: A, influence: 5, interest: 4}]"))
        assert "scores are influence/interest, -" in text
        assert "5/4 " in text

    @pytest.mark.parametrize(
        ("stakeholders", "said"),
        [
            ("[]", "no stakeholder to show"),
            ("[{name: A}]", "no stakeholder differs by topic: all 1 are everywhere as in general"),
        ],
    )
    def test_where_nothing_differs_it_says_so(self, read: Read, stakeholders: str, said: str) -> None:
        assert said in text_of(read(f"topics: [{{id: heat}}]\nstakeholders: {stakeholders}"))

    def test_without_topics_it_says_how_to_have_them(self, read: Read) -> None:
        text = " ".join(text_of(read("stakeholders: [{name: A}]")).split())
        assert text.startswith("A map This register has no topics, so there is nothing to compare. Scores can differ")

    def test_characters_that_turn_the_line_do_not_reach_the_terminal(self, read: Read) -> None:
        register = read('topics: [{id: heat, name: "\\u202eH"}]\nstakeholders: [{id: a, name: "A\\u2066B"}]')
        assert not {"\u2066", "\u202e"} & set(text_of(register))


NAMES = st.text("ab é漢字-", min_size=1, max_size=60).filter(str.strip)


@given(NAMES, st.integers(24, 130))
@settings(max_examples=30)
def test_no_line_is_wider_than_the_terminal_and_no_character_is_lost(read: Read, name: str, width: int) -> None:
    quoted = json.dumps(name, ensure_ascii=False)
    register = read(
        f"topics: [{{id: heat, name: {quoted}}}]\n"
        f"stakeholders: [{{id: a, name: {quoted}, influence: 3, interest: 3, by_topic: {{heat: {{interest: 4.25}}}}}}]"
    )
    lines = text_of(register, width).splitlines()
    assert all(width_of(line) <= width for line in lines)
    assert "".join(name.split()) in "".join("".join(lines).split())
