"""Which of the written and assessed scores stands: FORMAT, section Scores."""

import datetime
from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kmap.register.models.stakeholder import Assessment, Stakeholder
from kmap.register.register import Register
from kmap.register.scores import StandingScore, StandingScores, standing_scores

Read = Callable[..., Register]
DAY = datetime.date(2026, 10, 1)


@pytest.fixture
def standing(read: Read) -> Callable[..., StandingScores]:
    """Return the standing scores of a stakeholder, given its fields as YAML in braces."""

    def scores(fields: str, topic: str | None = None, day: str = "2026-10-01") -> StandingScores:
        register = read(f"stakeholders:\n  - {{id: a, name: A, {fields}}}\n", day)
        return standing_scores(register.stakeholders[0], register.day, topic)

    return scores


Standing = Callable[..., StandingScores]


def value(score: StandingScore | None) -> float | None:
    return None if score is None else score.score


class TestOrderOfSources:
    def test_assessment_of_the_topic_stands_before_all_else(self, standing: Standing) -> None:
        scores = standing(
            "influence: 1, by_topic: {heat: {influence: 2}}, assessments: "
            "[{date: 2026-09-01, influence: 3}, {date: 2020-01-01, topic: heat, influence: 4}]",
            "heat",
        )
        assert value(scores.influence) == 4

    def test_score_under_by_topic_stands_before_general_assessments(self, standing: Standing) -> None:
        scores = standing(
            "influence: 1, by_topic: {heat: {influence: 2}}, assessments: [{date: 2026-09-01, influence: 3}]", "heat"
        )
        assert value(scores.influence) == 2

    def test_general_assessment_stands_before_the_written_score(self, standing: Standing) -> None:
        scores = standing("influence: 1, assessments: [{date: 2026-09-01, influence: 3}]", "heat")
        assert value(scores.influence) == 3

    def test_written_score_stands_where_nothing_else_gives_one(self, standing: Standing) -> None:
        assert value(standing("influence: 1", "heat").influence) == 1

    def test_without_a_topic_nothing_of_a_topic_counts(self, standing: Standing) -> None:
        scores = standing(
            "influence: 1, by_topic: {heat: {influence: 2}}, "
            "assessments: [{date: 2026-09-01, topic: heat, influence: 3}]"
        )
        assert value(scores.influence) == 1

    def test_scores_of_another_topic_do_not_count(self, standing: Standing) -> None:
        scores = standing(
            "influence: 1, by_topic: {air: {influence: 2}}, "
            "assessments: [{date: 2026-09-01, topic: air, influence: 3}]",
            "heat",
        )
        assert value(scores.influence) == 1

    def test_each_axis_finds_its_score_by_itself(self, standing: Standing) -> None:
        scores = standing(
            "influence: 1, interest: 1, impact: 1, by_topic: {heat: {interest: 2}}, "
            "assessments: [{date: 2026-09-01, topic: heat, influence: 3}]",
            "heat",
        )
        assert [value(scores.influence), value(scores.interest), value(scores.impact)] == [3, 2, 1]

    def test_score_says_for_which_topic_it_was_given(self, standing: Standing) -> None:
        scores = standing("influence: 1, interest: 4, by_topic: {heat: {influence: 2}}", "heat")
        assert scores.influence is not None
        assert scores.interest is not None
        assert (scores.influence.topic, scores.interest.topic) == ("heat", None)


