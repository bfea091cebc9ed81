"""Engagement levels and their reasons: METHODS, section Engagement level, rules 1 to 4 and 6 to 8."""

import datetime
from collections.abc import Callable

import pytest

from kmap.analysis.engagement import Suggestion, suggest
from kmap.analysis.engagement_in_words import next_contact, now_in_words
from kmap.register.register import Register

Read = Callable[..., Register]
Ask = Callable[..., Suggestion]


@pytest.fixture
def ask(read: Read) -> Ask:
    """Return the suggestion for stakeholder `a`, given its fields and the rest of the register as YAML."""

    def suggestion(fields: str, rest: str = "", topic: str | None = None, day: str = "2026-10-01") -> Suggestion:
        register = read(f"stakeholders:\n  - {{id: a, name: A, {fields}}}\n{rest}\n", day)
        return next(one for one in suggest(register, topic).suggestions if one.stakeholder.id == "a")

    return suggestion


def steps(suggestion: Suggestion) -> list[tuple[str, str | None]]:
    """Return the rules of the reasons, each with the level after it."""
    return [(reason.rule, reason.level) for reason in suggestion.reasons]


class TestQuadrant:
    """Rule 1."""

    @pytest.mark.parametrize(
        ("influence", "interest", "level"),
        [(5, 5, "collaborate"), (5, 1, "consult"), (1, 5, "involve"), (1, 1, "inform")],
    )
    def test_quadrant_gives_the_level(self, ask: Ask, influence: int, interest: int, level: str) -> None:
        suggestion = ask(f"influence: {influence}, interest: {interest}")
        assert steps(suggestion) == [("quadrant", level)]
        assert suggestion.level == level

    def test_policy_of_the_register_gives_the_level(self, ask: Ask) -> None:
        policy = "policy: {levels: {keep-satisfied: involve}}"
        assert ask("influence: 5, interest: 1", policy).level == "involve"

    def test_what_a_policy_leaves_out_stays_as_usual(self, ask: Ask) -> None:
        policy = "policy: {levels: {keep-satisfied: involve}}"
        assert ask("influence: 1, interest: 1", policy).level == "inform"

    @pytest.mark.parametrize(
        ("influence", "interest", "settings", "words"),
        [
            (5, 4, "", "influence 5 and interest 4 are both above 3: manage-closely suggests collaborate"),
            (5, 2, "", "influence 5 is above 3, interest 2 is not: keep-satisfied suggests consult"),
            (2, 5, "", "influence 2 is not above 3, interest 5 is: keep-informed suggests involve"),
            (2, 1, "", "neither influence 2 nor interest 1 is above 3: monitor suggests inform"),
            (
                2,
                5,
                "threshold: {interest: 4}",
                "influence 2 is not above 3 and interest 5 is above 4: keep-informed suggests involve",
            ),
        ],
    )
    def test_reason_sets_the_scores_against_the_threshold(
        self, ask: Ask, influence: int, interest: int, settings: str, words: str
    ) -> None:
        assert ask(f"influence: {influence}, interest: {interest}", settings).reasons[0].text == words


