"""The grid as a table."""

import datetime
import json
from collections.abc import Callable
from dataclasses import replace

import pytest

from kmap.analysis.change.movement import movement
from kmap.analysis.grid import place
from kmap.formats import csv as csv_format
from kmap.formats import json as json_format
from kmap.register.register import Register
from kmap.report import Cell, Report
from kmap.reports.grid import COLUMNS, report

Read = Callable[..., Register]

REGISTER = """
    stakeholders:
      - {id: written, name: Written, category: industry, influence: 5, interest: 3, impact: 2}
      - id: assessed
        name: Assessed
        interest: 4
        assessments:
          - {date: 2026-05-01, by: AK, influence: 2}
          - {date: 2026-05-01, by: RM, influence: 5}
          - {date: 2026-05-01, influence: 5}
      - {id: half, name: Half, influence: 5}
    """


@pytest.fixture(scope="module")
def table(read: Read) -> Report:
    return report(place(read(REGISTER)))


def row(table: Report, id_: str) -> dict[str, Cell]:
    """Return the cells of a row by column."""
    return next(dict(zip(table.columns, cells, strict=True)) for cells in table.rows if cells[0] == id_)


def test_each_row_has_a_cell_for_each_column(table: Report) -> None:
    assert {len(cells) for cells in table.rows} == {len(COLUMNS)}


def test_rows_are_in_the_order_of_the_register(table: Report) -> None:
    assert [cells[0] for cells in table.rows] == ["written", "assessed", "half"]


def test_row_says_place_and_doubt(table: Report) -> None:
    cells = row(table, "written")
    assert (cells["influence"], cells["interest"], cells["impact"]) == (5, 3, 2)
    assert (cells["quadrant"], cells["could_be"], cells["missing"]) == ("keep-satisfied", ("manage-closely",), ())


def test_written_scores_have_no_range_and_no_assessors(table: Report) -> None:
    cells = row(table, "written")
    assert (cells["influence_lowest"], cells["influence_highest"], cells["assessors"]) == (None, None, 0)


def test_assessed_scores_have_their_range_and_the_number_of_assessors(table: Report) -> None:
    cells = row(table, "assessed")
    assert (cells["influence"], cells["influence_lowest"], cells["influence_highest"]) == (5, 2, 5)
    assert (cells["interest_lowest"], cells["assessors"], cells["contested"]) == (None, 3, True)


def test_missing_score_is_nothing_and_is_named(table: Report) -> None:
    cells = row(table, "half")
    assert (cells["interest"], cells["missing"], cells["quadrant"]) == (None, ("interest",), "unscored")


def test_notes_say_the_rule_that_was_used(table: Report) -> None:
    assert table.notes == (
        "scale 1 to 5 in steps of 1",
        "influence and interest are high above 3 (midpoint)",
        "a score on its threshold is doubtful",
    )


def test_title_names_the_topic(read: Read) -> None:
    register = read("title: A map\ntopics: [{id: heat, name: Hot weather}]\nstakeholders: []")
    assert report(place(register, "heat")).title == "A map: Hot weather"


def test_csv_has_nothing_where_there_is_nothing(table: Report) -> None:
    half = csv_format.report(table).splitlines()[3]
    assert half == "half,Half,,5,,,unscored,,interest,no,,,,,0"


def test_json_has_null_where_there_is_nothing(table: Report) -> None:
    half = json.loads(json_format.report(table))["rows"][2]
    assert list(half) == list(COLUMNS)
    assert (half["interest"], half["influence"], half["could_be"], half["contested"]) == (None, 5, [], False)


def test_movement_is_a_part_with_a_row_for_each_value(read: Read) -> None:
    register = read(REGISTER)
    moved = movement(replace(register, day=datetime.date(2026, 1, 1)), register)
    whole = report(moved.after, moved)
    assert whole.rows == report(moved.after).rows
    (part,) = whole.parts
    assert part.name == "moves"
    assert [row[:6] for row in part.rows] == [
        ("moved", "assessed", "Assessed", "quadrant", "unscored", "manage-closely"),
        ("moved", "assessed", "Assessed", "influence", None, 5),
    ]


def test_no_movement_is_said_in_the_part(read: Read) -> None:
    register = read(REGISTER)
    (part,) = report(place(register), movement(register, register)).parts
    assert (part.rows, part.notes) == ((), ("nobody moved, came or left since 2026-10-01",))
