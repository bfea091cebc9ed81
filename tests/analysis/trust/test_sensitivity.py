"""Sensitivity: neighbouring placements, enumerated by hand."""

from collections.abc import Callable

import pytest

from kmap.analysis.grid import place
from kmap.analysis.trust.sensitivity import KINDS, Sensitivity, Tally, nudge, overall, sensitivities, sensitivity
from kmap.analysis.trust.small_changes import changes_in_words, flips_in_words, in_words
from kmap.register.register import Register
from kmap.register.score_scale import ScoreScale

Read = Callable[..., Register]


def of_one(register: Register) -> Sensitivity:
    grid = place(register)
    found = sensitivity(grid, grid.placements[0])
    assert found is not None
    return found


def scored(read: Read, influence: float, interest: float, rest: str = "") -> Sensitivity:
    return of_one(read(f"{rest}\nstakeholders: [{{name: A, influence: {influence}, interest: {interest}}}]"))


def nudged(found: Sensitivity) -> dict[tuple[float, float], str]:
    """Return the quadrant of each nudge, by what influence and interest are moved by, on a scale by 1."""
    moved: dict[tuple[float, float], str] = {}
    for one in found.neighbours:
        if one.kind == "nudge":
            by = {change.axis: change.after - change.before for change in one.changes}
            moved[by.get("influence", 0), by.get("interest", 0)] = one.quadrant
    return moved


class TestNudges:
    def test_on_both_thresholds_of_1_to_5(self, read: Read) -> None:
        # High is above 3: only 4 is, so each combination with a 4 in it moves.
        assert nudged(scored(read, 3, 3)) == {
            (-1, -1): "monitor",
            (-1, 0): "monitor",
            (-1, 1): "keep-informed",
            (0, -1): "monitor",
            (0, 1): "keep-informed",
            (1, -1): "keep-satisfied",
            (1, 0): "keep-satisfied",
            (1, 1): "manage-closely",
        }

    def test_at_the_top_of_the_scale_only_what_lies_inside_counts(self, read: Read) -> None:
        assert nudged(scored(read, 5, 5)) == dict.fromkeys([(-1, -1), (-1, 0), (0, -1)], "manage-closely")

    def test_at_the_bottom_of_the_scale_only_what_lies_inside_counts(self, read: Read) -> None:
        assert nudged(scored(read, 1, 1)) == dict.fromkeys([(0, 1), (1, 0), (1, 1)], "monitor")

    def test_one_step_above_the_threshold_a_lower_score_moves(self, read: Read) -> None:
        lower = dict.fromkeys([(-1, -1), (-1, 0), (-1, 1)], "monitor")
        others = dict.fromkeys([(0, -1), (0, 1), (1, -1), (1, 0), (1, 1)], "keep-satisfied")
        assert nudged(scored(read, 4, 2)) == lower | others

    def test_score_between_two_steps_is_not_nudged_out_of_the_scale(self, read: Read) -> None:
        assert set(nudged(scored(read, 4.5, 1))) == {(-1, 0), (-1, 1), (0, 1)}

    @pytest.mark.parametrize(
        ("scale", "by"),
        [
            (ScoreScale(1, 5, 1, {}), 1),
            (ScoreScale(1, 10, 1, {}), 1),
            (ScoreScale(0, 100, 1, {}), 10),
            (ScoreScale(0, 1, 0.05, {}), 0.1),
            (ScoreScale(1, 3, 0.5, {}), 0.5),
        ],
    )
    def test_nudge_is_the_step_or_a_tenth_of_the_range_where_that_is_more(self, scale: ScoreScale, by: float) -> None:
        assert nudge(scale) == pytest.approx(by)


