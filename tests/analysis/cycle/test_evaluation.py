"""What came of it, between two days."""

import datetime
from collections.abc import Callable
from pathlib import Path

import pytest

from kmap.analysis.cycle.evaluation import Evaluation, evaluate
from kmap.analysis.cycle.period import Period, year_up_to
from kmap.register.register import Register
from kmap.reports.evaluate import figures, for_people, report, summary

Read = Callable[..., Register]
PROGRAMME = (Path(__file__).parents[1] / "programme.yaml").read_text(encoding="utf-8")


def evaluated(register: Register, since: str | None = None, topic: str | None = None) -> Evaluation:
    period = Period(datetime.date.fromisoformat(since), register.day) if since else year_up_to(register.day)
    return evaluate(register, period, topic)


@pytest.mark.parametrize(
    ("day", "first", "days"),
    [
        ("2026-10-01", "2025-10-02", 365),
        ("2028-02-28", "2027-03-01", 365),
        ("2028-02-29", "2027-03-01", 366),
        ("2028-03-01", "2027-03-02", 366),
        ("2027-02-28", "2026-03-01", 365),
        ("2026-12-31", "2026-01-01", 365),
        ("0001-05-01", "0001-01-01", 121),
    ],
)
def test_year_up_to_a_day_begins_after_the_same_day_before(day: str, first: str, days: int) -> None:
    period = year_up_to(datetime.date.fromisoformat(day))
    assert (str(period.first), period.days) == (first, days)


class TestFeedback:
    def rows(self, read: Read) -> dict[tuple[str, str], list[float]]:
        return {
            (one.by, one.of): [one.given, one.median, one.lowest, one.highest]
            for one in evaluated(read(PROGRAMME)).feedback
        }

    def test_all_ratings_have_a_count_a_median_and_a_range(self, read: Read) -> None:
        assert self.rows(read)["all", "all"] == [3, 4, 2, 5]

    def test_contact_with_several_counts_for_each_and_once_in_all(self, read: Read) -> None:
        rows = self.rows(read)
        assert rows["stakeholder", "Parents"] == [2, 4.5, 4, 5]
        assert rows["stakeholder", "Older neighbours"] == [1, 4, 4, 4]
        assert rows["category", "Public communities"] == [2, 4.5, 4, 5]

    def test_output_has_the_ratings_that_are_about_it(self, read: Read) -> None:
        assert self.rows(read)["output", "Map of crossings"] == [2, 3.5, 2, 5]

    def test_time_goes_by_months(self, read: Read) -> None:
        assert [of for by, of in self.rows(read) if by == "month"] == ["2026-06", "2026-08"]

    def test_rating_before_the_period_does_not_count(self, read: Read) -> None:
        assert evaluated(read(PROGRAMME), "2026-08-21").feedback[0].given == 1

    def test_contact_without_a_rating_is_none(self, read: Read) -> None:
        text = "stakeholders: [{id: a, name: A}]\nlog: [{date: 2026-09-01, with: a, feedback: {comment: Hm}}]"
        assert evaluated(read(text)).feedback == ()


class TestStances:
    def moves(self, read: Read, fields: str) -> list[tuple[object, ...]]:
        text = f"stakeholders: [{{id: a, name: A, {fields}}}]"
        return [(*one[1:], one.reached) for one in evaluated(read(text)).stances]

    def test_move_is_from_the_eve_of_the_period_to_its_end(self, read: Read) -> None:
        fields = "stance: {desired: supportive}, assessments: [{date: 2025-10-01, stance: neutral}, "
        fields += "{date: 2026-09-01, stance: leading}]"
        assert self.moves(read, fields) == [("neutral", "leading", "supportive", "forward", True)]

    def test_assessment_within_the_period_alone_tells_of_no_move(self, read: Read) -> None:
        fields = "assessments: [{date: 2025-10-02, stance: neutral}]"
        assert self.moves(read, fields) == [(None, "neutral", None, "not known", None)]

    def test_written_stance_stands_before_the_first_assessment(self, read: Read) -> None:
        fields = "stance: {current: supportive}, assessments: [{date: 2026-09-01, stance: resistant}]"
        assert self.moves(read, fields) == [("supportive", "resistant", None, "back", None)]

    def test_written_stance_alone_has_no_date_and_tells_of_no_move(self, read: Read) -> None:
        fields = "stance: {current: neutral, desired: leading}"
        assert self.moves(read, fields) == [("neutral", "neutral", "leading", "not known", False)]

    def test_same_stance_again_is_no_move(self, read: Read) -> None:
        fields = "assessments: [{date: 2025-01-01, stance: neutral}, {date: 2026-09-01, stance: neutral}]"
        assert self.moves(read, fields) == [("neutral", "neutral", None, "none", None)]

    def test_one_of_whom_nothing_is_known_is_left_out(self, read: Read) -> None:
        assert self.moves(read, "influence: 3") == []


class TestContacts:
    def kept(self, read: Read, fields: str, *days: str, since: str = "2026-07-01") -> tuple[object, ...]:
        log = "".join(f"  - {{date: {day}, with: a}}\n" for day in days)
        text = f"stakeholders: [{{id: a, name: A, {fields}}}]\n" + (f"log:\n{log}" if days else "")
        (one,) = evaluated(read(text), since).kept
        return one.planned, one.held, one.kept

    def test_whole_cadences_in_the_period_are_planned(self, read: Read) -> None:
        assert self.kept(read, "influence: 5, interest: 5", "2026-07-01", "2026-10-01") == (3, 2, False)

    def test_as_many_as_planned_is_kept(self, read: Read) -> None:
        assert self.kept(read, "influence: 1, interest: 5", "2026-08-01") == (1, 1, True)

    def test_period_begins_when_they_begin_to_count(self, read: Read) -> None:
        assert self.kept(read, "influence: 5, interest: 5, since: 2026-09-03") == (0, 0, None)
        assert self.kept(read, "influence: 5, interest: 5, since: 2026-09-02") == (1, 0, False)

    def test_without_a_level_nothing_is_planned(self, read: Read) -> None:
        assert self.kept(read, "influence: 5", "2026-08-01") == (None, 1, None)


