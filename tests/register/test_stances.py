"""Which of the written and assessed stances stands: dated like scores, never averaged."""

from collections.abc import Callable

import pytest

from kmap.register.register import Register
from kmap.register.stances import current_stance, desired_stance, standing_stance

Read = Callable[..., Register]
Ask = Callable[..., str | None]


@pytest.fixture
def stance(read: Read) -> Ask:
    """Return the current stance of a stakeholder, given its fields as YAML in braces."""

    def ask(fields: str, topic: str | None = None, day: str = "2026-10-01") -> str | None:
        register = read(f"stakeholders:\n  - {{id: a, name: A, {fields}}}\n", day)
        return current_stance(register.stakeholders[0], register.day, topic)

    return ask


def test_written_stance_stands_where_there_is_no_other(stance: Ask) -> None:
    assert stance("stance: {current: neutral}") == "neutral"


def test_missing_stance_is_none_and_not_neutral(stance: Ask) -> None:
    assert stance("influence: 3") is None


def test_assessed_stance_stands_before_the_written_one(stance: Ask) -> None:
    assert stance("stance: {current: neutral}, assessments: [{date: 2026-03-02, stance: leading}]") == "leading"


def test_future_stance_does_not_count(stance: Ask) -> None:
    assert stance("stance: {current: neutral}, assessments: [{date: 2026-10-02, stance: leading}]") == "neutral"


def test_stance_for_the_topic_stands_before_a_general_assessment(stance: Ask) -> None:
    fields = "by_topic: {heat: {stance: {current: neutral}}}, assessments: [{date: 2026-03-02, stance: leading}]"
    assert stance(fields, "heat") == "neutral"


def test_assessment_of_the_topic_stands_before_the_stance_written_for_it(stance: Ask) -> None:
    fields = (
        "by_topic: {heat: {stance: {current: neutral}}}, "
        "assessments: [{date: 2020-03-02, topic: heat, stance: leading}]"
    )
    assert stance(fields, "heat") == "leading"


def test_general_stance_stands_where_the_topic_has_none(stance: Ask) -> None:
    assert stance("stance: {current: neutral}, by_topic: {heat: {influence: 1}}", "heat") == "neutral"


def test_latest_round_that_gives_a_stance_stands(stance: Ask) -> None:
    fields = (
        "assessments: [{date: 2025-03-02, stance: leading}, {date: 2026-03-02, stance: neutral}, "
        "{date: 2026-04-02, influence: 3}]"
    )
    assert stance(fields) == "neutral"


def test_stances_of_one_named_round_belong_together(stance: Ask) -> None:
    fields = (
        "assessments: [{date: 2026-03-02, by: A, round: spring, stance: resistant}, "
        "{date: 2026-03-05, by: B, round: spring, stance: resistant}, "
        "{date: 2026-03-20, by: C, round: spring, stance: leading}]"
    )
    assert stance(fields) == "resistant"


def test_who_gave_two_stances_in_a_round_counts_with_the_later(stance: Ask) -> None:
    fields = (
        "assessments: [{date: 2026-03-20, by: A, round: spring, stance: leading}, "
        "{date: 2026-03-02, by: A, round: spring, stance: resistant}]"
    )
    assert stance(fields) == "leading"


def test_of_two_stances_in_the_middle_the_lower_stands(stance: Ask) -> None:
    fields = (
        "assessments: [{date: 2026-03-02, by: A, stance: supportive}, {date: 2026-03-02, by: B, stance: resistant}]"
    )
    assert stance(fields) == "resistant"


def test_place_of_an_assessed_stance_is_the_assessment_that_gave_it(read: Read) -> None:
    register = read(
        """
        stakeholders:
          - name: A
            stance: {current: leading}
            assessments:
              - {date: 2026-03-02, by: A, stance: neutral}
              - {date: 2026-03-02, by: B, stance: resistant}
              - {date: 2026-03-02, by: C, stance: unaware}
        """
    )
    standing = standing_stance(register.stakeholders[0], register.day)
    assert standing is not None
    assert (standing.stance, standing.route) == ("resistant", ("assessments", 1, "stance"))


def test_desired_stance_of_the_topic_stands_before_the_general_one(read: Read) -> None:
    register = read(
        "stakeholders: [{name: A, stance: {desired: neutral}, by_topic: {heat: {stance: {desired: leading}}}}]"
    )
    assert desired_stance(register.stakeholders[0], "heat") == "leading"


def test_desired_stance_falls_back_to_the_general_one(read: Read) -> None:
    register = read(
        "stakeholders: [{name: A, stance: {desired: neutral}, by_topic: {heat: {stance: {current: leading}}}}]"
    )
    assert desired_stance(register.stakeholders[0], "heat") == "neutral"
