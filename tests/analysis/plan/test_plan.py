"""What is next, for whom, and by when."""

import datetime
from collections import Counter
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kmap.analysis.engagement import suggest
from kmap.analysis.plan.occasions import LEAD_WEEKS
from kmap.analysis.plan.plan import Plan, plan
from kmap.analysis.plan.task import KINDS, Task
from kmap.register.register import Register

Read = Callable[..., Register]
PROGRAMME = (Path(__file__).parents[1] / "programme.yaml").read_text(encoding="utf-8")
DAY = datetime.date(2026, 10, 1)


def tasks(made: Plan, kind: str) -> list[tuple[str, str]]:
    """Return the day and the first name, or the words, of each task of a kind."""
    return [(str(task.date), (task.whom or (task.what,))[0]) for task in made.tasks if task.kind == kind]


def contacts(register: Register, weeks: int = 12) -> list[str]:
    """Return the days of the contacts that are due."""
    return [str(task.date) for task in plan([register], weeks).tasks if task.kind == "contact"]


def only(made: Plan, kind: str) -> Task:
    (task,) = [task for task in made.tasks if task.kind == kind]
    return task


@pytest.fixture
def made(read: Read) -> Plan:
    return plan([read(PROGRAMME)])


class TestContacts:
    def test_next_contact_and_those_after_it_are_due_by_the_cadence(self, made: Plan) -> None:
        days = [str(task.date) for task in made.tasks if task.kind == "contact" and task.stakeholders == ("council",)]
        assert days == ["2026-09-24", "2026-10-31", "2026-11-30"]

    def test_contact_after_one_that_is_overdue_counts_from_the_day(self, read: Read) -> None:
        text = "stakeholders: [{name: A, influence: 5, interest: 5}]\nlog: [{date: 2026-01-01, with: a}]"
        assert contacts(read(text)) == ["2026-01-31", "2026-10-31", "2026-11-30"]

    def test_each_recurring_contact_has_its_number(self, made: Plan) -> None:
        numbers = [task.number for task in made.tasks if task.kind == "contact" and task.stakeholders == ("council",)]
        assert numbers == [1, 2, 3]

    def test_one_never_met_is_due_on_the_day(self, read: Read) -> None:
        assert contacts(read("stakeholders: [{name: A, influence: 1, interest: 1}]")) == ["2026-10-01"]

    def test_without_a_level_nothing_is_due(self, read: Read) -> None:
        assert contacts(read("stakeholders: [{name: A, influence: 1}]")) == []

    def test_nobody_is_due_after_they_have_stopped_counting(self, read: Read) -> None:
        text = """
            stakeholders: [{name: A, influence: 5, interest: 5, until: %s}]
            log: [{date: 2026-09-21, with: a}]
            """
        assert contacts(read(text % "2026-11-20")) == ["2026-10-21", "2026-11-20"]
        assert contacts(read(text % "2026-11-19")) == ["2026-10-21"]
        assert contacts(read(text % "2026-10-20")) == []

    def test_last_day_of_the_plan_is_in_it_and_the_day_after_is_not(self, read: Read) -> None:
        text = "stakeholders: [{name: A, influence: 1, interest: 5}]\nlog: [{date: %s, with: a}]"
        assert contacts(read(text % "2026-08-09"), weeks=1) == ["2026-10-08"]
        assert contacts(read(text % "2026-08-10"), weeks=1) == []

    def test_contact_says_its_level_and_when_the_last_was(self, made: Plan) -> None:
        first = next(task for task in made.tasks if task.stakeholders == ("council",) and task.kind == "contact")
        assert (first.level, first.what, first.owner) == (
            "collaborate",
            "collaborate: the last was on 2026-08-25",
            "KM lead",
        )

    def test_contact_that_is_arranged_is_named_and_the_one_that_is_due_stays(self, made: Plan) -> None:
        due = next(task for task in made.tasks if task.kind == "contact" and task.stakeholders == ("elders",))
        assert due.what == "inform: the last was on 2026-06-03; one is arranged for 2026-10-08"
        assert tasks(made, "arranged") == [("2026-10-08", "Older neighbours")]

    def test_leap_day_counts_as_a_day(self, read: Read) -> None:
        text = "stakeholders: [{name: A, influence: 5, interest: 5}]\nlog: [{date: 2028-01-30, with: a}]"
        assert contacts(read(text, "2028-02-01"), weeks=5) == ["2028-02-29"]

    def test_year_ends_like_any_month(self, read: Read) -> None:
        text = "stakeholders: [{name: A, influence: 5, interest: 5}]\nlog: [{date: 2026-12-02, with: a}]"
        assert contacts(read(text, "2026-12-20"), weeks=4) == ["2027-01-01"]

    def test_last_days_of_the_calendar_are_no_mistake(self, read: Read) -> None:
        text = "stakeholders: [{name: A, influence: 5, interest: 5}]\nlog: [{date: 9999-12-01, with: a}]"
        assert contacts(read(text, "9999-12-20")) == ["9999-12-31"]


