"""Text: diagnostics with their line and a caret, and a tip."""

import pytest

from kmap.check import Checked
from kmap.errors import Diagnostic, Position, Severity
from kmap.formats.text import diagnostics
from kmap.terminal import Line, render, width_of

SEVERITIES = {Severity.ERROR: "KM201", Severity.WARNING: "KM203", Severity.INFO: "KM207"}


def diagnostic(
    source_line: str = "",
    column: int = 1,
    *,
    severity: Severity = Severity.ERROR,
    message: str = "wrong",
    tip: str = "",
) -> Diagnostic:
    code = SEVERITIES[severity]
    return Diagnostic("a.yaml", Position(3, column), severity, code, "name", message, tip, (), source_line)


def checked(*found: Diagnostic, paths: tuple[str, ...] = ("a.yaml",)) -> Checked:
    return Checked(paths, found, len(paths))


def plain(lines: list[Line]) -> list[str]:
    return render(lines, color=False).split("\n")[:-1]


def shown(source_line: str, column: int) -> tuple[str, str]:
    """Return the line of the register as it is shown, and the line with the caret below it."""
    _, line, caret, *_ = plain(diagnostics(checked(diagnostic(source_line, column))))
    return line, caret


def cell_below_caret(source_line: str, column: int) -> str:
    """Return the character that the caret stands below, counting cells of the terminal."""
    line, caret = shown(source_line, column)
    cells = caret.index("^")
    return next(character for index, character in enumerate(line) if width_of(line[:index]) == cells)


def test_a_finding_is_one_line_its_source_a_caret_and_a_tip() -> None:
    found = diagnostic("    influence: 11", 16, message="influence `11` is outside 1..5", tip="write a score")
    assert plain(diagnostics(checked(found))) == [
        "a.yaml:3:16: error: influence `11` is outside 1..5 [KM201]",
        "    3 |     influence: 11",
        "      |                ^",
        "      tip: write a score",
        "1 register: 1 error",
    ]


def test_a_finding_without_a_source_line_has_no_caret() -> None:
    assert plain(diagnostics(checked(diagnostic()))) == ["a.yaml:3:1: error: wrong [KM201]", "1 register: 1 error"]


def test_the_caret_stands_below_the_first_column() -> None:
    assert cell_below_caret("xnfluence: 11", 1) == "x"


def test_the_caret_stands_below_its_character_after_wide_ones() -> None:
    assert cell_below_caret("  - {name: 世界保健, influence: X1}", 29) == "X"


def test_the_caret_stands_below_its_character_after_accents_of_their_own() -> None:
    assert cell_below_caret("  - {name: Cafe\u0301, influence: X1}", 30) == "X"


def test_the_caret_stands_below_its_character_after_tabs() -> None:
    assert cell_below_caret("\t\tname:\tX1", 9) == "X"


def test_the_caret_stands_below_its_character_after_controls_that_are_spelled_out() -> None:
    assert cell_below_caret("a: \x1b[31m\u202e X1", 11) == "X"


def test_a_caret_may_stand_behind_the_end_of_the_line() -> None:
    assert shown("title: Heat", 12) == ("    3 | title: Heat", "      |            ^")


@pytest.mark.parametrize("column", [1, 49, 50, 51, 52, 120, 399, 400])
def test_of_a_long_line_the_part_around_the_caret_is_shown(column: int) -> None:
    text = "".join("X" if index == column - 1 else "abcdefghij"[index % 10] for index in range(400))
    assert cell_below_caret(text, column) == "X"
    assert len(shown(text, column)[0]) < 120


def test_a_line_that_is_cut_says_so_at_both_ends() -> None:
    line, _ = shown("a" * 400, 200)
    assert line.startswith("    3 | ...a")
    assert line.endswith("a...")


def test_a_line_of_a_hundred_characters_is_not_cut() -> None:
    assert shown("a" * 100, 80)[0] == "    3 | " + "a" * 100


@pytest.mark.parametrize(
    ("found", "summary"),
    [
        ([], "1 register: nothing to find fault with"),
        ([Severity.ERROR], "1 register: 1 error"),
        ([Severity.WARNING, Severity.WARNING], "1 register: 2 warnings"),
        ([Severity.INFO], "1 register: 1 remark"),
        (
            [Severity.INFO, Severity.ERROR, Severity.WARNING, Severity.ERROR],
            "1 register: 2 errors, 1 warning, 1 remark",
        ),
    ],
)
def test_the_last_line_counts_what_was_found(found: list[Severity], summary: str) -> None:
    lines = plain(diagnostics(checked(*(diagnostic(severity=severity) for severity in found))))
    assert lines[-1] == summary


def test_the_last_line_counts_the_registers() -> None:
    assert plain(diagnostics(checked(paths=("a.yaml", "b.yaml")))) == ["2 registers: nothing to find fault with"]


UNSAFE = ["\x1b[31m", "\x9b2J", "\x07", "\r", "\n", "\u202e", "\u2066", "\u200f", "\ufeff", "\ud800"]


@pytest.mark.parametrize("unsafe", UNSAFE, ids=ascii)
def test_nothing_in_a_finding_can_act_on_the_terminal(unsafe: str) -> None:
    found = Diagnostic(
        f"a{unsafe}.yaml",
        Position(1, 3),
        Severity.ERROR,
        "KM201",
        "name",
        f"a{unsafe}b",
        f"c{unsafe}d",
        (),
        f"e{unsafe}f",
    )
    text = "".join(plain(diagnostics(checked(found))))
    assert unsafe[0] not in text


def test_a_tip_wraps_below_itself() -> None:
    lines = plain(diagnostics(checked(diagnostic(tip="word" + " word" * 29)), 60))
    assert [line[:11] for line in lines[1:-1]] == ["      tip: ", *["           "] * (len(lines) - 3)]
    assert all(len(line) <= 60 for line in lines[1:])


def test_severities_are_coloured_where_colour_is_wanted() -> None:
    assert "\x1b[31merror\x1b[0m" in render(diagnostics(checked(diagnostic())), color=True)