class TestRounds:
    def test_latest_round_stands(self, standing: Standing) -> None:
        scores = standing("assessments: [{date: 2026-03-02, influence: 2}, {date: 2025-03-02, influence: 5}]")
        assert value(scores.influence) == 2

    def test_without_a_name_the_date_is_the_round(self, standing: Standing) -> None:
        scores = standing(
            "assessments: [{date: 2026-03-02, by: AK, influence: 2}, {date: 2026-03-02, by: RM, influence: 4}]"
        )
        assert scores.influence is not None
        assert (scores.influence.score, scores.influence.round) == (3, "2026-03-02")

    def test_assessments_of_one_named_round_belong_together(self, standing: Standing) -> None:
        scores = standing(
            "assessments: [{date: 2026-03-02, by: AK, round: spring, influence: 2}, "
            "{date: 2026-03-20, by: RM, round: spring, influence: 4}]"
        )
        assert scores.influence is not None
        assert (scores.influence.score, scores.influence.round) == (3, "spring")

    def test_a_round_is_as_late_as_its_latest_date(self, standing: Standing) -> None:
        scores = standing(
            "assessments: [{date: 2026-01-01, by: AK, round: long, influence: 2}, "
            "{date: 2026-05-01, by: RM, round: long, influence: 2}, {date: 2026-03-01, by: AK, influence: 5}]"
        )
        assert value(scores.influence) == 2

    def test_only_dates_up_to_the_day_make_a_round_late(self, standing: Standing) -> None:
        fields = (
            "assessments: [{date: 2026-01-01, by: AK, round: long, influence: 2}, "
            "{date: 2026-05-01, by: RM, round: long, influence: 2}, {date: 2026-03-01, by: AK, influence: 5}]"
        )
        assert value(standing(fields, day="2026-04-30").influence) == 5

    def test_a_round_without_an_axis_leaves_it_to_the_round_before(self, standing: Standing) -> None:
        scores = standing(
            "assessments: [{date: 2025-03-02, influence: 2, interest: 4}, {date: 2026-03-02, influence: 5}]"
        )
        assert (value(scores.influence), value(scores.interest)) == (5, 4)

    def test_rounds_of_a_topic_and_of_the_matter_in_general_are_apart(self, standing: Standing) -> None:
        fields = (
            "assessments: [{date: 2026-03-02, by: AK, round: spring, influence: 1}, "
            "{date: 2026-03-02, by: RM, round: spring, topic: heat, influence: 5}]"
        )
        assert value(standing(fields).influence) == 1
        assert value(standing(fields, "heat").influence) == 5

    def test_of_two_rounds_equally_late_the_name_that_sorts_last_stands(self, standing: Standing) -> None:
        one, other = (
            "{date: 2026-03-02, by: AK, round: a, influence: 1}",
            "{date: 2026-03-02, by: RM, round: b, influence: 5}",
        )
        assert value(standing(f"assessments: [{one}, {other}]").influence) == 5
        assert value(standing(f"assessments: [{other}, {one}]").influence) == 5


