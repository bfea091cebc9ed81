"""How far a map, and one place on it, can be trusted: as tables and in the terminal."""

import json
import os
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kmap.analysis.trust.scrutiny import scrutinise
from kmap.analysis.trust.trust import trust
from kmap.charts.scrutiny import draw as draw_one
from kmap.charts.trust import MOST, draw
from kmap.check import load
from kmap.formats import csv as csv_format
from kmap.formats import json as json_format
from kmap.formats import markdown as markdown_format
from kmap.register.register import Register
from kmap.report import Cell, Report
from kmap.reports.scrutiny import report as report_one
from kmap.reports.trust import report
from kmap.terminal import render, width_of

Read = Callable[..., Register]
ROOT = Path(__file__).parents[2]

REGISTER = """
    topics: [{id: heat, name: Heat}]
    stakeholders:
      - id: council
        name: Council
        because: They own the homes
        assessments:
          - {date: 2025-09-01, by: AK, influence: 5, interest: 4}
          - {date: 2025-09-01, by: RM, influence: 4, interest: 2}
      - id: tenants
        name: Tenants
        influence: 3
        assessments:
          - {date: 2026-09-01, by: AK, interest: 5, because: Their letter}
          - {date: 2026-09-01, by: RM, interest: 4}
      - {id: press, name: Press, influence: 4}
    """


def table_of(register: Register, topic: str | None = None) -> Report:
    return report(trust(register, topic))


def rows(table: Report, part: str) -> list[dict[str, Cell]]:
    """Return the rows of a part, each by column."""
    found = next(one for one in table.parts if one.name == part)
    return [dict(zip(found.columns, row, strict=True)) for row in found.rows]


def answers(table: Report) -> dict[Cell, Cell]:
    return {row[0]: row[1] for row in table.rows}


def text_of(register: Register, width: int = 80) -> str:
    return render(draw(trust(register), width), color=False)


def text_of_one(register: Register, id_: str, width: int = 80) -> str:
    return render(draw_one(scrutinise(register, register.by_id[id_]), width), color=False)


def unwrapped(text: str) -> str:
    return " ".join(text.split())


class TestAnswers:
    def test_each_question_has_an_answer_in_plain_words(self, read: Read) -> None:
        # By their ranks (2: 0.5, 4: 2.5, 5: 5) the pairs 5 and 4, 4 and 2, 5 and 4 make alpha 1 - 33/36.
        assert answers(table_of(read(REGISTER))) == {
            "agreement": "Assessors agree too little to rely on their scores: alpha is 0.083, from 3 scores by "
            "2 people, which is little to go by.",
            "doubt": "Of 2 places, 2 are fragile: small changes would often move them. Of all small changes, 68% keep "
            "the place as it is (15 of 22).",
            "age": "Of 3 dated scores, 2 are stale, older than 365 days. 2 scores have no date, and nobody can tell "
            "how old they are.",
            "gaps": "Of 3 stakeholders, 1 is unscored. For 2, scores come without a reason.",
        }

    def test_of_an_empty_register_nothing_can_be_told(self, read: Read) -> None:
        assert answers(table_of(read("stakeholders: []"))) == {
            "agreement": "How far assessors agree can't be told: nobody was scored by two people in the round that "
            "stands.",
            "doubt": "Nobody has a place on the grid that could be in doubt.",
            "age": "There is no score whose age could be told.",
            "gaps": "There are no stakeholders to ask it of.",
        }

    def test_good_map_is_called_good(self, read: Read) -> None:
        entries = "".join(
            f"""
              - name: S {number}
                assessments:
                  - {{date: 2026-09-01, by: AK, influence: {score}, interest: {score}, because: Minutes}}
                  - {{date: 2026-09-01, by: RM, influence: {score}, interest: {score}, because: Minutes}}"""
            for number, score in enumerate([1, 5, 1, 5, 1, 5])
        )
        assert answers(table_of(read(f"stakeholders:{entries}"))) == {
            "agreement": "Assessors agree well enough to rely on their scores: alpha is 1, from 12 scores by 2 people.",
            "doubt": "None of 6 places is fragile. Of all small changes, 100% keep the place as it is (54 of 54).",
            "age": "No score is known to be stale: the oldest date is 30 days ago, 365 are allowed.",
            "gaps": "Nobody is unscored. Every score comes with a reason.",
        }

    def test_where_nothing_is_scored_no_reason_is_spoken_of(self, read: Read) -> None:
        register = read("stakeholders: [{name: One}]")
        assert answers(table_of(register))["gaps"] == "Of 1 stakeholder, 1 is unscored."
        assert answers(report_one(scrutinise(register, register.by_id["one"])))["gaps"] == (
            "Influence and interest are unscored."
        )


