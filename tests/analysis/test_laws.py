"""What holds for every register: laws of the grid and of engagement."""

import datetime
from collections.abc import Callable
from random import Random
from typing import Any

from hypothesis import assume, given
from hypothesis import strategies as st

from kmap.analysis.engagement import Suggestion, suggest
from kmap.analysis.grid import GRID_AXES, place
from kmap.register.models.document import Document
from kmap.register.register import Register
from kmap.register.source import Source
from kmap.register.vocabulary import LEVELS, UNSCORED

DAY = datetime.date(2026, 10, 1)
Fields = dict[str, Any]

scores = st.none() | st.sampled_from([1.0, 2.0, 2.5, 3.0, 3.5, 4.0, 5.0])
dates = st.dates(datetime.date(2025, 1, 1), datetime.date(2027, 6, 30))
levels = st.none() | st.sampled_from(LEVELS)
topics = st.sampled_from([None, "heat"])


def given_fields(**strategies: st.SearchStrategy[Any]) -> st.SearchStrategy[Fields]:
    """Draw fields; one that is None is left out."""
    drawn = st.fixed_dictionaries(strategies)
    return drawn.map(lambda fields: {name: value for name, value in fields.items() if value is not None})


assessments = st.lists(
    given_fields(
        date=dates,
        by=st.sampled_from([None, "AK", "RM"]),
        round=st.sampled_from([None, "spring"]),
        topic=topics,
        influence=scores,
        interest=scores,
        stance=st.sampled_from([None, "neutral", "leading"]),
    ),
    max_size=4,
    unique_by=lambda one: (one["date"], one.get("by"), one.get("topic")),
)
stakeholders = st.lists(
    given_fields(
        influence=scores,
        interest=scores,
        impact=scores,
        category=st.sampled_from([None, "industry", "government"]),
        tags=st.lists(st.sampled_from(["x", "y"]), unique=True),
        at_the_table=st.none() | st.booleans(),
        represents=st.lists(st.sampled_from(["age", "religion"]), unique=True),
        capacity=st.sampled_from([None, "low", "high"]),
        engagement=given_fields(target=levels, current=levels, because=st.sampled_from([None, "So it is"])),
        by_topic=given_fields(heat=st.none() | given_fields(influence=scores, interest=scores)),
        since=st.none() | dates,
        until=st.none() | dates,
        assessments=assessments,
    ),
    max_size=5,
).map(lambda entries: [{"id": f"s{i}", "name": f"S {i}", **entry} for i, entry in enumerate(entries)])
suggestible = st.sampled_from(LEVELS[:-1])
policies = st.fixed_dictionaries(
    {
        "levels": st.dictionaries(st.sampled_from(["manage-closely", "keep-satisfied", "monitor"]), suggestible),
        "at_least": st.dictionaries(st.sampled_from(["impact", "not-at-the-table"]), suggestible),
    }
)
rules = st.sampled_from(["midpoint", "mean", "median", 3.0, {"influence": 4.0}, {"interest": "mean", "impact": 2.0}])
logs = st.lists(
    given_fields(
        date=dates,
        level=levels,
        topic=st.sampled_from([None, ["heat"]]),
        **{"with": st.lists(st.sampled_from(["s0", "s1", "tag:x", "category:industry"]), min_size=1, max_size=2)},
    ),
    max_size=3,
)
registers = st.fixed_dictionaries(
    {
        "title": st.just("A map"),
        "topics": st.just([{"id": "heat"}]),
        "equity": st.just([{"id": "age"}]),
        "stakeholders": stakeholders,
        "threshold": rules,
        "borderline": st.sampled_from([0.0, 0.5, 1.0]),
        "policy": policies,
        "log": logs,
    }
)


def register_of(fields: Fields, day: datetime.date = DAY) -> Register:
    return Register(Source("x.yaml", ""), Document.model_validate(fields), day)


def changed(fields: Fields, change: Callable[[Fields], Fields]) -> Fields:
    """Return a register with each of its stakeholders changed."""
    return {**fields, "stakeholders": [change(entry) for entry in fields["stakeholders"]]}


def shuffled(entries: list[Any], random: Random) -> list[Any]:
    entries = list(entries)
    random.shuffle(entries)
    return entries


def places(register: Register, topic: str | None) -> dict[str, tuple[Any, ...]]:
    """Return what is said of each stakeholder's place, without where its scores are written."""
    return {
        one.stakeholder.id: (one.quadrant, one.could_be, one.doubtful, one.contested, one.influence, one.interest)
        for one in place(register, topic).placements
    }


def said(register: Register, topic: str | None) -> list[tuple[Any, ...]]:
    """Return the suggestions in their order, without where scores are written."""
    return [without_place(one) for one in suggest(register, topic).suggestions]


def without_place(one: Suggestion) -> tuple[Any, ...]:
    suits = one.formats, one.formats_from, one.stance, one.desired
    return one.stakeholder.id, *one.placement[2:], *one[1:-2], *suits  # the last two say of what register and topic


@given(registers, topics, st.randoms(use_true_random=False))
def test_order_of_stakeholders_changes_no_placement_and_no_suggestion(
    fields: Fields, topic: str | None, random: Random
) -> None:
    other = {**fields, "stakeholders": shuffled(fields["stakeholders"], random)}
    assert places(register_of(other), topic) == places(register_of(fields), topic)
    assert said(register_of(other), topic) == said(register_of(fields), topic)
    assert suggest(register_of(other), topic).contacts_a_year == suggest(register_of(fields), topic).contacts_a_year


