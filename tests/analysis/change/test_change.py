"""What changed between two registers or two days, in meaning; and the laws that hold for any two."""

import datetime
from collections.abc import Callable
from dataclasses import replace
from random import Random
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kmap.analysis.change.change import Changes, changes
from kmap.register.models.document import Document
from kmap.register.register import Register
from kmap.register.source import Source
from kmap.reports.change_sentences import sentences
from kmap.reports.changes import report

Read = Callable[..., Register]
DAY = datetime.date(2026, 10, 1)


def since(register: Register, day: str, topic: str | None = None) -> Changes:
    return changes(replace(register, day=datetime.date.fromisoformat(day)), register, topic)


def between(read: Read, before: str, after: str) -> Changes:
    return changes(read(before), read(after))


def values(found: Changes) -> list[tuple[str, str | None, str | None]]:
    return [(value.field, value.before, value.after) for value in found.values]


class TestLevels:
    def test_level_rises_for_the_reason_that_reaches_it(self, read: Read) -> None:
        entry = "stakeholders: [{{id: a, name: A, influence: 5, interest: {}, impact: 2}}]"
        (level,) = between(read, entry.format(1), entry.format(3)).levels
        assert (level.before.level, level.after.level, level.rose) == ("consult", "collaborate", True)
        before, after = level.reasons
        assert before == "influence 5 is above 3, interest 1 is not: keep-satisfied suggests consult"
        assert after.startswith("interest is on the threshold")

    def test_level_falls(self, read: Read) -> None:
        entry = "stakeholders: [{{id: a, name: A, influence: {}, interest: 5}}]"
        (level,) = between(read, entry.format(5), entry.format(2)).levels
        assert (level.before.level, level.after.level, level.rose) == ("collaborate", "involve", False)

    def test_level_that_comes_to_be_rises_from_none(self, read: Read) -> None:
        (level,) = between(
            read,
            "stakeholders: [{id: a, name: A}]",
            "stakeholders: [{id: a, name: A, influence: 1, interest: 1}]",
        ).levels
        assert (level.before.level, level.after.level, level.rose) == (None, "inform", True)

    def test_policy_moves_a_level_and_says_so(self, read: Read) -> None:
        entry = "stakeholders: [{id: a, name: A, influence: 1, interest: 1}]"
        found = between(read, entry, f"policy: {{levels: {{monitor: consult}}}}\n{entry}")
        assert [(one.field, one.before, one.after) for one in found.settings] == [
            ("policy.levels.monitor", "inform", "consult")
        ]
        assert [level.after.level for level in found.levels] == ["consult"]
        assert found.movement.moves == ()


class TestValues:
    def test_target_that_differs_has_its_reason(self, read: Read) -> None:
        entry = "stakeholders: [{{id: a, name: A, engagement: {{target: {}, because: Board}}}}]"
        found = between(read, entry.format("inform"), entry.format("involve"))
        assert values(found) == [("target", "inform", "involve")]
        assert found.values[0].because == ("Board",)

    def test_target_of_a_topic_falls_back_to_the_general_one(self, read: Read) -> None:
        text = "topics: [{{id: heat}}]\nstakeholders: [{{id: a, name: A, engagement: {{target: inform}}{}}}]"
        before, after = text.format(""), text.format(", by_topic: {heat: {engagement: {target: consult}}}")
        assert values(changes(read(before), read(after), "heat")) == [("target", "inform", "consult")]
        assert changes(read(before), read(after)).is_empty

    def test_assessed_stance_has_all_who_gave_it(self, read: Read) -> None:
        register = read("""
            stakeholders:
              - id: a
                name: A
                stance: {current: resistant}
                assessments:
                  - {date: 2026-03-02, round: spring, by: RM, stance: neutral, because: Minutes}
                  - {date: 2026-03-01, round: spring, by: AK, stance: neutral, because: Letter}
            """)
        (value,) = since(register, "2026-01-01").values
        assert (value.field, value.before, value.after) == ("stance", "resistant", "neutral")
        assert (value.by, value.because) == (("AK", "RM"), ("Letter", "Minutes"))
        assert value.date == datetime.date(2026, 3, 2)

    def test_desired_stance_name_and_category_are_told_apart(self, read: Read) -> None:
        found = between(
            read,
            "stakeholders: [{id: a, name: A, category: industry, stance: {desired: neutral}}]",
            "stakeholders: [{id: a, name: Alpha, category: government, stance: {desired: leading}}]",
        )
        assert values(found) == [
            ("name", "A", "Alpha"),
            ("category", "Industry", "National and local government"),
            ("desired stance", "neutral", "leading"),
        ]

    def test_category_with_another_name_changes_no_stakeholder(self, read: Read) -> None:
        entry = "categories: [{{id: c, name: {}}}]\nstakeholders: [{{id: a, name: A, category: c}}]"
        assert between(read, entry.format("One"), entry.format("Other")).is_empty

    def test_who_came_has_no_changed_values(self, read: Read) -> None:
        register = read("stakeholders: [{id: a, name: A, since: 2026-05-01, stance: {current: neutral}}]")
        assert since(register, "2026-01-01").values == ()