class TestTables:
    def test_alpha_is_of_all_and_of_each_axis(self, read: Read) -> None:
        found = {row["axis"]: row for row in rows(table_of(read(REGISTER)), "alpha")}
        assert list(found) == ["all", "influence", "interest", "impact"]
        counts = [found["influence"][column] for column in ("units", "ratings", "assessors")]
        assert counts == [1, 2, 2]
        assert (found["impact"]["alpha"], found["impact"]["reading"]) == (None, None)
        assert found["impact"]["undefined_because"] == "nobody was scored by two people in the round that stands"

    def test_most_disputed_score_is_first(self, read: Read) -> None:
        found = rows(table_of(read(REGISTER)), "disputed")
        assert [(row["id"], row["axis"], row["range"], row["r_wg"]) for row in found] == [
            ("council", "interest", 2, 0),
            ("council", "influence", 1, 0.75),
            ("tenants", "interest", 1, 0.75),
        ]

    def test_who_scores_higher_is_said_with_counts(self, read: Read) -> None:
        first, second = rows(table_of(read(REGISTER)), "assessors")
        assert first == {
            "assessor": "AK",
            "shared": 3,
            "higher": 3,
            "lower": 0,
            "equal": 0,
            "mean_deviation": pytest.approx(4 / 3),
            "sign_test": 0.25,
            "leans": None,
        }
        assert (second["assessor"], second["lower"]) == ("RM", 3)

    def test_most_fragile_place_is_first_and_the_unscored_last(self, read: Read) -> None:
        found = rows(table_of(read(REGISTER)), "doubt")
        assert [(row["id"], row["kept"], row["cases"], row["fragile"]) for row in found] == [
            ("council", 3 + 1 + 3, 5 + 2 + 4, True),
            ("tenants", 3 + 2 + 3, 5 + 2 + 4, True),
            ("press", None, None, None),
        ]

    def test_kinds_of_doubt_add_up(self, read: Read) -> None:
        table = table_of(read(REGISTER))
        for row in rows(table, "doubt")[:2]:
            for count in ("kept", "cases"):
                kinds = [row[f"{kind}_{count}"] for kind in ("nudge", "assessor", "threshold")]
                assert sum(number for number in kinds if isinstance(number, int)) == row[count]
        *kinds_of_all, together = rows(table, "kept")
        assert [row["kind"] for row in kinds_of_all] == ["nudge", "assessor", "threshold"]
        assert (together["kept"], together["cases"], together["share"]) == (15, 22, 15 / 22)

    def test_gaps_say_what_is_missing(self, read: Read) -> None:
        found = {row["id"]: (row["unscored"], row["without_reason"]) for row in rows(table_of(read(REGISTER)), "gaps")}
        assert found == {"press": (("interest",), ("influence",)), "tenants": ((), ("influence",))}

    def test_each_format_writes_it(self, read: Read) -> None:
        table = table_of(read(REGISTER))
        assert json.loads(json_format.report(table))["format"] == "kmap-trust"
        assert set(json.loads(json_format.report(table))["parts"]) == {
            *("alpha", "disputed", "assessors", "kept", "doubt", "age", "gaps")
        }
        assert csv_format.report(table).startswith("part,question,answer,axis,alpha,")
        assert "### Gaps" in markdown_format.report(table)

    def test_no_column_means_two_things(self, read: Read) -> None:
        # A table in one file has one column for all parts that name it.
        kinds: dict[str, set[type]] = {}
        for part in table_of(read(REGISTER)).parts:
            for row in part.rows:
                for column, cell in zip(part.columns, row, strict=True):
                    if cell is not None:
                        kinds.setdefault(column, set()).add(float if type(cell) in (int, float) else type(cell))
        assert {column for column, types in kinds.items() if len(types) > 1} == set()