class TestDoubt:
    """Rule 2."""

    @pytest.mark.parametrize(
        ("influence", "interest", "level"),
        [(3, 3, "involve"), (5, 3, "collaborate"), (3, 5, "collaborate"), (3, 1, "consult"), (1, 3, "involve")],
    )
    def test_highest_level_of_the_quadrants_it_might_be_in(
        self, ask: Ask, influence: int, interest: int, level: str
    ) -> None:
        suggestion = ask(f"influence: {influence}, interest: {interest}")
        assert steps(suggestion)[-1] == ("doubtful", level)

    def test_manage_closely_does_not_count_where_neither_score_is_clearly_high(self, ask: Ask) -> None:
        suggestion = ask("influence: 4, interest: 4", "borderline: 1")
        assert suggestion.placement.quadrant == "manage-closely"
        assert steps(suggestion) == [("quadrant", "collaborate"), ("doubtful", "involve")]

    def test_manage_closely_counts_where_one_score_is_clearly_high(self, ask: Ask) -> None:
        assert ask("influence: 5, interest: 4", "borderline: 1").level == "collaborate"

    def test_levels_of_the_policy_are_compared_and_not_the_quadrants(self, ask: Ask) -> None:
        policy = "policy: {levels: {manage-closely: inform, keep-satisfied: involve}}"
        assert steps(ask("influence: 5, interest: 3", policy)) == [("quadrant", "involve"), ("doubtful", "involve")]

    @pytest.mark.parametrize(
        ("scores", "settings", "words"),
        [
            (
                "influence: 3, interest: 5",
                "",
                "influence is on the threshold: it could also be manage-closely, which suggests collaborate",
            ),
            (
                "influence: 5, interest: 3.5",
                "borderline: 0.5",
                "interest is near the threshold: it could also be keep-satisfied, "
                "and the highest level among these is collaborate",
            ),
            (
                "influence: 3, interest: 3",
                "",
                "influence and interest are on the threshold: it could also be manage-closely, keep-satisfied or "
                "keep-informed, but manage-closely counts only where a score is clearly high, "
                "and the highest level among these is involve",
            ),
        ],
    )
    def test_reason_says_what_is_in_doubt(self, ask: Ask, scores: str, settings: str, words: str) -> None:
        assert ask(scores, settings).reasons[1].text == words


class TestImpact:
    """Rule 3."""

    @pytest.mark.parametrize(("impact", "level"), [(2, "inform"), (3, "involve"), (5, "involve")])
    def test_impact_that_is_high_or_doubtful_asks_for_involve(self, ask: Ask, impact: int, level: str) -> None:
        assert ask(f"influence: 1, interest: 1, impact: {impact}").level == level

    def test_impact_never_lowers_a_level(self, ask: Ask) -> None:
        suggestion = ask("influence: 5, interest: 5, impact: 5")
        assert steps(suggestion) == [("quadrant", "collaborate"), ("impact", "collaborate")]

    def test_unscored_impact_asks_for_nothing(self, ask: Ask) -> None:
        assert steps(ask("influence: 1, interest: 1")) == [("quadrant", "inform")]

    def test_threshold_of_impact_decides(self, ask: Ask) -> None:
        assert ask("influence: 1, interest: 1, impact: 4", "threshold: {impact: 4.5}").level == "inform"

    def test_policy_of_the_register_says_how_much(self, ask: Ask) -> None:
        assert ask("influence: 1, interest: 1, impact: 5", "policy: {at_least: {impact: consult}}").level == "consult"

    @pytest.mark.parametrize(
        ("impact", "settings", "words"),
        [
            (5, "", "impact 5 is above 3: at least involve"),
            (3, "", "impact 3 is on the threshold 3: at least involve"),
            (2.5, "borderline: 0.5", "impact 2.5 is near the threshold 3: at least involve"),
            (3, "borderline: 0.5", "impact 3 is on the threshold 3: at least involve"),
        ],
    )
    def test_reason_says_high_or_doubtful(self, ask: Ask, impact: float, settings: str, words: str) -> None:
        assert ask(f"influence: 1, interest: 1, impact: {impact}", settings).reasons[1].text == words

    def test_reason_says_where_the_level_is_high_enough_already(self, ask: Ask) -> None:
        reason = ask("influence: 5, interest: 5, impact: 5").reasons[1]
        assert reason.text == "impact 5 is above 3: at least involve, which it is already"


