"""The history of one stakeholder: round by round, and where it stood after each."""

import datetime
from collections.abc import Callable

import pytest

from kmap.analysis.change.history import history
from kmap.register.register import Register

Read = Callable[..., Register]

REGISTER = """
    topics: [{id: heat}, {id: cold}]
    stakeholders:
      - id: a
        name: A
        influence: 1
        since: 2025-02-01
        assessments:
          - {date: 2026-03-04, round: spring, by: RM, influence: 5, interest: 4, stance: leading}
          - {date: 2026-03-02, round: spring, by: AK, influence: 4, stance: neutral}
          - {date: 2025-01-15, by: AK, interest: 2}
          - {date: 2025-06-01, interest: 3}
          - {date: 2025-06-01, interest: 4}
          - {date: 2026-04-01, by: AK, topic: heat, interest: 1}
          - {date: 2026-05-01, by: AK, topic: cold, interest: 5}
          - {date: 2027-01-01, by: AK, influence: 3}
      - {id: b, name: B, influence: 3, interest: 3}
    log:
      - {date: 2026-02-01, with: [a]}
      - {date: 2025-02-01, with: [b, a]}
      - {date: 2026-12-01, with: [a]}
    """


def day(text: str) -> datetime.date:
    return datetime.date.fromisoformat(text)


def test_rounds_are_in_order_of_their_last_day_and_none_is_in_the_future(read: Read) -> None:
    found = history(read(REGISTER), "a").rounds
    assert [(one.name, one.topic) for one in found] == [
        ("2025-01-15", None),
        ("2025-06-01", None),
        ("spring", None),
        ("2026-04-01", "heat"),
        ("2026-05-01", "cold"),
    ]


def test_round_has_its_days_assessors_median_range_and_stance(read: Read) -> None:
    spring = history(read(REGISTER), "a").rounds[2]
    assert (spring.first, spring.last) == (day("2026-03-02"), day("2026-03-04"))
    assert (spring.assessors, spring.unnamed) == (("AK", "RM"), 0)
    assert spring.scores.influence is not None
    assert (spring.scores.influence.score, spring.scores.influence.lowest, spring.scores.influence.highest) == (
        4.5,
        4,
        5,
    )
    assert spring.scores.interest is not None
    assert spring.scores.interest.score == 4
    assert spring.scores.impact is None
    assert spring.stance == "neutral"


def test_assessors_without_a_name_are_counted(read: Read) -> None:
    assert history(read(REGISTER), "a").rounds[1].unnamed == 2


def test_quadrant_of_a_round_is_that_of_its_last_day_and_topic(read: Read) -> None:
    places = [one.standing.quadrant if one.standing else None for one in history(read(REGISTER), "a").rounds]
    # before `since` there is none; in June the written influence 1 stands beside 3.5
    assert places == [None, "keep-informed", "manage-closely", "keep-satisfied", "manage-closely"]


def test_points_say_what_stood_before_and_after_each_round(read: Read) -> None:
    points = history(read(REGISTER), "a").points
    assert [point.date for point in points] == [None, day("2025-01-15"), day("2025-06-01"), day("2026-03-04")]
    assert [point.placement.influence for point in points] == [1, 1, 1, 4.5]
    assert [point.placement.interest for point in points] == [None, 2, 3.5, 4]


def test_for_a_topic_its_rounds_and_the_general_ones_count(read: Read) -> None:
    found = history(read(REGISTER), "a", "heat")
    assert {one.topic for one in found.rounds} == {None, "heat"}
    assert [point.placement.interest for point in found.points] == [None, 2, 3.5, 4, 1]
    assert found.counted == found.rounds


def test_rounds_of_topics_are_told_but_do_not_count_in_general(read: Read) -> None:
    found = history(read(REGISTER), "a")
    assert len(found.rounds) == 5
    assert [one.topic for one in found.counted] == [None, None, None]


def test_threshold_by_mean_is_that_of_the_day(read: Read) -> None:
    register = read("""
        threshold: mean
        stakeholders:
          - id: a
            name: A
            assessments:
              - {date: 2025-01-01, influence: 3, interest: 3}
              - {date: 2026-01-01, influence: 3, interest: 3}
          - id: b
            name: B
            assessments:
              - {date: 2025-01-01, influence: 1, interest: 1}
              - {date: 2025-12-01, influence: 5, interest: 5}
        """)
    points = history(register, "a").points
    assert [point.thresholds["influence"].value for point in points] == [2, 4]
    assert [point.placement.quadrant for point in points] == ["manage-closely", "monitor"]


def test_contacts_are_theirs_up_to_the_day(read: Read) -> None:
    assert history(read(REGISTER), "a").contacts == (day("2025-02-01"), day("2026-02-01"))


def test_without_assessments_there_is_no_history(read: Read) -> None:
    found = history(read(REGISTER), "b")
    assert (found.rounds, found.points) == ((), ())


def test_assessments_of_another_topic_alone_leave_no_points(read: Read) -> None:
    text = """
        topics: [{id: heat}]
        stakeholders: [{id: a, name: A, assessments: [{date: 2026-01-01, topic: heat, interest: 1}]}]
        """
    found = history(read(text), "a")
    assert (len(found.rounds), found.points, found.counted) == (1, (), ())


def test_order_of_assessments_changes_nothing(read: Read) -> None:
    lines = REGISTER.splitlines()
    first = next(number for number, line in enumerate(lines) if "- {date: 2026-03-04" in line)
    turned = "\n".join([*lines[:first], *reversed(lines[first : first + 8]), *lines[first + 8 :]])

    def told(text: str) -> list[object]:
        return [
            (one.name, one.topic, one.assessors, one.unnamed, one.stance, one.standing and one.standing.quadrant)
            for one in history(read(text), "a").rounds
        ]

    assert told(turned) == told(REGISTER)


def test_unknown_id_is_an_error(read: Read) -> None:
    with pytest.raises(KeyError):
        history(read(REGISTER), "nobody")


def test_a_mean_on_one_axis_alone_is_that_of_each_day(read: Read) -> None:
    register = read(
        """
        threshold: {influence: mean, interest: 3}
        stakeholders:
          - id: a
            name: A
            assessments: [{date: 2025-01-01, influence: 3, interest: 3}, {date: 2026-01-01, influence: 2}]
          - {id: b, name: B, assessments: [{date: 2025-01-01, influence: 1}, {date: 2026-01-01, influence: 5}]}
        """
    )
    assert [one.thresholds["influence"].value for one in history(register, "a").points] == [2, 3.5]