class TestDeadlines:
    def test_promise_is_open_until_a_later_contact_with_any_of_them(self, made: Plan) -> None:
        assert tasks(made, "follow-up") == [("2026-06-20", "Corner shops"), ("2026-10-15", "Police")]

    def test_output_is_due_until_it_is_published(self, made: Plan) -> None:
        assert tasks(made, "output") == [("2026-09-20", "all Public communities"), ("2026-10-10", "Town council")]

    def test_result_is_expected_until_it_is_there(self, made: Plan) -> None:
        assert tasks(made, "result") == [("2026-10-31", "Parents")]

    def test_need_is_due_until_a_published_output_answers_it(self, made: Plan) -> None:
        assert tasks(made, "need") == [("2026-11-30", "Parents")]

    def test_scores_are_assessed_again_when_they_are_as_old_as_allowed(self, made: Plan) -> None:
        assert tasks(made, "review") == [("2026-10-28", "Police"), ("2026-11-28", "Police")]
        first, second = [task.what for task in made.tasks if task.kind == "review"]
        assert first == "assess influence and interest again, last done on 2026-05-01"
        assert second == "assess interest again for Air, last done on 2026-06-01"

    def test_what_is_late_comes_first(self, made: Plan) -> None:
        assert [task.date for task in made.tasks] == sorted(task.date for task in made.tasks)
        assert made.tasks[0].date == datetime.date(2026, 6, 20)

    def test_month_means_its_last_day(self, read: Read) -> None:
        text = "stakeholders: []\noutputs: [{id: o, title: O, due: 2028-02}]"
        assert only(plan([read(text, "2028-02-01")]), "output").date == datetime.date(2028, 2, 29)


class TestOccasions:
    def test_engagement_points_to_come_are_listed(self, made: Plan) -> None:
        assert tasks(made, "engagement-point") == [("2026-10-20", "Town council")]

    def test_preparing_begins_weeks_before_a_point_even_where_the_point_lies_beyond_the_plan(self, made: Plan) -> None:
        begin = datetime.date(2027, 1, 20) - datetime.timedelta(weeks=LEAD_WEEKS)
        assert tasks(made, "prepare") == [(str(begin), "Town council")]
        assert "2027-01-20" in only(made, "prepare").what

    def test_point_says_which_output_is_due_by_then(self, made: Plan) -> None:
        assert only(made, "engagement-point").what == "Budget is set; due by then for them: Air at school"

    def test_point_says_where_no_output_is_due_by_then(self, read: Read) -> None:
        text = "stakeholders: [{name: A, engagement_points: [{date: 2026-10-20, what: Vote}]}]"
        assert only(plan([read(text)]), "engagement-point").what == "Vote; no output for them is due by then"

    def test_point_says_where_the_output_comes_too_late(self, read: Read) -> None:
        text = """
            stakeholders: [{name: A, engagement_points: [{date: 2026-10-20}]}]
            outputs: [{id: o, title: Late, audiences: a, due: 2026-10-21}]
            """
        assert only(plan([read(text)]), "engagement-point").what.endswith("Late is due only after it")

    def test_point_after_they_have_stopped_counting_is_none(self, read: Read) -> None:
        text = "stakeholders: [{name: A, until: 2026-10-19, engagement_points: [{date: 2026-10-20}]}]"
        assert tasks(plan([read(text)]), "engagement-point") == []

    def test_training_to_come_is_listed(self, made: Plan) -> None:
        assert tasks(made, "training") == [("2026-11-04", "The game")]