class TestThresholds:
    @pytest.mark.parametrize(
        ("influence", "interest", "quadrants"),
        [
            # Each in turn: influence above 2.5, above 3.5; interest above 2.5, above 3.5.
            (3, 3, ["keep-satisfied", "monitor", "keep-informed", "monitor"]),
            (5, 5, ["manage-closely"] * 4),
            (4, 2, ["keep-satisfied"] * 4),
            (3.5, 1, ["keep-satisfied", "monitor", "keep-satisfied", "keep-satisfied"]),
        ],
    )
    def test_each_threshold_moves_half_a_nudge_one_at_a_time(
        self, read: Read, influence: float, interest: float, quadrants: list[str]
    ) -> None:
        found = scored(read, influence, interest)
        assert [one.quadrant for one in found.neighbours if one.kind == "threshold"] == quadrants

    def test_threshold_by_mean_stays_where_a_score_is_nudged(self, read: Read) -> None:
        # The mean of 2 and 4 is 3; were it worked out anew, 4 less a nudge, 3, would be above 2.5.
        register = read(
            """
            threshold: mean
            stakeholders:
              - {name: A, influence: 4, interest: 5}
              - {name: B, influence: 2, interest: 1}
            """
        )
        assert nudged(of_one(register))[-1, 0] == "keep-informed"


class TestAssessors:
    def test_each_is_left_out_of_both_axes_at_once(self, read: Read) -> None:
        found = of_one(
            read(
                """
                stakeholders:
                  - name: A
                    assessments:
                      - {date: 2026-09-01, by: AK, influence: 5, interest: 2}
                      - {date: 2026-09-01, by: RM, influence: 2, interest: 4}
                """
            )
        )
        # Both together: 3.5 and 3, keep-satisfied. RM alone: 2 and 4. AK alone: 5 and 2.
        left_out = [one for one in found.neighbours if one.kind == "assessor"]
        assert [(one.without, one.quadrant) for one in left_out] == [("AK", "keep-informed"), ("RM", "keep-satisfied")]
        assert found.tally("assessor") == Tally(1, 2)

    def test_axis_that_an_assessor_left_out_stays(self, read: Read) -> None:
        found = of_one(
            read(
                """
                stakeholders:
                  - name: A
                    interest: 5
                    assessments:
                      - {date: 2026-09-01, by: AK, influence: 5}
                      - {date: 2026-09-01, by: RM, influence: 1, interest: 4}
                      - {date: 2026-09-01, by: TJ, influence: 1, interest: 2}
                """
            )
        )
        # Influence 1, interest 3. Without AK only influence is another: 1 and 1.
        assert {
            one.without: tuple((change.axis, change.after) for change in one.changes)
            for one in found.neighbours
            if one.kind == "assessor"
        } == {
            "AK": (),
            "RM": (("influence", 3), ("interest", 2)),
            "TJ": (("influence", 3), ("interest", 4)),
        }

    def test_who_alone_gave_an_axis_is_not_left_out_of_it(self, read: Read) -> None:
        found = of_one(
            read(
                """
                stakeholders:
                  - name: A
                    assessments:
                      - {date: 2026-03-01, by: AK, influence: 5}
                      - {date: 2026-09-01, by: AK, interest: 5}
                      - {date: 2026-09-01, by: RM, interest: 1}
                """
            )
        )
        left_out = {one.without: one for one in found.neighbours if one.kind == "assessor"}
        assert [(change.axis, change.after) for change in left_out["AK"].changes] == [("interest", 1)]
        assert set(left_out) == {"AK", "RM"}

    @pytest.mark.parametrize(
        "assessments",
        [
            "[{date: 2026-09-01, by: AK, influence: 5, interest: 5}]",
            "[{date: 2026-09-01, by: AK, influence: 5}, {date: 2026-09-01, by: RM, interest: 5}]",
            "[{date: 2026-03-01, by: RM, influence: 1}, {date: 2026-09-01, by: AK, influence: 5, interest: 5}]",
        ],
        ids=["one assessor", "one for each axis", "one in each round"],
    )
    def test_nobody_is_left_out_where_nobody_else_scored_the_same(self, read: Read, assessments: str) -> None:
        found = of_one(read(f"stakeholders: [{{name: A, assessments: {assessments}}}]"))
        assert found.tally("assessor") == Tally(0, 0)
        assert found.tally("assessor").share is None

    def test_two_without_a_name_are_two(self, read: Read) -> None:
        row = "{date: 2026-09-01, influence: 5, interest: 5}"
        found = of_one(read(f"stakeholders: [{{name: A, assessments: [{row}, {row}]}}]"))
        assert found.tally("assessor") == Tally(2, 2)


