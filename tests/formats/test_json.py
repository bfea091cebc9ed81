"""JSON: versioned, with the same keys always, and safe to print."""

import datetime
import json
from typing import Any

import pytest

from kmap.check import Checked
from kmap.errors import Diagnostic, Position, Severity
from kmap.formats.json import diagnostics, report
from kmap.report import Report

FOUND = Diagnostic(
    "a.yaml",
    Position(3, 16),
    Severity.ERROR,
    "KM201",
    "score-outside-scale",
    "influence `11` is outside 1..5",
    "write a score",
    ("stakeholders", 0, "influence"),
    "    influence: 11",
    fails=True,
)


def read_report(*rows: tuple[Any, ...], columns: tuple[str, ...] = ("value",)) -> Any:
    return json.loads(report(Report("grid", "Heat", columns, rows, ("a note",))))


def test_a_report_says_its_format_version_title_rows_and_notes() -> None:
    assert read_report(("staff", 3.5), columns=("id", "influence")) == {
        "format": "kmap-grid",
        "version": 1,
        "title": "Heat",
        "rows": [{"id": "staff", "influence": 3.5}],
        "notes": ["a note"],
    }


@pytest.mark.parametrize(
    ("cell", "value"),
    [
        (None, None),
        (True, True),
        (0, 0),
        (datetime.date(2026, 10, 1), "2026-10-01"),
        (("monitor", "keep-informed"), ["monitor", "keep-informed"]),
        ((), []),
        ("", ""),
        ("é 世界 \x1b[31m \u202e \x9b \ud800 \u2028", "é 世界 \x1b[31m \u202e \x9b \ud800 \u2028"),
    ],
)
def test_a_cell_keeps_what_it_is(cell: Any, value: Any) -> None:
    assert read_report((cell,))["rows"] == [{"value": value}]


def test_the_same_report_gives_the_same_keys_in_the_same_order() -> None:
    assert list(read_report()) == ["format", "version", "title", "rows", "notes"]


def test_a_check_says_what_was_checked_counted_and_found() -> None:
    assert json.loads(diagnostics(Checked(("a.yaml", "b.yaml"), (FOUND,), 2))) == {
        "format": "kmap-check",
        "version": 1,
        "registers": ["a.yaml", "b.yaml"],
        "counts": {"error": 1, "warning": 0, "info": 0},
        "failed": True,
        "known": 0,
        "gone": [],
        "diagnostics": [
            {
                "path": "a.yaml",
                "line": 3,
                "column": 16,
                "severity": "error",
                "code": "KM201",
                "name": "score-outside-scale",
                "message": "influence `11` is outside 1..5",
                "tip": "write a score",
                "route": ["stakeholders", 0, "influence"],
            }
        ],
    }


def test_a_check_that_found_nothing_has_the_same_keys() -> None:
    clean = json.loads(diagnostics(Checked(("a.yaml",), (), 1)))
    found = json.loads(diagnostics(Checked(("a.yaml",), (FOUND,), 1)))
    assert list(clean) == list(found)
    assert clean["diagnostics"] == []
    assert not clean["failed"]


def test_a_check_without_any_register_that_could_be_opened_has_failed() -> None:
    assert json.loads(diagnostics(Checked(("a.yaml",), (FOUND,), 0)))["failed"]


@pytest.mark.parametrize(
    "unsafe", ["\x1b", "\x7f", "\x9b", "\u202e", "\u2066", "\u200f", "\ufeff", "\ud800"], ids=ascii
)
def test_nothing_in_it_can_act_on_a_terminal(unsafe: str) -> None:
    assert unsafe not in report(Report("grid", f"T{unsafe}", ("name",), ((f"a{unsafe}b",),)))


def test_names_in_other_scripts_stay_readable() -> None:
    assert "世界 é" in report(Report("grid", "世界 é", ("name",), ()))


def test_it_ends_with_one_line_feed() -> None:
    text = report(Report("grid", "Heat", ("name",), ()))
    assert text.endswith("}\n")
    assert not text.endswith("\n\n")


def test_the_parts_of_a_report_stand_by_name() -> None:
    part = Report("roles", "Roles", ("id", "count"), (("nurses", 2), ("gps", None)), ("a note",))
    made = json.loads(report(Report("brokers", "Brokers", ("id",), (("nurses",),), (), (part,))))
    assert made["rows"] == [{"id": "nurses"}]
    assert made["parts"] == {
        "roles": {
            "title": "Roles",
            "rows": [{"id": "nurses", "count": 2}, {"id": "gps", "count": None}],
            "notes": ["a note"],
        }
    }


def test_a_report_without_parts_has_no_such_key() -> None:
    assert "parts" not in json.loads(report(Report("grid", "Grid", ("id",), ())))