class TestOne:
    def test_each_case_is_listed_the_place_as_it_stands_first(self, read: Read) -> None:
        register = read(REGISTER)
        found = rows(report_one(scrutinise(register, register.by_id["tenants"])), "cases")
        assert [row["kind"] for row in found] == [
            *["as it stands"],
            *["nudge"] * 5,
            *["assessor"] * 2,
            *["threshold"] * 4,
        ]
        assert found[0] == {
            "kind": "as it stands",
            "change": None,
            "without": None,
            "influence": 3,
            "interest": 4.5,
            "influence_threshold": 3,
            "interest_threshold": 3,
            "quadrant": "keep-informed",
            "kept": True,
        }

    def test_case_says_what_is_another_one(self, read: Read) -> None:
        register = read(REGISTER)
        found = rows(report_one(scrutinise(register, register.by_id["tenants"])), "cases")
        by_change = {row["change"]: row for row in found}
        assert by_change["without AK (interest down to 4)"]["interest"] == 4
        assert by_change["without AK (interest down to 4)"]["without"] == "AK"
        assert by_change["influence up to 4"]["quadrant"] == "manage-closely"
        assert by_change["threshold of influence down to 2.5"]["influence_threshold"] == 2.5
        assert by_change["threshold of influence down to 2.5"]["kept"] is False

    def test_scores_are_not_longer_than_people_write_them(self, read: Read) -> None:
        register = read("scale: {min: 0, max: 1}\nstakeholders: [{id: a, name: A, influence: 0.2, interest: 0.7}]")
        found = rows(report_one(scrutinise(register, register.by_id["a"])), "cases")
        assert {row["influence"] for row in found} == {0.1, 0.2, 0.3}

    def test_who_scored_what_is_listed(self, read: Read) -> None:
        register = read(REGISTER)
        found = rows(report_one(scrutinise(register, register.by_id["tenants"])), "ratings")
        assert [(row["axis"], row["assessor"], row["score"], row["standing"], row["round"]) for row in found] == [
            ("influence", None, 3, 3, None),
            ("interest", "AK", 5, 4.5, "2026-09-01"),
            ("interest", "RM", 4, 4.5, "2026-09-01"),
        ]

    def test_answers_are_of_this_one(self, read: Read) -> None:
        register = read(REGISTER)
        assert answers(report_one(scrutinise(register, register.by_id["council"]))) == {
            "agreement": "Influence: 4 to 5 by 2 assessors, agreement (r_wg) 0.75. Interest: 2 to 4 by 2 assessors, "
            "agreement (r_wg) 0. The place is contested: by their own scores they would not all put it into one "
            "quadrant.",
            "doubt": "The place, keep-satisfied, is fragile: 7 of 11 small changes keep it. That is 3 of 5 nudged "
            "scores, 1 of 2 assessors left out and 3 of 4 moved thresholds. It would move to "
            "manage-closely (interest up to 4, without RM, threshold of interest down to 2.5).",
            "age": "Of 2 dated scores, 2 are stale, older than 365 days.",
            "gaps": "Nothing is unscored. Every score comes with a reason.",
        }

    def test_unscored_has_no_cases_and_says_why(self, read: Read) -> None:
        register = read(REGISTER)
        table = report_one(scrutinise(register, register.by_id["press"]))
        assert rows(table, "cases") == []
        assert answers(table)["doubt"] == "There is no place that could change: interest is unscored."
        assert answers(table)["gaps"] == "Interest is unscored. Influence comes without a reason."


class TestText:
    @pytest.mark.parametrize("name", ["trust", "trust-landlords"])
    def test_whole_output_for_the_bundled_register(self, name: str, monkeypatch: pytest.MonkeyPatch) -> None:
        """It is as it was. Where a change is meant: `KMAP_RENEW=1 pytest tests/reports`, then read the diff."""
        monkeypatch.chdir(ROOT)
        register = load("stakeholders.yaml")
        text = text_of(register) if name == "trust" else text_of_one(register, "landlords")
        snapshot = Path(__file__).parent / "snapshots" / f"{name}.txt"
        if os.environ.get("KMAP_RENEW"):
            snapshot.write_text(text, encoding="utf-8", newline="\n")
        assert text == snapshot.read_bytes().decode("utf-8")

    def test_stale_scores_are_listed(self, read: Read) -> None:
        assert "Older than 365 days stakeholder stale days Council influence and interest 395" in unwrapped(
            text_of(read(REGISTER))
        )

    def test_long_table_is_shortened_and_says_so(self, read: Read) -> None:
        entries = ", ".join(f"{{id: s{number}, name: S {number}}}" for number in range(MOST + 12))
        text = text_of(read(f"stakeholders: [{entries}]"))
        assert f"S {10 + MOST}" not in text
        assert "and 12 more: --format csv lists all" in text

    def test_there_is_no_heading_without_a_table(self, read: Read) -> None:
        text = text_of(read("stakeholders: [{name: A, influence: 5, interest: 1, because: Minutes}]"))
        assert "Fragile" not in text
        assert "Agreement" not in text

    def test_characters_that_turn_the_line_do_not_reach_the_terminal(self, read: Read) -> None:
        register = read(
            'stakeholders: [{id: a, name: "A\\u2066B", influence: 3, interest: 3, assessments: ['
            '{date: 2026-09-01, by: "\\u202eK", interest: 2, because: "\\u202e"}, {date: 2026-09-01, interest: 4}]}]'
        )
        assert not {"\u2066", "\u202e"} & set(text_of(register) + text_of_one(register, "a"))


NAMES = st.text("ab é漢字-", min_size=1, max_size=40).filter(str.strip)


@given(NAMES, st.integers(24, 130))
@settings(max_examples=30)
def test_no_line_is_wider_than_the_terminal(read: Read, name: str, width: int) -> None:
    quoted = json.dumps(name, ensure_ascii=False)
    register = read(
        f"title: {quoted}\nstakeholders: [{{id: a, name: {quoted}, influence: 3, interest: 3, assessments: ["
        f"{{date: 2025-09-01, by: {quoted}, interest: 2}}, {{date: 2025-09-01, interest: 4}}]}}, {{id: b, name: B}}]"
    )
    for text in (text_of(register, width), text_of_one(register, "a", width)):
        assert all(width_of(line) <= width for line in text.splitlines())