class TestNotAtTheTable:
    """Rule 4."""

    NO_SEAT = "at_the_table: false, influence: 1"

    @pytest.mark.parametrize(
        ("fields", "level"),
        [
            ("interest: 5, impact: 1", "involve"),
            ("interest: 3, impact: 1", "involve"),
            ("interest: 1, impact: 5", "involve"),
            ("interest: 1, impact: 3", "involve"),
            ("interest: 1", "involve"),
            ("interest: 1, impact: 1, represents: [age]", "involve"),
            ("interest: 1, impact: 1, represents: [religion]", "inform"),
            ("interest: 1, impact: 1", "inform"),
        ],
        ids=[
            "interest is high",
            "interest is doubtful",
            "impact is high",
            "impact is doubtful",
            "impact is unscored",
            "speaks for a group named in equity",
            "speaks for a group not named in equity",
            "none of these",
        ],
    )
    def test_without_a_seat_involve_where_the_matter_concerns_them(self, ask: Ask, fields: str, level: str) -> None:
        assert ask(f"{self.NO_SEAT}, {fields}", "equity: [age]").level == level

    @pytest.mark.parametrize("seat", ["at_the_table: true", "kind: group"])
    def test_with_a_seat_or_unknown_nothing_is_asked_for(self, ask: Ask, seat: str) -> None:
        suggestion = ask(f"{seat}, influence: 1, interest: 1, represents: [age]", "equity: [age]")
        assert steps(suggestion) == [("quadrant", "inform")]

    def test_policy_of_the_register_says_how_much(self, ask: Ask) -> None:
        policy = "policy: {at_least: {not-at-the-table: collaborate}}"
        assert ask(f"{self.NO_SEAT}, interest: 1", policy).level == "collaborate"

    @pytest.mark.parametrize(
        ("fields", "why"),
        [
            ("interest: 5", "interest 5 is above 3"),
            ("interest: 1, impact: 5", "impact 5 is above 3"),
            ("interest: 1", "nobody has scored how strongly they are affected"),
            ("interest: 1, impact: 1, represents: [age, x]", "they speak for Age and People on shifts"),
        ],
    )
    def test_reason_says_why_they_should_be_heard(self, ask: Ask, fields: str, why: str) -> None:
        reason = ask(f"{self.NO_SEAT}, {fields}", "equity: [age, {id: x, name: People on shifts}]").reasons[-1]
        assert (reason.rule, reason.text.partition(":")[0]) == ("not-at-the-table", f"no seat at the table, and {why}")


class TestUnscored:
    """Rule 6."""

    @pytest.mark.parametrize(
        ("fields", "words"),
        [
            ("influence: 5", "interest is unscored, so the grid says nothing"),
            ("interest: 5", "influence is unscored, so the grid says nothing"),
            ("kind: group", "influence and interest are unscored, so the grid says nothing"),
        ],
    )
    def test_reason_names_the_missing_score(self, ask: Ask, fields: str, words: str) -> None:
        assert ask(fields).reasons[0].text == words

    def test_without_anything_else_there_is_no_level(self, ask: Ask) -> None:
        suggestion = ask("influence: 5")
        assert (suggestion.level, suggestion.standing, suggestion.gap) == (None, None, None)
        assert (suggestion.every, suggestion.due, suggestion.at_least) == (None, None, False)

    def test_impact_still_applies_and_the_level_is_at_least(self, ask: Ask) -> None:
        suggestion = ask("influence: 5, impact: 5")
        assert steps(suggestion) == [("unscored", None), ("impact", "involve")]
        assert (suggestion.level, suggestion.at_least) == ("involve", True)

    def test_want_of_a_seat_still_applies_and_the_level_is_at_least(self, ask: Ask) -> None:
        suggestion = ask("interest: 5, at_the_table: false")
        assert steps(suggestion) == [("unscored", None), ("not-at-the-table", "involve")]
        assert suggestion.at_least

    def test_scored_level_is_not_at_least(self, ask: Ask) -> None:
        assert not ask("influence: 1, interest: 1, impact: 5").at_least


class TestCapacity:
    """Rule 7."""

    def test_low_capacity_doubles_the_days_and_keeps_the_level(self, ask: Ask) -> None:
        suggestion = ask("influence: 5, interest: 5, capacity: low")
        assert (suggestion.level, suggestion.every) == ("collaborate", 60)
        assert steps(suggestion) == [("quadrant", "collaborate"), ("capacity", "collaborate")]

    @pytest.mark.parametrize("capacity", ["medium", "high"])
    def test_other_capacity_changes_nothing(self, ask: Ask, capacity: str) -> None:
        suggestion = ask(f"influence: 5, interest: 5, capacity: {capacity}")
        assert (suggestion.every, len(suggestion.reasons)) == (30, 1)

    def test_low_capacity_doubles_the_days_of_the_level_that_stands(self, ask: Ask) -> None:
        assert ask("influence: 5, interest: 5, capacity: low, engagement: {target: inform}").every == 360

    def test_reason_says_what_doubles(self, ask: Ask) -> None:
        suggestion = ask("influence: 5, interest: 5, capacity: low")
        assert suggestion.reasons[-1].text == "their capacity is low: twice the usual days between contacts"
        assert suggestion.every == 60

    def test_without_a_level_capacity_is_no_reason(self, ask: Ask) -> None:
        assert steps(ask("influence: 5, capacity: low")) == [("unscored", None)]