class TestSettings:
    @pytest.mark.parametrize(
        ("before", "after", "field"),
        [
            ("", "scale: {min: 0, max: 5}", "scale"),
            ("", "threshold: {interest: 4}", "threshold of interest"),
            ("", "threshold: {impact: 4}", "threshold of impact"),
            ("", "borderline: 0.5", "borderline"),
            ("equity: [age]", "equity: [age, religion]", "equity"),
            ("", "policy: {at_least: {impact: consult}}", "policy.at_least.impact"),
            ("", "policy: {every: {inform: 200}}", "policy.every.inform"),
            ("topics: [{id: heat}]", "topics: [{id: heat}]\ntopic: heat", "topic"),
        ],
    )
    def test_setting_that_differs_is_named(self, before: str, after: str, field: str, read: Read) -> None:
        found = between(read, f"{before}\nstakeholders: []", f"{after}\nstakeholders: []")
        assert field in [one.field for one in found.settings]

    def test_threshold_by_mean_is_told_when_scores_move_it(self, read: Read) -> None:
        entry = "threshold: {{influence: mean}}\nstakeholders: [{{id: a, name: A, influence: {}}}]"
        found = between(read, entry.format(1), entry.format(5))
        assert [(one.field, one.before, one.after) for one in found.settings] == [
            ("threshold of influence", "1 (mean)", "5 (mean)")
        ]


# --- Laws --------------------------------------------------------------------------------------


scores = st.none() | st.sampled_from([1.0, 2.5, 3.0, 4.0, 5.0])
dates = st.dates(datetime.date(2025, 1, 1), datetime.date(2027, 6, 30))


def fields(**strategies: st.SearchStrategy[Any]) -> st.SearchStrategy[dict[str, Any]]:
    drawn = st.fixed_dictionaries(strategies)
    return drawn.map(lambda one: {name: value for name, value in one.items() if value is not None})


assessment = fields(
    date=dates,
    by=st.sampled_from([None, "AK", "RM"]),
    round=st.sampled_from([None, "spring"]),
    topic=st.sampled_from([None, "heat"]),
    influence=scores,
    interest=scores,
    stance=st.sampled_from([None, "neutral", "leading"]),
    because=st.sampled_from([None, "Minutes", "Letter"]),
)
stakeholder = fields(
    id=st.sampled_from("abcd"),
    name=st.sampled_from(["A", "B", "c"]),
    influence=scores,
    interest=scores,
    impact=scores,
    category=st.sampled_from([None, "industry", "government"]),
    engagement=fields(target=st.sampled_from([None, "inform", "involve"])),
    since=st.none() | dates,
    until=st.none() | dates,
    assessments=st.lists(assessment, max_size=4, unique_by=lambda one: (one["date"], one.get("by"), one.get("topic"))),
)
tie = fields(
    **{"from": st.sampled_from("ab"), "to": st.sampled_from("cd")},
    kind=st.sampled_from([None, "funds", "advises"]),
    strength=st.sampled_from([None, 2]),
    mutual=st.booleans(),
)
document = fields(
    title=st.just("Any"),
    topics=st.just([{"id": "heat"}]),
    threshold=st.sampled_from([None, "mean", 2.5]),
    stakeholders=st.lists(stakeholder, max_size=4, unique_by=lambda one: one["id"]),
    relationships=st.lists(tie, max_size=3),
)
topics = st.sampled_from([None, "heat"])


