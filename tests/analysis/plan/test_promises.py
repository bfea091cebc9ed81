"""What was promised in contacts, and whether it has been met."""

from collections.abc import Callable

import pytest

from kmap.analysis.plan.promises import open_promises
from kmap.register.register import Register

Read = Callable[..., Register]


def promised(read: Read, *entries: str) -> list[str]:
    """Return the days by which something is still open, for a log."""
    log = "".join(f"  - {{{entry}}}\n" for entry in entries)
    text = (
        f"stakeholders: [{{id: a, name: A, category: industry}}, {{id: b, name: B, category: industry}}]\nlog:\n{log}"
    )
    return [str(promise.due) for promise in open_promises(read(text))]


PROMISE = "date: 2026-09-01, with: [a, b], follow_up: 2026-09-20"


def test_promise_is_open_without_a_later_contact(read: Read) -> None:
    assert promised(read, PROMISE) == ["2026-09-20"]


@pytest.mark.parametrize("entry", ["date: 2026-09-02, with: b", "date: 2026-10-01, with: 'category:industry'"])
def test_promise_is_met_by_a_later_contact_with_any_of_them(read: Read, entry: str) -> None:
    assert promised(read, PROMISE, entry) == []


@pytest.mark.parametrize("day", ["2026-08-31", "2026-09-01", "2026-10-02"])
def test_contact_before_on_the_same_day_or_still_to_come_meets_nothing(read: Read, day: str) -> None:
    assert promised(read, PROMISE, f"date: {day}, with: a") == ["2026-09-20"]


def test_promise_is_met_where_it_is_done(read: Read) -> None:
    assert promised(read, f"{PROMISE}, done: true") == []


def test_promise_that_is_said_not_to_be_done_is_open_whatever_came_later(read: Read) -> None:
    assert promised(read, f"{PROMISE}, done: false", "date: 2026-09-02, with: b") == ["2026-09-20"]


def test_contact_to_come_has_promised_nothing_yet(read: Read) -> None:
    assert promised(read, "date: 2026-10-02, with: a, follow_up: 2026-10-20") == []


def test_contact_without_a_follow_up_promises_nothing(read: Read) -> None:
    assert promised(read, "date: 2026-09-01, with: a") == []


def test_contact_of_the_day_has_promised_already(read: Read) -> None:
    assert promised(read, "date: 2026-10-01, with: a, follow_up: 2026-10-20") == ["2026-10-20"]
