"""Text for a terminal is safe, measured in cells, and never cut."""

import io

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kmap.terminal import (
    Line,
    Span,
    listed,
    number,
    pad,
    printable,
    render,
    terminal_width,
    wants_color,
    width_of,
    wrap,
)

anything = st.text(alphabet=st.characters(), max_size=60)
texts = st.text(alphabet="ab-é漢字👩\u0301 ", max_size=60)
plain = st.text(alphabet="ab -.", max_size=60)


class TestPrintable:
    @pytest.mark.parametrize("space", ["\n", "\r", "\t", "\v", "\f", "\x85", "\u2028", "\u2029"])
    def test_white_space_that_ends_or_shifts_a_line_becomes_a_space(self, space: str) -> None:
        assert printable(f"a{space}b") == "a b"

    @pytest.mark.parametrize(
        ("character", "shown"), [("\x00", "\\x00"), ("\x1b", "\\x1b"), ("\x7f", "\\x7f"), ("\x9b", "\\x9b")]
    )
    def test_controls_are_spelled_out(self, character: str, shown: str) -> None:
        assert printable(f"a{character}b") == f"a{shown}b"

    @pytest.mark.parametrize(
        "mark", [*map(chr, range(0x202A, 0x202F)), *map(chr, range(0x2066, 0x206A)), "\u200e", "\u200f", "\u061c"]
    )
    def test_marks_that_turn_the_direction_of_text_are_spelled_out(self, mark: str) -> None:
        assert printable(f"a{mark}b") == f"a\\u{ord(mark):04x}b"

    @pytest.mark.parametrize("surrogate", [chr(0xD800), chr(0xDFFF)])
    def test_lone_surrogates_are_spelled_out(self, surrogate: str) -> None:
        assert printable(surrogate) == f"\\u{ord(surrogate):04x}"

    @pytest.mark.parametrize("text", ["Plain", "Ärzte, São Tomé", "漢字", "שלום", "مرحبا", "👩‍⚕️", "e\u0301", "\\x1b"])
    def test_other_text_stays_as_it_is(self, text: str) -> None:
        assert printable(text) == text

    @given(anything)
    def test_what_is_printable_stays_so(self, text: str) -> None:
        assert printable(printable(text)) == printable(text)

    @given(anything)
    def test_nothing_printed_ends_a_line_or_controls_a_terminal(self, text: str) -> None:
        safe = printable(text)
        assert len(safe.splitlines()) <= 1
        assert not any(ord(one) < 0x20 or 0x7F <= ord(one) < 0xA0 for one in safe)
        assert not any("\ud800" <= one <= "\udfff" for one in safe)


class TestWidthOf:
    @pytest.mark.parametrize(("text", "cells"), [("", 0), ("abc", 3), ("é", 1), ("e\u0301", 1), ("漢字", 4)])
    def test_wide_characters_take_two_cells_and_accents_none(self, text: str, cells: int) -> None:
        assert width_of(text) == cells


class TestWrap:
    @given(texts | plain, st.integers(1, 40))
    def test_no_character_is_lost_but_spaces_at_the_ends_of_lines(self, text: str, width: int) -> None:
        assert "".join(wrap(text, width)).replace(" ", "") == text.replace(" ", "")

    @given(texts | plain, st.integers(2, 40))
    def test_no_line_is_wider_than_the_width(self, text: str, width: int) -> None:
        assert all(width_of(line) <= width for line in wrap(text, width))

    @given(texts | plain, st.integers(-5, 40))
    def test_there_is_always_a_line(self, text: str, width: int) -> None:
        assert wrap(text, width)

    @given(st.lists(st.text("ab-", min_size=1, max_size=9), min_size=1), st.integers(9, 40))
    def test_no_word_that_fits_into_a_line_is_split(self, words: list[str], width: int) -> None:
        assert [word for line in wrap(" ".join(words), width) for word in line.split()] == words

    @given(st.lists(st.text("é漢-", min_size=1, max_size=4), min_size=1), st.integers(9, 40))
    def test_no_wide_word_that_fits_into_a_line_is_split(self, words: list[str], width: int) -> None:
        assert [word for line in wrap(" ".join(words), width) for word in line.split()] == words

    def test_text_that_fits_is_one_line_as_it_is(self) -> None:
        assert wrap("a  b ", 5) == ["a  b "]

    def test_word_longer_than_a_line_is_split(self) -> None:
        assert wrap("abcdefgh", 3) == ["abc", "def", "gh"]

    def test_wide_word_is_split_between_characters(self) -> None:
        assert wrap("漢字漢字", 5) == ["漢字", "漢字"]

    def test_accent_stays_with_its_letter(self) -> None:
        assert wrap("e\u0301e\u0301", 1) == ["e\u0301", "e\u0301"]