def register(text: dict[str, Any], day: datetime.date = DAY) -> Register:
    return Register(Source("any.yaml", ""), Document.model_validate(text), day)


def told(found: Changes) -> object:
    """Return all that is said of changes."""
    return report(found, "").rows, sentences(found, "").parts


@settings(max_examples=60)
@given(document, topics)
def test_register_and_itself_differ_in_nothing(text: dict[str, Any], topic: str | None) -> None:
    one = register(text)
    assert changes(one, one, topic).is_empty
    assert changes(one, register(text), topic).is_empty


@settings(max_examples=60)
@given(document, document, topics)
def test_other_way_round_came_and_left_are_exchanged(
    before: dict[str, Any], after: dict[str, Any], topic: str | None
) -> None:
    there = changes(register(before), register(after), topic)
    back = changes(register(after), register(before), topic)
    assert [one.stakeholder.id for one in there.movement.came] == [one.stakeholder.id for one in back.movement.left]
    assert [one.stakeholder.id for one in there.movement.left] == [one.stakeholder.id for one in back.movement.came]
    assert {(one.after.stakeholder.id, one.crossed) for one in there.movement.moves} == {
        (one.after.stakeholder.id, one.crossed) for one in back.movement.moves
    }
    assert len(there.levels) == len(back.levels)
    assert sum(one.before is None for one in there.ties) == sum(one.after is None for one in back.ties)


@settings(max_examples=60)
@given(document, assessment, st.integers(1, 200), topics)
def test_assessment_after_the_later_day_changes_nothing(
    text: dict[str, Any], later: dict[str, Any], days: int, topic: str | None
) -> None:
    def both(one: dict[str, Any]) -> object:
        return told(changes(register(one, datetime.date(2026, 1, 1)), register(one), topic))

    later = later | {"date": DAY + datetime.timedelta(days=days)}
    more = text | {
        "stakeholders": [one | {"assessments": [*one["assessments"], later]} for one in text["stakeholders"]]
    }
    assert both(more) == both(text)


@settings(max_examples=60)
@given(document, st.randoms(use_true_random=False), topics)
def test_order_of_assessments_stakeholders_and_ties_changes_nothing(
    text: dict[str, Any], chosen: Random, topic: str | None
) -> None:
    def shuffled(items: list[Any]) -> list[Any]:
        return chosen.sample(items, len(items))

    def both(one: dict[str, Any]) -> object:
        return told(changes(register(one, datetime.date(2026, 1, 1)), register(one), topic))

    other = text | {
        "stakeholders": shuffled([one | {"assessments": shuffled(one["assessments"])} for one in text["stakeholders"]]),
        "relationships": shuffled(text["relationships"]),
    }
    assert both(other) == both(text)
    assert changes(register(text), register(other), topic).is_empty


def test_the_stance_on_the_topic_of_each_register_is_compared(read: Callable[..., Register]) -> None:
    text = """
        topic: %s
        topics: [{id: heat}, {id: damp}]
        stakeholders:
          - id: a
            name: A
            assessments: [{date: 2026-01-01, stance: neutral}, {date: 2026-01-01, topic: damp, stance: leading}]
        """
    found = changes(read(text % "heat"), read(text % "damp"))
    assert [(one.field, one.before, one.after) for one in found.values] == [("stance", "neutral", "leading")]
