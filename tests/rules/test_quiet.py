"""Rules that find one thing in a whole register are quiet just below their bounds."""

from collections.abc import Callable

import pytest

from kmap.catalogue import rules
from kmap.register.register import Register

Read = Callable[..., Register]

FIVE = """
stakeholders:
  - {name: Council, category: government, at_the_table: true}
  - {name: Nurses, category: practitioners, at_the_table: true}
  - {name: Tenants, category: communities, at_the_table: true}
  - {name: Landlords, category: industry, at_the_table: true}
  - {name: Doctors, category: practitioners, at_the_table: true}
"""


def found(register: Register, code: str) -> list[str]:
    return [finding.message for finding in rules()[code].findings(register)]


@pytest.mark.parametrize("code", ["KM501", "KM502", "KM503"])
def test_coverage_is_judged_from_five_stakeholders_on(read: Read, code: str) -> None:
    assert found(read(FIVE), code)
    assert not found(read(FIVE.replace("  - {name: Doctors, category: practitioners, at_the_table: true}\n", "")), code)


def test_no_category_is_empty_where_none_is_used(read: Read) -> None:
    register = read("stakeholders: [{name: A}, {name: B}, {name: C}, {name: D}, {name: E}]")
    assert not found(register, "KM501")


def test_no_category_is_empty_where_all_are_used(read: Read) -> None:
    societies = "  - {name: Society, category: professional-bodies}\n  - {name: Lab, category: researchers}\n"
    assert not found(read(FIVE + societies), "KM501")


def test_a_known_seat_is_needed_to_miss_others(read: Read) -> None:
    assert not found(read(FIVE.replace("at_the_table: true", "tags: [x]")), "KM503")
    assert not found(read(FIVE.replace("at_the_table: true", "at_the_table: false", 1)), "KM503")


def contacts_with(council: int, tenants: int) -> str:
    log = ["  - {date: 2026-09-01, with: [council]}"] * council + ["  - {date: 2026-09-01, with: [tenants]}"] * tenants
    people = ["stakeholders:", "  - {name: Council, influence: 5, interest: 1}"]
    people.append("  - {name: Tenants, influence: 1, interest: 5}")
    return "\n".join([*people, "log:", *log, ""])


EVEN = "policy: {every: {consult: 60, involve: 60}}\n"
"""Both get as many contacts by the plan."""
TWO_TO_ONE = "policy: {every: {consult: 30, involve: 60}}\n"
"""The council gets two thirds of the contacts by the plan."""


@pytest.mark.parametrize(
    ("policy", "council", "tenants", "told"),
    [
        (EVEN, 8, 2, True),
        (EVEN, 8, 1, False),  # nine contacts are too few
        (EVEN, 9, 3, False),  # three quarters are not more than that
        (EVEN, 10, 3, True),
        (TWO_TO_ONE, 10, 3, True),  # 77 %, planned are 67 %
        (TWO_TO_ONE, 19, 6, False),  # 76 %, planned are 67 %
        (TWO_TO_ONE, 0, 10, False),
    ],
)
def test_engagement_is_unequal_beyond_three_quarters_and_the_plan(
    read: Read, policy: str, council: int, tenants: int, told: bool
) -> None:
    assert bool(found(read(policy + contacts_with(council, tenants)), "KM506")) is told


def test_engagement_is_not_unequal_where_all_have_influence(read: Read) -> None:
    register = read(contacts_with(12, 1).replace("influence: 1", "influence: 5"))
    assert not found(register, "KM506")


@pytest.mark.parametrize(("date", "told"), [("2025-10-01", False), ("2025-09-30", True)])
def test_a_score_is_stale_after_a_year_where_the_register_does_not_say(read: Read, date: str, told: bool) -> None:
    register = read(f"stakeholders: [{{name: A, assessments: [{{date: {date}, by: K, influence: 1, interest: 2}}]}}]")
    assert bool(found(register, "KM209")) is told


@pytest.mark.parametrize(("every", "told"), [(91, True), (92, False)])
def test_contacts_are_counted_where_four_are_due(read: Read, every: int, told: bool) -> None:
    register = read(
        f"""
        policy: {{every: {{consult: {every}}}}}
        stakeholders: [{{name: A, influence: 5, interest: 1}}]
        log: [{{date: 2025-10-01, with: [b]}}, {{date: 2026-09-01, with: [a]}}]
        """
    )
    assert bool(found(register, "KM306")) is told
    assert not found(read("stakeholders: [{name: A, influence: 5, interest: 1}]"), "KM305")


def test_a_log_of_less_than_a_year_has_not_too_few_contacts(read: Read) -> None:
    register = read(
        """
        stakeholders: [{name: A, influence: 5, interest: 1}]
        log: [{date: 2025-10-02, with: [b]}, {date: 2026-09-01, with: [a]}]
        """
    )
    assert not found(register, "KM306")


@pytest.mark.parametrize("scale", ["{min: 3, max: 3}", "{min: 5, max: 1}"])
def test_no_score_is_outside_of_a_scale_that_can_not_be(read: Read, scale: str) -> None:
    register = read(f"scale: {scale}\nstakeholders: [{{name: A, influence: 4, interest: 2}}]")
    assert found(register, "KM202")
    assert not found(register, "KM201")


@pytest.mark.parametrize(("point", "told"), [("2026-09-30", False), ("2026-10-01", True), ("2026-10-31", False)])
def test_a_point_counts_on_its_day_and_results_may_come_on_it(read: Read, point: str, told: bool) -> None:
    register = read(
        f"""
        stakeholders: [{{name: A, engagement_points: [{{date: {point}}}]}}]
        needs: [{{id: n, need: N?, raised_by: [a]}}]
        questions: [{{id: q, question: Q?, answers: [n], results: 2026-10-31}}]
        """
    )
    assert bool(found(register, "KM609")) is told


def test_seats_are_asked_for_among_more_than_five_too(read: Read) -> None:
    assert found(read(FIVE + "  - {name: Schools, category: practitioners, at_the_table: true}\n"), "KM503")


def test_who_is_contested_is_told_at_the_first_of_the_assessments(read: Read) -> None:
    scores = {"K": "influence: 5, interest: 5", "L": "influence: 1, interest: 5", "M": "influence: 1, interest: 1"}
    rows = ", ".join(f"{{date: 2026-09-01, by: {by}, {given}}}" for by, given in scores.items())
    (finding,) = rules()["KM212"].findings(read(f"stakeholders: [{{name: A, assessments: [{rows}]}}]"))
    assert finding.route == ("stakeholders", 0, "assessments", 0)


def test_one_empty_category_is_enough_to_be_told(read: Read) -> None:
    declared = "default_categories: false\ncategories: [%s]\n"
    ids = ("government", "practitioners", "communities", "industry", "media")
    register = read(declared % ", ".join(f"{{id: {id_}}}" for id_ in ids) + FIVE)
    assert found(register, "KM501") == ["no stakeholder is in `media`"]


def test_a_category_of_one_is_told_with_its_only_one(read: Read) -> None:
    assert found(read(FIVE), "KM502") == [
        "category `government` hangs on `Council` alone",
        "category `communities` hangs on `Tenants` alone",
        "category `industry` hangs on `Landlords` alone",
    ]
