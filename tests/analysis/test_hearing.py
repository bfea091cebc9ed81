"""Who is heard, and who could introduce us to those who are not."""

from collections.abc import Callable
from pathlib import Path
from textwrap import dedent

import pytest

from kmap.analysis.coverage import coverage
from kmap.analysis.hearing import GroupHearing, Hearing, hearing
from kmap.register.register import Register
from kmap.register.vocabulary import EQUITY_GROUPS
from kmap.reports.coverage import report, sentences

Read = Callable[..., Register]
PROGRAMME = (Path(__file__).parent / "programme.yaml").read_text(encoding="utf-8")


def group(found: Hearing, id_: str) -> GroupHearing:
    return next(one for one in found.groups if one.id == id_)


def heard(read: Read, *entries: str) -> GroupHearing:
    """Return how a group is heard for which A speaks, by a log."""
    log = "".join(f"  - {{{entry}}}\n" for entry in entries)
    text = f"equity: [age]\nstakeholders: [{{id: a, name: A, represents: age}}]\nlog:\n{log}"
    return group(hearing(read(text)), "age")


class TestGroups:
    def test_all_ten_of_progress_plus_are_listed_and_our_own_after_them(self, read: Read) -> None:
        assert [one.id for one in hearing(read(PROGRAMME)).groups] == [*EQUITY_GROUPS, "renters"]

    def test_declared_ones_are_marked(self, read: Read) -> None:
        declared = [one.id for one in hearing(read(PROGRAMME)).groups if one.declared]
        assert declared == ["age", "disability", "renters"]

    @pytest.mark.parametrize(("level", "reached"), [("inform", False), ("consult", True), ("empower", True)])
    def test_group_is_reached_from_consult_on(self, read: Read, level: str, reached: bool) -> None:
        found = heard(read, f"date: 2026-09-01, with: a, level: {level}")
        assert found.heard.reached is reached
        assert bool(found.reached) is reached

    def test_to_be_on_the_map_is_not_to_be_reached(self, read: Read) -> None:
        found = heard(read, "date: 2026-10-02, with: a, level: consult")
        assert [one.id for one in found.representatives] == ["a"]
        assert (found.reached, found.heard) == ((), (None, None, False))

    def test_contact_without_a_level_reaches_nobody(self, read: Read) -> None:
        assert not heard(read, "date: 2026-09-01, with: a").heard.reached

    @pytest.mark.parametrize(("day", "reached"), [("2025-09-30", False), ("2025-10-01", True)])
    def test_contact_counts_for_365_days(self, read: Read, day: str, reached: bool) -> None:
        found = heard(read, f"date: {day}, with: a, level: consult")
        assert (found.heard.reached, str(found.heard.last)) == (reached, day)

    def test_group_that_nobody_speaks_for_is_not_reached(self, read: Read) -> None:
        found = group(hearing(read(PROGRAMME)), "renters")
        assert (found.representatives, found.heard.reached) == ((), False)

    def test_highest_level_of_those_who_speak_for_it_is_shown(self, read: Read) -> None:
        found = heard(read, "date: 2026-09-01, with: a, level: involve", "date: 2026-09-02, with: a, level: inform")
        assert (found.heard.level, str(found.heard.last)) == ("involve", "2026-09-01")


class TestUnheard:
    def affected(self, read: Read, fields: str, log: str = "") -> list[tuple[str, ...]]:
        text = f"stakeholders: [{{id: a, name: A, {fields}}}]\n{log}"
        return [one.reasons for one in hearing(read(text)).unheard]

    CONTACT = "log: [{date: 2026-09-01, with: a, level: consult}]"

    def test_affected_without_say_and_without_contact_is_not_heard(self, read: Read) -> None:
        assert self.affected(read, "influence: 1, interest: 3, impact: 5") == [("not reached",)]

    def test_one_who_was_reached_and_is_to_be_involved_is_heard(self, read: Read) -> None:
        assert self.affected(read, "influence: 1, interest: 3, impact: 5", self.CONTACT) == []

    def test_level_below_involve_is_no_voice_whatever_the_log(self, read: Read) -> None:
        fields = "influence: 1, interest: 3, impact: 5, engagement: {target: consult}"
        assert self.affected(read, fields, self.CONTACT) == [("level below involve",)]

    @pytest.mark.parametrize(
        "fields", ["influence: 5, impact: 5", "influence: 1, impact: 3", "impact: 5", "influence: 1"]
    )
    def test_one_with_a_say_or_without_a_score_is_none_of_them(self, read: Read, fields: str) -> None:
        assert self.affected(read, fields) == []


