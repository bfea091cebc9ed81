"""What a map does not say: scores that are missing, and scores without a reason."""

from collections.abc import Callable

import pytest

from kmap.analysis.grid import place
from kmap.analysis.trust.gaps import gaps
from kmap.register.register import Register

Read = Callable[..., Register]
Found = list[tuple[str, tuple[str, ...], tuple[str, ...]]]


def found(register: Register, topic: str | None = None) -> Found:
    return [(one.stakeholder.id, one.unscored, one.unexplained) for one in gaps(place(register, topic))]


def test_unscored_are_first_then_those_without_a_reason(read: Read) -> None:
    register = read(
        """
        stakeholders:
          - {id: a, name: A, influence: 3, interest: 2}
          - {id: c, name: C, interest: 3, because: So they say}
          - {id: b, name: B}
          - {id: d, name: D, influence: 3, interest: 2, because: So they say}
        """
    )
    assert found(register) == [
        ("b", ("influence", "interest"), ()),
        ("c", ("influence",), ()),
        ("a", (), ("influence", "interest")),
    ]


def test_impact_need_not_be_scored_but_its_score_needs_a_reason(read: Read) -> None:
    row = "{date: 2026-09-01, by: AK, influence: 3, interest: 3, because: Minutes}"
    register = read(f"stakeholders: [{{id: a, name: A, impact: 4, assessments: [{row}]}}]")
    assert found(register) == [("a", (), ("impact",))]


@pytest.mark.parametrize(
    "reason",
    [
        "because: In general",
        "assessments: [{date: 2026-09-01, interest: 4}, {date: 2026-09-01, interest: 4, because: Minutes}]",
    ],
    ids=["of the stakeholder", "of one assessor"],
)
def test_one_reason_will_do_for_a_score(read: Read, reason: str) -> None:
    register = read(f"stakeholders: [{{id: a, name: A, influence: 3, interest: 3, {reason}}}]")
    assert "interest" not in {axis for _, _, unexplained in found(register) for axis in unexplained}


def test_reason_of_a_round_that_stands_no_longer_will_not_do(read: Read) -> None:
    rows = "{date: 2026-03-01, by: AK, influence: 3, because: Minutes}, {date: 2026-09-01, by: AK, influence: 4}"
    register = read(f"stakeholders: [{{id: a, name: A, interest: 3, assessments: [{rows}]}}]")
    assert found(register) == [("a", (), ("influence", "interest"))]


def test_topic_has_its_own_reason_and_else_the_general_one(read: Read) -> None:
    register = read(
        """
        topics: [{id: heat}, {id: damp}]
        stakeholders:
          - {id: a, name: A, influence: 3, interest: 3, because: Minutes, by_topic: {damp: {interest: 5}}}
          - id: b
            name: B
            influence: 3
            interest: 3
            by_topic: {damp: {interest: 5, because: They asked}, heat: {interest: 5}}
        """
    )
    assert found(register, "damp") == [("b", (), ("influence",))]
    assert found(register, "heat") == [("b", (), ("influence", "interest"))]


@pytest.mark.parametrize(("because", "unexplained"), [("", ("influence", "interest")), ("because: Said", ())])
def test_the_reason_of_a_topic_explains_what_is_assessed_for_it(
    read: Read, because: str, unexplained: tuple[str, ...]
) -> None:
    register = read(
        f"""
        topics: [{{id: heat, name: Heat}}]
        stakeholders:
          - name: A
            by_topic: {{heat: {{{because}}}}}
            assessments: [{{date: 2026-09-01, topic: heat, influence: 3, interest: 2}}]
        """
    )
    assert found(register, "heat") == ([("a", (), unexplained)] if unexplained else [])