class TestTarget:
    """Rule 8."""

    def test_target_stands_above_what_the_policy_says_and_both_are_shown(self, ask: Ask) -> None:
        suggestion = ask("influence: 5, interest: 5, engagement: {target: inform}")
        assert (suggestion.level, suggestion.target, suggestion.standing) == ("collaborate", "inform", "inform")
        assert suggestion.every == 180

    def test_target_stands_above_the_floors_too(self, ask: Ask) -> None:
        suggestion = ask("influence: 1, interest: 1, impact: 5, at_the_table: false, engagement: {target: inform}")
        assert (suggestion.level, suggestion.standing) == ("involve", "inform")

    def test_person_may_choose_empower(self, ask: Ask) -> None:
        suggestion = ask("influence: 5, interest: 5, engagement: {target: empower}")
        assert (suggestion.level, suggestion.standing) == ("collaborate", "empower")

    def test_target_gives_an_unscored_stakeholder_a_level(self, ask: Ask) -> None:
        suggestion = ask("influence: 5, engagement: {target: consult}")
        assert (suggestion.level, suggestion.standing, suggestion.every) == (None, "consult", 90)

    def test_target_of_the_topic_stands_above_the_general_one(self, ask: Ask) -> None:
        fields = "engagement: {target: inform}, by_topic: {heat: {engagement: {target: consult}}}"
        assert ask(fields, "topics: [{id: heat}]", "heat").target == "consult"
        assert ask(fields, "topics: [{id: heat}]").target == "inform"

    def test_what_the_topic_leaves_out_is_the_general_value_field_by_field(self, ask: Ask) -> None:
        suggestion = ask(
            "engagement: {target: inform, current: consult, owner: KM}, "
            "by_topic: {heat: {engagement: {current: involve}}}",
            "topics: [{id: heat}]",
            "heat",
        )
        assert (suggestion.target, suggestion.current, suggestion.owner) == ("inform", "involve", "KM")

    @pytest.mark.parametrize(
        ("fields", "words"),
        [
            ("influence: 5, interest: 5, engagement: {target: collaborate}", "a person has decided the same"),
            (
                "influence: 5, interest: 5, engagement: {target: collaborate, because: Agreed}",
                "a person has decided the same: Agreed",
            ),
            (
                "influence: 5, interest: 5, engagement: {target: inform, because: They asked}",
                "a person has decided on inform, below what is suggested: They asked",
            ),
            (
                "influence: 1, interest: 1, engagement: {target: consult}",
                "a person has decided on consult, above what is suggested",
            ),
            ("influence: 1, engagement: {target: consult}", "a person has decided on consult"),
            ("impact: 5, engagement: {target: involve}", "a person has decided on involve"),
            (
                "impact: 5, engagement: {target: inform}",
                "a person has decided on inform, below what is suggested",
            ),
        ],
    )
    def test_reason_sets_the_target_against_the_suggestion(self, ask: Ask, fields: str, words: str) -> None:
        assert ask(fields).reasons[-1].text == words


class TestReasons:
    def test_reasons_are_listed_in_order_each_with_the_level_after_it(self, ask: Ask) -> None:
        suggestion = ask(
            "influence: 3, interest: 1, impact: 5, at_the_table: false, capacity: low, engagement: {target: inform}"
        )
        assert steps(suggestion) == [
            ("quadrant", "inform"),
            ("doubtful", "consult"),
            ("impact", "involve"),
            ("not-at-the-table", "involve"),
            ("capacity", "involve"),
            ("target", "inform"),
        ]