class TestFilters:
    def test_owner_keeps_what_they_see_to(self, read: Read) -> None:
        made = plan([read(PROGRAMME)], owner="policy fellow")
        assert {task.owner for task in made.tasks} == {"Policy fellow"}
        assert {load.owner for load in made.loads} == {"Policy fellow"}

    def test_category_keeps_what_concerns_one_of_them(self, read: Read) -> None:
        made = plan([read(PROGRAMME)], category="communities")
        assert made.tasks
        assert all({"parents", "elders"}.intersection(task.stakeholders) for task in made.tasks)

    def test_tag_keeps_what_concerns_one_of_them(self, read: Read) -> None:
        made = plan([read(PROGRAMME)], tag="school")
        assert made.tasks
        assert all("parents" in task.stakeholders for task in made.tasks)

    def test_topic_leaves_out_what_is_about_another(self, read: Read) -> None:
        made = plan([read(PROGRAMME)], topic="crossings")
        assert tasks(made, "need") == []
        assert tasks(made, "result") == []
        assert ("2026-10-15", "Police") not in tasks(made, "follow-up")
        assert tasks(made, "review") == [("2026-10-28", "Police")]
        assert len(tasks(made, "contact")) == len(tasks(plan([read(PROGRAMME)]), "contact"))

    def test_contacts_a_year_are_those_of_the_whole_register(self, read: Read) -> None:
        register = read(PROGRAMME)
        assert plan([register], tag="school").contacts_a_year == suggest(register).contacts_a_year


class TestLoad:
    def test_overdue_tasks_are_counted_in_the_month_of_the_day(self, read: Read) -> None:
        text = """
            stakeholders: [{name: A, influence: 5, interest: 5, engagement: {owner: KM}}]
            log: [{date: 2026-01-01, with: a}]
            """
        assert plan([read(text)], 8).loads == (("KM", "2026-10", 2, 0),)

    def test_load_adds_up_to_all_tasks(self, made: Plan) -> None:
        assert sum(load.contacts + load.others for load in made.loads) == len(made.tasks)

    def test_what_nobody_sees_to_comes_last(self, made: Plan) -> None:
        owners = [load.owner for load in made.loads]
        assert owners.index(None) > max(index for index, owner in enumerate(owners) if owner is not None)

    def test_body_that_two_of_us_reach_is_shown_with_both(self, made: Plan) -> None:
        council = next(one for one in made.shared if one.id == "council")
        assert council.owners == ("Involvement lead", "KM lead")
        assert (council.held, council.planned) == (2, 3)

    def test_body_that_one_of_us_reaches_is_not_shown(self, made: Plan) -> None:
        assert "police" not in {one.id for one in made.shared}


class TestNames:
    def test_each_task_has_a_name_of_its_own(self, made: Plan) -> None:
        assert max(Counter(made.uids).values()) == 1

    def test_name_stays_when_the_contact_has_been_held_and_the_next_one_moves(self, read: Read) -> None:
        text = "stakeholders: [{name: A, influence: 5, interest: 5}]\nlog: [{date: %s, with: a}]"
        before, after = (plan([read(text % day)]) for day in ("2026-09-20", "2026-09-28"))
        assert [task.date for task in before.tasks] != [task.date for task in after.tasks]
        assert before.uids[:2] == after.uids[:2]

    @pytest.mark.parametrize(
        ("old", "new"),
        [
            ("due: 2026-10-10, owner: Policy fellow", "due: 2026-10-17, owner: KM lead"),
            ("{date: 2026-10-20, what: Budget is set}", "{date: 2026-10-21, what: Budget is set}"),
            ("follow_up: 2026-10-15", "follow_up: 2026-10-16"),
            ("due: 2026-11, equity", "due: 2026-12-01, equity"),
            ("results: 2026-10}", "results: 2026-11}"),
            ("{date: 2026-11-04, title: The game}", "{date: 2026-11-05, title: The game}"),
            ("{date: 2026-10-08, with: [elders]", "{date: 2026-10-09, with: [elders]"),
            ("{date: 2026-05-01, by: AK, influence", "{date: 2026-05-02, by: AK, influence"),
        ],
    )
    def test_name_does_not_change_with_the_date(self, read: Read, old: str, new: str) -> None:
        assert old in PROGRAMME
        before, after = plan([read(PROGRAMME)]), plan([read(PROGRAMME.replace(old, new))])
        assert [task.date for task in before.tasks] != [task.date for task in after.tasks]
        assert set(before.uids) == set(after.uids)

    def test_name_does_not_pass_on_to_the_next_of_the_same_words(self, read: Read) -> None:
        text = """
            stakeholders:
              - {id: a, name: A, engagement_points: [{date: 2026-10-05, what: Board}, {date: 2026-11-05, what: Board}]}
            training: [{date: 2026-10-06, title: Game}, {date: 2026-11-06, title: Game}]
            log:
              - {date: 2026-11-07, with: a, kind: call}
              - {date: 2026-10-07, with: a, kind: call}
              - {date: 2026-09-01, with: a, follow_up: 2026-10-08, done: true}
              - {date: 2026-09-01, with: a, follow_up: 2026-11-08}
            """
        before, after = plan([read(text)]), plan([read(text, "2026-10-10")])
        names = [dict(zip(made.uids, made.tasks, strict=True)) for made in (before, after)]
        both = [uid for uid in names[0] if uid in names[1]]
        assert sorted(str(names[0][uid].date) for uid in both) == ["2026-11-05", "2026-11-06", "2026-11-07"]
        assert all(names[0][uid].date == names[1][uid].date for uid in both)

    def test_name_is_the_same_whatever_is_filtered(self, read: Read) -> None:
        whole, part = plan([read(PROGRAMME)]), plan([read(PROGRAMME)], owner="KM lead")
        assert set(part.uids) < set(whole.uids)

    def test_registers_with_other_titles_have_other_names(self, read: Read) -> None:
        text = "stakeholders: [{name: A, influence: 5, interest: 5}]"
        one, other = plan([read(f"title: One\n{text}")]), plan([read(f"title: Other\n{text}")])
        assert not set(one.uids) & set(other.uids)


