"""Markdown: a table that shows text as it is."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kmap.formats.markdown import escape, report
from kmap.report import Report


def table(*cells: str) -> str:
    return report(Report("grid", "Heat", tuple(f"c{index}" for index in range(len(cells))), (cells,)))


def test_a_report_is_a_heading_a_table_and_a_list_of_notes() -> None:
    made = report(Report("grid", "Heat", ("id", "could_be"), (("staff", ("a", "b")), ("x", None)), ("one", "two")))
    assert made.split("\n") == [
        "## Heat",
        "",
        "| id | could be |",
        "| --- | --- |",
        "| staff | a; b |",
        "| x |  |",
        "",
        "- one",
        "- two",
        "",
    ]


def test_a_report_without_notes_ends_with_its_table() -> None:
    assert table("x").endswith("| x |\n")


@pytest.mark.parametrize("sign", list("\\`*_[]<>|#~"))
def test_a_sign_of_markdown_is_shown_not_obeyed(sign: str) -> None:
    assert escape(f"a{sign}b") == f"a\\{sign}b"


def test_html_is_shown_not_obeyed() -> None:
    assert escape("<img src=x onerror=alert(1)>") == "\\<img src=x onerror=alert(1)\\>"


def test_an_entity_is_shown_not_obeyed() -> None:
    assert escape("R&D &lt;b&gt;") == "R&amp;D &amp;lt;b&amp;gt;"


def test_a_link_is_shown_not_obeyed() -> None:
    assert escape("[x](javascript:1)") == "\\[x\\](javascript:1)"


def test_a_line_feed_ends_no_row() -> None:
    assert table("a\nb\r\nc") == "## Heat\n\n| c0 |\n| --- |\n| a b  c |\n"


def test_title_and_notes_are_escaped_too() -> None:
    made = report(Report("grid", "A | *b*", ("id",), (), ("c_d",)))
    assert made.startswith("## A \\| \\*b\\*\n")
    assert made.endswith("- c\\_d\n")


@pytest.mark.parametrize("unsafe", ["\x1b", "\0", "\x9b", "\u202e", "\ufeff", "\ud800"], ids=ascii)
def test_nothing_in_it_can_act_on_a_terminal(unsafe: str) -> None:
    assert unsafe not in table(f"a{unsafe}b")


@given(st.lists(st.text(max_size=20), min_size=1, max_size=4))
def test_any_text_stays_in_its_own_cell(texts: list[str]) -> None:
    row = table(*texts).split("\n")[4]
    bars = [index for index, sign in enumerate(row) if sign == "|" and not escaped(row, index)]
    assert len(bars) == len(texts) + 1


def escaped(text: str, index: int) -> bool:
    """Say whether the sign at an index follows an odd number of backslashes."""
    before = text[:index]
    return (len(before) - len(before.rstrip("\\"))) % 2 == 1


def test_the_parts_of_a_report_follow_under_lower_titles() -> None:
    part = Report("roles", "Roles", ("id",), (("nurses",),))
    made = report(Report("brokers", "Brokers", ("id",), (("gps",),), (), (part,)))
    assert made == "## Brokers\n\n| id |\n| --- |\n| gps |\n\n### Roles\n\n| id |\n| --- |\n| nurses |\n"


def test_a_report_of_notes_alone_has_no_table() -> None:
    assert report(Report("changes", "Changes", ("id",), (), ("Nothing.",))) == "## Changes\n\n- Nothing.\n"