class TestNextContact:
    BOTH = "influence: 5, interest: 5"

    def test_days_are_counted_from_the_last_entry_of_the_log(self, ask: Ask) -> None:
        log = "log: [{date: 2026-09-20, with: a}, {date: 2026-05-01, with: a}]"
        suggestion = ask(f"{self.BOTH}, since: 2026-01-01", log)
        assert (suggestion.last, suggestion.due) == (datetime.date(2026, 9, 20), datetime.date(2026, 10, 20))

    def test_contact_by_category_counts(self, ask: Ask) -> None:
        log = "log: [{date: 2026-09-20, with: ['category:industry']}]"
        assert ask(f"{self.BOTH}, category: industry", log).last == datetime.date(2026, 9, 20)

    def test_future_entry_does_not_count(self, ask: Ask) -> None:
        assert ask(self.BOTH, "log: [{date: 2026-10-02, with: a}]").last is None

    def test_without_a_contact_they_are_counted_from_since(self, ask: Ask) -> None:
        suggestion = ask(f"{self.BOTH}, since: 2026-09-10")
        assert (suggestion.last, suggestion.due) == (None, datetime.date(2026, 10, 10))

    def test_without_a_contact_or_since_the_next_is_due_at_once(self, ask: Ask) -> None:
        assert ask(self.BOTH).due == datetime.date(2026, 10, 1)

    def test_days_of_the_policy_count(self, ask: Ask) -> None:
        rest = "policy: {every: {collaborate: 7}}\nlog: [{date: 2026-09-20, with: a}]"
        assert ask(self.BOTH, rest).due == datetime.date(2026, 9, 27)

    def test_due_day_past_the_calendar_is_its_last_day(self, ask: Ask) -> None:
        rest = "policy: {every: {collaborate: 36500}}\nlog: [{date: 9950-01-01, with: a}]"
        assert ask(self.BOTH, rest, day="9999-01-01").due == datetime.date.max

    @pytest.mark.parametrize(
        ("fields", "log", "words"),
        [
            ("kind: group", "2026-09-20", "due 2026-10-20, 30 days after the last contact on 2026-09-20"),
            ("kind: group", "2026-09-01", "due 2026-10-01 (today), 30 days after the last contact on 2026-09-01"),
            (
                "kind: group",
                "2026-08-31",
                "due 2026-09-30 (overdue by 1 day), 30 days after the last contact on 2026-08-31",
            ),
            (
                "since: 2026-08-30",
                None,
                "due 2026-09-29 (overdue by 2 days), 30 days after 2026-08-30, the first day that they count; "
                "no contact so far",
            ),
            ("kind: group", None, "due 2026-10-01 (today), then every 30 days; no contact so far"),
        ],
    )
    def test_next_contact_in_words(self, ask: Ask, fields: str, log: str | None, words: str) -> None:
        suggestion = ask(f"{self.BOTH}, {fields}", f"log: [{{date: {log}, with: a}}]" if log else "")
        assert next_contact(datetime.date(2026, 10, 1), suggestion) == words

    def test_without_a_level_there_is_no_next_contact_to_speak_of(self, ask: Ask) -> None:
        assert next_contact(datetime.date(2026, 10, 1), ask("kind: group")) == ""


