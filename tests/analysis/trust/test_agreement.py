"""Agreement on one score, and who scores higher or lower than the others."""

from collections.abc import Callable

import pytest

from kmap.analysis.grid import place
from kmap.analysis.trust.agreement import Leaning, agreements, leanings, r_wg, sign_test
from kmap.register.register import Register
from kmap.register.score_scale import ScoreScale

Read = Callable[..., Register]
ONE_TO_FIVE = ScoreScale(1, 5, 1, {})


def assessed(*rows: str) -> str:
    """Return the assessments of one round in YAML."""
    return "[" + ", ".join(f"{{date: 2026-09-01, {row}}}" for row in rows) + "]"


class TestRwg:
    def test_three_scores_on_0_to_1_by_a_tenth(self) -> None:
        assert r_wg([0.2, 0.8, 0.6], ScoreScale(0, 1, 0.1, {})) == pytest.approx(0.0666667)

    def test_one_point_apart_on_1_to_5(self) -> None:
        # The variance of 4 and 5 is .5, that of drawing lots (25 - 1) / 12 = 2.
        assert r_wg([4, 5], ONE_TO_FIVE) == 0.75

    def test_same_scores_agree_wholly(self) -> None:
        assert r_wg([4, 4, 4], ONE_TO_FIVE) == 1

    def test_more_apart_than_by_chance_is_shown_as_0(self) -> None:
        assert r_wg([1, 5], ONE_TO_FIVE) == 0

    @pytest.mark.parametrize("scores", [[], [4]])
    def test_fewer_than_two_have_none(self, scores: list[float]) -> None:
        assert r_wg(scores, ONE_TO_FIVE) is None


class TestAgreements:
    def test_most_disputed_are_first(self, read: Read) -> None:
        register = read(
            f"""
            stakeholders:
              - {{id: a, name: A, assessments: {assessed("by: AK, influence: 4", "by: RM, influence: 5")}}}
              - {{id: b, name: B, assessments: {assessed("by: AK, influence: 1", "by: RM, influence: 4")}}}
              - {{id: c, name: C, assessments: {assessed("by: AK, impact: 1", "by: RM, impact: 5")}}}
              - {{id: d, name: D, assessments: {assessed("by: AK, interest: 3", "by: RM, interest: 3")}}}
            """
        )
        found = [(one.stakeholder.id, one.axis, one.r_wg, one.range) for one in agreements(place(register))]
        assert found == [
            ("c", "impact", 0, 4),
            ("b", "influence", 0, 3),
            ("a", "influence", 0.75, 1),
            ("d", "interest", 1, 0),
        ]

    def test_single_assessors_and_written_scores_have_none(self, read: Read) -> None:
        row = assessed("by: AK, influence: 4")
        register = read(f"stakeholders: [{{name: A, interest: 3, assessments: {row}}}, {{name: B, influence: 2}}]")
        assert agreements(place(register)) == ()

    def test_only_the_standing_round_counts(self, read: Read) -> None:
        register = read(
            """
            stakeholders:
              - name: A
                assessments:
                  - {date: 2026-03-01, by: AK, influence: 1}
                  - {date: 2026-03-01, by: RM, influence: 5}
                  - {date: 2026-09-01, by: AK, influence: 4}
                  - {date: 2026-09-01, by: RM, influence: 4}
                  - {date: 2026-12-01, by: AK, influence: 1}
                  - {date: 2026-12-01, by: RM, influence: 5}
            """
        )
        assert [one.r_wg for one in agreements(place(register))] == [1]


class TestLeanings:
    def test_deviation_is_from_the_median_of_the_others(self, read: Read) -> None:
        rows = assessed("by: AK, influence: 5", "by: RM, influence: 2", "by: TJ, influence: 3")
        found = {
            one.assessor: one for one in leanings(place(read(f"stakeholders: [{{name: A, assessments: {rows}}}]")))
        }
        assert {who: one.deviation for who, one in found.items()} == {"AK": 2.5, "RM": -2, "TJ": -0.5}
        assert (found["AK"].higher, found["AK"].lower, found["AK"].equal) == (1, 0, 0)

    def test_widest_apart_is_first(self, read: Read) -> None:
        rows = assessed("by: AK, influence: 3", "by: RM, influence: 2", "by: TJ, influence: 5")
        found = leanings(place(read(f"stakeholders: [{{name: A, assessments: {rows}}}]")))
        assert [one.assessor for one in found] == ["TJ", "RM", "AK"]

    def test_scores_that_nobody_else_gave_are_no_matter(self, read: Read) -> None:
        rows = assessed("by: AK, influence: 3, interest: 5", "by: RM, influence: 3")
        found = leanings(place(read(f"stakeholders: [{{name: A, assessments: {rows}}}]")))
        assert [(one.assessor, one.shared, one.equal) for one in found] == [("AK", 1, 1), ("RM", 1, 1)]

    def test_those_without_a_name_count_as_others_only(self, read: Read) -> None:
        rows = assessed("influence: 3", "by: RM, influence: 5")
        found = leanings(place(read(f"stakeholders: [{{name: A, assessments: {rows}}}]")))
        assert [(one.assessor, one.deviation) for one in found] == [("RM", 2)]

    @pytest.mark.parametrize(("stakeholders", "leans"), [(5, None), (6, "higher")])
    def test_one_leans_where_chance_would_seldom_do_so(self, read: Read, stakeholders: int, leans: str | None) -> None:
        # Five of five: a coin does so in 1 of 16 tries. Six of six: in 1 of 32.
        rows = assessed("by: AK, influence: 4", "by: RM, influence: 3")
        entries = "".join(f"\n  - {{name: S {number}, assessments: {rows}}}" for number in range(stakeholders))
        found = {one.assessor: one for one in leanings(place(read(f"stakeholders:{entries}")))}
        assert found["AK"].leans == leans
        assert found["RM"].leans == (leans and "lower")

    @pytest.mark.parametrize(
        ("higher", "lower", "chance"), [(0, 0, 1), (1, 1, 1), (5, 0, 0.0625), (0, 6, 0.03125), (8, 2, 0.109375)]
    )
    def test_sign_test_is_exact(self, higher: int, lower: int, chance: float) -> None:
        assert sign_test(higher, lower) == chance


def test_shared_scores_are_those_above_below_and_on_the_median() -> None:
    assert Leaning("AK", higher=1, lower=2, equal=3, deviation=0.5, chance=1).shared == 6