class TestTogether:
    @pytest.mark.parametrize(
        ("influence", "interest", "kept", "of", "fragile"),
        [
            (3, 3, 3 + 2, 8 + 4, True),
            (5, 5, 3 + 4, 3 + 4, False),
            (1, 1, 3 + 4, 3 + 4, False),
            (4, 2, 5 + 4, 8 + 4, False),  # three quarters: not fewer
            (4, 4, 3 + 4, 8 + 4, True),
            (3, 5, 3 + 3, 5 + 4, True),
        ],
    )
    def test_kept_of_all(
        self, read: Read, influence: float, interest: float, kept: int, of: int, fragile: bool
    ) -> None:
        found = scored(read, influence, interest)
        assert found.tally() == Tally(kept, of)
        assert found.share == kept / of
        assert found.fragile is fragile

    def test_on_1_to_5_fragile_are_those_on_a_threshold_and_those_one_step_above_both(self, read: Read) -> None:
        whole = [(influence, interest) for influence in range(1, 6) for interest in range(1, 6)]
        fragile = {place for place in whole if scored(read, *place).fragile}
        assert fragile == {place for place in whole if 3 in place or place == (4, 4)}

    def test_kinds_add_up_to_all(self, read: Read) -> None:
        found = scored(read, 3, 3)
        kinds = [found.tally(kind) for kind in KINDS]
        assert kinds == [Tally(3, 8), Tally(0, 0), Tally(2, 4)]
        assert found.tally(*KINDS) == found.tally()

    def test_it_says_where_it_would_move_to(self, read: Read) -> None:
        assert scored(read, 3, 3).moves_to == ("manage-closely", "keep-satisfied", "keep-informed")
        assert scored(read, 4, 2).moves_to == ("monitor",)
        assert scored(read, 5, 5).moves_to == ()

    def test_flips_are_the_smallest_changes(self, read: Read) -> None:
        assert flips_in_words(scored(read, 3, 3)) == {
            "keep-satisfied": ["influence up to 4", "threshold of influence down to 2.5"],
            "keep-informed": ["interest up to 4", "threshold of interest down to 2.5"],
        }

    def test_change_is_said_in_words(self, read: Read) -> None:
        first, *_, last = scored(read, 2, 4).neighbours
        assert in_words(first) == "influence down to 1 and interest down to 3"
        assert in_words(last) == "threshold of interest up to 3.5"
        assert changes_in_words(place(read("scale: {min: 0, max: 100}\nstakeholders: []"))) == (
            "small changes: influence, interest or both 10 up or down, an assessor left out, a threshold 5 up or down"
        )

    @pytest.mark.parametrize("fields", ["influence: 3", "interest: 3", "impact: 3"])
    def test_an_unscored_stakeholder_has_none(self, read: Read, fields: str) -> None:
        grid = place(read(f"stakeholders: [{{id: a, name: A, {fields}}}]"))
        assert sensitivity(grid, grid.placements[0]) is None
        assert sensitivities(grid) == {}

    def test_register_counts_all_neighbours_of_all(self, read: Read) -> None:
        register = read(
            "stakeholders: [{name: A, influence: 3, interest: 3}, {name: B, influence: 5, interest: 5}, {name: C}]"
        )
        found = sensitivities(place(register))
        assert list(found) == ["a", "b"]
        assert overall(found.values()) == Tally(5 + 7, 12 + 7)
        assert overall(found.values(), "threshold") == Tally(2 + 4, 8)
        assert overall([]) == Tally(0, 0)

    def test_of_many_it_is_that_of_each(self, read: Read) -> None:
        entries = ", ".join(
            f"{{id: s{influence}{interest}, name: S {influence} {interest}, influence: {influence}, "
            f"interest: {interest}}}"
            for influence in range(1, 6)
            for interest in range(1, 6)
        )
        grid = place(read(f"stakeholders: [{entries}, {{id: again, name: Again, influence: 3, interest: 4}}]"))
        assert sensitivities(grid) == {one.stakeholder.id: sensitivity(grid, one) for one in grid.placements}