class TestAssessors:
    def test_median_of_an_odd_number_is_the_middle_one(self, standing: Standing) -> None:
        scores = standing(
            "assessments: [{date: 2026-03-02, by: A, influence: 5}, {date: 2026-03-02, by: B, influence: 1}, "
            "{date: 2026-03-02, by: C, influence: 2}]"
        )
        assert value(scores.influence) == 2

    def test_median_of_an_even_number_is_the_mean_of_the_two_in_the_middle(self, standing: Standing) -> None:
        scores = standing(
            "assessments: [{date: 2026-03-02, by: A, influence: 5}, {date: 2026-03-02, by: B, influence: 1}, "
            "{date: 2026-03-02, by: C, influence: 2}, {date: 2026-03-02, by: D, influence: 3}]"
        )
        assert value(scores.influence) == 2.5

    def test_who_scored_twice_in_a_round_counts_with_the_later(self, standing: Standing) -> None:
        scores = standing(
            "assessments: [{date: 2026-03-20, by: AK, round: spring, influence: 5}, "
            "{date: 2026-03-02, by: AK, round: spring, influence: 1}]"
        )
        assert scores.influence is not None
        assert [rating.score for rating in scores.influence.ratings] == [5]

    def test_on_a_day_between_two_scores_of_a_round_the_earlier_counts(self, standing: Standing) -> None:
        fields = (
            "assessments: [{date: 2026-03-20, by: AK, round: spring, influence: 5}, "
            "{date: 2026-03-02, by: AK, round: spring, influence: 1}]"
        )
        assert value(standing(fields, day="2026-03-10").influence) == 1

    def test_later_assessment_that_leaves_an_axis_out_leaves_it_at_the_earlier(self, standing: Standing) -> None:
        scores = standing(
            "assessments: [{date: 2026-03-02, by: AK, round: spring, influence: 1, interest: 2}, "
            "{date: 2026-03-20, by: AK, round: spring, interest: 4}]"
        )
        assert (value(scores.influence), value(scores.interest)) == (1, 4)

    def test_each_unnamed_assessor_counts_as_another_one(self, standing: Standing) -> None:
        scores = standing(
            "assessments: [{date: 2026-03-02, influence: 1}, {date: 2026-03-02, influence: 1}, "
            "{date: 2026-03-02, influence: 4}]"
        )
        assert scores.influence is not None
        assert len(scores.influence.ratings) == 3
        assert scores.influence.score == 1

    def test_raw_scores_are_kept_in_the_order_written(self, standing: Standing) -> None:
        scores = standing(
            "assessments: [{date: 2026-03-20, by: B, round: r, influence: 4}, "
            "{date: 2026-03-02, by: A, round: r, influence: 1}]"
        )
        assert scores.influence is not None
        assert [(rating.by, rating.score) for rating in scores.influence.ratings] == [("B", 4), ("A", 1)]

    def test_range_is_from_the_lowest_to_the_highest(self, standing: Standing) -> None:
        scores = standing(
            "assessments: [{date: 2026-03-02, by: A, influence: 5}, {date: 2026-03-02, by: B, influence: 1}, "
            "{date: 2026-03-02, by: C, influence: 2}]"
        )
        assert scores.influence is not None
        assert (scores.influence.lowest, scores.influence.highest) == (1, 5)

    def test_date_of_an_assessed_score_is_that_of_its_latest_assessment(self, standing: Standing) -> None:
        scores = standing(
            "assessments: [{date: 2026-03-20, by: B, round: r, influence: 4}, "
            "{date: 2026-03-02, by: A, round: r, influence: 1}]"
        )
        assert scores.influence is not None
        assert scores.influence.date == datetime.date(2026, 3, 20)


class TestTime:
    def test_assessment_of_the_day_itself_counts(self, standing: Standing) -> None:
        assert value(standing("assessments: [{date: 2026-10-01, influence: 3}]").influence) == 3

    def test_assessment_of_the_day_after_does_not_count(self, standing: Standing) -> None:
        assert standing("assessments: [{date: 2026-10-02, influence: 3}]").influence is None

    def test_written_score_stands_before_the_first_assessment(self, standing: Standing) -> None:
        fields = "influence: 1, assessments: [{date: 2026-03-02, influence: 3}]"
        assert value(standing(fields, day="2026-03-01").influence) == 1

    def test_written_score_is_hidden_from_the_first_assessment_on(self, standing: Standing) -> None:
        fields = "influence: 1, assessments: [{date: 2026-03-02, influence: 3}]"
        assert value(standing(fields, day="2026-03-02").influence) == 3

    def test_written_score_is_not_hidden_by_an_assessment_of_another_axis(self, standing: Standing) -> None:
        scores = standing("influence: 1, assessments: [{date: 2026-03-02, interest: 3}]")
        assert value(scores.influence) == 1

    def test_written_score_has_no_date(self, standing: Standing) -> None:
        score = standing("influence: 1").influence
        assert score is not None
        assert (score.date, score.round, score.assessed) == (None, None, False)

    @pytest.mark.parametrize(
        ("day", "count"), [("2021-09-30", 0), ("2021-10-01", 1), ("2030-03-31", 1), ("2030-04-01", 0)]
    )
    def test_stakeholder_counts_from_since_to_until_both_included(self, read: Read, day: str, count: int) -> None:
        register = read("stakeholders: [{name: A, since: 2021-10-01, until: 2030-03-31}]", day)
        assert len(register.counting) == count

    @pytest.mark.parametrize(
        ("day", "count"), [("2021-09-30", 0), ("2021-10-01", 1), ("2022-02-28", 1), ("2022-03-01", 0)]
    )
    def test_month_counts_from_its_first_day_to_its_last(self, read: Read, day: str, count: int) -> None:
        register = read("stakeholders: [{name: A, since: 2021-10, until: 2022-02}]", day)
        assert len(register.counting) == count


