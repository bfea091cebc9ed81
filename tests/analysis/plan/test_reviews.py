"""When to assess again."""

from collections.abc import Callable

from kmap.analysis.plan.reviews import reviews
from kmap.analysis.trust.staleness import is_stale
from kmap.register.register import Register
from kmap.register.scores import standing_scores

Read = Callable[..., Register]


def test_scores_are_due_on_the_last_day_on_which_they_are_not_stale(read: Read) -> None:
    text = "stakeholders: [{name: A, assessments: [{date: 2025-10-01, influence: 3}]}]"
    register = read(text, "2026-10-01")
    (review,) = reviews(register)
    assert str(review.due) == "2026-10-01"
    for day, stale in (("2026-10-01", False), ("2026-10-02", True)):
        later = read(text, day)
        score = standing_scores(later.stakeholders[0], later.day).influence
        assert score is not None
        assert is_stale(later, score) is stale


def test_register_says_how_old_scores_may_be(read: Read) -> None:
    text = "review_every: 29\nstakeholders: [{name: A, assessments: [{date: 2028-01-31, interest: 3}]}]"
    assert [str(review.due) for review in reviews(read(text, "2028-02-10"))] == ["2028-02-29"]


def test_oldest_of_the_axes_is_due_and_named(read: Read) -> None:
    text = """
        stakeholders:
          - name: A
            assessments: [{date: 2026-01-01, influence: 3, interest: 2}, {date: 2026-03-01, interest: 4}]
        """
    (review,) = reviews(read(text))
    assert (review.axes, str(review.last)) == (("influence",), "2026-01-01")


def test_written_scores_have_no_date_and_are_never_due(read: Read) -> None:
    assert list(reviews(read("stakeholders: [{name: A, influence: 3, interest: 3}]"))) == []


def test_topic_is_assessed_by_itself(read: Read) -> None:
    text = """
        topics: [{id: heat}]
        stakeholders:
          - {name: A, assessments: [{date: 2026-01-01, influence: 3}, {date: 2026-02-01, topic: heat, influence: 3}]}
        """
    found = [(review.topic, str(review.last)) for review in reviews(read(text))]
    assert found == [(None, "2026-01-01"), ("heat", "2026-02-01")]


def test_who_does_not_count_is_not_assessed_again(read: Read) -> None:
    text = "stakeholders: [{name: A, until: 2026-09-30, assessments: [{date: 2026-01-01, influence: 3}]}]"
    assert list(reviews(read(text))) == []


def test_end_of_the_calendar_is_no_mistake(read: Read) -> None:
    text = "stakeholders: [{name: A, assessments: [{date: 9999-12-01, influence: 3}]}]"
    assert list(reviews(read(text, "9999-12-02"))) == []
