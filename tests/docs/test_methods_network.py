"""What the methods page says of the network is what the code does."""

import re
from pathlib import Path

import pytest

from kmap import rooms
from kmap.analysis.network.brokerage import brokerage
from kmap.analysis.network.ranking import measure_names, rank
from kmap.register.reading import read_source
from kmap.register.register import Register
from kmap.register.source import Source
from kmap.report import Report, words
from kmap.reports.brokers import report as brokers_report
from kmap.reports.rank import report as rank_report

PAGE = (Path(__file__).parents[2] / "docs" / "methods.md").read_text(encoding="utf-8")
SECTION = PAGE.partition("\n## The network\n")[2].partition("\n## ")[0]


def table(after: str) -> list[dict[str, str]]:
    """Return the first table after some text, by its headings."""
    found = re.search(r"((?:^\|.*\n)+)", SECTION.partition(after)[2], flags=re.MULTILINE)
    assert found is not None
    head, _, *rows = ([cell.strip() for cell in line.strip("|").split("|")] for line in found[1].splitlines())
    return [dict(zip(head, row, strict=True)) for row in rows]


@pytest.fixture(scope="module")
def register() -> Register:
    read = read_source(Source("five.yaml", SECTION.partition("```yaml\n")[2].partition("```")[0])).register
    assert read is not None
    return read


def agrees(report: Report, rows: list[dict[str, str]]) -> None:
    found = {words(row[report.columns.index("id")]): dict(zip(report.columns, row, strict=True)) for row in report.rows}
    for row in rows:
        cells = found[row["id"]]
        said = {column: cell for column, cell in row.items() if column not in ("id", "why")}
        assert {
            column: words(round(cell, 5) if isinstance(cell := cells[column], float) else cell) for column in said
        } == said


def test_values_of_the_example_are_those_of_the_code(register: Register) -> None:
    agrees(rank_report(register, rank(register, measure_names())), table("<!-- expected: rank -->"))


def test_roles_of_the_example_are_those_of_the_code(register: Register) -> None:
    found = brokerage(register)
    agrees(brokers_report(register, found, found.brokers), table("<!-- expected: brokers -->"))


def test_every_measure_has_its_row() -> None:
    assert sorted(row["measure"] for row in table("never a number that is none")) == sorted(measure_names())


@pytest.mark.parametrize("name", measure_names())
def test_the_view_of_a_measure_is_what_it_says_itself(name: str) -> None:
    row = next(row for row in table("never a number that is none") if row["measure"] == name)
    view = rooms.module("analysis.network.measures", name.replace("-", "_")).VIEW
    assert row["view"].partition(";")[0] == view.partition(",")[0]
