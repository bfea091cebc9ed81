"""The power-interest grid: METHODS, section The grid, and FORMAT, section Scores."""

import csv
import re
from collections.abc import Callable
from pathlib import Path

import pytest

from kmap.analysis.grid import Grid, Placement, place, quadrant, scored
from kmap.analysis.grid_rule import rule_in_words
from kmap.register.register import Register

Read = Callable[..., Register]
SHARED = Path(__file__).parents[2].parent / "shared" / "data"


def one(grid: Grid, id_: str = "a") -> Placement:
    """Return the placement of one stakeholder."""
    return next(placement for placement in grid.placements if placement.stakeholder.id == id_)


@pytest.fixture
def at(read: Read) -> Callable[..., Placement]:
    """Return the placement of a stakeholder with these scores on 1 to 5, with further settings as YAML."""

    def placed(influence: float, interest: float, settings: str = "") -> Placement:
        register = read(
            f"{settings}\nstakeholders:\n  - {{id: a, name: A, influence: {influence}, interest: {interest}}}"
        )
        return one(place(register))

    return placed


At = Callable[..., Placement]


class TestCorners:
    @pytest.mark.parametrize(
        ("influence", "interest", "corner"),
        [(5, 5, "manage-closely"), (5, 1, "keep-satisfied"), (1, 5, "keep-informed"), (1, 1, "monitor")],
    )
    def test_influence_and_interest_make_the_quadrant(
        self, at: At, influence: float, interest: float, corner: str
    ) -> None:
        assert at(influence, interest).quadrant == corner

    def test_influence_alone_is_keep_satisfied_and_interest_alone_is_keep_informed(self) -> None:
        assert quadrant(influence_high=True, interest_high=False) == "keep-satisfied"
        assert quadrant(influence_high=False, interest_high=True) == "keep-informed"

    def test_scores_are_not_multiplied(self, at: At) -> None:
        assert (at(5, 2).quadrant, at(2, 5).quadrant) == ("keep-satisfied", "keep-informed")

    def test_missing_score_is_not_nought(self, read: Read) -> None:
        grid = place(read("scale: {min: 0, max: 5}\nstakeholders: [{id: a, name: A, influence: 5}]"))
        assert one(grid).quadrant == "unscored"
        assert one(grid).interest is None

    def test_score_of_nought_is_low_and_not_missing(self, read: Read) -> None:
        grid = place(read("scale: {min: 0, max: 5}\nstakeholders: [{id: a, name: A, influence: 5, interest: 0}]"))
        assert one(grid).quadrant == "keep-satisfied"

    @pytest.mark.parametrize(
        ("fields", "missing"),
        [
            ("influence: 5", ("interest",)),
            ("interest: 5", ("influence",)),
            ("impact: 5", ("influence", "interest")),
            ("influence: 5, interest: 5", ()),
        ],
    )
    def test_missing_axes_of_the_grid_are_named(self, read: Read, fields: str, missing: tuple[str, ...]) -> None:
        assert one(place(read(f"stakeholders: [{{id: a, name: A, {fields}}}]"))).missing == missing

    def test_unscored_could_be_nowhere_else(self, read: Read) -> None:
        placement = one(place(read("stakeholders: [{id: a, name: A, influence: 3}]")))
        assert (placement.could_be, placement.doubtful, placement.contested) == ((), ("influence",), False)

    def test_scored_leaves_out_those_without_a_place(self, read: Read) -> None:
        grid = place(
            read("stakeholders: [{id: a, name: A, influence: 3}, {id: b, name: B, influence: 3, interest: 1}]")
        )
        assert [placement.stakeholder.id for placement in scored(grid.placements)] == ["b"]