class TestMissing:
    @pytest.mark.parametrize("axis", ["influence", "interest", "impact"])
    def test_missing_score_is_none(self, standing: Standing, axis: str) -> None:
        assert getattr(standing("kind: group"), axis) is None

    def test_score_of_nought_is_a_score(self, read: Read) -> None:
        register = read("scale: {min: 0, max: 5}\nstakeholders: [{name: A, influence: 0}]")
        assert value(standing_scores(register.stakeholders[0], register.day).influence) == 0

    def test_assessment_without_scores_gives_none(self, standing: Standing) -> None:
        assert standing("assessments: [{date: 2026-03-02, stance: neutral}]").influence is None


class TestPlace:
    """Where a score stands in the register, from the stakeholder down."""

    def test_route_of_a_written_score(self, standing: Standing) -> None:
        score = standing("influence: 1").influence
        assert score is not None
        assert score.ratings[0].route == ("influence",)

    def test_route_of_a_score_for_a_topic(self, standing: Standing) -> None:
        score = standing("by_topic: {heat: {influence: 1}}", "heat").influence
        assert score is not None
        assert score.ratings[0].route == ("by_topic", "heat", "influence")

    def test_route_of_an_assessed_score(self, standing: Standing) -> None:
        score = standing("assessments: [{date: 2025-01-01, interest: 2}, {date: 2026-01-01, influence: 1}]").influence
        assert score is not None
        assert score.ratings[0].route == ("assessments", 1, "influence")


dates = st.dates(datetime.date(2024, 1, 1), datetime.date(2027, 12, 31))
scores_or_none = st.none() | st.integers(1, 5).map(float)
assessments = st.lists(
    st.builds(
        lambda **fields: Assessment.model_validate({key: one for key, one in fields.items() if one is not None}),
        date=dates,
        by=st.sampled_from([None, "AK", "RM", "TB"]),
        round=st.sampled_from([None, "spring", "autumn"]),
        topic=st.sampled_from([None, "heat"]),
        influence=scores_or_none,
        interest=scores_or_none,
    ),
    max_size=7,
    # the same assessor, topic and date twice is an error
    unique_by=lambda one: (one.date, one.by or object(), one.topic),
)
topics = st.sampled_from([None, "heat"])


def values(given: list[Assessment], day: datetime.date, topic: str | None) -> list[float | None]:
    stakeholder = Stakeholder.model_validate({"id": "a", "name": "A", "interest": 3.0, "assessments": tuple(given)})
    standing = standing_scores(stakeholder, day, topic)
    return [value(standing.influence), value(standing.interest), value(standing.impact)]


@given(assessments, st.randoms(use_true_random=False), dates, topics)
def test_order_of_assessments_changes_no_score(
    given: list[Assessment], random: object, day: datetime.date, topic: str | None
) -> None:
    shuffled = list(given)
    random.shuffle(shuffled)  # type: ignore[attr-defined]
    assert values(shuffled, day, topic) == values(given, day, topic)


@given(assessments, dates, topics)
def test_future_assessments_change_no_score(given: list[Assessment], day: datetime.date, topic: str | None) -> None:
    assert values(given, day, topic) == values([one for one in given if one.date <= day], day, topic)


@given(assessments, dates, topics)
def test_standing_score_lies_between_its_lowest_and_highest(
    given: list[Assessment], day: datetime.date, topic: str | None
) -> None:
    stakeholder = Stakeholder.model_validate({"id": "a", "name": "A", "assessments": tuple(given)})
    score = standing_scores(stakeholder, day, topic).influence
    assert score is None or score.lowest <= score.score <= score.highest