@given(registers, topics, st.randoms(use_true_random=False))
def test_order_of_assessments_changes_nothing(fields: Fields, topic: str | None, random: Random) -> None:
    # Two unnamed assessments of one day and one topic are left out: they are told apart by their order.
    other = changed(fields, lambda entry: {**entry, "assessments": shuffled(entry["assessments"], random)})
    assert said(register_of(other), topic) == said(register_of(fields), topic)


@given(registers, topics, scores, scores, st.dates(DAY + datetime.timedelta(days=1), datetime.date(2030, 1, 1)))
def test_assessment_in_the_future_changes_nothing(
    fields: Fields, topic: str | None, influence: float | None, interest: float | None, date: datetime.date
) -> None:
    future = {"date": date, "by": "TB", "round": "spring", "influence": influence, "interest": interest}
    future = {name: value for name, value in future.items() if value is not None}
    other = changed(fields, lambda entry: {**entry, "assessments": [*entry["assessments"], future]})
    assert said(register_of(other), topic) == said(register_of(fields), topic)


@given(registers, topics, st.sampled_from(GRID_AXES), st.sampled_from([0.5, 1.0, 2.0]))
def test_raising_a_score_never_lowers_its_axis(fields: Fields, topic: str | None, axis: str, more: float) -> None:
    fields = {**fields, "threshold": 3.0}  # a mean would rise too
    fields = changed(fields, lambda entry: {**entry, "assessments": [], "by_topic": {}})
    assume(any(axis in entry for entry in fields["stakeholders"]))
    other = changed(fields, lambda entry: {**entry, axis: min(5.0, entry[axis] + more)} if axis in entry else entry)
    high = {"influence": ("manage-closely", "keep-satisfied"), "interest": ("manage-closely", "keep-informed")}[axis]
    before, after = places(register_of(fields), topic), places(register_of(other), topic)
    assert all(after[id_][0] in high for id_ in before if before[id_][0] in high)


@given(registers, topics, st.sampled_from(["industry", "government"]))
def test_filter_changes_no_placement(fields: Fields, topic: str | None, category: str) -> None:
    register = register_of(fields)
    whole = {one.stakeholder.id: one for one in place(register, topic).placements}
    shown = place(register, topic, category=category)
    assert [whole[one.stakeholder.id] for one in shown.placements] == list(shown.placements)
    assert len(shown.placements) + shown.filtered + shown.left_out == len(register.stakeholders)


@given(registers, topics, st.sampled_from(["x", "y"]))
def test_filter_changes_no_suggestion(fields: Fields, topic: str | None, tag: str) -> None:
    register = register_of(fields)
    shown = suggest(register, topic, tag=tag).suggestions
    assert list(shown) == [one for one in suggest(register, topic).suggestions if tag in one.stakeholder.tags]


@given(registers, topics)
def test_empower_is_never_suggested(fields: Fields, topic: str | None) -> None:
    suggested: set[str | None] = {one.level for one in suggest(register_of(fields), topic).suggestions}
    assert "empower" not in suggested


@given(registers, topics)
def test_stakeholder_has_a_quadrant_just_where_both_scores_are_given(fields: Fields, topic: str | None) -> None:
    for one in place(register_of(fields), topic).placements:
        assert (one.quadrant == UNSCORED) == (one.influence is None or one.interest is None) == bool(one.missing)


@given(registers, topics)
def test_own_quadrant_is_never_among_those_it_could_be_in(fields: Fields, topic: str | None) -> None:
    for one in place(register_of(fields), topic).placements:
        assert one.quadrant not in one.could_be
        assert len(one.could_be) in (0, 1, 3)


@given(registers, topics)
def test_there_are_reasons_and_the_last_gives_the_level_that_stands(fields: Fields, topic: str | None) -> None:
    for one in suggest(register_of(fields), topic).suggestions:
        assert one.reasons
        assert one.reasons[-1].level == one.standing


@given(registers, topics)
def test_last_reason_of_the_policy_gives_the_level_suggested(fields: Fields, topic: str | None) -> None:
    for one in suggest(register_of(fields), topic).suggestions:
        of_policy = [reason for reason in one.reasons if reason.rule not in ("target", "capacity")]
        assert of_policy[-1].level == one.level


@given(registers, topics)
def test_floors_never_lower_a_level(fields: Fields, topic: str | None) -> None:
    for one in suggest(register_of(fields), topic).suggestions:
        ranks = [
            LEVELS.index(reason.level)
            for reason in one.reasons
            if reason.level is not None and reason.rule not in ("quadrant", "target", "capacity")
        ]
        assert ranks == sorted(ranks)


@given(registers, topics)
def test_same_register_gives_the_same_suggestions(fields: Fields, topic: str | None) -> None:
    assert said(register_of(fields), topic) == said(register_of(fields), topic)


@given(registers, topics)
def test_who_does_not_count_on_the_day_changes_nothing(fields: Fields, topic: str | None) -> None:
    gone = {"id": "gone", "name": "Gone", "influence": 5.0, "interest": 5.0, "until": DAY - datetime.timedelta(days=1)}
    other = {**fields, "stakeholders": [gone, *fields["stakeholders"]]}
    assert said(register_of(other), topic) == said(register_of(fields), topic)