class TestThreshold:
    def test_score_on_the_threshold_is_not_high(self, at: At) -> None:
        assert at(3, 3).quadrant == "monitor"

    @pytest.mark.skipif(not SHARED.is_dir(), reason="no ../shared/data beside this repository")
    def test_public_rule_that_counts_the_threshold_as_high_is_not_ours(self, at: At) -> None:
        with (SHARED / "reference-small" / "projectman_threshold_rule.csv").open(encoding="utf-8") as file:
            theirs = {(row["power"], row["interest"]): row["strategy"] for row in csv.DictReader(file)}
        assert theirs[(">=3", ">=3")] == "MANAGE CLOSELY"
        assert at(3, 3).quadrant != "manage-closely"
        assert (at(3, 5).quadrant, at(5, 3).quadrant) == ("keep-informed", "keep-satisfied")

    def test_least_bit_above_the_threshold_is_high(self, at: At) -> None:
        assert at(3.000001, 3.000001).quadrant == "manage-closely"

    def test_sum_that_is_the_threshold_but_for_rounding_is_on_it(self, read: Read) -> None:
        register = read(
            "scale: {min: 0, max: 1}\nthreshold: 0.3\n"
            f"stakeholders: [{{id: a, name: A, influence: {0.1 + 0.2:.15f}, interest: 1}}]"
        )
        grid = place(register)
        assert not grid.is_high("influence", 0.1 + 0.2)
        assert grid.is_doubtful("influence", 0.1 + 0.2)

    def test_tolerance_is_a_share_of_the_range(self, read: Read) -> None:
        wide = place(read("scale: {min: 0, max: 1000}\nstakeholders: [{name: A}]"))
        assert not wide.is_high("influence", 500 + 1e-7)
        assert wide.is_high("influence", 500 + 1e-5)

    def test_midpoint_is_half_way_between_the_ends_of_the_scale(self, read: Read) -> None:
        grid = place(read("scale: {min: 1, max: 10}\nstakeholders: [{name: A}]"))
        assert grid.thresholds["influence"].value == 5.5

    def test_number_is_the_threshold_of_all_axes(self, read: Read) -> None:
        grid = place(read("threshold: 2\nstakeholders: [{name: A}]"))
        assert {axis: threshold.value for axis, threshold in grid.thresholds.items()} == {
            "influence": 2,
            "interest": 2,
            "impact": 2,
        }

    def test_each_axis_may_have_a_threshold_of_its_own(self, at: At) -> None:
        settings = "threshold: {influence: 4, interest: 1}"
        assert at(4.5, 1.5, settings).quadrant == "manage-closely"
        assert at(1.5, 4.5, settings).quadrant == "keep-informed"

    def test_axis_left_out_of_a_threshold_per_axis_has_the_midpoint(self, read: Read) -> None:
        grid = place(read("threshold: {influence: 4}\nstakeholders: [{name: A}]"))
        assert (grid.thresholds["interest"].rule, grid.thresholds["interest"].value) == ("midpoint", 3)

    def test_rule_may_differ_between_axes(self, read: Read) -> None:
        register = read(
            """
            threshold: {influence: mean, interest: median}
            stakeholders:
              - {name: A, influence: 1, interest: 1}
              - {name: B, influence: 1, interest: 1}
              - {name: C, influence: 4, interest: 4}
            """
        )
        thresholds = place(register).thresholds
        assert (thresholds["influence"].value, thresholds["interest"].value) == (2, 1)

    def test_impact_has_a_threshold_too(self, read: Read) -> None:
        grid = place(read("threshold: {impact: 4}\nstakeholders: [{id: a, name: A, impact: 4}]"))
        assert grid.thresholds["impact"].value == 4
        assert one(grid).doubtful == ("impact",)

    def test_impact_decides_no_quadrant(self, read: Read) -> None:
        grid = place(read("stakeholders: [{id: a, name: A, influence: 1, interest: 1, impact: 5}]"))
        assert one(grid).quadrant == "monitor"


