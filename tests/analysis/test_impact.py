"""3i: eight types from interest, influence and impact, said only where all are scored."""

from collections.abc import Callable

import pytest

from kmap.analysis.impact import HIGHS, IMPACT_NAMES, IMPACT_TYPES, classify
from kmap.register.register import Register

Read = Callable[..., Register]
PUBLISHED = {
    "000": "Uninterested",
    "001": "Uninterested and impacted",
    "010": "Uninterested influencers",
    "011": "Disinterested, influential and impacted",
    "100": "Only interested",
    "101": "Interested and impacted",
    "110": "Interested influencers",
    "111": "Interested, influential and impacted",
}
"""M.S. Reed et al. 2025, by interest, influence and impact; the last by pattern."""


def register_of(interest: float, influence: float, impact: float, more: str = "") -> str:
    scores = f"interest: {interest}, influence: {influence}, impact: {impact}"
    return f"{more}\nstakeholders: [{{name: A, {scores}}}]"


@pytest.mark.parametrize(("highs", "name"), PUBLISHED.items())
def test_types_are_those_of_reed_and_others(highs: str, name: str, read: Read) -> None:
    interest, influence, impact = (5 if high == "1" else 1 for high in highs)
    (one,) = classify(read(register_of(interest, influence, impact))).affected
    assert one.type is not None
    assert IMPACT_NAMES[one.type] == name
    assert one.could_be == ()


def test_names_and_highs_are_given_for_each_type_once() -> None:
    assert set(HIGHS) == set(IMPACT_NAMES) == set(IMPACT_TYPES)
    assert len(set(HIGHS.values())) == len(HIGHS) == 8


def test_score_on_the_threshold_is_low_and_doubtful(read: Read) -> None:
    (one,) = classify(read(register_of(1, 1, 3))).affected
    assert one.type == "uninterested"
    assert one.could_be == ("uninterested-and-impacted",)


def test_two_doubtful_scores_leave_three_other_types(read: Read) -> None:
    (one,) = classify(read(register_of(3, 5, 3))).affected
    assert one.type == "uninterested-influencers"
    assert len(one.could_be) == 3


def test_threshold_of_impact_is_its_own(read: Read) -> None:
    more = "threshold: {impact: 1}"
    (one,) = classify(read(register_of(1, 1, 2, more))).affected
    assert one.type == "uninterested-and-impacted"


@pytest.mark.parametrize("missing", ["interest", "influence", "impact"])
def test_a_missing_score_gives_no_type(missing: str, read: Read) -> None:
    given = ", ".join(f"{axis}: 5" for axis in ("interest", "influence", "impact") if axis != missing)
    (one,) = classify(read(f"stakeholders: [{{name: A, {given}}}]")).affected
    assert one.type is None
    assert one.missing == (missing,)


def test_scores_of_the_topic_count(read: Read) -> None:
    register = read("""
        topics: [{id: heat}]
        stakeholders: [{name: A, interest: 1, influence: 1, impact: 1, by_topic: {heat: {impact: 5}}}]
    """)
    assert [one.type for one in classify(register).affected] == ["uninterested"]
    assert [one.type for one in classify(register, "heat").affected] == ["uninterested-and-impacted"]


def test_the_most_affected_come_first_and_unscored_last(read: Read) -> None:
    register = read("stakeholders: [{name: C}, {name: B, impact: 2}, {name: A, impact: 5}]")
    assert [one.stakeholder.name for one in classify(register).affected] == ["A", "B", "C"]
