"""CSV: what a spreadsheet and a program read back."""

import csv
import datetime
import io
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kmap.formats.csv import report
from kmap.report import Report


def read_back(*cells: Any) -> list[str]:
    """Return the cells of one row as a program reads them."""
    text = report(Report("grid", "Heat", tuple(f"c{index}" for index in range(len(cells))), (cells,)))
    return list(csv.reader(io.StringIO(text, newline="")))[1]


def test_the_first_line_names_the_columns_as_json_does() -> None:
    assert report(Report("grid", "Heat", ("id", "could_be"), ())) == "id,could_be\n"


def test_notes_and_title_are_left_out() -> None:
    assert report(Report("grid", "Heat", ("id",), (("staff",),), ("a note",))) == "id\nstaff\n"


@pytest.mark.parametrize(
    ("cell", "text"),
    [
        (None, ""),
        (True, "yes"),
        (False, "no"),
        (0, "0"),
        (-2, "-2"),
        (3.0, "3"),
        (-0.5, "-0.5"),
        (0.1 + 0.2, "0.3"),
        (datetime.date(2026, 10, 1), "2026-10-01"),
        (("monitor", "keep-informed"), "monitor; keep-informed"),
        ((), ""),
    ],
)
def test_a_cell_is_written_as_people_write_it(cell: Any, text: str) -> None:
    assert read_back(cell, "end") == [text, "end"]


@pytest.mark.parametrize("text", ['a "b" c', "a, b", "a\nb", "'a'", "a;b", "é 世界", "a=b", "1-2"])
def test_text_comes_back_as_it_was(text: str) -> None:
    assert read_back(text, "end") == [text, "end"]


@pytest.mark.parametrize("sign", ["=", "+", "-", "@", "＝", "＋", "－", "＠"])
@pytest.mark.parametrize("lead", ["", " ", "\t", "\r", "\n", "\xa0"], ids=ascii)
def test_text_that_would_be_a_formula_begins_with_an_apostrophe(lead: str, sign: str) -> None:
    [cell] = read_back(f"{lead}{sign}HYPERLINK(1)")
    assert cell.startswith("'")


def test_a_list_that_would_be_a_formula_begins_with_an_apostrophe() -> None:
    assert read_back(("=1+1", "x"), "end") == ["'=1+1; x", "end"]


@pytest.mark.parametrize("unsafe", ["\x1b", "\0", "\x9b", "\u202e", "\ufeff", "\ud800"], ids=ascii)
def test_nothing_in_it_can_act_on_a_terminal(unsafe: str) -> None:
    assert unsafe not in report(Report("grid", "Heat", ("name",), ((f"a{unsafe}b",),)))


@given(st.lists(st.text(max_size=20), min_size=2, max_size=4))
def test_any_text_stays_in_its_own_cell(texts: list[str]) -> None:
    assert len(read_back(*texts)) == len(texts)


def test_a_report_in_parts_is_one_table_that_names_the_part_of_each_row() -> None:
    part = Report("roles", "Roles", ("id", "count"), (("nurses", 2),))
    whole = Report("brokers", "Brokers", ("id", "share"), (("gps", 0.5),), (), (part,))
    assert report(whole) == "part,id,share,count\nbrokers,gps,0.5,\nroles,nurses,,2\n"


def test_a_report_with_a_column_called_part_names_its_tables_in_another() -> None:
    history = Report("history", "History", ("round",), (("spring",),))
    whole = Report("show", "NHSA", ("part", "field"), (("who", "id"),), (), (history,))
    assert report(whole) == "table,part,field,round\nshow,who,id,\nhistory,,,spring\n"