class TestMeanAndMedian:
    FOUR = """
        stakeholders:
          - {id: a, name: A, influence: 1, interest: 1, category: government}
          - {id: b, name: B, influence: 2, interest: 1, tags: [x]}
          - {id: c, name: C, influence: 3, interest: 1}
          - {id: d, name: D, influence: 5, interest: 1}
        """

    @pytest.mark.parametrize(("rule", "value"), [("mean", 2.75), ("median", 2.5)])
    def test_mean_and_median_are_taken_over_the_standing_scores(self, read: Read, rule: str, value: float) -> None:
        assert place(read(f"threshold: {rule}\n{self.dedented}")).thresholds["influence"].value == value

    @pytest.mark.parametrize("rule", ["mean", "median"])
    def test_filter_moves_no_threshold(self, read: Read, rule: str) -> None:
        register = read(f"threshold: {rule}\n{self.dedented}")
        whole = place(register).thresholds
        assert place(register, category="government").thresholds == whole
        assert place(register, tag="x").thresholds == whole

    def test_filter_says_how_many_it_hides(self, read: Read) -> None:
        grid = place(read(self.FOUR), tag="x")
        assert ([placement.stakeholder.id for placement in grid.placements], grid.filtered) == (["b"], 3)

    def test_who_does_not_count_on_the_day_moves_no_threshold(self, read: Read) -> None:
        grid = place(
            read(f"threshold: mean\n{self.dedented}  - {{name: E, influence: 5, interest: 5, until: 2026-09}}\n")
        )
        assert grid.thresholds["influence"].value == 2.75
        assert grid.left_out == 1

    def test_missing_score_moves_no_threshold(self, read: Read) -> None:
        grid = place(read(f"threshold: mean\n{self.dedented}  - {{name: E, interest: 5}}\n"))
        assert grid.thresholds["influence"].value == 2.75

    def test_scores_for_the_topic_make_the_mean(self, read: Read) -> None:
        register = read(
            f"threshold: mean\ntopics: [{{id: heat}}]\n{self.dedented}"
            "  - {name: E, influence: 1, by_topic: {heat: {influence: 4}}}\n"
        )
        assert place(register, "heat").thresholds["influence"].value == 3

    def test_day_decides_which_assessment_the_mean_is_taken_of(self, read: Read) -> None:
        text = (
            "threshold: mean\nstakeholders: [{name: A, influence: 1, assessments: [{date: 2026-05-01, influence: 4}]}]"
        )
        assert place(read(text, "2026-04-30")).thresholds["influence"].value == 1
        assert place(read(text, "2026-05-01")).thresholds["influence"].value == 4

    @pytest.mark.parametrize("rule", ["mean", "median"])
    def test_where_nobody_is_scored_there_is_no_threshold_and_nothing_high(self, read: Read, rule: str) -> None:
        grid = place(read(f"threshold: {rule}\nstakeholders: [{{name: A}}]"))
        assert grid.thresholds["influence"].value is None
        assert not grid.is_high("influence", 5)
        assert not grid.is_doubtful("influence", 5)

    @pytest.mark.parametrize("rule", ["mean", "median"])
    def test_register_without_stakeholders_has_an_empty_grid(self, read: Read, rule: str) -> None:
        assert place(read(f"threshold: {rule}\nstakeholders: []")).placements == ()

    def test_where_all_have_one_score_all_are_doubtful(self, read: Read) -> None:
        members = ", ".join(f"{{name: A{i}, influence: 0.1, interest: 0.1}}" for i in range(3))
        grid = place(read(f"scale: {{min: 0, max: 1}}\nthreshold: mean\nstakeholders: [{members}]"))
        assert {placement.doubtful for placement in grid.placements} == {("influence", "interest")}

    @property
    def dedented(self) -> str:
        return "\n".join(line[8:] for line in self.FOUR.splitlines()[1:])


class TestDoubt:
    def test_score_on_the_threshold_is_doubtful(self, at: At) -> None:
        assert at(3, 5).doubtful == ("influence",)

    def test_score_off_the_threshold_is_sure_without_a_borderline(self, at: At) -> None:
        assert (at(3.1, 2.9).doubtful, at(3.1, 2.9).could_be) == ((), ())

    @pytest.mark.parametrize(
        ("influence", "interest", "other"),
        [
            (3, 5, "manage-closely"),
            (5, 3, "manage-closely"),
            (3, 1, "keep-satisfied"),
            (1, 3, "keep-informed"),
        ],
    )
    def test_with_one_axis_in_doubt_it_could_be_in_one_other(
        self, at: At, influence: float, interest: float, other: str
    ) -> None:
        assert at(influence, interest).could_be == (other,)

    def test_with_both_axes_in_doubt_it_could_be_in_any_other(self, at: At) -> None:
        assert at(3, 3).could_be == ("manage-closely", "keep-satisfied", "keep-informed")

    @pytest.mark.parametrize(("score", "doubtful"), [(2.4, False), (2.5, True), (3, True), (3.5, True), (3.6, False)])
    def test_score_no_further_than_the_borderline_is_doubtful(self, at: At, score: float, doubtful: bool) -> None:
        assert (at(score, 5, "borderline: 0.5").doubtful == ("influence",)) is doubtful

    def test_quadrant_follows_from_the_threshold_alone_whatever_the_borderline(self, at: At) -> None:
        placement = at(3.5, 3.5, "borderline: 1")
        assert placement.quadrant == "manage-closely"
        assert placement.could_be == ("keep-satisfied", "keep-informed", "monitor")

    def test_borderline_allows_for_rounding(self, read: Read) -> None:
        grid = place(read("scale: {min: 0, max: 1}\nthreshold: 0.1\nborderline: 0.2\nstakeholders: [{name: A}]"))
        assert 0.3 - 0.1 != 0.2
        assert grid.is_doubtful("influence", 0.1 + 0.2)