class TestNow:
    def test_word_of_a_person_stands_before_the_log(self, ask: Ask) -> None:
        suggestion = ask("engagement: {current: inform}", "log: [{date: 2026-09-30, with: a, level: involve}]")
        assert (suggestion.current, suggestion.current_from) == ("inform", "register")

    def test_left_out_it_is_the_highest_level_logged(self, ask: Ask) -> None:
        log = "log: [{date: 2026-09-29, with: a, level: collaborate}, {date: 2026-09-30, with: a, level: involve}]"
        suggestion = ask("kind: group", log)
        assert (suggestion.current, suggestion.current_from) == ("collaborate", "log")

    @pytest.mark.parametrize(
        ("day", "current"), [("2026-07-31", "involve"), ("2026-08-01", "inform")], ids=["60 days on", "61 days on"]
    )
    def test_each_level_lasts_as_long_as_its_own_cadence(self, ask: Ask, day: str, current: str) -> None:
        log = "log: [{date: 2026-06-01, with: a, level: involve}, {date: 2026-06-01, with: a, level: inform}]"
        assert ask("kind: group", log, day=day).current == current

    def test_low_capacity_makes_a_level_last_twice_as_long(self, ask: Ask) -> None:
        log = "log: [{date: 2026-06-01, with: a, level: involve}]"
        assert ask("capacity: low", log, day="2026-09-29").current == "involve"
        assert ask("capacity: low", log, day="2026-09-30").current is None

    def test_future_level_does_not_count(self, ask: Ask) -> None:
        assert ask("kind: group", "log: [{date: 2026-10-02, with: a, level: involve}]").current is None

    @pytest.mark.parametrize(
        ("log", "words"),
        [
            ("", "no contact"),
            ("log: [{date: 2026-01-01, with: a, level: involve}]", "lapsed"),
            ("log: [{date: 2026-09-30, with: a}]", "no level"),
            ("log: [{date: 2026-09-30, with: a, level: consult}]", "consult"),
        ],
    )
    def test_now_in_words_tells_what_lapsed_from_what_never_was(self, ask: Ask, log: str, words: str) -> None:
        assert now_in_words(ask("kind: group", log)) == words

    @pytest.mark.parametrize(("current", "gap"), [("inform", 3), ("collaborate", 0), ("empower", -1), (None, 4)])
    def test_gap_is_how_many_levels_are_missing(self, ask: Ask, current: str | None, gap: int) -> None:
        engagement = f", engagement: {{current: {current}}}" if current else ""
        assert ask(f"influence: 5, interest: 5{engagement}").gap == gap

    def test_gap_is_to_the_level_that_stands(self, ask: Ask) -> None:
        assert ask("influence: 5, interest: 5, engagement: {current: inform, target: consult}").gap == 1


class TestFormats:
    NEED = "needs: [{id: n, need: N, raised_by: a, formats: [sop]}]"

    def test_formats_of_their_need_come_first(self, ask: Ask) -> None:
        suggestion = ask("category: government, formats: [dataset]", self.NEED)
        assert (suggestion.formats, suggestion.formats_from) == (("sop",), "need")

    def test_formats_of_several_needs_are_listed_once_in_the_order_written(self, ask: Ask) -> None:
        rest = (
            "needs: [{id: n, need: N, raised_by: a, formats: [sop, seminar]}, "
            "{id: m, need: M, raised_by: a, formats: [toolkit, sop]}]"
        )
        assert ask("kind: group", rest).formats == ("sop", "seminar", "toolkit")

    def test_need_of_somebody_else_does_not_count(self, ask: Ask) -> None:
        rest = "needs: [{id: n, need: N, raised_by: b, formats: [sop]}]"
        assert ask("formats: [dataset]", rest).formats == ("dataset",)

    def test_need_without_formats_leaves_it_to_what_they_asked_for(self, ask: Ask) -> None:
        suggestion = ask("formats: [dataset]", "needs: [{id: n, need: N, raised_by: a}]")
        assert (suggestion.formats, suggestion.formats_from) == (("dataset",), "asked")

    @pytest.mark.parametrize(("topic", "formats"), [("heat", ("sop",)), ("air", ("dataset",)), (None, ("sop",))])
    def test_need_about_another_topic_does_not_count(self, ask: Ask, topic: str | None, formats: tuple[str]) -> None:
        rest = "topics: [{id: heat}, {id: air}]\nneeds: [{id: n, need: N, raised_by: a, topic: heat, formats: [sop]}]"
        assert ask("formats: [dataset]", rest, topic).formats == formats

    def test_need_about_no_topic_counts_for_each(self, ask: Ask) -> None:
        assert ask("formats: [dataset]", f"topics: [{{id: heat}}]\n{self.NEED}", "heat").formats == ("sop",)

    def test_what_they_asked_for_on_the_topic_comes_before_what_they_asked_for_in_general(self, ask: Ask) -> None:
        fields = "formats: [dataset], by_topic: {heat: {formats: [sop]}}"
        assert ask(fields, "topics: [{id: heat}]", "heat").formats == ("sop",)
        assert ask(fields, "topics: [{id: heat}]").formats == ("dataset",)

    def test_what_they_asked_for_in_general_stands_where_the_topic_has_none(self, ask: Ask) -> None:
        fields = "formats: [dataset], by_topic: {heat: {interest: 1}}"
        assert ask(fields, "topics: [{id: heat}]", "heat").formats == ("dataset",)

    def test_formats_of_the_category_come_last(self, ask: Ask) -> None:
        suggestion = ask("category: c", "categories: [{id: c, formats: [toolkit]}]")
        assert (suggestion.formats, suggestion.formats_from) == (("toolkit",), "category")

    def test_without_any_of_these_there_are_none(self, ask: Ask) -> None:
        suggestion = ask("kind: group")
        assert (suggestion.formats, suggestion.formats_from) == ((), "")


