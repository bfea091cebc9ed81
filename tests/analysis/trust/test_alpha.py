"""Krippendorff's alpha over the standing rounds."""

from collections.abc import Callable
from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kmap.analysis.grid import place
from kmap.analysis.trust import alpha as module
from kmap.analysis.trust.alpha import Alpha, alphas, ordinal
from kmap.register.register import Register

Read = Callable[..., Register]

RATERS = {
    "A": [1, 2, 3, 3, 2, 1, 4, 1, 2, None, None, None],
    "B": [1, 2, 3, 3, 2, 2, 4, 1, 2, 5, None, 3],
    "C": [None, 3, 3, 3, 2, 3, 4, 2, 2, 5, 1, None],
    "D": [1, 2, 3, 3, 2, 4, 4, 1, 2, 5, 1, None],
}
"""Krippendorff's own example: four raters, twelve units."""


def krippendorff_register(axis: str) -> str:
    lines = ["stakeholders:"]
    for unit in range(12):
        lines += [f"  - name: Unit {unit + 1}", "    assessments:"]
        for rater, scores in RATERS.items():
            if scores[unit] is not None:
                lines.append(f"      - {{date: 2026-09-01, by: {rater}, {axis}: {scores[unit]}}}")
    return "\n".join(lines)


def by_axis(register: Register) -> dict[str, Alpha]:
    return {one.of: one for one in alphas(place(register))}


@pytest.mark.parametrize("axis", ["influence", "interest", "impact"])
def test_krippendorffs_four_raters_and_twelve_units(read: Read, axis: str) -> None:
    found = by_axis(read(krippendorff_register(axis)))
    assert found[axis].value == pytest.approx(0.815, abs=0.0005)
    assert (found[axis].units, found[axis].ratings, found[axis].assessors) == (11, 40, 4)
    assert found[axis].reading == "rely"


def test_all_axes_together_have_the_units_of_each(read: Read) -> None:
    text = krippendorff_register("influence")
    twice = by_axis(read(text.replace("influence: ", "interest: 3, influence: ")))
    assert twice["all"].units == twice["influence"].units + twice["interest"].units == 22
    once = by_axis(read(text))
    assert once["all"].value == once["influence"].value


@pytest.mark.parametrize(
    ("value", "reading"),
    [
        (1, "rely"),
        (0.8, "rely"),
        (0.79, "tentative"),
        (0.667, "tentative"),
        (0.66, "do not rely"),
        (-0.2, "do not rely"),
    ],
)
def test_value_is_read_after_krippendorff(value: float, reading: str) -> None:
    assert Alpha("all", value, 10, 20, 2).reading == reading


@pytest.mark.parametrize(
    "assessments",
    ["[]", "[{date: 2026-09-01, by: AK, influence: 4, interest: 2}]"],
    ids=["nobody", "one person"],
)
def test_it_is_undefined_where_nobody_was_scored_by_two(read: Read, assessments: str) -> None:
    for one in alphas(place(read(f"stakeholders: [{{name: A, influence: 1, assessments: {assessments}}}]"))):
        assert (one.value, one.reading, one.units) == (None, None, 0)
        assert one.undefined == "nobody was scored by two people in the round that stands"


def test_it_is_undefined_where_all_scores_are_alike(read: Read) -> None:
    rows = "[{date: 2026-09-01, by: AK, influence: 4}, {date: 2026-09-01, by: RM, influence: 4}]"
    alone = "[{date: 2026-09-01, by: AK, influence: 2}]"  # nothing to compare it with
    found = by_axis(read(f"stakeholders: [{{name: A, assessments: {rows}}}, {{name: B, assessments: {alone}}}]"))
    assert found["influence"].value is None
    assert found["influence"].undefined == "all scores are the same, and agreement shows only where some differ"
    assert found["influence"].units == 1


def test_it_is_undefined_in_an_empty_register(read: Read) -> None:
    assert {one.value for one in alphas(place(read("stakeholders: []")))} == {None}


def test_scores_that_differ_by_rounding_alone_are_the_same() -> None:
    assert ordinal([[0.3, 0.1 + 0.2], [0.5, 0.5]], tolerance=1e-9) == 1


def test_those_without_a_name_are_each_another_assessor(read: Read) -> None:
    rows = (
        "[{date: 2026-09-01, influence: 4}, {date: 2026-09-01, influence: 5}, {date: 2026-09-01, by: AK, influence: 5}]"
    )
    found = by_axis(read(f"stakeholders: [{{name: A, assessments: {rows}}}, {{name: B, assessments: {rows}}}]"))
    assert (found["all"].units, found["all"].ratings, found["all"].assessors) == (2, 6, 5)


units = st.lists(st.lists(st.sampled_from([1.0, 2.0, 2.5, 4.0, 5.0]), max_size=5), max_size=8)


@given(units, st.randoms(use_true_random=False))
@settings(max_examples=50)
def test_order_of_units_and_of_scores_changes_not_even_the_last_digit(units: list[list[float]], random: Random) -> None:
    other = [random.sample(unit, len(unit)) for unit in units]
    random.shuffle(other)
    assert ordinal(other) == ordinal(units)


@given(units)
@settings(max_examples=50)
def test_it_is_1_at_most(units: list[list[float]]) -> None:
    value = ordinal(units)
    assert value is None or value <= 1


@given(units)
@settings(max_examples=50)
def test_shorter_way_for_a_great_many_gives_the_same(units: list[list[float]]) -> None:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(module, "MOST_CELLS", -1)
        shorter = ordinal(units)
    whole = ordinal(units)
    assert (shorter is None) is (whole is None)
    assert shorter is None or shorter == pytest.approx(whole, abs=1e-9)


@pytest.mark.parametrize(("most", "shorter"), [(3 * 2**2, False), (3 * 2**2 - 1, True)])
def test_shorter_way_is_taken_beyond_so_many_cells(monkeypatch: pytest.MonkeyPatch, most: int, shorter: bool) -> None:
    monkeypatch.setattr(module, "MOST_CELLS", most)
    monkeypatch.setattr(module, "_by_middle_ranks", lambda _: 7.0)
    assert (ordinal([[1, 2], [2, 2], [1, 1], [2]]) == 7) is shorter