class TestContested:
    def placed(self, read: Read, assessments: str, fields: str = "kind: group") -> Placement:
        """Return the placement of a stakeholder; an assessment without a date is of this spring."""
        given = re.sub(r"\{(?!date)", "{date: 2026-03-02, ", assessments)
        return one(place(read(f"stakeholders: [{{id: a, name: A, {fields}, assessments: [{given}]}}]")))

    def test_assessors_in_different_quadrants_contest_the_place(self, read: Read) -> None:
        placement = self.placed(
            read,
            "{by: A, influence: 5, interest: 5}, {by: B, influence: 5, interest: 1}",
        )
        assert placement.contested

    def test_assessors_in_one_quadrant_do_not(self, read: Read) -> None:
        placement = self.placed(
            read,
            "{by: A, influence: 5, interest: 4}, {by: B, influence: 4, interest: 5}",
        )
        assert not placement.contested

    def test_standing_score_stands_in_for_what_an_assessor_left_out(self, read: Read) -> None:
        # B gave no interest: with the 5 that stands both are in one quadrant, with nothing as low they would differ.
        placement = self.placed(read, "{by: A, influence: 5, interest: 5}, {by: B, influence: 4}")
        assert not placement.contested

    def test_standing_influence_stands_in_too(self, read: Read) -> None:
        placement = self.placed(read, "{by: A, influence: 5, interest: 5}, {by: B, interest: 4}")
        assert not placement.contested

    def test_assessor_who_gave_one_axis_alone_can_contest_the_place(self, read: Read) -> None:
        placement = self.placed(read, "{by: A, influence: 5, interest: 5}, {by: B, interest: 1}")
        assert placement.contested

    def test_written_score_stands_in_where_no_assessor_gave_the_axis(self, read: Read) -> None:
        placement = self.placed(read, "{by: A, influence: 5}, {by: B, influence: 1}", "interest: 5")
        assert placement.contested

    def test_assessor_of_an_earlier_round_contests_nothing(self, read: Read) -> None:
        placement = self.placed(
            read,
            "{date: 2025-03-02, by: A, influence: 1, interest: 1}, {by: B, influence: 5, interest: 5}",
        )
        assert not placement.contested

    def test_unnamed_assessors_are_taken_one_by_one(self, read: Read) -> None:
        # Taken as one assessor, only the last would be left, and nothing would be contested.
        placement = self.placed(read, "{influence: 1, interest: 5}, {influence: 5, interest: 5}")
        assert placement.contested

    def test_written_scores_are_not_contested(self, read: Read) -> None:
        assert not one(place(read("stakeholders: [{id: a, name: A, influence: 5, interest: 1}]"))).contested


class TestTopicAndDay:
    def test_topic_moves_who_is_scored_for_it(self, read: Read) -> None:
        register = read(
            "topics: [{id: heat, name: Hot weather}]\n"
            "stakeholders: [{id: a, name: A, influence: 5, interest: 1, by_topic: {heat: {interest: 5}}}]"
        )
        assert one(place(register)).quadrant == "keep-satisfied"
        assert one(place(register, "heat")).quadrant == "manage-closely"
        assert place(register, "heat").topic == "Hot weather"

    def test_topic_of_the_register_is_meant_where_none_is_asked_for(self, read: Read) -> None:
        register = read(
            "topic: heat\ntopics: [{id: heat}]\n"
            "stakeholders: [{id: a, name: A, influence: 5, interest: 1, by_topic: {heat: {interest: 5}}}]"
        )
        assert one(place(register)).quadrant == "manage-closely"

    def test_who_does_not_count_on_the_day_has_no_place(self, read: Read) -> None:
        grid = place(read("stakeholders: [{name: A, since: 2026-10-02}, {name: B}]"))
        assert [placement.stakeholder.name for placement in grid.placements] == ["B"]

    def test_placements_are_in_the_order_of_the_register(self, read: Read) -> None:
        grid = place(read("stakeholders: [{name: C}, {name: A, influence: 5, interest: 5}, {name: B}]"))
        assert [placement.stakeholder.name for placement in grid.placements] == ["C", "A", "B"]


class TestRuleInWords:
    def test_axes_of_one_threshold_share_a_sentence(self, read: Read) -> None:
        assert rule_in_words(place(read("stakeholders: []"))) == [
            "scale 1 to 5 in steps of 1",
            "influence and interest are high above 3 (midpoint)",
            "a score on its threshold is doubtful",
        ]

    def test_axes_of_different_thresholds_have_a_sentence_each(self, read: Read) -> None:
        register = read("threshold: {influence: 4, interest: median}\nborderline: 0.5\nstakeholders: [{name: A}]")
        assert rule_in_words(place(register)) == [
            "scale 1 to 5 in steps of 1",
            "influence is high above 4 (set in the register)",
            "interest is never high: nobody is scored, and the rule is the median",
            "a score on its threshold or within 0.5 of it is doubtful",
        ]
