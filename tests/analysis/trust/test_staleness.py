"""How old the scores that stand are."""

from collections.abc import Callable

import pytest

from kmap.analysis.grid import place
from kmap.analysis.trust.staleness import ages, review_every
from kmap.register.register import Register

Read = Callable[..., Register]


def found(register: Register, topic: str | None = None) -> list[tuple[str, str, int | None, bool]]:
    return [(one.stakeholder.id, one.axis, one.days, one.stale) for one in ages(register, place(register, topic))]


def test_oldest_is_first_and_what_has_no_date_last(read: Read) -> None:
    register = read(
        """
        stakeholders:
          - {id: a, name: A, influence: 3}
          - id: b
            name: B
            assessments: [{date: 2026-09-01, by: AK, influence: 3}, {date: 2025-09-30, by: AK, interest: 3}]
          - {id: c, name: C, assessments: [{date: 2026-06-23, by: AK, interest: 3}]}
        """
    )
    assert found(register) == [
        ("b", "interest", 366, True),
        ("c", "interest", 100, False),
        ("b", "influence", 30, False),
        ("a", "influence", None, False),
    ]


@pytest.mark.parametrize(("date", "stale"), [("2025-10-01", False), ("2025-09-30", True)])
def test_score_is_stale_after_the_last_day_that_is_allowed(read: Read, date: str, stale: bool) -> None:
    register = read(f"stakeholders: [{{id: a, name: A, assessments: [{{date: {date}, by: AK, influence: 3}}]}}]")
    ((_, _, days, is_stale),) = found(register)
    assert (days, is_stale) == (366 if stale else 365, stale)


def test_register_says_how_many_days_are_allowed(read: Read) -> None:
    register = read(
        "review_every: 30\nstakeholders: [{id: a, name: A, assessments: [{date: 2026-08-31, by: AK, influence: 3}]}]"
    )
    assert review_every(register) == 30
    assert found(register) == [("a", "influence", 31, True)]


def test_age_counts_from_the_latest_of_a_round(read: Read) -> None:
    register = read(
        """
        stakeholders:
          - id: a
            name: A
            assessments:
              - {date: 2025-09-01, by: AK, round: autumn, influence: 3}
              - {date: 2026-09-01, by: RM, round: autumn, influence: 3}
        """
    )
    assert found(register) == [("a", "influence", 30, False)]


def test_what_a_topic_inherits_is_as_old_as_in_general(read: Read) -> None:
    register = read(
        """
        topics: [{id: heat}]
        stakeholders:
          - id: a
            name: A
            by_topic: {heat: {interest: 4}}
            assessments: [{date: 2025-09-01, by: AK, influence: 3, interest: 2}]
        """
    )
    assert found(register, "heat") == [("a", "influence", 395, True), ("a", "interest", None, False)]


def test_in_an_empty_register_there_is_none(read: Read) -> None:
    assert found(read("stakeholders: []")) == []
