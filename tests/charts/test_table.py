"""Any report in the terminal: tables that share one look."""

import pytest

from kmap.charts.table import draw
from kmap.report import Cell, Report
from kmap.terminal import render, width_of


def drawn(report: Report, width: int = 80) -> list[str]:
    return render(draw(report, width), color=False).splitlines()


def table(columns: tuple[str, ...], *rows: tuple[Cell, ...], notes: tuple[str, ...] = ()) -> Report:
    return Report("t", "A title", columns, rows, notes)


def test_numbers_stand_on_the_right_of_their_column_and_text_on_the_left() -> None:
    made = drawn(table(("name", "score"), ("Nurses", 12.5), ("GPs", 3)))
    assert made == ["A title", "name    score", "Nurses   12.5", "GPs         3"]


def test_a_cell_with_nothing_is_a_hyphen_and_never_a_nought() -> None:
    assert drawn(table(("name", "score"), ("Nurses", None), ("GPs", 0)))[2:] == ["Nurses      -", "GPs         0"]


def test_numbers_are_shown_to_three_decimals() -> None:
    assert drawn(table(("a",), (0.123456,)))[2] == "0.123"


def test_a_column_of_truth_values_is_in_words() -> None:
    assert drawn(table(("a", "b"), (True, "x"), (False, "y")))[2:] == ["yes  x", "no   y"]


def test_the_widest_text_gives_way_first_and_no_word_is_lost() -> None:
    text = "because they fund the whole of the programme and set the rules that all others follow"
    made = drawn(table(("name", "why"), ("Agency", text)), 40)
    assert all(len(line) <= 40 for line in made)
    assert " ".join(line[8:].strip() for line in made[2:]) == text


@pytest.mark.parametrize("width", [20, 30, 47, 60, 80, 120])
def test_no_line_is_wider_than_the_terminal(width: int) -> None:
    row = ("A long name of a stakeholder", 4.25, ("first", "second"), "two words", None)
    made = drawn(
        table(("stakeholder", "score", "formats_asked_for", "what_else", "none"), row, notes=("x " * 60,)), width
    )
    assert all(width_of(line) <= width for line in made)


def test_a_row_that_does_not_fit_becomes_a_block_with_a_line_for_each_cell() -> None:
    made = drawn(table(("stakeholder", "influence", "quadrant"), ("Nurses", 2, "keep-informed")), 24)
    assert made == ["A title", "Nurses", "  influence", "          2", "  quadrant", "          keep-informed"]


def test_parts_follow_under_their_own_titles() -> None:
    whole = Report("t", "Whole", ("a",), (("1",),), (), (Report("p", "Part", ("b",), (("2",),), ("a note",)),))
    assert drawn(whole) == ["Whole", "a", "1", "", "Part", "b", "2", "", "a note"]


def test_a_report_of_sentences_alone_shows_no_headings() -> None:
    assert drawn(table(("a", "b"), notes=("Nothing has moved.",))) == ["A title", "Nothing has moved."]


def test_what_a_register_holds_can_not_act_on_the_terminal() -> None:
    made = render(draw(table(("a\x1b[31m",), ("b\x1b]0;x\x07",), notes=("c\x1b[2J",))), color=True)
    assert "\x1b]" not in made and "\x07" not in made and "\x1b[2J" not in made


@pytest.mark.parametrize("unsafe", ["\x1b[2J", "\x9b", "\u202e", "\u2066", "\x07"], ids=ascii)
def test_nothing_in_a_report_can_act_on_the_terminal(unsafe: str) -> None:
    part = Report("p", f"P{unsafe}", (f"c{unsafe}",), ((f"x{unsafe}",),))
    whole = Report("t", f"T{unsafe}", ("name",), ((f"a{unsafe}b",),), (f"n{unsafe}",), (part,))
    assert unsafe[0] not in "".join(drawn(whole))
