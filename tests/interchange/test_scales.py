"""Scores as people write them, and the scale that they are on."""

import pytest

from kmap.errors import KmapError
from kmap.interchange.scales import Scale, Unread, asked_scale, found_scale, is_missing, score

ONE_TO_FIVE = Scale(1, 5)


def read(text: str, own: Scale = ONE_TO_FIVE, onto: Scale | None = None) -> object:
    return score(text, own, onto or own)


@pytest.mark.parametrize("text", ["", "NA", "n/a", "N.A.", "#N/A", "?", "-", "unknown", "No information", "don't know"])
def test_what_is_not_known_is_no_score_and_not_low(text: str) -> None:
    assert is_missing(text)
    assert read(text) is None


def test_zero_is_a_score_where_the_scale_has_it() -> None:
    assert read("0", Scale(0, 5)) == 0


def test_zero_is_outside_a_scale_from_one() -> None:
    assert isinstance(read("0"), Unread)


@pytest.mark.parametrize(("text", "value"), [("4", 4), ("4.5", 4.5), ("4,5", 4.5), ("3 out of 5", 3)])
def test_numbers_are_read_in_the_usual_spellings(text: str, value: float) -> None:
    assert read(text) == value


def test_a_footnote_behind_a_number_is_no_part_of_it() -> None:
    assert read("5.5*", Scale(1, 10)) == 5.5


@pytest.mark.parametrize("text", ["Low-High", "Low to high", "Low\u2013High", "low/high", "3-4", "3 to 5", "2/3"])
def test_a_range_is_refused_with_what_to_write(text: str) -> None:
    found = read(text)
    assert isinstance(found, Unread)
    assert "write one value" in found.why


@pytest.mark.parametrize("text", ["+", "++", "+++", "+/-", "---"])
def test_signs_are_refused_or_unread(text: str) -> None:
    assert isinstance(read(text), Unread)


def test_signs_are_refused_with_how_to_say_what_they_mean() -> None:
    found = read("++")
    assert isinstance(found, Unread)
    assert "--read" in found.why


def test_three_words_are_a_scale_of_three() -> None:
    found = found_scale(["High", "Moderate", "NA", "Low"], [])
    assert found is not None
    assert (found.min, found.max) == (1, 3)
    assert found.labels == {1: "Low", 2: "Moderate", 3: "High"}


def test_steps_between_words_are_a_scale_of_five() -> None:
    found = found_scale(["Low", "Low to medium", "High"], [])
    assert found is not None
    assert found.labels == {1: "Low", 2: "Low to medium", 3: "Medium", 4: "Medium to high", 5: "High"}


def test_very_low_to_very_high_is_a_scale_of_five() -> None:
    found = found_scale(["Very low", "high"], [])
    assert found is not None
    assert [read(word, found) for word in ("very low", "Low", "Medium", "High", "VERY HIGH")] == [1, 2, 3, 4, 5]


def test_the_first_letter_is_the_highest() -> None:
    found = found_scale(["A", "B", "C"], [])
    assert found is not None
    assert [read(letter, found) for letter in "ABC"] == [3, 2, 1]


def test_letters_of_low_medium_and_high_are_words() -> None:
    found = found_scale(["H", "M", "L"], [])
    assert found is not None
    assert [read(letter, found) for letter in "LMH"] == [1, 2, 3]


@pytest.mark.parametrize(
    ("values", "ends"),
    [(["1", "5"], (1, 5)), (["0", "5"], (0, 5)), (["3", "10"], (1, 10)), (["0", "7"], (0, 10)), (["0.2", "1"], (0, 1))],
)
def test_the_smallest_usual_scale_that_holds_all_numbers_is_taken(values: list[str], ends: tuple[float, float]) -> None:
    found = found_scale(values, [])
    assert found is not None
    assert (found.min, found.max) == ends


def test_a_scale_in_a_heading_stands_above_what_the_scores_show() -> None:
    found = found_scale(["1", "3"], [(1.0, 10.0), (1.0, 10.0)])
    assert found is not None
    assert (found.min, found.max) == (1, 10)


def test_two_scales_in_one_file_are_refused() -> None:
    with pytest.raises(KmapError, match="several scales: 1-5 and 1-10"):
        found_scale(["1"], [(1.0, 5.0), (1.0, 10.0)])


def test_numbers_on_no_usual_scale_are_refused_and_the_option_named() -> None:
    with pytest.raises(KmapError, match="no usual scale") as caught:
        found_scale(["-3", "4"], [])
    assert "--scale" in caught.value.tip


def test_half_points_are_steps() -> None:
    found = found_scale(["1", "3.75", "5"], [])
    assert found is not None
    assert found.step == 0.25


def test_without_scores_there_is_no_scale() -> None:
    assert found_scale(["", "NA"], []) is None


def test_a_score_is_carried_over_in_proportion() -> None:
    assert read("5.5", Scale(1, 10), Scale(1, 5)) == 3
    assert read("High", asked_scale("Low,Medium,High"), Scale(1, 5)) == 5


def test_words_on_a_scale_of_numbers_stand_in_proportion() -> None:
    assert [read(word) for word in ("Low", "Medium", "High")] == [1, 3, 5]


def test_a_score_outside_the_scale_is_not_moved_onto_it() -> None:
    found = read("7")
    assert isinstance(found, Unread)
    assert "--scale" in found.why


@pytest.mark.parametrize("text", ["5-1", "five", "Low,", "Low,low", "1"])
def test_a_scale_that_is_none_is_refused(text: str) -> None:
    with pytest.raises(KmapError):
        asked_scale(text)
