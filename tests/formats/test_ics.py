"""A plan in a calendar: parsed back with the library that calendar programs could use."""

import datetime
import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import icalendar
import pytest

from kmap.analysis.plan.plan import plan
from kmap.formats.ics import calendar
from kmap.register.register import Register

Read = Callable[..., Register]
PROGRAMME = (Path(__file__).parents[1] / "analysis" / "programme.yaml").read_text(encoding="utf-8")


def written(register: Register) -> str:
    return calendar(plan([register]), "Plan")


def events(text: str) -> list[Any]:
    return list(icalendar.Calendar.from_ical(text).walk("VEVENT"))


def by_uid(text: str) -> dict[str, Any]:
    return {str(event["uid"]): event for event in events(text)}


def one_contact(read: Read, name: str = "A", day: str = "2026-10-01", last: str = "2026-09-20") -> str:
    quoted = json.dumps(name, ensure_ascii=False)
    who = f"stakeholders: [{{id: a, name: {quoted}, influence: 5, interest: 5}}]"
    register = read(f"{who}\nlog: [{{date: {last}, with: a}}]", day)
    return written(register)


def test_every_task_is_an_event(read: Read) -> None:
    register = read(PROGRAMME)
    assert len(events(written(register))) == len(plan([register]).tasks)


def test_event_lasts_one_whole_day_and_ends_on_the_next(read: Read) -> None:
    event = events(one_contact(read))[0]
    assert event["dtstart"].to_ical() == b"20261020"
    assert event["dtstart"].params["VALUE"] == "DATE"
    assert event["dtend"].dt == datetime.date(2026, 10, 21)


@pytest.mark.parametrize(
    ("last", "day", "end"), [("2028-01-30", "2028-02-01", "2028-03-01"), ("2026-12-01", "2026-12-20", "2027-01-01")]
)
def test_day_after_is_right_at_the_end_of_february_and_of_the_year(read: Read, last: str, day: str, end: str) -> None:
    assert str(events(one_contact(read, day=day, last=last))[0]["dtend"].dt) == end


def test_nothing_in_it_has_a_time_zone_or_a_time_of_day(read: Read) -> None:
    text = written(read(PROGRAMME))
    assert "TZID" not in text
    assert "VTIMEZONE" not in text
    assert all(type(event["dtstart"].dt) is datetime.date for event in events(text))


def test_day_of_an_event_leaves_nobody_busy(read: Read) -> None:
    assert {str(event["transp"]) for event in events(written(read(PROGRAMME)))} == {"TRANSPARENT"}


def test_stamp_and_sequence_come_from_the_day_of_the_plan(read: Read) -> None:
    first, later = (events(one_contact(read, day=day))[0] for day in ("2026-10-01", "2026-10-08"))
    assert first["dtstamp"].dt == datetime.datetime(2026, 10, 1, tzinfo=datetime.UTC)
    assert later["sequence"] == first["sequence"] + 7


def test_same_plan_gives_the_same_bytes(read: Read) -> None:
    assert written(read(PROGRAMME)) == written(read(PROGRAMME))


def test_second_import_moves_what_the_first_has_put_in(read: Read) -> None:
    first, second = by_uid(one_contact(read)), by_uid(one_contact(read, day="2026-10-10", last="2026-10-09"))
    both = first.keys() & second.keys()
    assert len(both) == 2
    assert all(second[uid]["dtstart"].dt > first[uid]["dtstart"].dt for uid in both)
    assert all(second[uid]["sequence"] > first[uid]["sequence"] for uid in both)


def test_what_is_overdue_stands_on_the_day_of_the_plan_and_says_so(read: Read) -> None:
    event = events(one_contact(read, last="2026-08-02"))[0]
    assert event["dtstart"].dt == datetime.date(2026, 10, 1)
    assert str(event["summary"]) == "Overdue contact: A"
    assert "Due on 2026-09-01, overdue by 30 days on 2026-10-01" in event["description"]


@pytest.mark.parametrize(
    "name", ["Smith, Jones; and \\ co", 'With "quotes": and more', "Größe 漢字 😀", "x" * 300, "BEGIN:VEVENT"]
)
def test_name_is_read_back_as_it_is(read: Read, name: str) -> None:
    text = one_contact(read, name)
    assert str(events(text)[0]["summary"]) == f"Contact: {name}"


@pytest.mark.parametrize("name", ["漢" * 120, "😀" * 90, "word " * 60])
def test_no_line_is_longer_than_75_bytes(read: Read, name: str) -> None:
    assert max(len(line.encode()) for line in one_contact(read, name.strip()).split("\r\n")) <= 75


def test_lines_end_as_the_standard_asks(read: Read) -> None:
    text = one_contact(read)
    assert text.endswith("END:VCALENDAR\r\n")
    assert text.count("\n") == text.count("\r\n")


def test_what_would_act_on_a_program_is_spelled_out(read: Read) -> None:
    register = read('stakeholders: [{id: a, name: "A\u202e", influence: 5, interest: 5}]')
    text = calendar(plan([register]), "Plan \x1b[2J")
    assert "\x1b" not in text
    assert "\u202e" not in text


def test_plan_of_nothing_is_a_calendar_without_events(read: Read) -> None:
    text = written(read("stakeholders: []"))
    assert events(text) == []
    assert str(icalendar.Calendar.from_ical(text)["version"]) == "2.0"


def test_last_day_of_the_calendar_has_no_day_after(read: Read) -> None:
    event = events(one_contact(read, day="9999-12-20", last="9999-12-01"))[0]
    assert event["dtstart"].dt == datetime.date.max
    assert "dtend" not in event