class TestOutputs:
    def test_those_published_in_the_period_come_first_and_then_those_to_come(self, read: Read) -> None:
        found = evaluated(read(PROGRAMME)).delivered
        assert [(one.output.id, one.in_period, len(one.feedback), len(one.uptake)) for one in found] == [
            ("map", True, 2, 1),
            ("page", False, 0, 0),
            ("brief", False, 0, 0),
            ("guide", False, 0, 0),
        ]

    def test_one_published_before_is_shown_only_with_feedback_or_uptake(self, read: Read) -> None:
        text = """
            stakeholders: [{id: a, name: A}]
            outputs:
              - {id: old, title: Old, status: published, published: 2025-01-01}
              - {id: used, title: Used, status: published, published: 2025-01-01, uptake: [{date: 2026-01-01}]}
            """
        found = evaluated(read(text)).delivered
        assert [(one.output.id, one.in_period) for one in found] == [("used", False)]

    def test_uptake_still_to_come_is_not_counted(self, read: Read) -> None:
        assert [sign.what for one in evaluated(read(PROGRAMME)).delivered for sign in one.uptake] == ["On their wall"]


class TestServed:
    def test_group_is_served_by_what_its_needs_and_questions_lead_to(self, read: Read) -> None:
        found = {one.id: tuple(one[2:]) for one in evaluated(read(PROGRAMME)).served}
        assert found == {
            "age": (True, 2, 0, 2, 1),
            "disability": (True, 1, 0, 1, 0),
            "renters": (True, 0, 1, 1, 1),
        }

    def test_group_that_only_a_need_names_is_listed_too(self, read: Read) -> None:
        (one,) = evaluated(read("stakeholders: []\nneeds: [{id: n, need: N, equity: religion}]")).served
        assert (one.name, one.declared, one.needs) == ("Religion", False, 1)


class TestTopic:
    def test_feedback_and_outputs_are_those_of_the_topic(self, read: Read) -> None:
        found = evaluated(read(PROGRAMME), topic="air")
        assert found.feedback[0].given == 2
        assert [one.output.id for one in found.delivered] == ["brief", "guide"]

    def test_contacts_count_whatever_they_were_about(self, read: Read) -> None:
        register = read(PROGRAMME)
        held = [one.held for one in evaluated(register, topic="air").kept]
        assert held == [one.held for one in evaluated(register).kept]


def test_category_keeps_what_concerns_one_of_them(read: Read) -> None:
    register = read(PROGRAMME)
    found = evaluate(register, year_up_to(register.day), category="communities")
    assert found.met == {"parents", "elders"}
    assert {one.of for one in found.feedback if one.by == "category"} == {"Public communities"}
    assert [one.output.id for one in found.delivered] == ["page"]


def test_training_to_come_has_not_been_held(read: Read) -> None:
    assert [one.title for one in evaluated(read(PROGRAMME)).training] == ["Writing briefs"]


def test_summary_is_built_from_the_figures(read: Read) -> None:
    assert list(summary(evaluated(read(PROGRAMME)))) == [
        "From 2 October 2025 to 1 October 2026 the log has 5 contacts; 5 of 5 stakeholders were met.",
        "Of the 5 with whom contacts fell due, none had as many as their level asks for.",
        "3 ratings of 1 to 5 were given: median 4, from 2 to 5.",
        "1 stance can be compared over this time: none moved forward and none back.",
        "0 of 2 stakeholders stand where we would like them to, or further on.",
        "1 output was published: Map of crossings. 1 of them had feedback.",
        "3 more outputs are planned or in draft, 1 of them overdue.",
        "Uptake was seen once: 1 used.",
        "Outputs published in this time serve 2 of the 3 groups that we set out to hear; not Disability.",
        "1 training session for our own people was held, attended by 12.",
    ]


def test_summary_of_nothing_says_so(read: Read) -> None:
    assert list(summary(evaluated(read("stakeholders: []")))) == [
        "From 2 October 2025 to 1 October 2026 the log has 0 contacts; 0 of 0 stakeholders were met.",
        "No feedback was rated.",
        "No output was published.",
    ]


def test_no_figure_is_more_than_what_it_is_counted_of(read: Read) -> None:
    for _, count, of in figures(evaluated(read(PROGRAMME))):
        assert isinstance(count, int)
        assert of is None or (isinstance(of, int) and count <= of)


def test_outputs_that_were_due_are_counted_with_those_that_are_published_by_now(read: Read) -> None:
    found = {what: (count, of) for what, count, of in figures(evaluated(read(PROGRAMME)))}
    assert found["outputs that were due"] == (2, None)
    assert found["of these, published by now"] == (1, 2)
    assert found["of those published, with feedback"] == (1, 1)


def test_people_read_less_than_programs(read: Read) -> None:
    register = read(PROGRAMME)
    whole = report(register, "T", evaluated(register))
    less = for_people(whole)
    assert [part.name for part in less.parts] == [part.name for part in whole.parts]
    assert all(set(part.columns) <= set(same.columns) for part, same in zip(less.parts, whole.parts, strict=True))
    assert all(len(row) == len(part.columns) for part in less.parts for row in part.rows)
