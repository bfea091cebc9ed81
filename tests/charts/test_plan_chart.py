"""The plan in the terminal."""

from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kmap.analysis.plan.plan import plan
from kmap.charts.plan import draw
from kmap.register.register import Register
from kmap.terminal import render, width_of

Read = Callable[..., Register]
PROGRAMME = (Path(__file__).parents[1] / "analysis" / "programme.yaml").read_text(encoding="utf-8")


def text_of(register: Register, width: int = 80, weeks: int = 12) -> str:
    return render(draw(plan([register], weeks), width), color=False)


def test_what_is_overdue_comes_under_a_heading_of_its_own_and_then_the_months(read: Read) -> None:
    text = text_of(read(PROGRAMME))
    headings = ["Overdue", "October 2026", "November 2026", "December 2026", "Load", "Reached by several of us"]
    assert [line for line in text.splitlines() if line in headings] == headings


def test_what_is_due_on_the_day_is_under_today(read: Read) -> None:
    text = text_of(read("stakeholders: [{name: A, influence: 1, interest: 1}]"))
    assert "\nToday\n2026-10-01  contact  A" in text
    assert "Overdue" not in text


def test_contact_that_recurs_is_one_line(read: Read) -> None:
    text = text_of(read("stakeholders: [{name: A, influence: 5, interest: 5}]\nlog: [{date: 2026-09-20, with: a}]"))
    first, second = text.index("2026-10-20  contact"), text.index("2026-11-19  contact")
    assert text[first:].splitlines()[1].strip() == "collaborate: the last was on 2026-09-20"
    assert text[second:].splitlines()[1:3] == ["", "December 2026"]


def test_long_plan_adds_the_load_up_by_year(read: Read) -> None:
    text = text_of(read("stakeholders: [{name: A, influence: 5, interest: 5, engagement: {owner: KM}}]"), weeks=52)
    assert "owner  2026  2027  all" in text


def test_plan_of_some_months_shows_each(read: Read) -> None:
    assert "owner             2026-10  2026-11  2026-12  all" in text_of(read(PROGRAMME))


def test_where_nothing_is_due_it_says_so(read: Read) -> None:
    assert "nothing is due" in text_of(read("stakeholders: []"))


def test_task_of_another_register_than_the_first_says_where_it_is_from(read: Read) -> None:
    one = read("title: First\nstakeholders: [{name: A, influence: 1, interest: 1}]")
    other = Register(one.source.__class__("y.yaml", ""), read("title: Second\nstakeholders: []\n"
        "outputs: [{id: o, title: O, due: 2026-10-20}]").document, one.day)  # fmt: skip
    text = render(draw(plan([one, other]), 80), color=False)
    assert "Plan: First and 1 more register" in text
    assert "in Second" in text
    assert "in First" not in text


NAMES = st.text("ab é漢字-", min_size=1, max_size=70).filter(str.strip)


@settings(max_examples=40)
@given(name=NAMES, width=st.integers(24, 130))
def test_no_line_is_wider_than_the_terminal_and_no_character_is_lost(read: Read, name: str, width: int) -> None:
    quoted = f'"{name.strip()}"'
    register = read(
        f"title: {quoted}\nstakeholders: [{{id: a, name: {quoted}, influence: 5, interest: 5, "
        f"engagement: {{owner: {quoted}}}}}]\nlog: [{{date: 2026-01-01, with: a}}]"
    )
    lines = text_of(register, width).splitlines()
    assert all(width_of(line) <= width for line in lines)
    assert "".join(name.split()) in "".join("".join(lines).split())


@pytest.mark.parametrize("width", [60, 80])
def test_other_people_s_text_can_not_act_on_the_terminal(read: Read, width: int) -> None:
    register = read(
        'stakeholders: [{id: a, name: "A\\u202eB", engagement: {owner: "\\u2066K"}, influence: 5, interest: 5}]'
    )
    text = text_of(register, width)
    assert "\u202e" not in text
    assert "\u2066" not in text