class TestPad:
    def test_text_is_filled_up_on_the_right(self) -> None:
        assert pad("ab", 4) == "ab  "

    def test_or_on_the_left(self) -> None:
        assert pad("ab", 4, right=True) == "  ab"

    def test_wide_text_is_filled_up_by_cells(self) -> None:
        assert pad("漢", 4) == "漢  "

    def test_text_that_is_too_long_is_never_cut(self) -> None:
        assert pad("abcdef", 4) == "abcdef"


class TestNumber:
    @pytest.mark.parametrize(
        ("value", "text"),
        [(4.0, "4"), (3.5, "3.5"), (0.1 + 0.2, "0.3"), (-0.0, "0"), (0, "0"), (-2.5, "-2.5"), (1e9, "1000000000")],
    )
    def test_number_is_written_as_people_do(self, value: float, text: str) -> None:
        assert number(value) == text


class TestListed:
    @pytest.mark.parametrize(
        ("words", "text"), [([], ""), (["a"], "a"), (["a", "b"], "a or b"), (["a", "b", "c"], "a, b or c")]
    )
    def test_words_are_listed_as_in_a_sentence(self, words: list[str], text: str) -> None:
        assert listed(words, "or") == text


class TestRender:
    LINES: tuple[Line, ...] = ([Span("a ", "bold"), Span("b  ")], [], [Span("c", "error"), Span("   ", "dim")])

    def test_without_colour_it_is_plain_text(self) -> None:
        assert render(self.LINES, color=False) == "a b\n\nc\n"

    def test_with_colour_each_span_is_set_and_set_back(self) -> None:
        assert render(self.LINES, color=True) == "\x1b[1ma \x1b[0mb\n\n\x1b[31mc\x1b[0m\n"

    def test_trailing_spaces_go(self) -> None:
        assert render([[Span("  "), Span(" ", "dim")]], color=True) == "\n"

    def test_no_lines_are_no_text(self) -> None:
        assert render([], color=True) == ""


class Terminal(io.StringIO):
    def isatty(self) -> bool:
        return True


class TestSurroundings:
    def test_in_a_pipe_the_width_is_eighty(self, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.delenv("COLUMNS", raising=False)
        assert terminal_width(io.StringIO()) == 80

    @pytest.mark.parametrize(("columns", "width"), [("120", 120), ("5", 20)])
    def test_columns_say_the_width_but_never_less_than_twenty(
        self, monkeypatch: pytest.MonkeyPatch, columns: str, width: int
    ) -> None:
        monkeypatch.setenv("COLUMNS", columns)
        assert terminal_width(io.StringIO()) == width

    @pytest.mark.parametrize(
        ("variable", "value", "color"),
        [(None, "", True), ("NO_COLOR", "1", False), ("NO_COLOR", "", True), ("TERM", "dumb", False)],
    )
    def test_colour_is_for_terminals_that_want_it(
        self, monkeypatch: pytest.MonkeyPatch, variable: str | None, value: str, color: bool
    ) -> None:
        monkeypatch.delenv("NO_COLOR", raising=False)
        monkeypatch.setenv("TERM", "xterm")
        if variable is not None:
            monkeypatch.setenv(variable, value)
        assert wants_color(Terminal()) is color

    def test_pipe_and_closed_stream_get_no_colour(self, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.delenv("NO_COLOR", raising=False)
        closed = io.StringIO()
        closed.close()
        assert not wants_color(io.StringIO())
        assert not wants_color(closed)
