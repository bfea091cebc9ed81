"""Stance against influence: who blocks, who carries, and how far it is to the stance desired."""

from collections.abc import Callable
from typing import get_args

import pytest

from kmap.analysis.stance import PART_MEANINGS, Part, classify
from kmap.register.register import Register

Read = Callable[..., Register]


@pytest.mark.parametrize(
    ("influence", "stance", "part"),
    [
        ("5", "resistant", "blocks"),
        ("3", "resistant", "might block"),
        ("", "resistant", "might block"),
        ("1", "resistant", ""),
        ("5", "supportive", "carries"),
        ("5", "leading", "carries"),
        ("3", "leading", "might carry"),
        ("5", "unaware", "undecided"),
        ("5", "neutral", "undecided"),
        ("3", "neutral", ""),
        ("1", "leading", ""),
    ],
)
def test_part_follows_from_stance_and_influence(influence: str, stance: str, part: str, read: Read) -> None:
    score = f"influence: {influence}, " if influence else ""
    (one,) = classify(read(f"stakeholders: [{{name: A, {score}stance: {{current: {stance}}}}}]")).stands
    assert one.part == part


def test_unknown_stance_says_nothing(read: Read) -> None:
    (one,) = classify(read("stakeholders: [{name: A, influence: 5}]")).stands
    assert (one.current, one.part, one.steps) == (None, "", None)


@pytest.mark.parametrize(
    ("current", "desired", "steps"),
    [("unaware", "leading", 4), ("resistant", "neutral", 1), ("neutral", "neutral", 0), ("leading", "supportive", -1)],
)
def test_steps_count_places_of_the_order(current: str, desired: str, steps: int, read: Read) -> None:
    (one,) = classify(read(f"stakeholders: [{{name: A, stance: {{current: {current}, desired: {desired}}}}}]")).stands
    assert one.steps == steps


def test_highest_influence_comes_first_and_unscored_last(read: Read) -> None:
    register = read("stakeholders: [{name: A}, {name: B, influence: 2}, {name: C, influence: 4}]")
    assert [one.stakeholder.name for one in classify(register).stands] == ["C", "B", "A"]


def test_stance_of_the_registers_own_topic_counts(read: Read) -> None:
    register = read("""
        topic: heat
        topics: [{id: heat}]
        stakeholders:
          - {name: A, influence: 5, stance: {current: leading}, by_topic: {heat: {stance: {current: resistant}}}}
    """)
    assert [one.current for one in classify(register).stands] == ["resistant"]


def test_every_part_but_the_empty_one_is_explained() -> None:
    assert set(PART_MEANINGS) == set(get_args(Part)) - {""}
