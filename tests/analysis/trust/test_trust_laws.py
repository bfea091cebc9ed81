"""What holds for every register: laws of trust and of topics."""

import datetime
from collections.abc import Callable
from random import Random
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from kmap.analysis.grid import place
from kmap.analysis.topics import compare
from kmap.analysis.trust.sensitivity import overall, sensitivities
from kmap.analysis.trust.trust import trust
from kmap.register.models.document import Document
from kmap.register.register import Register
from kmap.register.scores import standing_scores
from kmap.register.source import Source
from kmap.register.vocabulary import AXES, UNSCORED
from kmap.report import Report
from kmap.reports.topics import report as topics_report
from kmap.reports.trust import report as trust_report

DAY = datetime.date(2026, 10, 1)
Fields = dict[str, Any]

few = settings(max_examples=40)
scores = st.none() | st.sampled_from([1.0, 2.0, 3.0, 3.5, 4.0, 5.0])
topics = st.sampled_from([None, "heat"])


def given_fields(**strategies: st.SearchStrategy[Any]) -> st.SearchStrategy[Fields]:
    """Draw fields; one that is None is left out."""
    drawn = st.fixed_dictionaries(strategies)
    return drawn.map(lambda fields: {name: value for name, value in fields.items() if value is not None})


assessments = st.lists(
    given_fields(
        date=st.dates(datetime.date(2025, 1, 1), datetime.date(2027, 6, 30)),
        by=st.sampled_from([None, "AK", "RM", "TJ"]),
        round=st.sampled_from(["spring", "spring", "autumn"]),
        topic=topics,
        influence=scores,
        interest=scores,
        impact=scores,
        because=st.sampled_from([None, "Minutes"]),
    ),
    max_size=5,
    unique_by=lambda one: (one["date"], one.get("by"), one.get("topic")),
)
stakeholders = st.lists(
    given_fields(
        influence=scores,
        interest=scores,
        impact=scores,
        because=st.sampled_from([None, "So they say"]),
        by_topic=given_fields(heat=st.none() | given_fields(influence=scores, interest=scores)),
        until=st.none() | st.dates(datetime.date(2026, 1, 1), datetime.date(2027, 6, 30)),
        assessments=assessments,
    ),
    max_size=4,
).map(lambda entries: [{"id": f"s{i}", "name": f"S {i}", **entry} for i, entry in enumerate(entries)])
registers = st.fixed_dictionaries(
    {
        "title": st.just("A map"),
        "topics": st.just([{"id": "heat"}]),
        "stakeholders": stakeholders,
        "threshold": st.sampled_from(["midpoint", "mean", "median", 3.5]),
    }
)


def register_of(fields: Fields) -> Register:
    return Register(Source("x.yaml", ""), Document.model_validate(fields), DAY)


def changed(fields: Fields, change: Callable[[Fields], Fields]) -> Fields:
    """Return a register with each of its stakeholders changed."""
    return {**fields, "stakeholders": [change(entry) for entry in fields["stakeholders"]]}


def said(fields: Fields, topic: str | None) -> Report:
    return trust_report(trust(register_of(fields), topic))


@given(registers, topics, st.randoms(use_true_random=False))
@few
def test_order_of_stakeholders_changes_nothing(fields: Fields, topic: str | None, random: Random) -> None:
    entries = fields["stakeholders"]
    assert said({**fields, "stakeholders": random.sample(entries, len(entries))}, topic) == said(fields, topic)


@given(registers, topics, st.randoms(use_true_random=False))
@few
def test_order_of_assessments_changes_nothing(fields: Fields, topic: str | None, random: Random) -> None:
    def shuffle(entry: Fields) -> Fields:
        return {**entry, "assessments": random.sample(entry["assessments"], len(entry["assessments"]))}

    assert said(changed(fields, shuffle), topic) == said(fields, topic)


@given(registers, topics, scores, st.dates(DAY + datetime.timedelta(days=1), datetime.date(2028, 1, 1)))
@few
def test_assessment_in_the_future_changes_nothing(
    fields: Fields, topic: str | None, score: float | None, date: datetime.date
) -> None:
    future = {"date": date, "by": "TB", "round": "spring", "influence": score, "interest": score, "because": "Later"}
    other = changed(fields, lambda entry: {**entry, "assessments": [*entry["assessments"], future]})
    assert said(other, topic) == said(fields, topic)
    compared = [topics_report(compare(register_of(one))) for one in (fields, other)]
    assert compared[0] == compared[1]


@given(registers, topics)
@few
def test_share_is_between_0_and_1_and_the_unscored_have_none(fields: Fields, topic: str | None) -> None:
    grid = place(register_of(fields), topic)
    found = sensitivities(grid)
    assert all(0 <= one.share <= 1 for one in found.values())
    assert set(found) == {one.stakeholder.id for one in grid.placements if one.quadrant != UNSCORED}
    assert (overall(found.values()).share is None) is (not found)


@given(registers, topics)
@few
def test_place_that_no_small_change_moves_is_not_fragile_and_moves_nowhere(fields: Fields, topic: str | None) -> None:
    for one in sensitivities(place(register_of(fields), topic)).values():
        assert (one.share == 1) is (not one.moves_to) is (not one.flips())
        assert not (one.fragile and one.share == 1)


@given(registers)
@few
def test_on_a_topic_stand_the_standing_scores_of_that_topic(fields: Fields) -> None:
    register = register_of(fields)
    for one in compare(register).stakeholders:
        for row in (one.general, *one.topics):
            assert row.suggestion.placement.scores == standing_scores(one.stakeholder, DAY, row.topic)


@given(registers)
@few
def test_where_a_topic_says_nothing_it_is_as_in_general(fields: Fields) -> None:
    def without_topics(entry: Fields) -> Fields:
        assessed = [one for one in entry["assessments"] if "topic" not in one]
        return {**entry, "by_topic": {}, "assessments": assessed}

    found = compare(register_of(changed(fields, without_topics)))
    assert {row.differs for one in found.stakeholders for row in one.topics} <= {()}


@given(registers)
@few
def test_topic_differs_on_an_axis_just_where_its_score_is_another(fields: Fields) -> None:
    for one in compare(register_of(fields)).stakeholders:
        for row in one.topics:
            for axis in AXES:
                pair = [each.suggestion.placement.scores.on(axis) for each in (one.general, row)]
                values = {score.score if score is not None else None for score in pair}
                assert (axis in row.differs) is (len(values) > 1)