def test_plan_of_no_register_is_empty() -> None:
    assert plan([]).tasks == ()


def test_plan_of_an_empty_register_is_empty(read: Read) -> None:
    made = plan([read("stakeholders: []")])
    assert (made.tasks, made.loads, made.shared, made.contacts_a_year) == ((), (), (), 0)


def test_every_kind_of_task_is_there(made: Plan) -> None:
    assert {task.kind for task in made.tasks} == set(KINDS)


SCORE = st.sampled_from(["", "1", "3", "5"])
DATES = st.dates(datetime.date(2025, 6, 1), datetime.date(2027, 6, 1))


@st.composite
def registers(draw: st.DrawFn) -> str:
    lines = ["title: T", "stakeholders:"]
    count = draw(st.integers(1, 4))
    for number in range(count):
        fields = [f"id: s{number}, name: S{number}, category: industry"]
        for axis in ("influence", "interest", "impact"):
            if score := draw(SCORE):
                fields.append(f"{axis}: {score}")
        if draw(st.booleans()):
            fields.append(f"until: {draw(DATES)}")
        if draw(st.booleans()):
            fields.append("capacity: low")
        lines.append(f"  - {{{', '.join(fields)}}}")
    entries = draw(st.lists(st.tuples(DATES, st.integers(0, count - 1), st.booleans()), max_size=5))
    lines += ["log:"] if entries else []
    for date, who, everybody in entries:
        lines.append(f"  - {{date: {date}, with: {'category:industry' if everybody else f's{who}'}}}")
    return "\n".join(lines)


@settings(max_examples=60)
@given(text=registers(), weeks=st.integers(1, 60))
def test_plan_never_drops_a_due_contact(read: Read, text: str, weeks: int) -> None:
    register = read(text)
    end = DAY + datetime.timedelta(weeks=weeks)
    made = plan([register], weeks)
    for one in suggest(register).suggestions:
        days = [
            task.date for task in made.tasks if task.kind == "contact" and task.stakeholders == (one.stakeholder.id,)
        ]
        until = min(end, one.stakeholder.until or end)
        if one.due is None or one.every is None or one.due > until:
            assert days == []
            continue
        gaps = [max(day, DAY) for day in days]
        assert days[0] == one.due
        assert all((later - day).days == one.every for day, later in zip(gaps, days[1:], strict=False))
        assert (until - gaps[-1]).days < one.every


def test_the_route_of_every_task_leads_to_what_it_is_about(read: Read, made: Plan) -> None:
    for task in made.tasks:
        found: Any = read(PROGRAMME).document
        for key in task.route:
            found = found[key] if isinstance(key, int) else getattr(found, key)
        assert found, task
    assert {task.kind for task in made.tasks} == set(KINDS)