class TestIntroductions:
    TIES = """
        team: {id: unit, name: The unit}
        equity: [age]
        stakeholders:
          - {id: a, name: A}
          - {id: b, name: B}
          - {id: elders, name: Elders, represents: age}
          - {id: far, name: Far, represents: age, influence: 1, interest: 1, impact: 5}
        relationships:
          - {from: unit, to: a, strength: 3}
          - {from: elders, to: a, strength: 3}
          - {from: unit, to: b}
          - {from: b, to: elders}
        """

    def test_strongest_path_leads_to_those_who_speak_for_a_group_that_is_not_reached(self, read: Read) -> None:
        found = hearing(read(self.TIES)).introductions
        paths = {one.stakeholder.id: (one.why, one.path) for one in found}
        assert paths["elders"] == (("Age",), ("unit", "a", "elders"))

    def test_one_to_whom_no_tie_leads_has_no_path(self, read: Read) -> None:
        found = {one.stakeholder.id: one for one in hearing(read(self.TIES)).introductions}
        assert (found["far"].why, found["far"].path) == (("affected", "Age"), ())

    def test_nobody_is_introduced_to_those_who_are_reached(self, read: Read) -> None:
        text = dedent(self.TIES) + "log: [{date: 2026-09-01, with: [elders, far], level: involve}]"
        assert hearing(read(text)).introductions == ()


def test_filters_leave_out_those_who_are_not_asked_for(read: Read) -> None:
    found = hearing(read(PROGRAMME), category="communities")
    assert found.coverage.stakeholders == 2
    assert [share.of for share in found.coverage.by_category] == ["communities"]
    assert hearing(read(PROGRAMME), tag="school").coverage.stakeholders == 1


def test_coverage_without_filters_is_what_the_rules_read(read: Read) -> None:
    register = read(PROGRAMME)
    assert hearing(register).coverage == coverage(register)


def test_whole_of_the_programme(read: Read) -> None:
    register = read(PROGRAMME)
    assert list(sentences(register, hearing(register))) == [
        "4 of 5 stakeholders were reached: the 365 days up to 2026-10-01 have a contact at consult or above",
        "at the table: 2; not at it: 2; not known: 1",
        "2 contacts have no level, so that nobody knows whether they reached anybody",
        "2 of 3 groups that the register sets out to hear were reached",
        "not reached: People who rent; nobody on the map speaks for them",
        "nobody is in Learned societies and professional organisations, Other researchers and Clinicians and health "
        "care professionals",
    ]


def test_percentages_of_a_table_are_of_its_own_contacts(read: Read) -> None:
    register = read(PROGRAMME)
    parts = {part.name: part for part in report(register, "T", hearing(register)).parts}
    assert [row[:4] for row in parts["influence"].rows] == [("high influence", 2, 3, 43), ("low influence", 3, 4, 57)]


def test_of_no_contacts_there_are_no_percentages(read: Read) -> None:
    register = read("stakeholders: [{name: A, influence: 5, interest: 5}]")
    parts = {part.name: part for part in report(register, "T", hearing(register)).parts}
    assert parts["influence"].rows == (("high influence", 1, 0, None, 12.2, 100),)


def test_empty_register_has_nobody(read: Read) -> None:
    found = hearing(read("stakeholders: []"))
    assert (found.reached, found.unheard, found.introductions, found.without_level) == (0, (), (), 0)