class TestStance:
    def test_stance_of_the_day_and_the_desired_one_are_shown(self, ask: Ask) -> None:
        suggestion = ask(
            "stance: {current: unaware, desired: leading}, assessments: [{date: 2026-09-01, stance: neutral}]"
        )
        assert (suggestion.stance, suggestion.desired) == ("neutral", "leading")


class TestWholeRegister:
    def test_contacts_a_year_are_summed_over_all(self, read: Read) -> None:
        register = read(
            """
            stakeholders:
              - {name: A, influence: 5, interest: 5}
              - {name: B, influence: 1, interest: 1, capacity: low}
              - {name: C}
            """
        )
        assert suggest(register).contacts_a_year == pytest.approx(365 / 30 + 365 / 360)

    def test_contacts_a_year_are_those_of_the_whole_register_whatever_is_shown(self, read: Read) -> None:
        register = read(
            """
            stakeholders:
              - {name: A, influence: 5, interest: 5, tags: [x]}
              - {name: B, influence: 1, interest: 1}
            """
        )
        shown = suggest(register, tag="x")
        assert [one.stakeholder.name for one in shown.suggestions] == ["A"]
        assert shown.contacts_a_year == suggest(register).contacts_a_year

    def test_sorted_by_gap_then_due_day_then_id(self, read: Read) -> None:
        register = read(
            """
            stakeholders:
              - {id: none, name: A}
              - {id: z-no-gap, name: A, influence: 1, interest: 1, engagement: {current: inform}}
              - {id: wide-late, name: A, influence: 5, interest: 5, since: 2026-09-20}
              - {id: wide-b, name: A, influence: 5, interest: 5, since: 2026-09-01}
              - {id: wide-a, name: A, influence: 5, interest: 5, since: 2026-09-01}
              - {id: a-narrow, name: A, influence: 5, interest: 1, engagement: {current: inform}}
              - {id: too-much, name: A, influence: 1, interest: 1, engagement: {current: empower}}
            """
        )
        order = [one.stakeholder.id for one in suggest(register).suggestions]
        assert order == ["wide-a", "wide-b", "wide-late", "a-narrow", "z-no-gap", "too-much", "none"]

    def test_filters_show_fewer(self, read: Read) -> None:
        register = read("stakeholders: [{id: a, name: A, tags: [x]}, {id: b, name: B, category: industry}]")
        assert [one.stakeholder.id for one in suggest(register, tag="x").suggestions] == ["a"]
        assert [one.stakeholder.id for one in suggest(register, category="industry").suggestions] == ["b"]

    def test_topic_of_the_register_is_meant_where_none_is_asked_for(self, read: Read) -> None:
        register = read(
            "topic: heat\ntopics: [{id: heat}]\n"
            "stakeholders: [{name: A, influence: 5, interest: 1, by_topic: {heat: {interest: 5}}}]"
        )
        assert suggest(register).suggestions[0].level == "collaborate"
        assert suggest(register).topic == "heat"

    def test_who_does_not_count_on_the_day_gets_no_suggestion(self, read: Read) -> None:
        assert suggest(read("stakeholders: [{name: A, until: 2026-09-30}]")).suggestions == ()

    def test_register_without_stakeholders_gets_no_suggestion(self, read: Read) -> None:
        empty = suggest(read("stakeholders: []"))
        assert (empty.suggestions, empty.contacts_a_year) == ((), 0)