def test_a_task_keeps_its_name_from_release_to_release(read: Read) -> None:
    # A calendar that has fetched a task under one name would show it twice under another.
    register = read("stakeholders: [{name: A, influence: 1, interest: 1}]")
    assert plan([register]).uids == ("84a9343e30f7fa9d596f3b60fc94dfb7@kmap",)


@pytest.mark.parametrize(("kind", "words"), [("", "output"), ("kind: policy-brief, ", "policy brief")])
def test_an_output_is_named_by_its_kind_where_it_has_one(read: Read, kind: str, words: str) -> None:
    made = plan([read(f"stakeholders: []\noutputs: [{{id: o, title: O, {kind}status: draft, due: 2026-10-05}}]")])
    assert only(made, "output").what.lower() == f"{words}, draft: o"


def test_contacts_after_the_next_say_how_long_after_the_one_before(read: Read) -> None:
    register = read("policy: {every: {inform: 30}}\nstakeholders: [{name: A, influence: 1, interest: 1}]")
    said = [task.what for task in plan([register], 9).tasks]
    assert said == ["inform: none so far", *["inform: 30 days after the one before"] * 2]


@pytest.mark.parametrize(
    ("fields", "words"),
    [("", "contact arranged"), (", kind: call, summary: The numbers", "call arranged: The numbers")],
)
def test_what_is_arranged_is_said_with_its_summary_where_it_has_one(read: Read, fields: str, words: str) -> None:
    made = plan([read(f"stakeholders: [{{name: A}}]\nlog: [{{date: 2026-10-05, with: [a]{fields}}}]")])
    assert only(made, "arranged").what == words


@pytest.mark.parametrize(("date", "held"), [("2026-09-18", 1), ("2026-09-17", 0)])
def test_shared_bodies_are_those_of_as_many_weeks_before_the_day(read: Read, date: str, held: int) -> None:
    register = read(
        f"""
        stakeholders: [{{name: A}}]
        log:
          - {{date: {date}, with: [a], owner: KM lead}}
          - {{date: 2026-10-02, with: [a], owner: Dean}}
          - {{date: 2026-10-03, with: [a], owner: Policy fellow}}
        """
    )
    assert [(one.held, one.planned) for one in plan([register], 2).shared] == [(held, 2)]


def test_shared_bodies_with_the_most_contacts_are_first(read: Read) -> None:
    days = {"a": "0304", "b": "0506070809", "c": "10"}
    held = {"a": 3, "b": 1, "c": 0}
    log = [
        f"{{date: 2026-10-{days[who][at : at + 2]}, with: [{who}], owner: {'KM' if at else 'Dean'}}}"
        for who in days
        for at in range(0, len(days[who]), 2)
    ]
    log += [f"{{date: 2026-09-{20 + number}, with: [{who}], owner: RM}}" for who in held for number in range(held[who])]
    register = read(f"stakeholders: [{{name: A}}, {{name: B}}, {{name: C}}]\nlog: [{', '.join(log)}]")
    assert [(one.id, one.held, one.planned) for one in plan([register]).shared] == [("b", 1, 5), ("a", 3, 2)]


def test_a_filter_leaves_the_shared_bodies_that_it_is_about(read: Read) -> None:
    text = """
        stakeholders: [{name: A, category: industry}, {name: B, category: government}]
        log:
          - {date: 2026-10-02, with: [a], owner: Dean}
          - {date: 2026-10-02, with: [b], owner: Dean}
          - {date: 2026-10-03, with: [a], owner: KM lead}
          - {date: 2026-10-03, with: [b], owner: KM lead}
        """
    assert [one.id for one in plan([read(text)]).shared] == ["a", "b"]
    assert [one.id for one in plan([read(text)], category="industry").shared] == ["a"]


def test_a_shared_body_is_told_how_many_contacts_its_levels_make(read: Read) -> None:
    register = read(
        """
        policy: {every: {inform: 14}}
        stakeholders: [{name: A, influence: 1, interest: 1, engagement: {owner: KM lead}}]
        log: [{date: 2026-10-02, with: [a], owner: Dean}]
        """
    )
    (shared,) = plan([register], 4).shared
    assert shared.makes == 4  # one a fortnight, in the four weeks before and the four after
